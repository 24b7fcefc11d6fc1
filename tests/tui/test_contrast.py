"""Contrast as rendered: 7:1 for text and 4.5:1 for everything else, on every screen, in every theme."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.color import Color
from textual.app import App

from chatbot.tui.app import ScreeningApp
from chatbot.tui.participant.notice_screen import NoticeScreen
from chatbot.tui.themes import THEMES
from criteria.model import Lang
from tests.talks import answer, session

BESIDE_TEXT = frozenset("─│╭╮╰╯━▀▄█▁▂▃▅▆▇▌▐┃┏┓┗┛▔▎")
"""Lines and bars: not text."""


def luminance(color: Color) -> float:
    parts = [part / 255 for part in color.get_truecolor()]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Color, other: Color) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def poor(app: App[None]) -> Iterator[tuple[str, float]]:
    """Rendered pieces of text below the mark, with their ratios."""
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            text = segment.text.strip()
            style = segment.style
            if not text or style is None or style.color is None or style.bgcolor is None:
                continue
            found = ratio(style.color, style.bgcolor)
            if found < (4.5 if set(text) <= BESIDE_TEXT else 7.0):
                yield text, round(found, 2)


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_every_screen_can_be_read(tmp_path: Path, theme: str, lang: Lang) -> None:
    talk = session(tmp_path, lang)
    app = ScreeningApp(talk)
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = theme
        shown = []

        async def look() -> None:
            await pilot.pause()
            shown.append(app.screen.name)
            assert list(poor(app)) == []

        await look()
        while not talk.prompt.ended:
            if talk.prompt.question == "tumour_grade" and "tumour_grade" not in talk.state.answers:
                for key in ("f2", "f3", "ctrl+o", "ctrl+p"):
                    await pilot.press(key)
                    await look()
                    if key in ("ctrl+o", "ctrl+p"):
                        talk.choose("go_on")
                app.push_screen(NoticeScreen("words\n", "Close"))
                await look()
                await pilot.press("escape")
            talk.say(answer(talk.prompt, lang))
            if talk.prompt.question in ("age", "life_expectancy_12_weeks", "creatinine", "anything_else"):
                await app.screen.refresh_prompt()  # type: ignore[attr-defined]
                await look()
        app.screen.post_message(app.screen.Ended())  # type: ignore[attr-defined]
        await look()
