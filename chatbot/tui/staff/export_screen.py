"""Choosing what is exported, and where to."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

from chatbot.errors import UsageError
from chatbot.staff.record import Record
from chatbot.tui.staff.exporting import FORMATS, Format, export
from chatbot.tui.widgets.key_bar import Key, KeyBar
from transcripts.errors import TranscriptError
from transcripts.visible import visible


class ExportScreen(ModalScreen[Path | None]):
    """Returns the file that was written, or None."""

    CSS = """
    ExportScreen { background: $background; color: $foreground; align: center top; }
    ExportScreen > Vertical { width: 100; max-width: 100%; padding: 1 2; }
    ExportScreen Static { height: auto; }
    ExportScreen .title { text-style: bold; margin: 0 0 1 0; }
    ExportScreen OptionList { height: auto; border: none; background: $background; margin: 0 0 1 0; }
    ExportScreen Input { height: 1; background: $panel; border: none; margin: 0 0 1 0; }
    ExportScreen #wrong { color: $error; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave")]

    def __init__(self, record: Record) -> None:
        super().__init__()
        self._record = record

    def compose(self) -> ComposeResult:
        """The formats, the folder, keys."""
        with Vertical():
            yield Static(f"Export {self._record.header.id}", classes="title")
            yield OptionList(*(Content(form.label) for form in FORMATS), compact=True)
            yield Static("Folder")
            yield Input(str(Path.cwd()), compact=True, select_on_focus=False)
            yield Static("", id="wrong")
        yield KeyBar(
            Key("↑↓", "screen.next", "Choose"),
            Key("Enter", "screen.save", "Write it"),
            Key("Tab", "app.focus_next", "Folder"),
            Key("Esc", "screen.leave", "Back"),
        )

    def on_mount(self) -> None:
        """The formats have the keys, the first of them chosen."""
        options = self.query_one(OptionList)
        options.focus()
        options.highlighted = 0

    def action_next(self) -> None:
        """The next format, for the mouse on the key bar."""
        self.query_one(OptionList).action_cursor_down()

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    def action_save(self) -> None:
        """Write the chosen format into the folder."""
        chosen = FORMATS[self.query_one(OptionList).highlighted or 0]
        self._save(chosen, self.query_one(Input).value)

    @work(thread=True, exclusive=True)
    def _save(self, form: Format, folder: str) -> None:
        try:
            path = export(self._record, form, folder)
        except (UsageError, TranscriptError) as error:
            wrong = Content(visible(f"✗ {error}"))
            self.app.call_from_thread(self.query_one("#wrong", Static).update, wrong)
            return
        self.app.call_from_thread(self.dismiss, path)

    def action_leave(self) -> None:
        """Go back; nothing is written."""
        self.dismiss(None)
