"""The conversation as front ends drive it: words in, events out, the next prompt back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from chatbot.dialogue.events import (
    Decided,
    Event,
    Put,
    Reopened,
    Resumed,
    ShownChoices,
    Stopped,
    Switched,
    from_payload,
    to_payload,
)
from chatbot.dialogue.prompt import Prompt, PromptKind
from chatbot.dialogue.prompting import prompt_for
from chatbot.dialogue.state import Setting, State
from chatbot.dialogue.transition import beginning, fold, transition
from criteria.model import Lang

if TYPE_CHECKING:
    from chatbot.interpretation.reading import Command

Sink = Callable[[str, Mapping[str, Any]], object]
"""Takes an event's kind and payload; when it raises, the event has not happened."""


class Recorded(Protocol):
    """An event as a transcript holds it."""

    @property
    def kind(self) -> str:
        """What happened."""

    @property
    def payload(self) -> Mapping[str, Any]:
        """Its particulars."""


def _nowhere(kind: str, payload: Mapping[str, Any]) -> None:
    """A conversation that nobody keeps."""


class Conversation:
    """One conversation. Every event goes to the sink before the prompt that follows it is returned.

    When the sink raises, the conversation stands where it stood before the reply. What listens to
    replies is loaded with the first of them, so that the first question shows sooner.
    """

    _prompt: Prompt

    def __init__(self, setting: Setting, lang: Lang, sink: Sink = _nowhere) -> None:
        self._sink = sink
        self._state = beginning(setting, lang)
        self._show()

    @classmethod
    def resume(
        cls,
        setting: Setting,
        lang: Lang,
        events: Iterable[Recorded],
        sink: Sink = _nowhere,
        days: int | None = None,
    ) -> Conversation:
        """Go on at the prompt that was open.

        Args:
            setting: as the conversation was begun.
            lang: the language in which it was begun.
            events: what was recorded of it, in order; kinds of other parts are passed over.
            sink: takes what happens from now on.
            days: whole days since it was left; None: less than one.

        Raises:
            ValueError: a payload has not the fields of its kind.
        """
        known = (from_payload(event.kind, event.payload) for event in events)
        conversation = cls.__new__(cls)
        conversation._sink = sink
        conversation._state = fold(setting, lang, (event for event in known if event is not None))
        conversation._prompt = prompt_for(conversation._state)
        if not conversation._prompt.ended or conversation._state.fate == "keep":
            conversation._happen(Resumed(days))
        return conversation

    @property
    def prompt(self) -> Prompt:
        """What is open now."""
        return self._prompt

    @property
    def state(self) -> State:
        """What the conversation has come to."""
        return self._state

    def say(self, words: str) -> Prompt:
        """Reply with words; after the end without a result they change nothing."""
        if self._prompt.kind is PromptKind.STOPPED:
            return self._prompt
        from chatbot.dialogue.listening import listen

        return self._happen(listen(self._state, words))

    def choose(self, code: str) -> Prompt:
        """Pick one of the open prompt's choices; a code that is not open changes nothing."""
        from chatbot.dialogue.listening import chosen

        event = chosen(self._state, code)
        return self._prompt if event is None else self._happen(event)

    def steer(self, command: Command) -> Prompt:
        """Do what a key asks for: help, why, back, summary, pause, stop."""
        if self._prompt.kind is PromptKind.STOPPED:
            return self._prompt
        from chatbot.dialogue.listening import commanded

        return self._happen(commanded(self._state, command))

    def reopen(self, question_id: str) -> Prompt:
        """Ask an earlier question again, to change its answer."""
        return self._happen(Reopened(question_id))

    def show_choices(self) -> Prompt:
        """Make the numbered choices part of the open prompt."""
        return self._happen(ShownChoices())

    def switch(self, lang: Lang) -> Prompt:
        """Go on in that language; nothing is lost."""
        return self._prompt if lang == self._state.lang else self._happen(Switched(lang))

    def _happen(self, event: Event) -> Prompt:
        state = transition(self._state, event)
        self._sink(event.KIND, to_payload(event))
        self._state = state
        return self._show()

    def _show(self) -> Prompt:
        prompt = prompt_for(self._state)
        put = Put(prompt.kind.value, prompt.text, prompt.question, prompt.attempt)
        self._sink(put.KIND, to_payload(put))
        self._state, self._prompt = transition(self._state, put), prompt
        self._end(prompt)
        return prompt

    def _end(self, prompt: Prompt) -> None:
        if prompt.kind is PromptKind.STOPPED and self._state.fate is not None:
            self._sink(Stopped.KIND, to_payload(Stopped(self._state.fate)))
        if prompt.kind is PromptKind.SUMMARY:
            from chatbot.dialogue.outcome import facts, outcome

            found = {**outcome(self._state), "facts": facts(self._state)}
            self._sink(Decided.KIND, to_payload(Decided(found)))
