"""The frozen nodes of a rule that hold or not; each yields a ``Truth`` for one case.

Nodes can do nothing but compare and compute.
"""

# ruff: noqa: D102 - every node's own docstring says what calling it yields.

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import TYPE_CHECKING, Literal

from criteria import intervals
from criteria.rules.node import FigureNode, TruthNode, node
from criteria.truth import FALSE, TRUE, UNKNOWN, Truth, not_, truth
from criteria.values import Choice, Dates, Interval, Missing, Never, Reference

if TYPE_CHECKING:
    from criteria.case import Case


Comparison = Literal["<", "<=", ">", ">=", "==", "!="]


@node
class Always:
    """Holds whatever the facts: ``otherwise``."""

    def __call__(self, case: Case) -> Truth:
        return TRUE


@node
class RecordIsStale:
    """The registry record may be out of date."""

    def __call__(self, case: Case) -> Truth:
        return truth(case.record_is_stale)


@node
class YesNo:
    """A boolean fact."""

    name: str

    def __call__(self, case: Case) -> Truth:
        value = case.facts.get(self.name)
        if value is True:
            return TRUE
        return FALSE if value is False else UNKNOWN


@node
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


@node
class Not:
    """The opposite of a part."""

    part: TruthNode

    def __call__(self, case: Case) -> Truth:
        return not_(self.part(case))


@node
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


@node
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


@node
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


@node
class Settle:
    """Three values made two: ``surely`` takes only TRUE, ``maybe`` takes UNKNOWN too."""

    part: TruthNode
    unknown_is: Truth

    def __call__(self, case: Case) -> Truth:
        held = self.part(case)
        return self.unknown_is if held is UNKNOWN else held


@node
class Asked:
    """A question was put, whatever came of it."""

    name: str

    def __call__(self, case: Case) -> Truth:
        return truth(self.name in case.facts)


@node
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


@node
class DerivedHasValue:
    """A derived fact is narrower than all of its codes."""

    name: str
    settled: bool

    def __call__(self, case: Case) -> Truth:
        codes = case.derived_value(self.name)
        return truth(codes is not None and (len(codes) == 1 or not self.settled))


@node
class CanBeComputed:
    """A figure comes to something; not told while a question that it needs has not been put."""

    part: FigureNode
    names: tuple[str, ...]

    def __call__(self, case: Case) -> Truth:
        if self.part(case) is not None:
            return TRUE
        return FALSE if all(name in case.facts for name in self.names) else UNKNOWN


@node
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


@node
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


@node
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
