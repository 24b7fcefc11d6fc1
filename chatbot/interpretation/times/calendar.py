"""Days, months and years by the calendar: arithmetic that never fails and never leaves the calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

DAYS_OF_A_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def shifted(day: date, days: float) -> date:
    """The day so many days later (earlier where negative); the calendar's own ends are kept."""
    try:
        return day + timedelta(days=round(days))
    except OverflowError:
        return date.max if days > 0 else date.min


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later; the month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, days_in(year, month + 1)))


def days_in(year: int, month: int) -> int:
    """How many days the month has."""
    return monthrange(year, month)[1]


def a_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= days_in(year, month) else None


def whole_month(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a month."""
    return date(year, month, 1), date(year, month, days_in(year, month))


def whole_months(year: int, first: int, last: int) -> tuple[date, date]:
    """The first day of one month and the last of another; ``last`` may run past December."""
    year = max(year, MINYEAR)
    over, month = divmod(last - 1, 12)
    end_year = min(year + over, MAXYEAR)
    return date(year, first, 1), date(end_year, month + 1, days_in(end_year, month + 1))


def monday_of(day: date) -> date:
    """The Monday that begins the day's week."""
    return shifted(day, -day.weekday())


def full_years(born: date, on: date) -> int:
    """Completed years of age; who is born on 29 February turns a year older on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


@lru_cache(maxsize=1024)
def days_of_months(months: float) -> tuple[int, int]:
    """The fewest and the most days that so many months have anywhere in the calendar.

    >>> days_of_months(3), days_of_months(60), days_of_months(0.5)
    ((89, 92), (1825, 1827), (14, 16))
    """
    whole = int(months)
    years, rest = divmod(whole, 12)
    runs = [sum(DAYS_OF_A_MONTH[(first + step) % 12] for step in range(rest)) for first in range(12)]
    low, high = 365 * years + min(runs), 365 * years + -(-years // 4) + max(runs)
    part = months - whole
    return low + int(28 * part), high + -int(-31 * part // 1)
