"""Dates and lengths of time said back as people say them: "October 2026", "about 8 months"."""

from __future__ import annotations

from datetime import date

from chatbot.interpretation.times.calendar import days_in, days_of_months
from criteria.model import Lang
from criteria.values import Dates, Interval

_MONTHS = "January February March April May June July August September October November December".split()


def dates_in_words(days: Dates, lang: Lang) -> str:
    """The days in words: a day, a month, a year, or from when to when."""
    first, last = days.earliest, days.latest
    if first is None or last is None:
        return _open(first, last, lang)
    if first == last:
        return _day(first, lang)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        years = (first.year, last.year)
        if years[0] == years[1]:
            return f"{years[0]}" if lang == "en" else f"{years[0]}年"
    if first.day == 1 and last.day == days_in(last.year, last.month):
        return _months(first, last, lang)
    if lang == "zh":
        return f"{_day(first, lang)}到{_day(last, lang)}之间"
    if (first.year, first.month) == (last.year, last.month):
        return f"between {first.day} and {_day(last, lang)}"
    return f"between {_day(first, lang)} and {_day(last, lang)}"


def _months(first: date, last: date, lang: Lang) -> str:
    names = [
        f"{day.year}年{day.month}月" if lang == "zh" else f"{_MONTHS[day.month - 1]} {day.year}"
        for day in (first, last)
    ]
    if names[0] == names[1]:
        return names[0]
    return f"{names[0]}到{names[1]}之间" if lang == "zh" else f"between {names[0]} and {names[1]}"


def _day(day: date, lang: Lang) -> str:
    if lang == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _open(first: date | None, last: date | None, lang: Lang) -> str:
    if last is not None:
        return f"{_day(last, lang)} or before" if lang == "en" else f"{_day(last, lang)}或更早"
    if first is not None:
        return f"{_day(first, lang)} or later" if lang == "en" else f"{_day(first, lang)}或更晚"
    return ""


def length_in_words(days: Interval, lang: Lang) -> str | None:
    """A length that is so many months or years by the calendar ("5 years"); None: it is none."""
    low, high = days.low, days.high
    if low is None or high is None or low == high:
        return None
    for months in (*range(1, 24), *range(24, 721, 12)):
        if days_of_months(months) == (low, high):
            years, rest = divmod(months, 12)
            if years and not rest:
                return _counted(years, "year", "年", lang)
            return _counted(months, "month", "个月", lang)
    return None


def _counted(count: int, english: str, chinese: str, lang: Lang) -> str:
    if lang == "zh":
        return f"{count}{chinese}"
    return f"{count} {english}" if count == 1 else f"{count} {english}s"
