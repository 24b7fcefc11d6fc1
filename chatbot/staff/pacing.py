"""How long to wait between the moments of a replay: pure steps over seconds, to be put in a row.

>>> list(accelerated(limited([0.0, 2.0, 600.0], most=3.0), speed=2.0))
[0.0, 1.0, 1.5]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime


def waits(times: Iterable[datetime]) -> Iterator[float]:
    """Seconds to wait before each moment; none before the first, nor where the clock was put back."""
    last: datetime | None = None
    for time in times:
        yield 0.0 if last is None else max(0.0, (time - last).total_seconds())
        last = time


def limited(seconds: Iterable[float], most: float) -> Iterator[float]:
    """Long waits shortened to ``most`` seconds."""
    for wait in seconds:
        yield min(wait, most)


def accelerated(seconds: Iterable[float], speed: float) -> Iterator[float]:
    """Everything ``speed`` times as fast."""
    for wait in seconds:
        yield wait / speed
