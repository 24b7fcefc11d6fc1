"""The line in which the participant types: pasted text is tidied, earlier answers are a key away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input
from textual.widgets.input import Selection

LONGEST = 2_000
"""Characters of an answer that are read; a longer paste is cut, and the participant is told."""

_CLAUSE_ENDS = re.compile(r"[,;.!?](?=\s)|[，；。！？]")
_WORD_ENDS = re.compile(r"\s|、")

SHORTEST = 2
"""Characters from which a choice is suggested."""


class Completion(Suggester):
    """Completes to the one choice that begins so; it is only shown, and taken with the right arrow."""

    def __init__(self, labels: Iterable[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._labels = tuple(labels)

    async def get_suggestion(self, value: str) -> str | None:
        """The words as typed, and the rest of the choice; None: none or several begin so."""
        if len(value) < SHORTEST:
            return None
        begin = value.casefold()
        fitting = [label for label in self._labels if label.casefold().startswith(begin)]
        if len(fitting) != 1 or len(fitting[0]) <= len(value):
            return None
        return value + fitting[0][len(value) :]


class AnswerInput(Input):
    """One-line input with history.

    Posts ``Given`` on Enter, ``Moved`` for an arrow in an empty line and ``Trimmed`` when a paste was cut.

    Args:
        history: what was typed before, the last at the end.
    """

    DEFAULT_CSS = """
    AnswerInput { border-subtitle-color: $soft; }
    AnswerInput > .input--suggestion { color: $soft; text-style: italic; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "earlier", "Earlier answer", show=False),
        Binding("down", "later", "Later answer", show=False),
    ]

    @dataclass
    class Given(Message):
        """The participant pressed Enter."""

        words: str

    @dataclass
    class Moved(Message):
        """An arrow was pressed in an empty line: -1 up, 1 down."""

        by: int

    @dataclass
    class Trimmed(Message):
        """A paste was longer than is read: ``length`` characters came, the first ``kept`` stayed."""

        length: int
        kept: int

    def __init__(self, history: Sequence[str] = ()) -> None:
        super().__init__(compact=True, select_on_focus=False)
        self.completes = ""
        self._history = [words for words in history if words.strip()]
        self._place = len(self._history)
        self._draft = ""

    def offer(self, words: str) -> None:
        """Put words in to be edited; the first letter typed replaces them. What is being typed stays."""
        if not self.value:
            self.value = words
            self.selection = Selection(0, len(self.value))

    def validate_value(self, value: str) -> str:
        """Nothing is in the line that a terminal acts on, be it offered, recalled or pasted."""
        return value if value.isprintable() else one_line(value)

    def complete_with(self, labels: Iterable[str]) -> None:
        """Complete to these choices from now on."""
        self.suggester = Completion(labels)

    def watch__suggestion(self, shown: str) -> None:
        """Say how a suggestion is taken."""
        self.border_subtitle = self.completes if shown else ""

    def action_earlier(self) -> None:
        """Go up."""
        self._move(-1)

    def action_later(self) -> None:
        """Go down."""
        self._move(1)

    def _move(self, by: int) -> None:
        if not self.value and self._place == len(self._history):
            self.post_message(self.Moved(by))
        else:
            self.recall(by)

    def recall(self, by: int) -> None:
        """Show what was typed so many times before or after what is shown; at the end the draft."""
        if self._place == len(self._history):
            self._draft = self.value
        self._show(min(len(self._history), max(0, self._place + by)))

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
        text = one_line(event.text[: 4 * LONGEST])
        kept = shortened(text, max(0, LONGEST - len(self.value)))
        if len(text) > len(kept) or len(event.text) > 4 * LONGEST:
            self.post_message(self.Trimmed(len(event.text), len(kept)))
        self.insert_text_at_cursor(kept)


def shortened(text: str, most: int) -> str:
    """So many characters at most, cut where a clause ends, else between words, wherever that costs no half.

    A figure or a sentence cut in the middle would say something else: 121 would be 1.
    """
    if len(text) <= most:
        return text
    for ends in (_CLAUSE_ENDS, _WORD_ENDS):
        parts = (text[: end.end()].rstrip() for end in ends.finditer(text[: most + 1]))
        longest = max((part for part in parts if len(part) <= most), key=len, default="")
        if len(longest) > most // 2:
            return longest
    return text[:most]


def one_line(text: str) -> str:
    """The text as one printable line; line ends become "; ", so that pasted lists stay lists."""
    lines = (
        " ".join("".join(c if c.isprintable() else " " for c in line).split()) for line in text.splitlines()
    )
    return "; ".join(line for line in lines if line)
