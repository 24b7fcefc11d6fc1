"""Words in spite of how they are typed: plurals, typing errors, characters that sound the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from chatbot.interpretation.homophones import TYPED_FOR
from chatbot.interpretation.lexicon import NEGATIONS, PASSED_OVER
from chatbot.interpretation.normalise import Token
from chatbot.interpretation.plain_figures import figure_of

_REMEMBERED = 5000
"""Words whose readings are remembered at most."""
_LONG = 6
"""Letters from which on a word is matched in spite of a typing error."""


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The word without a plural s, where it is long enough to have one."""
    if len(word) >= 5 and word[-1] == "s" and word[-2] not in "sui":
        return word[:-1]
    return word


Readings = tuple[dict[str, int], frozenset[str], bool]
"""What a word may stand for ("#": a figure), each with 1 where that is not the typed one; the same as it
stands in the sets of ``chatbot.interpretation.openings``; and whether the word may be passed over."""


class Respeller:
    """What words may stand for, given the words that patterns are made of."""

    def __init__(self, vocabulary: str) -> None:
        """Take the long words and Chinese characters of the patterns, parted by blanks."""
        self._vocabulary = vocabulary
        self._long: tuple[str, ...] | None = None
        self._known: frozenset[str] = frozenset()
        self._read: dict[str, Readings] = {}

    def readings(self, tokens: Sequence[Token]) -> list[Readings]:
        """What each word may stand for; the same dicts each time, not to be changed."""
        read = self._read.get
        return [read(token.key) or self._readings(token) for token in tokens]

    def reading(self, token: Token) -> Readings:
        """What one word may stand for."""
        return self._read.get(token.key) or self._readings(token)

    def _readings(self, token: Token) -> Readings:
        meant = self._meant(token)
        if figure_of(token) is not None:
            meant["#"] = 0
        signs = frozenset([*meant, *[word[:2] + "*" for word in meant], *[word[:1] + "*" for word in meant]])
        if len(self._read) > _REMEMBERED:
            self._read.clear()
        readings = self._read[token.key] = meant, signs, token.key in PASSED_OVER
        return readings

    def _meant(self, token: Token) -> dict[str, int]:
        """The word as typed, at no cost, and what it may be a misspelling of, at a cost of 1."""
        typed = stem(token.key)
        meant = {typed: 0}
        if token.kind == "han":
            meant.update((other, 1) for other in TYPED_FOR.get(typed, "") if other in self._vocabulary)
        elif len(typed) >= _LONG - 1 and token.kind == "word":
            meant.update((word, 1) for word in self._nearest(typed))
        return meant

    def _nearest(self, typed: str) -> tuple[str, ...]:
        if self._long is None:
            self._known = frozenset(stem(word) for word in self._vocabulary.split() if len(word) > 1)
            self._long = tuple(word for word in self._known if len(word) >= _LONG)
        if typed in self._known or typed in NEGATIONS or typed in PASSED_OVER or typed in everyday():
            return ()
        return nearest(typed, self._long)


def nearest(typed: str, words: Sequence[str]) -> tuple[str, ...]:
    """The words that ``typed`` may be a misspelling of: one slip, two in words of nine letters or more."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    allowed = 2 if len(typed) >= 9 else 1
    found = extract(typed, words, scorer=OSA.distance, score_cutoff=allowed, limit=3)
    return tuple(word for word, _, _ in found if word[0] == typed[0] or word[1:3] == typed[1:3])


@cache
def everyday() -> frozenset[str]:
    """Common English words, by stem: as typed they are never a slip for another word."""
    return frozenset(map(stem, (Path(__file__).parent / "everyday.txt").read_text("utf-8").split()))
