"""The matchers of compiled patterns, one a part; see ``chatbot.interpretation.patterns`` for the parts."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from chatbot.interpretation.lexicon import AROUND, GAP_ENDS, PASSED_OVER
from chatbot.interpretation.normalise import Token
from chatbot.interpretation.spelling import Respeller

Node = tuple[Any, ...]
"""A part of a pattern: its name and its own parts."""
Positions = frozenset[tuple[int, int, int]]
"""Where a match may stand: index of the next word, words matched so far, misspelt words so far."""
Entry = tuple[int, int, frozenset[str] | None]
"""Key and node of a pattern, and words of which one must be there for it to match; None: none in
particular."""

_GAP_WORDS = 4
_GAP_HAN = 6


class Compiled(NamedTuple):
    """Patterns, ready to be matched; plain data."""

    nodes: list[Node]
    whole: dict[str, list[Entry]]
    """Word to the patterns that may begin with it; "#" stands for any figure."""
    prefixes: dict[str, list[tuple[str, Entry]]]
    """Begin of one or two letters to (prefix, pattern)."""
    vocabulary: str
    """Every word of six letters or more and every Chinese character of the patterns, by blanks."""


_SMALL = {
    word: float(value)
    for value, words in enumerate(
        "zero|one 一|two 二 两|three 三|four 四|five 五|six 六|seven 七|eight 八|nine 九|ten 十|eleven|"
        "twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty".split("|")
    )
    for word in words.split()
}
_BOUNDS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "": lambda figure, bound: True,
}  # fmt: skip


@lru_cache(maxsize=4096)
def figure_of(text: str, in_digits: bool) -> float | None:
    """The number that a token's text is, where it is a plain one; a decimal comma counts."""
    if not in_digits:
        return _SMALL.get(text)
    try:
        return float(text.replace(",", "" if _in_thousands(text) else "."))
    except ValueError:
        return None


def _in_thousands(text: str) -> bool:
    first, *groups = text.split(",")
    return 0 < len(first) <= 3 and all(len(group) == 3 and group.isdigit() for group in groups)


class Words:
    """The words of an utterance, or of one clause, as one set of patterns may read them."""

    __slots__ = ("_begin", "_end", "figures", "readings", "said", "tokens")

    def __init__(self, tokens: Sequence[Token], respeller: Respeller) -> None:
        self.tokens = tokens
        self.readings: list[dict[str, int]] = [respeller.readings(token) for token in tokens]
        """For each word what it may stand for, with 1 where the spelling is not the typed one."""
        self.figures: dict[int, float] = {}
        """Index of a word to the number that it is."""
        for index, token in enumerate(tokens):
            figure = figure_of(token.text, token.kind == "number")
            if figure is not None:
                self.figures[index] = figure
                self.readings[index]["#"] = 0
        self.said: set[str] = set().union(*self.readings)
        """Every reading of every word."""
        self._begin = self._fillers(range(len(tokens)))
        self._end = len(tokens) - self._fillers(range(len(tokens) - 1, -1, -1))

    def _fillers(self, indices: Iterable[int]) -> int:
        count = 0
        for index in indices:
            token = self.tokens[index]
            if token.kind != "punct" and token.key not in AROUND:
                break
            count += 1
        return count

    def at_begin(self, index: int) -> bool:
        """True when only fillers stand before this word."""
        return index <= self._begin

    def at_end(self, index: int) -> bool:
        """True when only fillers stand from this word on."""
        return index >= self._end

    def passed_over(self, index: int) -> bool:
        """True for a word that may stand between any two words of a pattern."""
        return index < len(self.tokens) and self.tokens[index].key in PASSED_OVER


def ends(node: Node, words: Words, starts: Positions) -> Positions:
    """Where the node may end, when it may begin at ``starts``."""
    return _MATCHERS[node[0]](node, words, starts)


def _word_ends(node: Node, words: Words, starts: Positions) -> Positions:
    """The word at each start, or after words that are passed over."""
    _, wanted, prefixes = node
    readings = words.readings
    found = set()
    for index, size, misspelt in starts:
        while index < len(readings):
            cost = _cost(readings[index], wanted, prefixes)
            if cost is not None:
                found.add((index + 1, size + 1, misspelt + cost))
                break
            if not size or not words.passed_over(index):
                break
            index += 1
    return frozenset(found)


def _cost(readings: dict[str, int], wanted: frozenset[str], prefixes: tuple[str, ...]) -> int | None:
    for word, cost in readings.items():
        if word in wanted or (prefixes and word.startswith(prefixes)):
            return cost
    return None


def _figure_ends(node: Node, words: Words, starts: Positions) -> Positions:
    holds = _BOUNDS[node[1]]
    found = set()
    for index, size, misspelt in starts:
        while size and index not in words.figures and words.passed_over(index):
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
    return frozenset().union(*(ends(branch, words, starts) for branch in node[1]))


def _perhaps_ends(node: Node, words: Words, starts: Positions) -> Positions:
    return starts | ends(node[1], words, starts)


def _any_ends(node: Node, words: Words, starts: Positions) -> Positions:
    found, new = starts, starts
    while new:
        new = ends(node[1], words, new) - found
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
