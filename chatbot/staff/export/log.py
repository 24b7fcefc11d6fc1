"""The screening log as CSV: one row a participant, no free text unless it is asked for.

Number, days, definition, outcome, criteria and reviewer, as a site's screening log has them; who the
number belongs to is kept elsewhere.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Any, TextIO

from chatbot.staff.cells import cell
from chatbot.staff.notes import SignOff
from chatbot.staff.record import Record
from chatbot.staff.review import original, reviewed
from chatbot.staff.rows import row_of
from criteria.model import Trial
from criteria.values import Text
from transcripts.ledger import Entry

_FIRST = (
    "id", "begun_utc", "ended_utc", "trial", "site", "definition", "program", "language", "answering",
    "as_of", "start", "stage", "verdict", "earliest_start", "reviewed_verdict", "reviewed_earliest_start",
    "reviewer", "signed_utc", "signature_means", "deciding", "to_ask", "integrity", "lines", "head",
)  # fmt: skip


def write_log(
    records: Iterable[Record],
    trial: Trial,
    file: TextIO,
    ledger: dict[str, Entry],
    *,
    with_words: bool = False,
) -> None:
    """Write the log with its headings.

    Args:
        records: the conversations, taken as they come.
        trial: whose criteria make the columns.
        file: opened with ``newline=""``.
        ledger: its last entries, by id.
        with_words: a column of free text for every question that takes it, and one of the notes.
    """
    texts = tuple(q.id for q in trial.questions if q.kind == "text") if with_words else ()
    criteria = tuple(criterion.id for criterion in trial.criteria)
    writer = csv.writer(file)
    writer.writerow((*_FIRST, *criteria, *texts, *(("notes",) if with_words else ())))
    for record in records:
        values = {**_values(record, ledger), **_statuses(record)}
        said = [_text(record, name) for name in texts]
        notes = [" / ".join(note.why for note in record.notes.entries if note.why)] if with_words else []
        writer.writerow(
            [*(cell(values.get(name)) for name in (*_FIRST, *criteria)), *map(cell, (*said, *notes))]
        )


def _values(record: Record, ledger: dict[str, Entry]) -> dict[str, Any]:
    row, before, after = row_of(record.transcript.path, ledger), original(record), reviewed(record)
    signed = record.notes.signed
    means = signed.what.meaning if signed is not None and isinstance(signed.what, SignOff) else ""
    noted = bool(record.notes.entries)
    return {
        "id": row.id,
        "begun_utc": row.began,
        "ended_utc": row.ended,
        "trial": row.trial,
        "site": record.trial.contact.site,
        "definition": row.digest,
        "program": row.program,
        "language": row.lang,
        "answering": row.respondent,
        "as_of": row.as_of,
        "start": record.header.start,
        "stage": row.stage,
        "verdict": row.verdict,
        "earliest_start": row.earliest_start,
        "reviewed_verdict": after.decision.verdict.value if noted else "",
        "reviewed_earliest_start": after.decision.earliest_start if noted else "",
        "reviewer": row.reviewer,
        "signed_utc": signed.at.isoformat(timespec="seconds") if signed else "",
        "signature_means": means,
        "deciding": " ".join(before.decision.deciding),
        "to_ask": " ".join(after.to_ask),
        "integrity": row.integrity,
        "lines": row.lines,
        "head": row.head,
    }


def _statuses(record: Record) -> dict[str, str]:
    """The reviewed status of every criterion, with the day of those that wait."""
    return {
        name: f"{result.status.value} until {result.until.isoformat()}"
        if result.until
        else result.status.value
        for name, result in reviewed(record).evaluation.criteria.items()
    }


def _text(record: Record, question: str) -> str:
    value = record.state.facts.get(question)
    return value.words if isinstance(value, Text) else ""
