"""Long words of time in spite of one typing error."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from rapidfuzz.distance import OSA

from chatbot.interpretation.times.lexicon_en import LONG_WORDS, WORDS_EN

_REAL_WORDS = frozenset("eater faster weaker tuesday's mother moths".split())


@lru_cache(maxsize=512)
def respelt(word: str) -> tuple[str, Any] | None:
    """The entry of a long word of time with one typing error in it; None: another word."""
    if len(word) < 5 or word in _REAL_WORDS:
        return None
    for known in LONG_WORDS:
        if known[0] == word[0] and abs(len(known) - len(word)) <= 1 and OSA.distance(known, word) <= 1:
            return WORDS_EN[known]
    return None
