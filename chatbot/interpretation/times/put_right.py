"""Dates told one after the other: one that takes another's place, and several times of the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.times.calendar import a_date, whole_months
from chatbot.interpretation.times.context import corrected_from
from chatbot.interpretation.times.durations import DurationMention
from chatbot.interpretation.times.found import Found
from chatbot.interpretation.times.joins import DateMention
from chatbot.interpretation.times.row import Row


def completed(row: Row, mention: DateMention, before: DateMention) -> DateMention:
    """A year that takes another's place, with the day or month of it: "may 2025, sorry 2026"."""
    days, year = before.found, mention.found.earliest
    bare = row.codes[mention.first : mention.last] == "Y" and not mention.role
    if not bare or year is None or days.earliest is None or days.latest is None:
        return mention
    if days.grain == "month" and days.earliest.month <= days.latest.month:
        first, last = whole_months(year.year, days.earliest.month, days.latest.month)
        return replace(mention, found=Found(first, last, "month", days.sure))
    day = a_date(year.year, days.earliest.month, days.earliest.day) if days.grain == "day" else None
    return mention if day is None else replace(mention, found=Found(day, day, sure=days.sure))


_AND_AGAIN = expression(
    r"\W*(?:(?:and|then|again|also|once|twice|first|second|third|in|on|the|plus|another|later|a)\b\W*)*"
)
"""Words between two times at which the same thing was done."""


def in_a_row(text: str, mentions: Sequence[DateMention], first: int) -> list[DateMention]:
    """The date of that index and those told in one breath after it: "chemo in 2021 and again in May"."""
    row = [mentions[first]]
    for following in mentions[first + 1 :]:
        if _AND_AGAIN.fullmatch(text, row[-1].end, following.start) is None:
            break
        row.append(following)
    return row


def length_by_number_alone(text: str, lengths: Sequence[DurationMention]) -> list[DurationMention]:
    """The lengths, and the one that a number alone puts in another's place: "3 years, no 4"."""
    place = corrected_from(text)
    alone = _BARE_NUMBER.fullmatch(text, place) if place else None
    before = [one for one in lengths if one.end <= place and one.length is not None]
    length = before[-1].length if before else None
    if alone is None or length is None or len(length.terms) != 1:
        return list(lengths)
    figure = float(alone["day"])
    days = replace(length.terms[0], low=figure, high=figure).days()
    return [*lengths, replace(before[-1], low=days[0], high=days[1], start=alone.start("day"),
                              end=alone.end("day"), sure=False, length=None)]  # fmt: skip


_BARE_NUMBER = expression(r"\W*(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?\W*")


def by_number_alone(text: str, place: int, days: Found) -> Found | None:
    """The day that a number alone puts in another's place: "5 oct? no 6"; None: no number alone does.

    Args:
        text: The answer.
        place: Where what corrects the words before it begins; 0: nothing is corrected.
        days: What was told before; where it is no day, nothing tells what the number counts.
    """
    alone = _BARE_NUMBER.fullmatch(text, place) if place else None
    if alone is None:
        return None
    first = days.earliest if days.grain == "day" and days.earliest == days.latest else None
    day = a_date(first.year, first.month, int(alone["day"])) if first is not None else None
    return Found(day, day, sure=False) if day is not None else replace(days, wrong="year", sure=False)
