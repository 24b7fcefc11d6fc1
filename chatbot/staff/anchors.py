"""A file held against the ledger: what was cut short, rewritten, deleted or is missing.

A file that was cut at the end of a line, or written anew from its first line, is whole in itself; only
the head and the number of lines that the ledger has kept tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from chatbot.staff.notes import notes_path
from transcripts.errors import Damaged, TranscriptError
from transcripts.ledger import Entry, Ledger
from transcripts.reading import Finding, Transcript, read
from transcripts.store import Store

LEDGER = "ledger.jsonl"
DELETED = "deleted"


def ledger_beside(path: Path) -> Ledger:
    """The ledger of the folder that a transcript is in."""
    return Ledger(path.with_name(LEDGER))


def anchor_findings(path: Path) -> tuple[Finding, ...]:
    """What the ledger says against a conversation and the notes on it; a damaged ledger says so itself."""
    try:
        entries = ledger_beside(path).latest()
    except Damaged as error:
        return (Finding(0, f"can't be held against the ledger: {error.problem}"),)
    return tuple(held_against(path, entries))


def held_against(path: Path, entries: Mapping[str, Entry]) -> Iterator[Finding]:
    """What the last ledger entries, by id, say against a conversation's file and its notes' file."""
    own = entries.get(path.stem)
    if own is not None:
        yield from _against(own, path)
    yield from notes_held_against(path, entries)


def notes_held_against(path: Path, entries: Mapping[str, Entry]) -> Iterator[Finding]:
    """The same of the notes on a conversation alone."""
    notes = notes_path(path)
    noted = entries.get(notes.stem)
    if noted is not None and not notes.exists():
        yield Finding(0, f"had notes in {noted.count} lines that are gone")
    elif noted is not None:
        yield from (Finding(found.line, f"of the notes {found.problem}") for found in _against(noted, notes))


def against(entry: Entry, transcript: Transcript) -> Finding | None:
    """What an entry says against a file as read; None: nothing. Lines after its head are no matter."""
    if entry.what == DELETED:
        return _deleted(entry)
    if len(transcript.events) + 1 < entry.count:
        if transcript.findings:
            return None  # the damaged line hides the rest; it is reported itself
        return Finding(
            len(transcript.events) + 1, f"is the last; the ledger counts {entry.count}: it was cut short"
        )
    if entry.count == len(transcript.events) + 1 and not _ends_in_newline(transcript):
        return Finding(entry.count, "has lost its end since it was closed")
    if hash_of_line(transcript, entry.count) not in (entry.head, None):
        return Finding(entry.count, "is not the one in the ledger: the file was rewritten")
    return None


def against_sealed(path: Path) -> Iterator[Finding]:
    """What the ledger says against a conversation that is there sealed alone: only that it should be gone."""
    try:
        entry = ledger_beside(path).latest().get(path.stem)
    except Damaged as error:
        yield Finding(0, f"can't be held against the ledger: {error.problem}")
        return
    if entry is not None and entry.what == DELETED:
        yield _deleted(entry)


def _deleted(entry: Entry) -> Finding:
    return Finding(0, f"was deleted on {entry.at:%Y-%m-%d} by the ledger, and is here")


def hash_of_line(transcript: Transcript, line: int) -> str | None:
    """The hash of a line, counted from 1, the header's included; None: it isn't kept (the header's)."""
    if line == len(transcript.events) + 1:
        return transcript.head
    return transcript.events[line - 2].hash if line > 1 else None


def _ends_in_newline(transcript: Transcript) -> bool:
    with transcript.path.open("rb") as file:
        file.seek(transcript.good_bytes - 1)
        return file.read(1) == b"\n"


def missing(store: Store) -> tuple[str, ...]:
    """Ids that the ledger knows, that were not deleted, and whose file is gone. Raises Damaged."""
    here = {*store.ids(), *store.sealed_ids()}
    return tuple(
        name
        for name, entry in store.ledger.latest().items()
        if entry.what != DELETED and not name.endswith(".notes") and name not in here
    )


def _against(entry: Entry, path: Path) -> Iterator[Finding]:
    try:
        found = against(entry, read(path))
    except TranscriptError:
        return  # reported where the file itself is looked at
    if found is not None:
        yield found
