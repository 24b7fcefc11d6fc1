"""The matchers of compiled patterns, one a part; see ``chatbot.interpretation.patterns`` for the parts."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any, NamedTuple

from chatbot.interpretation.lexicon import GAP_ENDS
from chatbot.interpretation.words import MOST_PASSED, Words

Node = tuple[Any, ...]
"""A part of a pattern: its name and its own parts."""
Positions = frozenset[tuple[int, int, int]]
"""Where a match may stand: index of the next word, words matched so far, misspelt words so far."""
Entry = tuple[int, int, tuple[frozenset[str], ...], frozenset[str] | None]
"""Key and node of a pattern; sets of words of which one each must be there for it to match, and the words
of which one must stand next, None: any: see ``chatbot.interpretation.openings``."""

_NOWHERE: Positions = frozenset()
_NO_WORDS: frozenset[str] = frozenset()
_GAP_WORDS = 4
_GAP_HAN = 6
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


def ends(node: Node, words: Words, starts: Positions) -> Positions:
    """Where the node may end, when it may begin at ``starts``."""
    return _MATCHERS[node[0]](node, words, starts)


def _word_ends(node: Node, words: Words, starts: Positions) -> Positions:
    """The word at each start, or after words that are passed over."""
    _, wanted, prefixes = node
    readings, passed_over = words.readings, words.passed_over
    found = []
    for index, size, misspelt in starts:
        at = index
        while at < len(readings):
            meant = readings[at]
            if prefixes or not wanted.isdisjoint(meant):
                cost = _cost(meant, wanted, prefixes)
                if cost is not None:
                    found.append((at + 1, size + 1, misspelt + cost))
                    break
            if not size or not passed_over[at] or at - index == MOST_PASSED:
                break
            at += 1
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
        furthest = min(index + MOST_PASSED, len(words.tokens))
        while size and index < furthest and index not in words.figures and words.passed_over[index]:
            index += 1
        if index in words.figures and holds(words.figures[index], node[2]):
            found.add((index + 1, size + 1, misspelt))
    return frozenset(found)


def _row_ends(node: Node, words: Words, starts: Positions) -> Positions:
    for item in node[1]:
        starts = _MATCHERS[item[0]](item, words, starts)
        if not starts:
            break
    return starts


def _either_ends(node: Node, words: Words, starts: Positions) -> Positions:
    _, branches, every_first = node
    ahead = _ahead(words, starts)
    found = _NOWHERE
    if every_first is not None and every_first.isdisjoint(ahead):
        return found
    for first, branch in branches:
        if first is None or not first.isdisjoint(ahead):
            found |= ends(branch, words, starts)
    return found


def _ahead(words: Words, starts: Positions) -> frozenset[str]:
    """What the words stand for that may be the next one at some start."""
    each = [words.ahead[index] for index, _, _ in starts]
    return each[0] if len(each) == 1 else _NO_WORDS.union(*each)


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
    found = [start for start in starts if words.at_begin(start[0])]
    return frozenset(found) if found else _NOWHERE


def _end_ends(node: Node, words: Words, starts: Positions) -> Positions:
    found = [start for start in starts if words.at_end(start[0])]
    return frozenset(found) if found else _NOWHERE


_MATCHERS: dict[str, Callable[[Node, Words, Positions], Positions]] = {
    "word": _word_ends, "figure": _figure_ends, "row": _row_ends, "either": _either_ends,
    "perhaps": _perhaps_ends, "any": _any_ends, "gap": _gap_ends, "begin": _begin_ends, "end": _end_ends,
}  # fmt: skip
