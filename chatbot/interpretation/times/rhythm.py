"""Intervals that are told without "every": by two dates, by how many in a time, by the extremes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.times.durations import DurationMention, average
from chatbot.interpretation.times.joins import DateMention
from chatbot.interpretation.times.lengths import Term
from chatbot.interpretation.times.row import Row

_A_DOSE = expression(r"[针支剂回次打扎]|\b(?:injection|jab|shot|dose|needle|one)s?\b")
_SHORTEST, _LONGEST = 7, 120
"""Days between two doses; dates nearer together or farther apart are not taken for two in a row."""


def between_dates(row: Row, dates: Sequence[DateMention]) -> DurationMention | None:
    """上一针10月27，这一针11月17: the days from each date to the next; None: they tell no interval."""
    days = [one.found.earliest for one in dates if one.found.earliest == one.found.latest and not one.role]
    told = [day for day in days if day is not None and day <= row.today]
    if len(told) != len(dates) or len(told) < 2 or _A_DOSE.search(row.text) is None:
        return None
    gaps = [(later - day).days for day, later in pairwise(sorted(told))]
    if min(gaps) < _SHORTEST or max(gaps) > _LONGEST:
        return None
    return DurationMention(min(gaps), max(gaps), dates[0].start, dates[-1].end, every=True, sure=False)


_PLACES = {1: 3, 2: 15, 3: 27}
"""About which day of a month its beginning, middle and end lie."""
_OF_A_MONTH = 30
_APART = 8


def within_a_month(row: Row) -> DurationMention | None:
    """月头一针，月中一针, 每月初一十五各一针: so many a month; None: no days of any month are told so."""
    if set("MmYDGT") & set(row.codes) or ("c" not in row.codes and row.codes.count("P") < 2):
        return None
    atoms = [atom for atom in row.atoms if atom.code == "O" or (atom.code == "P" and atom.value in _PLACES)]
    days = sorted({atom.value if atom.code == "O" else _PLACES[atom.value] for atom in atoms})
    if len(days) < 2 or any(later - day < _APART for day, later in pairwise(days)):
        return None
    mean = _OF_A_MONTH // len(days)
    return DurationMention(mean - 1, mean + 1, atoms[0].start, atoms[-1].end, every=True, sure=False)


_DAY_OF_THE_MONTH = expression(r"(?:[OL]W|O)i?m")


def on_a_day_of_the_month(row: Row) -> DurationMention | None:
    """The "first Monday of the month", "1st of the month": once a month; None: no such day is told."""
    match = _DAY_OF_THE_MONTH.search(row.codes)
    if match is None or row.atoms[match.end() - 1].text != "the month":
        return None
    days = Term(1, 1, "month").days()
    start, end = row.atoms[match.start()].start, row.atoms[match.end() - 1].end
    return DurationMention(*days, start, end, every=True, sure=False)


_EVERY_SUCH_WEEKDAY = expression(r"y[OL]W|ZWi?m|OW(?=yU)")


def on_a_weekday_of_the_month(row: Row) -> DurationMention | None:
    """The "every first Monday", "every second Tuesday of the month": once a month; None: it is no such."""
    match = _EVERY_SUCH_WEEKDAY.search(row.codes)
    if match is None or row.atoms[match.start()].text.startswith("every other"):
        return None
    start, end = row.atoms[match.start()].start, row.atoms[match.end() - 1].end
    return DurationMention(*Term(1, 1, "month").days(), start, end, every=True, sure=False)


def so_many_in(row: Row, lengths: Sequence[DurationMention]) -> DurationMention | None:
    """一年下来十三针: the days between two of them on the average; None: no such count is told."""
    one = lengths[0] if len(lengths) == 1 else None
    days = average(row, one.length) if one is not None and one.length is not None else None
    if one is None or days is None:
        return None
    return DurationMention(*days, one.start, one.end, every=True, sure=False)


_AT_ONE_END = expression(
    r"(?:[快慢早晚短长少多勤忙闲好差](?:的时候|的话|起来|则|时|点儿?|些|了)?|有时候?|偶尔|要么|不是)"
    r"[也就是得要都有能,打隔]{0,3}$"
)


def are_extremes(text: str, mentions: Sequence[DurationMention]) -> bool:
    """Whether two lengths are the ends of a range: 快的时候二十五天，慢的时候三十天."""
    places = (0, *(one.end for one in mentions))
    before = [text[start : one.start] for start, one in zip(places, mentions, strict=False)]
    return len(mentions) == 2 and all(_AT_ONE_END.search(words) is not None for words in before)


_NOT_HELD = expression(r"[撑等熬挨拖扛顶管](?:着|得)?$|坚持$|维持$")


def reached(text: str, mentions: Sequence[DurationMention]) -> list[DurationMention]:
    """The lengths without those that it doesn't last, where others are told: 撑不到四周，三周就得打."""
    kept = [
        one
        for one in mentions
        if not (text.startswith("不到", one.start) and _NOT_HELD.search(text[: one.start]))
    ]
    return kept or list(mentions)
