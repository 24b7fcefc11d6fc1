"""What a date form means, and what every form is built with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.times.row import Atom, Row
from criteria.frozen import frozen

Days = tuple[date, date]
AHEAD = 31
"""Days: a date without a year that lies at most so far ahead may be meant as coming."""


_COUNTED = frozenset(
    "cycles cycle doses dose injections injection sessions session times rounds round infusions mg weeks of "
    "jabs shots goes fractions fraction treatments courses visits sittings blasts zaps tablets pills "
    "needles drips trips scans".split()
)

_POINTS = expression("[那这]")
"""Between a figure and what may be counted: which one it was is told, not how many."""


@frozen
class Found:
    """The days that a form means."""

    earliest: date | None
    latest: date | None
    """None: open; both are never None."""
    grain: str = "day"
    """"day", "week", "month", "season" or "year"."""
    sure: bool = True
    in_year: Callable[[int], Days | None] | None = None
    """The same days in another year; None: the year was said."""
    others: tuple[date, ...] = ()
    """Days that the same figures may mean as well ("3/4/2026")."""
    side: str = ""
    """"<" or ">": all that lies before or after a time, as far as that matters; empty: the time itself."""
    wrong: str = ""
    """Why it can't be meant: "day", the calendar has no such day ("31 April"); "year", the year said
    is out of reach ("May 1391"), and the days are those of another; empty: nothing is wrong."""
    ahead: bool = False
    """No year was said, and it comes round again within a month."""


def recent(row: Row, in_year: Callable[[int], Days | None], grain: str, sure: bool = True) -> Found | None:
    """The most recent occurrence that has begun by today."""
    today = row.today
    for year in range(today.year, max(today.year - 9, 1), -1):
        days = in_year(year)
        if days is not None and days[0] <= today:
            coming = [in_year(today.year), in_year(min(today.year + 1, 9999))]
            ahead = any(c is not None and 0 < (c[0] - today).days <= AHEAD for c in coming)
            return Found(*days, grain, sure, in_year, ahead=ahead)
    return None


class Parts:
    """The atoms that a form took, by code."""

    def __init__(self, row: Row, atoms: Sequence[Atom]) -> None:
        """Take some atoms of a row."""
        self.row, self.atoms = row, atoms
        self.today = row.today

    def get(self, code: str) -> Any:
        """The value of the first atom of a code; None: there is none."""
        return next((atom.value for atom in self.atoms if atom.code == code), None)

    def has(self, code: str) -> bool:
        """Whether an atom of that code is there."""
        return any(atom.code == code for atom in self.atoms)

    def day_number(self) -> int | None:
        """The day of the month: an ordinal or a plain number; "the last one Jan 2025" has none."""
        for atom in self.atoms:
            if atom.code == "O":
                return int(atom.value)
            if atom.code == "N":
                if atom.text == "one":
                    return None
                low, high = atom.value
                return int(low) if low == high and 1 <= low <= 31 and low == int(low) else None
        return None


def coming(parts: Parts, in_year: Callable[[int], Days | None], grain: str) -> Found | None:
    """The next occurrence that begins after today."""
    for year in (parts.today.year, parts.today.year + 1):
        days = in_year(year) if year <= 9999 else None
        if days is not None and days[0] > parts.today:
            return Found(*days, grain)
    return None


def is_counted(parts: Parts) -> bool:
    """Whether the number counts something that follows ("in March 3 cycles"), not in 11月25那针."""
    last = parts.atoms[-1]
    if last.code != "N":
        return False
    following = next((atom for atom in parts.row.atoms if atom.start >= last.end), None)
    if following is None or _POINTS.search(parts.row.text, last.end, following.start):
        return False
    return following.text in _COUNTED or (following.code in "Ucg" and following.text != "又")


def part_of(days: Days, part: int) -> Days:
    """Early, middle, late (1, 2, 3), a week (4 to 7, 12), a half (8, 9) or an end (10, 11) of a month."""
    first, last = days
    bounds = {
        1: (1, 10), 2: (11, 20), 3: (21, 31), 4: (1, 7), 5: (8, 14), 6: (15, 21), 7: (last.day - 6, 31),
        8: (1, 15), 9: (16, 31), 10: (last.day, 31), 11: (1, 1), 12: (22, 28),
    }[part]  # fmt: skip
    return first.replace(day=bounds[0]), last.replace(day=min(bounds[1], last.day))
