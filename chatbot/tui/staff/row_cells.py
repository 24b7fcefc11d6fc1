"""One conversation as a line of the table, and in words below it."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text

from chatbot.staff.rows import Row
from chatbot.staff.texts import VERDICTS, verdict_text
from criteria.frozen import frozen
from transcripts.visible import visible_line


@frozen
class Column:
    """One column of the list."""

    key: str
    """The column of the index; a ``SortKey`` where the list can be sorted by it."""
    heading: str
    narrow: int
    """Characters at 80 columns; 0: not shown."""
    wide: int
    """Characters from 110 columns on."""
    cell: Callable[[Row], str]


def _verdict(row: Row) -> str:
    verdict = verdict_text(row.verdict) if row.stage == "decided" else row.stage
    reviewed = row.reviewed_verdict
    return f"→ {verdict_text(reviewed)}" if reviewed and reviewed != row.verdict else verdict


COLUMNS = (
    Column("id", "id", 16, 17, lambda row: row.id),
    Column("began", "begun UTC", 12, 13, lambda row: row.began[5:16].replace("T", " ")),
    Column("lang", "in", 3, 4, lambda row: row.lang),
    Column("respondent", "answered", 0, 13, lambda row: row.respondent),
    Column("verdict", "verdict", 17, 26, _verdict),
    Column("earliest_start", "start", 11, 11, lambda row: row.earliest_start),
    Column("open", "open", 5, 6, lambda row: str(row.open) if row.stage == "decided" else ""),
    Column("integrity", "file", 8, 11, lambda row: row.integrity),
    Column("review", "review", 8, 9, lambda row: row.review),
    Column("reviewer", "by", 0, 11, lambda row: row.reviewer),
)


def cells(row: Row, columns: tuple[Column, ...], wide: bool) -> list[Text]:
    """The cells, safe for a terminal; too long ones end in an ellipsis."""
    return [_cell(column.cell(row), (column.wide if wide else column.narrow) - 1) for column in columns]


def _cell(text: str, width: int) -> Text:
    cell = Text(visible_line(text), no_wrap=True, end="")
    cell.truncate(width, overflow="ellipsis")
    return cell


def described(row: Row) -> str:
    """The line in full, for below the table."""
    verdict = VERDICTS.get(row.verdict, row.stage)
    parts = [row.id, f"{row.respondent or 'somebody'} answering", verdict]
    if row.reviewed_verdict:
        parts.append(f"as reviewed: {verdict_text(row.reviewed_verdict)}")
    if row.deciding:
        parts.append(f"stands against it: {row.deciding}")
    if row.stage == "decided":
        parts.append(f"{row.open} open")
    parts.append(f"file {row.integrity}")
    if row.review:
        parts.append(f"{row.review} by {row.reviewer}" if row.reviewer else row.review)
    return visible_line(" · ".join(parts))
