"""Which of several figures of one thing is the latest, by the days said beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from chatbot.interpretation.figures.cues import Sign
from chatbot.interpretation.figures.said import Said
from chatbot.interpretation.figures.statements import Statement, sign
from chatbot.interpretation.normalise import Utterance, normalise

if TYPE_CHECKING:
    from chatbot.interpretation.times.joins import DateMention


def only_latest(
    utterance: Utterance,
    said: Said,
    kept: Sequence[Statement],
    replaced: Sequence[Statement],
    today: date,
) -> list[Statement]:
    """The figure of the latest day, to be confirmed, where each has a day of its own; else all that hold.

    Args:
        utterance: The answer.
        said: What it says in figures.
        kept: The figures of one thing that hold, in order.
        replaced: Those of the same that are told as past; a day tells more than a "was" of which is over.
        today: The day on which it was said.
    """
    every = sorted((*kept, *replaced), key=lambda one: one.at)
    if replaced and not any(one.now for one in every):
        latest = _of_latest_day(utterance, said, every, today)
        if latest is not None and latest.at not in {one.at for one in kept}:
            return [latest]
    latest = _of_latest_day(utterance, said, kept, today)
    return list(kept) if latest is None else [latest]


def _of_latest_day(
    utterance: Utterance, said: Said, every: Sequence[Statement], today: date
) -> Statement | None:
    if len({one.figure.mention.interval for one in every}) < 2 or len(every) > _MOST:
        return None
    from chatbot.interpretation.times.dates import find_dates

    days = _days_of(said, every, find_dates(_without_figures(utterance, every), today))
    latest = None if days is None else _latest(days, today)
    return None if latest is None else replace(every[latest], doubtful=True)


def _without_figures(utterance: Utterance, kept: Sequence[Statement]) -> Utterance:
    """The answer with blanks for the figures, so that 9月60公斤 tells of no September 1960."""
    text = utterance.text
    for statement in kept:
        start, end = statement.figure.mention.start, statement.figure.mention.end
        text = text[:start] + "_" * (end - start) + text[end:]
    return normalise(text, utterance.lang)


_MOST = 6
"""Figures of one thing; more are a table."""


def _days_of(said: Said, kept: Sequence[Statement], dates: Sequence[DateMention]) -> list[DateMention] | None:
    """The day said beside each figure, in its own part of the answer; None: not each has one."""
    free, own = list(dates), []
    for number, statement in enumerate(kept):
        start, end = _part_of(said, kept, number)
        mention = statement.figure.mention
        before = [one for one in free if start <= one.start and one.end <= mention.start]
        after = [one for one in free if mention.end <= one.start and one.end <= end]
        day = before[-1] if before else after[0] if after else None
        if day is None:
            return None
        free = [one for one in free if one.start >= day.end]
        own.append(day)
    return own


def _part_of(said: Said, kept: Sequence[Statement], number: int) -> tuple[int, int]:
    """The characters that tell of a figure: from the mark before it to the mark after it."""
    before = kept[number - 1] if number else None
    after = kept[number + 1] if number + 1 < len(kept) else None
    at = kept[number].at
    leading = said.items[before.at + 1 : at] if before is not None else ()
    trailing = said.items[at + 1 : len(said.items) if after is None else after.at]
    start = 0 if before is None else before.figure.mention.end
    end = said.tokens[-1].end if after is None else after.figure.mention.start
    opening = [said.tokens[one.first].start for one in leading if sign(one) in _MARKS]
    closing = [said.tokens[one.first].start for one in trailing if sign(one) in _MARKS]
    return max(opening, default=start), min(closing, default=end)


_MARKS = (Sign.SEPARATOR, Sign.BREAK)


def _latest(days: Sequence[DateMention], today: date) -> int | None:
    """The index of the one day that is after all others; None: none is, or one is still to come."""
    spans = [(one.days.earliest, one.days.latest) for one in days]
    known = [(start, end) for start, end in spans if start is not None and end is not None and start <= today]
    if len(known) < len(days):
        return None
    latest = known.index(max(known))
    others = [end for at, (_, end) in enumerate(known) if at != latest]
    return latest if max(others) < known[latest][0] else None
