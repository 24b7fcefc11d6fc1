"""One criterion: its decision tables read, its strongest part taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil

from criteria.case import Case
from criteria.model import Criterion, CriterionStatus, Outcome, Part
from criteria.results import CriterionResult, PartResult
from criteria.rules.rule import Rule
from criteria.tables import rows_possible
from criteria.truth import TRUE

_STRENGTH = {status: rank for rank, status in enumerate(CriterionStatus)}
_REMEMBERED = 500
"""At most so many readings of one criterion are remembered."""
_DAY_ZERO, _LAST_DAY = 1, date.max.toordinal()


def criterion_result(criterion: Criterion, case: Case) -> CriterionResult:
    """What the facts say of a criterion: the status of its strongest part."""
    results = [part_result(part, case) for part in criterion.parts]
    # Results without dates are kept by part_result, so that the same ones mean the same criterion.
    key = tuple(map(id, results))
    known = criterion.readings.get(key)
    if known is None:
        known = _strongest(criterion, results)
        if (
            not any(result is not None and result.dated for result in results)
            and len(criterion.readings) < _REMEMBERED
        ):
            criterion.readings[key] = known
    return known


def part_result(part: Part, case: Case) -> PartResult | None:
    """What the facts say of one part; None: it doesn't exist for this person."""
    if part.only_when is not None and part.only_when.truth(case) is not TRUE:
        return None
    rows = rows_possible(part.table, case)
    reading = tuple(map(id, rows))
    known = part.readings.get(reading)
    if known is None:
        used = dict(part.only_when.uses) if part.only_when is not None else {}
        rows_possible(part.table, case, used)
        outcomes = tuple(row.outcome for row in rows if row.outcome is not None)
        result = _undated(part, outcomes, tuple(used))
        with_dates = tuple(outcome for outcome in outcomes if outcome.until or outcome.earliest)
        known = part.readings[reading] = result, with_dates if len(result.possible) == 1 else ()
    result, with_dates = known
    return _dated(result, with_dates, case) if with_dates else result


def _strongest(criterion: Criterion, results: Sequence[PartResult | None]) -> CriterionResult:
    named = [(part.id, r) for part, r in zip(criterion.parts, results, strict=True) if r is not None]
    status = min([result.status for _, result in named], key=_STRENGTH.__getitem__)
    deciding = [result for _, result in named if result.status is status]
    until, roughly = last_day([(r.until, r.until_approximate) for r in deciding])
    earliest, about = last_day([(r.earliest, r.earliest_approximate) for _, r in named])
    return CriterionResult(
        status,
        _merged([r.because for r in deciding]),
        _merged([r.facts for r in deciding]),
        until,
        roughly,
        earliest,
        about,
        {name: result for name, result in named if name is not None},
        tuple([result for _, result in named]),
    )


def _undated(part: Part, outcomes: Sequence[Outcome], used: tuple[str, ...]) -> PartResult:
    statuses = tuple(sorted({outcome.status for outcome in outcomes}, key=_STRENGTH.__getitem__))
    if len(statuses) > 1:
        return PartResult(part.unknown_becomes, statuses, (), used)
    return PartResult(statuses[0], statuses, _merged([(o.because,) for o in outcomes if o.because]), used)


def _dated(result: PartResult, outcomes: Sequence[Outcome], case: Case) -> PartResult:
    until, roughly = last_day([_day(outcome.until, case) for outcome in outcomes if outcome.until])
    earliest, about = last_day([_day(outcome.earliest, case) for outcome in outcomes if outcome.earliest])
    return PartResult(
        result.status, result.possible, result.because, result.facts, until, roughly, earliest, about
    )


def _day(rule: Rule, case: Case) -> tuple[date | None, bool]:
    """The latest day that an expression may come to, and whether that is approximate."""
    found = rule.figure(case)
    if found is None or found.high is None or not _DAY_ZERO <= found.high <= _LAST_DAY:
        return None, True
    return date.fromordinal(ceil(found.high)), not found.exact


def last_day(days: Iterable[tuple[date | None, bool]]) -> tuple[date | None, bool]:
    """The latest of some days, and whether any of them is approximate."""
    latest, approximate = None, False
    for day, roughly in days:
        approximate = approximate or roughly
        if day is not None and (latest is None or day > latest):
            latest = day
    return latest, approximate


def _merged(tuples: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    if len(tuples) == 1:
        return tuples[0]
    return tuple(dict.fromkeys(item for items in tuples for item in items))
