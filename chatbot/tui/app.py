"""The participant's terminal application: it composes the screens and routes between them."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import App
from textual.binding import BindingType

from chatbot.session import Session
from chatbot.tui.participant.summary_screen import SummaryScreen
from chatbot.tui.participant.talk_screen import TalkScreen
from chatbot.tui.themes import THEMES


class ScreeningApp(App[None]):
    """One conversation from the first consent to the summary."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The names that our style sheets use beside Textual's own."""
        return dict(THEMES[0].variables)

    def on_mount(self) -> None:
        """Show the open prompt."""
        self._route()

    def _route(self) -> None:
        screen = SummaryScreen(self._session) if self._session.prompt.ended else TalkScreen(self._session)
        self.push_screen(screen)

    @on(TalkScreen.Ended)
    def show_end(self) -> None:
        """Go from the conversation to its end."""
        self.switch_screen(SummaryScreen(self._session))

    def action_next_theme(self) -> None:
        """Go on to the next of our themes."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    def action_leave(self) -> None:
        """Close the file and the application."""
        self._session.leave()
        self.exit()
