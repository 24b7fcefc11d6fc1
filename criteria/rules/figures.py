"""The frozen nodes of a rule that come to a figure.

Each yields an interval for one case (dates as day numbers, lengths of time in days), or None where
nothing is known.
"""

# ruff: noqa: D102 - every node's own docstring says what calling it yields.

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from criteria import intervals
from criteria.rules.node import FigureNode, TruthNode, node
from criteria.truth import FALSE, TRUE
from criteria.values import Interval

if TYPE_CHECKING:
    from criteria.case import Case


@node
class Constant:
    """A figure or length of time written in the rule."""

    interval: Interval

    def __call__(self, case: Case) -> Interval | None:
        return self.interval


@node
class Figure:
    """A fact's figure, date or length of time."""

    name: str

    def __call__(self, case: Case) -> Interval | None:
        return case.figure(self.name)


@node
class Day:
    """One of the days that an evaluation goes by."""

    which: Literal["today", "start", "earliest_start"]

    def __call__(self, case: Case) -> Interval | None:
        match self.which:
            case "today":
                return case.today_day
            case "start":
                return case.start_day
            case "earliest_start":
                return case.earliest_start


@node
class Sum:
    """One figure added to another, or taken from it."""

    left: FigureNode
    minus: bool
    right: FigureNode

    def __call__(self, case: Case) -> Interval | None:
        left, right = self.left(case), self.right(case)
        if left is None or right is None:
            return None
        return intervals.subtract(left, right) if self.minus else intervals.add(left, right)


@node
class AgeOn:
    """Completed years on a day."""

    day: FigureNode

    def __call__(self, case: Case) -> Interval | None:
        day = self.day(case)
        return None if day is None else case.age_on(day)


@node
class Birthday:
    """The day of turning so many years; not known without a birth date."""

    years: int

    def __call__(self, case: Case) -> Interval | None:
        return case.birthday(self.years)


@node
class TimesUln:
    """A laboratory value as a multiple of its upper limit of normal."""

    name: str

    def __call__(self, case: Case) -> Interval | None:
        return case.multiple(self.name)


@node
class CockcroftGault:
    """Creatinine clearance in mL/min from age in years, weight in kg and creatinine in umol/L.

    Cockcroft and Gault 1976; 88.4 umol/L to the mg/dL; 0.85 for women, either where the sex is
    not known.
    """

    age: FigureNode
    weight: FigureNode
    creatinine: FigureNode
    female: TruthNode

    def __call__(self, case: Case) -> Interval | None:
        age, weight, creatinine = self.age(case), self.weight(case), self.creatinine(case)
        if age is None or weight is None or creatinine is None:
            return None
        female = self.female(case)
        factor = Interval(1.0 if female is FALSE else 0.85, 0.85 if female is TRUE else 1.0)
        years_left = intervals.subtract(Interval.exactly(140.0), age)
        above = intervals.multiply(intervals.multiply(years_left, weight), factor)
        return intervals.divide(above, creatinine.scaled(72 / 88.4))
