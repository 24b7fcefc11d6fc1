"""The open question: what is said before it, the question itself, an example, why, and the choices."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from chatbot.dialogue.prompt import Prompt
from transcripts.visible import visible


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
        for notice in prompt.notices:
            yield Static(Content(visible(notice.text)), classes=f"notice -{notice.kind}")
        if prompt.intro:
            yield Static(Content(visible(prompt.intro)), classes="notice")
        yield Static(Content(visible(prompt.text)), classes="question")
        for text in (prompt.example, prompt.form):
            if text:
                yield Static(Content(visible(text)), classes="example")
        if prompt.choices_shown and prompt.choices:
            yield OptionList(*(self._option(number) for number in range(len(prompt.choices))), compact=True)

    def _option(self, number: int) -> Option:
        choice = self._prompt.choices[number]
        shown = f"{choice.number}  {choice.label}" if choice.number else f"   {choice.label}"
        return Option(Content(visible(shown)), id=f"choice-{number}")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand the pick on."""
        event.stop()
        self.post_message(self.Chosen(self._prompt.choices[event.option_index].code))
