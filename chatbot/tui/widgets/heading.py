"""The line at the top: the trial at the left, how far along the conversation is at the right."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

_GAP = "  "


class Heading(Widget):
    """One line: the first of the titles that fits beside the place; the last gives way."""

    DEFAULT_CSS = """
    Heading { dock: top; height: 2; padding: 0 1; background: $background; border-bottom: solid $soft; }
    """

    def __init__(self, titles: tuple[Content, ...], place: Content) -> None:
        super().__init__()
        self._titles, self._place = titles, place

    def show(self, titles: tuple[Content, ...], place: Content) -> None:
        """Show others in their stead."""
        self._titles, self._place = titles, place
        self.refresh()

    def render(self) -> Content:
        """Both on one line."""
        room = max(0, self.content_size.width - self._place.cell_length - len(_GAP))
        fitting = (title for title in self._titles if title.cell_length <= room)
        title = next(fitting, self._titles[-1]).truncate(room, ellipsis=True, pad=True).stylize("bold")
        return Content("").join((title, Content(_GAP), self._place.stylize("$soft")))
