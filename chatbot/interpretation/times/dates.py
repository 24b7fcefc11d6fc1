"""Finding the dates of an utterance: the forms of ``forms``, "… ago", ranges, bounds and their roles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from chatbot.interpretation.normalise import Utterance
from chatbot.interpretation.times.atoms import row_of
from chatbot.interpretation.times.atoms_of_counts import NOT_AFTER_A_YEAR
from chatbot.interpretation.times.calendar import a_date, shifted
from chatbot.interpretation.times.forms import form_at
from chatbot.interpretation.times.found import Found
from chatbot.interpretation.times.lengths import length_at
from chatbot.interpretation.times.relative import before_or_after, relative_at
from chatbot.interpretation.times.row import Row
from criteria.frozen import frozen
from criteria.values import Dates


@frozen
class DateMention:
    """A date or a stretch of days in an utterance."""

    found: Found
    first: int
    """Index of its first atom."""
    last: int
    """Index of the atom after its last one."""
    start: int
    """Position in ``Utterance.text``."""
    end: int
    role: str = ""
    """"since" (from then on), "until", "course" ("from January to June"); empty: when it was."""
    ends: tuple[Found, Found] | None = None
    """Where two dates are joined by "to": both; ``found`` is all from the first to the second."""

    @property
    def days(self) -> Dates:
        """The days meant, both ends included."""
        return Dates(self.found.earliest, self.found.latest)

    @property
    def last_of(self) -> Found:
        """When it was, or where a course ended."""
        return self.ends[1] if self.role == "course" and self.ends is not None else self.found


def find_dates(utterance: Utterance, today: date) -> tuple[DateMention, ...]:
    """The dates of an utterance, from left to right, never overlapping."""
    return dates_in(row_of(utterance, today))


def dates_in(row: Row) -> tuple[DateMention, ...]:
    """The dates of a row of atoms."""
    mentions: list[DateMention] = []
    at = 0
    while at < len(row.codes):
        read = _date_at(row, at) if row.codes[at] != "." else None
        if read is None:
            at += 1
            continue
        found, first, last = read
        mention = DateMention(
            found, first, last, row.atoms[first].start, row.atoms[last - 1].end, _role(row, first, last)
        )
        if mentions:
            mention = _completed(row, mentions[-1], mention)
        joined = _joined(row, mentions[-1], mention) if mentions else None
        if joined is not None:
            mentions[-1] = joined
        else:
            mentions.append(mention)
        at = last
    return tuple(mentions)


def _completed(row: Row, before: DateMention, mention: DateMention) -> DateMention:
    """The "20th October, no, the 21st": a lone day takes its month from the date before it."""
    day, other = mention.found.earliest, before.found.earliest
    if row.codes[mention.first : mention.last].strip("i") != "O" or day is None or other is None:
        return mention
    if before.found.grain not in ("day", "month"):
        return mention
    placed = a_date(other.year, other.month, day.day)
    if placed is None:
        return mention
    found = replace(before.found, earliest=placed, latest=placed, grain="day", in_year=None)
    return replace(mention, found=found)


def _second_year(row: Row, at: int, found: Found) -> tuple[Found, int] | None:
    """The years of "2021 or 22"."""
    follows = re.match(r"[vr&]q?N(?![UMhgc])", row.codes[at:])
    if found.grain != "year" or found.in_year is not None or follows is None or found.earliest is None:
        return None
    last = at + follows.end()
    written = row.atoms[last - 1].text
    year = found.earliest.year // 100 * 100 + int(written) if len(written) == 2 and written.isdigit() else 0
    if not found.earliest.year < year <= found.earliest.year + 10:
        return None
    return replace(found, latest=date(year, 12, 31)), last


def _date_at(row: Row, at: int) -> tuple[Found, int, int] | None:
    """(found, first atom, atom after the last) of the date that begins at an atom."""
    relative = relative_at(row, at)
    if relative is not None:
        return relative[0], at, relative[1]
    read = form_at(row, at)
    if read is None:
        return None
    found, last = _second_year(row, read[1], read[0]) or read
    if _year_out_of_reach(row, at, last, found):
        return replace(found, sure=False, in_year=None, wrong="year"), at, last
    return _qualified(row, at, found, last)


def _year_out_of_reach(row: Row, first: int, last: int, found: Found) -> bool:
    """Whether the year said is none that is read: "May 1391", "3 June 2206", 1357年6月10日, 雍正四年."""
    if any(atom.code in "Y5" and atom.value < 1900 for atom in row.atoms[first:last]):
        return True
    if found.in_year is None or not set("MJF") & set(row.codes[first:last]):
        return False
    if _chinese_year_before(row, first):
        return True
    after = re.compile(r"[,i]?N(?![UMhgcO])").match(row.codes, last)
    before = re.compile(r"N[,r]?$").search(row.codes, max(0, first - 2), first)
    if after is not None and _is_long_number(row, after.end() - 1):
        return True
    return before is not None and _is_long_number(row, before.start())


def _chinese_year_before(row: Row, first: int) -> bool:
    """Whether 雍正四年, 三六七年 stands right before a date: so many years, or a year out of reach."""
    before = row.atoms[first - 1] if first else None
    if before is None or before.end != row.atoms[first].start or before.text[-1:] != "年":
        return False
    return (before.code == "Y" and before.value < 1900) or row.codes[max(0, first - 2) : first] == "NU"


def _is_long_number(row: Row, at: int) -> bool:
    """Whether a number reads like a year beyond those that are read, and counts nothing."""
    low, high = row.atoms[at].value
    following = row.atoms[at + 1].text if at + 1 < len(row.atoms) else ""
    return low == high and 1000 <= low < 10000 and low.is_integer() and following not in NOT_AFTER_A_YEAR


# What is said around a form


def _qualified(row: Row, first: int, found: Found, last: int) -> tuple[Found, int, int]:
    """The form with "around", "before" or "after" taken into account."""
    before = row.codes[first - 1 : first] if first else ""
    after = row.codes[last : last + 1]
    if after and after in "A>":
        length = length_at(row, last + 1) if last + 1 < len(row.codes) else None
        if length is not None:
            if any(atom.value == "spring_festival" for atom in row.atoms[first:last]):
                found = replace(found, sure=False)
            return before_or_after(found, length, "<" if after == "A" else ">"), first, length.last
        if row.lang == "zh" and row.atoms[last].text not in ("back", "ago", "later"):
            return _bounded(row.today, found, "<" if after == "A" else ">"), first, last + 1
    if before == "7" and found.grain == "day" and found.earliest is not None:
        return replace(found, latest=shifted(found.earliest, 6), grain="week", in_year=None), first - 1, last
    if before and before in "<>":
        return _bounded(row.today, found, before), first - 1, last
    if before == "q" and row.atoms[first - 1].value is None:
        return _about(found, row.today), first, last
    if after == "Q" or (after == "q" and row.atoms[last].text == "ish"):
        return _about(found, row.today), first, last + 1
    return found, first, last


def _bounded(today: date, found: Found, side: str) -> Found:
    """Before or after the days of a form; around a festival that is the fortnight beside it."""
    if found.earliest is None or found.latest is None:
        return found
    if side == "<":
        latest = shifted(found.earliest, -1)
        earliest = None if found.grain != "day" else shifted(found.earliest, -14)
        return Found(earliest, latest, found.grain, sure=found.grain == "year")
    earliest = shifted(found.latest, 1 if found.earliest == found.latest or found.grain != "day" else 0)
    end = shifted(earliest, 13) if found.grain == "day" else today
    return Found(earliest, max(min(end, today), earliest), found.grain, sure=False)


_AROUND = {"day": 3, "week": 7, "month": 15, "season": 30, "year": 182}


def _about(found: Found, today: date) -> Found:
    if found.earliest is None or found.latest is None:
        return found
    width = (found.latest - found.earliest).days
    slack = min(_AROUND.get(found.grain, 0), max(3, width // 2))
    latest = shifted(found.latest, slack)
    if found.latest <= today:
        latest = min(latest, today)
    return replace(found, earliest=shifted(found.earliest, -slack), latest=latest, in_year=None)


def _role(row: Row, first: int, last: int) -> str:
    if any(code in "ruv&" for code in row.codes[first:last]):
        return ""
    at = first - 1
    while at >= 0 and row.codes[at] in "iqxae":
        at -= 1
    if at >= 0 and row.codes[at] == "s":
        return "since"
    if at >= 0 and row.codes[at] == "u":
        return "until"
    after = "".join(atom.text for atom in row.atoms[last : last + 2])
    return "since" if after.startswith(("起", "开始", "以来", "至今", "到现在")) else ""


# Two dates that belong together

_HEDGES = frozenset(
    "i think or maybe it could be might have been possibly even either sometime then so was".split()
)


def _joined(row: Row, one: DateMention, two: DateMention) -> DateMention | None:
    """One mention of "Aug or Sept", "between March and May", "from January to June"; None: two."""
    gap = row.atoms[one.last : two.first]
    codes = row.codes[one.last : two.first]
    if codes in ("", "i", ","):
        closer = _one_in_the_other(row, one, two)
        if closer is not None:
            return closer
    between = row.codes[one.first - 1 : one.first] == "b" if one.first else False
    if not _connects(codes, [atom.text for atom in gap], between) or one.ends is not None:
        return None
    first, second = _same_stretch(one.found, two.found)
    if first.earliest is None or second.latest is None or second.latest < first.earliest:
        return None
    wrong = first.wrong or second.wrong
    found = Found(first.earliest, second.latest, second.grain, first.sure and second.sure, wrong=wrong)
    course = one.role == "since" or (two.role == "until" and codes[-1:] == "u" and row.lang == "en")
    ends = (first, second) if "r" in codes or "u" in codes else None
    return replace(one, found=found, last=two.last, end=two.end, role="course" if course else "", ends=ends)


def _one_in_the_other(row: Row, one: DateMention, two: DateMention) -> DateMention | None:
    """The "last month, the 18th", "Tuesday, 3 weeks ago", "three years ago in May"; None: two dates."""
    if "year" in (one.found.grain, two.found.grain):
        return _within_the_year(one, two)
    begin = two.found.earliest
    if row.codes[one.first : one.last] == "W" and two.found.grain == "week" and begin is not None:
        weekday, middle = row.atoms[one.first].value, shifted(begin, 3)
        day = shifted(middle, (weekday - middle.weekday() + 3) % 7 - 3)
        return replace(one, found=Found(day, day, sure=False), last=two.last, end=two.end)
    for wide, narrow in ((one, two), (two, one)):
        first, last = wide.found.earliest, wide.found.latest
        inner = narrow.found
        if first is None or last is None or inner.earliest is None or inner.latest is None:
            continue
        if first <= inner.earliest <= inner.latest <= last and wide.found.grain != narrow.found.grain:
            return replace(one, found=inner, last=two.last, end=two.end)
    return None


def _within_the_year(one: DateMention, two: DateMention) -> DateMention | None:
    """The "three years ago in May": a date without a year in the middle of a vague one's."""
    vague, dated = (one, two) if one.found.grain == "year" else (two, one)
    earliest, latest = vague.found.earliest, vague.found.latest
    if dated.found.in_year is None or earliest is None or latest is None:
        return None
    year = (earliest + (latest - earliest) / 2).year
    days = dated.found.in_year(year)
    if days is None:
        return None
    found = replace(dated.found, earliest=days[0], latest=days[1], in_year=None, ahead=False, sure=True)
    return replace(one, found=found, last=two.last, end=two.end)


def _connects(codes: str, words: Sequence[str], between: bool) -> bool:
    if not codes or len(codes) > 8:
        return False
    joins = [
        code in "vru" or (code == "&" and between) or word == "maybe"
        for code, word in zip(codes, words, strict=True)
    ]
    return any(joins) and all(
        join or code in ",iq0" or word in _HEDGES
        for join, code, word in zip(joins, codes, words, strict=True)
    )


def _same_stretch(one: Found, two: Found) -> tuple[Found, Found]:
    """Two dates, the one without a year placed next to the other."""
    if one.latest is None or two.earliest is None or one.earliest is None:
        return one, two
    if two.in_year is not None and (one.in_year is None or one.earliest > two.earliest):
        if one.in_year is None:
            return one, _placed(two, (one.earliest.year, one.earliest.year + 1), one, later=True)
    if one.in_year is not None and one.earliest > two.earliest:
        return _placed(one, (two.earliest.year, two.earliest.year - 1), two, later=False), two
    if one.in_year is not None and two.in_year is None:
        return _placed(one, (two.earliest.year, two.earliest.year - 1), two, later=False), two
    return one, two


def _placed(found: Found, years: tuple[int, int], other: Found, later: bool) -> Found:
    """A date without a year in the first of some years in which it lies on the right side of another."""
    for year in years:
        days = found.in_year(year) if found.in_year is not None and 1 < year < 9998 else None
        if days is None or other.earliest is None:
            continue
        if (days[0] >= other.earliest) == later:
            return replace(found, earliest=days[0], latest=days[1], ahead=False)
    return found
