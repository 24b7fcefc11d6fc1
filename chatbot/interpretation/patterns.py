"""The parts of the pattern language: parsing to plain tuples, and one matcher a part.

A node is a tuple of its name and its parts, so that compiled patterns can be kept with ``marshal``:

- ``("word", words, prefixes)``: one word of a set, or one that begins so
- ``("figure", bound sign, bound)``: a number that keeps the bound
- ``("row", nodes)``, ``("either", nodes)``, ``("perhaps", node)``, ``("any", node)``
- ``("gap",)``, ``("begin",)``, ``("end",)``
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from chatbot.interpretation.lexicon import AROUND, CLITICS, GAP_ENDS, GLUED, PASSED_OVER, SPELLED
from chatbot.interpretation.normalise import Token, normalise
from chatbot.interpretation.spelling import Respeller, stem

Node = tuple[Any, ...]
Positions = frozenset[tuple[int, int, int]]
"""Where a match may stand: index of the next word, words matched so far, misspelt words so far."""

_GAP_WORDS = 4
_GAP_HAN = 6


Entry = tuple[int, int, frozenset[str] | None]
"""Key and node of a pattern, and words of which one must be there for it to match; None: none in
particular."""


class PatternError(ValueError):
    """A pattern that can't be read; the message says where and what to write."""


class Compiled(NamedTuple):
    """Patterns, ready to be matched; plain data."""

    nodes: list[Node]
    whole: dict[str, list[Entry]]
    """Word to the patterns that may begin with it; "#" stands for any figure."""
    prefixes: dict[str, list[tuple[str, Entry]]]
    """Begin of one or two letters to (prefix, pattern)."""
    vocabulary: str
    """Every word of six letters or more and every Chinese character of the patterns, by blanks."""


# Parsing

_PIECE = re.compile(r"\.\.\.|[()\[\]|?^$]|[^\s()\[\]|?^$]+?(?=\.\.\.|[\s()\[\]|?^$]|$)")
_FIGURE = re.compile(r"#(<=|>=|<|>|)(\d+(?:\.\d+)?)?")
_TELLING = re.compile(r"[^\W\d_\u3400-\u9fff]{5,}|[\u3400-\u9fff]")
_CLOSING = {"(": ")", "[": "]"}
_EDGES: dict[str, Node] = {"...": ("gap",), "^": ("begin",), "$": ("end",)}


def compiled(patterns: Iterable[tuple[int, str]]) -> Compiled:
    """The patterns, given as (key, pattern).

    Raises:
        PatternError: one can't be read.
    """
    result = Compiled([], {}, {}, "")
    telling: dict[str, None] = {}
    for key, source in patterns:
        node, openings = parse(source)
        result.nodes.append(node)
        entry = key, len(result.nodes) - 1, _needed(node)
        telling.update(dict.fromkeys(_TELLING.findall(source)))
        for opening in openings:
            if opening.endswith("*"):
                result.prefixes.setdefault(opening[:-1][:2], []).append((opening[:-1], entry))
            else:
                result.whole.setdefault(opening, []).append(entry)
    return result._replace(vocabulary=" ".join(telling))


def _needed(node: Node) -> frozenset[str] | None:
    """The rarest word that must follow the first one."""
    items = node[1][1:] if node[0] == "row" else ()
    single = [item[1] for item in items if item[0] == "word" and not item[2]]
    return min(single, key=len, default=None)


def parse(source: str) -> tuple[Node, frozenset[str]]:
    """The pattern as a node, with the words that it may begin with ("x*" for a prefix).

    Raises:
        PatternError: a bracket is open, an alternative is empty, or nothing is there to match.
    """
    pieces = _PIECE.findall(source)
    node, rest = _alternatives(pieces, 0, source)
    if rest != len(pieces):
        raise PatternError(f"{source!r}: a bracket is closed that was not opened; remove {pieces[rest]!r}")
    openings, empty = _openings(node)
    if empty or not openings:
        raise PatternError(f"{source!r}: it could match nothing; write at least one word that must be there")
    return node, openings


def _alternatives(pieces: Sequence[str], at: int, source: str) -> tuple[Node, int]:
    branches = []
    while True:
        items, at = _row(pieces, at, source)
        if not items:
            raise PatternError(f"{source!r}: an alternative is empty; write [x] for what may be left out")
        branches.append(items[0] if len(items) == 1 else ("row", tuple(items)))
        if at == len(pieces) or pieces[at] != "|":
            return _one_of(branches), at
        at += 1


def _one_of(branches: Sequence[Node]) -> Node:
    """Alternatives, those of one word taken together."""
    single = [branch for branch in branches if branch[0] == "word"]
    if len(single) > 1:
        words = frozenset().union(*(branch[1] for branch in single))
        merged = ("word", words, tuple(prefix for branch in single for prefix in branch[2]))
        branches = [merged, *(branch for branch in branches if branch[0] != "word")]
    return branches[0] if len(branches) == 1 else ("either", tuple(branches))


def _row(pieces: Sequence[str], at: int, source: str) -> tuple[list[Node], int]:
    items: list[Node] = []
    while at < len(pieces) and pieces[at] not in ("|", ")", "]"):
        piece = pieces[at]
        at += 1
        if piece in _CLOSING:
            node, at = _alternatives(pieces, at, source)
            if at == len(pieces) or pieces[at] != _CLOSING[piece]:
                raise PatternError(f"{source!r}: a {piece!r} is not closed")
            at += 1
            items.append(("perhaps", node) if piece == "[" else node)
        elif piece in ("?", "*"):
            if not items:
                raise PatternError(f"{source!r}: {piece!r} stands after nothing")
            items[-1] = ("perhaps" if piece == "?" else "any", items[-1])
        elif piece in _EDGES:
            items.append(_EDGES[piece])
        elif piece.startswith("#"):
            items.append(_figure_node(piece, source))
        else:
            items.extend(_words(piece))
    return items, at


def _figure_node(piece: str, source: str) -> Node:
    found = _FIGURE.fullmatch(piece)
    if found is None or bool(found[1]) != bool(found[2]):
        raise PatternError(f"{source!r}: {piece!r} is no figure; write # or a bound such as #>=10")
    return ("figure", found[1], float(found[2] or 0))


@cache
def _words(piece: str) -> tuple[Node, ...]:
    """The words of a piece without blanks: "can't", "ki-67", 切不了, "metasta*"."""
    if piece.isascii() and piece.isalpha() and piece not in GLUED:
        return (_word(stem(SPELLED.get(piece, piece))),)
    prefix = piece.endswith("*")
    tokens = normalise(piece.rstrip("*"), "en").words
    words: list[Node] = []
    for number, token in enumerate(tokens):
        if token.key in CLITICS:
            words.append(("perhaps", ("word", frozenset(CLITICS[token.key]), ())))
        elif prefix and number == len(tokens) - 1:
            words.append(("word", frozenset(), (token.key,)))
        else:
            words.append(_word(stem(token.key)))
    return tuple(words)


def _word(text: str) -> Node:
    return ("word", frozenset((text,)), ())


def _openings(node: Node) -> tuple[frozenset[str], bool]:
    """The words that a node may begin with, and whether it may match nothing."""
    match node:
        case ("word", words, prefixes):
            return words.union(prefix + "*" for prefix in prefixes), False
        case ("figure", _, _):
            return frozenset("#"), False
        case ("row", items):
            return _row_openings(items)
        case ("either", branches):
            every = [_openings(branch) for branch in branches]
            return frozenset().union(*(words for words, _ in every)), any(empty for _, empty in every)
        case ("perhaps" | "any", item):
            return _openings(item)[0], True
        case _:
            return frozenset(), True


def _row_openings(items: Sequence[Node]) -> tuple[frozenset[str], bool]:
    found: frozenset[str] = frozenset()
    for item in items:
        words, empty = _openings(item)
        found |= words
        if not empty:
            return found, False
    return found, True


# Matching

_SMALL = {
    word: float(value)
    for value, words in enumerate(
        "zero|one 一|two 二 两|three 三|four 四|five 五|six 六|seven 七|eight 八|nine 九|ten 十|eleven|"
        "twelve".split("|")
    )
    for word in words.split()
}
_THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+")
_BOUNDS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "": lambda figure, bound: True,
}  # fmt: skip


@lru_cache(maxsize=4096)
def figure_of(text: str, in_digits: bool) -> float | None:
    """The number that a token's text is, where it is a plain one; a decimal comma counts."""
    if not in_digits:
        return _SMALL.get(text)
    try:
        return float(text.replace(",", "" if _THOUSANDS.fullmatch(text) else "."))
    except ValueError:
        return None


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
