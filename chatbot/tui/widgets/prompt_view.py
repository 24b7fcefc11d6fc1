"""The open question: what is said before it, the question itself, an example, why, and the choices."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from chatbot.dialogue.prompt import Prompt
from transcripts.visible import visible

if TYPE_CHECKING:
    from textual.widgets import OptionList


class PromptView(Vertical):
    """Everything of a prompt that the participant reads before answering."""

    DEFAULT_CSS = """
    PromptView { height: auto; padding: 0 1; }
    PromptView Static { height: auto; margin: 0 0 1 0; }
    PromptView .notice { color: $soft; padding: 0 2; }
    PromptView .-care { color: $foreground; text-style: bold; border: heavy $error; padding: 0 1; }
    PromptView .-changed, PromptView .-note { color: $warning; }
    PromptView .question { text-style: bold; }
    PromptView .example { color: $soft; }
    PromptView OptionList { height: auto; max-height: 12; border: none; padding: 0 1;
        background: $background; }
    """

    @dataclass
    class Chosen(Message):
        """A choice was picked from the list."""

        code: str

    def __init__(self, prompt: Prompt) -> None:
        super().__init__()
        self._prompt = prompt

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        prompt = self._prompt
        for kind, notices in groupby(prompt.notices, lambda notice: notice.kind):
            text = "\n\n".join(notice.text for notice in notices)
            yield Static(Content(visible(text)), classes=f"notice -{kind}")
        if prompt.intro:
            yield Static(Content(visible(prompt.intro)), classes="notice")
        yield Static(Content(visible(prompt.text)), classes="question")
        for text in (prompt.example, prompt.form):
            if text:
                yield Static(Content(visible(text)), classes="example")
        if prompt.choices_shown and prompt.choices:
            yield self._list()

    def _list(self) -> OptionList:
        from textual.widgets import OptionList  # no choices are shown at the first question
        from textual.widgets.option_list import Option

        shown = (f"{choice.number or ' '}  {choice.label}" for choice in self._prompt.choices)
        return OptionList(
            *(Option(Content(visible(text)), id=f"choice-{number}") for number, text in enumerate(shown)),
            compact=True,
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand the pick on."""
        event.stop()
        self.post_message(self.Chosen(self._prompt.choices[event.option_index].code))
