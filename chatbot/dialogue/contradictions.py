"""Whether two statements about one thing can both hold, and what is done where they can't."""

from __future__ import annotations

from datetime import date

from criteria.values import Age, Choice, Dates, Interval, Quantity, Reference, Text, Value


def agree(earlier: Value, later: Value) -> bool:
    """True where both statements can hold, one perhaps more exact than the other."""
    match earlier, later:
        case Choice(), Choice():
            return bool(set(earlier.codes) & set(later.codes))
        case Quantity(), Quantity() if earlier.unit == later.unit:
            return _meet(earlier.interval, later.interval)
        case Age(), Age():
            return _meet(earlier.years, later.years)
        case Dates(), Dates():
            return _days_meet(earlier, later)
        case (Quantity() | Reference(), Quantity() | Reference()):
            # A figure, a multiple of the limit and a word for it can't be held against each other here.
            return (
                not isinstance(earlier, Reference)
                or not isinstance(later, Reference)
                or (earlier.level == later.level)
            )
        case (Text(), Text()):
            return True
        case _:
            return earlier == later


def says_more(earlier: Value, later: Value) -> bool:
    """True where the later of two statements that agree is the more exact."""
    match earlier, later:
        case Choice(), Choice():
            return set(later.codes) < set(earlier.codes)
        case Quantity(), Quantity() if earlier.unit == later.unit:
            return _width(later.interval) < _width(earlier.interval)
        case Reference(), Quantity():
            return True
        case Age(), Age():
            return (later.born is not None, -_width(later.years)) > (
                earlier.born is not None,
                -_width(earlier.years),
            )
        case Dates(), Dates():
            return _days(later) < _days(earlier)
        case _:
            return False


def _meet(one: Interval, other: Interval) -> bool:
    low = max((end for end in (one.low, other.low) if end is not None), default=None)
    high = min((end for end in (one.high, other.high) if end is not None), default=None)
    return low is None or high is None or low <= high


def _days_meet(one: Dates, other: Dates) -> bool:
    earliest = max(one.earliest or date.min, other.earliest or date.min)
    latest = min(one.latest or date.max, other.latest or date.max)
    return earliest <= latest


def _width(interval: Interval) -> float:
    if interval.low is None or interval.high is None:
        return float("inf")
    return interval.high - interval.low


def _days(dates: Dates) -> int:
    return ((dates.latest or date.max) - (dates.earliest or date.min)).days
