"""The line in which the participant types: pasted text is tidied, earlier answers are a key away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

LONGEST = 2_000
"""Characters of an answer that are read; a longer paste is cut, and the participant is told."""


class AnswerInput(Input):
    """One-line input with history; posts ``Given`` on Enter and ``Trimmed`` when a paste was cut."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "earlier", "Earlier answer", show=False),
        Binding("down", "later", "Later answer", show=False),
    ]

    @dataclass
    class Given(Message):
        """The participant pressed Enter."""

        words: str

    @dataclass
    class Trimmed(Message):
        """A paste was longer than is read; ``length`` characters came."""

        length: int

    def __init__(self, title: str) -> None:
        super().__init__(compact=True, select_on_focus=False)
        self.border_title = title
        self._history: list[str] = []
        self._place = 0
        self._draft = ""

    def action_earlier(self) -> None:
        """Show the answer before the one shown."""
        if self._place == len(self._history):
            self._draft = self.value
        self._show(max(0, self._place - 1))

    def action_later(self) -> None:
        """Show the answer after the one shown, in the end the words that were being typed."""
        self._show(min(len(self._history), self._place + 1))

    def _show(self, place: int) -> None:
        self._place = place
        self.value = self._history[place] if place < len(self._history) else self._draft
        self.cursor_position = len(self.value)

    async def _on_key(self, event: events.Key) -> None:
        """Take Enter here, in the order of the keys: a binding would let the next letters overtake it."""
        if event.key != "enter":
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        self.give()

    def give(self) -> None:
        """Hand on what was typed, as Enter does."""
        words = self.value
        if words.strip() and (not self._history or self._history[-1] != words):
            self._history.append(words)
        self._place, self._draft, self.value = len(self._history), "", ""
        self.post_message(self.Given(words))

    def _on_paste(self, event: events.Paste) -> None:
        """Put a whole paste into the line: lines joined, control characters dropped, length limited."""
        event.prevent_default()
        event.stop()
        room = LONGEST - len(self.value)
        text = one_line(event.text[: 4 * LONGEST])
        if len(text) > room or len(event.text) > 4 * LONGEST:
            self.post_message(self.Trimmed(len(event.text)))
        self.insert_text_at_cursor(text[: max(0, room)])


def one_line(text: str) -> str:
    """The text as one printable line; line ends become "; ", so that pasted lists stay lists."""
    lines = (
        " ".join("".join(c if c.isprintable() else " " for c in line).split()) for line in text.splitlines()
    )
    return "; ".join(line for line in lines if line)
