"""The site's ledger: which conversation was closed with which head, and which was deleted and why.

A journal that was cut short or rewritten is whole in itself; it shows here.
"""

from __future__ import annotations

import fcntl
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeGuard

from transcripts.disk import Disk
from transcripts.errors import Damaged, NotSaved
from transcripts.events import Event
from transcripts.line import FIRST, BadLine, decode, encode, unseal

_LONGEST_ENTRY = 8192
"""Bytes; a reason is cut long before."""
_MOST_LINES = 2**31
"""More than a journal can have."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the ledger says of one conversation at one time."""

    what: str
    """"finished" (with a summary), "paused" (it can be gone on with) or "deleted"; "noted" of notes."""
    id: str
    head: str
    """Hash of the journal's last line at that time."""
    count: int
    """Lines in the journal at that time, the header's included."""
    at: datetime
    reason: str = ""


def entry_of(event: Event) -> Entry:
    """What an event of the ledger says. Raises BadLine where it is no entry."""
    named, head, count = (event.payload.get(name) for name in ("id", "head", "count"))
    if not (_plain(named) and _plain(head) and isinstance(count, int) and 0 <= count < _MOST_LINES):
        raise BadLine("is no entry")
    return Entry(event.kind, named, head, count, event.at, str(event.payload.get("reason", "")))


def _plain(text: object) -> TypeGuard[str]:
    return isinstance(text, str) and text.isascii()


class Ledger:
    """An append-only, hash-chained file of entries."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, what: str, transcript_id: str, head: str, count: int, reason: str = "") -> None:
        """Append an entry, on disk when this returns.

        Raises:
            NotSaved: it can't be written.
            Damaged: the ledger itself was altered.
        """
        payload: dict[str, Any] = {"id": transcript_id, "head": head, "count": count}
        if reason:
            payload["reason"] = reason[:500]
        try:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX)
                seq, prev = self._end(descriptor)
                line, _ = encode(Event(seq, datetime.now(UTC), what, payload), prev)
                Disk().write_all(descriptor, line)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise NotSaved(
                self.path, f"can't be written ({error.strerror})", "check the disk and the folder"
            ) from error

    def entries(self) -> tuple[Entry, ...]:
        """Every entry, oldest first. Raises Damaged where the ledger was altered."""
        entries: list[Entry] = []
        for event in self._events():
            try:
                entries.append(entry_of(event))
            except BadLine as error:
                raise self._damaged(f"line {event.seq + 1}", error) from error
        return tuple(entries)

    def latest(self) -> dict[str, Entry]:
        """The last entry of each conversation, by id."""
        return {entry.id: entry for entry in self.entries()}

    def _end(self, descriptor: int) -> tuple[int, str]:
        """The number and the link of the next entry; an unfinished last line is cut off first."""
        size = os.fstat(descriptor).st_size
        offset = max(0, size - 2 * _LONGEST_ENTRY)
        sound, newline, torn = os.pread(descriptor, size - offset, offset).rpartition(b"\n")
        if torn:
            os.ftruncate(descriptor, size - len(torn))
        if not newline:
            return 0, FIRST
        last = sound.rpartition(b"\n")[2]
        try:
            event, _ = unseal(last)
        except BadLine as error:
            raise self._damaged("the last line", error) from error
        return event.seq + 1, event.hash

    def _events(self) -> list[Event]:
        events: list[Event] = []
        data = self.path.read_bytes() if self.path.exists() else b""
        for number, line in enumerate(data.split(b"\n")[:-1]):
            try:
                events.append(decode(line, number, events[-1].hash if events else FIRST))
            except BadLine as error:
                raise self._damaged(f"line {number + 1}", error) from error
        return events

    def _damaged(self, where: str, error: BadLine) -> Damaged:
        return Damaged(self.path, f"{where} {error}", "keep the file and ask who changed it")
