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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
@pytest.mark.parametrize("command", ["--plain", "list"])
def test_an_output_that_is_full_is_told_in_a_line(tmp_path: Path, command: str) -> None:
    start = f"from chatbot.cli import main; raise SystemExit(main(['{command}']))"
    ended = subprocess.run(
        ["sh", "-c", '"$0" -c "$1" >/dev/full', sys.executable, start],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=tmp_path, check=False,
    )  # fmt: skip
    assert ended.returncode == 2
    assert ended.stderr.startswith("chatbot: the output can't be written") and ended.stderr.count("\n") == 1
