"""Words in spite of how they are typed: plurals, typing errors, characters that sound the same."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.interpretation.everyday import EVERYDAY
from chatbot.interpretation.homophones import TYPED_FOR
from chatbot.interpretation.lexicon import NEGATIONS, PASSED_OVER
from chatbot.interpretation.normalise import Token

_LONG = 6
"""Letters from which on a word is matched in spite of a typing error."""


def stem(word: str) -> str:
    """The word without a plural s, where it is long enough to have one."""
    if len(word) >= 5 and word[-1] == "s" and word[-2] not in "sui":
        return word[:-1]
    return word


class Respeller:
    """What words may stand for, given the words that patterns are made of."""

    def __init__(self, vocabulary: str) -> None:
        """Take the long words and Chinese characters of the patterns, parted by blanks."""
        self._vocabulary = vocabulary
        self._long: tuple[str, ...] | None = None
        self._known: frozenset[str] = frozenset()
        self._alike: dict[str, str] | None = None

    def add_readings(self, tokens: Sequence[Token], readings: list[dict[str, int]]) -> None:
        """Add to each word's readings what it may be a misspelling of, at a cost of 1."""
        for token, reading in zip(tokens, readings, strict=True):
            if token.kind == "han":
                if token.text in TYPED_FOR:
                    for character in self._meant(token.text):
                        reading.setdefault(character, 1)
            elif len(token.key) >= _LONG - 1 and token.kind == "word":
                for word in self._nearest(stem(token.key)):
                    reading.setdefault(word, 1)

    def _meant(self, typed: str) -> str:
        return "".join(character for character in TYPED_FOR[typed] if character in self._vocabulary)

    def _nearest(self, typed: str) -> list[str]:
        if self._long is None:
            self._known = frozenset(stem(word) for word in self._vocabulary.split() if len(word) > 1)
            self._long = tuple(word for word in self._known if len(word) >= _LONG)
        if typed in self._known or typed in EVERYDAY or typed in NEGATIONS or typed in PASSED_OVER:
            return []
        return nearest(typed, self._long)


def nearest(typed: str, words: Sequence[str]) -> list[str]:
    """The words that ``typed`` may be a misspelling of: one slip, two in words of nine letters or more."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    allowed = 2 if len(typed) >= 9 else 1
    found = extract(typed, words, scorer=OSA.distance, score_cutoff=allowed, limit=3)
    return [word for word, _, _ in found if word[0] == typed[0] or word[1:3] == typed[1:3]]
