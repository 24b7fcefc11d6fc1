"""Finding the dates of an utterance: the forms of ``forms``, "… ago", ranges, bounds and their roles."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.normalise import Utterance
from chatbot.interpretation.times.atoms import row_of
from chatbot.interpretation.times.calendar import a_date, shifted
from chatbot.interpretation.times.forms import form_at
from chatbot.interpretation.times.found import Found
from chatbot.interpretation.times.joins import DateMention, joined
from chatbot.interpretation.times.lengths import length_at
from chatbot.interpretation.times.near_feasts import beside_day
from chatbot.interpretation.times.offsets import before_or_after
from chatbot.interpretation.times.reach import year_out_of_reach
from chatbot.interpretation.times.relative import relative_at
from chatbot.interpretation.times.row import Row


def find_dates(utterance: Utterance, today: date) -> tuple[DateMention, ...]:
    """The dates of an utterance, from left to right, never overlapping."""
    return dates_in(row_of(utterance, today))


def dates_in(row: Row) -> tuple[DateMention, ...]:
    """The dates of a row of atoms."""
    mentions: list[DateMention] = []
    at = 0
    while at < len(row.codes):
        read = _date_at(row, at) if row.codes[at] != "." or row.atoms[at].text == "这" else None
        if read is None:
            at += 1
            continue
        found, first, last = read
        if mentions and _is_one_of_several(row, first, last):
            at = last
            continue
        mention = DateMention(
            found, first, last, row.atoms[first].start, row.atoms[last - 1].end, _role(row, first, last)
        )
        if mentions:
            mention = _completed(row, mentions[-1], mention)
        both = joined(row, mentions[-1], mention) if mentions else None
        if both is not None:
            mentions[-1] = both
        else:
            mentions.append(mention)
        at = last
    return tuple(mentions)


_OF_SEVERAL = frozenset(("the second", "second", "the third", "third", "the first", "first"))


def _is_one_of_several(row: Row, first: int, last: int) -> bool:
    """Whether "the second" after other dates is one of them: "2014 and 2019, clear since the second"."""
    led = row.codes[first - 1 : first] in ("s", ">")
    return last - first == 1 and led and row.atoms[first].text in _OF_SEVERAL


def _completed(row: Row, before: DateMention, mention: DateMention) -> DateMention:
    """The "20th October, no, the 21st": a lone day, or two, takes its month from the date before it."""
    days, other = (mention.found.earliest, mention.found.latest), before.found.earliest
    codes = row.codes[mention.first : mention.last]
    if not set("O") <= set(codes) <= set("Oibvru&") or None in days or other is None:
        return mention
    if before.found.grain not in ("day", "month"):
        return mention
    placed = [a_date(other.year, other.month, day.day) for day in days if day is not None]
    if None in placed:
        return mention
    grain = "day" if days[0] == days[1] else "week"
    found = replace(before.found, earliest=placed[0], latest=placed[1], grain=grain, in_year=None)
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
    if year_out_of_reach(row, at, last, found):
        return replace(found, sure=False, in_year=None, wrong="year"), at, last
    return _qualified(row, at, found, last)


# What is said around a form


def _qualified(row: Row, first: int, found: Found, last: int) -> tuple[Found, int, int]:
    """The form with "around", "before" or "after" taken into account."""
    beside = beside_day(row, found, last) if "F" in row.codes[first:last] else None
    if beside is not None:
        return beside[0], first, beside[1]
    if "F" in row.codes[first:last]:
        found, last = _about_a_feast(row, first, found, last)
    before = row.codes[first - 1 : first] if first else ""
    after = row.codes[last : last + 1]
    if after and after in "A>":
        length = length_at(row, last + 1) if last + 1 < len(row.codes) else None
        if length is not None:
            side = "<" if after == "A" else ">"
            if any(atom.value == "spring_festival" for atom in row.atoms[first:last]):
                found = replace(found, sure=False)
            if "F" in row.codes[first:last]:
                found = _edge(found, side)
            return before_or_after(found, length, side), first, length.last
        if row.lang == "zh" and row.atoms[last].text not in ("back", "ago", "later"):
            return _bounded(row.today, found, "<" if after == "A" else ">"), first, last + 1
    if before == "7" and found.grain == "day" and found.earliest is not None:
        return replace(found, latest=shifted(found.earliest, 6), grain="week", in_year=None), first - 1, last
    if before and before in "<>":
        return _on_one_side(row, first, found, last)
    if before == "q" and row.atoms[first - 1].value is None and row.atoms[first - 1].text != "some":
        hedged = row.lang == "zh" and found.grain in ("month", "season", "year")
        return replace(found, sure=False) if hedged else _about(found, row.today), first, last
    if after == "Q" or (after == "q" and row.atoms[last].text == "ish"):
        return _about(found, row.today), first, last + 1
    return found, first, last


_FEAST_TIME = expression(r"[ -]?(?:time|tide|holidays?|hols|break|period|week)\b")
_BESIDE_A_FEAST = 7
"""Days that "Easter time" and "over Christmas" reach either way."""


def _about_a_feast(row: Row, first: int, found: Found, last: int) -> tuple[Found, int]:
    """The days of "Easter time", "over Christmas", and the atom after them; the feast where it is no such."""
    following = _FEAST_TIME.match(row.text, row.atoms[last - 1].end)
    over = first > 0 and row.atoms[first - 1].text == "over"
    if (following is None and not over) or found.earliest is None or found.earliest != found.latest:
        return found, last
    days = shifted(found.earliest, -_BESIDE_A_FEAST), min(shifted(found.earliest, _BESIDE_A_FEAST), row.today)
    last += following is not None
    return replace(found, earliest=days[0], latest=max(days), grain="week", in_year=None), last


def _on_one_side(row: Row, first: int, found: Found, last: int) -> tuple[Found, int, int]:
    """What "before" or "after" makes of a form; nothing, where "the one before" is what it dates."""
    if _THE_ONE_BEFORE.search(row.text, 0, row.atoms[first - 1].end):
        return replace(found, sure=False), first, last
    return _bounded(row.today, found, row.codes[first - 1]), first - 1, last


_THE_ONE_BEFORE = expression(r"\b(?:the|my) (?:one|time|dose|jab|shot|injection) before$")
"""Before a date, which is its own: "3 Nov, and the one before 6 Oct"."""


def _edge(found: Found, side: str) -> Found:
    """The day of a longer feast from which is counted what lies before or after it."""
    edge = found.earliest if side == "<" else found.latest
    return replace(found, earliest=edge, latest=edge)


def _bounded(today: date, found: Found, side: str) -> Found:
    """Before or after the days of a form; around a festival that is the fortnight beside it."""
    if found.earliest is None or found.latest is None:
        return found
    if side == "<":
        latest = shifted(found.earliest, -1)
        earliest = None if found.grain != "day" else shifted(found.earliest, -14)
        return Found(earliest, latest, found.grain, sure=found.grain == "year", side=side)
    earliest = shifted(found.latest, 1 if found.earliest == found.latest or found.grain != "day" else 0)
    end = shifted(earliest, 13) if found.grain == "day" else today
    return Found(earliest, max(min(end, today), earliest), found.grain, sure=False, side=side)


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
