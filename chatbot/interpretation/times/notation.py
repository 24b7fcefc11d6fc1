"""Whole answers in a notation of lengths of time: "1h 30m", "5m30s", "1:30 hours", "P1Y2M", "8/12"."""

from __future__ import annotations

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.normalise import Utterance, normalise
from chatbot.interpretation.times.lengths import Length, Term, counted_days

_FIGURE = r"(\d{1,4}(?:\.\d{1,3})?)"
_CLOCK = expression(
    rf"(?:for )?(?:{_FIGURE} ?d(?:ays?)? ?)?(?:{_FIGURE} ?h(?:rs?|ours?)? ?)?"
    rf"(?:{_FIGURE} ?m(?:ins?|inutes?)? ?)?(?:{_FIGURE} ?s(?:ecs?|econds?)?)?[.!]?"
)
_CLOCK_UNITS = ("day", "hour", "minute", "second")
_ISO = expression(
    rf"p(?:{_FIGURE}y)?(?:{_FIGURE}m)?(?:{_FIGURE}w)?(?:{_FIGURE}d)?"
    rf"(?:t(?:{_FIGURE}h)?(?:{_FIGURE}m)?(?:{_FIGURE}s)?)?"
)
_ISO_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")
_COLONS = expression(r"(?:for )?(\d{1,3}):([0-5]\d)(?::([0-5]\d))? ?(?:h|hrs?|hours?)")
_WHOLE = expression(r"\b(?:all|whole|full|entire)[ -](day|week|month|year|decade)\b")


def days_in_notation(text: str) -> float | None:
    """The days that the whole text writes; None: it is in none of these notations.

    A lone "5m" is left to words, where it is five months; beside hours or seconds it is minutes.
    """
    text = text.strip()
    clock, iso, colons = _CLOCK.fullmatch(text), _ISO.fullmatch(text), _COLONS.fullmatch(text)
    if colons is not None:
        return _days(("hour", "minute", "second"), colons.groups())
    if clock is not None and (clock[4] or (clock[2] and clock[3])):
        return _days(_CLOCK_UNITS, clock.groups())
    return _days(_ISO_UNITS, iso.groups()) if iso is not None else None


def whole_unit(text: str) -> tuple[float, int, int] | None:
    """The days of "all day", "a full year", and where in the text it stands; None: none is said."""
    found = _WHOLE.search(text)
    if found is None:
        return None
    return counted_days(Length((Term(1, 1, found[1]),), 0, 1)), found.start(), found.end()


_CLINICAL = expression(r"\W*(?:for |x ?)?(\d{1,2})/(7|52|12)\W*")


def clinical(text: str) -> tuple[tuple[float, float], tuple[int, int]] | None:
    """The days of the "8/12" of clinicians, who write days, weeks and months so, and where they stand."""
    match = _CLINICAL.fullmatch(text)
    if match is None:
        return None
    unit = {"7": "day", "52": "week", "12": "month"}[match[2]]
    return Term(float(match[1]), float(match[1]), unit).days(), match.span()


_AGO = expression(r"(?<![\d/])(\d{1,2})/(7|52|12)(?= (?:ago|back|post)\b)")
_SHORT = {"7": "d", "52": "wk", "12": "mo"}


def with_lengths_spelled(utterance: Utterance) -> Utterance:
    """The words with the "3/52 ago" of clinicians as "3 wk ago", which is as long."""
    if "/" not in utterance.text:
        return utterance
    told = _AGO.sub(lambda found: f"{found[1]} {_SHORT[found[2]]}", utterance.text)
    return utterance if told == utterance.text else normalise(told, utterance.lang)


def _days(units: tuple[str, ...], figures: tuple[str | None, ...]) -> float | None:
    terms = tuple(
        Term(float(figure), float(figure), unit)
        for unit, figure in zip(units, figures, strict=True)
        if figure is not None
    )
    return counted_days(Length(terms, 0, 1)) if terms else None
