"""Date forms that mean one day: in figures, in words, weekdays, lunar days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.times import festivals
from chatbot.interpretation.times.calendar import a_date, days_in, monday_of, months_later, shifted
from chatbot.interpretation.times.forms_of_months import (
    certain_month,
    is_of_a_year,
    month_and_short_year,
    no_such_day,
)
from chatbot.interpretation.times.found import Days, Found, Parts, is_counted, recent
from chatbot.interpretation.times.numeric import full_year
from chatbot.interpretation.times.row import Atom


def in_figures(parts: Parts) -> Found | None:
    """The "10/11/2026": one day, or several where day and month may be either way round."""
    days: tuple[date, ...] = parts.get("D")
    if len(days) == 1:
        return Found(days[0], days[0], sure=parts.get("W") in (None, days[0].weekday()))
    past = [day for day in days if day <= parts.today]
    if len(past) == 1:
        return Found(past[0], past[0], sure=False)
    return Found(days[0], days[0], sure=False, others=days[1:])


def month_and_day_in_figures(parts: Parts) -> Found | None:
    """The "11/3" without a year."""
    pairs: tuple[tuple[int, int], ...] = parts.get("G")
    found = [yearless_day(parts, *pair) for pair in pairs]
    readings = [one for one in found if one is not None]
    readings = [one for one in readings if one.sure] or readings
    if not readings:
        return None
    rest = tuple(one.earliest for one in readings[1:] if one.earliest is not None)
    plain = parts.row.lang == "zh" or "/" in parts.atoms[-1].text
    return replace(readings[0], others=rest, sure=readings[0].sure and not rest and plain)


def whole_date(parts: Parts) -> Found | None:
    """A day with its month and year; unsure where the weekday said is another."""
    day, month, year = parts.day_number(), parts.get("M"), parts.get("Y")
    if parts.has("G"):
        pair = parts.get("G")[-1]
        found = a_date(year, *pair)
    else:
        found = None if day is None or month[0] != month[1] else a_date(year, month[0], day)
    if found is None:
        return None if day is None or month[0] != month[1] else no_such_day(parts, month[0])
    weekday = parts.get("W")
    return Found(found, found, sure=weekday is None or weekday == found.weekday())


def day_and_short_year(parts: Parts) -> Found | None:
    """The "3 Nov 26": the last number is a year of two figures; 11月25 30毫克 has none."""
    numbers = [atom for atom in parts.atoms if atom.code in "NO"]
    short = _short_year(numbers[-1]) if parts.row.lang == "en" else None
    if short is None or is_counted(parts) or not numbers[-1].text.isdigit():
        return None
    year, month = full_year(short, parts.today), parts.get("M")
    day = Parts(parts.row, numbers[:1]).day_number()
    found = None if day is None or month[0] != month[1] else a_date(year, month[0], day)
    return None if found is None else Found(found, found)


def day_and_year_apart(parts: Parts) -> Found | None:
    """The "third of May, forty-eight", whose last figure is most likely the year."""
    short, month = _short_year(parts.atoms[-1]), parts.get("M")
    year = None if short is None else full_year(short, parts.today)
    found = None if year is None or month[0] != month[1] else a_date(year, month[0], parts.get("O"))
    return None if found is None else Found(found, found, sure=False)


def _short_year(atom: Atom) -> int | None:
    """The year of two figures that a number may be, in figures or in words; None: it is none."""
    low, high = atom.value if atom.code == "N" else (0.0, 0.0)
    written = not atom.text.isdigit() or len(atom.text) == 2
    zero = len(atom.text) == 2 and atom.text.startswith("0")
    return (
        int(low)
        if low == high and low.is_integer() and (low >= 10 or zero) and low <= 99 and written
        else None
    )


def day_and_numbered_month(parts: Parts) -> Found | None:
    """The "3rd of the 5th, 1948", "12th of the 11th": the month told by its number."""
    day, month = (atom for atom in parts.atoms if atom.code == "O")
    if month.value > 12 or parts.row.text[day.end : month.start].strip() != "of":
        return None
    last = parts.atoms[-1]
    short = _short_year(last)
    year = parts.get("Y") or (None if short is None else full_year(short, parts.today))
    if year is not None:
        whole = a_date(year, month.value, day.value)
        return None if whole is None else Found(whole, whole)
    found = None if last.code == "N" else yearless_day(parts, month.value, day.value)
    return None if found is None else replace(found, sure=False)


def yearless_day(parts: Parts, month: int, day: int) -> Found | None:
    """A day and month without a year: its last occurrence."""
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


def day_of_month(parts: Parts) -> Found | None:
    """The "3rd of November", 11月3号."""
    day, month = parts.day_number(), parts.get("M")
    if month[0] != month[1] or is_counted(parts):
        return None
    if day is None or is_of_a_year(parts):
        return month_and_short_year(parts, month)
    found = yearless_day(parts, month[0], day)
    if found is None:
        return no_such_day(parts, month[0])
    doubtful = parts.has("L") or _may_be_another(parts, month[0], day)
    return replace(found, sure=False) if doubtful else found


def _may_be_another(parts: Parts, month: int, day: int) -> bool:
    """Whether "Oct-26" or "Feb 24" may be a month and year, or 八月十五 and 二月二 lunar feasts."""
    if parts.row.lang == "zh":
        named = (month, day) in ((8, 15), (1, 15)) or (month == day and not parts.atoms[-1].text.isdigit())
        return named and parts.has("N")
    last = parts.atoms[-1]
    lately = 1 <= parts.today.year % 100 - day <= _YEARS_LATELY and parts.atoms[0].code == "M"
    return last.code == "N" and len(last.text) == 2 and (parts.has("r") or lately)


_YEARS_LATELY = 3
"""Years gone by whose two figures after a month may be meant as the year."""


def two_days(parts: Parts) -> Found | None:
    """The "3rd or 4th of November", "Nov 3-5", 11月3、4号."""
    numbers = [atom for atom in parts.atoms if atom.code in "NO"]
    rest = [atom for atom in parts.atoms if atom.code in "MmY"]
    if _is_written_in_one(parts, numbers) or is_counted(parts) or _opens_words(parts, numbers):
        return None
    forms = [Parts(parts.row, (number, *rest)) for number in (numbers[0], numbers[-1])]
    make = certain_month if parts.has("m") else whole_date if parts.has("Y") else day_of_month
    first, last = make(forms[0]), make(forms[1])
    if first is None or last is None or first.earliest is None or last.latest is None:
        return None
    days = (first.earliest, last.latest)
    if not 0 < (days[1] - days[0]).days < 28:
        return None
    return Found(*days, "day", first.sure and last.sure, ahead=first.ahead or last.ahead)


def _opens_words(parts: Parts, numbers: list[Atom]) -> bool:
    """Whether the figure after a comma belongs to the words behind it: "Oct 2nd, five to the hip"."""
    first, last = numbers
    text = parts.row.text
    apart = last.code == "N" and "," in text[first.end : last.start]
    return apart and last.end == parts.atoms[-1].end and _CLOSED.match(text, last.end) is None


_CLOSED = expression(r"\s*(?:$|[,.;&)、]|and\b|or\b|号|日)")


def _is_written_in_one(parts: Parts, numbers: list[Atom]) -> bool:
    """Whether it is one date with marks in it, the last figures a year: "15-Oct-26", "15/Oct/26"."""
    month = next((atom for atom in parts.atoms if atom.code == "M"), None)
    if month is None or not numbers[0].start < month.start < numbers[-1].start:
        return False
    marks = [parts.row.text[numbers[0].end : month.start], parts.row.text[month.end : numbers[-1].start]]
    return marks in (["-", "-"], ["/", "/"])


def two_day_numbers(parts: Parts) -> Found | None:
    """The "between the 10th and the 12th": the latest such days that have begun."""
    last = parts.atoms[-1]
    first = parts.atoms[-3]
    number = Parts(parts.row, (first,)).day_number()
    if number is None or not number < last.value <= 31 or (first.code == "N" and parts.row.lang == "en"):
        return None
    begun = day_number_alone(Parts(parts.row, (first._replace(code="O", value=number),)))
    if begun is None or begun.earliest is None or begun.wrong:
        return None
    ends = a_date(begun.earliest.year, begun.earliest.month, last.value)
    return None if ends is None else Found(begun.earliest, ends, "week", sure=False)


def nth_weekday_of_month(parts: Parts) -> Found | None:
    """The "first Monday of June", "last Friday of October 2025"."""
    nth, weekday = (-1 if parts.has("L") else parts.get("O")), parts.get("W")
    if nth > 5:
        return None
    if parts.has("m"):
        year, month = parts.get("m")
        day = festivals.nth_weekday(year, month, weekday, nth)
        return Found(day, day)
    (month, last), year = parts.get("M"), parts.get("Y")

    def in_year(one: int) -> Days | None:
        day = festivals.nth_weekday(one, month, weekday, nth)
        return (day, day) if day.month == month else None

    if month != last:
        return None
    days = in_year(year) if year is not None else None
    return Found(*days) if days is not None else recent(parts.row, in_year, "day")


def nth_weekday_alone(parts: Parts) -> Found | None:
    """The "second Sunday" of this month, or of the last one where it is still to come."""
    nth, weekday, month = parts.get("O"), parts.get("W"), parts.today.replace(day=1)
    if nth > 5 or parts.row.codes[: parts.row.atoms.index(parts.atoms[0])].endswith(("y", "Z")):
        return None
    for one in (month, months_later(month, -1)):
        day = festivals.nth_weekday(one.year, one.month, weekday, nth)
        if day.month != one.month:
            return Found(one, one, sure=False, wrong="day")
        if day <= parts.today:
            return Found(day, day, sure=False)
    return None


def weekdays_of_week(parts: Parts) -> Found | None:
    """The "Tue to Thur this week", 上周三到周五."""
    first, last = (atom.value for atom in parts.atoms if atom.code == "W")
    monday = parts.get("w")
    return Found(shifted(monday, first), shifted(monday, last), "week") if first < last else None


def weekday_of_week(parts: Parts) -> Found | None:
    """The "Tuesday of last week", 上周三."""
    day = shifted(parts.get("w"), parts.get("W"))
    return Found(day, day)


def weekday_of_weeks(parts: Parts) -> Found | None:
    """The "last week's Tuesday", "this week's Monday"."""
    if parts.get("U") != "week" or not parts.atoms[1].text.endswith("'s"):
        return None
    monday = shifted(monday_of(parts.today), -7 if parts.has("L") else 0)
    day = shifted(monday, parts.get("W"))
    return Found(day, day)


def named_weekday(parts: Parts) -> Found | None:
    """The last such weekday before today, or that of "this" or "next"."""
    weekday: int = parts.get("W")
    today = parts.today
    if parts.has("H"):
        day = shifted(monday_of(today), weekday)
        return Found(day, day, sure=day >= today)  # "this Friday", said on a Sunday, may be the next one
    if parts.has("X"):
        day = shifted(today, (weekday - today.weekday()) % 7 or 7)
        return Found(day, day)
    back = (today.weekday() - weekday) % 7
    day = shifted(today, -(back or 7))
    return Found(day, day, sure=back > 0 and not (parts.has("L") and back < 3))


def weekday_week(parts: Parts) -> Found | None:
    """The "Wednesday week": a week after the coming one."""
    if parts.get("U") != "week":
        return None
    day = shifted(parts.today, ((parts.get("W") - parts.today.weekday()) % 7 or 7) + 7)
    return Found(day, day, sure=not parts.has("L"))


def weekday_and_number(parts: Parts) -> Found | None:
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


def certain_day(parts: Parts) -> Found | None:
    """The "yesterday", 前天."""
    return Found(parts.get("T"), parts.get("T"))


def same_day_of_year(parts: Parts) -> Found | None:
    """去年今天: today's day and month in another year."""
    day = a_date(parts.get("Y"), parts.today.month, parts.today.day)
    return None if day is None or parts.get("T") != parts.today else Found(day, day)


def same_day_of_month(parts: Parts) -> Found | None:
    """上个月的今天: today's day in another month."""
    year, month = parts.get("m")
    day = a_date(year, month, parts.today.day)
    return None if day is None or parts.get("T") != parts.today else Found(day, day)


def day_and_week(parts: Parts) -> Found | None:
    """The "yesterday week", a week before yesterday; "tomorrow week", a week after tomorrow."""
    day: date = parts.get("T")
    if parts.atoms[1].text != "week":
        return None
    day = shifted(day, -7 if day < parts.today else 7)
    return Found(day, day, sure=False)


def same_month_of_year(parts: Parts) -> Found | None:
    """去年本月十日: a day of this month in another year."""
    day = a_date(parts.get("Y"), parts.get("m")[1], parts.get("O"))
    return None if day is None else Found(day, day)


_IN_WORDS = expression(r"[a-z ]+")
_COUNTS_TIMES = expression(r" (?:was|is|one|in|on)\b")
"""After "the first": it tells which time it was, and no day."""


def day_number_alone(parts: Parts) -> Found | None:
    """The "30th" of this month, or of the last one that has begun it; 每月8号 is asked back."""
    number = parts.get("O")
    if _COUNTS_TIMES.match(parts.row.text, parts.atoms[-1].end) and _IN_WORDS.fullmatch(parts.atoms[0].text):
        return None
    month = parts.today.replace(day=1)
    start = parts.atoms[0].start
    monthly = parts.row.text[:start].endswith(("每月", "每个月", "月月"))
    if parts.row.text[max(0, start - 1) : start] == "月" and not monthly:
        return Found(month, month, sure=False, wrong="day")
    for _ in range(3):
        day = a_date(month.year, month.month, number)
        if day is not None and day <= parts.today:
            upcoming = number > parts.today.day and number <= days_in(parts.today.year, parts.today.month)
            lunar = parts.atoms[0].text.startswith("初")
            plain = parts.atoms[0].text[-1].isdigit()
            return Found(day, day, sure=not (upcoming or lunar or plain or monthly), ahead=False)
        month = months_later(month, -1)
    return None


def lunar_day(parts: Parts) -> Found | None:
    """A day of the lunar calendar: found by the table, and always confirmed."""
    month, day = parts.get("J"), parts.day_number()
    if month is None:
        month = parts.get("M")[0] if parts.has("M") else 1 if parts.get("B") == 1 else None
    if month is None or day is None:
        return None
    year = parts.get("Y")
    if year is None:
        found = festivals.latest_lunar(month, day, parts.today)
    else:
        found = festivals.lunar(year, month, day)
        if found is None:
            return lunar_by_rule(year, month, day)
    return None if found is None else Found(found, found, sure=False)


def lunar_by_rule(year: int, month: int, day: int) -> Found | None:
    """A lunar day outside of the tables: it falls 17 to 52 days after the same Gregorian figures."""
    same = a_date(year, month, min(day, 28))
    return None if same is None else Found(shifted(same, 17), shifted(same, 54), "month", sure=False)
