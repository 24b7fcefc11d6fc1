"""``chatbot list``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable

from chatbot.staff.library import Filters, Library
from chatbot.staff.progress import Progress
from chatbot.staff.record import store_of
from chatbot.staff.rows import COLUMNS, Row
from chatbot.staff.texts import table, verdict_text
from transcripts.visible import visible_json, visible_line

_HEADINGS = ("id", "begun (UTC)", "lang", "answering", "verdict", "earliest start", "open", "file", "review")
_WIDTHS = (15, 16, 4, 11, 24, 14, 4, 9, 24)


def run(args: argparse.Namespace) -> int:
    """Print the saved conversations that match."""
    library = Library(store_of(args.folder))
    with Progress("reading") as progress:
        library.refresh(progress.of)
    if library.ledger_problem:
        sys.stderr.write(f"chatbot: {visible_line(library.ledger_problem)}; see 'chatbot verify'\n")
    filters = Filters(
        verdict=args.verdict,
        lang=args.lang,
        since=args.since,
        until=args.until,
        undecided=args.undecided,
        integrity=args.integrity,
        review=args.review,
        search=" ".join(args.search or ()),
    )
    rows = library.rows(filters, args.sort, descending=not args.ascending, limit=args.limit)
    if args.json:
        _write_json(library.count(filters), rows)
        return 0
    for line in table(_HEADINGS, map(_cells, rows), _WIDTHS):
        sys.stdout.write(line + "\n")
    return 0


def _write_json(count: int, rows: Iterable[Row]) -> None:
    """One JSON document, written as it comes."""
    sys.stdout.write(f'{{"count": {count}, "transcripts": [')
    for number, row in enumerate(rows):
        fields = {column: getattr(row, column) for column in COLUMNS}
        text = visible_json(json.dumps(fields, ensure_ascii=False))
        sys.stdout.write((",\n" if number else "\n") + text)
    sys.stdout.write("\n]}\n")


def _cells(row: Row) -> tuple[str, ...]:
    verdict = verdict_text(row.verdict) if row.stage == "decided" else row.stage
    if row.reviewed_verdict and row.reviewed_verdict != row.verdict:
        verdict = f"→ {verdict_text(row.reviewed_verdict)}"
    review = f"{row.review} by {row.reviewer}" if row.reviewer else row.review
    began = row.began[:16].replace("T", " ")
    start, opened = row.earliest_start, str(row.open) if row.stage == "decided" else ""
    return row.id, began, row.lang, row.respondent, verdict, start, opened, row.integrity, review
