"""Facts to the status of every criterion, with the facts, reasons and dates behind it.

Pure and deterministic: the same trial, facts and days give the same evaluation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from math import ceil, inf, nextafter

from criteria.case import Case, Facts
from criteria.model import Criterion, CriterionStatus, Part, Question, Trial
from criteria.rules import Rule
from criteria.tables import possible
from criteria.truth import TRUE
from criteria.values import Age, Choice, Dates, Interval, Missing, Quantity, Value

# Stand for an open end when the ends of an interval are tried alone; beyond any figure asked for.
_FAR_BELOW, _FAR_ABOVE = 0.0, 1e7

_STRENGTH = {status: rank for rank, status in enumerate(CriterionStatus)}


@dataclass(slots=True, frozen=True)
class PartResult:
    """What the facts say of one requirement of a criterion."""

    status: CriterionStatus
    possible: tuple[CriterionStatus, ...]
    """Every status still possible, strongest first; one: the facts decide it."""
    because: tuple[str, ...] = ()
    """Reason keys of the rows that gave the status; empty: none is needed, or facts are missing."""
    facts: tuple[str, ...] = ()
    """Ids of the questions that the rows read look at, in order."""
    until: date | None = None
    """For ``wait``: the first day on which it passes, the latest where several are possible."""
    until_approximate: bool = False
    """True where the day rests on an imprecise date, or can't be told (``until`` is None)."""
    earliest: date | None = None
    """Treatment can't start before this day although the part passes; None: it can."""
    earliest_approximate: bool = False


@dataclass(slots=True, frozen=True)
class CriterionResult:
    """What the facts say of one criterion: its strongest part's status."""

    status: CriterionStatus
    because: tuple[str, ...] = ()
    """Reason keys of the parts that gave the status."""
    facts: tuple[str, ...] = ()
    """Ids of the questions that the parts which gave the status look at."""
    until: date | None = None
    until_approximate: bool = False
    earliest: date | None = None
    """Treatment can't start before this day although the criterion passes; None: it can."""
    earliest_approximate: bool = False
    parts: Mapping[str, PartResult] = field(default_factory=dict)
    """The parts that have a name, by it."""
    all_parts: tuple[PartResult, ...] = ()


@dataclass(slots=True, frozen=True)
class EarliestStart:
    """The day before which treatment can't start."""

    day: date | None
    """The latest of the days that waits and pauses give; None: nothing stands in the way."""
    approximate: bool = False


@dataclass(slots=True, frozen=True)
class Evaluation:
    """The whole picture on one day."""

    criteria: Mapping[str, CriterionResult]
    """Criterion id to its result, in the record's order."""
    derived: Mapping[str, Choice | Missing]
    """What was worked out from the answers (``grade``)."""
    notes: tuple[str, ...]
    """Keys of the notes that hold, for staff; in the definition's order."""
    earliest: EarliestStart
    start: date
    """The start of treatment that it was decided for."""


def evaluate(trial: Trial, facts: Facts, as_of: date, start: date | None = None) -> Evaluation:
    """Decide every criterion.

    Args:
        trial: the definition.
        facts: question id to value; Missing: asked, without a value; absent: not asked.
        as_of: the day on which the answers were given; ages and "free for" count from it.
        start: the start of study treatment that windows are held against; None: ``as_of``.
    """
    case = case_of(trial, facts, as_of, start)
    results = {criterion.id: _criterion(criterion, case) for criterion in trial.criteria}
    earliest = _earliest(results.values())
    failed = any(result.status is CriterionStatus.FAIL for result in results.values())
    if earliest.day is not None and not failed:
        case.earliest_start = Interval.exactly(earliest.day.toordinal())
    return Evaluation(
        criteria=results,
        derived={name: _derived(name, case) for name in trial.derived},
        notes=tuple(note.key for note in trial.notes if note.when.truth(case) is TRUE),
        earliest=earliest,
        start=start or as_of,
    )


def case_of(trial: Trial, facts: Facts, as_of: date, start: date | None = None) -> Case:
    """The facts as rules see them."""
    return Case(
        facts=facts,
        as_of=as_of.toordinal(),
        start=(start or as_of).toordinal(),
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
    ends = () if value is None or isinstance(value, Missing) else _ends(value)
    if not ends:
        return False
    whole = _signature(trial, facts, as_of, start)
    return any(_signature(trial, {**facts, question_id: end}, as_of, start) != whole for end in ends)


def differs(
    trial: Trial,
    facts: Facts,
    question_id: str,
    values: Sequence[Value | Missing],
    as_of: date,
    start: date | None = None,
) -> bool:
    """Whether these readings of one answer would lead to different statuses, dates or questions."""
    found = set()
    for value in values:
        read = {**facts, question_id: value}
        results = evaluate(trial, read, as_of, start).criteria.values()
        dates = tuple((result.until, result.earliest) for result in results)
        found.add((_signature(trial, read, as_of, start), dates))
    return len(found) > 1


def assumed_limits(
    trial: Trial, facts: Facts, as_of: date, start: date | None = None
) -> dict[str, tuple[float, ...]]:
    """Question id to the assumed upper limits that its value was held against."""
    case = case_of(trial, facts, as_of, start)
    return {name: case.upper_limits(name) for name in trial.limits if case.assumed(name)}


def part_result(part: Part, case: Case) -> PartResult | None:
    """What the facts say of one part; None: it doesn't exist for this person."""
    if part.only_when is not None and part.only_when.truth(case) is not TRUE:
        return None
    used: dict[str, None] = {}
    outcomes = possible(part.table, case, used)
    statuses = {outcome.status for outcome in outcomes}
    if len(statuses) > 1:
        return PartResult(
            part.unknown_becomes, tuple(sorted(statuses, key=_STRENGTH.__getitem__)), (), tuple(used)
        )
    (status,) = statuses
    because = tuple(dict.fromkeys(outcome.because for outcome in outcomes if outcome.because))
    until, roughly = _latest(case, [outcome.until for outcome in outcomes])
    earliest, about = _latest(case, [outcome.earliest for outcome in outcomes])
    return PartResult(status, (status,), because, tuple(used), until, roughly, earliest, about)


def _latest(case: Case, rules: Iterable[Rule | None]) -> tuple[date | None, bool]:
    """The latest day that any of the expressions may come to, and whether it is approximate."""
    day, approximate = None, False
    for rule in rules:
        if rule is None:
            continue
        found = rule.figure(case)
        last = None if found is None else _day(found.high)
        approximate = approximate or last is None or found is None or not found.exact
        if last is not None and (day is None or last > day):
            day = last
    return day, approximate


def _day(number: float | None) -> date | None:
    if number is None or not 1 <= number <= date.max.toordinal():
        return None
    return date.fromordinal(ceil(number))


def _criterion(criterion: Criterion, case: Case) -> CriterionResult:
    parts = criterion.parts
    if len(parts) == 1 and parts[0].id is None:
        only = part_result(parts[0], case)
        if only is not None:
            return _single(only)
    results = [(part.id, result) for part in parts if (result := part_result(part, case)) is not None]
    status = min((result.status for _, result in results), key=_STRENGTH.__getitem__)
    deciding = [result for _, result in results if result.status is status]
    until, roughly = _last((r.until, r.until_approximate) for r in deciding)
    earliest, about = _last((r.earliest, r.earliest_approximate) for _, r in results)
    return CriterionResult(
        status,
        _merged(r.because for r in deciding),
        _merged(r.facts for r in deciding),
        until,
        roughly,
        earliest,
        about,
        {name: result for name, result in results if name is not None},
        tuple(result for _, result in results),
    )


def _single(part: PartResult) -> CriterionResult:
    return CriterionResult(
        part.status,
        part.because,
        part.facts,
        part.until,
        part.until_approximate,
        part.earliest,
        part.earliest_approximate,
        {},
        (part,),
    )


def _merged(tuples: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for items in tuples for item in items))


def _last(days: Iterable[tuple[date | None, bool]]) -> tuple[date | None, bool]:
    """The latest day, and whether any is approximate."""
    latest, approximate = None, False
    for day, roughly in days:
        approximate = approximate or roughly
        if day is not None and (latest is None or day > latest):
            latest = day
    return latest, approximate


def _earliest(results: Iterable[CriterionResult]) -> EarliestStart:
    """The latest day of all waits and pauses."""
    days = [
        pair
        for r in results
        for pair in ((r.until, r.until_approximate), (r.earliest, r.earliest_approximate))
    ]
    return EarliestStart(*_last(days))


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


def _ends(value: Value) -> tuple[Value, ...]:
    """The value at each end of its interval, as if exact; empty: it is exact already."""
    match value:
        case Choice(codes) if len(codes) > 1:
            return tuple(Choice((code,)) for code in codes)
        case Quantity(interval) if not interval.exact:
            return tuple(replace(value, interval=end) for end in _points(interval))
        case Age(years, None) if not years.exact:
            return tuple(Age(end) for end in _points(years))
        case Dates(earliest, latest) if earliest != latest:
            return (_on(earliest or date.min), _on(latest or date.max))
        case _:
            return ()


def _points(interval: Interval) -> tuple[Interval, Interval]:
    low = _FAR_BELOW if interval.low is None else interval.low
    high = _FAR_ABOVE if interval.high is None else interval.high
    low = nextafter(low, inf) if interval.low_open else low
    high = nextafter(high, -inf) if interval.high_open else high
    return Interval.exactly(low), Interval.exactly(high)


def _on(day: date) -> Dates:
    return Dates(day, day)


def _derived(name: str, case: Case) -> Choice | Missing:
    codes = case.derived_value(name)
    return Missing.UNKNOWN if codes is None else Choice(codes)
