"""Ages said in more than whole years, or only in passing: "ten months old", 一岁半, "when she was five"."""

from __future__ import annotations

import math
from collections.abc import Iterator

from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.times.age_bounds import bounded_age
from chatbot.interpretation.times.lengths import Length, Term, length_at, mean_days
from chatbot.interpretation.times.row import Row
from criteria.values import Age, Interval

_DAYS_IN_YEAR = 365.25
_FULL_GROWN = 18
"""Years from which on an age is told in completed years: "78 and three quarters" is 78."""
_SPREADS = {"": (1.0, 1.0), "about": (0.95, 1.05), "nearly": (0.95, 1.0)}
"""What an age said so roughly lies between, in parts of itself."""
_OLD = expression(r"[\s-]*(?:old\b|of age\b|大(?!约|概))")
_YEARS_OF_AGE = expression(r"[\s-]*(?:(?:years?|yrs?)[\s-]*(?:old|of age)\b|周?岁)")
_AND_MORE = expression(r"周?岁(?:零|又)?(?:(半)|([十一二两三四五六七八九\d]{1,2})个月)")
_NUMERALS = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"两": 2, "十一": 11}


def finer_age(row: Row, text: str) -> tuple[Candidate, ...]:
    """The age of "18 months old", 90天大, "two and a half years old", 两岁三个月; empty: none is finer."""
    if row.codes in ("N", "N+"):
        years = row.atoms[0].value[0] + (row.atoms[1].value if len(row.codes) > 1 else 0.0)
        if years % 1:
            return (_at(years, years, 0, len(text), text),)
    for length in _lengths(row):
        start, end = row.atoms[length.first].start, row.atoms[length.last - 1].end
        whole = length.terms[0].unit == "year" and len(length.terms) == 1 and length.terms[0].low % 1 == 0
        alone = len(row.codes) == length.last - length.first and length.terms[0].unit == "month"
        if not whole and length.bound in _SPREADS and (alone or _OLD.match(text, end)):
            return (_age(length, start, end, text),)
    return _with_months(row, text)


def _lengths(row: Row) -> Iterator[Length]:
    at = 0
    while at < len(row.codes):
        length = length_at(row, at)
        if length is not None:
            yield length
        at = at + 1 if length is None else length.last


def _age(length: Length, start: int, end: int, text: str) -> Candidate:
    low, high = (
        mean_days(Length(tuple(Term(*(one,) * 2, term.unit) for one, term in ends), 0, 1)) / _DAYS_IN_YEAR
        for ends in (
            [(term.low, term) for term in length.terms],
            [(term.high, term) for term in length.terms],
        )
    )
    down, up = _SPREADS[length.bound]
    return _at(round(low * down, 6), round(high * up, 6), start, end, text)


def _at(low: float, high: float, start: int, end: int, text: str) -> Candidate:
    """The age, from or up to it where the words before say so ("younger than three months old")."""
    bound = bounded_age(high, (start, end), text[max(0, start - 40) : start], text[end : end + 30])
    if low >= _FULL_GROWN:
        low, high = math.floor(low), math.floor(high)
    years = Interval(low, high)
    if bound is not None:
        years = Interval(None, high, high_open=bound.below == "<") if bound.below else Interval(low, None)
    return Candidate(Age(years, None), start, end, sure=False)


def _with_months(row: Row, text: str) -> tuple[Candidate, ...]:
    """一岁半, 两岁三个月."""
    for atom in row.atoms:
        more = _AND_MORE.match(text, atom.end) if atom.code == "N" else None
        if more is None or atom.value[0] != atom.value[1]:
            continue
        months = 6 if more[1] else _NUMERALS.get(more[2]) or (int(more[2]) if more[2].isdigit() else 12)
        years = round(atom.value[0] + months / 12, 6)
        return (_at(years, years, atom.start, more.end(), text),)
    return ()


def age_in_passing(row: Row) -> tuple[Candidate, ...]:
    """The one age that the words tell of any time or thing: "when she was five years old"."""
    told = [
        atom for atom in row.atoms if atom.code == "N" and _YEARS_OF_AGE.match(row.text, atom.end) is not None
    ]
    if len(told) != 1:
        return ()
    low, high = told[0].value
    return (_at(low, high, told[0].start, told[0].end, row.text),)
