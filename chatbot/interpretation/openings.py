"""What a pattern can't do without: its first words, what follows them, and a word that must be there.

Most patterns are dismissed by these sets alone, without trying to match them. A prefix stands in them by
its first one or two letters: "me*" for "metasta*"; "#" is any figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chatbot.interpretation.matching import Node

_END = ""
"""Among the words that follow: the part may end there."""
_ANY = "..."
"""Among the words that follow: any word at all."""

Ways = Mapping[str, frozenset[str]]
"""Each word that a part may begin with ("x*" for a prefix), with what may follow it."""
_NO_WAYS: Ways = {}


def begin_of(prefix: str) -> str:
    """A prefix as it stands in the sets."""
    return prefix[:2] + "*"


def openings_of(node: Node) -> tuple[dict[str, frozenset[str] | None], bool]:
    """The words that a pattern may begin with ("x*" for a prefix), and whether it may match nothing.

    Each has the words of which one must stand next; None: whatever stands there.
    """
    ways, empty = _ways(node)
    certain = _ANY not in ways
    openings: dict[str, frozenset[str] | None] = {}
    for word, following in ways.items():
        if word != _ANY:
            told = certain and not (_END in following or _ANY in following)
            openings[word] = following if told else None
    return openings, empty


def first_words(node: Node) -> frozenset[str] | None:
    """The words that a part of a pattern may begin with; None: any, or it may match nothing."""
    ways, empty = _ways(node)
    return None if empty or _ANY in ways else _first(ways)


def needed_by(node: Node) -> tuple[frozenset[str], ...]:
    """Sets of words of which one each must be there besides the first one, the smallest first."""
    items = node[1][1:] if node[0] == "row" else ()
    return tuple(sorted(dict.fromkeys(filter(None, map(_must, items))), key=len))


def _fewest(items: Sequence[Node]) -> frozenset[str] | None:
    sets = [needed for needed in map(_must, items) if needed is not None]
    return min(reversed(sets), key=len, default=None)


def _must(node: Node) -> frozenset[str] | None:
    """Words of which one stands in every match of the node; None: none in particular."""
    match node:
        case ("word", words, prefixes):
            return frozenset(words).union(map(begin_of, prefixes))
        case ("figure", _, _):
            return frozenset("#")
        case ("row", items):
            return _fewest(items)
        case ("either", branches, _):
            found = [_must(branch) for _, branch in branches]
            known = [words for words in found if words is not None]
            return frozenset().union(*known) if len(known) == len(found) else None
        case _:
            return None


def _ways(node: Node) -> tuple[Ways, bool]:
    """The ways in which a node may begin, and whether it may match nothing."""
    match node:
        case ("word", words, prefixes):
            return dict.fromkeys((*words, *(prefix + "*" for prefix in prefixes)), frozenset((_END,))), False
        case ("figure", _, _):
            return {"#": frozenset((_END,))}, False
        case ("row", items):
            return _row_ways(items)
        case ("either", branches, _):
            every = [_ways(branch) for _, branch in branches]
            return _together([ways for ways, _ in every]), any(empty for _, empty in every)
        case ("perhaps", item):
            return _ways(item)[0], True
        case ("any", item):
            ways = _ways(item)[0]
            return _followed(ways, _first(ways) | {_END}), True
        case ("gap",):
            return {_ANY: frozenset((_END,))}, True
        case _:
            return _NO_WAYS, True


def _row_ways(items: Sequence[Node]) -> tuple[Ways, bool]:
    found: Ways = _NO_WAYS
    empty = True
    for item in reversed(items):
        ways, skipped = _ways(item)
        ahead = _followed(ways, _first(found) | ({_END} if empty else frozenset()))
        found = _together([ahead, found]) if skipped else ahead
        empty = empty and skipped
    return found, empty


def _followed(ways: Ways, following: frozenset[str]) -> Ways:
    """The ways with what follows wherever they may end."""
    after: dict[frozenset[str], frozenset[str]] = {}
    for words in ways.values():
        if words not in after:
            after[words] = (words - {_END}) | following if _END in words else words
    return {word: after[words] for word, words in ways.items()}


def _together(every: Sequence[Ways]) -> Ways:
    found: dict[str, frozenset[str]] = {}
    for ways in every:
        for word, following in ways.items():
            found[word] = found[word] | following if word in found else following
    return found


def _first(ways: Ways) -> frozenset[str]:
    """The words with which they begin, as they stand in the sets."""
    return frozenset(begin_of(word[:-1]) if word.endswith("*") else word for word in ways)
