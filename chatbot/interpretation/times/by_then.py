"""Times told by what it will be on a day to come: "on Tuesday it'll be eight weeks", "6 weeks tomorrow"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.times.calendar import shifted
from chatbot.interpretation.times.forms import form_at
from chatbot.interpretation.times.found import Days, Found
from chatbot.interpretation.times.lengths import Length, length_at
from chatbot.interpretation.times.offsets import days_back, from_now
from chatbot.interpretation.times.row import Row

_TO_BE = frozenset("it it'll that that'll this this'll will 'll be is makes i'll".split())
_COMING = frozenset("it'll that'll this'll will 'll makes".split())


def will_be(row: Row, at: int) -> tuple[Found, int] | None:
    """The "on Tuesday it'll be eight weeks", "tomorrow makes a fortnight": so long before that day."""
    if row.codes[at] not in "WT":
        return None
    after = at + 1
    while row.codes[after : after + 1] and row.atoms[after].text in _TO_BE:
        after += 1
    if not any(atom.text in _COMING for atom in row.atoms[at + 1 : after]):
        return None
    length = length_at(row, after) if after < len(row.codes) else None
    day = row.atoms[at].value
    if row.codes[at] == "W":
        day = shifted(row.today, (day - row.today.weekday()) % 7)
    if length is None or day < row.today:
        return None
    found = replace(days_back(day, replace(length, exact=True)), sure=False)
    return found, length.last + (row.codes[length.last : length.last + 1] == "s")


def come(row: Row, length: Length) -> tuple[Found, int] | None:
    """The "three weeks come Thursday", "two months this coming Friday": so long before what is to come."""
    at = length.last
    while row.codes[at : at + 1] in ("i", "H", "X") or _is_come(row, at):
        at += 1
    said, read = row.atoms[length.last : at], (form_at(row, at) if at < len(row.codes) else None)
    if read is not None and row.codes[at] in "mw" and _days_to_come(row.today, read[0]) is not None:
        return before_coming(row.today, lambda _: _days_to_come(row.today, read[0]), length), read[1]
    if at >= len(row.codes) or not any(atom.code == "X" or atom.text == "come" for atom in said):
        return None
    if row.codes[at : at + 1] == "W":
        day = shifted(row.today, (row.atoms[at].value - row.today.weekday()) % 7)
        return replace(days_back(day, replace(length, exact=True)), sure=False), at + 1
    if read is None or read[0].in_year is None:
        return None
    return before_coming(row.today, read[0].in_year, length), read[1]


def _days_to_come(today: date, found: Found) -> Days | None:
    """The days of a "next month"; None: some are past."""
    first, last = found.earliest, found.latest
    return (first, last) if first is not None and last is not None and first > today else None


def _is_come(row: Row, at: int) -> bool:
    return at < len(row.codes) and row.atoms[at].text == "come"


def before_coming(today: date, in_year: Callable[[int], Days | None], length: Length) -> Found:
    """The "two years ago come Christmas": so long before the Christmas to come."""
    for year in (today.year, today.year + 1):
        days = in_year(year)
        if days is not None and days[0] > today:
            back = [days_back(day, replace(length, exact=True)) for day in days]
            return replace(back[0], latest=back[1].latest, sure=False)
    return replace(days_back(today, length), sure=False)


def counted_to(row: Row, length: Length) -> tuple[Found, int] | None:
    """The "6 weeks tomorrow" since something: so long before that day."""
    last = length.last
    if row.codes[last : last + 1] != "T" and row.codes[last : last + 2] not in ("iW", "HW"):
        return None
    if row.codes[last] in "iH":
        last += 1
        day = shifted(row.today, (row.atoms[last].value - row.today.weekday()) % 7)
    else:
        day = row.atoms[last].value
    sure = ("s" in row.codes or "A" in row.codes) and row.codes[last - 1] != "H"
    if not sure and length.grain == "week" and _is_so_long_on(row, length, last):
        return replace(from_now(day, length), sure=False), last + 1
    found = days_back(day, replace(length, exact=True))
    return replace(found, sure=sure), last + 1


def _is_so_long_on(row: Row, length: Length, day: int) -> bool:
    """Whether "a week on Tuesday", "the op a week tomorrow" are so long after that day, not before it."""
    if row.codes[day] == "W":
        return row.codes[length.first] == "a"
    before = row.text[: row.atoms[length.first].start]
    return row.atoms[day].value >= row.today and before.strip() != "" and not _TOLD_SO_FAR.search(before)


_TOLD_SO_FAR = expression(
    r"(?:\b(?:it|that|this)(?:'s|'ll| is| will| was)(?: be)?|\bbeen|\bwas|\bmakes|[,;.]) *$"
)
"""Before "three weeks tomorrow": so long it has been by then."""
