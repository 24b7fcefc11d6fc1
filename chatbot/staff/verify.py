"""Verifying saved conversations: the chain, the ledger, the shape, and what today's program makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from chatbot import VERSION
from chatbot.dialogue.events import from_payload
from chatbot.staff.anchors import against_sealed, anchor_findings, missing
from chatbot.staff.notes import Notes, SignOff, notes_path, read_notes
from chatbot.staff.rereading import Difference, reread
from chatbot.staff.shapes import check_shape
from criteria.frozen import frozen
from criteria.model import Trial
from transcripts.errors import Damaged, TranscriptError
from transcripts.events import RECOVERED_KIND
from transcripts.reading import Finding, Transcript, is_sealed, read
from transcripts.store import Store, is_id


@frozen
class Verification:
    """What was found of one conversation."""

    path: Path
    findings: tuple[Finding, ...]
    """What is wrong with the file, the notes or the ledger; line 0: no line in particular."""
    remarks: tuple[Finding, ...] = ()
    """What is worth knowing and nobody's fault: an unfinished last line, a clock put back."""
    differences: tuple[Difference, ...] = ()
    """What today's program makes otherwise."""
    made_by: str = ""
    """The program and definition that the conversation was held with."""
    read_by: str = ""
    """The program and definition that it was read again with."""
    lines: int = 0
    sealed: bool = False
    """True: it can't be read here, so that nothing of it was checked."""

    @property
    def sound(self) -> bool:
        """True when nothing was altered and everything reads as it did."""
        return not self.findings and not self.differences

    def to_json(self) -> dict[str, Any]:
        """As one JSON object."""
        return {
            "id": self.path.stem,
            "path": str(self.path),
            "sound": self.sound,
            "sealed": self.sealed,
            "lines": self.lines,
            "findings": [asdict(finding) for finding in self.findings],
            "remarks": [asdict(remark) for remark in self.remarks],
            "differences": [asdict(difference) for difference in self.differences],
            "made_by": self.made_by,
            "read_by": self.read_by,
        }


def verify(path: Path, trial: Trial | None) -> Verification:
    """Check one conversation with all that lies beside it; damage is reported, never raised.

    Args:
        path: the conversation's file.
        trial: read again under this definition; None: the files alone are checked.
    """
    if is_sealed(path):
        return Verification(path, tuple(against_sealed(path)), sealed=True)
    try:
        transcript = read(path)
        notes = read_notes(notes_path(path))
    except TranscriptError as error:
        return Verification(path, (Finding(0, error.problem), *anchor_findings(path)))
    findings = [*integrity(transcript), *anchor_findings(path), *_notes(transcript, notes)]
    differences: tuple[Difference, ...] = ()
    if trial is not None and trial.id == transcript.header.trial:
        try:
            differences = tuple(reread(transcript, trial))
        except TranscriptError as error:
            findings.append(Finding(0, error.problem))
    header = transcript.header
    return Verification(
        path,
        tuple(findings),
        tuple(_remarks(transcript, notes)),
        differences,
        versions(header.program, header.digest),
        versions(VERSION, trial.digest if trial else ""),
        len(transcript.events) + 1,
    )


def verify_store(store: Store, trial: Trial | None) -> Iterator[Verification]:
    """Check every conversation of a folder, and that none that the ledger knows is gone."""
    for transcript_id in (*store.ids(), *store.sealed_ids()):
        yield verify(store.path(transcript_id), trial)
    try:
        gone = missing(store)
    except Damaged as error:
        yield Verification(store.ledger.path, (Finding(0, error.problem),))
        return
    for transcript_id in gone:
        finding = Finding(0, "is gone, and was not deleted by this program")
        yield Verification(store.folder / f"{transcript_id}.jsonl", (finding,))


def integrity(transcript: Transcript) -> Iterator[Finding]:
    """What is wrong with the file by itself: the chain, the header and the shape of every event."""
    yield from transcript.findings
    header = transcript.header
    if is_id(transcript.path.stem) and header.id != transcript.path.stem:
        yield Finding(1, f"is the first line of {header.id}, not of {transcript.path.stem}")
    if not _days(header.as_of, header.start):
        yield Finding(1, "names a day that is none")
    for event in transcript.events:
        try:
            check_shape(event.kind, event.payload)
            from_payload(event.kind, event.payload)
        except ValueError as error:
            yield Finding(event.seq + 1, str(error))


def versions(program: str, digest: str) -> str:
    """A program and a definition in a few words."""
    return f"program {program}, definition {digest[:12] or 'not read'}"


def _days(*days: str | None) -> bool:
    try:
        return all(day is None or date.fromisoformat(day) for day in days)
    except (TypeError, ValueError):
        return False


def _notes(transcript: Transcript, notes: Notes) -> Iterator[Finding]:
    for finding in notes.findings:
        yield Finding(finding.line, f"of the notes {finding.problem}")
    hashes = {event.hash for event in transcript.events}
    for note in notes.entries:
        where = (
            f"of the notes was written about another conversation or an earlier version (note {note.number})"
        )
        if note.head not in hashes and not transcript.findings:
            yield Finding(note.number + 1, where)


def _remarks(transcript: Transcript, notes: Notes) -> Iterator[Finding]:
    if transcript.torn:
        line = len(transcript.events) + 2
        yield Finding(line, f"is unfinished ({len(transcript.torn)} bytes): it was never acknowledged")
    if notes.torn:
        yield Finding(notes.count + 1, "of the notes is unfinished")
    last = None
    for event in transcript.events:
        if event.kind == RECOVERED_KIND:
            yield Finding(event.seq + 1, "tells that an unfinished line was set aside before it")
        if last is not None and event.at < last:
            yield Finding(event.seq + 1, "is earlier than the line before it: the clock was put back")
        last = event.at
    signed = notes.signed
    if signed is not None and isinstance(signed.what, SignOff) and signed.head != transcript.head:
        yield Finding(0, "went on after it was signed off")
