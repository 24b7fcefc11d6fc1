"""Words and keys that steer: help, why, repeat, back, change, skip, pause, stop, summary."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from chatbot.dialogue.answering import skip
from chatbot.dialogue.flow import APART, applies, kind_of
from chatbot.dialogue.state import Asking, Phase, Remark, State
from chatbot.interpretation.reading import Command


def steer(state: State, command: Command, target: str | None, words: str) -> State:
    """The state after a command.

    Args:
        state: the conversation.
        command: what is asked for.
        target: the question id that a ``change`` names; None: none.
        words: the reply as typed.
    """
    if command is Command.CHANGE and target is not None:
        return reopen(state, target)
    if command is Command.SKIP:
        return _skip(state, words)
    if state.phase is Phase.DONE and command in (Command.PAUSE, Command.STOP):
        return state
    return _STEERS[command](state)


def reopen(state: State, question_id: str) -> State:
    """The state with an earlier answer asked for again; the answer holds until there is another."""
    question = state.setting.questions.get(question_id)
    if question is None or question.role in APART or state.phase is Phase.STOPPED:
        return state.remarking(Remark("told", "cant_change"))
    if question_id not in state.answers and not applies(state, question):
        return state.remarking(Remark("told", "not_asked", (question_id,)))
    others = tuple(open_ for open_ in state.contradictions if open_.earlier.question != question_id)
    talking = replace(state, phase=Phase.TALKING, contradictions=others, asking=Asking(question_id))
    if state.first_fail == "open":
        talking = replace(talking, first_fail="none")
    if question_id not in state.answers:
        return talking
    return talking.remarking(Remark("told", "you_said", (question_id,)))


def _help(state: State) -> State:
    return state.remarking(Remark("help", "help", _in_hand(state)))


def _why(state: State) -> State:
    asked = _in_hand(state)
    return state.remarking(Remark("why", "why" if asked else "why_here", asked))


def _in_hand(state: State) -> tuple[str, ...]:
    """The question that the open prompt is about; empty: it is a choice of the conversation's own."""
    if state.asking is None or not kind_of(state).takes_answer:
        return ()
    return (state.asking.question,)


def _repeat(state: State) -> State:
    return state


def _back(state: State) -> State:
    if state.phase in (Phase.LOOKING, Phase.STOPPING, Phase.PAUSED):
        return replace(state, phase=Phase.TALKING)
    if state.contradictions:
        return reopen(state, state.contradictions[0].earlier.question)
    here = state.asking.question if state.asking is not None else None
    place = state.trail.index(here) if here in state.trail else len(state.trail)
    if place == 0:
        return state.remarking(Remark("told", "at_the_start"))
    return reopen(state, state.trail[place - 1])


def _look(state: State) -> State:
    opens = state.phase is Phase.DONE or (state.phase is Phase.TALKING and state.asking is not None)
    if opens and state.trail:
        return replace(state, phase=Phase.LOOKING)
    if state.trail:
        return state
    return state.remarking(Remark("told", "nothing_yet"))


def _skip(state: State, words: str) -> State:
    if state.phase is not Phase.TALKING or state.asking is None or state.contradictions:
        return state.remarking(Remark("told", "cant_skip_here"))
    return skip(state, state.asking, words)


def _pause(state: State) -> State:
    return replace(state, phase=Phase.PAUSED)


def _stop(state: State) -> State:
    return replace(state, phase=Phase.STOPPING)


_STEERS: Mapping[Command, Callable[[State], State]] = {
    Command.HELP: _help,
    Command.WHY: _why,
    Command.REPEAT: _repeat,
    Command.BACK: _back,
    Command.CHANGE: _look,
    Command.SUMMARY: _look,
    Command.PAUSE: _pause,
    Command.STOP: _stop,
}
