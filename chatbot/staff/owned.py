"""Files that are handed on: only their owner can read them, and none takes the place of a record."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from chatbot.errors import UsageError

_JOURNAL = b'{"seq":'
"""How a conversation, its notes and the ledger begin."""


@contextmanager
def open_owned(place: Path) -> Iterator[TextIO]:
    """A file to write; an earlier export in its place is replaced.

    Raises:
        UsageError: it can't be written, or a conversation, its notes or the ledger is there.
    """
    if _is_journal(place):
        raise UsageError(f"{place} is a saved conversation, its notes or the ledger; choose another file")
    try:
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            yield file
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"{place} can't be written ({reason}); choose another place") from error


def _is_journal(place: Path) -> bool:
    with suppress(OSError, ValueError):
        if place.is_file():
            with open(place, "rb") as file:
                return file.read(len(_JOURNAL)) == _JOURNAL
    return False
