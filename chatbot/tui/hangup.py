"""A terminal that goes away under the full screen, or a system that ends it: nothing is left open.

Textual knows neither: it would die with the terminal as it was, or read from one that is gone for ever.
"""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
from collections.abc import Callable

LOOKED_FOR = 1.0
"""Seconds between two looks at whether the terminal is still there."""


def on_end(leave: Callable[[], object], close: Callable[[], object]) -> None:
    """Tell the running loop what to do at an end from outside.

    Args:
        leave: ends the application on a terminal that is there.
        close: closes what is open; without a terminal the program is gone after it.
    """
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, leave)
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        loop.add_signal_handler(signal.SIGHUP, die_with_terminal, close)


def die_with_terminal(close: Callable[[], object]) -> None:
    """Close what is open and be gone at once: nothing can be painted any more, and trying to can block."""
    try:
        close()
    finally:
        os._exit(128 + signal.SIGHUP)


def terminal_gone() -> bool:
    """True where the input was a terminal that has gone away without telling."""
    poll = select.poll()
    poll.register(sys.__stdin__.fileno() if sys.__stdin__ is not None else 0, 0)
    return any(event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, event in poll.poll(0))
