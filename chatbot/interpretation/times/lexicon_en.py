"""English words of time. Each is a code of ``atoms`` and what it stands for."""

from __future__ import annotations

from typing import Any

Entry = tuple[str, Any]

_MONTHS = (
    "january jan", "february feb febuary", "march mar", "april apr", "may", "june jun", "july jul",
    "august aug", "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
_DAYS = (
    "monday mon mondays", "tuesday tue tues tuesdays", "wednesday wed weds wednesdays",
    "thursday thu thur thurs thursdays", "friday fri fridays", "saturday sat saturdays",
    "sunday sun sundays",
)  # fmt: skip
_UNITS = {
    "day": "day days dys", "week": "week weeks wk wks weeks' weks week's",
    "fortnight": "fortnight fortnights fortnight's",
    "month": "month months mth mths mo mos mnth mnths months' month's", "quarter": "quarter quarters",
    "year": "year years yr yrs years' year's yeras", "decade": "decade decades",
    "hour": "hour hours hr hrs", "minute": "minute minutes min mins", "second": "seconds secs sec",
}  # fmt: skip
_CODES: dict[str, Entry] = {
    "a": ("a", 1), "an": ("a", 1), "the": ("t", None), "of": ("t", None),
    "ago": ("A", None), "back": ("A", None), "before": ("<", None), "earlier": ("e", None),
    "last": ("L", -1), "past": ("L", -1), "previous": ("L", -1),
    "this": ("H", 0), "current": ("H", 0), "next": ("X", 1), "coming": ("X", 1), "following": ("X", 1),
    "yesterday": ("T", -1), "yday": ("T", -1), "yest": ("T", -1), "today": ("T", 0), "tonight": ("T", 0),
    "tomorrow": ("T", 1), "tmrw": ("T", 1), "tomoz": ("T", 1), "overnight": ("T", -1),
    "spring": ("S", (3, 5)), "springtime": ("S", (3, 5)), "summer": ("S", (6, 8)),
    "summertime": ("S", (6, 8)), "autumn": ("S", (9, 11)), "fall": ("S", (9, 11)),
    "winter": ("S", (12, 14)), "wintertime": ("S", (12, 14)),
    "early": ("P", 1), "beginning": ("P", 1), "start": ("P", 1), "mid": ("P", 2), "middle": ("P", 2),
    "halfway": ("P", 2), "late": ("P", 3), "end": ("P", 3), "latter": ("P", 3),
    "half": ("h", 0.5), "quarter": ("U", "quarter"),
    "or": ("v", None), "and": ("&", None), "&": ("&", None), "to": ("r", None), "through": ("r", None),
    "thru": ("r", None), "till": ("u", None), "til": ("u", None), "until": ("u", None),
    "between": ("b", None), "betwixt": ("b", None), "since": ("s", None), "from": ("s", None),
    "about": ("q", None), "around": ("q", None), "roughly": ("q", None), "approximately": ("q", None),
    "approx": ("q", None), "circa": ("q", None), "maybe": ("q", "hedge"), "probably": ("q", "hedge"), "possibly": ("q", "hedge"), "prob": ("q", "hedge"),
    "perhaps": ("q", "hedge"), "abt": ("q", None), "ish": ("q", None), "say": ("q", "hedge"), "some": ("q", None),
    "nearly": ("j", None), "almost": ("j", None), "approaching": ("j", None), "nigh": ("j", None),
    "over": ("k", None), "minimum": ("l", None), "exactly": ("x", None), "precisely": ("x", None),
    "under": ("n", "less"), "below": ("n", "less"), "within": ("n", None), "max": ("n", None),
    "every": ("y", None), "each": ("y", None), "per": ("y", None), "q": ("y", None),
    "daily": ("d", "day"), "weekly": ("d", "week"), "fortnightly": ("d", "fortnight"),
    "monthly": ("d", "month"), "quarterly": ("d", "quarter"), "yearly": ("d", "year"),
    "annually": ("d", "year"), "biweekly": ("d", "biweekly"), "bimonthly": ("d", "bimonthly"),
    "once": ("c", 1), "twice": ("c", 2), "thrice": ("c", 3), "times": ("c", None), "time": ("c", None),
    "after": (">", None), "in": ("i", None), "on": ("i", None), "at": ("i", None), "by": ("i", None),
    "during": ("i", None), "full": ("g", None), "whole": ("g", None), "solid": ("g", None),
    "good": ("g", None), "long": ("g", None), "more": ("g", None), "straight": ("g", None),
    "calendar": ("g", None), "odd": ("o", None), "now": ("0", None), "currently": ("0", None), "presently": ("0", None), "nowadays": ("0", None), "later": (">", None), "plus": ("p", "over"), "other": ("z", None), "alternate": ("z", None),
    "christmas": ("F", "christmas"), "xmas": ("F", "christmas"), "crimbo": ("F", "christmas"),
    "chrismas": ("F", "christmas"), "easter": ("F", "easter"), "thanksgiving": ("F", "thanksgiving"),
    "halloween": ("F", "halloween"), "hallowe'en": ("F", "halloween"), "nye": ("F", "new_years_eve"),
    "cny": ("F", "lunar_new_year"), "qingming": ("F", "qingming"), "xmas's": ("F", "christmas"),
    "weekend": ("E", 0), "weekends": ("E", 0), "noon": ("t", None), "morning": ("t", None), "evening": ("t", None), "afternoon": ("t", None),
}  # fmt: skip

WORDS_EN: dict[str, Entry] = {
    **{word: ("M", (number, number)) for number, words in enumerate(_MONTHS, 1) for word in words.split()},
    **{word: ("W", number) for number, words in enumerate(_DAYS) for word in words.split()},
    **{word: ("U", unit) for unit, words in _UNITS.items() for word in words.split()},
    **_CODES,
}
"""One word to its entry."""

SHORT_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year", "h": "hour", "hrs": "hour", "min": "minute"}
"""Units that are read only right after a number: "6w", "2 y"."""

_PHRASES: dict[str, Entry] = {
    "at the moment": ("0", None), "right now": ("0", None), "at present": ("0", None), "to date": ("0", None),
    "up to now": ("0", None), "until now": ("0", None), "till now": ("0", None), "so far": ("0", None),
    "from now": (">", None), "from today": (">", None), "just gone": (".", None),
    "day before yesterday": ("T", -2), "day after tomorrow": ("T", 2), "this time last year": ("R", (-385, -345)), "just now": ("T", 0),
    "this morning": ("T", 0), "this afternoon": ("T", 0), "this evening": ("T", 0),
    "last night": ("T", -1), "yesterday morning": ("T", -1), "other day": ("R", (-7, -1)),
    "other week": ("R", (-21, -5)), "other month": ("R", (-75, -20)),
    "before last": ("2", None), "week of": ("7", None), "w / c": ("7", None), "wc": ("7", None),
    "week commencing": ("7", None), "week beginning": ("7", None), "week starting": ("7", None), "prior to": ("<", None), "last week": ("w", -1), "past week": ("R", (-7, 0)), "previous week": ("w", -1), "this week": ("w", 0),
    "next week": ("w", 1), "week before last": ("w", -2), "week after next": ("w", 2),
    "this past week": ("R", (-7, 0)), "coming week": ("w", 1),
    "last month": ("m", -1), "previous month": ("m", -1), "this month": ("m", 0), "next month": ("m", 1),
    "month before last": ("m", -2), "past month": ("R", (-31, 0)),
    "last year": ("Y", -1), "previous year": ("Y", -1), "this year": ("Y", 0), "next year": ("Y", 1),
    "year before last": ("Y", -2), "past year": ("R", (-366, 0)),
    "last weekend": ("E", -1), "this weekend": ("E", 0), "past weekend": ("E", -1),
    "next weekend": ("E", 1), "weekend before last": ("E", -2), "weekend just gone": ("E", -1),
    "a couple of": ("N", (2, 2)), "a couple": ("N", (2, 2)), "a few": ("N", (2, 4)),
    "quite a few": ("N", (3, 7)), "a dozen": ("N", (12, 12)), "half a dozen": ("N", (6, 6)),
    "a quarter of": ("h", 0.25), "quarter of": ("h", 0.25), "three quarters of": ("h", 0.75),
    "half of": ("h", 0.5), "and a half": ("+", 0.5), "and half": ("+", 0.5),
    "and a quarter": ("+", 0.25), "and three quarters": ("+", 0.75), "and a bit": ("p", "odd"),
    "and some": ("p", "odd"), "or more": ("p", "over"), "or longer": ("p", "over"), "at most": ("n", None), "at the most": ("n", None), "tops": ("n", None),
    "or so": ("Q", None), "or thereabouts": ("Q", None), "more or less": ("Q", None),
    "give or take": ("Q", None), "or something": ("Q", None), "or about": ("v", None), "or maybe": ("v", None),
    "or perhaps": ("v", None), "or possibly": ("v", None), "maybe even": ("v", None),
    "something like": ("q", None), "in the region of": ("q", None), "more like": ("q", None),
    "getting on for": ("j", None), "getting on towards": ("j", None), "coming up to": ("j", None),
    "coming up for": ("j", None), "coming up on": ("j", None), "close to": ("j", None), "going on": ("j", None),
    "going on for": ("j", None), "just under": ("j", None), "just shy of": ("j", None),
    "just short of": ("j", None), "not quite": ("j", None), "the best part of": ("j", None),
    "best part of": ("j", None), "better part of": ("j", None), "a little under": ("j", None),
    "a bit under": ("j", None), "a little less than": ("j", None), "a bit less than": ("j", None),
    "just less than": ("j", None), "just over": ("K", None), "a little over": ("K", None),
    "a bit over": ("K", None), "a little more than": ("K", None), "a bit more than": ("K", None),
    "just more than": ("K", None), "slightly over": ("K", None),
    "more than": ("k", None), "longer than": ("k", None), "well over": ("k", None), "upwards of": ("k", None),
    "greater than": ("k", None), "in excess of": ("k", None), "at least": ("l", None),
    "no less than": ("l", None), "not less than": ("l", None), "minimum of": ("l", None),
    "a good": ("a", 1), "must be": ("q", "hedge"),
    "less than": ("n", "less"), "fewer than": ("n", "less"), "no more than": ("n", None),
    "not more than": ("n", None), "up to": ("n", None), "maximum of": ("n", None),
    "every other": ("Z", None), "every second": ("Z", None), "every alternate": ("Z", None),
    "every 2nd": ("Z", None), "beginning of": ("P", 1), "start of": ("P", 1), "end of": ("P", 3),
    "early on in": ("P", 1), "late on in": ("P", 3), "early part of": ("P", 1), "latter part of": ("P", 3),
    "back end of": ("P", 3), "tail end of": ("P", 3), "first week of": ("P", 4), "first week in": ("P", 4), "second week of": ("P", 5), "second week in": ("P", 5),
    "third week of": ("P", 6), "third week in": ("P", 6), "last week of": ("P", 7), "last week in": ("P", 7), "last day of": ("P", 10), "first day of": ("P", 11), "fourth week of": ("P", 12),
    "first half of": ("P", 8),
    "second half of": ("P", 9), "turn of the year": ("F", "new_year"),
    "first quarter": ("S", (1, 3)), "second quarter": ("S", (4, 6)), "third quarter": ("S", (7, 9)),
    "fourth quarter": ("S", (10, 12)), "last quarter": ("S", (10, 12)),
    "chinese new year": ("F", "lunar_new_year"), "lunar new year": ("F", "lunar_new_year"),
    "spring festival": ("F", "spring_festival"), "new year": ("F", "new_year"),
    "new years": ("F", "new_year"), "new year's": ("F", "new_year"), "new year's day": ("F", "new_year"),
    "new years day": ("F", "new_year"), "new year's eve": ("F", "new_years_eve"),
    "new years eve": ("F", "new_years_eve"), "christmas day": ("F", "christmas"),
    "christmas eve": ("F", "christmas_eve"), "xmas eve": ("F", "christmas_eve"),
    "xmas day": ("F", "christmas"), "boxing day": ("F", "boxing_day"), "easter sunday": ("F", "easter"),
    "easter monday": ("F", "easter_monday"), "easter weekend": ("F", "easter_weekend"),
    "good friday": ("F", "good_friday"), "shrove tuesday": ("F", "pancake_day"),
    "pancake day": ("F", "pancake_day"), "thanksgiving day": ("F", "thanksgiving"),
    "fourth of july": ("F", "fourth_of_july"), "4th of july": ("F", "fourth_of_july"),
    "independence day": ("F", "fourth_of_july"), "labor day": ("F", "labor_day"),
    "labour day": ("F", "may_day"), "may day": ("F", "may_day"), "memorial day": ("F", "memorial_day"),
    "mother's day": ("F", "mothers_day"), "mothers day": ("F", "mothers_day"),
    "father's day": ("F", "fathers_day"), "fathers day": ("F", "fathers_day"),
    "valentine's day": ("F", "valentine"), "valentines day": ("F", "valentine"),
    "valentine's": ("F", "valentine"), "valentines": ("F", "valentine"),
    "st patrick's day": ("F", "st_patrick"), "st patricks day": ("F", "st_patrick"),
    "bonfire night": ("F", "bonfire_night"), "guy fawkes": ("F", "bonfire_night"),
    "remembrance day": ("F", "armistice"), "armistice day": ("F", "armistice"),
    "veterans day": ("F", "armistice"), "national day": ("F", "national_day"),
    "golden week": ("F", "national_week"), "mid autumn festival": ("F", "mid_autumn"),
    "mid - autumn festival": ("F", "mid_autumn"), "moon festival": ("F", "mid_autumn"),
    "mid autumn": ("F", "mid_autumn"), "mid - autumn": ("F", "mid_autumn"),
    "dragon boat festival": ("F", "dragon_boat"), "dragon boat": ("F", "dragon_boat"),
    "lantern festival": ("F", "lantern"), "tomb sweeping day": ("F", "qingming"),
    "tomb - sweeping day": ("F", "qingming"), "qing ming": ("F", "qingming"),
    "double ninth": ("F", "double_ninth"), "halloween night": ("F", "halloween"),
}  # fmt: skip

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
    "in since last this next early mid late of from until till to by between around about before after "
    "end beginning during maybe was is on the and or - / , every".split()
)
"""Words before a "may", "march", "sun" or "sat" that is a time."""
DOUBTFUL = frozenset(("may", "march", "mar", "sat", "sun", "mon", "wed", "fall", "spring", "dec", "second", "min", "mo"))
"""Words of time that are other words too."""
LONG_WORDS = tuple(
    word for word, (code, _) in WORDS_EN.items() if code in "MWUd" and len(word) >= 6 or code == "F" and len(word) > 6
) + ("yesterday", "tomorrow")
"""Words read in spite of one typing error."""
