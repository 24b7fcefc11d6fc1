"""The page of answers: every answer with its reading, by section, to check and change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from chatbot.dialogue.prompt import Prompt, ReviewLine
from chatbot.dialogue.summary_text import columns
from chatbot.tui.widgets.exchange_view import SIGNS
from transcripts.visible import visible, visible_line

NAME_COLUMNS = 34
"""Columns for the names of the questions, so that the readings stand below each other."""


class ReviewView(Vertical):
    """All answers, one a line; picking one changes it, picking the last line accepts all."""

    DEFAULT_CSS = """
    ReviewView { height: auto; padding: 0 1; }
    ReviewView .notice { color: $warning; margin: 0 0 1 0; }
    ReviewView .question { text-style: bold; margin: 0 0 1 0; }
    ReviewView OptionList { height: auto; max-height: 1000; border: none; padding: 0 1;
        background: $background; }
    """

    @dataclass
    class Change(Message):
        """An answer is to be asked again."""

        question: str

    @dataclass
    class Accepted(Message):
        """The answers are right as they stand."""

    def __init__(self, prompt: Prompt) -> None:
        super().__init__()
        self._prompt = prompt

    def compose(self) -> ComposeResult:
        """The question about the answers first, so that it is seen above a long list."""
        for notice in self._prompt.notices:
            yield Static(Content(visible(notice.text)), classes="notice")
        yield Static(Content(visible(self._prompt.text)), classes="question")
        yield OptionList(*self._options(), compact=True)

    def _options(self) -> Iterator[Option]:
        section = ""
        for line in self._prompt.lines:
            if line.section != section:
                section = line.section
                yield Option(Content.assemble((visible_line(section), "$accent bold")), disabled=True)
            yield Option(_shown(line), id=f"line-{line.number}")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask the picked answer again."""
        event.stop()
        number = int((event.option.id or "line-0").removeprefix("line-"))
        for line in self._prompt.lines:
            if line.number == number:
                self.post_message(self.Change(line.question))


def _shown(line: ReviewLine) -> Content:
    heard = f"{SIGNS[line.mark]} {visible_line(line.heard)}"
    return Content.assemble(
        (f"{line.number:>3}  ", "$soft"),
        _padded(visible_line(line.name)),
        (heard, "bold"),
        (f"  “{visible_line(line.words)}”" if line.words else "", "$soft"),
    )


def _padded(name: str) -> str:
    """The name filled up to its column; wide characters take two places."""
    return name + " " * max(2, NAME_COLUMNS - columns(name))
