"""The list of saved conversations: narrowed by words, sorted, one page at a time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize, ScreenResume
from textual.message import Message
from textual.widgets import DataTable, Input, Static

from chatbot.errors import UsageError
from chatbot.staff.library import Filters, Library, SortKey
from chatbot.staff.rows import Row
from chatbot.tui.participant.notice_screen import NoticeScreen
from chatbot.tui.staff.filter_words import filters_of
from chatbot.tui.staff.paged_table import PagedTable
from chatbot.tui.staff.row_cells import COLUMNS, SORTED, cells, described
from chatbot.tui.staff.shelf import Shelf
from chatbot.tui.staff.staff_screen import WIDE, Foot, StaffScreen, TooSmall
from chatbot.tui.staff.texts import LIBRARY_HELP
from chatbot.tui.widgets.key_bar import Key
from transcripts.visible import visible

TYPING = 0.15
"""Seconds between two letters of one who types."""
KEYS = (
    Key("⏎", "screen.open", "Open"),
    Key("/", "screen.narrow", "Filter"),
    Key("o", "screen.order", "Sort"),
    Key("r", "screen.reverse", "Turn"),
    Key("e", "screen.export", "Log"),
    Key("d", "screen.rescreen", "Decide again"),
)
MORE_KEYS = (
    Key("F5", "screen.refresh", "Reload"),
    Key("F6", "app.next_theme", "Colours"),
    Key("?", "screen.help", "Help"),
    Key("q", "app.leave", "Quit"),
)


class LibraryScreen(StaffScreen):
    """Which conversations there are, and which of them to open."""

    CSS_PATH = "library_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "narrow"),
        Binding("o", "order"),
        Binding("r", "reverse"),
        Binding("e", "export"),
        Binding("d", "rescreen"),
        Binding("f5", "refresh", priority=True),
        Binding("f6", "app.next_theme", priority=True),
        Binding("escape", "back_to_table"),
        Binding("f1,question_mark", "help"),
        Binding("q,ctrl+q,ctrl+c", "app.leave"),
    ]

    @dataclass
    class Chosen(Message):
        """A conversation is to be opened."""

        id: str

    @dataclass
    class LogWanted(Message):
        """The screening log of these conversations is to be written."""

        ids: tuple[str, ...]

    class RescreenWanted(Message):
        """Everybody is to be decided again."""

    @dataclass
    class Reading(Message):
        """So many of so many files have been read."""

        done: int
        of: int

    def __init__(self, shelf: Shelf, today: date) -> None:
        super().__init__()
        self._shelf, self._today = shelf, today
        self._filters = Filters()
        self._sort: SortKey = "began"
        self._descending = True
        self._first = 0
        self._count = 0
        self._rows: list[Row] = []

    def compose(self) -> ComposeResult:
        """Heading, the line of words, the table, the chosen row in words, keys."""
        with Horizontal(id="heading"):
            yield Static("Saved conversations", id="title")
            yield Static("", id="place")
        with Horizontal(id="narrowing"):
            yield Static("Show only", id="label")
            yield Input(id="words", compact=True, select_on_focus=False)
        yield Static("", id="told")
        yield PagedTable()
        yield Static("", id="described")
        yield Foot(KEYS, MORE_KEYS)
        yield TooSmall()

    def on_mount(self) -> None:
        """The table has the keys."""
        self.query_one(PagedTable).focus()

    def on_resize(self, event: Resize) -> None:
        """As many rows and columns as fit."""
        super().on_resize(event)
        self.call_after_refresh(self._lay_out)

    @on(ScreenResume)
    def action_refresh(self) -> None:
        """Look at the folder again."""
        self._refresh()

    @work(exclusive=True, group="refresh")
    async def _refresh(self) -> None:
        problem = await self._shelf.refresh(lambda done, of: self.post_message(self.Reading(done, of)))
        self._tell(f"! {problem}; press v in a conversation to see what is wrong with it" if problem else "")
        self._load()

    @on(Reading)
    def _show_reading(self, event: Reading) -> None:
        self._tell(f"Reading the files: {event.done} of {event.of}")

    @work(exclusive=True, group="rows")
    async def _load(self, cursor: int = 0, pause: float = 0.0) -> None:
        """Show the page that begins at ``_first``.

        Args:
            cursor: the row that it stands on; -1: the last.
            pause: seconds to wait for more to be typed, which begins this anew.
        """
        await asyncio.sleep(pause)
        filters, sort, descending = self._filters, self._sort, self._descending
        room, first = self.query_one(PagedTable).room, self._first

        def look(library: Library) -> tuple[int, list[Row]]:
            rows = library.rows(filters, sort, descending=descending, limit=room, offset=first)
            return library.count(filters), rows

        self._count, self._rows = await self._shelf.ask(look)
        if self._first >= self._count > 0:
            self._first = (self._count - 1) // room * room
            self._load(cursor)
            return
        self._show_rows(cursor)

    def _lay_out(self) -> None:
        """Columns for the width, then the rows that fit."""
        table, wide = self.query_one(PagedTable), self.size.width >= WIDE
        table.clear(columns=True)
        for column in COLUMNS:
            if width := column.wide if wide else column.narrow:
                table.add_column(Text(self._heading(column.key, column.heading)), key=column.key, width=width)
        self._load()

    def _heading(self, key: str, heading: str) -> str:
        return heading + ("▼" if self._descending else "▲") * (key == self._sort)

    def _show_rows(self, cursor: int) -> None:
        table, wide = self.query_one(PagedTable), self.size.width >= WIDE
        shown = tuple(column for column in COLUMNS if column.key in table.columns)
        table.clear()
        for row in self._rows:
            table.add_row(*cells(row, shown, wide))
        table.move_cursor(row=cursor if cursor >= 0 else len(self._rows) - 1)
        last = self._first + len(self._rows)
        place = f"{self._first + 1}–{last} of {self._count}" if self._rows else "none match"
        self.query_one("#place", Static).update(Content(place))
        self._describe(table.cursor_row)

    @on(DataTable.RowHighlighted)
    def _follow(self, event: DataTable.RowHighlighted) -> None:
        self._describe(event.cursor_row)

    def _describe(self, number: int) -> None:
        row = self._rows[number] if 0 <= number < len(self._rows) else None
        self.query_one("#described", Static).update(Content(described(row) if row else ""))

    @on(PagedTable.Turned)
    def _turn(self, event: PagedTable.Turned) -> None:
        room = self.query_one(PagedTable).room
        last = max(0, self._count - 1) // room * room
        to = {"next": self._first + room, "previous": self._first - room, "first": 0, "last": last}[event.to]
        if 0 <= to <= last and to != self._first:
            self._first = to
            self._load(-1 if event.to in ("previous", "last") else 0)
        elif self._rows:
            self.query_one(PagedTable).move_cursor(
                row=0 if event.to in ("first", "previous") else len(self._rows) - 1
            )

    @on(DataTable.RowSelected)
    def _choose(self, event: DataTable.RowSelected) -> None:
        if 0 <= event.cursor_row < len(self._rows):
            self.post_message(self.Chosen(self._rows[event.cursor_row].id))

    @on(DataTable.HeaderSelected)
    def _sort_by(self, event: DataTable.HeaderSelected) -> None:
        for key in SORTED:
            if key == event.column_key.value:
                self._order(key, not self._descending if key == self._sort else key in ("began", "open"))

    def action_order(self) -> None:
        """Sort by the next column."""
        key = SORTED[(SORTED.index(self._sort) + 1) % len(SORTED)]
        self._order(key, key in ("began", "ended", "open"))

    def action_reverse(self) -> None:
        """The other way round."""
        self._order(self._sort, not self._descending)

    def _order(self, key: SortKey, descending: bool) -> None:
        self._sort, self._descending, self._first = key, descending, 0
        self._lay_out()

    def action_narrow(self) -> None:
        """Type what the list is narrowed to."""
        self.query_one("#words", Input).focus()

    def action_back_to_table(self) -> None:
        """Leave the line of words; from the table, show everything again."""
        words = self.query_one("#words", Input)
        if not words.has_focus:
            words.value = ""
        self.query_one(PagedTable).focus()

    @on(Input.Submitted)
    def _done_typing(self) -> None:
        self.query_one(PagedTable).focus()

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        try:
            filters = filters_of(event.value, self._today)
        except UsageError as error:
            self._tell(f"! {error}")
            return
        self._tell("")
        if filters != self._filters:
            self._filters, self._first = filters, 0
            self._load(pause=TYPING)

    def action_export(self) -> None:
        """Write the screening log of all that are shown."""
        self._export()

    @work(exclusive=True, group="export")
    async def _export(self) -> None:
        filters = self._filters
        rows = await self._shelf.ask(lambda library: library.rows(filters, "began", descending=False))
        self.post_message(self.LogWanted(tuple(row.id for row in rows)))

    def action_rescreen(self) -> None:
        """Decide everybody again, by another definition or for another day."""
        self.post_message(self.RescreenWanted())

    def action_help(self) -> None:
        """What the keys and the words do."""
        self.app.push_screen(NoticeScreen(LIBRARY_HELP, "Close"))

    def action_open(self) -> None:
        """Open the row under the cursor, for the mouse on the key bar."""
        self.query_one(PagedTable).action_select_cursor()

    def _tell(self, text: str) -> None:
        told = self.query_one("#told", Static)
        told.update(Content(visible(text)))
        told.display = bool(text)
