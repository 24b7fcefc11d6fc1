"""What sealing needs that is not always installed, and what is told of the sealed ones that can't be read."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

from chatbot.errors import UsageError
from transcripts.store import Store
from transcripts.visible import visible_line


def need_sealing(what: str) -> None:
    """Nothing, where conversations can be sealed and opened. Raises UsageError where they can't."""
    if find_spec("pyrage") is None:
        remedy = "pip install 'eligibility-chatbot[seal]'"
        raise UsageError(f"{what} needs the package pyrage; install it with: {remedy}")


def told_of_sealed(folder: Path) -> str:
    """How many conversations of a folder are passed over because they are sealed; "" where none is."""
    number = sum(1 for _ in Store(folder).sealed_ids())
    return f"{number:,} sealed are passed over; 'chatbot unseal' opens them" if number else ""


def tell_of_sealed(folder: Path) -> None:
    """Say the same on standard error, with the folder's name."""
    if told := told_of_sealed(folder):
        sys.stderr.write(f"chatbot: {visible_line(str(folder))[:200]}: {told}\n")
