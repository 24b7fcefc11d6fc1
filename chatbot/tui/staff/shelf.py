"""The library in a thread of its own, so that no look at very many files holds up the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from chatbot.staff.library import Library
from transcripts.store import Store

T = TypeVar("T")


class Closed(Exception):
    """The screen is gone: what is being read is of no use any more."""


class Shelf:
    """Asks the library one thing after the other; its index belongs to the thread that opened it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._pool = ThreadPoolExecutor(1, "library")
        self._library: Library | None = None
        self._closed = False

    async def ask(self, work: Callable[[Library], T]) -> T:
        """What the work makes of the library. Cancelled with its caller where it has not begun."""
        return await asyncio.wrap_future(self._pool.submit(self._do, work))

    async def refresh(self, tell: Callable[[int, int], object]) -> str:
        """Look at the folder again; returns what is wrong with its ledger, empty: nothing.

        Args:
            tell: called in the library's thread with how many files have been read, and of how many.
        """

        def told(done: int, of: int) -> None:
            if self._closed:
                raise Closed
            tell(done, of)

        def work(library: Library) -> str:
            library.refresh(told)
            return library.ledger_problem

        return await self.ask(work)

    def close(self) -> None:
        """Take no more work and leave what is being read."""
        self._closed = True
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _do(self, work: Callable[[Library], T]) -> T:
        if self._closed:
            raise Closed
        if self._library is None:
            self._library = Library(self.store)
        return work(self._library)
