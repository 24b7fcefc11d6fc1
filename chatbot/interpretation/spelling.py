"""Words in spite of how they are typed: plurals, typing errors, characters that sound the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from chatbot.interpretation.homophones import SOUNDS_LIKE
from chatbot.interpretation.lexicon import NEGATIONS, PASSED_OVER
from chatbot.interpretation.normalise import Token

_LONG = 6
"""Letters from which on a word is matched in spite of a typing error."""
_LONG_WORD = re.compile(r"[^\W\d_\u3400-\u9fff]{5,}")
_HAN = re.compile(r"[\u3400-\u9fff]")


def stem(word: str) -> str:
    """The word without a plural s, where it is long enough to have one."""
    if len(word) >= 5 and word[-1] == "s" and word[-2] not in "sui":
        return word[:-1]
    return word


class Respeller:
    """What words may stand for, given the words that patterns are made of."""

    def __init__(self, sources: Iterable[str]) -> None:
        """Take the patterns' sources."""
        self._joined = " ".join(sources)
        self._long: tuple[str, ...] | None = None
        self._alike: dict[str, str] | None = None

    def add_readings(self, tokens: Sequence[Token], readings: list[dict[str, int]]) -> None:
        """Add to each word's readings what it may be a misspelling of, at a cost of 1."""
        for token, reading in zip(tokens, readings, strict=True):
            if token.kind == "han":
                for character in self._sounding_like().get(token.text, ""):
                    reading.setdefault(character, 1)
            elif token.kind == "word" and len(token.key) >= _LONG - 1:
                for word in self._nearest(token.key):
                    reading.setdefault(word, 1)

    def _sounding_like(self) -> dict[str, str]:
        if self._alike is None:
            self._alike = {}
            for meant in set(_HAN.findall(self._joined)):
                for typed in SOUNDS_LIKE.get(meant, ""):
                    self._alike[typed] = self._alike.get(typed, "") + meant
        return self._alike

    def _nearest(self, typed: str) -> list[str]:
        if self._long is None:
            found = {stem(word) for word in _LONG_WORD.findall(self._joined)}
            self._long = tuple(word for word in found if len(word) >= _LONG)
        if stem(typed) in self._long or typed in NEGATIONS or typed in PASSED_OVER:
            return []
        return nearest(stem(typed), self._long)


def nearest(typed: str, words: Sequence[str]) -> list[str]:
    """The words that ``typed`` may be a misspelling of: one slip, two in words of nine letters or more."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    allowed = 2 if len(typed) >= 9 else 1
    found = extract(typed, words, scorer=OSA.distance, score_cutoff=allowed, limit=3)
    return [word for word, _, _ in found if word[0] == typed[0] or word[1:3] == typed[1:3]]
