"""Questions to criteria and back: nothing asked for nothing, nothing defined and not used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from criteria.model import Criterion, CriterionStatus, Outcome, Question, Row, Trial

Status = CriterionStatus


def rows_of(table: Iterable[Row[Outcome]]) -> Iterator[Row[Outcome]]:
    """Every row of a table, those of the tables that it uses included."""
    for row in table:
        yield row
        yield from rows_of(row.then)


def facts_of(trial: Trial, criterion: Criterion) -> dict[str, None]:
    """Ids of the questions that a criterion's rules, or the limits that they go by, look at."""
    found: dict[str, None] = {}
    for part in criterion.parts:
        if part.only_when is not None:
            found.update(part.only_when.uses)
        for row in rows_of(part.table):
            found.update(row.when.uses)
    for name in list(found):
        for limit in trial.limits.get(name, ()):
            found.update(limit.when.uses)
    return found


def criteria(trial: Trial) -> Iterator[tuple[str, str, str]]:
    """(criterion, place, message) for every criterion whose rules can't tell people apart."""
    for criterion in trial.criteria:
        statuses = {
            row.outcome.status for part in criterion.parts for row in rows_of(part.table) if row.outcome
        }
        place = f"trial.toml: criterion.{criterion.id}"
        if statuses == {Status.SITE}:
            continue
        if Status.PASS not in statuses:
            yield criterion.id, place, "no row passes it; add one, or leave all to the study team"
        elif statuses == {Status.PASS}:
            yield criterion.id, place, "nobody can fail it; add the row that does"


def questions(trial: Trial) -> Iterator[tuple[str, str]]:
    """Questions without a use or asked out of order, and documents that no question names."""
    needed = _needed(trial)
    asked: set[str] = set()
    for question in trial.questions:
        place = f"trial.toml: question.{question.id}"
        if question.id not in needed and not question.purpose:
            yield place, "it serves no criterion; remove it, or say in 'purpose' why it is asked"
        for name in question.asked_when.facts if question.asked_when else ():
            if name not in asked:
                yield f"{place}.asked_when", f"'{name}' is asked only after it; move one of the two"
        asked.add(question.id)
    for name in set(trial.documents) - {question.document for question in trial.questions}:
        yield f"trial.toml: documents.{name}", "no question can be answered from it; remove it"


def _needed(trial: Trial) -> set[str]:
    """Questions that a criterion uses, or that say whether such a question is asked."""
    by_id: dict[str, Question] = {question.id: question for question in trial.questions}
    waiting = [name for criterion in trial.criteria for name in facts_of(trial, criterion)]
    needed: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed.add(name)
            asked_when = by_id[name].asked_when
            waiting.extend(asked_when.facts if asked_when else ())
    return needed
