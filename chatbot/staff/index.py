"""The disposable index of a folder of conversations: what the list shows, without reading the files.

Each row is kept with the size and time of change of its files; a file that differs is read again, and
an index that can't be read is thrown away and made anew. It lies in the user's cache, owner-only.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from chatbot.staff import anchor_table
from chatbot.staff.anchor_table import AnchorTable
from chatbot.staff.rows import COLUMNS, Row, row_of
from transcripts.ledger import Entry
from transcripts.reading import SEALED
from transcripts.store import Store, is_id

FORMAT = 1
"""Raised whenever the rows change; an index of another format is made anew."""
_BATCH = 500
_MANY = 4 * _BATCH
"""Files from which on several processes are worth their start."""
_AHEAD = 8
"""Batches that may wait to be kept, so that memory stays as it is."""
_NOTES = ".notes"
_SUFFIX = ".jsonl"
Stat = tuple[int, int]
"""Size in bytes and time of change in nanoseconds."""
Stamp = tuple[int, int, int, int]
"""The same of a conversation's file and of its notes."""

_NO_NOTES = (0, 0)


class Index:
    """The rows of one folder, brought up to date by ``refresh``."""

    def __init__(self, store: Store, place: Path | None = None) -> None:
        self._store = store
        self.database = _opened(place or _place(store.folder))
        self._anchors = AnchorTable(self.database, store.ledger)

    @property
    def ledger_problem(self) -> str:
        """What is wrong with the ledger; empty: nothing."""
        return self._anchors.problem

    def refresh(self, progress: Callable[[int, int], object] = lambda done, of: None) -> None:
        """Read what is new or changed and drop what is gone.

        Args:
            progress: called with how many files have been read, and of how many.
        """
        here = stats(self._store.folder)
        touched = {name.removesuffix(_NOTES) for name in self._anchors.refresh()}
        self._drop(touched)
        known = self._known()
        gone = [name for name in known if name not in here]
        self._drop(gone)
        stale = [name for name in here if known.get(name) != _stamp(here, name) and is_id(name)]
        self._read(stale, here, progress)
        if gone or touched:
            self._put(Row(name, integrity="missing") for name in self._anchors.absent(here) if is_id(name))
        self.database.commit()

    def forget(self, transcript_id: str) -> None:
        """Drop a row at once."""
        self._drop([transcript_id])
        self.database.commit()

    def _known(self) -> dict[str, Stamp]:
        rows = self.database.execute("SELECT id, size, changed, notes_size, notes_changed FROM stamp")
        return {row[0]: row[1:] for row in rows}

    def _read(
        self, stale: list[str], here: Mapping[str, Stat], progress: Callable[[int, int], object]
    ) -> None:
        batches = (
            ([self._store.path(name) for name in names], self._anchors.entries(names))
            for names in _batches(stale)
        )
        done = 0
        progress(done, len(stale))
        for rows in _made(batches, len(stale)):
            self._put(rows)
            self.database.executemany(
                "INSERT OR REPLACE INTO stamp VALUES (?, ?, ?, ?, ?)",
                [(row.id, *_stamp(here, row.id)) for row in rows],
            )
            self.database.commit()
            done += len(rows)
            progress(done, len(stale))

    def _put(self, rows: Iterable[Row]) -> None:
        marks = ", ".join("?" * len(COLUMNS))
        self.database.executemany(
            f"INSERT OR REPLACE INTO row VALUES ({marks})",
            [tuple(getattr(row, column) for column in COLUMNS) for row in rows],
        )

    def _drop(self, names: Iterable[str]) -> None:
        gone = [(name,) for name in names]
        self.database.executemany("DELETE FROM row WHERE id = ?", gone)
        self.database.executemany("DELETE FROM stamp WHERE id = ?", gone)


Batch = tuple[list[Path], Mapping[str, Entry]]
"""Files, and what the ledger says of them."""


def _made(batches: Iterator[Batch], number: int) -> Iterator[list[Row]]:
    """The rows of each batch in turn; of very many files by several processes."""
    if number < _MANY:
        yield from (_rows(*batch) for batch in batches)
        return
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[list[Row]]] = deque()
        for batch in batches:
            waiting.append(pool.submit(_rows, *batch))
            if len(waiting) > _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _rows(paths: list[Path], ledger: Mapping[str, Entry]) -> list[Row]:
    return [row_of(path, ledger) for path in paths]


def stats(folder: Path) -> dict[str, Stat]:
    """Size and time of change of every JSON Lines file in a folder, by its name without the ending.

    Of one that is there sealed alone, those of the sealed file.
    """
    files: dict[str, Stat] = {}
    sealed: dict[str, Stat] = {}
    with contextlib.suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name.removesuffix(SEALED)
            if name.endswith(_SUFFIX):
                stat = entry.stat(follow_symlinks=False)
                found = files if name == entry.name else sealed
                found[name[: -len(_SUFFIX)]] = stat.st_size, stat.st_mtime_ns
    return sealed | files


def _stamp(here: Mapping[str, Stat], name: str) -> Stamp:
    return (*here[name], *here.get(name + _NOTES, _NO_NOTES))


def _batches(names: Iterable[str]) -> Iterator[list[str]]:
    left = iter(names)
    while batch := list(islice(left, _BATCH)):
        yield batch


def _place(folder: Path) -> Path:
    from platformdirs import user_cache_path

    name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
    return user_cache_path("eligibility-chatbot", appauthor=False) / "lists" / f"{name}.sqlite"


def _opened(place: Path) -> sqlite3.Connection:
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return _with_tables(_connected(place))
    except sqlite3.DatabaseError:
        with contextlib.suppress(OSError):
            place.unlink()
    except OSError:
        pass
    try:
        return _with_tables(_connected(place))
    except (OSError, sqlite3.DatabaseError):  # nowhere to write: the list is made for this once
        return _with_tables(sqlite3.connect(":memory:"))


def _connected(place: Path) -> sqlite3.Connection:
    os.close(os.open(place, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600))
    return sqlite3.connect(place)


def _with_tables(database: sqlite3.Connection) -> sqlite3.Connection:
    (form,) = database.execute("PRAGMA user_version").fetchone()
    if form != FORMAT:
        for table in ("row", "stamp", *anchor_table.NAMES):
            database.execute(f"DROP TABLE IF EXISTS {table}")
        columns = ", ".join(f"{name} PRIMARY KEY" if name == "id" else name for name in COLUMNS)
        database.execute(f"CREATE TABLE row ({columns}) WITHOUT ROWID")
        database.execute(
            "CREATE TABLE stamp (id PRIMARY KEY, size, changed, notes_size, notes_changed) WITHOUT ROWID"
        )
        for statement in anchor_table.TABLES:
            database.execute(statement)
        database.execute("CREATE INDEX row_began ON row (began)")
        database.execute(f"PRAGMA user_version = {FORMAT}")
        database.commit()
    return database
