"""The time from one date to another, in days."""

from __future__ import annotations

from datetime import date

from chatbot.interpretation.times.joins import DateMention
from criteria.frozen import frozen


@frozen
class Stretch:
    """Days from one date to another, or to today: [low, high], and where it is said."""

    low: int
    high: int
    start: int
    end: int
    sure: bool


def begins(mention: DateMention) -> date:
    """The first day that it may be; the first of all where none is known."""
    return mention.found.earliest or date.min


def stretch(
    mention: DateMention, first_end: date | None, last_end: date | None, sure: bool
) -> Stretch | None:
    """The days from a date to the days [first_end, last_end]; None: one of them is not known."""
    found = mention.found
    if found.earliest is None or found.latest is None or first_end is None or last_end is None:
        return None
    low = max((first_end - found.latest).days, 0)
    return Stretch(low, max((last_end - found.earliest).days, low), mention.start, mention.end, sure)
