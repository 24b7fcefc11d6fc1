"""The end that comes from outside: Ctrl+C, a terminal that is closed, a system that shuts down."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from select import select
from types import FrameType
from typing import TextIO

ENDS = (signal.SIGHUP, signal.SIGTERM)


def leave_in_order() -> None:
    """Let such an end unwind the program, so that files are closed; one that was ignored stays ignored."""
    for number in ENDS:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _leave)


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)


@contextmanager
def heard_while_waiting(words_in: TextIO) -> Iterator[Callable[[], None]]:
    """A wait for typed words that an end from outside ends too.

    A read alone would miss a signal that comes just before it begins, and sleep until the next line.
    """
    if not words_in.isatty():
        yield lambda: None
        return
    told, tell = os.pipe()
    os.set_blocking(tell, False)
    before = signal.set_wakeup_fd(tell, warn_on_full_buffer=False)
    try:
        yield lambda: _wait(words_in, told)
    finally:
        signal.set_wakeup_fd(before)
        os.close(tell)
        os.close(told)


def _wait(words_in: TextIO, told: int) -> None:
    while words_in.fileno() not in select([words_in.fileno(), told], [], [])[0]:
        os.read(told, 4096)
