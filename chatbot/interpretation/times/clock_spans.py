"""Lengths of time told by two times of the day: "from half past two until four", "9am to 5pm"."""

from __future__ import annotations

import re

from chatbot.interpretation.expressions import expression
from criteria.frozen import frozen

_HOURS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve".split(),
        range(1, 13),
        strict=True,
    )
)
_HALF_DAY, _DAY = 12 * 60, 24 * 60
_NAMED = {"noon": _HALF_DAY, "midday": _HALF_DAY, "midnight": _DAY}
_PARTS = {"half": 30, "quarter": 15, "a quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty five": 25}
_CLOCK = (
    rf"(?:(?P<part{{n}}>{'|'.join(sorted(_PARTS, key=len, reverse=True))})(?: (?P<way{{n}}>past|to))? )?"
    rf"(?P<hour{{n}}>\d{{{{1,2}}}}|{'|'.join(_HOURS)}|{'|'.join(_NAMED)})"
    r"(?::(?P<minutes{n}>[0-5]\d))?(?P<oclock{n}> ?o'?clock)?"
    r"(?: ?(?P<half{n}>[ap])\.?m\b\.?| (?:in the |at )(?P<time{n}>morning|afternoon|evening|night))?"
)
_SPAN = expression(
    r"(?:for |it was |it lasted )?(?:from |between )?"
    + _CLOCK.format(n=1)
    + r" ?(?:-|to|till|until|til|and|through) ?"
    + _CLOCK.format(n=2)
    + r"[.!]?"
)


@frozen
class _Clock:
    """A time of the day."""

    minutes: int
    """After midnight, or after noon where it isn't told which of the two."""
    fixed: bool
    """Whether that is told."""
    told: bool
    """Whether the words say that it is a time of the day, and not any figure."""


def days_between_clocks(text: str) -> float | None:
    """The days between two times of the day that are the whole answer; None: it is nothing of the kind.

    Bare figures alone are none: "two to four" may be of any unit.
    """
    found = _SPAN.fullmatch(text.strip())
    first, second = (_clock(found, "1"), _clock(found, "2")) if found is not None else (None, None)
    if first is None or second is None or not (first.told or second.told):
        return None
    whole = _DAY if first.fixed and second.fixed else _HALF_DAY
    return (second.minutes - first.minutes) % whole / _DAY or None


def _clock(found: re.Match[str], number: str) -> _Clock | None:
    part, way, hour, minutes, oclock, half, time = (
        found[name + number] for name in ("part", "way", "hour", "minutes", "oclock", "half", "time")
    )
    if hour in _NAMED:
        return None if part else _Clock(_NAMED[hour], fixed=True, told=True)
    hours = _HOURS.get(hour) or int(hour)
    if hours > 24 or (part and not way and part != "half"):
        return None
    beyond = _PARTS.get(part, 0) * (-1 if way == "to" else 1) + int(minutes or 0)
    late = half == "p" or time in ("afternoon", "evening") or (time == "night" and hours >= _EVENING)
    told_half = bool(half or time)
    whole = hours * 60 + beyond
    if told_half:
        whole = whole % _HALF_DAY + (_HALF_DAY if late else 0)
    return _Clock(whole, told_half or hours > 12, bool(part or minutes or oclock or told_half))


_EVENING = 6
"""The hour from which on "at night" is before midnight."""
