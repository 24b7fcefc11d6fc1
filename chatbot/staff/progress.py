"""How far a long piece of work has come, on standard error where somebody watches."""

from __future__ import annotations

import sys
import time
from types import TracebackType

_EVERY = 0.1
"""Seconds between two updates of the line."""


class Progress:
    """One line that is written over and gone at the end."""

    def __init__(self, doing: str, total: int | None = None) -> None:
        self._doing, self._total = doing, total
        self._began = self._last = time.monotonic()
        self._shown = False

    def __call__(self, done: int) -> None:
        """So many are done."""
        now = time.monotonic()
        if now - self._last < _EVERY or not sys.stderr.isatty():
            return
        self._last, self._shown = now, True
        of = f" of {self._total:,}" if self._total else ""
        filled = bar(done / self._total) if self._total else ""
        rate = done / max(now - self._began, _EVERY)
        sys.stderr.write(f"\r{self._doing} {filled}{done:,}{of} ({rate:,.0f} a second)\x1b[K")
        sys.stderr.flush()

    def of(self, done: int, total: int) -> None:
        """So many are done, of so many."""
        self._total = total
        self(done)

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def bar(share: float) -> str:
    """A bar of twenty characters and a space, filled to a share between 0 and 1."""
    full = round(20 * min(share, 1.0))
    return "█" * full + "░" * (20 - full) + " "
