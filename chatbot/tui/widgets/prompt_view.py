"""The open question: what is said before it, the question itself, an example, why, and the choices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message

from chatbot.dialogue.prompt import Prompt
from chatbot.tui.widgets.listed import Listed
from chatbot.tui.widgets.prose import Prose
from transcripts.visible import visible

if TYPE_CHECKING:
    from textual.widgets import OptionList


class PromptView(Listed):
    """Everything of a prompt that the participant reads before answering.

    Args:
        prompt: what is open.
        footnote: a sentence of the terminal's own below it; empty: none.
    """

    DEFAULT_CSS = """
    PromptView { height: auto; padding: 0 1; }
    PromptView Prose { margin: 0 0 1 0; }
    PromptView .notice { color: $soft; padding: 0 2; }
    PromptView .-care { color: $foreground; text-style: bold; border: heavy $error; padding: 0 1; }
    PromptView .-changed, PromptView .-note { color: $warning; }
    PromptView .question { text-style: bold; }
    PromptView .example { color: $soft; }
    """

    @dataclass
    class Chosen(Message):
        """A choice was picked from the list."""

        code: str

    def __init__(self, prompt: Prompt, footnote: str = "") -> None:
        super().__init__()
        self._prompt, self._footnote = prompt, footnote

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        prompt = self._prompt
        for kind, notices in groupby(prompt.notices, lambda notice: notice.kind):
            yield Prose("\n\n".join(notice.text for notice in notices), f"notice -{kind}")
        if prompt.intro:
            yield Prose(prompt.intro, "notice")
        yield Prose(prompt.text, "question")
        for text in (prompt.example, prompt.form, self._footnote):
            if text:
                yield Prose(text, "example")
        if prompt.choices_shown and prompt.choices:
            yield self._list()

    def _list(self) -> OptionList:
        from textual.widgets.option_list import Option

        from chatbot.tui.widgets.picks import Picks  # no choices are shown at the first question

        return Picks(*(Option(Content(visible(text))) for text in self._choices()))

    def _choices(self) -> Iterator[str]:
        """The choices as shown, their numbers below each other."""
        widest = max(len(choice.number) for choice in self._prompt.choices)
        return (f"{choice.number:>{widest}}  {choice.label}" for choice in self._prompt.choices)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand the pick on."""
        event.stop()
        self.post_message(self.Chosen(self._prompt.choices[event.option_index].code))
