"""Direct yes and no, in both languages: the word itself, or the question's verb said back."""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.interpretation.grammar import find
from chatbot.interpretation.lexicon import AROUND
from chatbot.interpretation.polarity import Sentence

_MODALS = ("can't", "cannot", "can not", "不能", "不可以", "不适合", "没法", "不宜", "无法")


@dataclass(frozen=True, slots=True)
class Direct:
    """A direct yes or no."""

    value: bool | None
    """None: "yes and no"."""
    first: int
    last: int
    leading: bool
    """True when it opens its clause, so that the rest of the clause elaborates on it."""
    whole: bool
    """True when the clause says nothing else."""


def find_direct(sentence: Sentence, question: str = "") -> list[Direct]:
    """The direct answers, at most one a clause, in order.

    Args:
        sentence: The answer.
        question: The question's wording, where there is one: whether its "can" is denied decides what
            "I can't" says.
    """
    reversed_can = any(modal in question.lower() for modal in _MODALS)
    found = []
    for clause in sentence.clauses:
        if clause.mark == "?" and len(sentence.clauses) > 1:
            continue
        direct = _in_clause(sentence, clause.first, clause.last, reversed_can)
        if direct is not None:
            found.append(direct)
    return found


def _in_clause(sentence: Sentence, first: int, last: int, reversed_can: bool) -> Direct | None:
    words = sentence.words[first:last]
    matches = find("yesno", sentence.utterance.languages, words, first)
    if not matches:
        return None
    values = {_value(match.key, reversed_can) for match in matches}
    value = values.pop() if len(values) == 1 else None
    start, end = min(match.first for match in matches), max(match.last for match in matches)
    return Direct(value, start, end, start - first <= 1, _nothing_but(sentence, first, start, end, last))


def _value(key: str, reversed_can: bool) -> bool | None:
    if key in ("can", "cannot"):
        return (key == "can") != reversed_can
    return None if key == "both" else key == "yes"


def _nothing_but(sentence: Sentence, first: int, start: int, end: int, last: int) -> bool:
    rest = [*sentence.words[first:start], *sentence.words[end:last]]
    return all(word.kind == "punct" or word.key in AROUND for word in rest)
