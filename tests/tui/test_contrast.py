"""Contrast as rendered: 7:1 for text and 4.5:1 for everything else, on every screen, in every theme.

Colours do not depend on the language, so one language is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.color import Color
from textual.app import App

from chatbot.tui.serve.server import PAGES
from chatbot.tui.themes import THEMES
from tests.tui.screens import NARROW, Opening, openings

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


@pytest.mark.parametrize(("name", "opening"), openings(), ids=[name for name, _ in openings()])
async def test_every_screen_can_be_read(tmp_path: Path, name: str, opening: Opening) -> None:
    async with opening(tmp_path, "en", NARROW) as pilot:
        for theme in THEMES:
            pilot.app.theme = theme.name
            await pilot.pause()
            assert (theme.name, list(poor(pilot.app))) == (theme.name, [])


def test_the_page_in_the_browser_can_be_read_before_and_after_the_program_paints() -> None:
    page = (PAGES / "index.html").read_text(encoding="utf-8")
    (style,) = re.findall("<style>(.*?)</style>", page, re.DOTALL)
    ground, text = "", ""
    for rule in re.findall(r"\{([^{}]*)\}", style):
        said = dict(re.findall(r"([\w-]+):\s*([^;]+)", rule))
        ground, text = said.get("background", ground), said.get("color", text)
        assert ratio(Color.parse(text), Color.parse(ground)) >= 7.0 if text else True, rule
        for line in ("border", "outline"):
            if line in said:
                assert ratio(Color.parse(said[line].split()[-1]), Color.parse(ground)) >= 4.5, rule
    assert ground and text


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_the_choice_that_the_arrows_went_to_stands_out(tmp_path: Path, theme: str) -> None:
    opening = dict(openings())["choices-gone-through"]
    async with opening(tmp_path, "en", NARROW) as pilot:
        pilot.app.theme = theme
        await pilot.pause()
        (ground,) = {
            segment.style.bgcolor
            for strip in pilot.app.screen._compositor.render_strips()
            for segment in strip
            if "Stomach" in segment.text and segment.style
        }
        assert ground is not None and pilot.app.screen.styles.background.rich_color is not None
        assert ratio(ground, pilot.app.screen.styles.background.rich_color) >= 4.5
