"""What stands over a window in which nothing can be read."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

NARROWEST, LOWEST = 80, 24
"""The smallest window in which everything fits, in columns and rows."""


def too_small(window: Size) -> bool:
    """True where the window can't be read in, so that nothing may be answered in it."""
    return window.width < NARROWEST or window.height < LOWEST


class TooSmall(Static):
    """Covers a window that is too small, and says what it needs."""

    DEFAULT_CSS = """
    TooSmall { layer: over; width: 100%; height: 100%; content-align: center middle; text-align: center;
        background: $background; display: none; }
    """

    def show(self, window: Size, text: str) -> None:
        """Stand there where the window is too small, and only there; ``text`` says so."""
        self.display = too_small(window)
        self.update(Content(text))
