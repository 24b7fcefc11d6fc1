"""The end that comes from outside: a terminal that is closed, a system that shuts down."""

from __future__ import annotations

import signal
import sys
from types import FrameType

ENDS = (signal.SIGHUP, signal.SIGTERM)


def leave_in_order() -> None:
    """Let such an end unwind the program, so that files are closed; one that was ignored stays ignored."""
    for number in ENDS:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _leave)


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)
