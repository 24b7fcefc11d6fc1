"""NO_COLOR by its convention: where it is set and not empty, no colour is sent; bold and reverse stay."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from chatbot.tui.themes import THEMES

_GROUNDS = frozenset(
    Color.parse(ground).rich_color.get_truecolor()
    for theme in THEMES
    for ground in (theme.background, theme.panel)
    if ground is not None
)
"""Backgrounds of ordinary text; any other marks something out and becomes reverse."""


class NoColour(LineFilter):
    """Takes the colours away."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments in the terminal's own two colours."""
        return [
            Segment(segment.text, segment.style and _colourless(segment.style), segment.control)
            for segment in segments
        ]


def _colourless(style: Style) -> Style:
    marked = style.bgcolor is not None and style.bgcolor.get_truecolor() not in _GROUNDS
    return Style(
        bold=style.bold,
        italic=style.italic,
        underline=style.underline,
        reverse=bool(style.reverse) != marked,
        meta=style.meta,
    )
