"""The conversation on a machine that many people use: it forgets the last one and can't be left.

After the summary, and after a time without a key, it goes back to the start page; before that it asks
"Are you still there?" and counts down. Three times Ctrl+Q and then the staff word ends it.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from contextlib import suppress
from time import monotonic
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static

from chatbot.dialogue.prompt import Prompt
from chatbot.session import Session
from chatbot.tui.app import ScreeningApp
from chatbot.tui.participant.summary_screen import SummaryScreen
from chatbot.tui.participant.talk_screen import TalkScreen
from criteria.frozen import frozen
from criteria.model import Lang
from transcripts.errors import TranscriptError

TIMES_TO_ASK, WITHIN = 3, 5.0
"""How often Ctrl+Q is pressed, and in how many seconds, before the staff word is asked for."""

_SAID: Mapping[Lang, Mapping[str, str]] = {
    "en": {
        "still": "Are you still there?\n\nIn {seconds} seconds this page is cleared for the next person.\n"
        "Press any key to go on.",
        "staff": "Study team only.\n\nType the staff word to close the program, or Esc to go back.",
    },
    "zh": {
        "still": "您还在吗？\n\n{seconds} 秒后，这一页会清空，留给下一位。\n按任意键继续。",
        "staff": "仅供研究团队使用。\n\n输入工作口令可关闭程序，按 Esc 返回。",
    },
}


@frozen
class Kiosk:
    """How the shared machine is set up; times in seconds."""

    word: str
    """The staff word."""
    idle: float
    """Without a key for so long, the conversation is closed."""
    reading: float
    """The same on the last page, which takes longer to read."""
    warning: float
    """So long before, it is announced."""


class _Page(ModalScreen[None]):
    DEFAULT_CSS = """
    _Page { align: center middle; background: $background; }
    _Page > Vertical { width: 64; height: auto; border: round $accent; padding: 1 2; }
    _Page Input, _Page Input:focus { height: 3; margin: 1 0 0 0; border: round $accent;
        background: $background; background-tint: $foreground 0%; }
    """


class StillThere(_Page):
    """The countdown before the page is cleared; any key takes it away."""

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self._lang = lang

    def compose(self) -> ComposeResult:
        """The question and the seconds that are left."""
        with Vertical():
            yield Static(Content(""))

    def count(self, seconds: int) -> None:
        """Show how many seconds are left."""
        text = _SAID[self._lang]["still"].format(seconds=seconds)
        for line in self.query(Static):
            line.update(Content(text))


class StaffWord(_Page):
    """Asks for the staff word; anything else goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", priority=True)]

    def __init__(self, word: str, lang: Lang) -> None:
        super().__init__()
        self._word, self._lang = word, lang

    def compose(self) -> ComposeResult:
        """What it is for, and the line to type in."""
        with Vertical():
            yield Static(Content(_SAID[self._lang]["staff"]))
            yield Input(password=True, max_length=200)

    @on(Input.Submitted)
    def try_word(self, event: Input.Submitted) -> None:
        """Close the program for the right word."""
        event.stop()
        if hmac.compare_digest(event.value.encode(errors="replace"), self._word.encode(errors="replace")):
            self.app.exit()
        else:
            self.action_back()

    def action_back(self) -> None:
        """Go back to the conversation."""
        self.dismiss(None)


class KioskSummary(SummaryScreen):
    """The last page, without the name of a file."""

    def saved_text(self) -> str | None:
        """Nothing: the files are the study team's."""
        return None


class KioskTalk(TalkScreen):
    """The conversation, without a way to come back to it: whoever comes next must not find it."""

    def footnote(self, prompt: Prompt) -> str:
        """Nothing."""
        return ""


class KioskApp(ScreeningApp):
    """One conversation after the other."""

    def __init__(self, begin: Callable[[], Session], kiosk: Kiosk) -> None:
        self._begin, self._kiosk = begin, kiosk
        self._seen, self._pressed = monotonic(), [-WITHIN] * TIMES_TO_ASK
        super().__init__(begin())

    @property
    def session(self) -> Session:
        """The conversation of the moment."""
        return self._session

    def get_default_screen(self) -> Screen[None]:
        """An empty page below the conversations, so that each can be taken away whole."""
        return Screen()

    def on_mount(self) -> None:
        """Show the start page and watch the time."""
        self.push_screen(KioskTalk(self._session))
        self.set_interval(min(1.0, self._kiosk.warning / 4), self.look_at_time)

    async def on_event(self, event: events.Event) -> None:
        """Note that somebody is there; the key that takes the countdown away does nothing else."""
        if isinstance(event, events.Key | events.Paste | events.MouseDown | events.MouseScrollDown):
            self._seen = monotonic()
            if isinstance(self.screen, StillThere):
                self.pop_screen()
                return
        await super().on_event(event)

    async def look_at_time(self) -> None:
        """Announce the end, then clear the page."""
        if self._untouched():
            self._seen = monotonic()
            return
        last_page = any(isinstance(screen, SummaryScreen) for screen in self.screen_stack)
        left = self._seen + (self._kiosk.reading if last_page else self._kiosk.idle) - monotonic()
        if left <= 0:
            await self.start_over()
        elif left <= self._kiosk.warning:
            if not isinstance(self.screen, StillThere):
                await self.push_screen(StillThere(self._session.state.lang))
            if isinstance(self.screen, StillThere):
                self.screen.count(max(1, round(left)))

    def _untouched(self) -> bool:
        return isinstance(self.screen, TalkScreen) and not self._session.state.exchanges and not self._typed()

    def _typed(self) -> bool:
        return any(field.value for field in self.screen.query(Input))

    async def start_over(self) -> None:
        """Close the conversation and show the start page of a new one."""
        with suppress(TranscriptError):  # what was acknowledged is on disk; the study team sees the rest
            self._session.leave()
        self._session, self._seen = self._begin(), monotonic()
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        await self.push_screen(KioskTalk(self._session))

    async def action_leave(self) -> None:
        """From the last page to the start page; elsewhere, pressed three times, for the study team."""
        if isinstance(self.screen, SummaryScreen):
            await self.start_over()
            return
        self._pressed = [*self._pressed[1:], monotonic()]
        if self._pressed[-1] - self._pressed[0] <= WITHIN and not isinstance(self.screen, StaffWord):
            self._pressed = [-WITHIN] * TIMES_TO_ASK
            await self.push_screen(StaffWord(self._kiosk.word, self._session.state.lang))

    async def action_quit(self) -> None:
        """Textual's own way out is the same."""
        await self.action_leave()

    def action_help_quit(self) -> None:
        """Textual's hint for leaving is not given."""

    def _end(self) -> Screen[None]:
        return KioskSummary(self._session)
