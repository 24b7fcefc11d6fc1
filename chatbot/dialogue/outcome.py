"""What a conversation comes to, as the JSON that ``chatbot screen`` prints and a transcript keeps."""

from __future__ import annotations

from typing import Any

from chatbot.dialogue.state import State
from criteria.evaluate import CriterionResult, Evaluation, PartResult, evaluate
from criteria.model import CriterionStatus
from criteria.values import Missing, to_json
from criteria.verdict import decide


def evaluation(state: State) -> Evaluation:
    """The criteria as the answers so far decide them."""
    setting = state.setting
    return evaluate(setting.trial, state.facts, setting.as_of, setting.start)


def outcome(state: State) -> dict[str, Any]:
    """Verdict, earliest start and the status of every criterion."""
    found = evaluation(state)
    decision = decide(found)
    start = decision.earliest_start
    return {
        "trial": state.trial.id,
        "as_of": state.setting.as_of.isoformat(),
        "verdict": decision.verdict.value,
        "earliest_start": None if start is None else start.isoformat(),
        "criteria": {name: _criterion(result) for name, result in found.criteria.items()},
    }


def facts(state: State) -> dict[str, Any]:
    """Question id to the value understood; null where it was put and has none."""
    return {
        name: None if isinstance(value, Missing) else to_json(value) for name, value in state.facts.items()
    }


def _criterion(result: CriterionResult) -> dict[str, Any]:
    shape = _status(result)
    if result.parts:
        shape["parts"] = {name: part.status.value for name, part in result.parts.items()}
    return shape


def _status(result: CriterionResult | PartResult) -> dict[str, Any]:
    shape: dict[str, Any] = {"status": result.status.value}
    if result.status is CriterionStatus.WAIT:
        shape["until"] = None if result.until is None else result.until.isoformat()
    return shape
