"""A table that holds one page of very many rows, and asks for another where the cursor leaves it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from rich.text import Text
from textual.events import MouseScrollDown, MouseScrollUp
from textual.message import Message
from textual.widgets import DataTable

Page = Literal["next", "previous", "first", "last"]


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of one column."""

    key: str
    text: str
    width: int
    """Characters."""


class PagedTable(DataTable[Text]):
    """Rows as tall as the window; posts ``Wanted`` for a page, which is given to it by ``fill``."""

    DEFAULT_CSS = """
    PagedTable { height: 1fr; background: $background; overflow: hidden; }
    PagedTable > .datatable--header { background: $panel; color: $foreground; }
    PagedTable > .datatable--header-hover { background: $accent; color: $background; }
    PagedTable > .datatable--cursor { background: $panel; color: $foreground; text-style: bold; }
    PagedTable:focus > .datatable--cursor { background: $accent; color: $background; text-style: bold; }
    """

    @dataclass
    class Wanted(Message):
        """The page that begins at ``first`` is wanted."""

        cursor: int
        """The row of it that the cursor is to stand on; -1: the last."""

    def __init__(self) -> None:
        super().__init__(cursor_type="row", cell_padding=0, cursor_background_priority="css")
        self.first = 0
        """How many rows come before the page that is shown or wanted."""
        self.count = 0
        """How many rows there are in all."""

    @property
    def room(self) -> int:
        """How many rows fit."""
        return max(1, self.size.height - self.header_height)

    @property
    def place(self) -> str:
        """Which rows of how many are shown."""
        if not self.row_count:
            return "none match"
        return f"{self.first + 1:,}–{self.first + self.row_count:,} of {self.count:,}"

    def lay_out(self, headings: Iterable[Heading]) -> None:
        """Other columns; the rows are wanted again."""
        self.clear(columns=True)
        for heading in headings:
            self.add_column(Text(heading.text), key=heading.key, width=heading.width)
        self.post_message(self.Wanted(0))

    def fill(self, rows: Iterable[Iterable[Text]], count: int, cursor: int) -> None:
        """Show the page that was wanted.

        Args:
            rows: those from ``first`` on, ``room`` at most.
            count: how many there are in all; where the page lies behind them, the last one is wanted.
            cursor: the row of the page to stand on; -1: the last.
        """
        self.count = count
        if self.first >= count > 0:
            self.first = self._last
            self.post_message(self.Wanted(cursor))
            return
        self.clear()
        for row in rows:
            self.add_row(*row)
        self.move_cursor(row=cursor if cursor >= 0 else self.row_count - 1)

    @property
    def _last(self) -> int:
        return max(0, self.count - 1) // self.room * self.room

    def _turn(self, page: Page) -> None:
        backwards, last = page in ("previous", "last"), self._last
        first = {"next": self.first + self.room, "previous": self.first - self.room, "first": 0, "last": last}
        if 0 <= first[page] <= last and first[page] != self.first:
            self.first = first[page]
            self.post_message(self.Wanted(-1 if backwards else 0))
        elif self.row_count:
            self.move_cursor(row=0 if page in ("first", "previous") else self.row_count - 1)

    def _step(self, leaves: bool, page: Page, step: Callable[[], None]) -> None:
        if leaves:
            self._turn(page)
        else:
            step()

    def action_cursor_down(self) -> None:
        """The row below, on the next page where there is none."""
        self._step(self.cursor_row == self.row_count - 1, "next", super().action_cursor_down)

    def action_cursor_up(self) -> None:
        """The row above, on the page before where there is none."""
        self._step(self.cursor_row == 0, "previous", super().action_cursor_up)

    def action_page_down(self) -> None:
        """The next page."""
        self._turn("next")

    def action_page_up(self) -> None:
        """The page before."""
        self._turn("previous")

    def action_scroll_home(self) -> None:
        """The first page."""
        self._turn("first")

    def action_scroll_end(self) -> None:
        """The last page."""
        self._turn("last")

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
