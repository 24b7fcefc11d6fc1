"""The frozen nodes that a rule is parsed into; each answers for one case.

A truth node yields a ``Truth``; a figure node yields an interval (dates as day numbers, lengths of
time in days) or None where nothing is known. Nodes can do nothing but compare and compute.
"""

# ruff: noqa: D102 - every node's own docstring says what calling it yields.

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar, dataclass_transform

from criteria import intervals
from criteria.truth import FALSE, TRUE, UNKNOWN, Truth, not_, truth
from criteria.values import Choice, Dates, Interval, Missing, Never, Reference

if TYPE_CHECKING:
    from criteria.case import Case


T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def _node(cls: type[T]) -> type[T]:
    # Rules are compared by their text: leaving out what nodes don't need halves the time to import them.
    return dataclass(frozen=True, slots=True, eq=False, repr=False, match_args=False)(cls)


class TruthNode(Protocol):
    """An expression that holds, doesn't, or can't be told."""

    def __call__(self, case: Case) -> Truth:
        """What it comes to for this case."""
        ...


class FigureNode(Protocol):
    """An expression that comes to a figure, a date or a length of time."""

    def __call__(self, case: Case) -> Interval | None:
        """What it comes to for this case; None: not known."""
        ...


Node = TruthNode | FigureNode
Comparison = Literal["<", "<=", ">", ">=", "==", "!="]


@_node
class Always:
    """Holds whatever the facts: ``otherwise``."""

    def __call__(self, case: Case) -> Truth:
        return TRUE


@_node
class RecordIsStale:
    """The registry record may be out of date."""

    def __call__(self, case: Case) -> Truth:
        return truth(case.record_is_stale)


@_node
class YesNo:
    """A boolean fact."""

    name: str

    def __call__(self, case: Case) -> Truth:
        value = case.facts.get(self.name)
        if value is True:
            return TRUE
        return FALSE if value is False else UNKNOWN


@_node
class OneOf:
    """A choice is one of some codes."""

    name: str
    codes: frozenset[str]
    derived: bool

    def __call__(self, case: Case) -> Truth:
        if self.derived:
            codes = case.derived_value(self.name)
        else:
            value = case.facts.get(self.name)
            codes = value.codes if type(value) is Choice else None
        if not codes:
            return UNKNOWN
        if len(codes) == 1:
            return TRUE if codes[0] in self.codes else FALSE
        hits = self.codes.intersection(codes)
        if not hits:
            return FALSE
        return TRUE if len(hits) == len(set(codes)) else UNKNOWN


@_node
class Not:
    """The opposite of a part."""

    part: TruthNode

    def __call__(self, case: Case) -> Truth:
        return not_(self.part(case))


@_node
class And:
    """Every part holds."""

    parts: tuple[TruthNode, ...]

    def __call__(self, case: Case) -> Truth:
        result = TRUE
        for part in self.parts:
            held = part(case)
            if held is FALSE:
                return FALSE
            if held is UNKNOWN:
                result = UNKNOWN
        return result


@_node
class Or:
    """At least one part holds."""

    parts: tuple[TruthNode, ...]

    def __call__(self, case: Case) -> Truth:
        result = FALSE
        for part in self.parts:
            held = part(case)
            if held is TRUE:
                return TRUE
            if held is UNKNOWN:
                result = UNKNOWN
        return result


_COMPARE: dict[Comparison, Callable[[Interval, Interval], Truth]] = {
    "<=": intervals.at_most,
    ">=": lambda left, right: intervals.at_most(right, left),
    "<": intervals.below,
    ">": lambda left, right: intervals.below(right, left),
    "==": intervals.equal,
    "!=": lambda left, right: not_(intervals.equal(left, right)),
}


@_node
class Compare:
    """Two figures held against each other."""

    left: FigureNode
    sign: Comparison
    right: FigureNode

    def __call__(self, case: Case) -> Truth:
        left, right = self.left(case), self.right(case)
        if left is None or right is None:
            return UNKNOWN
        return _COMPARE[self.sign](left, right)


@_node
class Settle:
    """Three values made two: ``surely`` takes only TRUE, ``maybe`` takes UNKNOWN too."""

    part: TruthNode
    unknown_is: Truth

    def __call__(self, case: Case) -> Truth:
        held = self.part(case)
        return self.unknown_is if held is UNKNOWN else held


@_node
class Asked:
    """A question was put, whatever came of it."""

    name: str

    def __call__(self, case: Case) -> Truth:
        return truth(self.name in case.facts)


@_node
class HasValue:
    """A fact has a value, exact or not; not told while its question has not been put."""

    name: str
    settled: bool
    """True: a choice that is narrowed but not settled doesn't count."""

    def __call__(self, case: Case) -> Truth:
        value = case.facts.get(self.name)
        if value is None:
            return UNKNOWN
        if isinstance(value, Missing):
            return FALSE
        return truth(not (self.settled and isinstance(value, Choice) and not value.settled))


@_node
class DerivedHasValue:
    """A derived fact is narrower than all of its codes."""

    name: str
    settled: bool

    def __call__(self, case: Case) -> Truth:
        codes = case.derived_value(self.name)
        return truth(codes is not None and (len(codes) == 1 or not self.settled))


@_node
class CanBeComputed:
    """A figure comes to something; not told while a question that it needs has not been put."""

    part: FigureNode
    names: tuple[str, ...]

    def __call__(self, case: Case) -> Truth:
        if self.part(case) is not None:
            return TRUE
        return FALSE if all(name in case.facts for name in self.names) else UNKNOWN


@_node
class Ever:
    """A dated event has happened at all."""

    name: str

    def __call__(self, case: Case) -> Truth:
        match case.facts.get(self.name):
            case Dates():
                return TRUE
            case Never():
                return FALSE
            case _:
                return UNKNOWN


@_node
class Reported:
    """A laboratory value was given only in one of these words."""

    name: str
    levels: frozenset[str]

    def __call__(self, case: Case) -> Truth:
        match case.facts.get(self.name):
            case Reference(level):
                return truth(level in self.levels)
            case None | Missing():
                return UNKNOWN
            case _:
                return FALSE


@_node
class NearLimit:
    """A figure lies within 10 % (ends included) of a multiple of an upper limit that is assumed."""

    name: str
    multiple: float

    def __call__(self, case: Case) -> Truth:
        if case.facts.get(self.name) is None or isinstance(case.facts[self.name], Missing):
            return UNKNOWN
        if not case.assumed(self.name):
            return FALSE
        figure = case.figure(self.name)
        if figure is None:
            return UNKNOWN
        found = {
            _inside(figure, round(0.9 * self.multiple * upper, 9), round(1.1 * self.multiple * upper, 9))
            for upper in case.upper_limits(self.name)
        }
        return found.pop() if len(found) == 1 else UNKNOWN


def _inside(figure: Interval, low: float, high: float) -> Truth:
    """Whether a figure lies in the band from low to high, both ends included."""
    bottom = -inf if figure.low is None else figure.low
    top = inf if figure.high is None else figure.high
    if low <= bottom and top <= high:
        return TRUE
    under = top < low or (top == low and figure.high_open)
    over = bottom > high or (bottom == high and figure.low_open)
    return FALSE if under or over else UNKNOWN


@_node
class Constant:
    """A figure or length of time written in the rule."""

    interval: Interval

    def __call__(self, case: Case) -> Interval | None:
        return self.interval


@_node
class Figure:
    """A fact's figure, date or length of time."""

    name: str

    def __call__(self, case: Case) -> Interval | None:
        return case.figure(self.name)


@_node
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


@_node
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


@_node
class AgeOn:
    """Completed years on a day."""

    day: FigureNode

    def __call__(self, case: Case) -> Interval | None:
        day = self.day(case)
        return None if day is None else case.age_on(day)


@_node
class Birthday:
    """The day of turning so many years; not known without a birth date."""

    years: int

    def __call__(self, case: Case) -> Interval | None:
        return case.birthday(self.years)


@_node
class TimesUln:
    """A laboratory value as a multiple of its upper limit of normal."""

    name: str

    def __call__(self, case: Case) -> Interval | None:
        return case.multiple(self.name)


@_node
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
