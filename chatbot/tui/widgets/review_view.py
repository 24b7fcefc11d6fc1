"""The page of answers: every answer with its reading, by section, to check and change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from chatbot.dialogue.prompt import Prompt, ReviewLine
from chatbot.dialogue.wrapping import columns, lines
from chatbot.tui.widgets.exchange_view import SIGNS
from chatbot.tui.widgets.listed import Listed
from chatbot.tui.widgets.picks import Picks
from chatbot.tui.widgets.prose import Prose
from transcripts.visible import visible_line

NAME_COLUMNS = 36
"""Columns for the names of the questions, so that the readings stand below each other."""
WIDEST = 104
"""Columns beyond which lines are hard to follow; the style sheet holds the whole conversation to it."""
_NUMBER_COLUMNS = 5
_EDGES = 6
"""Columns beside the list: padding and the scroll bar."""


class ReviewView(Listed):
    """All answers, one below the other; picking one changes it, picking the first line goes on.

    Args:
        prompt: the page of answers.
        width: columns of the window.
    """

    DEFAULT_CSS = """
    ReviewView { height: auto; padding: 0 1; }
    ReviewView .notice { color: $warning; margin: 0 0 1 0; }
    ReviewView .question { text-style: bold; margin: 0 0 1 0; }
    """

    @dataclass
    class Change(Message):
        """An answer is to be asked again."""

        question: str

    @dataclass
    class Accepted(Message):
        """The answers are right as they stand, or looked at long enough."""

        code: str

    def __init__(self, prompt: Prompt, width: int) -> None:
        super().__init__()
        self._prompt, self._room = prompt, min(width, WIDEST) - _EDGES - _NUMBER_COLUMNS - NAME_COLUMNS
        self._rows = [0]

    def compose(self) -> ComposeResult:
        """The question about the answers first, so that it is seen above a long list."""
        for notice in self._prompt.notices:
            yield Prose(notice.text, "notice")
        yield Prose(self._prompt.text, "question")
        yield Picks(*self._options())

    def row_of(self, index: int) -> int:
        """The row of the list at which its option begins."""
        return self._rows[index]

    def _options(self) -> Iterator[Option]:
        section = ""
        for choice in self._prompt.choices[:1]:
            yield self._option(Content.assemble(" " * 5, (visible_line(choice.label), "bold")), "accept")
        for line in self._prompt.lines:
            if line.section != section:
                section = line.section
                yield self._option(Content.assemble((visible_line(section), "$accent bold")))
            yield self._option(self._shown(line), f"line-{line.number}")

    def _option(self, shown: Content, name: str | None = None) -> Option:
        self._rows.append(self._rows[-1] + shown.plain.count("\n") + 1)
        return Option(shown, id=name, disabled=name is None)

    def _shown(self, line: ReviewLine) -> Content:
        """Number, name and reading; the words beside the reading, or below it where there is no room."""
        margin = "\n" + " " * (_NUMBER_COLUMNS + NAME_COLUMNS)
        heard = lines(f"{SIGNS[line.mark]} {visible_line(line.heard)}", self._room, 2)
        words = f"“{visible_line(line.words)}”" if line.words else ""
        beside = columns(heard[-1]) + 2 + columns(words) <= self._room
        below = margin + "  " + (margin + "  ").join(lines(words, self._room - 2, 1))
        return Content.assemble(
            (f"{line.number:>3}  ", "$soft"),
            _padded(visible_line(line.name)),
            (margin.join(heard), "bold"),
            ("  " + words if beside else below if words else "", "$soft"),
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask the picked answer again, or take them all."""
        event.stop()
        if event.option.id == "accept":
            self.post_message(self.Accepted(self._prompt.choices[0].code))
            return
        number = int((event.option.id or "line-0").removeprefix("line-"))
        for line in self._prompt.lines:
            if line.number == number:
                self.post_message(self.Change(line.question))


def _padded(name: str) -> str:
    """The name filled up to its column; wide characters take two places."""
    return name + " " * max(2, NAME_COLUMNS - columns(name))
