"""One conversation decided again as a line of the table."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from chatbot.staff.outcomes import Outcome, flips_text
from chatbot.staff.texts import padded, verdict_text
from chatbot.tui.staff.paged_table import Heading

_COLUMNS = (("id", 16, 17), ("before", 18, 24), ("now", 18, 24), ("from", 11, 11), ("criteria", 14, 41))
"""Heading, characters at 80 columns, and from 110 columns on."""


def headings(wide: bool) -> Iterator[Heading]:
    """The heads of the columns."""
    return (Heading(text, text, broad if wide else narrow) for text, narrow, broad in _COLUMNS)


def cells(outcome: Outcome, wide: bool) -> list[Text]:
    """The cells, safe for a terminal; too long ones end in an ellipsis."""
    widths = (heading.width - 1 for heading in headings(wide))
    return [Text(padded(text, width)) for text, width in zip(_texts(outcome), widths, strict=True)]


def _texts(outcome: Outcome) -> tuple[str, ...]:
    if "error" in outcome:
        return outcome["id"], "", "could not be decided", "", ""
    now = ("☎ " if outcome["can_be_called"] else "") + verdict_text(outcome["after"])
    start = outcome["earliest_start"] or ""
    return outcome["id"], verdict_text(outcome["before"]), now, start, flips_text(outcome)
