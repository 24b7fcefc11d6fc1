"""When the first criterion that is not met is talked about, and which one it is."""

from __future__ import annotations

from dataclasses import replace

from chatbot.dialogue.state import Phase, State
from criteria.evaluate import evaluate
from criteria.model import CriterionStatus


def notice_first_fail(state: State) -> State:
    """The state with the choice to stop or go on open.

    That is where a criterion is not met for the first time and something is left to ask; not while an
    answer is asked for again, which may be the one that doesn't fit.
    """
    talking = state.phase is Phase.TALKING and state.first_fail == "none"
    if not talking or state.asking is None or state.contradictions or not state.trail:
        return state
    if state.asking.question in state.answers:
        return state
    return replace(state, first_fail="open") if failed(state) else state


def failed(state: State) -> tuple[str, ...]:
    """The ids of the criteria that are not met, as far as is known."""
    setting = state.setting
    evaluation = evaluate(setting.trial, state.facts, setting.as_of, setting.start)
    return tuple(
        name for name, result in evaluation.criteria.items() if result.status is CriterionStatus.FAIL
    )
