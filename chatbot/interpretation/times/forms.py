"""The forms that dates take, as patterns over a row of atoms; the first form that fits is taken.

Each form turns its atoms into a ``Found``: the days meant, and how sure that is. A form without a
year can be placed in any year, so that "between March and May 2024" and "Aug or Sept" come out right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from chatbot.interpretation.times import festivals
from chatbot.interpretation.times.atoms import Atom, Row
from chatbot.interpretation.times.calendar import (
    a_date,
    days_in,
    monday_of,
    months_later,
    shifted,
    whole_month,
    whole_months,
)

Days = tuple[date, date]
AHEAD = 31
"""Days: a date without a year that lies at most so far ahead may be meant as coming."""


@dataclass(frozen=True, slots=True)
class Found:
    """The days that a form means."""

    earliest: date | None
    latest: date | None
    """None: open; both are never None."""
    grain: str = "day"
    """"day", "week", "month", "season" or "year"."""
    sure: bool = True
    in_year: Callable[[int], Days | None] | None = None
    """The same days in another year; None: the year was said."""
    others: tuple[date, ...] = ()
    """Days that the same figures may mean as well ("3/4/2026")."""
    ahead: bool = False
    """No year was said, and it comes round again within a month."""


def recent(row: Row, in_year: Callable[[int], Days | None], grain: str, sure: bool = True) -> Found | None:
    """The most recent occurrence that has begun by today."""
    today = row.today
    for year in range(today.year, max(today.year - 9, 1), -1):
        days = in_year(year)
        if days is not None and days[0] <= today:
            coming = [in_year(today.year), in_year(min(today.year + 1, 9999))]
            ahead = any(c is not None and 0 < (c[0] - today).days <= AHEAD for c in coming)
            return Found(*days, grain, sure, in_year, ahead=ahead)
    return None


class Parts:
    """The atoms that a form took, by code."""

    def __init__(self, row: Row, atoms: Sequence[Atom]) -> None:
        self.row, self.atoms = row, atoms
        self.today = row.today

    def get(self, code: str) -> Any:
        """The value of the first atom of a code; None: there is none."""
        return next((atom.value for atom in self.atoms if atom.code == code), None)

    def has(self, code: str) -> bool:
        """Whether an atom of that code is there."""
        return any(atom.code == code for atom in self.atoms)

    def day_number(self) -> int | None:
        """The day of the month: an ordinal or a plain number."""
        for atom in self.atoms:
            if atom.code == "O":
                return int(atom.value)
            if atom.code == "N":
                low, high = atom.value
                return int(low) if low == high and 1 <= low <= 31 and low == int(low) else None
        return None


def _in_figures(parts: Parts) -> Found | None:
    days: tuple[date, ...] = parts.get("D")
    if len(days) == 1:
        return Found(days[0], days[0])
    past = [day for day in days if day <= parts.today]
    if len(past) == 1:
        return Found(past[0], past[0], sure=False)
    return Found(days[0], days[0], sure=False, others=days[1:])


def _month_and_day_in_figures(parts: Parts) -> Found | None:
    pairs: tuple[tuple[int, int], ...] = parts.get("G")
    found = [_yearless_day(parts, *pair) for pair in pairs]
    readings = [one for one in found if one is not None]
    if not readings:
        return None
    rest = tuple(one.earliest for one in readings[1:] if one.earliest is not None)
    return replace(readings[0], others=rest, sure=readings[0].sure and not rest)


def _whole_date(parts: Parts) -> Found | None:
    day, month, year = parts.day_number(), parts.get("M"), parts.get("Y")
    if parts.has("G"):
        pair = parts.get("G")[-1]
        found = a_date(year, *pair)
    else:
        found = None if day is None or month[0] != month[1] else a_date(year, month[0], day)
    if found is None:
        return None
    weekday = parts.get("W")
    return Found(found, found, sure=weekday is None or weekday == found.weekday())


def _day_and_short_year(parts: Parts) -> Found | None:
    """The "3 Nov 26": the last number is a year of two figures."""
    numbers = [atom for atom in parts.atoms if atom.code in "NO"]
    last = numbers[-1]
    if last.code != "N" or len(last.text) != 2 or not last.text.isdigit():
        return None
    short, month = int(last.text), parts.get("M")
    year = 2000 + short if short <= parts.today.year % 100 else 1900 + short
    day = Parts(parts.row, numbers[:1]).day_number()
    found = None if day is None or month[0] != month[1] else a_date(year, month[0], day)
    return None if found is None else Found(found, found)


def _yearless_day(parts: Parts, month: int, day: int) -> Found | None:
    if a_date(2024, month, day) is None:
        return None

    def in_year(year: int) -> Days | None:
        found = a_date(year, month, day)
        return None if found is None else (found, found)

    found = recent(parts.row, in_year, "day")
    weekday = parts.get("W")
    if found is not None and weekday is not None and found.earliest is not None:
        return replace(found, sure=weekday == found.earliest.weekday())
    return found


_COUNTED = frozenset("cycles cycle doses dose injections sessions times rounds infusions mg weeks of jabs shots".split())


def _day_of_month(parts: Parts) -> Found | None:
    day, month = parts.day_number(), parts.get("M")
    if month[0] != month[1] or _is_counted(parts):
        return None
    if day is None:
        return _month_and_short_year(parts, month)
    found = _yearless_day(parts, month[0], day)
    maybe_lunar = parts.row.lang == "zh" and (month[0], day) in ((8, 15), (1, 15)) and parts.has("N")
    return replace(found, sure=False) if found is not None and maybe_lunar else found


def _is_counted(parts: Parts) -> bool:
    """Whether the number counts something that follows ("in March 3 cycles")."""
    if parts.atoms[-1].code != "N":
        return False
    following = next((atom for atom in parts.row.atoms if atom.start >= parts.atoms[-1].end), None)
    return following is not None and (following.text in _COUNTED or following.code in "Uc")


def _two_days(parts: Parts) -> Found | None:
    """The "3rd or 4th of November", "Nov 3-5", 11月3、4号."""
    numbers = [atom for atom in parts.atoms if atom.code in "NO"]
    rest = [atom for atom in parts.atoms if atom.code in "MmY"]
    forms = [Parts(parts.row, (number, *rest)) for number in (numbers[0], numbers[-1])]
    make = _certain_month if parts.has("m") else _whole_date if parts.has("Y") else _day_of_month
    first, last = make(forms[0]), make(forms[1])
    if first is None or last is None or first.earliest is None or last.latest is None:
        return None
    days = (first.earliest, last.latest)
    if not 0 < (days[1] - days[0]).days < 28:
        return None
    return Found(*days, "day", first.sure and last.sure, ahead=first.ahead or last.ahead)


def _two_parts(parts: Parts) -> Found | None:
    """The "early to mid October"."""
    places = [atom for atom in parts.atoms if atom.code == "P"]
    rest = [atom for atom in parts.atoms if atom.code in "MmY"]
    make = _certain_month if parts.has("m") else _month_of_year if parts.has("Y") else _month
    first, last = (make(Parts(parts.row, (place, *rest))) for place in places)
    if first is None or last is None:
        return None
    return Found(first.earliest, last.latest, "month")


def _month_and_short_year(parts: Parts, month: tuple[int, int]) -> Found | None:
    """The "Sept 98"."""
    numbers = [atom.value[0] for atom in parts.atoms if atom.code == "N"]
    if not numbers or not 32 <= numbers[0] <= 99:
        return None
    return Found(*whole_month(1900 + int(numbers[0]), month[0]), "month")


def _part_of(days: Days, part: int) -> Days:
    """Early, middle, late (1, 2, 3), a week (4 to 7) or a half (8, 9) of a month."""
    first, last = days
    bounds = {
        1: (1, 10), 2: (11, 20), 3: (21, 31), 4: (1, 7), 5: (8, 14), 6: (15, 21), 7: (last.day - 6, 31),
        8: (1, 15), 9: (16, 31),
    }[part]  # fmt: skip
    return first.replace(day=bounds[0]), last.replace(day=min(bounds[1], last.day))


_PARTS_OF_A_YEAR = {1: (1, 3), 2: (5, 8), 3: (10, 12), 8: (1, 6), 9: (7, 12)}


def _month_of_year(parts: Parts) -> Found | None:
    (first, last), year, part = parts.get("M"), parts.get("Y"), parts.get("P")
    days = whole_months(year, first, last)
    return Found(*(_part_of(days, part) if part and first == last else days), "month")


def _month(parts: Parts) -> Found | None:
    (first, last), part = parts.get("M"), parts.get("P")

    def in_year(year: int) -> Days | None:
        days = whole_months(year, first, last)
        return _part_of(days, part) if part and first == last else days

    if parts.has("X"):
        return _coming(parts, in_year, "month")
    if parts.has("H"):
        return Found(*whole_months(parts.today.year, first, last), "month")
    found = recent(parts.row, in_year, "month")
    if found is None or not parts.has("L"):
        return found
    this_year = found.earliest is not None and found.earliest.year == parts.today.year
    return replace(found, sure=not this_year, ahead=False)


def _coming(parts: Parts, in_year: Callable[[int], Days | None], grain: str) -> Found | None:
    for year in (parts.today.year, parts.today.year + 1):
        days = in_year(year) if year <= 9999 else None
        if days is not None and days[0] > parts.today:
            return Found(*days, grain)
    return None


def _certain_month(parts: Parts) -> Found | None:
    days, part = whole_month(*parts.get("m")), parts.get("P")
    if parts.has("O") or parts.has("N"):
        day = parts.day_number()
        found = None if day is None or _is_counted(parts) else a_date(*parts.get("m"), day)
        return None if found is None else Found(found, found)
    return Found(*(_part_of(days, part) if part else days), "month")


def _bare_part(parts: Parts) -> Found | None:
    """月底, 月初 without a month: the latest that has begun."""
    atom = parts.atoms[0]
    if len(atom.text) < 2 or not "\u4e00" <= atom.text[0] <= "\u9fff":
        return None
    for back in (0, -1):
        month = months_later(parts.today.replace(day=1), back)
        days = _part_of(whole_month(month.year, month.month), atom.value)
        if days[0] <= parts.today:
            return Found(*days, "month", sure=False)
    return None


def _part_of_year(parts: Parts) -> Found | None:
    part = parts.get("P") or parts.get("B")
    year = parts.get("Y")
    months = _PARTS_OF_A_YEAR.get(part)
    if months is None:
        return None
    if year is None:
        return recent(parts.row, lambda one: whole_months(one, *months), "season")
    return Found(*whole_months(year, *months), "season")


def _season(parts: Parts) -> Found | None:
    first, last = parts.get("S")
    year, part = parts.get("Y"), parts.get("P")
    if part in (1, 3) and last - first >= 2:
        third = (last - first + 1) // 3
        first, last = (first, first + third - 1) if part == 1 else (last - third + 1, last)
    over = first > 12

    def in_year(one: int) -> Days | None:
        return whole_months(one + over, first - 12 * over, last - 12 * over) if one < 9998 else None

    if year is not None:
        return _season_of(year, in_year, winter=last > 12)
    if parts.has("X"):
        return _coming(parts, in_year, "season")
    found = recent(parts.row, in_year, "season")
    if found is None:
        return None
    return replace(found, ahead=False, sure=not (parts.has("L") and _this_year(parts, found)))


def _season_of(year: int, in_year: Callable[[int], Days | None], winter: bool) -> Found | None:
    """A winter belongs to the year it begins in, or to the one it ends in."""
    days, before = in_year(year), in_year(year - 1)
    if days is None:
        return None
    if winter and before is not None:
        return Found(max(before[0], date(year, 1, 1)), days[1], "year", sure=False)
    return Found(*days, "season")


def _this_year(parts: Parts, found: Found) -> bool:
    return found.latest is not None and found.latest.year == parts.today.year and found.latest < parts.today


def _festival(parts: Parts) -> Found | None:
    name, year = parts.get("F"), parts.get("Y")
    if year is not None or parts.has("H"):
        days = festivals.festival(name, year or parts.today.year)
        return None if days is None else Found(*days)
    if parts.has("X"):
        return _coming(parts, lambda one: festivals.festival(name, one), "day")
    found = recent(parts.row, lambda one: festivals.festival(name, one), "day")
    return None if found is None else replace(found, ahead=False)


def _lunar(parts: Parts) -> Found | None:
    """A day of the lunar calendar: found by the table, and always confirmed."""
    month, day = parts.get("J"), parts.day_number()
    if month is None:
        month = parts.get("M")[0] if parts.has("M") else None
    if month is None or day is None:
        return None
    year = parts.get("Y")
    if year is not None:
        found = festivals.lunar(year, month, day)
    else:
        found = festivals.latest_lunar(month, day, parts.today)
    return None if found is None else Found(found, found, sure=False)


def _weekday_of_week(parts: Parts) -> Found | None:
    day = shifted(parts.get("w"), parts.get("W"))
    return Found(day, day)


def _weekday(parts: Parts) -> Found | None:
    weekday: int = parts.get("W")
    today = parts.today
    if parts.has("H"):
        day = shifted(monday_of(today), weekday)
        return Found(day, day)
    if parts.has("X"):
        day = shifted(today, (weekday - today.weekday()) % 7 or 7)
        return Found(day, day)
    back = (today.weekday() - weekday) % 7
    day = shifted(today, -(back or 7))
    return Found(day, day, sure=back > 0 and not (parts.has("L") and back < 3))


def _weekday_and_number(parts: Parts) -> Found | None:
    """The "Friday 13th": the latest such day of the last months."""
    number, weekday = parts.day_number(), parts.get("W")
    if number is None:
        return None
    month = parts.today.replace(day=1)
    for _ in range(14):
        day = a_date(month.year, month.month, number)
        if day is not None and day <= parts.today and day.weekday() == weekday:
            return Found(day, day, sure=(parts.today - day).days < 120)
        month = months_later(month, -1)
    return None


def _week(parts: Parts) -> Found | None:
    monday: date = parts.get("w")
    first, last = {1: (0, 2), 2: (1, 3), 3: (3, 6)}.get(parts.get("P") or 0, (0, 6))
    return Found(shifted(monday, first), shifted(monday, last), "week")


def _weekend(parts: Parts) -> Found | None:
    saturday: date = parts.get("E")
    said = parts.atoms[0].text
    if saturday > parts.today and not said.startswith(("this", "next", "下", "这")):
        saturday = shifted(saturday, -7)
    return Found(saturday, shifted(saturday, 1), "week")


def _day(parts: Parts) -> Found | None:
    return Found(parts.get("T"), parts.get("T"))


def _some_days(parts: Parts) -> Found | None:
    first, last = parts.get("R")
    return Found(shifted(parts.today, first), shifted(parts.today, last), "week", sure=first >= -7)


def _year(parts: Parts) -> Found | None:
    year: int = parts.get("Y")
    return Found(date(year, 1, 1), date(year, 12, 31), "year") if 1900 <= year <= 2200 else None


def _day_number_alone(parts: Parts) -> Found | None:
    """The "30th" of this month, or of the last one that has begun it."""
    number = parts.get("O")
    month = parts.today.replace(day=1)
    for _ in range(3):
        day = a_date(month.year, month.month, number)
        if day is not None and day <= parts.today:
            upcoming = number > parts.today.day and number <= days_in(parts.today.year, parts.today.month)
            return Found(day, day, sure=not upcoming, ahead=False)
        month = months_later(month, -1)
    return None


FORMS: tuple[tuple[re.Pattern[str], Callable[[Parts], Found | None]], ...] = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        (r"(?:W,?)?DW?", _in_figures),
        (r"YG", _whole_date),
        (r"C?Y?C?(?:JO|JN(?![Uc])|MO(?<=O))", lambda parts: _lunar(parts) if _is_lunar(parts) else None),
        (r"CY?M[NO]", _lunar),
        (r"b?[NO][vr&u][NO]r?M(?:,?i?Y)?|(?:Y?M|m)[NO][vru,&][NO](?![UMhgc]|r[NU])", _two_days),
        (r"P[rv&]P(?:M,?Y|YM|M|m)", _two_parts),
        (r"(?:W,?)?i?[NO]r?M[r,]?i?Y", _whole_date),
        (r"(?:W,?)?Mr?[NO][r,]?i?Y", _whole_date),
        (r"YM[NO](?:,?W)?", _whole_date),
        (r"(?:W,?)?[NO]r?Mr?N(?![Uhgc+])", _day_and_short_year),
        (r"(?:W,?)?Mr?[NO],?N(?![Uhgc+rv])", _day_and_short_year),
        (r"PM[,i]?Y|PYM|YMP|MPi?Y", _month_of_year),
        (r"(?:W,?)?i?[NO]r?M", _day_of_month),
        (r"G", _month_and_day_in_figures),
        (r"(?:W,?)?i?Mr?[NO](?![Uhg+]|r[NU])(?:,?W)?", _day_of_month),
        (r"M[,ir]?Y|Y[,r]?M", _month_of_year),
        (r"m[NO](?![Uhg+])W?|[NO]i?m", _certain_month),
        (r"PM|MP|[LHX]M", _month),
        (r"Pi?m|mP", _certain_month),
        (r"PS[i,]?Y|PYS|YSP?|S[i,]?Y|PS|[LHX]?S", _season),
        (r"P[i,]?Y|Y[PB]", _part_of_year),
        (r"F[i,]?Y|YF|[LHX]?F", _festival),
        (r"wW|W[i,]?w", _weekday_of_week),
        (r"W,?i?[ON](?![UMhg+c]|r[NU])", _weekday_and_number),
        (r"[LHX]?W", _weekday),
        (r"P?w|wP", _week),
        (r"m", _certain_month),
        (r"M", _month),
        (r"T", _day),
        (r"E", _weekend),
        (r"R", _some_days),
        (r"B", _part_of_year),
        (r"Y", _year),
        (r"O", _day_number_alone),
        (r"P", _bare_part),
    )
)


def _is_lunar(parts: Parts) -> bool:
    """Whether a lunar word is there: 农历, 腊月, 初九."""
    return parts.has("C") or parts.has("J") or any(atom.text.startswith("初") for atom in parts.atoms)


_OPENERS = frozenset("WDYCJMNOGPLHXmSFwTERBib")


def form_at(row: Row, at: int) -> tuple[Found, int] | None:
    """The date that begins at an atom and the atom after it; None: none does."""
    if row.codes[at] not in _OPENERS:
        return None
    for pattern, make in FORMS:
        match = pattern.match(row.codes, at)
        if match is None:
            continue
        parts = Parts(row, row.atoms[at : match.end()])
        if match.end() == at + 1 and not _stands_alone(row, at):
            continue
        found = make(parts)
        if found is not None:
            return found, match.end()
    return None


def _stands_alone(row: Row, at: int) -> bool:
    """A lone ordinal or part is a date only where it can't be anything else."""
    atom = row.atoms[at]
    if atom.code != "O":
        return True
    if atom.text[-1] in "号日":
        return True
    before = row.atoms[at - 1] if at else None
    after = row.atoms[at + 1] if at + 1 < len(row.atoms) else None
    marked = atom.text.startswith("the ") or (before is not None and before.text in ("on", "since", "until"))
    return marked and (after is None or after.code in ",;T" or after.text in _AFTER_A_DAY)


_AFTER_A_DAY = frozenset("i we he she they was which at in so but and".split())
