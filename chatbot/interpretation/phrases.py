"""The pattern language of the words files, and its matcher.

A pattern is read word by word (Chinese: character by character) against the normalised answer: lower
case, Simplified, half width, no control characters. Write patterns in lower case.

=============== =====================================================================================
``a b``         the words one after the other
``(a|b c)``     one of several; ``|`` parts whole sequences, as far as the bracket (or the pattern)
``[a|b c]``     optional, likewise; ``(a|b)?`` and ``a?`` are the same
``[a|b]*``      any number of them, in any order (none too); ``(a|b)*`` is the same
``metasta*``    any word that begins so
``...``         a gap of at most 4 words or 6 characters: within a clause, not over a negation or "since"
``#`` ``#>=10`` a figure, in digits or a small number word; with <, <=, >, >= and a bound, one that keeps it
``^`` ``$``     the answer begins, ends here, but for fillers ("um", "it's a", "i think", 嗯, 是, 吧)
=============== =====================================================================================

What the matcher does by itself, so patterns need not say it:

- "my", "the", "a" and the like, "very", "just", "really" and the like, and 了, 的, 都, 就, 也, 已经 may stand
  between any two words of a pattern.
- "it's", "its", "it is", "it has" are one: write any of them. "can't", "cant", "cannot" are one.
- Plural -s (words of five letters or more), hyphens ("well-differentiated") and apostrophes don't matter.
- Long words (six letters or more) match in spite of a typing error, never where the word as typed is a
  negation or a word of some pattern itself; Chinese medical characters match what sounds the same
  (胰线 for 胰腺) where the rest of the pattern is exact.
- Words are compared whole: "met" is not in "metformin".

Negation is the reader's: under "not", a pattern of ``says.true`` says false and the other way round. A
pattern that has its own negation in it ("nothing to measure", 切不了) is taken as it stands.
The longest match wins: "not pregnant yet" over "pregnant".
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Generic, TypeVar

from chatbot.interpretation.lexicon import AROUND, CLITICS, GAP_ENDS, PASSED_OVER
from chatbot.interpretation.normalise import Token, Utterance, normalise
from chatbot.interpretation.spelling import Respeller, stem

K = TypeVar("K")

_GAP_WORDS = 4
_GAP_HAN = 6


class PatternError(ValueError):
    """A pattern that can't be read; the message says where and what to write."""


@dataclass(frozen=True, slots=True)
class Match(Generic[K]):
    """A pattern found in an utterance."""

    key: K
    """What the pattern stands for."""
    start: int
    """Position in ``Utterance.text``."""
    end: int
    first: int
    """Index in ``Utterance.words`` of the first word of the match."""
    last: int
    """Index of the word after the last one."""
    fuzzy: bool
    """True when a word was matched in spite of its spelling."""
    size: int
    """Words matched, those passed over not counted: the longest match wins."""


Positions = frozenset[tuple[int, int, int]]
"""Where a match may stand: index of the next word, words matched so far, misspelt words so far."""


class Words:
    """The words of an utterance, or of one clause, as one set of patterns may read them."""

    def __init__(self, tokens: Sequence[Token], respeller: Respeller) -> None:
        self.tokens = tokens
        self.readings: list[dict[str, int]] = [{stem(token.key): 0} for token in self.tokens]
        """For each word what it may stand for, with 1 where the spelling is not the typed one."""
        respeller.add_readings(tokens, self.readings)
        self.figures: list[float | None] = [_figure(token) for token in tokens]
        for figure, reading in zip(self.figures, self.readings, strict=True):
            if figure is not None:
                reading["#"] = 0
        self._begin = self._skip_around(range(len(self.tokens)))
        self._end = len(self.tokens) - self._skip_around(range(len(self.tokens) - 1, -1, -1))

    def _skip_around(self, indices: Iterable[int]) -> int:
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


class Node:
    """A piece of a pattern."""

    def ends(self, words: Words, starts: Positions) -> Positions:
        """Where the piece may end, when it may begin at ``starts``."""
        raise NotImplementedError

    def openings(self) -> tuple[frozenset[str], bool]:
        """The words it may begin with ("x*" for a prefix), and whether it may match nothing."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Literal(Node):
    """One word, or the words that begin so."""

    word: str
    prefix: bool = False

    def ends(self, words: Words, starts: Positions) -> Positions:
        """The word at each start, or after words that are passed over."""
        found = set()
        for index, size, misspelt in starts:
            while index < len(words.tokens):
                cost = self._cost(words.readings[index])
                if cost is not None:
                    found.add((index + 1, size + 1, misspelt + cost))
                    break
                if not size or words.tokens[index].key not in PASSED_OVER:
                    break
                index += 1
        return frozenset(found)

    def _cost(self, readings: Mapping[str, int]) -> int | None:
        if not self.prefix:
            return readings.get(self.word)
        return min((cost for word, cost in readings.items() if word.startswith(self.word)), default=None)

    def openings(self) -> tuple[frozenset[str], bool]:
        """Itself."""
        return frozenset((self.word + "*" if self.prefix else self.word,)), False


@dataclass(frozen=True, slots=True)
class Figure(Node):
    """A number that keeps a bound."""

    holds: Callable[[float, float], bool]
    bound: float

    def ends(self, words: Words, starts: Positions) -> Positions:
        """After the figure at each start."""
        found = set()
        for index, size, misspelt in starts:
            while size and index < len(words.tokens) and words.tokens[index].key in PASSED_OVER:
                index += 1
            figure = words.figures[index] if index < len(words.figures) else None
            if figure is not None and self.holds(figure, self.bound):
                found.add((index + 1, size + 1, misspelt))
        return frozenset(found)

    def openings(self) -> tuple[frozenset[str], bool]:
        """Any figure."""
        return frozenset(("#",)), False


_BOUNDS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "": lambda figure, bound: True,
}  # fmt: skip
_SMALL = {
    word: float(value)
    for value, words in enumerate(
        "zero|one 一|two 二 两|three 三|four 四|five 五|six 六|seven 七|eight 八|nine 九|ten 十|eleven|twelve".split(
            "|"
        )
    )
    for word in words.split()
}
_FIGURE = re.compile(r"#(<=|>=|<|>|)(\d+(?:\.\d+)?)?")


def _figure(token: Token) -> float | None:
    """The number that a token is, where it is a plain one; a decimal comma counts."""
    if token.kind != "number":
        return _SMALL.get(token.key)
    digits = token.text.replace(",", "" if re.fullmatch(r"\d{1,3}(,\d{3})+", token.text) else ".")
    try:
        return float(digits)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Sequence_(Node):
    """Pieces one after the other."""

    items: tuple[Node, ...]

    def ends(self, words: Words, starts: Positions) -> Positions:
        """Where the last piece may end."""
        for item in self.items:
            starts = item.ends(words, starts)
            if not starts:
                break
        return starts

    def openings(self) -> tuple[frozenset[str], bool]:
        """Those of the first piece, and of the next ones while a piece may be empty."""
        found: frozenset[str] = frozenset()
        for item in self.items:
            words, empty = item.openings()
            found |= words
            if not empty:
                return found, False
        return found, True


@dataclass(frozen=True, slots=True)
class OneOf(Node):
    """Alternatives; optional where one of them may be empty."""

    branches: tuple[Node, ...]
    optional: bool = False

    def ends(self, words: Words, starts: Positions) -> Positions:
        """Where any branch may end."""
        found = set(starts) if self.optional else set()
        for branch in self.branches:
            found |= branch.ends(words, starts)
        return frozenset(found)

    def openings(self) -> tuple[frozenset[str], bool]:
        """Those of every branch."""
        found: frozenset[str] = frozenset()
        empty = self.optional
        for branch in self.branches:
            words, nothing = branch.openings()
            found |= words
            empty = empty or nothing
        return found, empty


@dataclass(frozen=True, slots=True)
class Repeated(Node):
    """A piece any number of times, none too."""

    item: Node

    def ends(self, words: Words, starts: Positions) -> Positions:
        """Where any number of repetitions may end."""
        found, new = starts, starts
        while new:
            new = self.item.ends(words, new) - found
            found |= new
        return found

    def openings(self) -> tuple[frozenset[str], bool]:
        """Those of the piece."""
        return self.item.openings()[0], True


@dataclass(frozen=True, slots=True)
class Gap(Node):
    """A few words that don't matter."""

    def ends(self, words: Words, starts: Positions) -> Positions:
        """Up to the gap's length on, but never past a negation or out of the clause."""
        found = set(starts)
        for index, size, misspelt in starts:
            room = float(_GAP_WORDS)
            while index < len(words.tokens):
                token = words.tokens[index]
                room -= _GAP_WORDS / _GAP_HAN if token.kind == "han" else 1
                if room < -1e-9 or token.key in GAP_ENDS:
                    break
                index += 1
                found.add((index, size, misspelt))
        return frozenset(found)

    def openings(self) -> tuple[frozenset[str], bool]:
        """Nothing by itself."""
        return frozenset(), True


@dataclass(frozen=True, slots=True)
class Edge(Node):
    """The begin or the end of the answer."""

    end: bool

    def ends(self, words: Words, starts: Positions) -> Positions:
        """The starts that are at the edge."""
        at_edge = words.at_end if self.end else words.at_begin
        return frozenset(start for start in starts if at_edge(start[0]))

    def openings(self) -> tuple[frozenset[str], bool]:
        """Nothing by itself."""
        return frozenset(), True


_PIECE = re.compile(r"\.\.\.|[()\[\]|?^$]|[^\s()\[\]|?^$]+?(?=\.\.\.|[\s()\[\]|?^$]|$)")


@cache
def parse(source: str) -> Node:
    """The pattern as a tree.

    Raises:
        PatternError: a bracket is open, an alternative is empty, or nothing is there to match.
    """
    pieces = _PIECE.findall(source)
    node, rest = _alternatives(pieces, 0, source)
    if rest != len(pieces):
        raise PatternError(f"{source!r}: a bracket is closed that was not opened; remove {pieces[rest]!r}")
    openings, empty = node.openings()
    if empty or not openings:
        raise PatternError(f"{source!r}: it could match nothing; write at least one word that must be there")
    return node


def _alternatives(pieces: Sequence[str], at: int, source: str) -> tuple[Node, int]:
    branches = []
    while True:
        items, at = _sequence(pieces, at, source)
        if not items:
            raise PatternError(f"{source!r}: an alternative is empty; write [x] for what may be left out")
        branches.append(items[0] if len(items) == 1 else Sequence_(tuple(items)))
        if at == len(pieces) or pieces[at] != "|":
            break
        at += 1
    return (branches[0] if len(branches) == 1 else OneOf(tuple(branches))), at


def _sequence(pieces: Sequence[str], at: int, source: str) -> tuple[list[Node], int]:
    items: list[Node] = []
    while at < len(pieces) and pieces[at] not in ("|", ")", "]"):
        piece = pieces[at]
        at += 1
        if piece in ("(", "["):
            node, at = _alternatives(pieces, at, source)
            if at == len(pieces) or pieces[at] != {"(": ")", "[": "]"}[piece]:
                raise PatternError(f"{source!r}: a {piece!r} is not closed")
            at += 1
            items.append(OneOf((node,), optional=True) if piece == "[" else node)
        elif piece == "?":
            if not items:
                raise PatternError(f"{source!r}: '?' stands after nothing")
            items[-1] = OneOf((items[-1],), optional=True)
        elif piece == "*":
            if not items:
                raise PatternError(f"{source!r}: '*' stands after nothing")
            items[-1] = Repeated(items[-1])
        elif piece == "...":
            items.append(Gap())
        elif piece.startswith("#"):
            items.append(_bounded(piece, source))
        elif piece in ("^", "$"):
            items.append(Edge(end=piece == "$"))
        else:
            items.extend(_literals(piece))
    return items, at


def _bounded(piece: str, source: str) -> Node:
    found = _FIGURE.fullmatch(piece)
    if found is None or bool(found[1]) != bool(found[2]):
        raise PatternError(f"{source!r}: {piece!r} is no figure; write # or a bound such as #>=10")
    return Figure(_BOUNDS[found[1]], float(found[2] or 0))


@cache
def _literals(piece: str) -> tuple[Node, ...]:
    prefix = piece.endswith("*")
    tokens = normalise(piece.rstrip("*"), "en").words
    literals: list[Node] = []
    for number, token in enumerate(tokens):
        last = number == len(tokens) - 1
        if token.key in CLITICS:
            literals.append(OneOf(tuple(map(Literal, CLITICS[token.key])), optional=True))
        else:
            literals.append(Literal(token.key, prefix=True) if prefix and last else Literal(stem(token.key)))
    return tuple(literals)


class Phrases(Generic[K]):
    """Patterns by key, indexed by the words that they may begin with."""

    def __init__(self, patterns: Iterable[tuple[K, str]]) -> None:
        """Take (key, pattern) pairs."""
        self._whole: dict[str, list[tuple[K, Node]]] = {}
        self._prefixes: dict[str, list[tuple[str, K, Node]]] = {}
        sources = list(patterns)
        for key, source in sources:
            node = parse(source)
            for opening in node.openings()[0]:
                if opening.endswith("*"):
                    self._prefixes.setdefault(opening[:-1][:2], []).append((opening[:-1], key, node))
                else:
                    self._whole.setdefault(opening, []).append((key, node))
        self._respeller = Respeller(source for _, source in sources)

    def find(self, tokens: Sequence[Token], offset: int = 0) -> list[Match[K]]:
        """The matches, the longest first; those that touch a longer one left out.

        Args:
            tokens: ``Utterance.words``, or a slice of them: then ``^`` and ``$`` are its ends.
            offset: Index in ``Utterance.words`` of the slice's first word.
        """
        return longest(self.find_all(tokens, offset))

    def find_all(self, tokens: Sequence[Token], offset: int = 0) -> list[Match[K]]:
        """Every match, overlapping ones too."""
        if not tokens or not (self._whole or self._prefixes):
            return []
        words = Words(tokens, self._respeller)
        found = []
        for index, readings in enumerate(words.readings):
            for key, node in self._starting(readings):
                match = _match(key, node, words, index)
                if match is not None:
                    found.append(match if not offset else _moved(match, offset))
        return found

    def _starting(self, readings: Mapping[str, int]) -> Iterator[tuple[K, Node]]:
        for word in readings:
            yield from self._whole.get(word, ())
            for begin in {word[:1], word[:2]} if self._prefixes else ():
                for prefix, key, node in self._prefixes.get(begin, ()):
                    if word.startswith(prefix):
                        yield key, node


def _match(key: K, node: Node, words: Words, index: int) -> Match[K] | None:
    ends = node.ends(words, frozenset(((index, 0, 0),)))
    if not ends:
        return None
    last, size, misspelt = max(ends, key=lambda end: (end[1], -end[2], -end[0]))
    if misspelt and misspelt == size and words.tokens[index].kind == "han":
        return None
    start, end = words.tokens[index].start, words.tokens[last - 1].end
    return Match(key, start, end, index, last, misspelt > 0, size)


def _moved(match: Match[K], offset: int) -> Match[K]:
    return replace(match, first=match.first + offset, last=match.last + offset)


def longest(matches: Iterable[Match[K]]) -> list[Match[K]]:
    """The matches without those that touch a longer one, the longest first."""
    kept: list[Match[K]] = []
    for match in sorted(matches, key=_shortness):
        touching = [other for other in kept if match.first < other.last and other.first < match.last]
        if all(
            _shortness(other)[:3] == _shortness(match)[:3] and other.key != match.key for other in touching
        ):
            kept.append(match)
    return kept


def _shortness(match: Match[K]) -> tuple[int, bool, int, int]:
    return -match.size, match.fuzzy, match.first - match.last, match.first


def find(utterance: Utterance, patterns: Mapping[str, Sequence[str]]) -> list[Match[str]]:
    """The longest matches of patterns given by key; compiled anew each time, so for tests and tools."""
    pairs = ((key, source) for key, sources in patterns.items() for source in sources)
    return Phrases(pairs).find(utterance.words)
