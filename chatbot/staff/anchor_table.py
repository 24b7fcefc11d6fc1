"""The ledger's last entries in the index: read on from where it was read before, begun anew in doubt."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Container, Iterable, Iterator
from datetime import datetime

from transcripts.events import Event
from transcripts.ledger import Entry, Ledger, entry_of
from transcripts.line import FIRST, BadLine, decode

TABLES = (
    "CREATE TABLE anchor (id PRIMARY KEY, what, head, count, at) WITHOUT ROWID",
    "CREATE TABLE ledger (size, changed, offset, seq, head, problem)",
    f"INSERT INTO ledger VALUES (0, 0, 0, 0, '{FIRST}', '')",
)
NAMES = ("anchor", "ledger")


class AnchorTable:
    """What the ledger says, by id."""

    def __init__(self, database: sqlite3.Connection, ledger: Ledger) -> None:
        self._database = database
        self._ledger = ledger

    @property
    def problem(self) -> str:
        """What is wrong with the ledger; empty: nothing."""
        (problem,) = self._database.execute("SELECT problem FROM ledger").fetchone()
        return str(problem)

    def refresh(self) -> set[str]:
        """Read what is new; the ids whose entries changed."""
        size, changed = self._stamp()
        then = self._database.execute(
            "SELECT size, changed, offset, seq, head, problem FROM ledger"
        ).fetchone()
        if (size, changed) == then[:2]:
            return set()
        offset, seq, head, problem = then[2:]
        if size <= offset or problem:  # it only ever grows: this is another one
            return self._anew(size, changed)
        try:
            return self._read(size, changed, offset, seq, head)
        except BadLine:
            return self._anew(size, changed)

    def entries(self, names: Iterable[str]) -> dict[str, Entry]:
        """The last entries of some conversations and of their notes."""
        wanted = [key for name in names for key in (name, name + ".notes")]
        found: dict[str, Entry] = {}
        for name in wanted:
            row = self._database.execute("SELECT * FROM anchor WHERE id = ?", (name,)).fetchone()
            if row is not None:
                what, head, count, at = row[1:]
                found[name] = Entry(what, name, head, count, datetime.fromisoformat(at))
        return found

    def absent(self, here: Container[str]) -> list[str]:
        """Ids that were not deleted and are not here."""
        rows = self._database.execute(
            "SELECT id FROM anchor WHERE what <> 'deleted' AND id NOT LIKE '%.notes'"
        )
        return [name for (name,) in rows if name not in here]

    def _stamp(self) -> tuple[int, int]:
        try:
            stat = os.stat(self._ledger.path)
        except OSError:
            return 0, 0
        return stat.st_size, stat.st_mtime_ns

    def _anew(self, size: int, changed: int) -> set[str]:
        old = {name for (name,) in self._database.execute("SELECT id FROM anchor")}
        self._database.execute("DELETE FROM anchor")
        try:
            return old | self._read(size, changed, 0, 0, FIRST)
        except BadLine as error:
            self._database.execute("DELETE FROM anchor")
            self._database.execute(
                "UPDATE ledger SET size = ?, changed = ?, offset = 0, seq = 0, head = ?, problem = ?",
                (size, changed, FIRST, f"{self._ledger.path}: {error}"),
            )
            return old

    def _read(self, size: int, changed: int, offset: int, seq: int, head: str) -> set[str]:
        names: set[str] = set()
        with open(self._ledger.path, "rb") if size else open(os.devnull, "rb") as file:
            file.seek(offset)
            for event, length in _lines(file, seq, head):
                entry = entry_of(event)
                names.add(entry.id)
                self._database.execute(
                    "INSERT OR REPLACE INTO anchor VALUES (?, ?, ?, ?, ?)",
                    (entry.id, entry.what, entry.head, entry.count, entry.at.isoformat()),
                )
                offset, seq, head = offset + length, event.seq + 1, event.hash
        self._database.execute(
            "UPDATE ledger SET size = ?, changed = ?, offset = ?, seq = ?, head = ?, problem = ''",
            (size, changed, offset, seq, head),
        )
        return names


def _lines(lines: Iterable[bytes], seq: int, head: str) -> Iterator[tuple[Event, int]]:
    """Each whole line's event and length. Raises BadLine."""
    for line in lines:
        if not line.endswith(b"\n"):
            return
        event = decode(line[:-1], seq, head)
        yield event, len(line)
        seq, head = event.seq + 1, event.hash
