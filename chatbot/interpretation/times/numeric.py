"""Dates in figures: 2026-11-03, 3/11/26, 19641103, 11/3."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, NamedTuple

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.times.calendar import a_date

_NO_UNIT = (
    r"(?!\s?(?:of|an? [ymwd]|h\b|hrs?\b|hours?|mins?\b|minutes?|sec|days?|w|mon|mth|mo\b|y|mg"
    r"|个|天|周|年|岁|月|小时|钟头|分|秒|mm|cm|ml|g/|u/))"
)
"""What must not follow two numbers that are a day and a month, or a year and a month."""
_FIGURES = expression(
    r"(?<![\d.,])(?<!\d:)(?:"
    r"(?P<clock>(?:[01]?\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?(?! ?h)(?: ?[ap]\.?m\b\.?)?"
    r"| ?[ap]\.?m\b\.?))"
    r"|"
    r"(?P<y>[12]\d{3})\s?(?:(?P<e>[-/.、])|年)\s?(?P<m>\d{1,2})\s?(?(e)月?(?P=e)|月)\s?(?P<d>\d{1,2})(?!\d)(?:[日号])?"
    r"|(?P<spaced>(?:19|20)\d\d (?:0[1-9]|1[0-2]) (?:0[1-9]|[12]\d|3[01])(?!\d|[.,]\d)"
    r"|(?:19|20)\d\d (?:[1-9]|1[0-2]) (?:[1-9]|[12]\d|3[01])(?=$|[,。吧的打做]))"
    r"|(?P<apart>(?:0[1-9]|[12]\d|3[01]) (?:0[1-9]|[12]\d|3[01]) (?:19|20)\d\d)(?!\d|[.,]\d)"
    r"|(?P<short>\d\d)(?P<u>[-/.])(?P<sm>0?[1-9]|1[0-2])(?P=u)(?P<sd>[1-9])(?![\d.])"
    r"|(?P<a>\d{1,2})\s?(?P<s>[-/.])\s?(?P<b>\d{1,2})\s?(?P=s)\s?(?P<c>(?:19|20)\d\d|\d\d)(?!\d)"
    r"|(?P<whole>(?:19|20)\d{6})(?!\d)"
    r"|(?P<ym>(?:19|20)\d\d)(?:[-/.]| ?[-/] ?)(?P<mm>\d{1,2})"
    r"(?:(?= ?- ?(?:19|20)\d\d(?!\d))|(?![\d/-]|\.\d)(?! ?[-/] ?\d))" + _NO_UNIT + r""
    r"|(?P<my>\d{1,2}) ?[-/] ?(?P<yy>(?:19|20)\d\d)(?!\d)"
    r"|(?P<p>\d{1,2})(?P<t>[/.-])(?P<r>\d{1,2})(?![\d/%])" + _NO_UNIT + r")"
)


_JOINED = expression(
    r"\W*(?:(?:最后|末次|上次|最近|是|就是|一次|一针|打的|做的|的)[:,]?)*"
    r"(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?:号|日)?(?:[打做吃用的]{0,3}\W*$)"
)
"""A whole answer that writes month and day in one, as Chinese notes do: 1026."""


class Figures(NamedTuple):
    """A date in figures, as an atom."""

    code: str
    """"D": days; "m": a month; "t": a time of the day, which is passed over; "G": a day and a
    month without a year; "!": a day that the calendar has not ("2026-02-30")."""
    value: Any
    """For D the possible dates; for m (year, month); for G the possible (month, day) pairs."""
    start: int
    end: int


def dates_in_figures(text: str, lang: str, today: date) -> dict[int, Figures]:
    """The dates in figures of a text, by where they begin."""
    if not any(character.isdigit() for character in text):
        return {}
    found = {}
    joined = _JOINED.match(text) if lang == "zh" else None
    if joined is not None:
        pair = int(joined["month"]), int(joined["day"])
        found[joined.start("month")] = Figures("G", (pair, pair), joined.start("month"), joined.end("day"))
    for match in _FIGURES.finditer(text):
        read = _read(match, lang, today)
        if read is None and match["p"] is None and not _are_two_years(match):
            read = ("!", None)
        if read is not None:
            found[match.start()] = Figures(*read, match.start(), match.end())
    return found


def _are_two_years(match: re.Match[str]) -> bool:
    """Whether it is the "2023-24" of a year and one of the ten after it, written short."""
    first, last = int(match["ym"] or 0) % 100, int(match["mm"] or 0)
    return first < last <= first + 10 and len(match["mm"] or "") == 2


def _read(match: re.Match[str], lang: str, today: date) -> tuple[str, Any] | None:
    if match["y"]:
        if not 1900 <= int(match["y"]) <= 2099:
            return None
        return _days((int(match["y"]), int(match["m"]), int(match["d"])))
    if match["clock"]:
        return ("t", None)
    if match["spaced"]:
        year, month, day = (int(part) for part in match["spaced"].split())
        return _days((year, month, day))
    if match["apart"]:
        first, second, third = match["apart"].split()
        return _three(int(first), int(second), third, lang, today)
    if match["whole"]:
        whole = match["whole"]
        return _days((int(whole[:4]), int(whole[4:6]), int(whole[6:])))
    if match["ym"]:
        return _month(int(match["ym"]), int(match["mm"]))
    if match["my"]:
        return _month(int(match["yy"]), int(match["my"]))
    if match["short"]:
        return _short_year_first(int(match["short"]), int(match["sm"]), int(match["sd"]), lang, today)
    if match["a"]:
        return _three(int(match["a"]), int(match["b"]), match["c"], lang, today)
    return _two(int(match["p"]), match["t"], int(match["r"]), match, lang)


def _days(*parts: tuple[int, int, int]) -> tuple[str, Any] | None:
    days = tuple(dict.fromkeys(day for day in (a_date(*part) for part in parts) if day is not None))
    return ("D", days) if days else None


def _month(year: int, month: int) -> tuple[str, Any] | None:
    return ("m", (year, month)) if 1 <= month <= 12 else None


def _three(first: int, second: int, third: str, lang: str, today: date) -> tuple[str, Any] | None:
    """a/b/c: the day and the month in either order; Chinese may put a short year first."""
    year = int(third) if len(third) == 4 else full_year(int(third), today)
    forms = [(year, second, first), (year, first, second)]
    if lang == "zh" and len(third) == 2:
        forms = [(full_year(first, today), second, int(third))]
        if a_date(*forms[0]) is None:
            forms = [(year, first, second), (year, second, first)]
    return _days(*forms)


def _short_year_first(first: int, month: int, last: int, lang: str, today: date) -> tuple[str, Any] | None:
    """24.10.1: the first is the year; in English the last may be it as well."""
    days = [(full_year(first, today), month, last)]
    return _days(*days, *([(full_year(last, today), month, first)] if lang == "en" else []))


def _two(first: int, mark: str, second: int, match: re.Match[str], lang: str) -> tuple[str, Any] | None:
    """a/b: month and day in Chinese, either order in English; with other marks only in Chinese."""
    if mark != "/" and lang == "en" and not _is_said_as_a_day(match):
        return None
    if mark == "." and len(match["r"]) == 1 and second == 0:
        return None
    if mark == "-" and first < second <= 12 and not match["r"].startswith("0"):
        return None
    pairs = [(first, second)] if lang == "zh" else [(second, first), (first, second)]
    possible = tuple(dict.fromkeys(pair for pair in pairs if a_date(2024, *pair) is not None))
    if not possible and lang == "zh" and a_date(2024, second, first) is not None:
        possible = ((second, first),)
    return ("G", possible) if possible else None


_SAID_AS_A_DAY = expression(r"(?:^|\b(?:on|since|dated?|until|till))\W*$")
_A_MONTH = expression(
    r"\W*(?:of|in|this|last|next|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|cycles?|doses?)"
)


def _is_said_as_a_day(match: re.Match[str]) -> bool:
    """Whether "4-22" or "on 22.4" in English is a day and a month, no range and no decimal."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    numbers = int(match["p"]), int(match["r"])
    lead = _SAID_AS_A_DAY.search(before)
    if lead is None or _A_MONTH.match(match.string, match.end()) is not None:
        return False
    if match["t"] == "." and (not lead[0].strip() or len(match["r"]) < 2):
        return match.string.startswith(".", match.end()) and min(numbers) <= 12 < max(numbers)
    return min(numbers) <= 12 < max(numbers) or bool(lead[0].strip())


def full_year(short: int, today: date) -> int:
    """The year of two figures: of this century unless that lies ahead."""
    return 2000 + short if short <= today.year % 100 else 1900 + short
