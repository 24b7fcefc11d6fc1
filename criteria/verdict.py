"""From the criteria to the verdict, and what to bring."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from criteria.evaluate import Evaluation
from criteria.frozen import frozen
from criteria.model import CriterionStatus, Trial


class Verdict(StrEnum):
    """What the screening comes to; only the study team decides."""

    NOT_ELIGIBLE = "not_eligible"
    NOT_YET_ELIGIBLE = "not_yet_eligible"
    NEEDS_MORE_INFORMATION = "needs_more_information"
    LIKELY_ELIGIBLE = "likely_eligible"


_DECIDES = {
    CriterionStatus.FAIL: Verdict.NOT_ELIGIBLE,
    CriterionStatus.WAIT: Verdict.NOT_YET_ELIGIBLE,
    CriterionStatus.UNKNOWN: Verdict.NEEDS_MORE_INFORMATION,
}
"""In the order in which they are looked for; where there is none: likely eligible."""


@frozen
class Decision:
    """The verdict and what it rests on."""

    verdict: Verdict
    deciding: tuple[str, ...]
    """Ids of the criteria that gave the verdict; for likely eligible those left to the study team."""
    earliest_start: date | None
    """The first day on which treatment could start, where something stands in the way until then;
    None with not_eligible and needs_more_information."""
    approximate: bool
    """True where ``earliest_start`` rests on an imprecise date."""


def decide(evaluation: Evaluation) -> Decision:
    """The verdict: a criterion that fails decides, then one that waits, then one not known."""
    status, verdict = next(
        ((s, v) for s, v in _DECIDES.items() if with_status(evaluation, s)),
        (CriterionStatus.SITE, Verdict.LIKELY_ELIGIBLE),
    )
    dated = verdict in (Verdict.NOT_YET_ELIGIBLE, Verdict.LIKELY_ELIGIBLE)
    return Decision(
        verdict=verdict,
        deciding=with_status(evaluation, status),
        earliest_start=evaluation.earliest.day if dated else None,
        approximate=dated and evaluation.earliest.day is not None and evaluation.earliest.approximate,
    )


def with_status(evaluation: Evaluation, status: CriterionStatus) -> tuple[str, ...]:
    """Ids of the criteria that have a status, in the record's order."""
    return tuple(name for name, result in evaluation.criteria.items() if result.status is status)


def to_bring(trial: Trial, evaluation: Evaluation) -> tuple[str, ...]:
    """Keys of the documents for what is unknown or the study team's to establish, in order."""
    open_facts = {
        fact
        for result in evaluation.criteria.values()
        if result.status in (CriterionStatus.UNKNOWN, CriterionStatus.SITE)
        for fact in result.facts
    }
    wanted = {q.document for q in trial.questions if q.document and q.id in open_facts}
    return tuple(key for key in trial.documents if key in wanted)
