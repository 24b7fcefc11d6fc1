"""One re-screening in a thread of its own, so that the screen stays awake and can stop it."""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TextIO, TypeVar

from chatbot.staff.batch import Batch, Plan, conversations
from chatbot.staff.outcomes import Outcome, counted, write_csv, write_json
from chatbot.staff.owned import open_owned
from criteria.frozen import frozen
from criteria.load import load

T = TypeVar("T")
_MANY = 2000
"""Conversations from which on several processes are worth their start."""


class Stopped(Exception):
    """The person stopped it; what was decided is kept, and the same run goes on from there."""


@frozen
class Page:
    """Some of the conversations that stand otherwise."""

    outcomes: list[Outcome]
    count: int
    """How many there are in all."""


class Rerun:
    """Carries a plan out over a folder; its work file belongs to the thread that opened it."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        self._plan, self._folder = plan, folder
        self._pool = ThreadPoolExecutor(1, "rescreen")
        self._batch: Batch | None = None
        self._stopped = self._whole = False

    async def run(self, tell: Callable[[int, int], object]) -> Counter[str]:
        """Decide everybody who is left, and count them all.

        Args:
            tell: called in the thread with how many are done, and of how many.

        Raises:
            Stopped: ``stop`` was called.
            TranscriptError: the folder can't be read.
            DefinitionError: the definition can't be used.
        """
        return await self._do(lambda: self._run(tell))

    async def page(self, limit: int, offset: int) -> Page:
        """Those that stand otherwise, can be called now or could not be decided."""

        def look() -> Page:
            batch = self._opened()
            return Page(batch.changes(limit, offset), batch.count_changed())

        return await self._do(look)

    async def save(self, folder: Path, ending: str) -> Path:
        """Write every result into the folder, as "csv" or "json"; returns the file. Raises UsageError."""
        return await self._do(lambda: self._save(folder, ending))

    def stop(self) -> None:
        """End the run soon."""
        self._stopped = True

    def close(self) -> None:
        """Stop; the work file is removed where everybody was decided."""
        self.stop()
        self._pool.submit(self._leave)
        self._pool.shutdown(wait=False)

    async def _do(self, work: Callable[[], T]) -> T:
        return await asyncio.wrap_future(self._pool.submit(work))

    def _opened(self) -> Batch:
        if self._batch is None:
            self._batch = Batch(self._plan, str(self._folder.resolve()))
        return self._batch

    def _run(self, tell: Callable[[int, int], object]) -> Counter[str]:
        paths = list(conversations(self._folder))

        def told(done: int) -> None:
            tell(done, len(paths))
            if self._stopped:
                raise Stopped

        jobs = min(2, os.cpu_count() or 1) if len(paths) >= _MANY else 1
        self._opened().run(paths, jobs, told)
        self._whole = True
        counts: Counter[str] = Counter()
        for _ in counted(self._opened().results(), counts):
            pass
        return counts

    def _save(self, folder: Path, ending: str) -> Path:
        path = folder / f"rescreen.{ending}"
        with open_owned(path) as out:
            self._write(ending, out)
        return path

    def _write(self, ending: str, out: TextIO) -> None:
        outcomes = self._opened().results()
        if ending == "csv":
            write_csv(outcomes, out)
        else:
            write_json(outcomes, load(self._plan.trial), self._plan.days, out)

    def _leave(self) -> None:
        if self._batch is not None:
            self._batch.finish() if self._whole else self._batch.close()
