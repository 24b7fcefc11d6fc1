"""Date forms that mean a stretch of days: weeks, seasons, festivals, years and parts of years."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from chatbot.interpretation.times import festivals
from chatbot.interpretation.times.calendar import monday_of, months_later, shifted, whole_month, whole_months
from chatbot.interpretation.times.found import Days, Found, Parts, coming, is_counted, part_of, recent
from chatbot.interpretation.times.numeric import full_year

_PARTS_OF_A_YEAR = {1: (1, 3), 2: (5, 8), 3: (10, 12), 8: (1, 6), 9: (7, 12)}
_END_OF_A_YEAR = 11, 12
_ENDS = frozenset(("end of", "back end of", "tail end of", "底", "末", "年底", "年末", "年尾"))
"""Words for the very end of a year, of those for its last part."""


def part_of_year(parts: Parts) -> Found | None:
    """The "late 2025", 年初."""
    part = parts.get("P") or parts.get("B")
    year = parts.get("Y")
    if part in (10, 11) and year is not None:
        day = date(year, 1, 1) if part == 11 else date(year, 12, 31)
        return Found(day, day)
    if year is not None and part in _WEEKS:
        return week_of_year(year, _WEEKS[part])
    months = _PARTS_OF_A_YEAR.get(part)
    if not _ENDS.isdisjoint(atom.text for atom in parts.atoms):
        months = _END_OF_A_YEAR
    if months is None:
        return None
    if year is None:
        sure = months != _END_OF_A_YEAR
        return recent(parts.row, lambda one: whole_months(one, *months), "season", sure)
    return Found(*whole_months(year, *months), "season")


_WEEKS = {4: 1, 5: 2, 6: 3, 12: 4, 7: -1}


def week_of_year(year: int, number: int) -> Found | None:
    """The nth week of a year as calendars count them, from Monday (ISO 8601), asked back; -1: the last."""
    weeks = date(year, 12, 28).isocalendar().week
    if not -1 <= number <= weeks or number == 0:
        return None
    monday = date.fromisocalendar(year, number if number > 0 else weeks, 1)
    return Found(monday, shifted(monday, 6), "week", sure=False)


def _this(parts: Parts) -> Days | None:
    """The days of the week, month or year said; of this one where no more than "the week" is."""
    today, unit = parts.today, parts.get("U")
    if parts.has("w") or unit == "week":
        monday = parts.get("w") or monday_of(today)
        return monday, shifted(monday, 6)
    if parts.has("m") or unit == "month":
        return whole_month(*(parts.get("m") or (today.year, today.month)))
    if parts.has("Y") or unit == "year":
        year: int = parts.get("Y") or today.year
        return date(year, 1, 1), date(year, 12, 31)
    return None


def so_far(parts: Parts) -> Found | None:
    """The "earlier this week", 今年早些时候: what has passed of it by today."""
    days = _this(parts)
    if days is None or days[0] > parts.today:
        return None
    return Found(days[0], min(days[1], parts.today), "week")


def part_of_this(parts: Parts) -> Found | None:
    """The "beginning of the year", "end of the month": of this one where it has begun, else of the last."""
    part, unit = parts.get("P"), parts.get("U")
    if unit == "year" and part in _PARTS_OF_A_YEAR:
        return part_of_year(parts)
    if unit != "month" or part > 3:
        return None
    for month in (parts.today.replace(day=1), months_later(parts.today.replace(day=1), -1)):
        days = part_of(whole_month(month.year, month.month), part)
        if days[0] <= parts.today:
            return Found(*days, "month", sure=False)
    return None


def still_to_come(parts: Parts) -> Found | None:
    """The "later this week": what is left of it from today on."""
    days = _this(parts) if parts.atoms[0].text == "later" else None
    if days is None or not days[0] <= parts.today <= days[1]:
        return None
    return Found(parts.today, days[1], "week", sure=False)


def named_season(parts: Parts) -> Found | None:
    """The "spring 2025", "last winter", "first half of the year"."""
    first, last = parts.get("S")
    year, part = parts.get("Y"), parts.get("P")
    if part in (1, 3) and last - first >= 2:
        third = (last - first + 1) // 3
        first, last = (first, first + third - 1) if part == 1 else (last - third + 1, last)
    over = first > 12

    def in_year(one: int) -> Days | None:
        return (
            whole_months(one + over, first - 12 * over, last - 12 * over) if 0 < one + over < 9998 else None
        )

    if year is not None:
        return season_of_year(year, in_year, winter=last > 12)
    if parts.has("X"):
        return coming(parts, in_year, "season")
    found = recent(parts.row, in_year, "season")
    if found is None:
        return None
    if parts.has("L") and found.latest is not None and found.latest >= parts.today:
        days = in_year(parts.today.year - 1 - over)
        return None if days is None else Found(*days, "season")
    placed = None if parts.has("L") or parts.has("H") else found.in_year
    return replace(found, ahead=False, in_year=placed, sure=not (parts.has("L") and this_year(parts, found)))


def season_of_year(year: int, in_year: Callable[[int], Days | None], winter: bool) -> Found | None:
    """A winter belongs to the year it begins in, or to the one it ends in."""
    days, before = in_year(year), in_year(year - 1)
    if days is None:
        return None
    if winter and before is not None:
        return Found(max(before[0], date(year, 1, 1)), days[1], "year", sure=False)
    return Found(*days, "season")


def winter_of_two_years(parts: Parts) -> Found | None:
    """The "winter 2023-24"."""
    first, last = parts.get("S")
    year, following = parts.get("Y"), parts.atoms[-1].text
    if last <= 12 or not f"{year + 1}".endswith(following) or len(following) not in (2, 4):
        return None
    return Found(*whole_months(year, first, last), "season")


def this_year(parts: Parts, found: Found) -> bool:
    """Whether the days lie in this year, before today."""
    return found.latest is not None and found.latest.year == parts.today.year and found.latest < parts.today


def season_and_short_year(parts: Parts) -> Found | None:
    """The "summer of 22"."""
    number = next(atom for atom in parts.atoms if atom.code == "N")
    if not number.text.isdigit() or len(number.text) != 2 or is_counted(parts):
        return None
    year = full_year(int(number.text), parts.today)
    season = parts.get("S")
    return Found(*whole_months(year, *season), "season", sure=year > parts.today.year - 30)


def named_festival(parts: Parts) -> Found | None:
    """The "Christmas", "Easter 2025", 去年国庆."""
    name, year = parts.get("F"), parts.get("Y")
    if year is not None or parts.has("H"):
        days = festivals.festival(name, year or parts.today.year)
        return None if days is None else Found(*days, sure=name not in _ELSEWHERE_ANOTHER_DAY)
    if parts.has("X"):
        return coming(parts, lambda one: festivals.festival(name, one), "day")
    if name == "new_year" and parts.row.text[: parts.atoms[0].start].endswith(("in the ", "in ")):
        return recent(parts.row, lambda one: (date(one, 1, 1), date(one, 1, 31)), "month", sure=False)
    found = recent(parts.row, lambda one: festivals.festival(name, one), "day")
    return None if found is None else replace(found, ahead=False, sure=name not in _ELSEWHERE_ANOTHER_DAY)


_ELSEWHERE_ANOTHER_DAY = frozenset(
    ("mothers_day", "national_day", "early_may_holiday", "diwali", "eid_al_fitr", "eid_al_adha")
)
"""Festivals that other countries keep on another day."""


def week_in_month(parts: Parts) -> Found | None:
    """The "3rd week of August", "second day of May 2025"."""
    number, unit = parts.day_number(), parts.get("U")
    if number is None or unit not in ("week", "day") or (unit == "week" and number > 4):
        return None
    if unit == "week":
        part = {1: 4, 2: 5, 3: 6, 4: 12}[number]
        return _in_month(parts, lambda days: part_of(days, part), "week")
    return _in_month(parts, lambda days: (shifted(days[0], number - 1),) * 2, "day")


def _in_month(parts: Parts, within: Callable[[Days], Days], grain: str) -> Found | None:
    """Days counted from the first of the month said, in its year or the latest."""
    if parts.has("m"):
        return Found(*within(whole_month(*parts.get("m"))), grain)
    (first, last), year = parts.get("M"), parts.get("Y")
    if year is not None:
        return Found(*within(whole_months(year, first, last)), grain)
    return recent(parts.row, lambda one: within(whole_months(one, first, last)), grain)


def nth_quarter(parts: Parts) -> Found | None:
    """The "3rd quarter of 2024", "2nd qtr"."""
    number, year = parts.get("O"), parts.get("Y")
    if parts.get("U") == "week" and year is not None:
        return week_of_year(year, number)
    if not 1 <= number <= 4 or (parts.get("U") != "quarter" and parts.get("h") != 0.25):
        return None
    months = (3 * number - 2, 3 * number)
    if year is not None:
        return Found(*whole_months(year, *months), "season")
    return recent(parts.row, lambda one: whole_months(one, *months), "season")


def nth_half(parts: Parts) -> Found | None:
    """The "2nd half of last year", "1st half of October"."""
    number = parts.get("O")
    if number not in (1, 2) or parts.get("h") != _HALF:
        return None
    if parts.has("M") or parts.has("m"):
        return _in_month(parts, lambda days: part_of(days, 7 + number), "month")
    return Found(*whole_months(parts.get("Y"), 6 * number - 5, 6 * number), "season")


_HALF = 0.5


def certain_quarter(parts: Parts) -> Found | None:
    """The "last quarter", 本季度."""
    year, first = parts.get("4")
    return Found(*whole_months(year, first, first + 2), "season") if not parts.has("P") else None


def certain_week(parts: Parts) -> Found | None:
    """The "last week", "early last week"."""
    monday: date = parts.get("w")
    first, last = {1: (0, 2), 2: (1, 3), 3: (3, 6)}.get(parts.get("P") or 0, (0, 6))
    return Found(shifted(monday, first), shifted(monday, last), "week")


def certain_weekend(parts: Parts) -> Found | None:
    """The "last weekend"; one to come only where the words say so."""
    saturday: date = parts.get("E")
    said = parts.atoms[0].text
    if saturday > parts.today and not said.startswith(("this", "next", "weekend after", "下", "这")):
        saturday = shifted(saturday, -7)
    return Found(saturday, shifted(saturday, 1), "week")


def some_days(parts: Parts) -> Found | None:
    """The "other day", 前几天."""
    first, last = parts.get("R")
    vague = first < -7 or parts.atoms[0].text == "other day"
    return Found(shifted(parts.today, first), shifted(parts.today, last), "week", sure=not vague)


def whole_year(parts: Parts) -> Found | None:
    """The "2021", "last year"."""
    year: int = parts.get("Y")
    return Found(date(year, 1, 1), date(year, 12, 31), "year") if 1900 <= year <= 2200 else None


def two_years(parts: Parts) -> Found | None:
    """23或24年, 二三年或二四年: a year of two figures and the one after it."""
    first, last = parts.atoms[0], parts.atoms[-1]
    year: int = last.value
    low, high = first.value
    short = int(low if low == high else 10 * low + high)
    if short != year % 100 - 1 or short < 10 or parts.row.text[first.end] == "," or parts.row.lang != "zh":
        return None
    return Found(date(year - 1, 1, 1), date(year, 12, 31), "year")


_PARTS_OF_A_DECADE = {1: (0, 3), 2: (4, 6), 3: (7, 9)}


def decade(parts: Parts) -> Found | None:
    """The "late 1990s": its years from the first to the last; "the 1900s" are the century's."""
    first: int = parts.get("5")
    whole = (0, 99 if first % 100 == 0 and first < 2000 else 9)
    from_year, to_year = _PARTS_OF_A_DECADE.get(parts.get("P") or 0, whole)
    if first + from_year > parts.today.year:
        return None
    if first < 1900:
        return Found(None, parts.today, "decade", sure=False, wrong="year")
    return Found(date(first + from_year, 1, 1), date(first + to_year, 12, 31), "decade")
