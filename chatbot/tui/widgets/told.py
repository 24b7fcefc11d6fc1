"""A word about what was typed, right above the line that is typed in."""

from __future__ import annotations

from chatbot.tui.widgets.prose import Prose


class Told(Prose):
    """Stays until the next reply: nobody reads against time, and it lies over nothing.

    (A notification of Textual's lies over the conversation, and loses each wide character that stands
    where a widget under it begins or ends.)
    """

    DEFAULT_CSS = "Told { padding: 0 1; margin: 1 0 0 0; max-width: 104; color: $warning; text-style: bold; }"
