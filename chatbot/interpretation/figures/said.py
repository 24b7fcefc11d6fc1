"""Everything that an answer says in figures, each figure with its part in it."""

from __future__ import annotations

from functools import lru_cache

from chatbot.interpretation.figures.composite import join_composites
from chatbot.interpretation.figures.differences import with_differences
from chatbot.interpretation.figures.levels import Level, find_levels
from chatbot.interpretation.figures.limits import find_limits, find_multiples, with_multiples_as_figures
from chatbot.interpretation.figures.naming import name_figures, without_comparison
from chatbot.interpretation.figures.scan import Figure, Item, scan
from chatbot.interpretation.figures.statements import Statement
from chatbot.interpretation.figures.timeline import place_in_time, take_back
from chatbot.interpretation.normalise import Token, Utterance
from criteria.frozen import frozen


@frozen
class Said:
    """Everything that an answer says in figures."""

    tokens: tuple[Token, ...]
    items: tuple[Item, ...]
    statements: tuple[Statement, ...]
    levels: tuple[Level, ...]
    compared: str | None
    """Id of the test that the answer is said to equal; None: none."""


class _Words:
    """An utterance as a cache key: one answer is read for several questions in a row."""

    __slots__ = ("utterance",)

    def __init__(self, utterance: Utterance) -> None:
        self.utterance = utterance

    def __hash__(self) -> int:
        return hash(self.utterance.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Words) and self.utterance.tokens == other.utterance.tokens


def read_said(utterance: Utterance) -> Said:
    """The figures and levels of an answer, each with its part in it; shared, so not to be changed."""
    return _read_said(_Words(utterance))


@lru_cache(maxsize=2)
def _read_said(words: _Words) -> Said:
    utterance = words.utterance
    tokens = utterance.tokens
    items, compared = without_comparison(tokens, scan(utterance))
    items = with_differences(tokens, join_composites(tokens, with_multiples_as_figures(tokens, items)))
    figures = [(at, item) for at, item in enumerate(items) if isinstance(item, Figure)]
    statements = [Statement(figure, at, doubtful=figure.reckoned) for at, figure in figures]
    name_figures(tokens, items, statements)
    find_multiples(tokens, items, statements)
    find_limits(tokens, items, statements)
    place_in_time(tokens, items, statements)
    take_back(tokens, items, statements)
    limits = frozenset(one.at for one in statements if one.is_limit)
    return Said(tokens, tuple(items), tuple(statements), find_levels(tokens, items, limits), compared)
