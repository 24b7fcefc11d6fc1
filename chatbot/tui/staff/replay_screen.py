"""The replay: the conversation at a moment on the left, what it meant by then on the right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, Literal

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.events import Resize
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from chatbot.dialogue.events import Put, Replied
from chatbot.staff.pacing import accelerated, limited, waits
from chatbot.staff.record import Record
from chatbot.staff.replay import Frame, Replay
from chatbot.staff.review import reviewed
from chatbot.staff.verify import verify
from chatbot.tui.participant.notice_screen import NoticeScreen
from chatbot.tui.staff.chronicle import Chronicle
from chatbot.tui.staff.heading import place_line, title_line, verdict_line
from chatbot.tui.staff.meaning import Moment, meaning
from chatbot.tui.staff.pick_screen import Pick, PickScreen
from chatbot.tui.staff.staff_screen import WIDE, Foot, StaffScreen
from chatbot.tui.staff.texts import REPLAY_HELP
from chatbot.tui.staff.verification import verification_text
from chatbot.tui.widgets.key_bar import Key
from chatbot.tui.widgets.too_small import TooSmall

LONGEST_WAIT = 3.0
"""Seconds that the player waits at most, at pace 1."""
PACES = (1, 2, 4, 8, 16, 32)
_EDGES = 4
"""Columns beside the title and the place: the padding of both."""

MOVING = (
    Key("←→", "screen.step(1)", "Step"),
    Key("↑↓", "screen.question(1)", "Answer"),
    Key("Space", "screen.play", "Play"),
    Key("+-", "screen.pace(1)", "Pace"),
    Key("c", "screen.change(1)", "Change"),
    Key("g", "screen.jump", "Jump"),
    Key("jk", "screen.criterion(1)", "Rule"),
    Key("Tab", "screen.pane", "Pane"),
)
DOING = (
    Key("v", "screen.verify", "Verify"),
    Key("a", "screen.note('annotate')", "Note"),
    Key("s", "screen.note('sign')", "Sign"),
    Key("e", "screen.note('export')", "Export"),
    Key("l", "screen.language", "中/En"),
    Key("F6", "app.next_theme", "Colours"),
    Key("?", "screen.help", "Help"),
    Key("q", "app.go_back", "Back"),
)


class ReplayScreen(StaffScreen):
    """One conversation, moment by moment."""

    CSS_PATH = "replay_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "step(1)"),
        Binding("left", "step(-1)"),
        Binding("down", "question(1)"),
        Binding("up", "question(-1)"),
        Binding("home", "go(0)"),
        Binding("end", "go(-1)"),
        Binding("space", "play"),
        Binding("plus,equals_sign", "pace(1)"),
        Binding("minus", "pace(-1)"),
        Binding("c", "change(1)"),
        Binding("C", "change(-1)"),
        Binding("j", "criterion(1)"),
        Binding("k", "criterion(-1)"),
        Binding("g", "jump"),
        Binding("tab,shift+tab", "pane", priority=True),
        Binding("pagedown", "scroll(1)"),
        Binding("pageup", "scroll(-1)"),
        Binding("v", "verify"),
        Binding("a", "note('annotate')"),
        Binding("s", "note('sign')"),
        Binding("e", "note('export')"),
        Binding("l", "language"),
        Binding("f6", "app.next_theme", priority=True),
        Binding("f1,question_mark", "help"),
        Binding("q,escape", "app.go_back"),
        Binding("ctrl+q,ctrl+c", "app.leave"),
    ]

    @dataclass
    class Asked(Message):
        """The study team wants to write a note, sign off or export."""

        what: Literal["annotate", "sign", "export"]
        record: Record
        question: str
        """The question of the answer that is looked at; empty: none."""

    def __init__(self, record: Record, replay: Replay, file: str) -> None:
        """Show the conversation from its end, where the whole of it is known.

        Args:
            record: the conversation.
            replay: its moments; at least one.
            file: the state of its files in one word.
        """
        super().__init__()
        self.record, self._replay, self._file = record, replay, file
        self._reviewed = reviewed(record)
        self._chronicle = Chronicle(replay)
        self._at = len(replay) - 1
        self._jumped = -1, ""
        """The moment that was jumped to, and for which question's sake: a note there is about it."""
        self._answers = [n for n in range(len(replay)) if isinstance(replay.frame(n).event, Replied)]
        self._criteria = tuple(criterion.id for criterion in record.trial.criteria)
        self._criterion = self._telling()
        self._other = False
        self._pace = 0
        self._timer: Timer | None = None
        limited_waits = tuple(limited(waits(replay.times()), LONGEST_WAIT))
        self._waits = limited_waits

    def compose(self) -> ComposeResult:
        """Two lines of heading, two panes, two lines of keys."""
        with Horizontal(classes="heading"):
            yield Static("", id="title")
            yield Static("", id="place")
        yield Static("", id="verdict")
        with Horizontal(id="panes"):
            for name, title in (("talk", "Conversation"), ("meaning", "What it meant")):
                with VerticalScroll(id=name, can_focus=False) as pane:
                    yield Static("")
                pane.border_title = title
        yield Foot(MOVING, DOING)
        yield TooSmall()

    def on_mount(self) -> None:
        """Show the end, the conversation's pane first."""
        self._choose_pane("talk")
        self._show()

    def on_resize(self, event: Resize) -> None:
        """Side by side where there is room."""
        super().on_resize(event)
        self.call_after_refresh(self._show)

    def use(self, record: Record) -> None:
        """Show the same conversation with what was noted on it since."""
        self.record, self._reviewed = record, reviewed(record)
        self._show()

    def _show(self) -> None:
        frame = self._replay.frame(self._at)
        moment = Moment(
            self.record,
            self._reviewed,
            frame,
            self._replay.frame(self._at - 1) if self._at else None,
            self._answer(),
            self._criterion,
            self.query_one("#meaning").content_size.width,
        )
        playing = f"▶ ×{PACES[self._pace]}" if self._timer is not None else f"×{PACES[self._pace]}"
        place = place_line(frame, len(self._replay), playing)
        room = self.size.width - place.cell_length - _EDGES
        self.query_one("#title", Static).update(title_line(self.record, frame, room))
        self.query_one("#place", Static).update(place)
        self.query_one("#verdict", Static).update(verdict_line(self.record, self._reviewed, self._file))
        said = self._chronicle.until(self._at, self._other, self._talk_columns)
        self.query_one("#talk Static", Static).update(said)
        self.query_one("#meaning Static", Static).update(meaning(moment))
        self.call_after_refresh(self._scroll_to_moment)

    @property
    def _talk_columns(self) -> int:
        """Columns of the conversation; those of the screen while it is not shown."""
        return self.query_one("#talk", VerticalScroll).scrollable_content_region.width or self.size.width

    def _scroll_to_moment(self) -> None:
        self.query_one("#talk", VerticalScroll).scroll_end(animate=False)

    def _answer(self) -> Frame | None:
        index = bisect_right(self._answers, self._at)
        return self._replay.frame(self._answers[index - 1]) if index else None

    def _telling(self) -> str:
        """The first criterion that stands in the way, else the first that is open, else the first."""
        found = self._reviewed.evaluation.criteria
        for statuses in (("fail", "wait"), ("unknown", "site")):
            for name, result in found.items():
                if result.status in statuses:
                    return name
        return self._criteria[0]

    def action_go(self, number: int) -> None:
        """Show that moment; -1: the last."""
        self._at = number % len(self._replay)
        self._show()

    def action_step(self, step: int) -> None:
        """One event on or back."""
        self.action_go(max(0, min(len(self._replay) - 1, self._at + step)))

    def action_question(self, step: int) -> None:
        """The next answer, or the one before."""
        ahead = [number for number in self._answers if (number - self._at) * step > 0]
        if ahead:
            self.action_go(ahead[0] if step > 0 else ahead[-1])

    def action_change(self, step: int) -> None:
        """The next moment at which a criterion changed, and the criterion that did."""
        number = self._replay.next_change(self._at, step)
        if number == self._at:
            self.notify("No criterion changes after this." if step > 0 else "None changed before.", timeout=2)
            return
        self._criterion = self._replay.frame(number).criteria[0].name
        self.action_go(number)

    def action_criterion(self, step: int) -> None:
        """Look at the next criterion."""
        at = self._criteria.index(self._criterion) + step
        self.action_pick(self._criteria[at % len(self._criteria)])

    def action_pick(self, criterion: str) -> None:
        """Look at that criterion."""
        self._criterion = criterion
        self._show()

    def action_play(self) -> None:
        """Play from here, or stop; from the end it begins anew."""
        if self._timer is not None:
            self._stop()
        else:
            if self._at == len(self._replay) - 1:
                self._at = 0
            self._wait()
        self._show()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _wait(self) -> None:
        """Come back when the next moment is due."""
        (seconds,) = accelerated([self._waits[self._at + 1]], PACES[self._pace])
        self._timer = self.set_timer(max(seconds, 0.02), self._tick)

    def _tick(self) -> None:
        self._at += 1
        self._timer = None
        if self._at < len(self._replay) - 1:
            self._wait()
        self._show()

    def action_pace(self, step: int) -> None:
        """Faster or slower."""
        self._pace = max(0, min(len(PACES) - 1, self._pace + step))
        self._show()

    @work(exclusive=True, group="choose")
    async def action_jump(self) -> None:
        """Choose a question and go to the answer to it."""
        target = await self.app.push_screen_wait(PickScreen("Jump to a question", self._targets()))
        if target is not None:
            number, question = target.split()
            self.action_go(int(number))
            self._jumped = int(number), question

    def _targets(self) -> Iterator[Pick]:
        """Every time that a question was put or answered with another one, and the words."""
        for frame, after in pairwise(self._replay.frame(number) for number in range(len(self._replay))):
            question = frame.question
            if isinstance(frame.event, Put) and question is not None:
                replied = isinstance(after.event, Replied)
                yield self._target(after if replied else frame, question)
                for change in after.facts:
                    if replied and change.name != question:
                        yield self._target(after, change.name)

    def _target(self, frame: Frame, question: str) -> Pick:
        names = self.record.trial.wording["en"].questions
        name = names[question].name if question in names else ""
        said = f" › {frame.event.words}" if isinstance(frame.event, Replied) else ""
        return Pick(f"{frame.number} {question}", question, name + said)

    def action_pane(self) -> None:
        """The other pane: shown in a narrow window, scrolled in a wide one."""
        self._choose_pane("talk" if self.query_one("#meaning").has_class("-chosen") else "meaning")

    def _choose_pane(self, name: str) -> None:
        for pane in self.query("#panes VerticalScroll"):
            chosen = pane.id == name
            pane.set_class(chosen, "-chosen")
            title = "Conversation" if pane.id == "talk" else "What it meant"
            pane.border_title = f"▸ {title}" if chosen else title
        if self.size.width < WIDE:
            self.call_after_refresh(self._show)

    def action_scroll(self, direction: int) -> None:
        """Read on, or back, in the chosen pane."""
        pane = self.query_one(".-chosen", VerticalScroll)
        pane.scroll_relative(y=direction * (pane.size.height - 2), animate=False)

    def action_language(self) -> None:
        """Every question in the other language too, or no more."""
        self._other = not self._other
        self._show()

    def action_note(self, what: Literal["annotate", "sign", "export"]) -> None:
        """Open a form about this conversation."""
        self._stop()
        answer = self._answer()
        question = (answer.question if answer is not None else None) or ""
        if self._jumped[0] == self._at:
            question = self._jumped[1]
        self.post_message(self.Asked(what, self.record, question))

    def action_verify(self) -> None:
        """Check the files, and read all answers again."""
        self.notify("Checking the files and reading all answers again …", timeout=2)
        self._verify()

    @work(thread=True, exclusive=True, group="verify")
    def _verify(self) -> None:
        found = verify(self.record.transcript.path, self.record.trial)
        self.app.call_from_thread(self.app.push_screen, NoticeScreen(verification_text(found), "Close"))

    def action_help(self) -> None:
        """What the keys do."""
        self.app.push_screen(NoticeScreen(REPLAY_HELP, "Close"))
