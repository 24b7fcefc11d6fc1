"""What the study team wrote about a conversation: an append-only, hash-chained file beside it.

``<id>.notes.jsonl`` has the lines of a journal: a header, then one note a line. The participant's
words are never touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from pathlib import Path
from typing import Any, ClassVar, Literal, get_args

from criteria.frozen import frozen
from criteria.model import CriterionStatus
from transcripts.events import Event
from transcripts.line import FIRST
from transcripts.reading import Finding, read

Meaning = Literal["reviewed", "approved", "authored"]
"""What a signature says, in the words of 21 CFR 11.50."""
MEANINGS: tuple[str, ...] = get_args(Meaning)
SETTLED = (CriterionStatus.PASS, CriterionStatus.FAIL, CriterionStatus.WAIT, CriterionStatus.SITE)
"""What a criterion may be settled as."""


@frozen
class Correction:
    """A question's answer is not what was read."""

    KIND: ClassVar[str] = "corrected"
    question: str
    value: Any
    """The value's JSON; None: it is not known after all."""
    was: Any
    """The JSON that it replaces."""


@frozen
class Settlement:
    """The study team established a criterion that the facts left to it or left open."""

    KIND: ClassVar[str] = "settled"
    criterion: str
    status: CriterionStatus
    was: str
    until: date | None = None
    """For ``wait``: the day from which it passes; None: not known."""


@frozen
class Comment:
    """A note that changes nothing; ``Note.why`` is its text."""

    KIND: ClassVar[str] = "noted"


@frozen
class Withdrawal:
    """An earlier note no longer holds; it stays in the file."""

    KIND: ClassVar[str] = "withdrawn"
    number: int


@frozen
class SignOff:
    """A name put to the conversation and the notes as they stood."""

    KIND: ClassVar[str] = "signed"
    meaning: str
    notes_head: str
    """The hash of the notes' line before this one."""


What = Correction | Settlement | Comment | Withdrawal | SignOff


@frozen
class Note:
    """One entry: who, when, why and what."""

    number: int
    """From 1, its line after the header."""
    at: datetime
    who: str
    """As given: attributed, not proven."""
    why: str
    """The reason, or a comment's text; a sign-off may have none."""
    what: What
    head: str
    """The hash of the conversation's last line at that time."""
    count: int
    """The conversation's lines at that time."""
    verdict: str
    """The reviewed verdict once the note holds."""
    criteria: Mapping[str, str] = field(default_factory=dict)
    """Criterion id to its reviewed status once the note holds."""


@frozen
class Notes:
    """All notes on one conversation."""

    path: Path
    entries: tuple[Note, ...] = ()
    findings: tuple[Finding, ...] = ()
    torn: bytes = b""
    head: str = FIRST
    count: int = 0
    """Lines of the file, the header's included; 0: there is no file."""

    @property
    def in_force(self) -> tuple[Note, ...]:
        """The notes that were not withdrawn."""
        gone = {note.what.number for note in self.entries if isinstance(note.what, Withdrawal)}
        return tuple(note for note in self.entries if note.number not in gone)

    @property
    def signed(self) -> Note | None:
        """The last sign-off, where nothing was noted after it; None: there is none that stands."""
        last = self.entries[-1] if self.entries else None
        return last if last is not None and isinstance(last.what, SignOff) else None


def notes_path(transcript: Path) -> Path:
    """Where the notes on a conversation are."""
    return transcript.with_suffix(".notes.jsonl")


def read_notes(path: Path) -> Notes:
    """The notes in a file; no file: no notes. Damage is reported, not raised.

    Raises:
        TranscriptError: it is there and can't be read.
    """
    if not path.exists():
        return Notes(path)
    transcript = read(path)
    entries: list[Note] = []
    findings = list(transcript.findings)
    for event in transcript.events:
        try:
            note = _note(event)
        except (KeyError, TypeError, ValueError) as error:
            findings.append(Finding(event.seq + 1, f"is not a note ({error})"))
            continue
        if note is not None:
            entries.append(note)
    count = len(transcript.events) + 1
    return Notes(path, tuple(entries), tuple(findings), transcript.torn, transcript.head, count)


def _note(event: Event) -> Note | None:
    what = _what(event.kind, event.payload)
    if what is None:
        return None
    criteria = event.payload["criteria"]
    if not isinstance(criteria, Mapping):
        raise ValueError("its criteria are no object")
    said = {name: str(event.payload.get(name, "")) for name in ("who", "why", "head", "verdict")}
    return Note(
        event.seq,
        event.at,
        said["who"],
        said["why"],
        what,
        said["head"],
        int(event.payload["count"]),
        said["verdict"],
        {str(name): str(status) for name, status in criteria.items()},
    )


def _what(kind: str, payload: Mapping[str, Any]) -> What | None:
    match kind:
        case Correction.KIND:
            return Correction(str(payload["question"]), payload["value"], payload["was"])
        case Settlement.KIND:
            until = payload.get("until")
            status = CriterionStatus(payload["status"])
            day = None if until is None else date.fromisoformat(until)
            return Settlement(str(payload["criterion"]), status, str(payload["was"]), day)
        case Comment.KIND:
            return Comment()
        case Withdrawal.KIND:
            return Withdrawal(int(payload["number"]))
        case SignOff.KIND:
            return SignOff(str(payload["meaning"]), str(payload["notes_head"]))
        case _:
            return None
