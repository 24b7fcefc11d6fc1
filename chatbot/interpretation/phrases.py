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

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from chatbot.interpretation.matching import Compiled, Entry, ends
from chatbot.interpretation.normalise import Token, Utterance
from chatbot.interpretation.spelling import Respeller
from chatbot.interpretation.words import WordReader, Words
from criteria.frozen import frozen

K = TypeVar("K")

_REMEMBERED = 5000
"""Words whose patterns are remembered at most."""
_REMEMBERED_PAIRS = 2000
"""Words, each with what may follow it, whose patterns are remembered at most."""


@frozen
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


class Phrases(Generic[K]):
    """Patterns by key, indexed by the words that they may begin with."""

    def __init__(self, keys: Sequence[K], patterns: Compiled, reader: WordReader | None = None) -> None:
        """Take compiled patterns, which hold indices of ``keys``.

        Args:
            keys: What the patterns stand for.
            patterns: The compiled patterns.
            reader: Shared by several sets of patterns; None: one for the words of these.
        """
        self._keys = keys
        self._patterns = patterns
        self._reader = reader or WordReader(Respeller(patterns.vocabulary))
        self._starting: dict[str, Sequence[Entry]] = {}
        self._going_on: dict[tuple[str, frozenset[str]], Sequence[Entry]] = {}

    @classmethod
    def of(cls, patterns: Iterable[tuple[K, str]]) -> Phrases[K]:
        """Compile (key, pattern) pairs."""
        from chatbot.interpretation.patterns import compiled

        keys, sources = split(patterns)
        return cls(keys, compiled(sources))

    def find(self, tokens: Sequence[Token], offset: int = 0) -> list[Match[K]]:
        """The matches, the longest first; those that touch a longer one left out.

        Args:
            tokens: ``Utterance.words``, or a slice of them: then ``^`` and ``$`` are its ends.
            offset: Index in ``Utterance.words`` of the slice's first word.
        """
        return longest(self.find_all(tokens, offset))

    def find_all(self, tokens: Sequence[Token], offset: int = 0) -> list[Match[K]]:
        """Every match, overlapping ones too."""
        if not tokens or not self._patterns.nodes:
            return []
        found: list[Match[K]] = []
        words, starting, going_on = None, self._starting, self._going_on
        for index, token in enumerate(tokens):
            entries = starting.get(token.key)
            if entries is None:
                entries = self._starting_with(token)
            if entries:
                words = words or self._reader.words(tokens)
                following = words.ahead[index + 1]
                entries = going_on.get((token.key, following))
                if entries is None:
                    entries = self._going_on_with(token, following)
                if entries:
                    self._match_each(entries, words, index, offset, found)
        return found

    def _match_each(
        self, entries: Iterable[Entry], words: Words, index: int, offset: int, found: list[Match[K]]
    ) -> None:
        """Add those of the patterns that match from this word on."""
        for key, node, needed, _ in entries:
            if words.lacks(needed):
                continue
            match = _match(self._keys[key], self._patterns.nodes[node], words, index, offset)
            if match is not None:
                found.append(match)

    def _starting_with(self, token: Token) -> Sequence[Entry]:
        """The patterns that may begin with the word as typed or meant, remembered for the next time."""
        meant, *_ = self._reader.respeller.reading(token)
        entries: Sequence[Entry] = ()
        for word in meant:
            entries = (*entries, *self._opened_by(word))
        if len(self._starting) > _REMEMBERED:
            self._starting.clear()
        self._starting[token.key] = entries
        return entries

    def _going_on_with(self, token: Token, following: frozenset[str]) -> Sequence[Entry]:
        """Those of them that may go on so: see ``Words.ahead``. Remembered likewise."""
        entries = tuple(
            entry
            for entry in self._starting[token.key]
            if entry[3] is None or not entry[3].isdisjoint(following)
        )
        if len(self._going_on) > _REMEMBERED_PAIRS:
            self._going_on.clear()
        self._going_on[token.key, following] = entries
        return entries

    def _opened_by(self, word: str) -> Sequence[Entry]:
        entries: Sequence[Entry] = self._patterns.whole.get(word, ())
        prefixes = self._patterns.prefixes
        for begin in (word[:2], word[:1]) if len(word) > 1 else (word,):
            if begin in prefixes:
                by_prefix = (entry for prefix, entry in prefixes[begin] if word.startswith(prefix))
                entries = (*entries, *by_prefix)
        return entries


def split(patterns: Iterable[tuple[K, str]]) -> tuple[list[K], list[tuple[int, str]]]:
    """The keys, and the patterns with the index of their key."""
    keys: list[K] = []
    sources = []
    for key, source in patterns:
        if not keys or keys[-1] != key:
            keys.append(key)
        sources.append((len(keys) - 1, source))
    return keys, sources


def _match(key: K, node: tuple[Any, ...], words: Words, index: int, offset: int) -> Match[K] | None:
    found = ends(node, words, frozenset(((index, 0, 0),)))
    if not found or _is_within_word(words, index):
        return None
    if _is_within_figure(words, index) and not _opens_with_figure(node):
        return None
    last, size, misspelt = max(found, key=_likeliness) if len(found) > 1 else next(iter(found))
    if misspelt and misspelt == size and words.tokens[index].kind == "han":
        return None
    start, end = words.tokens[index].start, words.tokens[last - 1].end
    return Match(key, start, end, index + offset, last + offset, misspelt > 0, size)


def _is_within_word(words: Words, index: int) -> bool:
    """True for a character that is the end of a word of another thing: the 头 of 骨头 is no head."""
    tokens = words.tokens
    return index > 0 and tokens[index].key == "头" and tokens[index - 1].key in _BEFORE_NO_HEAD


_BEFORE_NO_HEAD = frozenset("骨石馒镜念码罐木拳舌")


def _is_within_figure(words: Words, index: int) -> bool:
    """True for the 一 of 二十一天, with which no phrase begins; 一直, 一般 and the like are no figures."""
    tokens = words.tokens
    if not index or tokens[index].key not in _ONES or tokens[index - 1].key not in _TENS:
        return False
    return index + 1 == len(tokens) or tokens[index + 1].key not in _NO_FIGURE


def _opens_with_figure(node: tuple[Any, ...]) -> bool:
    if node[0] == "row":
        return _opens_with_figure(node[1][0])
    if node[0] == "either":
        return any(_opens_with_figure(branch) for _, branch in node[1])
    return bool(node[0] == "figure")


_ONES, _TENS = frozenset("一二三四五六七八九"), frozenset("十百廿卅")
_NO_FIGURE = frozenset("直般定切样起边")


def _likeliness(end: tuple[int, int, int]) -> tuple[int, int, int]:
    """What the ends of a match are ordered by: most words, those spelt right, closest together, last."""
    last, size, misspelt = end
    return size, -misspelt, -last


def longest(matches: Iterable[Match[K]]) -> list[Match[K]]:
    """The matches without those that touch a longer one, the longest first."""
    matches = list(matches)
    if len(matches) < 2:
        return matches
    kept: list[Match[K]] = []
    standing: dict[int, list[Match[K]]] = {}
    for match in sorted(matches, key=shortness):
        touching = [other for index in range(match.first, match.last) for other in standing.get(index, ())]
        if any(shortness(other)[:3] != shortness(match)[:3] or other.key == match.key for other in touching):
            continue
        kept.append(match)
        for index in range(match.first, match.last):
            standing.setdefault(index, []).append(match)
    return kept


def shortness(match: Match[K]) -> tuple[int, bool, int, int]:
    """What matches are ordered by: the longest, and of those alike the surest and first, comes first."""
    return -match.size, match.fuzzy, match.first - match.last, match.first


def find(utterance: Utterance, patterns: Mapping[str, Sequence[str]]) -> list[Match[str]]:
    """The longest matches of patterns given by key; compiled anew each time, so for tests and tools."""
    pairs = ((key, source) for key, sources in patterns.items() for source in sources)
    return Phrases.of(pairs).find(utterance.words)
