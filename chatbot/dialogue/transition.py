"""The conversation as a fold: ``state = transition(state, event)``, pure and without a reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from chatbot.dialogue.events import Event, Put, Reopened, Replied, Resumed, ShownChoices, Switched
from chatbot.dialogue.flow import onward
from chatbot.dialogue.prompt import PromptKind
from chatbot.dialogue.state import Asking, Phase, Remark, Setting, State
from criteria.model import Lang


def beginning(setting: Setting, lang: Lang) -> State:
    """A conversation with its first question in hand."""
    first = next(iter(setting.questions.values()))
    if first.asked_when is None:  # no rule is needed to tell that it comes first
        return State(setting, lang, asking=Asking(first.id))
    return onward(State(setting, lang))


def fold(setting: Setting, lang: Lang, events: Iterable[Event]) -> State:
    """The state that the events lead to."""
    return reduce(transition, events, beginning(setting, lang))


def transition(state: State, event: Event) -> State:
    """The state after one more event; what only readers of a transcript need changes nothing."""
    match event:
        case Put():
            put = (event.question,) if event.question and PromptKind(event.prompt).puts_question else ()
            return replace(state, shown=event.text, asked=state.asked + put)
        case Replied():
            from chatbot.dialogue.replying import replied

            return replied(state, event)
        case Switched():
            return replace(state, lang=event.lang)
        case ShownChoices() if state.asking is not None:
            return replace(state, asking=replace(state.asking, choices_shown=True))
        case Reopened():
            from chatbot.dialogue.steering import reopen

            return reopen(replace(state, remarks=()), event.question)
        case Resumed():
            return _resumed(state, event.days)
        case _:
            return state


OLD = 14
"""Days after which a participant is told that answers may have changed, and how to check them."""


def _resumed(state: State, days: int | None) -> State:
    """Back after a pause, or after stopping with everything kept."""
    left = state.phase in (Phase.PAUSED, Phase.STOPPED)
    welcome = Remark("told", "welcome_back", state.trail[-1:])
    talking = replace(state, phase=Phase.TALKING, fate=None) if left else state
    old = isinstance(days, int) and days >= OLD and bool(state.trail)
    offer = (Remark("note", "answers_old", detail=str(days)),) if old else ()
    return replace(onward(talking), remarks=(welcome, *offer))
