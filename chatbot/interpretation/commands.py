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


def find_command(sentence: Sentence, vocabulary: Vocabulary | None) -> Steering | None:
    """The command that the words give, if they give one."""
    change = _change(sentence, vocabulary)
    if change is not None:
        return change
    for clause in sentence.clauses:
        words = sentence.words[clause.first : clause.last]
        found = find("commands", sentence.utterance.languages, words, clause.first)
        if found:
            return Steering(Command(found[0].key))
    return None


def _change(sentence: Sentence, vocabulary: Vocabulary | None) -> Steering | None:
    if vocabulary is None:
        return None
    if not find("change", sentence.utterance.languages, sentence.words):
        return None
    named = vocabulary.named(sentence.utterance)
    return Steering(Command.CHANGE, named) if named is not None else None
