"""The study team's terminal application: it composes the screens and routes between them."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.screen import Screen

from chatbot.errors import UsageError
from chatbot.staff.anchors import ledger_beside
from chatbot.staff.record import Record, open_record
from chatbot.staff.replay import Replay
from chatbot.staff.review import reviewed
from chatbot.staff.rows import integrity
from chatbot.staff.texts import verdict_text
from chatbot.tui.staff.annotate_screen import AnnotateScreen
from chatbot.tui.staff.export_screen import ExportScreen
from chatbot.tui.staff.exporting import export_log
from chatbot.tui.staff.library_screen import LibraryScreen
from chatbot.tui.staff.noting import ANSWER, COMMENT, SIGN
from chatbot.tui.staff.replay_screen import ReplayScreen
from chatbot.tui.staff.shelf import Shelf
from chatbot.tui.themed_app import ThemedApp
from criteria.model import Trial
from transcripts.errors import Damaged, TranscriptError
from transcripts.store import Store
from transcripts.visible import visible


class StaffApp(ThemedApp):
    """The list of conversations, or one conversation alone."""

    KEPT = "every note so far is saved"
    DEFAULT_MODE: ClassVar[str] = "staff"
    CSS = "ToastRack { dock: top; align: right top; margin: 2 0 0 0; }"

    def __init__(
        self,
        trial: Trial,
        store: Store,
        alone: ReplayScreen | None = None,
        today: date | None = None,
        definition: str | None = None,
    ) -> None:
        """Make the application.

        Args:
            trial: the definition that conversations are read under.
            store: where they are.
            alone: the only screen; None: the list.
            today: what "yesterday" counts from; None: the day it is (UTC).
            definition: id or folder that the definition came from; None: its id.
        """
        super().__init__()
        self._trial, self._shelf, self._alone = trial, Shelf(store), alone
        self._definition = definition or trial.id
        self._today = today or datetime.now(UTC).date()
        # Textual reads the style sheet of a mode's first screen, but not that of a default screen.
        self.add_mode(self.DEFAULT_MODE, self._first_screen)
        self._who = os.environ.get("CHATBOT_STAFF", "")

    def _first_screen(self) -> Screen[None]:
        """The list, or the one conversation that was asked for."""
        return self._alone or LibraryScreen(self._shelf, self._today)

    def on_unmount(self) -> None:
        """Leave what is still being read."""
        self._shelf.close()

    @on(LibraryScreen.Chosen)
    def _open(self, event: LibraryScreen.Chosen) -> None:
        self._read(event.id)

    @work(thread=True, exclusive=True, group="open")
    def _read(self, transcript_id: str) -> None:
        try:
            screen = replay_screen(self._shelf.store.path(transcript_id), self._trial)
        except (TranscriptError, UsageError) as error:
            self.call_from_thread(self._complain, str(error))
            return
        self.call_from_thread(self.push_screen, screen)

    @on(LibraryScreen.LogWanted)
    def _take_log(self, event: LibraryScreen.LogWanted) -> None:
        self.notify(f"Writing the log of {len(event.ids)} conversations …", timeout=3)
        self._write_log(event.ids)

    @work(thread=True, exclusive=True, group="log")
    def _write_log(self, ids: tuple[str, ...]) -> None:
        try:
            path, skipped = export_log(map(self._shelf.store.path, ids), self._trial, str(Path.cwd()))
        except (TranscriptError, UsageError) as error:
            self.call_from_thread(self._complain, str(error))
            return
        left_out = f"; {skipped} that can't be read are not in it" if skipped else ""
        self.call_from_thread(self._tell, f"Written: {path.name}\nin {path.parent}{left_out}")

    @on(LibraryScreen.RescreenWanted)
    def _decide_again(self) -> None:
        from chatbot.tui.staff.rescreen_screen import RescreenScreen

        self.push_screen(RescreenScreen(self._definition, self._shelf.store.folder))

    @on(ReplayScreen.Asked)
    def _note(self, event: ReplayScreen.Asked) -> None:
        if event.what == "export":
            self._export(event.record)
        else:
            about = SIGN if event.what == "sign" else ANSWER + event.question if event.question else COMMENT
            self._annotate(event.record, about)

    @work(exclusive=True, group="form")
    async def _annotate(self, record: Record, about: str) -> None:
        self.clear_notifications()  # which would lie over the form
        form = AnnotateScreen(record, about, self._who)
        noted = await self.push_screen_wait(form)
        if noted is not None and isinstance(self.screen, ReplayScreen):
            self._who = noted.notes.entries[-1].who
            self.screen.use(noted)
            self._tell(f"Saved. As reviewed: {verdict_text(reviewed(noted).decision.verdict)}")

    @work(exclusive=True, group="form")
    async def _export(self, record: Record) -> None:
        self.clear_notifications()
        path = await self.push_screen_wait(ExportScreen(record))
        if path is not None:
            self._tell(f"Written: {path.name}\nin {path.parent}")

    def _tell(self, text: str) -> None:
        self.notify(visible(text), markup=False)

    def _complain(self, text: str) -> None:
        self.notify(visible(text), markup=False, severity="error", timeout=15)

    def action_go_back(self) -> None:
        """To the list, or out where there is none."""
        self.clear_notifications()
        if self._alone is None and len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            self.exit()

    def action_leave(self) -> None:
        """Close the application; every note is on disk already."""
        self.exit()


def replay_screen(path: Path, trial: Trial) -> ReplayScreen:
    """The replay of the conversation in a file.

    Raises:
        TranscriptError: it can't be read, or holds no event.
        UsageError: it is about another trial.
    """
    record = open_record(path, trial)
    replay = Replay(record.transcript, trial)
    if not len(replay):
        raise TranscriptError(path, "holds no event", "it was begun and nothing was said")
    try:
        file = integrity(record.transcript, record.notes, ledger_beside(path).latest())
    except Damaged:
        file = "ledger damaged"
    return ReplayScreen(record, replay, file)
