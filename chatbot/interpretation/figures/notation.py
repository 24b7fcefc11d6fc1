"""Whole answers in a notation of numbers: "XII", "2e5", "3.2 x 10^3", "2^5"."""

from __future__ import annotations

from chatbot.interpretation.expressions import expression

_ROMAN = expression(r"(?=[mdclxvi])m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_POWER = expression(r"([-+]?\d+(?:\.\d+)?)(?:e([-+]?\d{1,3})| ?[x×*] ?10 ?\^ ?([-+]?\d{1,3}))")
_RAISED = expression(r"([-+]?)(\d{1,4}(?:\.\d{1,4})?) ?\^ ?([-+]?\d{1,2})")


def in_notation(text: str) -> float | None:
    """The number that the whole text writes; None: it is in none of these notations."""
    text = text.strip(" !").rstrip(".")
    power = _POWER.fullmatch(text)
    if power is not None:
        exponent = int(power[2] or power[3])
        return float(power[1]) * 10.0**exponent if abs(exponent) <= 100 else None
    raised = _RAISED.fullmatch(text)
    if raised is not None:
        size = float(raised[2]) ** int(raised[3]) if float(raised[2]) else 0.0
        return -size if raised[1] == "-" else size
    return _roman(text) if _ROMAN.fullmatch(text) else None


def _roman(text: str) -> float:
    digits = [_ROMAN_DIGITS[letter] for letter in text]
    following = [*digits[1:], 0]
    return float(sum(-one if one < after else one for one, after in zip(digits, following, strict=True)))
