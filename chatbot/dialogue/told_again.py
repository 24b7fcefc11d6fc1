"""What a reply says again of a question that was answered before."""

from __future__ import annotations

from chatbot.dialogue.choosing import NO_PICK
from chatbot.dialogue.contradictions import agree
from chatbot.dialogue.events import Replied
from chatbot.dialogue.flow import kind_of
from chatbot.dialogue.readings import encode
from chatbot.dialogue.state import State
from chatbot.dialogue.understanding import interpreted, takes_back, yes_or_no
from chatbot.interpretation.reading import Also, Interpretation, Status
from criteria.values import Missing


def which_holds(state: State, words: str, in_passing: Interpretation) -> Replied:
    """A reply to two statements that differ: one of them in other words, or a third."""
    kind, first = kind_of(state).value, state.contradictions[0]
    question = first.earlier.question
    value = interpreted(state, question, words).value
    holding = [
        code
        for code, answer in (("earlier", first.earlier), ("later", first.later))
        if value is not None and not isinstance(answer.value, Missing) and agree(answer.value, value)
    ]
    if len(holding) == 1:
        return Replied(words, kind, pick=holding[0])
    third = () if value is None else (Also(question, value, (0, len(words))),)
    reading = Interpretation(Status.UNCLEAR, also=(*third, *in_passing.also))
    return Replied(words, kind, reading=encode(reading), pick=NO_PICK)


def meant_before(state: State, words: str) -> tuple[Also, ...]:
    """What "no wait, it was the 15th" says about the question answered last."""
    if not state.trail:
        return ()
    value = interpreted(state, state.trail[-1], words).value
    return () if value is None else (Also(state.trail[-1], value, (0, len(words))),)


def told_otherwise(state: State, words: str) -> tuple[Also, ...]:
    """What words to the choice at the first criterion that is not met tell of the question answered last.

    Empty: nothing for sure, or what was answered; a bare yes or no is about going on.
    """
    held = state.answers[state.trail[-1]].value if state.trail else Missing.UNKNOWN
    about_going_on = not takes_back(words) and yes_or_no(state, words) is not None
    if isinstance(held, Missing) or about_going_on:
        return ()
    reading = interpreted(state, state.trail[-1], words)
    if reading.status is not Status.UNDERSTOOD or reading.value is None or agree(held, reading.value):
        return ()
    return (Also(state.trail[-1], reading.value, (0, len(words))),)
