"""What both terminal applications share: our themes, NO_COLOR, and an end that shows nobody's words."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.filter import LineFilter

from chatbot.tui.themes import THEMES


def _without_colour() -> Sequence[LineFilter]:
    from chatbot.tui.no_color import NoColour

    return (NoColour(),)


class ThemedApp(App[None]):
    """An application in our themes, or in the terminal's own two colours where NO_COLOR asks for it."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []
    KEPT: ClassVar[str]
    """What is safe on disk when the program fails, in words."""

    def __init__(self) -> None:
        # Textual would send greys, and take an empty variable for one that is set.
        colourless = bool(os.environ.pop("NO_COLOR", ""))
        super().__init__()
        self._extra_filters = _without_colour() if colourless else ()
        for theme in THEMES:
            self.register_theme(theme)
        # Not by ``self.theme = …``, which parses and applies every style sheet once more after the start.
        self.set_reactive(App.theme, THEMES[0].name)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, and ours."""
        return (*super().get_line_filters(), *self._extra_filters)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The names that our style sheets use beside Textual's own."""
        return dict(THEMES[0].variables)

    def action_next_theme(self) -> None:
        """Go on to the next of our themes."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    def _fatal_error(self) -> None:
        """End with the kind of failure alone: Textual's report would show the participant's words."""
        error = sys.exc_info()[0] or (type(self._exception) if self._exception else Exception)
        self._exit_renderables.append(f"chatbot: stopped by {error.__name__}; {self.KEPT}")
        self._close_messages_no_wait()
