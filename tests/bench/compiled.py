"""The program as installed: with its byte code, whatever the environment says about writing any."""

from __future__ import annotations

import compileall
from pathlib import Path

ROOT = Path(__file__).parents[2]


def compile_all() -> None:
    """Compile the program's packages, so that no start that is timed does."""
    for package in ("criteria", "transcripts", "chatbot"):
        compileall.compile_dir(ROOT / package, quiet=2)
