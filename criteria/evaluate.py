"""Facts to the status of every criterion, with the facts, reasons and dates behind it.

Pure and deterministic: the same trial, facts and days give the same evaluation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from criteria.case import Case, Facts
from criteria.criterion import criterion_result, last_day, part_result
from criteria.ends import ends
from criteria.model import CriterionStatus, Question, Trial
from criteria.results import CriterionResult as CriterionResult
from criteria.results import EarliestStart as EarliestStart
from criteria.results import Evaluation as Evaluation
from criteria.results import PartResult as PartResult
from criteria.tables import rows_possible
from criteria.truth import TRUE
from criteria.values import Choice, Interval, Missing, Value


def evaluate(trial: Trial, facts: Facts, as_of: date, start: date | None = None) -> Evaluation:
    """Decide every criterion.

    Args:
        trial: the definition.
        facts: question id to value; Missing: asked, without a value; absent: not asked.
        as_of: the day on which the answers were given; ages and "free for" count from it.
        start: the start of study treatment that windows are held against; None: ``as_of``.
    """
    return evaluate_case(trial, case_of(trial, facts, as_of, start))


def evaluate_case(trial: Trial, case: Case) -> Evaluation:
    """The same for facts that other rules are asked about too: what was worked out is kept in ``case``."""
    found = evaluate_criteria(trial, case)
    failed = any(result.status is CriterionStatus.FAIL for result in found.criteria.values())
    if found.earliest.day is not None and not failed:
        case.earliest_start = Interval.exactly(found.earliest.day.toordinal())
    return Evaluation(
        criteria=found.criteria,
        derived={name: _derived(name, case) for name in trial.derived},
        notes=tuple(note.key for note in trial.notes if note.when.truth(case) is TRUE),
        earliest=found.earliest,
        start=case.start,
    )


def evaluate_criteria(trial: Trial, case: Case) -> Evaluation:
    """The criteria alone, without derived facts and notes: for deciding very many people."""
    results = {criterion.id: criterion_result(criterion, case) for criterion in trial.criteria}
    return Evaluation(results, {}, (), earliest_start(results.values()), case.start)


def case_of(trial: Trial, facts: Facts, as_of: date, start: date | None = None) -> Case:
    """The facts as rules see them."""
    return Case(
        facts=facts,
        as_of=as_of,
        start=start or as_of,
        derived=trial.derived,
        derived_codes=trial.derived_codes,
        limits=trial.limits,
        age_fact=trial.age_fact,
        record_is_stale=trial.record.stale(as_of),
    )


def is_asked(trial: Trial, question: Question, facts: Facts, as_of: date, start: date | None = None) -> bool:
    """Whether the question is put, given the facts so far."""
    return question.asked_when is None or (
        question.asked_when.truth(case_of(trial, facts, as_of, start)) is TRUE
    )


def questions_asked(
    trial: Trial, facts: Facts, as_of: date, start: date | None = None
) -> tuple[Question, ...]:
    """Every question that is put, given the facts so far, in order."""
    case = case_of(trial, facts, as_of, start)
    return tuple(q for q in trial.questions if q.asked_when is None or q.asked_when.truth(case) is TRUE)


def needs_exact(trial: Trial, facts: Facts, question_id: str, as_of: date, start: date | None = None) -> bool:
    """Whether the exact figure or date of a value just given is asked for, once."""
    refine = trial.question(question_id).refine_when
    if refine is not None and refine.truth(case_of(trial, facts, as_of, start)) is TRUE:
        return True
    return straddles(trial, facts, question_id, as_of, start)


def straddles(trial: Trial, facts: Facts, question_id: str, as_of: date, start: date | None = None) -> bool:
    """Whether an imprecise value leaves open what an exact one would decide.

    Each end of the interval (each code of a narrowed choice) is tried alone: where one leads to
    other possible statuses of a criterion, or to other questions, than the whole, it straddles.
    """
    value = facts.get(question_id)
    tried = () if value is None or isinstance(value, Missing) else ends(value)
    if not tried:
        return False
    whole = _signature(trial, facts, as_of, start)
    return any(_signature(trial, {**facts, question_id: end}, as_of, start) != whole for end in tried)


def differs(
    trial: Trial,
    facts: Facts,
    question_id: str,
    values: Sequence[Value | Missing],
    as_of: date,
    start: date | None = None,
) -> bool:
    """Whether these readings of one answer would lead to different statuses, dates or questions.

    Or to something else for the study team to judge: where it judges in any case, the reason is all that
    an answer changes.
    """
    found = set()
    for value in values:
        read = {**facts, question_id: value}
        results = evaluate(trial, read, as_of, start).criteria.values()
        told = tuple((result.until, result.earliest, _to_judge(result)) for result in results)
        found.add((_signature(trial, read, as_of, start), told))
    return len(found) > 1


def _to_judge(result: CriterionResult) -> tuple[str, ...]:
    return result.because if result.status is CriterionStatus.SITE else ()


def bears_on(trial: Trial, facts: Facts, question_id: str, as_of: date, start: date | None = None) -> bool:
    """Whether the value of a fact rules out a row of a table that is undecided without it.

    So it may come to decide a criterion with facts not known yet, whatever is possible still.
    """
    with_it = case_of(trial, facts, as_of, start)
    without = case_of(trial, {**facts, question_id: Missing.UNKNOWN}, as_of, start)
    for part in (part for criterion in trial.criteria for part in criterion.parts):
        result = part_result(part, without)
        if result is None or len(result.possible) == 1:
            continue
        possible, before = (rows_possible(part.table, case) for case in (with_it, without))
        if tuple(map(id, possible)) != tuple(map(id, before)):
            return True
    return False


def earliest_start(results: Iterable[CriterionResult]) -> EarliestStart:
    """The latest day of all waits and pauses."""
    days = [
        pair
        for r in results
        for pair in ((r.until, r.until_approximate), (r.earliest, r.earliest_approximate))
    ]
    return EarliestStart(*last_day(days))


def _signature(trial: Trial, facts: Facts, as_of: date, start: date | None) -> tuple[object, ...]:
    """Everything that facts decide: the statuses possible and the questions put."""
    case = case_of(trial, facts, as_of, start)
    statuses = tuple(
        result and result.possible
        for criterion in trial.criteria
        for result in (part_result(part, case) for part in criterion.parts)
    )
    asked = tuple(q.asked_when is None or q.asked_when.truth(case) is TRUE for q in trial.questions)
    return statuses, asked


def _derived(name: str, case: Case) -> Choice | Missing:
    codes = case.derived_value(name)
    return Missing.UNKNOWN if codes is None else Choice(codes)
