"""Lines of text for the study team: every text that came from a person is made harmless here."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from transcripts.visible import visible_line

VERDICTS = {
    "likely_eligible": "likely eligible",
    "not_eligible": "not eligible",
    "not_yet_eligible": "not yet eligible",
    "needs_more_information": "needs more information",
}


def verdict_text(code: str | None) -> str:
    """A verdict in words; "no verdict" where there is none."""
    return VERDICTS.get(code or "", code or "no verdict")


def width(text: str) -> int:
    """Columns that the text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def padded(text: str, columns: int) -> str:
    """The text in exactly so many columns, cut with an ellipsis where it is longer."""
    text = visible_line(text)
    taken = width(text)
    if taken > columns:
        while width(text) > columns - 1:
            text = text[:-1]
        text += "…"
        taken = width(text)
    return text + " " * (columns - taken)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> Iterable[str]:
    """Lines of a table with columns of those widths; the last column is not padded."""
    yield _line(headings, widths)
    for row in rows:
        yield _line(row, widths)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(padded(cell, columns) for cell, columns in zip(cells, widths, strict=True)).rstrip()
