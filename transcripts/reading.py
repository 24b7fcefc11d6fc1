"""Reading a journal: what stands in it, and whether it is whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from transcripts.errors import TranscriptError
from transcripts.events import HEADER_KIND, SCHEMA, Event, Header, header_from
from transcripts.line import FIRST, BadLine, decode

LARGEST = 64 * 1024 * 1024
"""Largest file that is read, in bytes."""
SEALED = ".age"
"""Ending, behind a file's own name, of one that was sealed to the site's key: see ``sealing``."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a journal."""

    line: int
    """Counted from 1, the header's line."""
    problem: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """A saved conversation as read from its file."""

    path: Path
    header: Header
    events: Sequence[Event]
    """Every event before the first damaged line, the header's event left out."""
    findings: tuple[Finding, ...]
    """Damage, by line; empty: every line is what was written."""
    good_bytes: int
    """Length of the sound beginning of the file, newline included."""
    torn: bytes
    """An unfinished last line, as after a power failure; empty: none. It is never believed."""
    head: str
    """The hash of the last sound line."""

    @property
    def intact(self) -> bool:
        """True when no line was altered; an unfinished last line is not an alteration."""
        return not self.findings


def read(path: Path) -> Transcript:
    """Read and check a whole journal; damage is reported, not raised.

    Raises:
        TranscriptError: the file can't be read, or has no header to go by.
    """
    data = contents(path)
    lines = data.split(b"\n")
    tail = lines.pop()
    events, findings, good = _walk(lines)
    if tail and not findings:
        events, good, tail = _finished_tail(events, good, tail)
    header = header_of(path, events)
    return Transcript(path, header, tuple(events[1:]), tuple(findings), good, tail, events[-1].hash)


def sealed_path(path: Path) -> Path:
    """Where a file lies once it is sealed."""
    return path.with_name(path.name + SEALED)


def is_sealed(path: Path) -> bool:
    """True where a file is there as a sealed one alone."""
    return not path.exists() and sealed_path(path).is_file()


def contents(path: Path) -> bytes:
    """The bytes of a file in the folder of conversations.

    Raises:
        TranscriptError: it is none, too large, sealed or can't be read.
    """
    try:
        if path.is_symlink() or not path.is_file():
            if is_sealed(path):
                raise TranscriptError(path, "is sealed", "the study team opens it with 'chatbot unseal'")
            raise TranscriptError(path, "is not a saved conversation", "check the id or the file name")
        if path.stat().st_size > LARGEST:
            raise TranscriptError(path, f"is larger than {LARGEST:,} bytes", "check that it is a transcript")
        return path.read_bytes()
    except OSError as error:
        raise TranscriptError(
            path, f"can't be read ({error.strerror})", "check the file and its owner"
        ) from error


def _walk(lines: list[bytes]) -> tuple[list[Event], list[Finding], int]:
    events: list[Event] = []
    findings: list[Finding] = []
    good = 0
    for number, line in enumerate(lines):
        try:
            event = decode(line, number, events[-1].hash if events else FIRST)
        except BadLine as error:
            findings.append(Finding(number + 1, str(error)))
            break
        events.append(event)
        good += len(line) + 1
    return events, findings, good


def _finished_tail(events: list[Event], good: int, tail: bytes) -> tuple[list[Event], int, bytes]:
    """A last line that lacks only its newline is kept; anything else stays torn."""
    try:
        event = decode(tail, len(events), events[-1].hash if events else FIRST)
    except BadLine:
        return events, good, tail
    return [*events, event], good + len(tail), b""


def header_of(path: Path, events: list[Event]) -> Header:
    """What the first event says. Raises TranscriptError where it is not a header's."""
    if not events or events[0].kind != HEADER_KIND:
        raise TranscriptError(path, "has no readable first line", "it is not a transcript, or it was altered")
    try:
        header = header_from(events[0].payload)
    except TypeError as error:
        raise TranscriptError(path, "has a first line of another kind", "check its origin") from error
    if header.schema != SCHEMA:
        raise TranscriptError(
            path, f"has version {header.schema}", f"this program reads version {SCHEMA}: update it"
        )
    return header
