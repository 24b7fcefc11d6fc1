"""Figures that count no drug treatment had: "2nd cycle of 4", "two more to go", "two operations"."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.figures.statements import Statement

_PARTS = expression(
    r"\b(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|(?:cycle|round|session|dose) \d+)(?: \w+)?"
    r" of (?:the |a )?\w+"
    r"|\b(?:day|week|month|room|ward|bed|stage|grade|phase|cycle|round|session) \d+"
    r"|\b\w+ (?:more )?(?:to go|left|to come)\b"
    r"|\b\w+ (?:(?:big|small|major|liver|other) )?(?:operations?|ops|surger(?:y|ies)|emboli[sz]ations?"
    r"|ablations?|procedures?|biops(?:y|ies)|scans?|stents?|scopes?)\b"
    r"|\b\w+ (?:an?|per|each|every) (?:day|week|month|fortnight|year)\b"
    r"|\w(?=[次个台]?(?:手术|刀|介入|栓塞|消融|穿刺|活检|支架))"
)


def without_parts_of_lines(text: str, statements: Sequence[Statement]) -> list[Statement]:
    """The figures without those of a part of a treatment, of another kind, a day, and what is to come."""
    parts = [found.span() for found in _PARTS.finditer(text)]
    return [
        one for one in statements if not any(start <= one.figure.mention.start < end for start, end in parts)
    ]
