"""What all screens of the study team share: a foot with the keys, and a word where the window is small."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Resize
from textual.screen import Screen

from chatbot.tui.widgets.key_bar import Key, KeyBar
from chatbot.tui.widgets.too_small import LOWEST, NARROWEST, TooSmall

WIDE = 110
"""Columns from which two panes stand side by side."""


class Foot(Vertical):
    """All keys of a screen, in as many lines as they are given in; each one a button for the mouse."""

    DEFAULT_CSS = """
    Foot { dock: bottom; height: auto; }
    Foot KeyBar { dock: none; }
    """

    def __init__(self, *lines: Iterable[Key]) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        """One bar a line."""
        for line in self._lines:
            yield KeyBar(*line)

    def show(self, *lines: Iterable[Key]) -> None:
        """Show other keys in as many lines."""
        for bar, line in zip(self.query(KeyBar), lines, strict=True):
            bar.show(*line)


class StaffScreen(Screen[None]):
    """A whole screen; its subclasses yield ``TooSmall`` last."""

    DEFAULT_CSS = "StaffScreen { background: $background; color: $foreground; layers: base over; }"

    def on_resize(self, event: Resize) -> None:
        """Say so where the window is too small to read in."""
        width, height = event.size
        self.set_class(width >= WIDE, "-wide")
        for notice in self.query(TooSmall):
            notice.show(
                event.size,
                f"This window is {width} by {height}.\nPlease make it at least {NARROWEST} by {LOWEST},"
                "\nor use: chatbot list, chatbot replay --plain",
            )
