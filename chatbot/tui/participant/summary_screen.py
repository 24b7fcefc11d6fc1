"""The end: what was found, why, what to bring and whom to call, on one scrolling page."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from chatbot.dialogue.prompt import PromptKind
from chatbot.session import Session
from chatbot.tui.labels import LABELS
from chatbot.tui.widgets.key_bar import Key, KeyBar
from transcripts.visible import visible


class SummaryScreen(Screen[None]):
    """The last page, with or without a verdict."""

    CSS = """
    SummaryScreen { background: $background; color: $foreground; }
    SummaryScreen VerticalScroll { padding: 1 2; scrollbar-size-vertical: 1; }
    SummaryScreen .saved { color: $soft; margin: 1 0 0 0; }
    SummaryScreen .qr { width: auto; height: auto; color: black; background: white; margin: 1 0 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+l", "switch", priority=True),
        Binding("f6", "app.next_theme", priority=True),
        Binding("ctrl+q,ctrl+c,escape,enter", "app.leave", priority=True),
    ]

    def __init__(self, session: Session, saved: tuple[str, ...]) -> None:
        super().__init__()
        self._session, self._saved = session, saved

    def compose(self) -> ComposeResult:
        """The page, then where it is saved, then the code to call."""
        labels = LABELS[self._session.state.lang]
        with VerticalScroll():
            yield Static(Content(visible(self._page())), id="page")
            if self._saved:
                yield Static(Content(visible("\n".join(self._saved))), classes="saved")
            if code := self._call_code():
                yield Static(Content(labels.scan_to_call), classes="saved")
                yield Static(Content(code), classes="qr")
        yield KeyBar((
            Key("^L", "switch", labels.other_language),
            Key("F6", "app.next_theme", labels.theme),
            Key("Enter", "app.leave", labels.leave),
        ))

    def _page(self) -> str:
        prompt = self._session.prompt
        if prompt.kind is PromptKind.SUMMARY and prompt.summary is not None:
            from chatbot.dialogue.summary_text import render

            return render(prompt.summary, width=76)
        return "\n\n".join([*(notice.text for notice in prompt.notices), prompt.text])

    def _call_code(self) -> str:
        if self._session.prompt.kind is not PromptKind.SUMMARY:
            return ""
        from chatbot.dialogue.call_code import as_text

        return as_text(self._session.trial.contact.phone_abroad)

    async def action_switch(self) -> None:
        """Show the page in the other language."""
        self._session.switch()
        await self.recompose()
