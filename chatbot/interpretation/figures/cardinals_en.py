"""Whole numbers in English words, read strictly: all of the words given, in their order, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.interpretation.figures.number_words import DENOMINATORS, ORDINAL_UNITS, SCALE_WORDS, WORDS


def cardinal(words: Sequence[str]) -> int | None:
    """The number that the words say, as "two thousand and five"; None: they say no single one."""
    total, below, room, scale = 0, 0, 0, 10**18
    for at, word in enumerate(words):
        if word == "-" and room == 9 and at + 1 < len(words):
            continue
        if word == "and" and 0 < at < len(words) - 1 and words[at - 1] in SCALE_WORDS:
            continue
        size = int(SCALE_WORDS.get(word, 0))
        if size == 100 and 0 < below < 100:
            below, room = below * 100, 99
        elif size > 100 and 0 < below and size < scale:
            total, below, room, scale = total + below * size, 0, 999, size
        else:
            number = int(WORDS.get(word, 0))
            if not 0 < number <= (room or (99 if not at else 0)):
                return None
            below, room = below + number, 9 if number >= 20 and number % 10 == 0 else 0
    return total + below or None


def denominator(words: Sequence[str]) -> int | None:
    """The number that a part is named after: 32 for "thirty-seconds", 105 for "one hundred and fifth".

    Args:
        words: All of the name, without the count before it. None: they name no part.
    """
    *before, name = words
    last = DENOMINATORS.get(name) or ORDINAL_UNITS.get(name)
    if last is None or (name.startswith("second") and before[-1:] != ["-"]):
        return None
    if not before:
        return last if name in DENOMINATORS else None
    if before[-1] in ("-", "and"):
        before = before[:-1]
    count = 100 if words[:-1] == ["hundred", "-"] and last > 100 else cardinal(before)
    if count is None or name in ("half", "halves", "quarter", "quarters"):
        return None
    if last >= 100:
        return count * last if count < last else None
    step = 10 if last < 10 else 100
    return count + last if count % step == 0 and count % 100 != 10 else None
