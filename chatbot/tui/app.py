"""The participant's terminal application: it composes the screens and routes between them."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import App
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.screen import Screen

from chatbot.session import Session
from chatbot.tui.hangup import LOOKED_FOR, die_with_terminal, on_end, terminal_gone
from chatbot.tui.participant.talk_screen import TalkScreen
from chatbot.tui.themes import THEMES


def _without_colour() -> Sequence[LineFilter]:
    from chatbot.tui.no_color import NoColour

    return (NoColour(),)


class ScreeningApp(App[None]):
    """One conversation from the first consent to the summary."""

    CSS_PATH = "participant/talk_screen.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, session: Session) -> None:
        # Textual would send greys, and take an empty variable for one that is set.
        colourless = bool(os.environ.pop("NO_COLOR", ""))
        super().__init__()
        self._extra_filters = _without_colour() if colourless else ()
        self._session = session
        for theme in THEMES:
            self.register_theme(theme)
        # Not by ``self.theme = …``, which parses and applies every style sheet once more after the start.
        self.set_reactive(App.theme, THEMES[0].name)
        self.stylesheet.set_variables(self.get_css_variables())

    def on_ready(self) -> None:
        """Collect garbage from now on: nothing that was made to start is any. Heed an end from outside."""
        gc.enable()
        if self.is_headless:
            return
        on_end(self.exit, self._close)
        if not self.is_web:
            self.set_interval(LOOKED_FOR, self._look_for_terminal)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, and ours."""
        return (*super().get_line_filters(), *self._extra_filters)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The names that our style sheets use beside Textual's own."""
        return dict(THEMES[0].variables)

    def get_default_screen(self) -> Screen[None]:
        """The open prompt, or the end where nothing is open any more."""
        return self._end() if self._session.prompt.ended else TalkScreen(self._session)

    @on(TalkScreen.Ended)
    def show_end(self) -> None:
        """Go from the conversation to its end."""
        self.push_screen(self._end())

    def _end(self) -> Screen[None]:
        from chatbot.tui.participant.summary_screen import SummaryScreen

        return SummaryScreen(self._session)

    def action_next_theme(self) -> None:
        """Go on to the next of our themes."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    def _look_for_terminal(self) -> None:
        if terminal_gone():
            die_with_terminal(self._close)

    def _close(self) -> None:
        self._session.leave()

    def _fatal_error(self) -> None:
        """End with the kind of failure alone: Textual's report would show the participant's words."""
        error = sys.exc_info()[0] or (type(self._exception) if self._exception else Exception)
        self._exit_renderables.append(f"chatbot: stopped by {error.__name__}; answers so far are saved")
        self._close_messages_no_wait()

    async def action_leave(self) -> None:
        """Close the application; the file is closed behind it, where an error can be told."""
        self.exit()
