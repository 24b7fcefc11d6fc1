"""What a reply does. Loaded with the first one, so that the first question shows sooner."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from chatbot.dialogue import answering, choosing, steering
from chatbot.dialogue.changes import overhear
from chatbot.dialogue.events import Replied
from chatbot.dialogue.failing import notice_first_fail
from chatbot.dialogue.flow import kind_of, onward
from chatbot.dialogue.naming import heard
from chatbot.dialogue.prompt import Exchange, PromptKind
from chatbot.dialogue.readings import decode
from chatbot.dialogue.state import Asking, Phase, Remark, State
from chatbot.interpretation.reading import Command, Interpretation, Status


def replied(state: State, event: Replied) -> State:
    """The state after words or a choice, the exchange put on record."""
    if event.question is not None and event.question not in state.setting.questions:
        return state  # the definition has no such question any more
    state = replace(_aligned(state, event), remarks=())
    if event.care is not None:
        kind: Literal["care", "told"] = "care" if event.care.startswith("care") else "told"
        state = state.remarking(Remark(kind, event.care))
    reading = None if event.reading is None else decode(state.trial, event.question, event.reading)
    after = onward(_do(state, event, reading))
    return notice_first_fail(_recorded(state, after, event, reading))


def _aligned(state: State, event: Replied) -> State:
    """The state with the question in hand that the reply was given to.

    In a conversation that was held under another version of the definition the order may differ.
    """
    fits = kind_of(state) == event.to
    if event.question is None or not PromptKind(event.to).takes_answer:
        return state
    if fits and state.asking is not None and state.asking.question == event.question:
        return state
    return replace(
        state,
        phase=Phase.TALKING,
        contradictions=(),
        first_fail="told" if state.first_fail == "open" else state.first_fail,
        asking=Asking(event.question),
    )


def _do(state: State, event: Replied, reading: Interpretation | None) -> State:
    if event.term is not None:
        return state.remarking(Remark("help", "term", detail=event.term))
    if reading is not None and reading.status is Status.COMMAND and reading.command is not None:
        return _steered(state, event, reading)
    if event.pick is not None:
        return _picked(state, event, event.pick, reading)
    if reading is None or state.asking is None or not kind_of(state).takes_answer:
        return state
    return _answered(state, state.asking, event, reading)


def _steered(state: State, event: Replied, reading: Interpretation) -> State:
    """A command; "change my age to 54" says the new answer at once."""
    assert reading.command is not None
    said = tuple(also for also in reading.also if also.question == reading.target)
    if reading.command is Command.CHANGE and said and reading.target in state.answers:
        return overhear(state, event.words, said, correcting=True)
    return steering.steer(state, reading.command, reading.target, event.words)


def _picked(state: State, event: Replied, pick: str, reading: Interpretation | None) -> State:
    if kind_of(state) is PromptKind.CONFIRM and state.asking is not None:
        if pick == "yes" and state.asking.candidate is not None:
            return answering.confirmed(state, state.asking)
        return answering.again(state, state.asking, event.words, Remark("told", "not_right"))
    if pick == choosing.NO_PICK and reading is not None and reading.also:
        return _told_beside(state, event, reading)
    if pick == choosing.NO_PICK and event.care is not None:
        return state
    return choosing.pick(state, pick)


def _told_beside(state: State, event: Replied, reading: Interpretation) -> State:
    """The state with what a reply tells that picks nothing.

    Where a criterion is not met, what differs from an answer is held against it, not put in its place.
    """
    if kind_of(state) is not PromptKind.FIRST_FAIL:
        return overhear(state, event.words, reading.also, correcting=True)
    after = overhear(state, event.words, reading.also, correcting=event.correcting)
    if after == state:
        return choosing.pick(state, choosing.NO_PICK)
    return replace(after, first_fail="none")


def _answered(state: State, asking: Asking, event: Replied, reading: Interpretation) -> State:
    others = tuple(also for also in reading.also if also.question != asking.question)
    told = overhear(state, event.words, others, correcting=event.correcting)
    if told.asking is None:  # what else was said has made the question needless
        return told
    learnt = told.answers != state.answers or told.contradictions != state.contradictions
    if reading.status is Status.UNCLEAR and (learnt or event.care is not None):
        implied = told.answers.get(asking.question) is not state.answers.get(asking.question)
        return replace(told, asking=None) if implied else told
    return answering.reply(told, asking, event, reading)


def _recorded(before: State, after: State, event: Replied, reading: Interpretation | None) -> State:
    """The state with the exchange at the end of the conversation so far."""
    contradicted = before.contradictions[0].earlier.question if before.contradictions else None
    question = event.question or contradicted
    answer = after.answers.get(question) if question else None
    settled = answer is not None and answer is not before.answers.get(answer.question)
    text = heard(after, answer) if answer is not None and settled else reading.heard if reading else ""
    exchange = Exchange(
        question=question,
        kind=PromptKind(event.to),
        text=before.shown,
        words=event.words,
        heard=text,
        mark=answer.mark if answer is not None and settled else None,
    )
    return replace(after, exchanges=(*after.exchanges, exchange))
