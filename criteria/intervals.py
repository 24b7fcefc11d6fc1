"""Comparing and computing with intervals: decided only where every point of them agrees.

An end that is None is open towards infinity. Dates are intervals of proleptic day numbers
(``date.toordinal``); an event that never happened is at minus infinity, so that any window
since it has passed.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf, isnan

from criteria.truth import FALSE, TRUE, UNKNOWN, Truth
from criteria.values import Interval

LONG_AGO = Interval(-inf, -inf)
"""The day of an event that never happened."""


def at_most(left: Interval, right: Interval) -> Truth:
    """Whether left <= right."""
    if left.high is not None and right.low is not None and left.high <= right.low:
        return TRUE
    if left.low is None or right.high is None or left.low < right.high:
        return UNKNOWN
    if left.low > right.high or left.low_open or right.high_open:
        return FALSE
    return UNKNOWN


def below(left: Interval, right: Interval) -> Truth:
    """Whether left < right."""
    turned = at_most(right, left)
    if turned is UNKNOWN:
        return UNKNOWN
    return FALSE if turned is TRUE else TRUE


def equal(left: Interval, right: Interval) -> Truth:
    """Whether left == right: TRUE only for two exact and equal numbers."""
    if below(left, right) is TRUE or below(right, left) is TRUE:
        return FALSE
    if left.exact and right.exact and left.low == right.low:
        return TRUE
    return UNKNOWN


def add(left: Interval, right: Interval) -> Interval:
    """The sums of a point of each."""
    return Interval(
        _end(left.low, right.low, lambda a, b: a + b),
        _end(left.high, right.high, lambda a, b: a + b),
        left.low_open or right.low_open,
        left.high_open or right.high_open,
    )


def subtract(left: Interval, right: Interval) -> Interval:
    """The differences of a point of each."""
    return Interval(
        _end(left.low, right.high, lambda a, b: a - b),
        _end(left.high, right.low, lambda a, b: a - b),
        left.low_open or right.high_open,
        left.high_open or right.low_open,
    )


def multiply(left: Interval, right: Interval) -> Interval:
    """The products of a point of each; neither interval holds a negative number."""
    return Interval(
        _end(left.low, right.low, lambda a, b: a * b),
        _end(left.high, right.high, lambda a, b: a * b),
        left.low_open or right.low_open,
        left.high_open or right.high_open,
    )


def divide(left: Interval, right: Interval) -> Interval:
    """The quotients of a point of each; neither holds a negative number, nor the right one zero."""
    return Interval(
        _end(left.low, right.high, _quotient),
        _end(left.high, right.low, _quotient),
        left.low_open or right.high_open,
        left.high_open or right.low_open,
    )


def hull(points: tuple[float, ...]) -> Interval:
    """The smallest interval that holds every one of at least one number."""
    return Interval(min(points), max(points))


def _quotient(a: float, b: float) -> float:
    # Rounded so that 145.5 / 97 is the 1.5 that people would compute.
    return round(a / b, 9) if b else inf


def _end(a: float | None, b: float | None, combine: Callable[[float, float], float]) -> float | None:
    if a is None or b is None:
        return None
    end = combine(a, b)
    return None if isnan(end) else end
