"""The program as installed: with its byte code, whatever the environment says about writing any."""

from __future__ import annotations

import compileall
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def compile_all() -> None:
    """Compile the program's packages, so that no start that is timed does."""
    for package in ("criteria", "transcripts", "chatbot"):
        compileall.compile_dir(ROOT / package, quiet=2)


FIRST_ANSWERS = """\
{"question": "age", "answer": "54", "lang": "en"}
{"question": "age", "answer": "54岁", "lang": "zh"}
"""


def fill_cache(environment: dict[str, str]) -> None:
    """Read the definition and its patterns once, as the set-up does (see the Makefile)."""
    code = "import sys; from chatbot.cli import main; sys.exit(main(['interpret']))"
    subprocess.run(
        [sys.executable, "-c", code], input=FIRST_ANSWERS.encode(), env=environment, check=True,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
