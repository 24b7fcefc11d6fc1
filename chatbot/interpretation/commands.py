"""Words that steer the conversation instead of answering."""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.interpretation.grammar import find
from chatbot.interpretation.polarity import Sentence
from chatbot.interpretation.reading import Command
from chatbot.interpretation.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Steering:
    """A steering command."""

    command: Command
    target: str | None = None
    """The question that a change names; None: none."""


_ALONE = frozenset(("repeat_alone",))
"""Words that steer only where nothing else is said: "sorry", "what"."""


def find_command(sentence: Sentence, vocabulary: Vocabulary, asked: str) -> Steering | None:
    """The command that the words give, if they give one.

    Args:
        sentence: The answer.
        vocabulary: What names the question that is to be changed.
        asked: Id of the question that was put: to correct its own answer is to answer it.
    """
    change = _change(sentence, vocabulary, asked)
    if change is not None:
        return change
    for clause in sentence.clauses:
        words = sentence.words[clause.first : clause.last]
        found = find("commands", sentence.utterance.languages, words, clause.first)
        if found and (len(sentence.clauses) == 1 or found[0].key not in _ALONE):
            return Steering(Command(found[0].key.removesuffix("_alone")))
    return None


def _change(sentence: Sentence, vocabulary: Vocabulary, asked: str) -> Steering | None:
    if not find("change", sentence.utterance.languages, sentence.words):
        return None
    named = vocabulary.named(sentence.utterance)
    if named is not None:
        return None if named == asked else Steering(Command.CHANGE, named)
    spoken_of = any(word.key in _ANSWERS for word in sentence.words) or any(
        thing in sentence.utterance.text for thing in ("答案", "回答", "前面", "之前")
    )
    return Steering(Command.CHANGE) if spoken_of else None


_ANSWERS = frozenset("answer answers question something".split())
"""Words for an answer given before, where no question is named."""
