"""The exact values at the ends of an imprecise one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import inf, nextafter

from criteria.values import Age, Choice, Dates, Interval, Quantity, Value

# Stand for an open end; beyond any figure asked for.
_FAR_BELOW, _FAR_ABOVE = 0.0, 1e7


def ends(value: Value) -> tuple[Value, ...]:
    """The value at each end of its interval, as if exact; empty: it is exact already."""
    match value:
        case Choice(codes) if len(codes) > 1:
            return tuple(Choice((code,)) for code in codes)
        case Quantity(interval) if not interval.exact:
            return tuple(replace(value, interval=end) for end in _points(interval))
        case Age(years, None) if not years.exact:
            return tuple(Age(end) for end in _points(years))
        case Dates(earliest, latest) if earliest != latest:
            return (_on(earliest or date.min), _on(latest or date.max))
        case _:
            return ()


def _points(interval: Interval) -> tuple[Interval, Interval]:
    low = _FAR_BELOW if interval.low is None else interval.low
    high = _FAR_ABOVE if interval.high is None else interval.high
    low = nextafter(low, inf) if interval.low_open else low
    high = nextafter(high, -inf) if interval.high_open else high
    return Interval.exactly(low), Interval.exactly(high)


def _on(day: date) -> Dates:
    return Dates(day, day)
