"""English words of time. Each is a code of ``atoms`` and what it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chatbot.interpretation.lexicon import TIMES_OF_DAY
from chatbot.interpretation.times.festival_names import FESTIVAL_NAMES

Entry = tuple[str, Any]


def _each(code: str, words: Mapping[Any, str]) -> dict[str, Entry]:
    """Entries of one code: each value with its words, parted by commas."""
    return {word.strip(): (code, value) for value, listed in words.items() for word in listed.split(",")}


WORDS_EN: dict[str, Entry] = {
    **_each(
        "M",
        {
            (1, 1): "january, jan",
            (2, 2): "february, feb, febuary",
            (3, 3): "march, mar",
            (4, 4): "april, apr",
            (5, 5): "may",
            (6, 6): "june, jun",
            (7, 7): "july, jul",
            (8, 8): "august, aug",
            (9, 9): "september, sept, sep",
            (10, 10): "october, oct",
            (11, 11): "november, nov",
            (12, 12): "december, dec",
        },
    ),
    **_each(
        "W",
        {
            0: "monday, mon, mondays",
            1: "tuesday, tue, tues, tuesdays",
            2: "wednesday, wed, weds, wednesdays",
            3: "thursday, thu, thur, thurs, thursdays",
            4: "friday, fri, fridays",
            5: "saturday, sat, saturdays",
            6: "sunday, sun, sundays",
        },
    ),
    **_each(
        "U",
        {
            "day": "day, days, dys, night, nights",
            "week": "week, weeks, wk, wks, weeks', weks, week's",
            "fortnight": "fortnight, fortnights, fortnight's, fortnite, fortnites",
            "month": "month, months, mth, mths, mo, mos, mnth, mnths, months', month's",
            "quarter": "quarter, quarters, qtr, qtrs",
            "year": "year, years, yr, yrs, years', year's, yeras",
            "decade": "decade, decades",
            "century": "century, centuries",
            "hour": "hour, hours, hr, hrs",
            "minute": "minute, minutes, min, mins",
            "second": "seconds, secs, sec",
        },
    ),
    **_each("a", {1: "a, an, another"}),
    **_each("t", {None: ", ".join(("the", "of", *sorted(TIMES_OF_DAY - {"night"})))}),
    **_each("A", {None: "ago, back"}),
    **_each("<", {None: "before, pre"}),
    **_each("e", {None: "earlier"}),
    **_each("L", {-1: "last, past, previous"}),
    **_each("H", {0: "this, current"}),
    **_each("X", {1: "next, coming, following"}),
    **_each(
        "T",
        {
            -1: "yesterday, yday, yest, overnight, yesterday arvo, yesterday afternoon",
            0: "today, tonight",
            1: "tomorrow, tmrw, tomoz",
        },
    ),
    **_each(
        "S",
        {
            (3, 5): "spring, springtime, springs",
            (6, 8): "summer, summertime, summers",
            (9, 11): "autumn, fall, autumns",
            (12, 14): "winter, wintertime, winters",
        },
    ),
    **_each("P", {1: "early, beginning, start", 2: "mid, middle, halfway", 3: "late, end, latter"}),
    **_each("h", {0.5: "half"}),
    **_each("v", {None: "or"}),
    **_each("&", {None: "and, &"}),
    **_each("r", {None: "to, through, thru"}),
    **_each("u", {None: "till, til, until"}),
    **_each("b", {None: "between, betwixt"}),
    **_each("s", {None: "since, from"}),
    **_each(
        "q",
        {
            None: "about, round, around, roughly, approximately, approx, circa, abt, ish, some, near, "
            "roundabout",
            "hedge": "maybe, probably, possibly, prob, perhaps, say",
        },
    ),
    **_each("j", {None: "nearly, almost, approaching, nigh, barely, scarcely, hardly"}),
    **_each("k", {None: "over"}),
    **_each("l", {None: "minimum"}),
    **_each("x", {None: "exactly, precisely"}),
    **_each("n", {"less": "under, below", None: "within, max, maximum"}),
    **_each("y", {None: "every, each, per, q"}),
    **_each(
        "d",
        {
            "day": "daily",
            "week": "weekly, wkly",
            "fortnight": "fortnightly",
            "month": "monthly, mthly, mnthly",
            "quarter": "quarterly",
            "year": "yearly, annually",
            "biweekly": "biweekly",
            "bimonthly": "bimonthly",
        },
    ),
    **_each("c", {1: "once", 2: "twice", 3: "thrice", None: "times, time"}),
    **_each(">", {None: "after, later"}),
    **_each("i", {None: "in, on, at, by, during"}),
    **_each("g", {None: "full, whole, solid, good, long, more, straight, calendar"}),
    **_each("o", {None: "odd"}),
    **_each("0", {None: "now, currently, presently, nowadays"}),
    **_each("p", {"over": "plus"}),
    **_each("z", {None: "other, alternate"}),
    **_each(
        "F",
        {
            "christmas": "christmas, xmas, crimbo, chrismas, xmas's, christmases",
            "easter": "easter",
            "thanksgiving": "thanksgiving",
            "halloween": "halloween, hallowe'en",
            "new_years_eve": "nye",
            "lunar_new_year": "cny",
            "qingming": "qingming",
        },
    ),
    **_each("E", {0: "weekend, weekends"}),
    **_each("5", {2000: "noughties, naughties, aughties"}),
}
"""One word to its entry."""

SHORT_UNITS = {
    "d": "day", "w": "week", "m": "month", "y": "year", "h": "hour", "hrs": "hour", "min": "minute",
    "second": "second",
}  # fmt: skip
"""Units that are read only right after a number: "6w", "2 y"."""


def _denied(bound: str) -> str:
    """The ways of saying that a time is not so bounded: "can't be longer than", "haven't been over"."""
    verbs = ["don't think it was", "don't think it's"]
    verbs += "can't cannot couldn't won't wouldn't shouldn't wasn't isn't hasn't haven't not".split()
    links = ("", " be", " been", " have been", " been clear", " been free", " been on it", " had it")
    return ", ".join(f"{verb}{link} {bound}" for verb in verbs for link in links)


_PHRASES: dict[str, Entry] = {
    **_each(
        "0",
        {
            None: "at the moment, right now, at present, to date, up to now, until now, till now, so far",
        },
    ),
    **_each(">", {None: "from now, from today, hence, in the future"}),
    **_each(".", {None: "just gone"}),
    **_each(
        "t", {None: "the month of, lunch time, dinner time, tea time, supper time, bed time, night time"}
    ),
    **_each(
        "T",
        {
            -2: "day before yesterday, night before last",
            2: "day after tomorrow",
            0: "just now, this morning, this afternoon, this evening, this arvo",
            -1: "last night, yesterday morning",
            -7: "this day last week, same day last week",
        },
    ),
    **_each(
        "R",
        {
            (-385, -345): "this time last year",
            (-38, -24): "this time last month",
            (-8, -6): "this time last week",
            (-7, -1): "other day",
            (-21, -5): "other week",
            (-75, -20): "other month",
            (-7, 0): "past week, this past week, within the last week, in the last week, over the last week",
            (-14, 0): "last fortnight, past fortnight",
            (-31, 0): "past month, within the last month, in the last month, over the last month",
            (-366, 0): "past year, within the last year, in the last year, over the last year",
        },
    ),
    **_each("V", {(0.25, 0.25, "hour"): "quarter hour, quarter - hour"}),
    **_each("5", {2010: "twenty tens, twenty - tens, two thousand tens, two thousand and tens"}),
    **_each("2", {None: "before last, but one"}),
    **_each("x", {None: "to the day"}),
    **_each("d", {"biweekly": "bi - weekly, bi weekly", "bimonthly": "bi - monthly, bi monthly"}),
    **_each("8", {None: "last but one, second to last, next to last, penultimate"}),
    **_each("7", {None: "week of, w / c, wc, week commencing, week beginning, week starting"}),
    **_each("<", {None: "prior to, earlier than, pre -"}),
    **_each("u", {None: "no later than, not later than"}),
    **_each("s", {None: "no earlier than, not earlier than, as of"}),
    **_each(
        "w",
        {
            -1: "last week, previous week, last wk",
            0: "this week, current week, this wk",
            1: "next week, coming week",
            -2: "week before last",
            2: "week after next, week after the next",
        },
    ),
    **_each(
        "m",
        {
            -1: "last month, previous month",
            0: "this month, the month, current month",
            1: "next month",
            -2: "month before last, the month before last",
            2: "month after next, month after the next, the month after next, the month after the next",
        },
    ),
    **_each(
        "Y",
        {
            -1: "last year, previous year, last yr",
            0: "this year, current year, this yr",
            1: "next year, next yr",
            -2: "year before last",
            2: "year after next, year after the next",
        },
    ),
    **_each(
        "4",
        {
            -1: "previous quarter, last qtr",
            0: "this quarter, current quarter, this qtr",
            1: "next quarter, next qtr",
            -2: "quarter before last",
            2: "quarter after next",
        },
    ),
    **_each(
        "E",
        {
            -1: "last weekend, past weekend, weekend just gone",
            0: "this weekend",
            1: "next weekend",
            -2: "weekend before last",
            2: "weekend after next, weekend after the next",
        },
    ),
    **_each(
        "N",
        {
            (2, 2): "a couple of, a couple",
            (2, 4): "a few",
            (3, 7): "quite a few, a fair few, a good few",
            (12, 12): "a dozen",
            (6, 6): "half a dozen",
        },
    ),
    **_each("h", {0.25: "a quarter of, quarter of", 0.5: "half of"}),
    **_each("h", {0.75: "three quarters of, three - quarters of"}),
    **_each(
        "+",
        {
            0.5: "and a half, and half, & a half",
            0.25: "and a quarter, & a quarter",
            0.75: "and three quarters, and three quarter, & three quarters",
        },
    ),
    **_each(
        "p",
        {
            "odd": "and a bit, and some",
            "over": "or more, or longer, if not more, if not longer",
        },
    ),
    **_each(
        "n",
        {
            None: "at most, at the most, at the very most, at the outside, tops, "
            "no more than, no longer than, up to, maximum of",
            "less": "less than, fewer than, not even, not yet, not yet quite, nowhere near, not nearly, "
            "not anywhere near",
        },
    ),
    **{
        phrase: entry
        for code, bounds in {"n": "more longer greater", "l": "less shorter"}.items()
        for bound in bounds.split()
        for phrase, entry in _each(code, {None: _denied(f"{bound} than")}).items()
    },
    **_each("n", {None: _denied("over")}),
    **_each("Q", {None: "or so, or thereabouts, more or less, give or take, or something"}),
    **_each("v", {None: "or about, or maybe, or perhaps, or possibly, maybe even"}),
    **_each("q", {None: "something like, in the region of, more like", "hedge": "must be"}),
    **_each(
        "j",
        {
            None: (
                "getting on for, getting on towards, coming up, coming up to, coming up for, coming up on, "
                "close to, "
                "going on, going on for, just under, just shy of, nigh on, just short of, not quite, the "
                "best part of, best part of, better part of, a little under, a bit under, a little less "
                "than, a bit less than, just less than"
            ),
        },
    ),
    **_each(
        "K",
        {
            None: (
                "just over, a little over, a bit over, a little more than, a bit more than, just more "
                "than, slightly over"
            ),
        },
    ),
    **_each(
        "k",
        {
            None: "more than, longer than, well over, upwards of, greater than, in excess of",
        },
    ),
    **_each(
        "l", {None: "at least, at the least, at the very least, no less than, not less than, minimum of"}
    ),
    **_each("a", {1: "a good"}),
    **_each("Z", {None: "every other, every second, every alternate, every 2nd"}),
    **_each(
        "P",
        {
            1: "beginning of, start of, early in, early on in, early part of, first few months of, "
            "first months of",
            2: "half way through, halfway through, midway through, mid - way through, middle part of",
            3: "end of, late in, late on in, latter part of, back end of, tail end of, last few months of, "
            "last months of",
            4: "first week of, first week in, first few days of, first days of",
            5: "second week of, second week in",
            6: "third week of, third week in",
            7: "last week of, last week in, last days of, last few days of, final days of",
            10: "last day of, last day in",
            11: "first day of, first day in",
            12: "fourth week of",
            8: "first half of",
            9: "second half of, latter half of, later half of, back half of",
        },
    ),
    **_each("F", FESTIVAL_NAMES),
    **_each(
        "S",
        {
            (1, 3): "first quarter",
            (4, 6): "second quarter",
            (7, 9): "third quarter",
            (10, 12): "fourth quarter, last quarter",
        },
    ),
}

PHRASES_EN: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
"""First word to the phrases that begin with it, the longest first."""
for _phrase, _entry in sorted(_PHRASES.items(), key=lambda item: -len(item[0].split())):
    _words = tuple(_phrase.split())
    PHRASES_EN.setdefault(_words[0], []).append((_words, _entry))

NOT_A_MONTH_AFTER = frozenset(
    "be have need not also well get i you he she they we it come go take help want".split()
)
"""Words after which "may" and "march" before them are verbs."""
MONTH_AFTER = frozenset(
    "in since last past this coming next early mid late of from until till to by between around about "
    "before after end beginning during come maybe was is on the and or - / , every".split()
)
"""Words before a "may", "march", "sun" or "sat" that is a time."""
WHEN = frozenset("in since last until till by during early mid late around before after".split())
"""Words that make a "may" or "march" a time whoever follows: "in May I had it"."""
THINKS = frozenset("think guess believe reckon suppose".split())
"""What I do after a time that I am not sure of: "March I think"."""
HEDGES = frozenset("maybe perhaps possibly even was".split())
"""What may stand between "or" and the other time: "March or maybe April"."""
DOUBTFUL = frozenset("may march mar sat sun mon wed fall spring dec second min mo".split())
"""Words of time that are other words too."""
LONG_WORDS = (
    *(word for word, (code, _) in WORDS_EN.items() if code in "MWUd" and len(word) >= 6),
    *(word for word, (code, _) in WORDS_EN.items() if code == "F" and len(word) > 6),
    "yesterday",
    "tomorrow",
)
"""Words read in spite of one typing error."""
