"""A shared machine: nothing of the last person is left, and nobody but the study team gets out."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from chatbot.cli import main
from chatbot.tui.kiosk import Kiosk, KioskApp, StaffWord, StillThere
from chatbot.tui.participant.summary_screen import SummaryScreen
from chatbot.tui.participant.talk_screen import TalkScreen
from chatbot.tui.widgets.answer_input import AnswerInput
from tests.talks import answer, session
from transcripts.store import Store

WORD = "open sesame"


def kiosk(folder: Path, idle: float = 100, warning: float = 10, reading: float = 100) -> KioskApp:
    return KioskApp(lambda: session(folder), Kiosk(WORD, idle, reading, warning))


async def say(pilot: Pilot[None], words: str) -> None:
    pilot.app.screen.query_one(AnswerInput).value = words
    await pilot.press("enter")
    await pilot.pause()


def shown(app: KioskApp) -> str:
    return "\n".join(str(static.render()) for static in app.screen.query(Static))


def at_start(app: KioskApp) -> bool:
    alone = len(app.screen_stack) == 2
    return alone and isinstance(app.screen, TalkScreen) and not app.session.state.exchanges


async def to_the_end(pilot: Pilot[None], app: KioskApp) -> None:
    while not app.session.prompt.ended:
        await say(pilot, answer(app.session.prompt))
    await pilot.pause()
    assert isinstance(app.screen, SummaryScreen)


async def test_after_the_summary_comes_the_next_person(tmp_path: Path) -> None:
    app = kiosk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_end(pilot, app)
        assert str(tmp_path) not in shown(app) and app.session.id not in shown(app)
        first = app.session.id
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert isinstance(app.screen, SummaryScreen), "a key too many clears nothing that is not read yet"
        await pilot.press("escape")
        await pilot.pause()
        assert at_start(app) and app.is_running and app.session.id != first
        await pilot.press("up")
        assert app.screen.query_one(AnswerInput).value == ""
    assert Store(tmp_path).ledger.latest()[first].what == "finished"


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    async def passes(self, seconds: float, app: KioskApp, pilot: Pilot[None]) -> None:
        self.now += seconds
        await app.look_at_time()
        await pilot.pause()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("chatbot.tui.kiosk.monotonic", clock)
    return clock


async def test_without_a_key_it_warns_counts_down_and_starts_over(tmp_path: Path, clock: Clock) -> None:
    app = kiosk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        for words in ("yes", "yes", "me", "61"):
            await say(pilot, words)
        first = app.session.id
        await clock.passes(89, app, pilot)
        assert isinstance(app.screen, TalkScreen)
        await clock.passes(4, app, pilot)
        await clock.passes(1, app, pilot)
        assert "In 6 seconds" in shown(app)
        await pilot.press("x")
        await pilot.pause()
        assert isinstance(app.screen, TalkScreen) and app.session.id == first
        assert app.screen.query_one(AnswerInput).value == "", "the key only says that somebody is there"
        await clock.passes(95, app, pilot)
        assert isinstance(app.screen, StillThere)
        await clock.passes(6, app, pilot)
        assert at_start(app) and "61" not in shown(app) and app.session.id != first
    assert Store(tmp_path).ledger.latest()[first].what == "paused"


async def test_the_summary_is_cleared_too(tmp_path: Path, clock: Clock) -> None:
    app = kiosk(tmp_path, reading=300)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_end(pilot, app)
        await clock.passes(200, app, pilot)
        assert isinstance(app.screen, SummaryScreen)
        await clock.passes(101, app, pilot)
        assert at_start(app)


async def test_the_start_page_stays_as_long_as_nobody_comes(tmp_path: Path, clock: Clock) -> None:
    app = kiosk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        first = app.session.id
        await clock.passes(10_000, app, pilot)
        assert at_start(app) and app.session.id == first


@pytest.mark.parametrize("keys", ["ctrl+q", "ctrl+c", "escape", "ctrl+z", "ctrl+d", "ctrl+backslash", "f10"])
async def test_no_key_leaves_it(tmp_path: Path, keys: str) -> None:
    app = kiosk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await say(pilot, "yes")
        for _ in range(5):
            await pilot.press(keys)
            await pilot.pause()
        assert app.is_running and app._exit is False
        await pilot.press("escape", *"quit", "enter")
        await pilot.pause()
        assert app.is_running and app._exit is False


@pytest.mark.parametrize(("word", "closed"), [(WORD, True), ("open", False), ("", False)])
async def test_the_staff_word_closes_it(tmp_path: Path, word: str, closed: bool) -> None:
    app = kiosk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+q", "ctrl+q")
        assert not isinstance(app.screen, StaffWord)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert isinstance(app.screen, StaffWord)
        await pilot.press(*("space" if letter == " " else letter for letter in word), "enter")
        await pilot.pause()
        assert app._exit is closed
        if not closed:
            assert isinstance(app.screen, TalkScreen)


@pytest.mark.parametrize(
    "words",
    [
        ("--kiosk", "--kiosk-word", "x", "--resume", "20261122-abcdef"),
        ("--kiosk", "--kiosk-word", "x", "--plain"),
        ("--kiosk",),
    ],
)
def test_what_a_kiosk_does_not_do_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    monkeypatch.setattr("chatbot.talk.full_screen_possible", lambda: True)
    monkeypatch.delenv("CHATBOT_KIOSK_WORD", raising=False)
    assert main(words) == 2
    told = capsys.readouterr()
    assert told.err.startswith("chatbot: --kiosk") and not told.out
