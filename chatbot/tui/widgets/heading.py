"""The line at the top: the trial at the left, how far along the conversation is at the right."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

_GAP = "  "


class Heading(Widget):
    """One line; the title gives way where both don't fit."""

    DEFAULT_CSS = """
    Heading { dock: top; height: 2; padding: 0 1; background: $background; border-bottom: solid $soft; }
    """

    def __init__(self, title: Content, place: Content) -> None:
        super().__init__()
        self._title, self._place = title, place

    def show(self, title: Content, place: Content) -> None:
        """Show others in their stead."""
        self._title, self._place = title, place
        self.refresh()

    def render(self) -> Content:
        """Both on one line."""
        room = self.content_size.width - self._place.cell_length - len(_GAP)
        title = self._title.truncate(max(0, room), ellipsis=True, pad=True).stylize("bold")
        return Content("").join((title, Content(_GAP), self._place.stylize("$soft")))
