"""A table that holds one page of very many rows, and asks for another where the cursor leaves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rich.text import Text
from textual.events import MouseScrollDown, MouseScrollUp
from textual.message import Message
from textual.widgets import DataTable

Page = Literal["next", "previous", "first", "last"]


class PagedTable(DataTable[Text]):
    """Rows as tall as the window; posts ``Turned`` for the rows beyond."""

    DEFAULT_CSS = """
    PagedTable { height: 1fr; background: $background; overflow: hidden; }
    PagedTable > .datatable--header { background: $panel; color: $foreground; }
    PagedTable > .datatable--header-hover { background: $accent; color: $background; }
    PagedTable > .datatable--cursor { background: $panel; color: $foreground; text-style: bold; }
    PagedTable:focus > .datatable--cursor { background: $accent; color: $background; text-style: bold; }
    """

    @dataclass
    class Turned(Message):
        """Another page is wanted."""

        to: Page

    def __init__(self) -> None:
        super().__init__(cursor_type="row", cell_padding=0, cursor_background_priority="css")

    @property
    def room(self) -> int:
        """How many rows fit."""
        return max(1, self.size.height - self.header_height)

    def action_cursor_down(self) -> None:
        """The row below, on the next page where there is none."""
        self._step(self.cursor_row == self.row_count - 1, "next", super().action_cursor_down)

    def action_cursor_up(self) -> None:
        """The row above, on the page before where there is none."""
        self._step(self.cursor_row == 0, "previous", super().action_cursor_up)

    def _step(self, leaves: bool, to: Page, step: object) -> None:
        if leaves:
            self.post_message(self.Turned(to))
        elif callable(step):
            step()

    def action_page_down(self) -> None:
        """The next page."""
        self.post_message(self.Turned("next"))

    def action_page_up(self) -> None:
        """The page before."""
        self.post_message(self.Turned("previous"))

    def action_scroll_home(self) -> None:
        """The first page."""
        self.post_message(self.Turned("first"))

    def action_scroll_end(self) -> None:
        """The last page."""
        self.post_message(self.Turned("last"))

    action_scroll_top = action_scroll_home
    action_scroll_bottom = action_scroll_end

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """The wheel turns pages too."""
        event.stop()
        event.prevent_default()
        self.action_page_down()

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """The wheel turns pages too."""
        event.stop()
        event.prevent_default()
        self.action_page_up()
