"""Text that is read: broken into lines by the rules of both languages, never as markup."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from chatbot.dialogue.wrapping import columns, lines
from transcripts.visible import visible


class Prose(Static):
    """Any text, control characters written out.

    Args:
        text: as it was said.
        classes: of the style sheet.
        margin: columns by which lines that continue another are set in.
    """

    DEFAULT_CSS = "Prose { height: auto; }"

    def __init__(self, text: str, classes: str = "", margin: int = 0) -> None:
        super().__init__(classes=classes, markup=False)
        self._text, self._margin = visible(text), margin

    def render(self) -> Content:
        """The lines, as wide as there is room."""
        return Content("\n".join(lines(self._text, self.content_size.width, self._margin)))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Rows that the lines take."""
        return len(lines(self._text, width, self._margin))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Columns of the longest line that the text has."""
        return max(map(columns, self._text.split("\n")))
