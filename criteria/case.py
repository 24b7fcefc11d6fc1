"""One person's facts on one day, as rules see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from criteria.intervals import LONG_AGO, divide, hull, multiply
from criteria.tables import Table, possible
from criteria.values import Age, Dates, Interval, Missing, Never, Quantity, Reference, Value

Facts = Mapping[str, Value | Missing]
"""Question id to what was answered; absent: not asked (yet)."""

_WITHIN_NORMAL = Interval(None, 1.0)
_ABOVE_NORMAL = Interval(1.0, None, low_open=True)


@dataclass(slots=True)
class Case:
    """The facts and days that one evaluation goes by; remembers what it worked out."""

    facts: Facts
    as_of: date
    """The day on which the words were said."""
    start: date
    """The start of study treatment."""
    derived: Mapping[str, Table[tuple[str, ...]]]
    derived_codes: Mapping[str, tuple[str, ...]]
    """Derived fact to every code that it may have."""
    limits: Mapping[str, Table[float]]
    age_fact: str | None = None
    record_is_stale: bool = False
    earliest_start: Interval | None = None
    """Set once the criteria are decided, for the notes."""
    today_day: Interval = field(init=False)
    start_day: Interval = field(init=False)
    """The two days as day numbers."""
    _codes: dict[str, tuple[str, ...] | None] = field(default_factory=dict)
    _upper: dict[str, tuple[float, ...]] = field(default_factory=dict)
    _ages: dict[Interval, Interval | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.today_day = Interval.exactly(self.as_of.toordinal())
        self.start_day = Interval.exactly(self.start.toordinal())

    def derived_value(self, name: str) -> tuple[str, ...] | None:
        """The codes still possible of a derived fact; None: every one is."""
        if name not in self._codes:
            found = {code for codes in possible(self.derived[name], self) for code in codes}
            every = self.derived_codes[name]
            self._codes[name] = None if len(found) == len(every) else tuple(c for c in every if c in found)
        return self._codes[name]

    def figure(self, name: str) -> Interval | None:
        """A number, length of time or laboratory value in its canonical unit; a date as day numbers."""
        value = self.facts.get(name)
        match value:
            case Quantity():
                if value.unit != "[ULN]":
                    return value.interval
                return multiply(value.interval, Interval.exactly(value.uln)) if value.uln else None
            case Never():
                return LONG_AGO
            case Dates(earliest, latest):
                return Interval(_number(earliest), _number(latest))
            case Age(years):
                return years
            case _:
                return None

    def multiple(self, name: str) -> Interval | None:
        """A laboratory value as a multiple of its upper limit of normal."""
        match self.facts.get(name):
            case Quantity(interval, "[ULN]"):
                return interval
            case Quantity(interval, _, uln):
                upper = (uln,) if uln else self.upper_limits(name)
                return divide(interval, hull(upper)) if upper else None
            case Reference("high"):
                return _ABOVE_NORMAL
            case Reference():
                return _WITHIN_NORMAL
            case _:
                return None

    def upper_limits(self, name: str) -> tuple[float, ...]:
        """The assumed upper limits that are possible for this person; empty: none is defined."""
        if name not in self._upper:
            self._upper[name] = tuple(possible(self.limits[name], self)) if name in self.limits else ()
        return self._upper[name]

    def assumed(self, name: str) -> bool:
        """True where a figure is held against an assumed upper limit."""
        value = self.facts.get(name)
        return isinstance(value, Quantity) and value.unit != "[ULN]" and not value.uln

    def age_on(self, day: Interval) -> Interval | None:
        """Completed years on a day; a day that is not exact gives the range over it."""
        if day not in self._ages:
            self._ages[day] = self._age_on(day)
        return self._ages[day]

    def _age_on(self, day: Interval) -> Interval | None:
        value = self.facts.get(self.age_fact or "")
        if not isinstance(value, Age) or day.low is None or day.high is None:
            return None
        try:
            first, last = date.fromordinal(int(day.low)), date.fromordinal(int(day.high))
        except (ValueError, OverflowError):
            return None
        if value.born is not None:
            return Interval(
                float(completed_years(value.born, first)), float(completed_years(value.born, last))
            )
        return _aged(value.years, self.as_of, first, last)

    def birthday(self, years: int) -> Interval | None:
        """The day of turning so many years; None without a birth date."""
        value = self.facts.get(self.age_fact or "")
        if not isinstance(value, Age) or value.born is None:
            return None
        born = value.born
        if born.year + years > date.max.year:
            return None
        try:
            day = date(born.year + years, born.month, born.day)
        except ValueError:  # 29 February in a common year
            day = date(born.year + years, 3, 1)
        return Interval.exactly(day.toordinal())


def _number(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def completed_years(born: date, day: date) -> int:
    """Full years from ``born`` to ``day``; born on 29 February, a year is full on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _aged(years: Interval, said: date, first: date, last: date) -> Interval:
    # Who was 54 on the day said is 54 or 55 half a year on: the birthday is not known.
    on_the_day = (last.month, last.day) == (said.month, said.day)
    younger = completed_years(said, first)
    older = completed_years(said, last) + (0 if on_the_day else 1)
    low = None if years.low is None else years.low + younger
    high = None if years.high is None else years.high + older
    return Interval(low, high, years.low_open, years.high_open)
