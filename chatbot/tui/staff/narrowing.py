"""The line of words that the list of conversations is narrowed by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from chatbot.errors import UsageError
from chatbot.staff.library import Filters
from chatbot.tui.staff.filter_words import filters_of


class NarrowingLine(Horizontal):
    """Posts ``Narrowed`` whenever what is typed means something else, ``Puzzled`` where it means nothing."""

    DEFAULT_CSS = """
    NarrowingLine { height: 1; padding: 0 1; margin: 0 0 1 0; }
    NarrowingLine Static { width: auto; padding: 0 1 0 0; color: $soft; }
    NarrowingLine Input { width: 1fr; height: 1; background: $panel; border: none; }
    """

    @dataclass
    class Narrowed(Message):
        """The list is to show only these."""

        filters: Filters

    @dataclass
    class Puzzled(Message):
        """The words ask for something that there is not."""

        why: str

    class Done(Message):
        """Nothing more is to be typed."""

    def __init__(self, today: date) -> None:
        """Make the line; ``today`` is what "yesterday" counts from (UTC)."""
        super().__init__()
        self._today = today

    def compose(self) -> ComposeResult:
        """The label and the field."""
        yield Static("Show only")
        yield Input(id="words", compact=True, select_on_focus=False)

    def begin(self) -> None:
        """Type in it."""
        self.query_one(Input).focus()

    def leave(self) -> None:
        """Stop typing; where nobody types, narrow to nothing."""
        words = self.query_one(Input)
        if not words.has_focus:
            words.value = ""
        self.post_message(self.Done())

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Done())

    @on(Input.Changed)
    def _change(self, event: Input.Changed) -> None:
        event.stop()
        try:
            self.post_message(self.Narrowed(filters_of(event.value, self._today)))
        except UsageError as error:
            self.post_message(self.Puzzled(str(error)))
