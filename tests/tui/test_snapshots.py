"""The most telling screens as they were looked at and found right, in both languages and two sizes.

After a change that is meant to show: ``pytest tests/tui/test_snapshots.py --snapshot-update``, and look
at the pictures before they are committed.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from chatbot.dialogue.prompt import PromptKind
from chatbot.session import Session
from chatbot.tui.app import ScreeningApp
from chatbot.tui.widgets.answer_input import AnswerInput
from criteria.model import Lang
from tests.talks import answer, session

Compare = Callable[..., bool]


def reply(talk: Session, lang: Lang) -> str:
    """As this person replies, but for keeping: the screen would show a name that changes."""
    if talk.prompt.kind is PromptKind.KEEP:
        return "no" if lang == "en" else "不同意"
    return answer(talk.prompt, lang)


def until(talk: Session, lang: Lang, screen: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Holds the conversation up to that screen, with a cursor that stands still."""

    async def hold(pilot: Pilot[None]) -> None:
        field = pilot.app.screen.query_one(AnswerInput)
        field.cursor_blink = False
        while not talk.prompt.ended and talk.prompt.kind.value != screen:
            if screen == "choices" and talk.prompt.question == "primary_site":
                await pilot.press("f3")
                break
            field.value = reply(talk, lang)
            await pilot.press("enter")
            await pilot.pause()
        await pilot.pause()

    return hold


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("screen", ["choices", "review", "summary"])
def test_a_screen_looks_as_it_was_found_right(
    snap_compare: Compare, tmp_path: Path, screen: str, lang: Lang, size: tuple[int, int]
) -> None:
    talk = session(tmp_path, lang)
    assert snap_compare(ScreeningApp(talk), terminal_size=size, run_before=until(talk, lang, screen))
