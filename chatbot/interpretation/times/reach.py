"""Years that are none of those read: a date with one of them is asked about, never put in a year nearby."""

from __future__ import annotations

import re

from chatbot.interpretation.times.atoms_of_counts import NOT_AFTER_A_YEAR
from chatbot.interpretation.times.found import Found
from chatbot.interpretation.times.row import Row


def year_out_of_reach(row: Row, first: int, last: int, found: Found) -> bool:
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
