"""The matchers of compiled patterns, one a part; see ``chatbot.interpretation.patterns`` for the parts."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from chatbot.interpretation.lexicon import AROUND, GAP_ENDS, PASSED_OVER
from chatbot.interpretation.normalise import Token
from chatbot.interpretation.plain_figures import figure_of
from chatbot.interpretation.spelling import Readings, Respeller

Node = tuple[Any, ...]
"""A part of a pattern: its name and its own parts."""
Positions = frozenset[tuple[int, int, int]]
"""Where a match may stand: index of the next word, words matched so far, misspelt words so far."""
Entry = tuple[int, int, frozenset[str] | None, frozenset[str] | None]
"""Key and node of a pattern; words of which one must be there for it to match, and of which one must stand
next: see ``chatbot.interpretation.openings``; None: none in particular."""

_NOWHERE: Positions = frozenset()
_NONE: frozenset[str] = frozenset()
_GAP_WORDS = 4
_GAP_HAN = 6
_MOST_PASSED = 8
"""Words that are passed over in a row at most."""
_MOST_REPEATED = 12
"""How often a part that may be repeated is looked for at most."""


class Compiled(NamedTuple):
    """Patterns, ready to be matched; plain data."""

    nodes: list[Node]
    whole: dict[str, list[Entry]]
    """Word to the patterns that may begin with it; "#" stands for any figure."""
    prefixes: dict[str, list[tuple[str, Entry]]]
    """Begin of one or two letters to (prefix, pattern)."""
    vocabulary: str
    """Every word of six letters or more and every Chinese character of the patterns, by blanks."""


_BOUNDS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "": lambda figure, bound: True,
}  # fmt: skip


class Words:
    """The words of an utterance, or of one clause, as one set of patterns may read them."""

    def __init__(self, tokens: Sequence[Token], readings: Sequence[Readings]) -> None:
        self.tokens = tokens
        self.readings = [meant for meant, _ in readings]
        """For each word what it may stand for, with 1 where the spelling is not the typed one."""
        self._signs = [signs for _, signs in readings]
        self._after: dict[int, frozenset[str]] = {}

    @cached_property
    def said(self) -> frozenset[str]:
        """Every reading of every word, and its first one and two letters: "me*"."""
        return frozenset().union(*self._signs)

    @cached_property
    def figures(self) -> dict[int, float]:
        """Index of a word to the number that it is."""
        every = ((index, figure_of(token)) for index, token in enumerate(self.tokens))
        return {index: figure for index, figure in every if figure is not None}

    def after(self, index: int) -> frozenset[str]:
        """The same of the words that may be the next one to this (-1: to the beginning)."""
        if index not in self._after:
            self._after[index] = self._from(index + 1)
        return self._after[index]

    def _from(self, index: int) -> frozenset[str]:
        if index >= len(self.tokens):
            return _NONE
        signs = self._signs[index]
        for following in range(index + 1, min(index + _MOST_PASSED + 1, len(self.tokens))):
            if not self.passed_over(following - 1):
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

    def passed_over(self, index: int) -> bool:
        """True for a word that may stand between any two words of a pattern."""
        return index < len(self.tokens) and self.tokens[index].key in PASSED_OVER


class WordReader:
    """Words as one respeller reads them; the latest are remembered, for many patterns read the same."""

    def __init__(self, respeller: Respeller) -> None:
        self._respeller = respeller
        self._latest: dict[int, Words] = {}

    def words(self, tokens: Sequence[Token]) -> Words:
        """The words of ``Utterance.words``, or of a slice of them."""
        words = self._latest.get(id(tokens))
        if words is None or words.tokens is not tokens:
            words = Words(tokens, self._respeller.readings(tokens))
            if len(self._latest) >= _MOST_REMEMBERED:
                self._latest.clear()
            self._latest[id(tokens)] = words
        return words


_MOST_REMEMBERED = 16
"""Stretches whose words are remembered at most: the clauses and slices of an answer or two."""


def ends(node: Node, words: Words, starts: Positions) -> Positions:
    """Where the node may end, when it may begin at ``starts``."""
    return _MATCHERS[node[0]](node, words, starts)


def _word_ends(node: Node, words: Words, starts: Positions) -> Positions:
    """The word at each start, or after words that are passed over."""
    _, wanted, prefixes = node
    readings = words.readings
    found = []
    for index, size, misspelt in starts:
        for at in range(index, min(index + _MOST_PASSED + 1, len(readings))):
            meant = readings[at]
            cost = None if not prefixes and wanted.isdisjoint(meant) else _cost(meant, wanted, prefixes)
            if cost is not None:
                found.append((at + 1, size + 1, misspelt + cost))
            if cost is not None or not size or not words.passed_over(at):
                break
    return frozenset(found) if found else _NOWHERE


def _cost(readings: dict[str, int], wanted: frozenset[str], prefixes: tuple[str, ...]) -> int | None:
    for word, cost in readings.items():
        if word in wanted or (prefixes and word.startswith(prefixes)):
            return cost
    return None


def _figure_ends(node: Node, words: Words, starts: Positions) -> Positions:
    holds = _BOUNDS[node[1]]
    found = set()
    for index, size, misspelt in starts:
        furthest = index + _MOST_PASSED
        while size and index < furthest and index not in words.figures and words.passed_over(index):
            index += 1
        if index in words.figures and holds(words.figures[index], node[2]):
            found.add((index + 1, size + 1, misspelt))
    return frozenset(found)


def _row_ends(node: Node, words: Words, starts: Positions) -> Positions:
    for item in node[1]:
        starts = ends(item, words, starts)
        if not starts:
            break
    return starts


def _either_ends(node: Node, words: Words, starts: Positions) -> Positions:
    if not starts:
        return _NOWHERE
    (index, _, _), *others = starts
    ahead = words.after(index - 1)
    for index, _, _ in others:
        ahead = ahead | words.after(index - 1)
    found = _NOWHERE
    for first, branch in node[1]:
        if first is None or not first.isdisjoint(ahead):
            found |= ends(branch, words, starts)
    return found


def _perhaps_ends(node: Node, words: Words, starts: Positions) -> Positions:
    return starts | ends(node[1], words, starts)


def _any_ends(node: Node, words: Words, starts: Positions) -> Positions:
    found, new = starts, starts
    for _ in range(_MOST_REPEATED):
        new = ends(node[1], words, new) - found
        if not new:
            break
        found |= new
    return found


def _gap_ends(node: Node, words: Words, starts: Positions) -> Positions:
    """Up to the gap's length on, but never past a negation or out of the clause."""
    found = set(starts)
    for index, size, misspelt in starts:
        room = _GAP_WORDS * _GAP_HAN
        while index < len(words.tokens):
            token = words.tokens[index]
            room -= _GAP_WORDS if token.kind == "han" else _GAP_HAN
            if room < 0 or token.key in GAP_ENDS:
                break
            index += 1
            found.add((index, size, misspelt))
    return frozenset(found)


def _begin_ends(node: Node, words: Words, starts: Positions) -> Positions:
    return frozenset(start for start in starts if words.at_begin(start[0]))


def _end_ends(node: Node, words: Words, starts: Positions) -> Positions:
    return frozenset(start for start in starts if words.at_end(start[0]))


_MATCHERS: dict[str, Callable[[Node, Words, Positions], Positions]] = {
    "word": _word_ends, "figure": _figure_ends, "row": _row_ends, "either": _either_ends,
    "perhaps": _perhaps_ends, "any": _any_ends, "gap": _gap_ends, "begin": _begin_ends, "end": _end_ends,
}  # fmt: skip
