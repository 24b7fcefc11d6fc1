"""The forms that dates take, as patterns over a row of atoms; the first form that fits is taken.

Each form turns its atoms into a ``Found``: the days meant, and how sure that is. A form without a
year can be placed in any year, so that "between March and May 2024" and "Aug or Sept" come out right.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.times import forms_of_days as days
from chatbot.interpretation.times import forms_of_months as months
from chatbot.interpretation.times import forms_of_stretches as stretches
from chatbot.interpretation.times.calendar import shifted
from chatbot.interpretation.times.found import Found, Parts
from chatbot.interpretation.times.row import Row


def _before_last(parts: Parts) -> Found | None:
    """The "winter before last", "Tuesday before last"."""
    made = {
        "S": stretches.named_season,
        "F": stretches.named_festival,
        "W": days.named_weekday,
        "M": months.named_month,
    }[parts.atoms[0].code](parts)
    if made is None or made.earliest is None or made.latest is None:
        return None
    if parts.has("W"):
        day = shifted(made.earliest, -7)
        return Found(day, day)
    before = made.in_year(made.earliest.year - 1) if made.in_year is not None else None
    return None if before is None else Found(*before, made.grain)


def _weekday_in_month(parts: Parts) -> Found | None:
    """The "a Friday in October": from the first such day to the last."""
    weekday, rest = parts.get("W"), Parts(parts.row, parts.atoms[2:])
    make = (
        months.certain_month
        if rest.has("m")
        else months.month_of_year
        if rest.has("Y")
        else months.named_month
    )
    whole = make(rest) if parts.atoms[1].text in ("in", "during") else None
    if whole is None or whole.earliest is None or whole.latest is None:
        return None
    end = min(whole.latest, max(parts.today, whole.earliest))
    first = shifted(whole.earliest, (weekday - whole.earliest.weekday()) % 7)
    last = shifted(end, -((end.weekday() - weekday) % 7))
    return replace(whole, earliest=first, latest=last, in_year=None) if first <= last else None


def _festival_weekend(parts: Parts) -> Found | None:
    """The "weekend of Bonfire Night": the one nearest to it."""
    found = stretches.named_festival(Parts(parts.row, [atom for atom in parts.atoms if atom.code == "F"]))
    if found is None or found.earliest is None or found.earliest != found.latest:
        return found
    saturday = shifted(found.earliest, (5 - found.earliest.weekday() + 3) % 7 - 3)
    return replace(found, earliest=saturday, latest=shifted(saturday, 1), sure=False, in_year=None)


def _day_added(parts: Parts) -> Found | None:
    """The "October, the 12th"; the "third cycle" after a month is no day."""
    day, following = parts.atoms[-1], parts.row.text[parts.atoms[-1].end :].split()[:1]
    marked = day.text.endswith(("st", "nd", "rd", "th"))
    alone = not following or not following[0][0].isalnum() or following[0] in _AFTER_A_DAY
    return days.day_of_month(parts) if marked and alone else None


def _short_year_alone(parts: Parts) -> Found | None:
    """The "in 98": a year of two figures of the last century, which can be no count of anything else."""
    written = parts.atoms[-1].text
    if not (parts.atoms[0].text == "in" and written.isdigit() and len(written) == 2 and int(written) >= 60):
        return None
    year = 1900 + int(written)
    return Found(date(year, 1, 1), date(year, 12, 31), "year")


FORMS: tuple[tuple[re.Pattern[str], Callable[[Parts], Found | None]], ...] = tuple(
    (expression(pattern), make)
    for pattern, make in (
        (r"(?:W,?)?D(?:,?W)?", days.in_figures),
        (r"[SFWM]2", _before_last),
        (r"L[SFWM]2", lambda parts: _before_last(Parts(parts.row, parts.atoms[1:]))),
        (r"8[SFWM]", lambda parts: _before_last(Parts(parts.row, parts.atoms[1:]))),
        (r"[OL]Wi?(?:M,?i?Y|YM|M|m)|(?:YM|M|m)OW", days.nth_weekday_of_month),
        (r"Wi(?:M,?i?Y|M|m)", _weekday_in_month),
        (r"OW(?!,?i?[yNO])", days.nth_weekday_alone),
        (r"w,?i?(?:[sb]?W[ru]|bW&)W|W[ru]Wi?w", days.weekdays_of_week),
        (r"e,?i?[wmY]|ei?U|[wmY]e", stretches.so_far),
        (r">,?i?[wmY]|>iU", stretches.still_to_come),
        (r"P?5P?", stretches.decade),
        (r"YT", days.same_day_of_year),
        (r"mT", days.same_day_of_month),
        (r"TU", days.day_and_week),
        (r"YG", days.whole_date),
        (
            r"C?Y?C?(?:JO|JN(?![Uc])|MO(?<=O))",
            lambda parts: days.lunar_day(parts) if _is_lunar(parts) else None,
        ),
        (r"Y?CY?M[NO]|BN(?![Uhgc+])", days.lunar_day),
        (r"C?Y?C?J|(?:CY?|YC)M", months.lunar_month),
        (r"OO(?:[,i]?Y|,?N(?=[,;]|$))?", days.day_and_numbered_month),
        (r"b?[NO][vr&u][NO](?:r?M(?:,?i?Y)?|i?m)", days.two_days),
        (r"[NO][ru]Mr?[NO](?:,?i?Y)?(?![UMhgc]|r[NU])", days.two_days),
        (r"(?:Y?M|m)b?[NO][vru,&][NO](?:,?Y(?!r?[NM]))?(?![UMhgc]|r[NU])", days.two_days),
        (r"b?[NO][vru]O(?![UMhgcN.])|bO&O", days.two_day_numbers),
        (r"P[rv&]P(?:M,?Y|YM|M|m)|(?:YM|M|m)PP", months.two_parts),
        (r"[NO]r?M[r,]?i?Y,?W(?![ru&])|(?:W,?)?i?[NO]r?M[r,]?i?Y", days.whole_date),
        (r"(?:W,?)?Mr?[NO][r,]?i?Y", days.whole_date),
        (r"YM[NO](?:,?W)?|Y,i?M[NO](?![Uhgc+])", days.whole_date),
        (r"(?:W,?)?i?[NO]r?Mr?N(?![Uhgc+])", days.day_and_short_year),
        (r"(?:W,?)?i?Mr?[NO],?N(?![Uhgc+rv])", days.day_and_short_year),
        (r"OM,N(?=[,;]|$)", days.day_and_year_apart),
        (r"Pr?M[,i]?Y|PYM|YMP|MPi?Y", months.month_of_year),
        (r"[NO]r?M,?W(?![ru&])|(?:W,?)?i?[NO]r?M", days.day_of_month),
        (r"(?:W,?)?G", days.month_and_day_in_figures),
        (r"(?:W,?)?[iLH]?Mr?[ON](?![Uh+]|r[NU])(?:,?W)?", days.day_of_month),
        (r"M,O(?![UMhgcN])", _day_added),
        (r"Oh(?:M,?i?Y|[MmY])", stretches.nth_half),
        (r"MM", months.two_months),
        (r"NU?[,v]Y", stretches.two_years),
        (r"M[,ir]?Y|Y[,r]?M", months.month_of_year),
        (r"YmO", days.same_month_of_year),
        (r"m[ON](?![Uh+])(?:,?W)?|[NO]i?m", months.certain_month),
        (r"Pr?M|MP|[LHX]M", months.named_month),
        (r"Pi?m|mP", months.certain_month),
        (r"OUi?(?:M,?i?Y|[Mm])|YMOU", stretches.week_in_month),
        (r"O[Uh]i?Y|YOU|O[Uh]", stretches.nth_quarter),
        (r"SN(?![Uhgc+.])", stretches.season_and_short_year),
        (r"S[i,]?Yr[NY]", stretches.winter_of_two_years),
        (r"Pr?S[i,]?Y|PYS|YSP?|S[i,]?Y|Pr?S|[LHX]?S", stretches.named_season),
        (r"P[ir,]?Y|Y[PB]", stretches.part_of_year),
        (r"PU(?!A)", stretches.part_of_this),
        (r"EF|FE", _festival_weekend),
        (r"F[i,]?Y|YC?F|[LHX]?F", stretches.named_festival),
        (r"w[i,]?W|W[i,]?w", days.weekday_of_week),
        (r"W,?i?[ON](?![UMhg+c]|r[NU])|O,W", days.weekday_and_number),
        (r"[LH]UW", days.weekday_of_weeks),
        (r"L?WU", days.weekday_week),
        (r"[LHX]?W", days.named_weekday),
        (r"P?w|wP", stretches.certain_week),
        (r"P?4", stretches.certain_quarter),
        (r"m", months.certain_month),
        (r"M", months.named_month),
        (r"T", days.certain_day),
        (r"E", stretches.certain_weekend),
        (r"R", stretches.some_days),
        (r"B", stretches.part_of_year),
        (r"Y", stretches.whole_year),
        (r"iN(?![UMhgc+ruv&.])", _short_year_alone),
        (r"O", days.day_number_alone),
        (r"P", months.bare_part),
    )
)


_LUNAR_OPENERS = ("初", "廿", "卅")


def _is_lunar(parts: Parts) -> bool:
    """Whether a lunar word is there: 农历, 腊月, 初九, 廿二."""
    return (
        parts.has("C") or parts.has("J") or any(atom.text.startswith(_LUNAR_OPENERS) for atom in parts.atoms)
    )


_OPENERS = frozenset("WDYCJMNOGPLHXmSFwTERBib458e>")
_RANGES = (days.two_days, days.two_day_numbers, days.weekdays_of_week, months.two_parts)
"""The forms in which "to" may stand; in the others only the marks of "3-Nov-2026" do."""


def form_at(row: Row, at: int) -> tuple[Found, int] | None:
    """The date that begins at an atom and the atom after it; None: none does."""
    if row.codes[at] not in _OPENERS:
        return None
    for pattern, make in FORMS:
        match = pattern.match(row.codes, at)
        if match is None:
            continue
        parts = Parts(row, row.atoms[at : match.end()])
        if make not in _RANGES and any(atom.code == "r" and atom.text not in "-/" for atom in parts.atoms):
            continue
        if match.end() == at + 1 and not _stands_alone(row, at):
            continue
        found = make(parts)
        if found is not None:
            return found, match.end()
    return None


def _stands_alone(row: Row, at: int) -> bool:
    """A lone ordinal or part is a date only where it can't be anything else."""
    atom = row.atoms[at]
    if atom.code == "W":
        return not (at and row.codes[at - 1] == "a" and row.atoms[at - 1].text == "a")
    if atom.code != "O":
        return atom.text != "weekends"
    if row.text[atom.end :].lstrip().startswith("of "):
        return False  # "the fifth of which", "the 3rd of five"
    if atom.text[-1] in "号日":
        return True
    if len(row.atoms) == 1:
        return True
    before = row.atoms[at - 1] if at else None
    after = row.atoms[at + 1] if at + 1 < len(row.atoms) else None
    marked = atom.text.startswith("the ") or (before is not None and before.text in ("on", "since", "until"))
    marked = marked or (after is not None and after.text == "instead")
    return marked and (after is None or after.code in ",;T" or after.text in _AFTER_A_DAY)


_AFTER_A_DAY = frozenset("instead got i we he she they it was which at in so but and if maybe".split())
