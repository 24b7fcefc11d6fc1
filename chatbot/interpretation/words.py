"""The words of an answer as patterns compare them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chatbot.interpretation.lexicon import AROUND
from chatbot.interpretation.normalise import Token
from chatbot.interpretation.plain_figures import figure_of
from chatbot.interpretation.remembered import remembered
from chatbot.interpretation.spelling import Readings, Respeller

MOST_PASSED = 8
"""Words that are passed over in a row at most."""
_NONE: frozenset[str] = frozenset()


class Words:
    """The words of an utterance, or of one clause, as one set of patterns may read them."""

    def __init__(self, tokens: Sequence[Token], readings: Sequence[Readings]) -> None:
        self.tokens = tokens
        self.readings: tuple[dict[str, int], ...]
        """For each word what it may stand for, with 1 where the spelling is not the typed one."""
        self._signs: tuple[frozenset[str], ...]
        self.passed_over: tuple[bool, ...]
        """For each word whether it may stand between any two words of a pattern."""
        self.readings, self._signs, self.passed_over = zip(*readings, strict=True)
        self.ahead = [*self._signs, _NONE]
        """For each word, and the end, what the words stand for that may be the next one there.

        Every reading of each, and its first one and two letters: "me*".
        """
        for index, is_passed_over in enumerate(self.passed_over):
            if is_passed_over:
                self.ahead[index] = self._from(index)

    @remembered
    def _said(self) -> frozenset[str]:
        return frozenset().union(*self._signs)

    @remembered
    def figures(self) -> dict[int, float]:
        """Index of a word to the number that it is."""
        every = ((index, figure_of(token)) for index, token in enumerate(self.tokens))
        return {index: figure for index, figure in every if figure is not None}

    def lacks(self, needed: Iterable[frozenset[str]]) -> bool:
        """True where of some set none of its words is there."""
        said = self._said
        for one_of in needed:
            if one_of.isdisjoint(said):
                return True
        return False

    def _from(self, index: int) -> frozenset[str]:
        signs = self._signs[index]
        for following in range(index + 1, min(index + MOST_PASSED + 1, len(self.tokens))):
            signs = signs | self._signs[following]
            if not self.passed_over[following]:
                break
        return signs

    def _fillers(self, indices: Iterable[int]) -> int:
        count = 0
        for index in indices:
            token = self.tokens[index]
            if token.kind != "punct" and token.key not in AROUND:
                break
            count += 1
        return count

    @remembered
    def _begin(self) -> int:
        return self._fillers(range(len(self.tokens)))

    @remembered
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
