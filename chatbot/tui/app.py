"""The participant's terminal application: it composes the screens and routes between them."""

from __future__ import annotations

import gc

from textual import on
from textual.screen import Screen

from chatbot.session import Session
from chatbot.tui.hangup import LOOKED_FOR, die_with_terminal, on_end, terminal_gone
from chatbot.tui.participant.talk_screen import TalkScreen
from chatbot.tui.themed_app import ThemedApp


class ScreeningApp(ThemedApp):
    """One conversation from the first consent to the summary."""

    CSS_PATH = "participant/talk_screen.tcss"
    KEPT = "answers so far are saved"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def on_ready(self) -> None:
        """Collect garbage from now on: nothing that was made to start is any. Heed an end from outside."""
        gc.enable()
        if self.is_headless:
            return
        on_end(self.exit, self._close)
        if not self.is_web:
            self.set_interval(LOOKED_FOR, self._look_for_terminal)

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

    def _look_for_terminal(self) -> None:
        if terminal_gone():
            die_with_terminal(self._close)

    def _close(self) -> None:
        self._session.leave()

    async def action_leave(self) -> None:
        """Close the application; the file is closed behind it, where an error can be told."""
        self.exit()
