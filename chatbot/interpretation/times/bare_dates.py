"""The date of words that answer no question: it may lie ahead, and be the end of no treatment."""

from __future__ import annotations

from datetime import date

from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.normalise import Utterance
from chatbot.interpretation.times import context, festivals, notes
from chatbot.interpretation.times.atoms import row_of
from chatbot.interpretation.times.calendar import a_date
from chatbot.interpretation.times.dates import dates_in
from chatbot.interpretation.times.durations import lengths_in
from chatbot.interpretation.times.joins import DateMention
from chatbot.interpretation.times.offsets import days_back
from chatbot.interpretation.times.row import Row
from chatbot.interpretation.times.so_long_ago import year_alone
from criteria.model import Lang
from criteria.values import Dates


def read_bare_date(utterance: Utterance, lang: Lang, today: date) -> tuple[Candidate, ...]:
    """The date of words that answer no question in particular: it may lie ahead."""
    row = row_of(utterance, today)
    mentions = dates_in(row)
    kept = [mentions[index] for index in context.after_correction(utterance.text, mentions)]
    if kept:
        return (_bare_candidate(row, kept[-1], lang),)
    current = context.is_ongoing(utterance.text) or context.now_alone(utterance.text)
    if current is not None:
        return (Candidate(Dates(today, today), *current),)
    return year_alone(row) or _has_been(row)


_BEEN = expression(
    r"\b(?:it's|its|it is|it has|that's|has|have) been (?:only |just |about |over |nearly |almost )?$"
)


def _has_been(row: Row) -> tuple[Candidate, ...]:
    """The "it's been a week": so long ago."""
    lengths = [one for one in lengths_in(row) if one.length is not None and not one.every]
    if len(lengths) != 1 or lengths[0].length is None or not _BEEN.search(row.text[: lengths[0].start]):
        return ()
    found = days_back(row.today, lengths[0].length)
    return (Candidate(Dates(found.earliest, found.latest), lengths[0].start, lengths[0].end, sure=False),)


def _bare_candidate(row: Row, mention: DateMention, lang: Lang) -> Candidate:
    """One day, month or year is sure; a weekday alone and longer stretches may be meant otherwise."""
    found = mention.found
    if found.wrong:
        return Candidate(None, mention.start, mention.end, sure=False, note=notes.WRONG[found.wrong][lang])
    note = notes.DAY_OR_MONTH[lang] if found.others else None
    plain = found.grain in ("month", "year") or found.earliest == found.latest
    lone_weekday = set(row.codes[mention.first : mention.last]) <= set("WLHX")
    sure = found.sure and not found.ahead and plain and not lone_weekday
    sure = sure and None not in (found.earliest, found.latest)
    sure = sure and not mention.role and not _of_another_century(row, mention)
    days = _from_or_until(mention) or _feast(row, mention) or _just_ahead(row, mention) or mention.days
    return Candidate(days, mention.start, mention.end, sure, note)


def _from_or_until(mention: DateMention) -> Dates | None:
    """All the time "since 2010" or "until May"; None: the date is not said so."""
    if mention.role == "since":
        return Dates(mention.found.earliest, None)
    return Dates(None, mention.found.latest) if mention.role == "until" else None


def _just_ahead(row: Row, mention: DateMention) -> Dates | None:
    """The days in this century of a year of two figures that lies at most ten years ahead; None: no such."""
    first, last = mention.found.earliest, mention.found.latest
    if first is None or last is None or not _of_another_century(row, mention):
        return None
    if first.year + 100 > row.today.year + 10:
        return None
    ends = (a_date(day.year + 100, day.month, day.day) for day in (first, last))
    return Dates(*ends)


def _of_another_century(row: Row, mention: DateMention) -> bool:
    """Whether a year of two figures was taken for one of long ago, as this century's lies ahead."""
    year = mention.found.earliest.year if mention.found.earliest is not None else row.today.year
    said = row.text[mention.start : mention.end]
    return year <= row.today.year - 80 and _SHORT_YEAR.search(said) is not None


_SHORT_YEAR = expression(
    r"(?<![\d零〇一二三四五六七八九国和成])(?:\d\d|[零〇一二三四五六七八九]{2})(?:年(?!代)|\D*$)"
)
"""A year of two figures that no era ("民国72年") is named before."""


_FEASTS = {"national_week": "national_day", "labour_week": "may_day", "spring_festival": "lunar_new_year"}


def _feast(row: Row, mention: DateMention) -> Dates | None:
    """The feast itself, where its holiday week is named like it (国庆, 春节) and no more is said."""
    year = mention.found.latest.year if mention.found.latest is not None else 0
    atoms = row.atoms[mention.first : mention.last]
    names = [_FEASTS.get(atom.value) for atom in atoms if atom.code == "F" and len(atom.text) <= 3]
    if len(names) != 1 or names[0] is None or any(atom.code not in "FYH" for atom in atoms):
        return None
    days = festivals.festival(names[0], year)
    return None if days is None else Dates(*days)
