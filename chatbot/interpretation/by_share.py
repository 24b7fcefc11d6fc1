"""A percentage given where a choice is asked that follows from one: 8% for the grade is the Ki-67."""

from __future__ import annotations

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.lexicon import AROUND, PASSED_OVER
from chatbot.interpretation.reading import Also
from chatbot.interpretation.situation import Situation
from criteria.model import Question, Trial
from criteria.values import ValueKind

_PERCENT = expression(r"[%‰]|per ?cent|百分之|个点")


def share_told(situation: Situation, trial: Trial) -> Also | None:
    """The share that is all the answer says; None: it says more, or the choice follows from no share.

    Digits before a percent sign are then no codes: 2% is no grade 2.
    """
    if not situation.question.codes or _PERCENT.search(situation.utterance.text) is None:
        return None
    asked = _share_that_decides(situation.question, trial)
    if asked is None:
        return None
    from chatbot.interpretation.figures.percent import read_percent

    found = read_percent(situation.utterance, trial, asked, situation.facts, situation.today)
    if len(found) != 1 or found[0].value is None:
        return None
    start, end = found[0].start, found[0].end
    rest = (one for one in situation.utterance.words if one.kind != "punct" and not start <= one.start < end)
    if any(word.key not in AROUND | PASSED_OVER for word in rest):
        return None
    return Also(asked.id, found[0].value, situation.utterance.raw_span(start, end))


def _share_that_decides(question: Question, trial: Trial) -> Question | None:
    """The one percentage of the question's section, where the trial derives the question's codes."""
    if not any(set(codes) == set(question.codes) for codes in trial.derived_codes.values()):
        return None
    beside = (one for one in trial.questions if one.section == question.section)
    shares = [one for one in beside if one.kind is ValueKind.PERCENT]
    return shares[0] if len(shares) == 1 else None
