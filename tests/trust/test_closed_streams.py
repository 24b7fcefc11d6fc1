"""A stream closed before the start, as by a scheduler, is an empty one: an end, never a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_the_conversation_ends_as_at_the_end_of_its_input(tmp_path: Path, closed: str) -> None:
    start = "from chatbot.cli import main; raise SystemExit(main(['--plain', '--lang', 'en']))"
    ended = subprocess.run(
        ["sh", "-c", f'"$0" -c "$1" {closed}', sys.executable, start],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=tmp_path, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, "")
