"""Deciding everybody again: under an amended definition, or for a later day."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import DataTable, Input, Static

from chatbot.errors import UsageError
from chatbot.sealed import told_of_sealed
from chatbot.staff.outcomes import Outcome, lines, sums
from chatbot.staff.progress import bar
from chatbot.tui.staff.outcome_cells import cells, headings
from chatbot.tui.staff.paged_table import PagedTable
from chatbot.tui.staff.rerun import Rerun, Stopped
from chatbot.tui.staff.rerun_form import RerunForm
from chatbot.tui.staff.staff_screen import WIDE, Foot, StaffScreen
from chatbot.tui.widgets.key_bar import Key
from chatbot.tui.widgets.too_small import TooSmall
from criteria.errors import DefinitionError
from criteria.load import load
from criteria.model import Trial
from transcripts.errors import TranscriptError
from transcripts.visible import visible

KEYS = (
    Key("⏎", "screen.run", "Decide"),
    Key("Tab", "app.focus_next", "Next field"),
    Key("F2", "screen.save('csv')", "CSV"),
    Key("F3", "screen.save('json')", "JSON"),
    Key("F6", "app.next_theme", "Colours"),
    Key("Esc", "screen.leave", "Stop, back"),
)


class RescreenScreen(StaffScreen):
    """What to decide by, how far it has come, and who stands otherwise."""

    CSS_PATH = "rescreen_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "save('csv')", priority=True),
        Binding("f3", "save('json')", priority=True),
        Binding("f6", "app.next_theme", priority=True),
        Binding("escape", "leave", priority=True),
        Binding("ctrl+q,ctrl+c", "app.leave", priority=True),
    ]

    @dataclass
    class Went(Message):
        """So many of so many have been decided."""

        done: int
        of: int

    def __init__(self, trial: str, folder: Path) -> None:
        """Make the screen.

        Args:
            trial: id or folder of the definition that is offered first.
            folder: the conversations.
        """
        super().__init__()
        self._form, self._folder = RerunForm(trial), folder
        self._trial: Trial | None = None
        self._rerun: Rerun | None = None
        self._deciding = self._whole = False
        self._outcomes: list[Outcome] = []

    def compose(self) -> ComposeResult:
        """Three fields, the progress, the table, the chosen one in words, keys."""
        yield Static("Decide all saved conversations again", id="again-title")
        yield self._form
        yield Static("", id="again-told")
        yield PagedTable()
        with VerticalScroll(id="again-words", can_focus=False):
            yield Static("", id="again-found")
        yield Foot(KEYS)
        yield TooSmall()

    def on_mount(self) -> None:
        """Type the definition at once."""
        self._form.begin()

    def on_unmount(self) -> None:
        """Leave what is still being decided; the same run goes on from there another time."""
        self._put_away()

    def on_resize(self, event: Resize) -> None:
        """As many rows and columns as fit."""
        super().on_resize(event)
        self.call_after_refresh(self._lay_out)

    @on(Input.Submitted)
    def action_run(self) -> None:
        """Decide everybody by what stands in the fields, or go on with it."""
        if self._deciding:
            return
        try:
            plan = self._form.plan()
            self._trial = load(plan.trial)
        except (UsageError, DefinitionError) as error:
            self._tell(f"✗ {error}")
            return
        self._put_away()
        self._rerun, self._deciding, self._whole = Rerun(plan, self._folder), True, False
        self._decide(self._rerun)

    @work(exclusive=True, group="rescreen")
    async def _decide(self, rerun: Rerun) -> None:
        self._tell("Looking at the files …")
        try:
            counts = await rerun.run(lambda done, of: self.post_message(self.Went(done, of)))
        except Stopped:
            said = "Stopped. What was decided is kept; Enter goes on from here."
        except (TranscriptError, UsageError, DefinitionError) as error:
            said = f"✗ {error}"
        else:
            told = (sums(counts), told_of_sealed(self._folder))
            said, self._whole = ". ".join(part for part in told if part), True
        self._deciding, self.query_one(PagedTable).first = False, 0
        self._tell(said)
        self._load()

    @on(Went)
    def _show_progress(self, event: Went) -> None:
        if self._deciding:
            self._tell(f"{bar(event.done / max(event.of, 1))}{event.done:,} of {event.of:,}")

    @on(PagedTable.Wanted)
    def _load_wanted(self, event: PagedTable.Wanted) -> None:
        self._load(event.cursor)

    @work(exclusive=True, group="rows")
    async def _load(self, cursor: int = 0) -> None:
        """Show the page that is wanted; ``cursor`` -1: on its last row."""
        if self._rerun is None or self._deciding:
            return
        table, wide = self.query_one(PagedTable), self.size.width >= WIDE
        page = await self._rerun.page(table.room, table.first)
        self._outcomes = page.outcomes
        table.fill((cells(outcome, wide) for outcome in page.outcomes), page.count, cursor)
        if self._whole and self._outcomes and not isinstance(self.focused, PagedTable):
            table.focus()
        self._describe(table.cursor_row)

    def _lay_out(self) -> None:
        wide = self.size.width >= WIDE
        self.query_one(PagedTable).lay_out(headings(wide))

    @on(DataTable.RowHighlighted)
    def _follow(self, event: DataTable.RowHighlighted) -> None:
        self._describe(event.cursor_row)

    def _describe(self, number: int) -> None:
        chosen = self._outcomes[number] if 0 <= number < len(self._outcomes) else None
        if chosen is not None and self._trial is not None:
            table = self.query_one(PagedTable)
            place = f"{table.first + number + 1:,} of {table.count:,} that stand otherwise"
            text = "\n".join((*lines(chosen, self._trial), place))
        else:
            text = "Nobody stands otherwise." if self._whole else ""
        self.query_one("#again-found", Static).update(Content(visible(text)))

    def action_save(self, ending: str) -> None:
        """Write all results beside where the program was started."""
        if self._rerun is None or not self._whole:
            self._tell("! Nothing is decided yet: Enter decides, then it can be saved.")
        else:
            self._save(self._rerun, ending)

    @work(exclusive=True, group="save")
    async def _save(self, rerun: Rerun, ending: str) -> None:
        try:
            self._tell(f"Written: {await rerun.save(Path.cwd(), ending)}")
        except UsageError as error:
            self._tell(f"✗ {error}")

    def action_leave(self) -> None:
        """Stop what runs; where nothing does, go back to the list."""
        if self._deciding and self._rerun is not None:
            self._rerun.stop()
            self._tell("Stopping …")
        else:
            self.app.pop_screen()

    def _put_away(self) -> None:
        if self._rerun is not None:
            self._rerun.close()

    def _tell(self, text: str) -> None:
        self.query_one("#again-told", Static).update(Content(visible(text)))
