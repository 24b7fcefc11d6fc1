"""One line in the list of conversations, made from a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from chatbot.dialogue.events import Replied, Stopped
from chatbot.staff.anchors import against, notes_held_against
from chatbot.staff.ending import last_decided
from chatbot.staff.notes import Notes, SignOff, notes_path, read_notes
from criteria.frozen import frozen
from transcripts.errors import TranscriptError
from transcripts.ledger import Entry
from transcripts.line import BadLine
from transcripts.reading import Transcript, is_sealed, read
from transcripts.skimming import skim

OPEN = ("unknown", "site")
"""Statuses of criteria that somebody still has to find out."""


@frozen
class Row:
    """What the list shows of one conversation; every text is empty where there is nothing to say."""

    id: str
    began: str = ""
    """UTC, ISO."""
    ended: str = ""
    """When the last line was written, UTC, ISO."""
    trial: str = ""
    lang: str = ""
    respondent: str = ""
    stage: str = "unreadable"
    """"decided", "unfinished", "stopped" (without a verdict), "sealed" or "unreadable"."""
    verdict: str = ""
    """What the conversation came to."""
    reviewed_verdict: str = ""
    """What it comes to with the study team's notes."""
    earliest_start: str = ""
    open: int = 0
    """How many criteria are unknown or left to the study team."""
    deciding: str = ""
    """The criteria that fail or wait, with spaces between."""
    integrity: str = "altered"
    """"intact", "torn" (an unfinished last line), "altered", "cut", "rewritten", "missing", "sealed"."""
    review: str = ""
    """"noted", "signed", or "outdated" (signed, then continued)."""
    reviewer: str = ""
    """Who signed."""
    lines: int = 0
    head: str = ""
    program: str = ""
    digest: str = ""
    as_of: str = ""


COLUMNS = tuple(field.name for field in fields(Row))


def row_of(path: Path, ledger: Mapping[str, Entry]) -> Row:
    """The line of one conversation; damage shows in it and raises nothing."""
    if is_sealed(path):
        return _sealed(path.stem, ledger.get(path.stem))
    try:
        notes = read_notes(notes_path(path))
        try:
            return _row(skim(path), notes, ledger)
        except BadLine:  # a line that was forged with a whole hash
            return _row(read(path), notes, ledger)
    except TranscriptError:
        return Row(path.stem)


def _row(transcript: Transcript, notes: Notes, ledger: Mapping[str, Entry]) -> Row:
    outcome = last_decided(transcript.events) or {}
    criteria = outcome.get("criteria")
    statuses = _statuses(criteria) if isinstance(criteria, Mapping) else {}
    header, signed = transcript.header, notes.signed
    return Row(
        id=transcript.path.stem,
        began=_at(transcript, 0),
        ended=_at(transcript, -1),
        trial=header.trial,
        lang=header.lang,
        respondent=_respondent(transcript, outcome),
        stage=_stage(transcript, bool(outcome)),
        verdict=_text(outcome.get("verdict")),
        reviewed_verdict=notes.entries[-1].verdict if notes.entries else "",
        earliest_start=_text(outcome.get("earliest_start")),
        open=sum(status in OPEN for status in statuses.values()),
        deciding=" ".join(name for name, status in statuses.items() if status in ("fail", "wait")),
        integrity=integrity(transcript, notes, ledger),
        review=_review(transcript, notes),
        reviewer=signed.who if signed else "",
        lines=len(transcript.events) + 1,
        head=transcript.head,
        program=_text(header.program),
        digest=_text(header.digest),
        as_of=header.as_of,
    )


def _sealed(transcript_id: str, entry: Entry | None) -> Row:
    """The line of a conversation of which only the ledger tells."""
    row = Row(transcript_id, stage="sealed", integrity="sealed")
    if entry is None:
        return row
    return replace(row, ended=entry.at.isoformat(timespec="seconds"), lines=entry.count, head=entry.head)


def integrity(transcript: Transcript, notes: Notes, ledger: Mapping[str, Entry]) -> str:
    """The state of a conversation's files in one word."""
    if transcript.findings or notes.findings:
        return "altered"
    own = ledger.get(transcript.path.stem)
    found = against(own, transcript) if own is not None else None
    for finding in (*([found] if found else ()), *notes_held_against(transcript.path, ledger)):
        return "rewritten" if "rewritten" in finding.problem else "cut"
    return "torn" if transcript.torn or notes.torn else "intact"


def _statuses(criteria: Mapping[str, Any]) -> dict[str, str]:
    return {
        name: _text(result.get("status")) for name, result in criteria.items() if isinstance(result, Mapping)
    }


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _at(transcript: Transcript, index: int) -> str:
    events = transcript.events
    return events[index].at.isoformat(timespec="seconds") if events else ""


def _respondent(transcript: Transcript, outcome: Mapping[str, Any]) -> str:
    facts = outcome.get("facts")
    if isinstance(facts, Mapping) and "respondent" in facts:
        return _text(facts["respondent"])
    for event in transcript.events:
        reading = event.payload.get("reading")
        if event.kind == Replied.KIND and event.payload.get("question") == "respondent":
            return _text(reading.get("value")) if isinstance(reading, Mapping) else ""
    return ""


def _stage(transcript: Transcript, decided: bool) -> str:
    if decided:
        return "decided"
    stopped = any(event.kind == Stopped.KIND for event in transcript.events[-3:])
    return "stopped" if stopped else "unfinished"


def _review(transcript: Transcript, notes: Notes) -> str:
    if not notes.entries:
        return ""
    signed = notes.signed
    if signed is None or not isinstance(signed.what, SignOff):
        return "noted"
    return "signed" if signed.head == transcript.head else "outdated"
