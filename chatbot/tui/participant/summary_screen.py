"""The end: what was found, why, what to bring and whom to call, on one scrolling page."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen

from chatbot.session import Session
from chatbot.tui.labels import LABELS
from chatbot.tui.widgets.key_bar import Key, KeyBar
from chatbot.tui.widgets.prose import Prose
from chatbot.tui.widgets.summary_view import SummaryView
from chatbot.tui.widgets.told import Told
from transcripts.errors import TranscriptError


class SummaryScreen(Screen[None]):
    """The last page, with or without a verdict."""

    DEFAULT_CSS = """
    SummaryScreen { background: $background; color: $foreground; }
    SummaryScreen VerticalScroll { padding: 1 0 0 2; scrollbar-size-vertical: 1; }
    SummaryScreen SummaryView, SummaryScreen .ended, SummaryScreen .saved { max-width: 104; margin: 0 2 1 0; }
    SummaryScreen .saved { color: $soft; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f7,ctrl+l", "switch", priority=True),
        Binding("f2", "details", priority=True),
        Binding("f6", "app.next_theme", priority=True),
        Binding("enter,space", "read_on", priority=True),
        Binding("ctrl+q,ctrl+c,escape", "app.leave", priority=True),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        """The page, then where it is saved."""
        labels, prompt = LABELS[self._session.state.lang], self._session.prompt
        with VerticalScroll():
            if prompt.summary is not None:
                yield SummaryView(prompt.summary)
            else:
                words = [*(notice.text for notice in prompt.notices), prompt.text]
                yield Prose("\n\n".join(words), "ended")
            if saved := self.saved_text():
                yield Prose(saved, "saved")
        long, detailed = prompt.summary is not None, bool(prompt.summary and prompt.summary.details)
        yield KeyBar(
            *([Key("Enter", "screen.read_on", labels.more)] if long else []),
            *([Key("F2", "screen.details", labels.details)] if detailed else []),
            Key("F6", "app.next_theme", labels.theme),
            Key("F7", "screen.switch", labels.other_language),
            Key("Esc", "app.leave", labels.leave),
        )

    def saved_text(self) -> str | None:
        """Where the page is saved, or how to come back to what was stopped; None: neither."""
        path, labels = self._session.saved_summary(), LABELS[self._session.state.lang]
        if path is None:
            stopped = self._session.kept and self._session.prompt.summary is None
            return labels.come_back.format(id=self._session.id) if stopped else None
        return labels.saved_as.format(id=self._session.id) + "\n" + labels.saved_files.format(path=path)

    def action_details(self) -> None:
        """Show every open point with the record's sentence, or hide them again."""
        summary = self._session.prompt.summary
        for view in self.query(SummaryView):
            view.show_details(not view.detailed and summary is not None and bool(summary.details))

    def action_read_on(self) -> None:
        """Go down by a page: a key pressed once too often must not close what nobody has read yet."""
        self.query_one(VerticalScroll).scroll_page_down(animate=False)

    async def action_switch(self) -> None:
        """Show the page in the other language."""
        try:
            self._session.switch()
        except TranscriptError as error:
            text = f"{LABELS[self._session.state.lang].not_saved} ({error.problem}; {error.remedy})"
            await self.query(Told).remove()
            await self.mount(Told(text), before=self.query_one(KeyBar))
            return
        await self.recompose()
