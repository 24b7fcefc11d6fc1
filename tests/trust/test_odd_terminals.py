"""Terminals that close, programs that are ended: nothing acknowledged is lost, and nothing is left open."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal
from transcripts.journal import locked
from transcripts.store import Store

CODE = "import sys; from chatbot.cli import main; sys.exit(main({words!r}))"
WORDS = ("--lang", "en", "--as-of", "2026-11-22")
IGNORING = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); "
REPLIES = ("yes", "yes", "me", "61")
TOLD = b"chatbot --resume "


class Front:
    """One of the two fronts in terminals of its own."""

    def __init__(self, by_lines: bool, folder: Path) -> None:
        self.by_lines, self._folder = by_lines, folder
        self._words = [*WORDS, "--plain"] if by_lines else list(WORDS)

    def opened(self, before: str = "") -> Terminal:
        """A program at its first question, after some code of the test's own."""
        code = before + CODE.format(words=self._words)
        environment = {"CHATBOT_DATA": str(self._folder), "PYTHONDONTWRITEBYTECODE": "1"}
        terminal = Terminal([sys.executable, "-c", code], environment)
        terminal.wait_for("> " if self.by_lines else "Enter")
        return terminal

    def reply(self, terminal: Terminal, number: int) -> None:
        """Give so many replies, each acknowledged."""
        for words in REPLIES[:number]:
            terminal.type(words + ("\n" if self.by_lines else "\r"))
            terminal.wait_for("> " if self.by_lines else f"› {words}")


@pytest.fixture(params=[True, False], ids=["by lines", "full screen"])
def front(request: pytest.FixtureRequest, tmp_path: Path) -> Front:
    return Front(request.param, tmp_path)


def end(terminal: Terminal, how: str) -> int:
    """End the program from outside and return its exit status."""
    if how == "keys":
        terminal.type("\x03")
    elif how == "system":
        os.kill(terminal.pid, signal.SIGTERM)
    else:
        terminal.hang_up()
    return terminal.wait_for_end()


def check_closed(folder: Path, replies: int) -> None:
    """The file holds what was replied, nobody holds it, and the ledger knows its end."""
    (transcript_id,) = Store(folder).ids()
    transcript, entry = Store(folder).read(transcript_id), Store(folder).ledger.latest()[transcript_id]
    assert transcript.intact and not transcript.torn
    assert sum(event.kind == "replied" for event in transcript.events) == replies
    assert (entry.what, entry.head) == ("paused", transcript.head)
    assert not locked(Store(folder).path(transcript_id))


@pytest.mark.parametrize("how", ["keys", "system", "terminal", "terminal, and nobody says so"])
def test_an_end_at_a_question_closes_the_conversation(front: Front, tmp_path: Path, how: str) -> None:
    with front.opened(IGNORING if how.endswith("so") else "") as terminal:
        front.reply(terminal, 4)
        status = end(terminal, how)
        check_closed(tmp_path, 4)
        assert b"Traceback" not in terminal.raw
        if how in ("keys", "system"):
            assert TOLD in terminal.raw.splitlines()[-1], "how to go on is the last that is told"
        else:
            assert status in (2, 128 + signal.SIGHUP)


@pytest.mark.parametrize("replies", [0, 1])
@pytest.mark.parametrize("how", ["keys", "system", "terminal"])
def test_an_end_before_it_may_be_kept_leaves_nothing(
    front: Front, tmp_path: Path, how: str, replies: int
) -> None:
    with front.opened() as terminal:
        front.reply(terminal, replies)
        end(terminal, how)
        assert list(tmp_path.iterdir()) == [] and b"Traceback" not in terminal.raw
        if front.by_lines and how != "terminal":
            assert b"Nothing of this conversation is kept." in terminal.raw
