"""Facts of every kind with names for rules, tables made of few rows, and cases with few facts."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from criteria.case import Case
from criteria.rules.reading import dates, parse
from criteria.rules.rule import Rule
from criteria.rules.types import Names, Type
from criteria.tables import Row, Table
from criteria.values import Choice, Dates, Interval, Missing, Quantity, Value

T = TypeVar("T")
SAID, START = date(2026, 11, 22), date(2026, 12, 6)
"""The day of the answers, and the start of treatment a fortnight on."""

NAMES = Names(
    facts={
        "age": Type("number", "a"), "tall": Type("truth"), "female": Type("truth"),
        "kind": Type("choice", codes=("a", "b", "c")), "count": Type("number"), "dose": Type("number", "mg"),
        "lab": Type("number", "umol/L"), "weight": Type("number", "kg"), "given": Type("date"),
        "held": Type("duration"), "told": Type("text"),
    },
    derived={"grade": Type("choice", codes=("low", "middle", "high"))},
    derived_from={"grade": ("count",)},
    labs=frozenset({"lab"}),
    age="age",
)  # fmt: skip


def rule(source: str, names: Names = NAMES) -> Rule:
    """A rule over these names."""
    return parse(source, names)


def day(source: str) -> Rule:
    """An expression over these names that comes to a date."""
    return Rule(source, lambda text: dates(text, NAMES))


def table(*rows: tuple[str, T]) -> Table[T]:
    """A decision table of rules and outcomes."""
    return tuple(Row(rule(when), outcome) for when, outcome in rows)


GRADE = table(("count < 3", ("low",)), ("count < 20", ("middle",)), ("otherwise", ("high",)))
LIMIT = table(("female", 80.0), ("otherwise", 100.0))


def case(**facts: Value | Missing) -> Case:
    """Somebody with these facts on the two days."""
    codes = {"grade": ("low", "middle", "high")}
    return Case(facts, SAID, START, {"grade": GRADE}, codes, {"lab": LIMIT}, "age")


def amount(low: float | None, high: float | None = None, unit: str | None = None, **more: float) -> Quantity:
    """An exact figure, or with two one between them; ``uln`` in ``more``."""
    return Quantity(Interval(low, low if high is None else high), unit, **more)


def under(number: float, unit: str | None = None) -> Quantity:
    """Any figure below the number."""
    return Quantity(Interval(None, number, high_open=True), unit)


def over(number: float, unit: str | None = None) -> Quantity:
    """Any figure above the number."""
    return Quantity(Interval(number, None, low_open=True), unit)


def on(first: str, last: str | None = None) -> Dates:
    """A day, or with two any day from the first to the last."""
    return Dates(date.fromisoformat(first), date.fromisoformat(last or first))


def one_of(*codes: str) -> Choice:
    """A choice, settled where there is one code."""
    return Choice(codes)
