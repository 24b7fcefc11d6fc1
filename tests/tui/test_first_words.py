"""The first words of all, given before they can be read: seconds may pass where nothing is kept of a run."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

import pytest

from chatbot.tui.app import ScreeningApp
from chatbot.tui.widgets.answer_input import AnswerInput
from chatbot.tui.widgets.told import Told
from tests.talks import session
from tests.tui.test_screening import SIZE, say


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch) -> Future[None]:
    """Done once the test says so; whoever waits for it is soon told."""
    one = Future[None]()
    monkeypatch.setattr("chatbot.dialogue.warming.reading_ready", lambda trial, lang: one)
    monkeypatch.setattr("chatbot.dialogue.warming.PATIENCE", 0.01)
    return one


async def test_words_wait_on_a_living_screen_until_they_can_be_read(
    tmp_path: Path, ready: Future[None]
) -> None:
    talk = session(tmp_path)
    app = ScreeningApp(talk)
    async with app.run_test(size=SIZE) as pilot:
        await say(pilot, "yes")
        assert app.screen.query(Told) and not talk.state.exchanges
        await say(pilot, "yes")
        assert not app.screen.query_one(AnswerInput).value
        await say(pilot, "hello?")
        await pilot.press("f8")
        await pilot.pause()
        assert app.screen.query_one(AnswerInput).value == "hello?" and not talk.state.exchanges
        ready.set_result(None)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert [exchange.words for exchange in talk.state.exchanges] == ["yes"]
        assert not app.screen.query(Told) and app.screen.query_one(AnswerInput).value == "hello?"
        await pilot.press("n")
        assert app.screen.query_one(AnswerInput).value == "n"
