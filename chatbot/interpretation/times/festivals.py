"""Festivals by the real calendar, and the Chinese lunar calendar from 2000 to 2035.

Gregorian feasts are computed for any year. Lunar ones come from a table of month lengths, in the
form of the Hong Kong Observatory's conversion tables; outside of it a lunar date has no reading.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from chatbot.interpretation.times.calendar import a_date, days_in, shifted

Days = tuple[date, date]


class LunarYear(NamedTuple):
    """One year of the Chinese lunar calendar."""

    first: tuple[int, int]
    """Month and day of New Year's Day in the Gregorian year of the same number."""
    leap: int
    """The month after which the leap month stands; 0: none."""
    months: str
    """For each month in order, the leap month included: 0 has 29 days, 1 has 30."""


LUNAR_YEARS = {
    2000: LunarYear((2, 5), 0, "110010010110"),
    2001: LunarYear((1, 24), 4, "1101010010101"),
    2002: LunarYear((2, 12), 0, "110101001010"),
    2003: LunarYear((2, 1), 0, "110110100101"),
    2004: LunarYear((1, 22), 2, "0101101010101"),
    2005: LunarYear((2, 9), 0, "010101101010"),
    2006: LunarYear((1, 29), 7, "1010101011011"),
    2007: LunarYear((2, 18), 0, "001001011101"),
    2008: LunarYear((2, 7), 0, "100100101101"),
    2009: LunarYear((1, 26), 5, "1100100101011"),
    2010: LunarYear((2, 14), 0, "101010010101"),
    2011: LunarYear((2, 3), 0, "101101001010"),
    2012: LunarYear((1, 23), 4, "1011010101010"),
    2013: LunarYear((2, 10), 0, "101011010101"),
    2014: LunarYear((1, 31), 9, "0101010110101"),
    2015: LunarYear((2, 19), 0, "010010111010"),
    2016: LunarYear((2, 8), 0, "101001011011"),
    2017: LunarYear((1, 28), 6, "0101001010111"),
    2018: LunarYear((2, 16), 0, "010100101011"),
    2019: LunarYear((2, 5), 0, "101010010011"),
    2020: LunarYear((1, 25), 4, "0111010010101"),
    2021: LunarYear((2, 12), 0, "011010101010"),
    2022: LunarYear((2, 1), 0, "101011010101"),
    2023: LunarYear((1, 22), 2, "0100110110101"),
    2024: LunarYear((2, 10), 0, "010010110110"),
    2025: LunarYear((1, 29), 6, "1010010101110"),
    2026: LunarYear((2, 17), 0, "101001001110"),
    2027: LunarYear((2, 6), 0, "110100100110"),
    2028: LunarYear((1, 26), 5, "1110100100110"),
    2029: LunarYear((2, 13), 0, "110101010011"),
    2030: LunarYear((2, 3), 0, "010110101010"),
    2031: LunarYear((1, 23), 3, "0110101101010"),
    2032: LunarYear((2, 11), 0, "100101101101"),
    2033: LunarYear((1, 31), 11, "0100101011101"),
    2034: LunarYear((2, 19), 0, "010010101101"),
    2035: LunarYear((2, 8), 0, "101001001101"),
}


def lunar(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a lunar one (its ordinary, not its leap month).

    >>> lunar(2026, 9, 9)
    datetime.date(2026, 10, 18)
    """
    found = LUNAR_YEARS.get(year)
    if found is None or not 1 <= month <= 12:
        return None
    place = month - 1 + (0 < found.leap < month)
    if not 1 <= day <= 29 + int(found.months[place]):
        return None
    before = sum(29 + int(length) for length in found.months[:place])
    return shifted(date(year, *found.first), before + day - 1)


def _eve(year: int) -> date | None:
    """The last day of the lunar year before the New Year's Day of this Gregorian year."""
    first = lunar(year, 1, 1)
    return None if first is None else shifted(first, -1)


def easter(year: int) -> date:
    """Easter Sunday (Western), by the anonymous Gregorian algorithm."""
    century, within = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (within // 4) - moon - within % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth Monday (0) … Sunday (6) of a month; nth -1: the last."""
    if nth < 0:
        last = date(year, month, days_in(year, month))
        return shifted(last, -((last.weekday() - weekday) % 7))
    first = date(year, month, 1)
    return shifted(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1))


def solar_term(year: int, month: int, constant: float) -> date | None:
    """A solar term of the 21st century by the customary formula, right for 2001 to 2099."""
    if not 2001 <= year <= 2099:
        return None
    within = year % 100
    leap_days = (within - 1) // 4 if month <= 2 else within // 4
    return a_date(year, month, int(within * 0.2422 + constant) - leap_days)


_TERMS = {
    "lichun": (2, 3.87), "jingzhe": (3, 5.63), "chunfen": (3, 20.646), "qingming": (4, 4.81),
    "guyu": (4, 20.1), "lixia": (5, 5.52), "xiaoman": (5, 21.04), "mangzhong": (6, 5.678),
    "summer_solstice": (6, 21.37), "xiaoshu": (7, 7.108),
    "dashu": (7, 22.83), "liqiu": (8, 7.5), "chushu": (8, 23.13), "bailu": (9, 7.646), "qiufen": (9, 23.042),
    "hanlu": (10, 8.318), "shuangjiang": (10, 23.438), "lidong": (11, 7.438), "winter_solstice": (12, 21.94),
    "xiaohan": (1, 5.4055), "dahan": (1, 20.12),
}  # fmt: skip
"""Solar terms that people date by: the month and the customary formula's constant."""


def _term(name: str) -> Callable[[int], date | None]:
    return lambda year: solar_term(year, *_TERMS[name])


def _fixed(month: int, day: int, days: int = 1) -> Callable[[int], Days | None]:
    return lambda year: (date(year, month, day), shifted(date(year, month, day), days - 1))


def _around(
    found: Callable[[int], date | None], before: int = 0, after: int = 0
) -> Callable[[int], Days | None]:
    def days(year: int) -> Days | None:
        day = found(year)
        return None if day is None else (shifted(day, -before), shifted(day, after))

    return days


_BY_THE_MOON = {
    "diwali": "2020-11-14 2021-11-04 2022-10-24 2023-11-12 2024-10-31 2025-10-20 2026-11-08 2027-10-29",
    "eid_al_fitr": "2020-05-24 2021-05-13 2022-05-02 2023-04-21 2024-04-10 2025-03-30 2026-03-20 2027-03-10",
    "eid_al_adha": "2020-07-31 2021-07-20 2022-07-09 2023-06-28 2024-06-16 2025-06-06 2026-05-27 2027-05-16",
}
"""Days of feasts that other calendars set; places that see the moon a day apart keep them a day apart."""


def _tabled(days: str) -> Callable[[int], date | None]:
    by_year = {day.year: day for day in map(date.fromisoformat, days.split())}
    return by_year.get


FESTIVALS: dict[str, Callable[[int], Days | None]] = {
    "new_year": _fixed(1, 1),
    "valentine": _fixed(2, 14),
    "st_patrick": _fixed(3, 17),
    "womens_day": _fixed(3, 8),
    "april_fool": _fixed(4, 1),
    "labour_week": _fixed(5, 1, days=5),
    "may_day": _fixed(5, 1),
    "childrens_day": _fixed(6, 1),
    "fourth_of_july": _fixed(7, 4),
    "army_day": _fixed(8, 1),
    "youth_day": _fixed(5, 4),
    "arbor_day": _fixed(3, 12),
    "nurses_day": _fixed(5, 12),
    "party_day": _fixed(7, 1),
    "epiphany": _fixed(1, 6),
    "burns_night": _fixed(1, 25),
    "australia_day": _fixed(1, 26),
    "st_george": _fixed(4, 23),
    "anzac_day": _fixed(4, 25),
    "juneteenth": _fixed(6, 19),
    "canada_day": _fixed(7, 1),
    "teachers_day": _fixed(9, 10),
    "national_day": _fixed(10, 1),
    "national_week": _fixed(10, 1, days=7),
    "halloween": _fixed(10, 31),
    "bonfire_night": _fixed(11, 5),
    "armistice": _fixed(11, 11),
    "double_twelve": _fixed(12, 12),
    "christmas_eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "boxing_day": _fixed(12, 26),
    "new_years_eve": _fixed(12, 31),
    "easter": _around(easter),
    "easter_weekend": _around(easter, before=2, after=1),
    "good_friday": _around(lambda year: shifted(easter(year), -2)),
    "easter_monday": _around(lambda year: shifted(easter(year), 1)),
    "pancake_day": _around(lambda year: shifted(easter(year), -47)),
    "ash_wednesday": _around(lambda year: shifted(easter(year), -46)),
    "palm_sunday": _around(lambda year: shifted(easter(year), -7)),
    "maundy_thursday": _around(lambda year: shifted(easter(year), -3)),
    "ascension": _around(lambda year: shifted(easter(year), 39)),
    "whit_sunday": _around(lambda year: shifted(easter(year), 49)),
    "whit_monday": _around(lambda year: shifted(easter(year), 50)),
    "martin_luther_king": _around(lambda year: nth_weekday(year, 1, 0, 3)),
    "presidents_day": _around(lambda year: nth_weekday(year, 2, 0, 3)),
    "columbus_day": _around(lambda year: nth_weekday(year, 10, 0, 2)),
    "black_friday": _around(lambda year: shifted(nth_weekday(year, 11, 3, 4), 1)),
    "cyber_monday": _around(lambda year: shifted(nth_weekday(year, 11, 3, 4), 4)),
    "clocks_back": _around(lambda year: nth_weekday(year, 10, 6, -1), after=7),
    "clocks_forward": lambda year: (nth_weekday(year, 3, 6, 2), nth_weekday(year, 3, 6, -1)),
    "earth_day": _fixed(4, 22),
    "all_saints": _fixed(11, 1),
    "remembrance_sunday": _around(lambda year: nth_weekday(year, 11, 6, 2)),
    "early_may_holiday": _around(lambda year: nth_weekday(year, 5, 0, 1)),
    "spring_holiday": _around(lambda year: nth_weekday(year, 5, 0, -1)),
    "august_holiday": _around(lambda year: nth_weekday(year, 8, 0, -1)),
    **{name: _around(_tabled(days)) for name, days in _BY_THE_MOON.items()},
    "mothers_day": _around(lambda year: nth_weekday(year, 5, 6, 2)),
    "fathers_day": _around(lambda year: nth_weekday(year, 6, 6, 3)),
    "memorial_day": _around(lambda year: nth_weekday(year, 5, 0, -1)),
    "labor_day": _around(lambda year: nth_weekday(year, 9, 0, 1)),
    "thanksgiving": _around(lambda year: nth_weekday(year, 11, 3, 4)),
    **{name: _around(_term(name)) for name in _TERMS},
    "spring_festival": _around(lambda year: lunar(year, 1, 1), before=1, after=6),
    "lunar_new_year": _around(lambda year: lunar(year, 1, 1)),
    "lunar_eve": _around(_eve),
    "little_new_year": _around(lambda year: lunar(year - 1, 12, 23), after=1),
    "laba": _around(lambda year: lunar(year - 1, 12, 8)),
    "lantern": _around(lambda year: lunar(year, 1, 15)),
    "dragon_boat": _around(lambda year: lunar(year, 5, 5)),
    "qixi": _around(lambda year: lunar(year, 7, 7)),
    "ghost_festival": _around(lambda year: lunar(year, 7, 15)),
    "mid_autumn": _around(lambda year: lunar(year, 8, 15)),
    "double_ninth": _around(lambda year: lunar(year, 9, 9)),
}
"""The days of each festival in the Gregorian year it falls in; None: outside of the tables. The
long holidays (spring_festival, national_week, labour_week) are their whole week; the clocks change on
different days in Europe and America, and all from the one to the other are meant."""


def festival(name: str, year: int) -> Days | None:
    """The first and last day of a festival in a year; None: not in the tables."""
    return FESTIVALS[name](year) if 1900 <= year <= 2100 else None


def latest_festival(name: str, today: date) -> Days | None:
    """The festival's most recent beginning that is not after today."""
    for year in (today.year, today.year - 1):
        days = festival(name, year)
        if days is not None and days[0] <= today:
            return days
    return None


def latest_lunar(month: int, day: int, today: date) -> date | None:
    """The most recent occurrence of a lunar day that is not after today."""
    for year in (today.year, today.year - 1, today.year - 2):
        found = lunar(year, month, day)
        if found is not None and found <= today:
            return found
    return None
