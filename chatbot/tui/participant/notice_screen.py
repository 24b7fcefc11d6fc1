"""A page of text over the conversation: help, or a word before leaving."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen

from chatbot.tui.widgets.key_bar import Key, KeyBar
from chatbot.tui.widgets.prose import Prose


class NoticeScreen(ModalScreen[None]):
    """Text to read; any of Escape, Enter, F1 or the mouse closes it."""

    CSS = """
    NoticeScreen { align: center middle; background: $background; }
    NoticeScreen > Vertical { width: 76; max-width: 100%; height: 100%; padding: 1 2 0 2; }
    NoticeScreen VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,f1,q", "close", priority=True)]

    def __init__(self, text: str, close: str) -> None:
        super().__init__()
        self._text, self._close = text, close

    def compose(self) -> ComposeResult:
        """The text, and how to close it."""
        with Vertical(), VerticalScroll():
            yield Prose(self._text)
        yield KeyBar(Key("Esc", "screen.close", self._close))

    def action_close(self) -> None:
        """Go back to where it was opened."""
        self.dismiss(None)
