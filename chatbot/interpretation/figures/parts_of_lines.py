"""Figures beside treatments that count none had: "2nd cycle of 4", "day 2", "two more to go"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chatbot.interpretation.figures.statements import Statement

_PARTS = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|(?:cycle|round|session|dose) \d+)(?: \w+)?"
    r" of (?:the |a )?\w+"
    r"|\b(?:day|week|month|room|ward|bed|stage|grade|phase|cycle|round|session) \d+"
    r"|\b\w+ (?:more )?(?:to go|left|to come)\b"
)


def without_parts_of_lines(text: str, statements: Sequence[Statement]) -> list[Statement]:
    """The figures without those of a part of a treatment, of a day or place, and of what is to come."""
    parts = [found.span() for found in _PARTS.finditer(text)]
    return [
        one for one in statements if not any(start <= one.figure.mention.start < end for start, end in parts)
    ]
