"""The conversation: what was said flows upwards, the open question stands alone above the input."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from time import sleep
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key as KeyPressed
from textual.events import Resize
from textual.geometry import Region
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import get_current_worker

from chatbot.dialogue.prompt import Prompt, PromptKind
from chatbot.dialogue.speech import speech
from chatbot.session import Session
from chatbot.tui.labels import LABELS, Labels
from chatbot.tui.participant.talk_keys import keys_for
from chatbot.tui.widgets.answer_input import AnswerInput
from chatbot.tui.widgets.exchange_view import ExchangeView, worth_showing
from chatbot.tui.widgets.heading import Heading
from chatbot.tui.widgets.key_bar import KeyBar
from chatbot.tui.widgets.listed import Listed
from chatbot.tui.widgets.prompt_view import PromptView
from chatbot.tui.widgets.told import Told
from chatbot.tui.widgets.too_small import TooSmall, too_small
from transcripts.errors import TranscriptError
from transcripts.visible import visible

if TYPE_CHECKING:
    from textual.widgets import OptionList

    from chatbot.tui.widgets.review_view import ReviewView

_BREATH = 0.002
"""Seconds between two steps of loading ahead, in which keys are taken and painted."""


class TalkScreen(Screen[None]):
    """Every prompt that waits for a reply, the page of answers included."""

    AUTO_FOCUS = "AnswerInput"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", priority=True),
        Binding("f2", "steer('why')", priority=True),
        Binding("f3", "choices", priority=True),
        Binding("f6", "app.next_theme", priority=True),
        Binding("f4,ctrl+b", "steer('back')", priority=True),
        Binding("f5,ctrl+o", "steer('summary')", priority=True),
        Binding("f7,ctrl+l", "switch", priority=True),
        Binding("f8,ctrl+p", "steer('pause')", priority=True),
        Binding("ctrl+q,ctrl+c", "app.leave", priority=True),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    @dataclass
    class Ended(Message):
        """Nothing more is asked."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown = 0
        self._question: str | None = None
        self._waiting: str | None = None

    @property
    def labels(self) -> Labels:
        """The screen's own words in the language of the moment."""
        return LABELS[self._session.state.lang]

    def compose(self) -> ComposeResult:
        """Heading, conversation, input, keys."""
        prompt, exchanges = self._session.prompt, self._session.state.exchanges
        yield Heading(self._titles(), self._place(prompt))
        with VerticalScroll(id="talk", can_focus=False):
            yield from (ExchangeView(exchange) for exchange in exchanges if worth_showing(exchange))
            yield self._view(prompt)
        field = AnswerInput([exchange.words for exchange in exchanges])
        self._show_field(field, prompt)
        yield field
        yield KeyBar(*keys_for(prompt, self.labels))

    def on_mount(self) -> None:
        """Go down to the open prompt where something was said before it."""
        self._shown = len(self._session.state.exchanges)
        if self._shown:
            self.call_after_refresh(self._scroll_to_prompt)
        self.call_after_refresh(self._load_ahead)

    @work(thread=True, exit_on_error=False)
    def _load_ahead(self) -> None:
        """Load what replies need while the first prompt is read, so that the first Enter is quick too."""
        from chatbot.dialogue.warming import warming

        worker = get_current_worker()
        for _ in warming(self._session.state):
            if worker.is_cancelled:
                return
            sleep(_BREATH)
        gc.freeze()  # what was loaded stays: looking through it for garbage would hold up a reply

    def on_key(self, event: KeyPressed) -> None:
        """Typing goes to the answer, whatever else has the focus, or nothing."""
        field, focused = self.query_one(AnswerInput), self.focused
        if event.is_printable and event.character:
            event.stop()
            self.set_focus(field)
            field.insert_text_at_cursor(event.character)
        elif event.key == "enter" and focused in (None, field):
            event.stop()
            self.set_focus(field)
            field.give()

    async def on_resize(self, event: Resize) -> None:
        """Keep the open prompt in view, or say so where the window is too small to read in."""
        width, height = event.size
        small = too_small(event.size)
        if small and not self.query(TooSmall):
            await self.mount(TooSmall())
        for notice in self.query(TooSmall):
            notice.show(event.size, self.labels.too_small.format(width=width, height=height))
        self.set_class(small, "-small")
        if self._session.prompt.kind is PromptKind.REVIEW:
            await self.refresh_prompt()  # its columns are those of the window
        elif self._shown:
            self.call_after_refresh(self._scroll_to_prompt)

    async def refresh_prompt(self) -> None:
        """Show the session's state: new exchanges are added, the open prompt is put in place."""
        prompt, talk = self._session.prompt, self.query_one("#talk", VerticalScroll)
        with self.app.batch_update():
            await self.query("Told, PromptView, ReviewView").remove()
            finished = self._session.state.exchanges
            if len(finished) < self._shown:
                await talk.query(ExchangeView).remove()
                self._shown = 0
            new = (exchange for exchange in finished[self._shown :] if worth_showing(exchange))
            await talk.mount(*map(ExchangeView, new), self._view(prompt))
            self._shown = len(finished)
            self._show_frame(prompt)
        self.call_after_refresh(self._scroll_to_prompt)

    def _scroll_to_prompt(self) -> None:
        """The prompt in view, from its top where it is taller than the window."""
        talk = self.query_one("#talk", VerticalScroll)
        if not talk.children:
            return
        prompt = talk.children[-1]
        if prompt.outer_size.height >= talk.size.height:
            talk.scroll_to_widget(prompt, top=True, animate=False)
        else:
            talk.scroll_end(animate=False)

    def _show_frame(self, prompt: Prompt) -> None:
        self.query_one(Heading).show(self._titles(), self._place(prompt))
        self.query_one(KeyBar).show(*keys_for(prompt, self.labels))
        field = self.query_one(AnswerInput)
        self._show_field(field, prompt)
        answered = self._session.state.answers.get(prompt.question or "")
        if prompt.kind is PromptKind.QUESTION and prompt.question != self._question and answered:
            field.offer(answered.words)
        self._question = prompt.question

    def _show_field(self, field: AnswerInput, prompt: Prompt) -> None:
        field.border_title = self._how_to_answer(prompt)
        field.completes = self.labels.completes
        field.complete_with(choice.label for choice in prompt.choices)

    def _how_to_answer(self, prompt: Prompt) -> str:
        if prompt.kind is PromptKind.REVIEW:
            return self.labels.type_or_pick
        if not prompt.choices_shown:
            return self.labels.type_here
        numbered = any(choice.number for choice in prompt.choices)
        return self.labels.type_or_pick if numbered else self.labels.type_or_go

    def _view(self, prompt: Prompt) -> Widget:
        """The open prompt as it is shown."""
        if prompt.kind is PromptKind.REVIEW:
            from chatbot.tui.widgets.review_view import ReviewView  # not needed before the first question

            return ReviewView(prompt, self.app.size.width)
        return PromptView(prompt, self.footnote(prompt))

    def footnote(self, prompt: Prompt) -> str:
        """How to come back another day, where that is the question; else nothing."""
        if prompt.kind is PromptKind.PAUSED and self._session.kept:
            return self.labels.close_now + "\n" + self.labels.come_back.format(id=self._session.id)
        return ""

    def _titles(self) -> tuple[Content, ...]:
        state = self._session.state
        return Content(visible(state.wording.title)), Content(speech(state.lang).summary["title"])

    def _place(self, prompt: Prompt) -> Content:
        counted = (
            self.labels.progress.format(number=prompt.number, about=prompt.about) if prompt.number else ""
        )
        return Content(visible(" · ".join(part for part in (prompt.section, counted) if part)))

    @on(AnswerInput.Given)
    async def take_words(self, event: AnswerInput.Given) -> None:
        """Reply with the words that were typed, or with the choice that the arrows went to."""
        if not event.words and (choices := self._list()) and choices.highlighted is not None:
            choices.action_select()
            return
        from chatbot.dialogue.understanding import lang_of
        from chatbot.dialogue.warming import PATIENCE, reading_ready

        state = self._session.state
        ready = reading_ready(state.trial, lang_of(state, event.words))
        if not ready.done():
            await asyncio.wait([asyncio.wrap_future(ready)], timeout=PATIENCE)
        if ready.done() or self._waiting is not None:
            await self._take(lambda: self._session.say(event.words), event.words)
        else:
            self._waiting = event.words
            self._take_once(ready, event.words)

    @work
    async def _take_once(self, ready: Future[None], words: str) -> None:
        """Say that it takes a moment; take words once they can be read, with the screen alive meanwhile."""
        await self._tell(speech(self._session.state.lang).say("one_moment"))
        await asyncio.wrap_future(ready)
        self._waiting = None
        await self._take(lambda: self._session.say(words), words)

    @on(PromptView.Chosen)
    async def take_choice(self, event: PromptView.Chosen) -> None:
        """Reply with the choice that was picked."""
        await self._take(lambda: self._session.choose(event.code))

    async def on_review_view_accepted(self, event: ReviewView.Accepted) -> None:
        """Take the answers as they stand."""
        await self._take(lambda: self._session.choose(event.code))

    async def on_review_view_change(self, event: ReviewView.Change) -> None:
        """Ask an answered question again."""
        await self._take(lambda: self._session.reopen(event.question))

    async def on_exchange_view_change(self, event: ExchangeView.Change) -> None:
        """Ask for an answer again whose reading was clicked on."""
        await self._take(lambda: self._session.reopen(event.question))

    def _list(self) -> OptionList | None:
        """The choices or answers that are listed; None: there are none."""
        from textual.widgets import OptionList

        return next(iter(self.query(OptionList)), None)

    @on(AnswerInput.Moved)
    def move(self, event: AnswerInput.Moved) -> None:
        """Go through the list where there is one, else through what was typed before."""
        choices = self._list()
        if choices is None:
            self.query_one(AnswerInput).recall(event.by)
        elif event.by > 0:
            choices.action_cursor_down()
        else:
            choices.action_cursor_up()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Keep the choice in view that the arrows went to."""
        talk, view = self.query_one("#talk", VerticalScroll), event.option_list.parent
        if isinstance(view, Listed) and event.option_list.highlighted == event.option_index:
            row = view.virtual_region.y + event.option_list.virtual_region.y + view.row_of(event.option_index)
            talk.scroll_to_region(Region(0, row, 1, 1), animate=False, force=True)

    @on(AnswerInput.Trimmed)
    async def tell_trimmed(self, event: AnswerInput.Trimmed) -> None:
        """Say that a paste was cut."""
        await self._tell(self.labels.trimmed.format(length=event.length, kept=event.kept))

    async def _tell(self, text: str) -> None:
        """Say it above the line that is typed in, with the open prompt still in view."""
        await self.query(Told).remove()
        await self.mount(Told(text), before=self.query_one(AnswerInput))
        self.call_after_refresh(self._scroll_to_prompt)

    async def action_steer(self, command: str) -> None:
        """Do what a key of the conversation asks for."""
        from chatbot.interpretation.reading import Command

        await self._take(lambda: self._session.steer(Command(command)))

    def action_help(self) -> None:
        """Open the help page: the terms of the open question first, then what can be typed."""
        from chatbot.tui.participant.notice_screen import NoticeScreen

        question = self._session.prompt.question
        terms = self._session.state.texts(question).help if question else ""
        parts = (part for part in (terms, self.labels.help_text) if part)
        self.app.push_screen(NoticeScreen("\n\n".join(parts), self.labels.close))

    async def action_choices(self) -> None:
        """Show the numbered choices."""
        if self._session.prompt.choices:
            await self._take(self._session.show_choices)

    async def action_go_on(self) -> None:
        """Go on after a pause."""
        await self._take(lambda: self._session.choose("go_on"))

    async def action_switch(self) -> None:
        """Go on in the other language; what is being typed stays."""
        await self._take(self._session.switch)

    def action_page(self, direction: int) -> None:
        """Look back over the conversation, or forward again."""
        talk = self.query_one("#talk", VerticalScroll)
        talk.scroll_relative(y=direction * (talk.size.height - 2), animate=False)

    async def _take(self, reply: Callable[[], Prompt], words: str = "") -> None:
        """Give a reply to the session and show what comes of it; a failed write loses no words.

        Nothing is taken in a window in which what it would answer can't be read. While words wait, others
        stay in the line, and the same ones once more are no second answer.
        """
        if self._waiting is not None:
            if words != self._waiting:
                self.query_one(AnswerInput).offer(words)
            return
        if too_small(self.size):
            self._give_back(words)
            return
        try:
            prompt = reply()
        except TranscriptError as error:
            self._give_back(words)
            await self.refresh_prompt()
            await self._tell(f"{self.labels.not_saved} ({error.problem}; {error.remedy})")
            return
        if prompt.ended:
            self.post_message(self.Ended())
        else:
            await self.refresh_prompt()

    def _give_back(self, words: str) -> None:
        """Put words that were not taken back into the line."""
        field = self.query_one(AnswerInput)
        field.value = words or field.value
        field.cursor_position = len(field.value)
