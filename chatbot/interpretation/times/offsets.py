"""The days that lie so long before or after a day: "ago", "within", "more than … before"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chatbot.interpretation.times.calendar import months_later, shifted
from chatbot.interpretation.times.found import Found
from chatbot.interpretation.times.lengths import MONTHS, Length, in_days

_SLACK = {
    "day": 0,
    "week": 3,
    "half_month": 7,
    "month": 14,
    "quarter": 30,
    "half": 30,
    "year": 182,
    "decade": 1826,
}
"""How many days "3 weeks ago" and the like reach either way, by unit."""


def days_back(day: date, length: Length) -> Found:
    """The days that "so long ago" means, seen from a day."""
    if length.bound:
        low, high = in_days(length)
        if length.bound == "about" and length.grain == "day":
            low, high = (low or 0) - 1, (high or 0) + 1
        earliest = None if high is None else shifted(day, -high)
        return Found(earliest, min(shifted(day, -(low or 0)), day), length.grain, sure=not length.vague)
    slack = 0 if length.exact or length.vague else _SLACK.get(length.grain, 0)
    earliest = shifted(moved(day, length, -1, highest=True), -slack)
    latest = min(shifted(moved(day, length, -1, highest=False), slack), day)
    return Found(earliest, latest, length.grain, sure=not length.vague)


def within(today: date, length: Length) -> Found:
    """The last "3 weeks" up to today."""
    return Found(moved(today, length, -1, highest=True), today, length.grain)


def from_now(today: date, length: Length) -> Found:
    """The day "in 3 weeks", "3 weeks from now"; several where the length isn't told to the day."""
    if length.bound:
        return _bounded_from(Found(today, today), length, ">")
    first, last = (moved(today, length, 1, highest=highest) for highest in (False, True))
    return Found(first, last, length.grain)


def moved(day: date, length: Length, direction: int, highest: bool) -> date:
    """The day so much later (direction 1) or earlier (-1), months by the calendar."""
    for term in length.terms:
        figure = term.high if highest else term.low
        if term.unit in MONTHS:
            months = figure * MONTHS[term.unit]
            day = shifted(months_later(day, direction * int(months)), direction * 30 * (months - int(months)))
        else:
            day = shifted(day, direction * (term.days()[1] if highest else term.days()[0]))
    return day


def before_or_after(anchor: Found, length: Length, side: str) -> Found:
    """The "two weeks before Christmas"."""
    earliest, latest = anchor.earliest, anchor.latest
    if earliest is None or latest is None:
        return replace(anchor, sure=False)
    if length.bound and length.bound != "about":
        return _bounded_from(anchor, length, side)
    low, high = length.plain_days()
    if (length.grain == "day" or length.exact) and not length.bound:
        days = (earliest, -high, -low) if side == "<" else (latest, low, high)
        return Found(shifted(days[0], days[1]), shifted(days[0], days[2]), sure=anchor.sure)
    slack = _SLACK.get(length.grain, 0)
    if side == "<":
        first, last = shifted(earliest, -high - slack), shifted(latest, -low + slack)
    else:
        first, last = shifted(earliest, low - slack), shifted(latest, high + slack)
    return Found(first, last, length.grain, sure=False)


def _bounded_from(anchor: Found, length: Length, side: str) -> Found:
    """The "more than 2 weeks before yesterday": open towards the far end, up to the day itself for "less"."""
    if anchor.earliest is None or anchor.latest is None:
        return replace(anchor, sure=False)
    low, high = in_days(length)
    if side == "<":
        earliest = None if high is None else shifted(anchor.earliest, -high)
        return Found(earliest, shifted(anchor.latest, -(low or 0)), length.grain, sure=False)
    latest = None if high is None else shifted(anchor.latest, high)
    return Found(shifted(anchor.earliest, low or 0), latest, length.grain, sure=False)
