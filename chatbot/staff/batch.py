"""Re-screening very many conversations: in several processes, with what is done kept on disk.

Results go to a work file in the user's cache, so memory does not grow with their number and an
interrupted run goes on where it was. The work file is removed once the results were handed out.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import field
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from chatbot import VERSION
from chatbot.errors import UsageError
from chatbot.staff.notes import notes_path
from chatbot.staff.outcomes import changed
from chatbot.staff.rescreen import Days, Rereader, Rescreener
from criteria.frozen import frozen
from criteria.load import load
from transcripts.errors import TranscriptError
from transcripts.store import is_id

FORMAT = 3
"""Raised whenever the results change their shape."""
_CHUNK = 100
Todo = tuple[bytes, str]
"""A conversation still to be decided: its path as the system has it, in any encoding, and its stamp."""
Done = tuple[bytes, str, bool, str]
"""Path, stamp, whether anything changed, and the result as JSON."""


@frozen
class Plan:
    """What is decided again, and how."""

    trial: str
    """Id or path of the definition."""
    days: Days = field(default_factory=Days)
    reread: bool = False
    """True: the typed answers are read again first."""

    def rescreener(self) -> Rescreener:
        """Whoever carries it out. Raises DefinitionError."""
        return (Rereader if self.reread else Rescreener)(load(self.trial), self.days)


class Batch:
    """One run over many conversations."""

    def __init__(self, plan: Plan, where: str, place: Path | None = None) -> None:
        """Begin a run, or go on with the same run where it was interrupted.

        Args:
            plan: what is done.
            where: names the conversations it is done to; with the plan it makes the run the same run.
            place: folder of the work file; None: the user's cache.
        """
        self._plan = plan
        self._path = (place or _cache()) / f"{_key(plan, where)}.sqlite"
        self._database = _opened(self._path)

    def run(
        self, paths: Iterable[Path], jobs: int = 1, progress: Callable[[int], object] = lambda done: None
    ) -> None:
        """Decide every conversation that was not decided by an earlier, interrupted run.

        Args:
            paths: the conversations' files; taken as they come.
            jobs: processes to use.
            progress: called with how many are done.
        """
        done = 0
        with contextlib.ExitStack() as stack:
            for count, results in _in_turn(stack, self._plan, self._left(paths), jobs):
                self._database.executemany("INSERT OR REPLACE INTO done VALUES (?, ?, ?, ?)", results)
                self._database.commit()
                done += count
                progress(done)

    def results(self) -> Iterator[dict[str, Any]]:
        """Every result, in the order of the files' names; one that could not be decided has "error"."""
        for (text,) in self._database.execute("SELECT result FROM done ORDER BY path"):
            yield json.loads(text)

    def count_changed(self) -> int:
        """How many stand otherwise, can be called, or could not be decided."""
        (count,) = self._database.execute("SELECT count(*) FROM done WHERE changed").fetchone()
        return int(count)

    def changes(self, limit: int, offset: int) -> list[dict[str, Any]]:
        """A page of those results, in the order of the files' names."""
        query = "SELECT result FROM done WHERE changed ORDER BY path LIMIT ? OFFSET ?"
        return [json.loads(text) for (text,) in self._database.execute(query, (limit, offset))]

    def close(self) -> None:
        """Leave the work file for another time: the same run goes on from it."""
        self._database.close()

    def finish(self) -> None:
        """Remove the work file: the results were handed out."""
        self._database.close()
        with contextlib.suppress(OSError):
            self._path.unlink()

    def _left(self, paths: Iterable[Path]) -> Iterator[tuple[int, list[Todo]]]:
        """Chunks of paths: how many they were, and those still to be decided with their stamps."""
        left = iter(paths)
        (begun,) = self._database.execute("SELECT count(*) FROM done").fetchone()
        while chunk := list(islice(left, _CHUNK)):
            stamped = [(os.fsencode(path), _stamp(path)) for path in chunk]
            if not begun:
                yield len(chunk), stamped
                continue
            marks = ", ".join("?" * len(stamped))
            known = dict(
                self._database.execute(
                    f"SELECT path, stamp FROM done WHERE path IN ({marks})", [path for path, _ in stamped]
                ).fetchall()
            )
            yield len(chunk), [(path, stamp) for path, stamp in stamped if known.get(path) != stamp]


def conversations(folder: Path) -> Iterator[Path]:
    """The conversations in a folder, as they come."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".jsonl") and is_id(entry.name[: -len(".jsonl")]):
                    yield Path(entry.path)
    except OSError as error:
        raise TranscriptError(folder, f"can't be read ({error.strerror})", "check the folder") from error


def _in_turn(
    stack: contextlib.ExitStack,
    plan: Plan,
    chunks: Iterator[tuple[int, list[Todo]]],
    jobs: int,
) -> Iterator[tuple[int, list[Done]]]:
    if jobs <= 1:
        worker = plan.rescreener()
        yield from ((count, _decided(worker, todo)) for count, todo in chunks)
        return
    pool = stack.enter_context(ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (plan,)))
    waiting: deque[tuple[int, Future[list[Done]]]] = deque()
    for count, todo in chunks:
        waiting.append((count, _submitted(pool, todo)))
        if len(waiting) > 2 * jobs:  # no more than the processes need, so that memory stays as it is
            yield _result(waiting)
    while waiting:
        yield _result(waiting)


def _submitted(pool: Executor, todo: list[Todo]) -> Future[list[Done]]:
    return pool.submit(_decided_there, todo)


def _result(waiting: deque[tuple[int, Future[list[Done]]]]) -> tuple[int, list[Done]]:
    count, future = waiting.popleft()
    return count, future.result()


_THERE: list[Rescreener] = []
"""In a worker process: the one who decides."""


def _begin(plan: Plan) -> None:
    _THERE.append(plan.rescreener())


def _decided_there(todo: list[Todo]) -> list[Done]:
    return _decided(_THERE[0], todo)


def _decided(worker: Rescreener, todo: list[Todo]) -> list[Done]:
    return [_done(path, stamp, _one(worker, Path(os.fsdecode(path)))) for path, stamp in todo]


def _done(path: bytes, stamp: str, outcome: dict[str, Any]) -> Done:
    return path, stamp, changed(outcome), json.dumps(outcome)


def _one(worker: Rescreener, path: Path) -> dict[str, Any]:
    try:
        return worker.rescreen(path).to_json()
    except (TranscriptError, UsageError) as error:
        return {"id": path.stem, "error": str(error)}


def _stamp(path: Path) -> str:
    """Size and time of change of a conversation and its notes."""
    return f"{_stat(path)} {_stat(notes_path(path))}"


def _stat(path: Path) -> str:
    try:
        stat = os.stat(path)
    except OSError:
        return "none"
    return f"{stat.st_size}/{stat.st_mtime_ns}"


def _key(plan: Plan, where: str) -> str:
    days = plan.days
    parts = (FORMAT, VERSION, load(plan.trial).digest, days.as_of, days.start, plan.reread, where)
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("eligibility-chatbot", appauthor=False) / "rescreen"


def _opened(path: Path) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600))
        database = sqlite3.connect(path)
        _prepare(database)
    except (OSError, sqlite3.DatabaseError):  # nowhere to write: an interrupted run begins anew
        database = sqlite3.connect("")
        _prepare(database)
    return database


def _prepare(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA synchronous = OFF")
    database.execute(
        "CREATE TABLE IF NOT EXISTS done (path PRIMARY KEY, stamp, changed, result) WITHOUT ROWID"
    )
