"""kill -9 at any moment: every acknowledged answer is there, and the open question is asked again.

``python -m tests.front.test_kill_and_resume 1000`` runs as many kills as named.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

import pytest

from chatbot.plain import talk as talk_by_lines
from chatbot.session import Session
from chatbot.staff.verify import verify
from criteria.load import load
from tests.talks import TRIAL, session
from tests.terminal import Terminal
from transcripts.store import Store

KILLS_BY_LINES, KILLS_ON_SCREEN = 190, 10
START = ("yes", "yes please")
# No answer begins with another: an answer seen on the screen is that one, not an earlier one painted again.
ANSWERS = (
    "me",
    "61",
    "female",
    "yes, I can sign",
    "yes, a biopsy",
    "small bowel",
    "G2",
    "spread to the liver",
    "yes, the scan showed it",
    "yes, they can be measured",
)


def child_talking(folder: Path) -> tuple[int, int, int]:
    """A process that holds the conversation over two pipes: its number, where to write, where to read."""
    words_read, words_write = os.pipe()
    text_read, text_write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(words_write), os.close(text_read)
        try:
            with os.fdopen(words_read) as words, os.fdopen(text_write, "w") as text:
                talk_by_lines(session(folder), words, text)
        finally:
            os._exit(0)
    os.close(words_read), os.close(text_write)
    return pid, words_write, text_read


def killed(folder: Path, chance: random.Random) -> int:
    """Talk, kill at a random moment, and return how many replies were acknowledged by a prompt."""
    pid, words, text = child_talking(folder)
    os.write(words, "".join(word + "\n" for word in START + ANSWERS).encode())
    wanted = chance.randint(1, len(START + ANSWERS))
    seen = b""
    while seen.count(b"> ") <= wanted:
        piece = os.read(text, chance.choice((1, 64, 4096)))
        if not piece:
            break
        seen += piece
    time.sleep(chance.random() * 0.003)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    while piece := os.read(text, 65536):
        seen += piece
    os.close(words), os.close(text)
    return seen.count(b"> ") - 1


def check_resumes(folder: Path, acknowledged: int) -> None:
    """What was acknowledged is on disk, and the conversation goes on where it stood."""
    store = Store(folder)
    ids = list(store.ids())
    if not ids:
        assert acknowledged < len(START), "kept from the second yes on"
        return
    (transcript_id,) = ids
    transcript = store.read(transcript_id)
    assert transcript.intact
    replies = [event.payload["words"] for event in transcript.events if event.kind == "replied"]
    if not replies:
        assert acknowledged < len(START)
        return
    assert replies == list((START + ANSWERS)[: len(replies)]) and len(replies) >= acknowledged
    expected = session(folder / "elsewhere")
    for words in replies:
        expected.say(words)
    again = Session.resume(load(TRIAL), store, transcript_id)
    assert again.prompt.question == expected.prompt.question
    assert again.state.answers == expected.state.answers
    again.say("I don't know")
    again.leave()
    expected.leave()
    assert verify(store.path(transcript_id), load(TRIAL)).sound


def killed_on_screen(folder: Path, chance: random.Random) -> int:
    """The same on the full screen; how many replies were seen painted."""
    code = "from chatbot.cli import main; main(['--as-of', '2026-11-22', '--lang', 'en'])"
    environment = {"CHATBOT_DATA": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    shown = 0
    with Terminal([sys.executable, "-c", code], environment) as terminal:
        terminal.wait_for("Enter")
        for words in (START + ANSWERS)[: chance.randint(1, 8)]:
            terminal.type(words + "\r")
            terminal.wait_for(f"› {words}")
            shown += 1
        terminal.type((START + ANSWERS)[shown] + "\r" * chance.randint(0, 1))
        time.sleep(chance.random() * 0.05)
        terminal.kill()
    return shown


@pytest.mark.parametrize("seed", range(10))
def test_killed_at_any_moment_of_the_line_mode(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    for number in range(KILLS_BY_LINES // 10):
        folder = tmp_path / str(number)
        check_resumes(folder, killed(folder, chance))


@pytest.mark.parametrize("seed", range(KILLS_ON_SCREEN))
def test_killed_at_any_moment_of_the_full_screen(tmp_path: Path, seed: int) -> None:
    check_resumes(tmp_path / "kept", killed_on_screen(tmp_path / "kept", random.Random(seed)))


def main(number: int) -> None:
    """Kill so many times, one in twenty on the full screen, and tell what was checked."""
    chance, acknowledged = random.Random(number), 0
    with tempfile.TemporaryDirectory() as home:
        for count in range(number):
            folder = Path(home, str(count))
            kill = killed_on_screen if count % 20 == 19 else killed
            seen = kill(folder, chance)
            check_resumes(folder, seen)
            acknowledged += seen
    print(
        f"{number:,} kills, {number // 20:,} of them on the full screen; {acknowledged:,} replies "
        "acknowledged: none lost, every transcript verifies, every conversation went on"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
