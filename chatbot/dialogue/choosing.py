"""What the conversation's own choices do: which of two holds, stop or go on, accept the answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from chatbot.dialogue.changes import put_in
from chatbot.dialogue.flow import kind_of
from chatbot.dialogue.options import PICKS, review_picks
from chatbot.dialogue.prompt import Mark, PromptKind
from chatbot.dialogue.state import Asking, Phase, Remark, State
from chatbot.dialogue.steering import reopen

MOST_MISSES = 2
"""How many replies in a row may pick nothing before the cautious choice is taken."""

NO_PICK = "none"
"""Recorded where the words picked nothing."""

_CAUTIOUS = {
    PromptKind.CONTRADICTION: "neither",
    PromptKind.FIRST_FAIL: "go_on",
    PromptKind.STOPPING: "go_on",
}


def pick(state: State, code: str) -> State:
    """The state after one of the prompt's own choices was picked."""
    kind = kind_of(state)
    if code.startswith("change:"):
        return reopen(state, code.removeprefix("change:"))
    known = review_picks(state) if kind is PromptKind.REVIEW else PICKS.get(kind, ())
    if kind not in _DOES:
        return state
    if code in known:
        return _DOES[kind](replace(state, misses=0), code)
    return _missed(state, kind)


def _missed(state: State, kind: PromptKind) -> State:
    missed = replace(state, misses=state.misses + 1)
    if missed.misses > MOST_MISSES and kind in _CAUTIOUS:
        return _DOES[kind](replace(missed, misses=0), _CAUTIOUS[kind])
    return missed.remarking(Remark("told", "pick_one"))


def _contradiction(state: State, code: str) -> State:
    first, rest = state.contradictions[0], state.contradictions[1:]
    state = replace(state, contradictions=rest)
    if code == "neither":
        return replace(state, asking=Asking(first.earlier.question))
    held = replace(first.earlier if code == "earlier" else first.later, mark=Mark.CONFIRMED)
    return put_in(state, held)


def _first_fail(state: State, code: str) -> State:
    told = replace(state, first_fail="told")
    return told if code == "go_on" else replace(told, phase=Phase.DONE, asking=None)


def _review(state: State, code: str) -> State:
    if code == "go_on":
        return replace(state, phase=Phase.TALKING)
    if code == "accept":
        return replace(state, phase=Phase.DONE)
    return state.remarking(Remark("told", "which_to_change"))


def _stopping(state: State, code: str) -> State:
    if code == "go_on":
        return replace(state, phase=Phase.TALKING)
    return replace(state, phase=Phase.STOPPED, fate="keep" if code == "keep" else "delete", asking=None)


def _paused(state: State, code: str) -> State:
    return replace(state, phase=Phase.TALKING)


_DOES: Mapping[PromptKind, Callable[[State, str], State]] = {
    PromptKind.CONTRADICTION: _contradiction,
    PromptKind.FIRST_FAIL: _first_fail,
    PromptKind.REVIEW: _review,
    PromptKind.STOPPING: _stopping,
    PromptKind.PAUSED: _paused,
}
