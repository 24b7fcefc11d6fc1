"""The words of an answer as patterns compare them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from chatbot.interpretation.lexicon import AROUND, PASSED_OVER
from chatbot.interpretation.normalise import Token
from chatbot.interpretation.plain_figures import figure_of
from chatbot.interpretation.spelling import Readings, Respeller

MOST_PASSED = 8
"""Words that are passed over in a row at most."""
_NONE: frozenset[str] = frozenset()


class Words:
    """The words of an utterance, or of one clause, as one set of patterns may read them."""

    def __init__(self, tokens: Sequence[Token], readings: Sequence[Readings]) -> None:
        self.tokens = tokens
        self.readings = [meant for meant, _ in readings]
        """For each word what it may stand for, with 1 where the spelling is not the typed one."""
        self._signs = [signs for _, signs in readings]
        self._after: dict[int, frozenset[str]] = {}
        self.passed_over = [token.key in PASSED_OVER for token in tokens]
        """For each word whether it may stand between any two words of a pattern."""

    @cached_property
    def _said(self) -> frozenset[str]:
        return frozenset().union(*self._signs)

    @cached_property
    def figures(self) -> dict[int, float]:
        """Index of a word to the number that it is."""
        every = ((index, figure_of(token)) for index, token in enumerate(self.tokens))
        return {index: figure for index, figure in every if figure is not None}

    def lacks(self, needed: Iterable[frozenset[str]]) -> bool:
        """True where of some set none of its words is there."""
        for one_of in needed:
            if one_of.isdisjoint(self._said):
                return True
        return False

    def after(self, index: int) -> frozenset[str]:
        """What the words stand for that may be the next one to this (-1: to the beginning).

        Every reading of each, and its first one and two letters: "me*".
        """
        signs = self._after.get(index)
        if signs is None:
            signs = self._after[index] = self._from(index + 1)
        return signs

    def _from(self, index: int) -> frozenset[str]:
        if index >= len(self.tokens):
            return _NONE
        signs = self._signs[index]
        for following in range(index + 1, min(index + MOST_PASSED + 1, len(self.tokens))):
            if not self.passed_over[following - 1]:
                break
            signs = signs | self._signs[following]
        return signs

    def _fillers(self, indices: Iterable[int]) -> int:
        count = 0
        for index in indices:
            token = self.tokens[index]
            if token.kind != "punct" and token.key not in AROUND:
                break
            count += 1
        return count

    @cached_property
    def _begin(self) -> int:
        return self._fillers(range(len(self.tokens)))

    @cached_property
    def _end(self) -> int:
        return len(self.tokens) - self._fillers(range(len(self.tokens) - 1, -1, -1))

    def at_begin(self, index: int) -> bool:
        """True when only fillers stand before this word."""
        return index <= self._begin

    def at_end(self, index: int) -> bool:
        """True when only fillers stand from this word on."""
        return index >= self._end


class WordReader:
    """Words as one respeller reads them; the latest are remembered, for many patterns read the same."""

    def __init__(self, respeller: Respeller) -> None:
        self.respeller = respeller
        self._latest: dict[int, Words] = {}

    def words(self, tokens: Sequence[Token]) -> Words:
        """The words of ``Utterance.words``, or of a slice of them."""
        words = self._latest.get(id(tokens))
        if words is None or words.tokens is not tokens:
            words = Words(tokens, self.respeller.readings(tokens))
            if len(self._latest) >= _MOST_REMEMBERED:
                self._latest.clear()
            self._latest[id(tokens)] = words
        return words


_MOST_REMEMBERED = 16
"""Stretches whose words are remembered at most: the clauses and slices of an answer or two."""
