"""Criteria decided for very many people: what the same facts came to before is looked up."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from operator import itemgetter

from criteria.case import Case
from criteria.criterion import criterion_result
from criteria.evaluate import earliest_start
from criteria.model import Criterion, Outcome, Trial
from criteria.results import CriterionResult, Evaluation
from criteria.rules.rule import Rule
from criteria.tables import Table

_MOST = 2_000
"""Results that are remembered of one criterion; then they are forgotten, so that memory does not grow."""

_Facts = Callable[[dict[str, Hashable]], Hashable]
"""Of all facts, those that a criterion can look at."""


class RememberedCriteria:
    """Decides as ``evaluate_criteria`` does, under one definition.

    A criterion looks only at the facts that its rules name, at those that their upper limits depend on,
    and at the two days: where all of these are the same, so is its result.
    """

    def __init__(self, trial: Trial) -> None:
        self._facts = [(criterion, _reader(trial, criterion)) for criterion in trial.criteria]
        self._nothing: dict[str, Hashable] = dict.fromkeys(question.id for question in trial.questions)
        self._seen: dict[str, dict[Hashable, CriterionResult]] = {each.id: {} for each in trial.criteria}

    def __call__(self, trial: Trial, case: Case) -> Evaluation:
        """The criteria alone; ``trial`` is the definition that this was made for."""
        facts = {**self._nothing, **case.facts}
        days = case.as_of, case.start, case.record_is_stale
        results = {
            criterion.id: self._result(criterion, case, (days, read(facts)))
            for criterion, read in self._facts
        }
        return Evaluation(results, {}, (), earliest_start(results.values()), case.start)

    def _result(self, criterion: Criterion, case: Case, key: Hashable) -> CriterionResult:
        seen = self._seen[criterion.id]
        known = seen.get(key)
        if known is None:
            if len(seen) >= _MOST:
                seen.clear()
            known = seen[key] = criterion_result(criterion, case)
        return known


def facts_of(trial: Trial, criterion: Criterion) -> tuple[str, ...]:
    """Ids of every question that the criterion's result can depend on, in the order named."""
    named: dict[str, None] = {}
    for part in criterion.parts:
        for rule in (*_rules(part.table), *([] if part.only_when is None else [part.only_when])):
            named.update(rule.uses)
    for name in tuple(named):
        for rule in _rules(trial.limits.get(name, ())):
            named.update(rule.uses)
    return tuple(named)


def _reader(trial: Trial, criterion: Criterion) -> _Facts:
    names = facts_of(trial, criterion)
    return itemgetter(*names) if names else lambda facts: ()


def _rules(table: Table[Outcome] | Table[float]) -> Iterator[Rule]:
    """Every rule of a table: of its rows, of the tables read in their place, of the days they name."""
    for row in table:
        yield row.when
        yield from _rules(row.then)
        if isinstance(row.outcome, Outcome):
            yield from (rule for rule in (row.outcome.until, row.outcome.earliest) if rule is not None)
