"""Writing notes on a conversation: corrections, settlements, comments, withdrawals and sign-offs.

Each is appended to the notes' own chained file and on disk when the function returns; the ledger gets
the new head, so that notes that are taken away later show.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from chatbot import VERSION
from chatbot.errors import UsageError
from chatbot.staff.anchors import anchor_findings
from chatbot.staff.correcting import correction_value
from chatbot.staff.facts import fact_json
from chatbot.staff.notes import (
    MEANINGS,
    SETTLED,
    Comment,
    Correction,
    Note,
    Settlement,
    SignOff,
    What,
    Withdrawal,
    read_notes,
)
from chatbot.staff.record import Record
from chatbot.staff.review import decide_again, reviewed
from criteria.model import CriterionStatus
from transcripts.errors import Damaged
from transcripts.events import Header
from transcripts.journal import Journal
from transcripts.ledger import Ledger

LONGEST = 2000
"""Characters of a name, a reason or a comment that are kept."""


def correct(record: Record, question: str, words: str, who: str, why: str) -> Record:
    """Put another value in place of what an answer was read as.

    Args:
        record: the conversation.
        question: whose answer it is.
        words: the right answer, as one would say it, as a code or as the value's JSON.
        who: the name of the one who corrects.
        why: the reason.

    Raises:
        UsageError: there is no such question, no such value, or no reason.
        TranscriptError: the notes can't be written.
    """
    why = _reason(why)
    value = correction_value(record, question, words)
    was = fact_json(reviewed(record).facts.get(question))
    if question in record.state.facts and fact_json(value) == was:
        raise UsageError(f"{question} has this value already; nothing was noted")
    return _append(record, Correction(question, fact_json(value), was), who, why)


def settle(
    record: Record, criterion: str, status: str, who: str, why: str, until: date | None = None
) -> Record:
    """Settle a criterion that is left to the study team or not known. Raises as ``correct`` does."""
    found = reviewed(record).evaluation.criteria.get(criterion)
    allowed = [each.value for each in SETTLED]
    if found is None:
        raise UsageError(f"there is no criterion {criterion!r}; they are {', '.join(_criteria(record))}")
    if status not in allowed:
        raise UsageError(f"a criterion can't be settled as {status!r}; write one of {', '.join(allowed)}")
    if (until is not None) != (status == CriterionStatus.WAIT.value):
        raise UsageError("'wait' and a day with --until go together")
    if original_status(record, criterion) not in ("site", "unknown"):
        raise UsageError(
            f"{criterion} is decided by the answers ({found.status.value}); correct the answer instead: "
            + ", ".join(found.facts)
        )
    what = Settlement(criterion, CriterionStatus(status), found.status.value, until)
    return _append(record, what, who, _reason(why))


def comment(record: Record, text: str, who: str) -> Record:
    """Note something that changes nothing. Raises as ``correct`` does."""
    return _append(record, Comment(), who, _reason(text))


def withdraw(record: Record, number: int, who: str, why: str) -> Record:
    """Take back a note; it stays in the file. Raises as ``correct`` does."""
    if number not in {note.number for note in record.notes.in_force if not isinstance(note.what, SignOff)}:
        raise UsageError(f"there is no note {number} in force")
    return _append(record, Withdrawal(number), who, _reason(why))


def sign(record: Record, meaning: str, who: str, why: str = "") -> Record:
    """Sign off the conversation and the notes as they stand.

    Raises:
        UsageError: the meaning is not one of ``MEANINGS``.
        Damaged: what would be signed was altered.
        TranscriptError: the notes can't be written.
    """
    if meaning not in MEANINGS:
        raise UsageError(f"a signature means one of {', '.join(MEANINGS)}, not {meaning!r}")
    findings = (*record.transcript.findings, *record.notes.findings, *anchor_findings(record.transcript.path))
    if findings:
        first = findings[0]
        raise Damaged(
            record.transcript.path,
            f"line {first.line} {first.problem}",
            "it can't be signed: see 'chatbot verify'",
        )
    return _append(record, SignOff(meaning, record.notes.head), who, why.strip())


def original_status(record: Record, criterion: str) -> str:
    """The criterion's status by the facts, corrections included and settlements left out."""
    setting = record.state.setting
    corrections = [note for note in record.notes.in_force if isinstance(note.what, Correction)]
    found = decide_again(record.trial, record.state.facts, setting.as_of, setting.start, corrections)
    return found.evaluation.criteria[criterion].status.value


def _criteria(record: Record) -> list[str]:
    return [criterion.id for criterion in record.trial.criteria]


def _reason(why: str) -> str:
    if not why.strip():
        raise UsageError("a reason is required; say why with --why")
    return why.strip()


def _append(record: Record, what: What, who: str, why: str) -> Record:
    if not who.strip():
        raise UsageError("a name is required; say who notes it with --by")
    payload: dict[str, Any] = {
        "who": who.strip()[:LONGEST],
        "why": why[:LONGEST],
        **_payload(what),
        "head": record.transcript.head,
        "count": record.lines,
        **_outcome_with(record, what),
    }
    with _journal(record) as journal:
        journal.append(what.KIND, payload)
    Ledger(record.transcript.path.with_name("ledger.jsonl")).add(
        "noted", f"{record.header.id}.notes", journal.head, journal.count
    )
    return replace(record, notes=read_notes(record.notes.path))


def _journal(record: Record) -> Journal:
    if record.notes.count:
        return Journal.reopen(record.notes.path)[0]
    header = record.header
    return Journal.create(
        record.notes.path,
        Header(
            header.id, header.trial, record.trial.digest, header.lang, header.as_of, header.start, VERSION
        ),
    )


def _payload(what: What) -> Mapping[str, Any]:
    match what:
        case Correction(question, value, was):
            return {"question": question, "value": value, "was": was}
        case Settlement(criterion, status, was, until):
            day = {} if until is None else {"until": until.isoformat()}
            return {"criterion": criterion, "status": status.value, "was": was, **day}
        case Withdrawal(number):
            return {"number": number}
        case SignOff(meaning, notes_head):
            return {"meaning": meaning, "notes_head": notes_head}
        case Comment():
            return {}


def _outcome_with(record: Record, what: What) -> dict[str, Any]:
    """What the conversation comes to once the note is written: lists and re-screening go by it."""
    notes = record.notes
    entry = Note(notes.count or 1, datetime.now(UTC), "", "", what, "", 0, "")
    found = reviewed(replace(record, notes=replace(notes, entries=(*notes.entries, entry))))
    criteria = {name: result.status.value for name, result in found.evaluation.criteria.items()}
    return {"verdict": found.decision.verdict.value, "criteria": criteria}
