"""Whether every fact that a rule needs is asked on the paths on which it needs it.

Conversations are played through with answers on either side of every threshold that the rules
name, all of them where they are few and a fixed sample otherwise. Each question put is answered
exactly. Where a criterion is then still open, and a fact that was never asked would change what is
possible, that question's ``asked_when`` leaves it out by mistake.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from math import prod
from random import Random

from criteria.case import Facts
from criteria.checks.trace import rows_of
from criteria.criterion import part_result
from criteria.evaluate import case_of
from criteria.model import Part, Question, Trial
from criteria.rules.parse import parsed
from criteria.rules.rule import Rule
from criteria.truth import TRUE
from criteria.values import Age, Choice, Dates, Interval, Missing, Never, Quantity, Text, Value, ValueKind

_DAY = date(2020, 6, 1)
_PATHS = 1500
"""At most so many conversations are played through for one part."""


class Paths:
    """Plays conversations through."""

    def __init__(self, trial: Trial) -> None:
        self.trial = trial
        self.by_id = {question.id: question for question in trial.questions}
        self.rules = tuple(_rules(trial))

    def closure(self, names: Iterable[str]) -> tuple[Question, ...]:
        """Questions that the named ones depend on, themselves included, in the order asked."""
        waiting, found = list(names), set()
        while waiting:
            name = waiting.pop()
            if name in found:
                continue
            found.add(name)
            asked_when = self.by_id[name].asked_when
            waiting.extend(asked_when.facts if asked_when else ())
            waiting.extend(f for row in self.trial.limits.get(name, ()) for f in row.when.facts)
        return tuple(question for question in self.trial.questions if question.id in found)

    def answers(self, question: Question) -> tuple[Value, ...]:
        """Answers on either side of every threshold that a rule holds the question against."""
        numbers = sorted({n for rule in self.rules if question.id in rule.uses for n in _numbers(rule)})
        match question.kind:
            case ValueKind.BOOLEAN:
                return (True, False)
            case ValueKind.CHOICE:
                return tuple(Choice((code,)) for code in question.codes)
            case ValueKind.TEXT:
                return (Text(""),)
            case ValueKind.AGE:
                return (*(_born(years) for n in numbers for years in (n - 1, n + 1)), Age(Interval(50, 50)))
            case ValueKind.DATE:
                days = [Dates(day, day) for n in numbers for day in (_before(n - 1), _before(n + 1))]
                return (*days, *((Never(),) if question.allows_never else ()), Dates(date.min, date.min))
            case _:
                return tuple(self._quantity(question, number) for number in self._around(question, numbers))

    def _around(self, question: Question, numbers: list[float]) -> list[float]:
        limits = [row.outcome for row in self.trial.limits.get(question.id, ()) if row.outcome]
        points = [n * limit for n in numbers for limit in limits] or numbers or [1.0]
        return sorted({round(max(point * near, 0), 6) for point in points for near in (0.8, 1, 1.25)})

    def _quantity(self, question: Question, number: float) -> Quantity:
        return Quantity(Interval.exactly(number), question.unit)

    def conversations(
        self, questions: tuple[Question, ...], missing: bool = False
    ) -> Iterator[dict[str, Value | Missing]]:
        """The facts at the end of conversations that put only these questions."""
        nothing: tuple[Missing, ...] = (Missing.UNKNOWN,) if missing else ()
        answers = {q.id: (*self.answers(q), *nothing) for q in questions}
        if prod(len(values) for values in answers.values()) <= _PATHS:
            yield from self._all(questions, answers, {})
            return
        random = Random(0)
        for _ in range(_PATHS):
            facts: dict[str, Value | Missing] = {}
            for question in questions:
                if self.asked(question, facts):
                    facts[question.id] = random.choice(answers[question.id])
            yield facts

    def _all(
        self,
        questions: tuple[Question, ...],
        answers: dict[str, tuple[Value | Missing, ...]],
        facts: dict[str, Value | Missing],
    ) -> Iterator[dict[str, Value | Missing]]:
        if not questions:
            yield facts
        elif not self.asked(questions[0], facts):
            yield from self._all(questions[1:], answers, facts)
        else:
            for value in answers[questions[0].id]:
                yield from self._all(questions[1:], answers, {**facts, questions[0].id: value})

    def asked(self, question: Question, facts: Facts) -> bool:
        """Whether the question is put after these answers."""
        rule = question.asked_when
        return rule is None or rule.truth(case_of(self.trial, facts, _DAY)) is TRUE

    def left_out(self, part: Part, facts: dict[str, Value | Missing]) -> Iterator[str]:
        """Ids of questions never put whose answer would change what a part may come to."""
        open_result = part_result(part, case_of(self.trial, facts, _DAY))
        if open_result is None or len(open_result.possible) == 1:
            return
        for name in open_result.facts:
            if name not in facts and any(
                self._possible(part, {**facts, name: value}) != open_result.possible
                for value in self.answers(self.by_id[name])
            ):
                yield name

    def _possible(self, part: Part, facts: Facts) -> object:
        result = part_result(part, case_of(self.trial, facts, _DAY))
        return result and result.possible


def criteria(trial: Trial) -> Iterator[tuple[str, str, str]]:
    """(criterion, place, message) for every fact that is needed and not asked."""
    paths = Paths(trial)
    for criterion in trial.criteria:
        for part in criterion.parts:
            needed = _part_facts(part)
            told: set[str] = set()
            for facts in paths.conversations(paths.closure(needed)):
                for name in paths.left_out(part, facts):
                    if name not in told:
                        told.add(name)
                        yield (
                            criterion.id,
                            f"trial.toml: question.{name}.asked_when",
                            f"{criterion.id} needs '{name}', which is not asked {_story(facts)}",
                        )


def questions(trial: Trial) -> Iterator[tuple[str, str]]:
    """(place, message) for every question that no conversation comes to."""
    paths = Paths(trial)
    for question in trial.questions:
        if question.asked_when is not None:
            before = paths.closure([question.id])
            if not any(question.id in facts for facts in paths.conversations(before, missing=True)):
                yield (
                    f"trial.toml: question.{question.id}.asked_when",
                    "it is never asked; correct the condition",
                )


def _part_facts(part: Part) -> dict[str, None]:
    found = dict(part.only_when.uses) if part.only_when else {}
    for row in rows_of(part.table):
        found.update(row.when.uses)
    return found


def _rules(trial: Trial) -> Iterator[Rule]:
    for criterion in trial.criteria:
        for part in criterion.parts:
            yield from (row.when for row in rows_of(part.table))
    yield from (question.asked_when for question in trial.questions if question.asked_when)
    for table in trial.derived.values():
        yield from (row.when for row in table)


def _numbers(rule: Rule) -> Iterator[float]:
    """The numbers that a rule names; lengths of time in days."""
    in_days = {"days": 1, "weeks": 7, "years": 365}
    for tree in ast.walk(parsed(rule.source)):
        match tree:
            case ast.Call(ast.Name(unit), [ast.Constant(int() | float() as number)]) if unit in in_days:
                yield number * in_days[unit]
            case ast.Constant(int() | float() as number):
                yield number


def _before(days: float) -> date:
    return _DAY - timedelta(days=int(days))


def _born(years: float) -> Age:
    return Age(Interval.exactly(int(years)), date(_DAY.year - int(years), _DAY.month, 1))


def _story(facts: Facts) -> str:
    told = [f"{name} = {_short(value)}" for name, value in facts.items()]
    return f"where {', '.join(told[-4:])}" if told else "at all"


def _short(value: object) -> str:
    match value:
        case Choice(codes):
            return " or ".join(codes)
        case Quantity(interval, unit):
            return f"{interval.low:g} {unit or ''}".strip()
        case Dates(earliest):
            return str(earliest)
        case Never():
            return "never"
        case Age(years):
            return f"{years.low:g}"
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)
