"""Date forms that mean a month or a part of one."""

from __future__ import annotations

from dataclasses import replace

from chatbot.interpretation.times import festivals
from chatbot.interpretation.times.calendar import a_date, months_later, whole_month, whole_months
from chatbot.interpretation.times.found import Days, Found, Parts, coming, is_counted, part_of, recent
from chatbot.interpretation.times.numeric import full_year


def month_of_year(parts: Parts) -> Found | None:
    """The "early March 2025"."""
    (first, last), year, part = parts.get("M"), parts.get("Y"), parts.get("P")
    days = whole_months(year, first, last)
    return Found(*(part_of(days, part) if part and first == last else days), "month")


def named_month(parts: Parts) -> Found | None:
    """The "in October", "late October", "last October"."""
    (first, last), part = parts.get("M"), parts.get("P")

    def in_year(year: int) -> Days | None:
        days = whole_months(year, first, last)
        return part_of(days, part) if part and first == last else days

    if parts.has("X"):
        return coming(parts, in_year, "month")
    if parts.has("H"):
        return Found(*whole_months(parts.today.year, first, last), "month")
    found = recent(parts.row, in_year, "month")
    if found is None or not parts.has("L"):
        running = found is not None and first < last and (found.latest or parts.today) > parts.today
        return replace(found, sure=False) if found is not None and running else found
    if first <= parts.today.month <= last:
        return Found(*whole_months(parts.today.year - 1, first, last), "month")
    this_year = found.earliest is not None and found.earliest.year == parts.today.year
    return replace(found, sure=not this_year, ahead=False)


def lunar_month(parts: Parts) -> Found | None:
    """The whole of 正月, 腊月 or 农历九月: found by the table, and always confirmed."""
    month, year = parts.get("J") or parts.get("M")[0], parts.get("Y")

    def in_year(one: int) -> Days | None:
        first = festivals.lunar(one, month, 1)
        last = festivals.lunar(one, month, 30) or festivals.lunar(one, month, 29)
        return None if first is None or last is None else (first, last)

    for one in (year,) if year is not None else (parts.today.year, parts.today.year - 1):
        days = in_year(one)
        if days is not None and (year is not None or days[0] <= parts.today):
            return Found(*days, "month", sure=False, in_year=in_year if year is None else None)
    return None


def certain_month(parts: Parts) -> Found | None:
    """The "last month", a day or a part of it."""
    days, part = whole_month(*parts.get("m")), parts.get("P")
    if parts.has("O") or parts.has("N"):
        day = parts.day_number()
        found = (
            None if day is None or is_counted(parts) else a_date(parts.get("m")[0], parts.get("m")[1], day)
        )
        if found is None and day is not None and parts.has("O"):
            return Found(*days, "month", sure=False, wrong="day")
        weekday = parts.get("W")
        lunar = any(atom.text.startswith("初") for atom in parts.atoms)
        sure = weekday is None or (found is not None and weekday == found.weekday())
        return None if found is None else Found(found, found, sure=sure and not lunar)
    return Found(*(part_of(days, part) if part else days), "month")


def two_months(parts: Parts) -> Found | None:
    """三月四月: two months in a row, said without a mark."""
    (one, two), row = parts.atoms, parts.row
    if row.lang != "zh" or one.end != two.start or one.value[1] + 1 != two.value[0]:
        return None
    both = one._replace(value=(one.value[0], two.value[1]), end=two.end)
    return named_month(Parts(row, (both,)))


def bare_part(parts: Parts) -> Found | None:
    """月底, 月初 without a month: the latest that has begun."""
    atom = parts.atoms[0]
    if len(atom.text) < 2 or atom.value > 3 or not "\u4e00" <= atom.text[0] <= "\u9fff":
        return None
    for back in (0, -1):
        month = months_later(parts.today.replace(day=1), back)
        days = part_of(whole_month(month.year, month.month), atom.value)
        if days[0] <= parts.today:
            return Found(*days, "month", sure=False, ahead=days[1] > parts.today)
    return None


def is_of_a_year(parts: Parts) -> bool:
    """The "March of 22", "in Jan 23": the number is a year."""
    month, number = (next((atom for atom in parts.atoms if atom.code in codes), None) for codes in ("M", "N"))
    if month is None or number is None or number.start < month.end:
        return False
    if len(number.text) != 2 or not number.text.isdigit():
        return False
    return " of " in parts.row.text[month.end : number.start] or _said_in(parts, month.start)


def _said_in(parts: Parts, start: int) -> bool:
    """Whether "in" stands before the month: days are said with "on"."""
    return parts.row.text[:start].split()[-1:] == ["in"]


def no_such_day(parts: Parts, month: int) -> Found:
    """The "31 April": known to be wrong, so that April is not read out of it."""
    first = parts.today.replace(month=month, day=1)
    return Found(first, first, sure=False, wrong="day")


def month_and_short_year(parts: Parts, month: tuple[int, int]) -> Found | None:
    """The "Sept 98", "March of 22"; "32 March" is no day."""
    number = next((atom for atom in parts.atoms if atom.code == "N"), None)
    if number is None or not number.text.isdigit() or len(number.text) != 2:
        return None
    if number.start < parts.atoms[-1].start or parts.row.text[number.end : number.end + 1] in tuple("号日"):
        return no_such_day(parts, month[0])
    sure = not _said_in(parts, parts.atoms[0].start) and not parts.has("i")
    return Found(*whole_month(full_year(int(number.text), parts.today), month[0]), "month", sure)


def two_parts(parts: Parts) -> Found | None:
    """The "early to mid October", in whichever order the parts are said."""
    places = [atom for atom in parts.atoms if atom.code == "P"]
    rest = [atom for atom in parts.atoms if atom.code in "MmY"]
    make = certain_month if parts.has("m") else month_of_year if parts.has("Y") else named_month
    first, last = (make(Parts(parts.row, (place, *rest))) for place in places)
    if first is None or last is None:
        return None
    days = [day for found in (first, last) for day in (found.earliest, found.latest) if day is not None]
    return Found(min(days), max(days), "month")
