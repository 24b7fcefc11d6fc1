"""Long words of time in spite of one typing error."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from rapidfuzz.distance import OSA

from chatbot.interpretation.times.lexicon_en import LONG_WORDS, WORDS_EN

_REAL_WORDS = frozenset("eater faster weaker tuesday's mother moths".split())


_SHORT_MONTHS = ("march", "april", "june", "july")
_NO_MONTHS = frozenset("match marsh mach starch jane jury judy jule".split())


@lru_cache(maxsize=512)
def respelt_month(word: str) -> tuple[str, Any] | None:
    """The entry of a short month with one typing error in it, for a word beside a day; None: no such."""
    if not 4 <= len(word) <= 6 or word in WORDS_EN or word in _NO_MONTHS:
        return None
    close = [known for known in _SHORT_MONTHS if known[0] == word[0] and OSA.distance(known, word) <= 1]
    return WORDS_EN[close[0]] if len(close) == 1 else None


@lru_cache(maxsize=512)
def respelt(word: str) -> tuple[str, Any] | None:
    """The entry of a long word of time with a typing error in it; None: another word, or one of two."""
    if len(word) < 5 or word in _REAL_WORDS:
        return None
    alike = [known for known in LONG_WORDS if known[0] == word[0] and abs(len(known) - len(word)) <= 1]
    meant = [WORDS_EN[known] for known in alike if OSA.distance(known, word) <= 1]
    if meant:
        return meant[0] if all(one == meant[0] for one in meant) else None
    return _respelt_weekday(word) if word.endswith("day") and len(word) >= _A_WEEKDAY else None


def _respelt_weekday(word: str) -> tuple[str, Any] | None:
    """The weekday with two typing errors in it, "wensday"; None: another word, or one as near two of them."""
    close = [known for known in LONG_WORDS if known[0] == word[0] and known.endswith("day")]
    close = [known for known in close if OSA.distance(known, word) == _IN_A_WEEKDAY]
    return WORDS_EN[close[0]] if len(close) == 1 else None


_A_WEEKDAY, _IN_A_WEEKDAY = 7, 2
"""Letters that a weekday with two typing errors has at least, and the errors."""


_UNITS = tuple("day days week weeks month months year years hour hours".split())
_NO_UNITS = frozenset("wee wees yeas yea hoar mouths houses".split())


@lru_cache(maxsize=512)
def respelt_unit(word: str) -> tuple[str, Any] | None:
    """The entry of a unit with a letter swapped, left out or put in, for a word after a figure: "5 dyas".

    One letter for another makes other words of units: "2 weeds", "3 mouths".
    """
    if not 3 <= len(word) <= 7 or word in WORDS_EN or word in _NO_UNITS:
        return None
    for unit in _UNITS:
        swapped = len(unit) != len(word) or sorted(unit) == sorted(word)
        if swapped and unit[0] == word[0] and OSA.distance(unit, word) <= 1:
            return WORDS_EN[unit]
    return None
