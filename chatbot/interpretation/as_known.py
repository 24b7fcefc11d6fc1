"""An answer that holds as far as is known, or so far, where taking it would turn the participant away."""

from __future__ import annotations

from chatbot.interpretation.asked import asks_proof
from chatbot.interpretation.grammar import find
from chatbot.interpretation.situation import Situation
from criteria.model import CriterionStatus, Trial
from criteria.values import Missing, Value


def turns_away_unknowing(situation: Situation, trial: Trial, value: Value | None) -> bool:
    """True for "not that I know of" to what must have been found, and "as far as I know" to what excludes.

    Nobody may have looked, or told; "no biopsy yet" is no more than that where proof is asked for. Where the
    same words leave the participant in, they are an answer.
    """
    if value is None:
        return False
    so_far = () if asks_proof(situation.asked) else ("so_far",)
    if not find("known", situation.utterance.languages, situation.utterance.words, ignored=so_far):
        return False
    return _failed(situation, trial, value) > _failed(situation, trial, Missing.UNKNOWN)


def _failed(situation: Situation, trial: Trial, value: Value | Missing) -> int:
    """How many criteria are failed where the question has that value."""
    from criteria.evaluate import evaluate

    found = evaluate(trial, {**situation.facts, situation.question.id: value}, situation.today)
    return sum(result.status is CriterionStatus.FAIL for result in found.criteria.values())
