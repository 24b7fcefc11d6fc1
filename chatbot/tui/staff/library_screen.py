"""The list of saved conversations: narrowed by words, sorted, one page at a time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import DescendantFocus, Resize, ScreenResume
from textual.message import Message
from textual.widgets import DataTable, Input, Static

from chatbot.staff.library import Filters, Library
from chatbot.staff.rows import Row
from chatbot.tui.participant.notice_screen import NoticeScreen
from chatbot.tui.staff.narrowing import NarrowingLine
from chatbot.tui.staff.paged_table import Heading, PagedTable
from chatbot.tui.staff.row_cells import COLUMNS, cells, described
from chatbot.tui.staff.shelf import Shelf
from chatbot.tui.staff.sorting import Sorting
from chatbot.tui.staff.staff_screen import WIDE, Foot, StaffScreen
from chatbot.tui.staff.texts import LIBRARY_HELP
from chatbot.tui.widgets.key_bar import Key
from chatbot.tui.widgets.too_small import TooSmall
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

TYPING_KEYS = (
    Key("⏎", "screen.back_to_table", "To the list"),
    Key("Esc Esc", "screen.back_to_table", "Show all again"),
)
MORE_TYPING_KEYS = (
    Key("F1", "screen.help", "Which words"),
    *MORE_KEYS[:2],
)
"""While words are typed: every letter is one of them then."""


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
        Binding("f1", "help", priority=True),
        Binding("question_mark", "help"),
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
        self._sorting = Sorting()
        self._looked = False
        """Whether the folder was looked at; until then the list is what the index knew."""
        self._rows: list[Row] = []

    def compose(self) -> ComposeResult:
        """Heading, the line of words, the table, the chosen row in words, keys."""
        with Horizontal(id="heading"):
            yield Static("Saved conversations", id="title")
            yield Static("", id="place")
        yield NarrowingLine(self._today)
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
    def _come_back(self) -> None:
        if self._looked:
            self._refresh()

    def action_refresh(self) -> None:
        """Look at the folder again."""
        self._refresh()

    @work(exclusive=True, group="refresh")
    async def _refresh(self) -> None:
        problem = await self._shelf.refresh(lambda done, of: self.post_message(self.Reading(done, of)))
        self._tell(f"! {problem}; press v in a conversation to see what is wrong with it" if problem else "")
        self._load(stay=True)

    @on(Reading)
    def _show_reading(self, event: Reading) -> None:
        self._tell(f"Reading the files: {event.done} of {event.of}")

    @on(PagedTable.Wanted)
    def _load_wanted(self, event: PagedTable.Wanted) -> None:
        self._load(event.cursor)

    @work(exclusive=True, group="rows")
    async def _load(self, cursor: int = 0, *, stay: bool = False, pause: float = 0.0) -> None:
        """Show the page that is wanted.

        Args:
            cursor: the row that it stands on; -1: the last.
            stay: the conversation that it stood on goes before, where it is on the page.
            pause: seconds to wait for more to be typed, which begins this anew.
        """
        await asyncio.sleep(pause)
        table, filters, sorting = self.query_one(PagedTable), self._filters, self._sorting
        room, first = table.room, table.first

        def look(library: Library) -> tuple[int, list[Row]]:
            rows = library.rows(filters, sorting.key, descending=sorting.descending, limit=room, offset=first)
            return library.count(filters), list(rows)

        chosen = self._chosen if stay else None
        count, self._rows = await self._shelf.ask(look)
        cursor = next((at for at, row in enumerate(self._rows) if row.id == chosen), cursor)
        wide = self.size.width >= WIDE
        shown = tuple(column for column in COLUMNS if column.key in table.columns)
        table.fill((cells(row, shown, wide) for row in self._rows), count, cursor)
        self.query_one("#place", Static).update(Content(table.place))
        self._describe(table.cursor_row)
        if not self._looked:
            self._looked = True
            self._refresh()

    def _lay_out(self) -> None:
        """Columns for the width, then the rows that fit."""
        wide = self.size.width >= WIDE
        self.query_one(PagedTable).lay_out(
            Heading(column.key, self._sorting.heading(column.key, column.heading), width)
            for column in COLUMNS
            if (width := column.wide if wide else column.narrow)
        )

    @on(DataTable.RowHighlighted)
    def _follow(self, event: DataTable.RowHighlighted) -> None:
        self._describe(event.cursor_row)

    def _describe(self, number: int) -> None:
        row = self._rows[number] if 0 <= number < len(self._rows) else None
        self.query_one("#described", Static).update(Content(described(row) if row else ""))

    @property
    def _chosen(self) -> str | None:
        """Id of the conversation that the cursor stands on."""
        at = self.query_one(PagedTable).cursor_row
        return self._rows[at].id if 0 <= at < len(self._rows) else None

    @on(DataTable.RowSelected)
    def _choose(self) -> None:
        if self._chosen is not None:
            self.post_message(self.Chosen(self._chosen))

    @on(DataTable.HeaderSelected)
    def _sort_by(self, event: DataTable.HeaderSelected) -> None:
        self._sort(self._sorting.by(event.column_key.value))

    def action_order(self) -> None:
        """Sort by the next column."""
        self._sort(self._sorting.next)

    def action_reverse(self) -> None:
        """The other way round."""
        self._sort(self._sorting.reversed)

    def _sort(self, sorting: Sorting) -> None:
        self._sorting = sorting
        self.query_one(PagedTable).first = 0
        self._lay_out()

    def action_narrow(self) -> None:
        """Type what the list is narrowed to."""
        self.query_one(NarrowingLine).begin()

    def action_back_to_table(self) -> None:
        """Leave the line of words; from the table, show everything again."""
        self.query_one(NarrowingLine).leave()

    @on(DescendantFocus)
    def _show_keys(self, event: DescendantFocus) -> None:
        typing = isinstance(event.widget, Input)
        self.query_one(Foot).show(*((TYPING_KEYS, MORE_TYPING_KEYS) if typing else (KEYS, MORE_KEYS)))

    @on(NarrowingLine.Done)
    def _done_typing(self) -> None:
        self.query_one(PagedTable).focus()

    @on(NarrowingLine.Puzzled)
    def _say_why(self, event: NarrowingLine.Puzzled) -> None:
        self._tell(f"! {event.why}")

    @on(NarrowingLine.Narrowed)
    def _narrow(self, event: NarrowingLine.Narrowed) -> None:
        self._tell("")
        if event.filters != self._filters:
            self._filters = event.filters
            self.query_one(PagedTable).first = 0
            self._load(pause=TYPING)

    def action_export(self) -> None:
        """Write the screening log of all that are shown."""
        self._export()

    @work(exclusive=True, group="export")
    async def _export(self) -> None:
        filters = self._filters

        def look(library: Library) -> tuple[str, ...]:
            return tuple(row.id for row in library.rows(filters, "began", descending=False))

        self.post_message(self.LogWanted(await self._shelf.ask(look)))

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
