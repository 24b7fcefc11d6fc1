"""The form for a note: what it is about, the value, the reason, the name."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from chatbot.errors import UsageError
from chatbot.staff.record import Record
from chatbot.tui.staff.noting import Draft, Subject, foreseen, subjects, write
from chatbot.tui.staff.pick_screen import Pick, PickScreen
from chatbot.tui.widgets.key_bar import Key, KeyBar
from transcripts.errors import TranscriptError
from transcripts.visible import visible, visible_line


class AnnotateScreen(ModalScreen[Record | None]):
    """Returns the record with its new note, or None."""

    CSS_PATH = "annotate_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", priority=True),
        # Before any letter that is typed after it, which a binding of the field itself would not be.
        Binding("enter", "next", priority=True),
        Binding("f2", "choose", priority=True),
        Binding("escape", "leave"),
        Binding("f6", "app.next_theme", priority=True),
    ]

    def __init__(self, record: Record, about: str, who: str) -> None:
        """Open the form.

        Args:
            record: the conversation.
            about: the key of the subject that is chosen to begin with.
            who: the name that stands there to begin with.
        """
        super().__init__()
        self._record, self._who = record, who
        self._subjects = {subject.key: subject for subject in subjects(record)}
        self._about = about if about in self._subjects else next(iter(self._subjects))

    def compose(self) -> ComposeResult:
        """The fields from top to bottom, what the note would change, keys."""
        with VerticalScroll(can_focus=False):
            yield Static(f"A note on {self._record.header.id}", classes="title")
            yield Static("", id="about")
            yield Static("", id="asks")
            yield Input(id="value", compact=True, select_on_focus=False)
            yield Static("", id="foreseen")
            yield Static("", id="reason")
            yield Input(id="why", compact=True, select_on_focus=False)
            yield Static("Your name")
            yield Input(self._who, id="who", compact=True, select_on_focus=False)
            yield Static("", id="wrong")
        yield KeyBar(
            Key("F2", "screen.choose", "About something else"),
            Key("Tab", "app.focus_next", "Next field"),
            Key("^S", "screen.save", "Save"),
            Key("Esc", "screen.leave", "Don't save"),
        )

    def on_mount(self) -> None:
        """Begin where something is to be typed."""
        self._lay_out(self._subjects[self._about])

    @work(exclusive=True, group="choose")
    async def action_choose(self) -> None:
        """Choose what the note is about."""
        picks = (Pick(each.key, each.shown) for each in self._subjects.values())
        key = await self.app.push_screen_wait(PickScreen("What the note is about", picks))
        if key is not None:
            self._about = key
            self._lay_out(self._subjects[key])

    def _lay_out(self, subject: Subject) -> None:
        """Only the fields that the subject needs; the first of them has the cursor."""
        self.query_one("#about", Static).update(Content(visible_line(subject.shown)))
        asks, value = self.query_one("#asks", Static), self.query_one("#value", Input)
        asks.update(Content(visible_line(subject.asks)))
        asks.display = value.display = bool(subject.asks)
        value.value = subject.value
        reason = "Why (required)" if subject.needs_reason else "Remark (may stay empty)"
        self.query_one("#reason", Static).update("Comment" if subject.key == "comment" else reason)
        self._tell("#foreseen", "")
        self._tell("#wrong", "")
        (value if subject.asks else self.query_one("#why", Input)).focus()

    @on(Input.Changed, "#value")
    def _foresee(self) -> None:
        self._read(self._draft())

    @work(thread=True, exclusive=True, group="foresee")
    def _read(self, draft: Draft) -> None:
        """Reading takes a moment the first time; only the last of the typed words counts."""
        try:
            text = foreseen(self._record, draft)
        except UsageError as error:
            text = f"! {error}"
        self.app.call_from_thread(self._show_foreseen, draft, text)

    def _show_foreseen(self, draft: Draft, text: str) -> None:
        if self.is_attached and draft == self._draft():
            self._tell("#foreseen", text)

    def action_next(self) -> None:
        """On to the next field; from the last one, save."""
        if self.focused is self.query_one("#who"):
            self.call_after_refresh(self.action_save)  # once all fields have what was typed
        else:
            self.focus_next()

    def action_save(self) -> None:
        """Write the note, and go back once it is on disk."""
        self._tell("#wrong", "")
        self._save(self._draft())

    @work(thread=True, exclusive=True, group="save")
    def _save(self, draft: Draft) -> None:
        try:
            record = write(self._record, draft)
        except (UsageError, TranscriptError) as error:
            self.app.call_from_thread(self._tell, "#wrong", f"✗ Not saved: {error}")
            return
        self.app.call_from_thread(self.dismiss, record)

    def action_leave(self) -> None:
        """Go back; nothing is noted."""
        self.dismiss(None)

    @property
    def who(self) -> str:
        """The name as typed."""
        return self.query_one("#who", Input).value

    def _draft(self) -> Draft:
        value, why = (self.query_one(name, Input).value for name in ("#value", "#why"))
        return Draft(self._about, value, why, self.who)

    def _tell(self, where: str, text: str) -> None:
        field = self.query_one(where, Static)
        field.update(Content(visible(text)))
        field.display = bool(text)
