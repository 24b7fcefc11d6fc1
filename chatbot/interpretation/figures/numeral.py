"""One numeral as written: what the digits, words or characters of a single number say."""

from __future__ import annotations

from chatbot.interpretation.expressions import expression
from criteria.frozen import frozen

MINUS = "\u2212"
"""Key of a token that makes the number after it one below nothing; see ``signs``."""


@frozen
class Numeral:
    """A number before anything around it ("under", "to", "%") is looked at."""

    low: float
    high: float
    """Above ``low`` where the numeral itself is vague (四十几 is 41 to 49)."""
    last: int
    """Index of the token after it."""
    other: float | None = None
    """What it is where its mark means the other thing ("4,100" is 4100, or 4.1)."""
    approximate: bool = False
    ordinal: bool = False
    percent: bool = False
    weak: bool = False
    """True: more often no number at all ("that one")."""
    spelled: bool = False
    """True: written in words or characters, not in digits."""


_GROUPED = expression(r"[1-9]\d{0,2}([.,])\d{3}")
_LONG_GROUPED = expression(r"\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:\.\d{3}){2,}|\d{1,2}(?:,\d{2})+,\d{3}")
_MIXED = expression(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:\.\d{3})+,\d+")


def read_digits(text: str) -> tuple[float, float | None] | None:
    """A run of digits with its marks: the number, and the other one it may be.

    A mark before exactly three digits may be either kind; every other single mark is a decimal one.
    None: no number ("25.10.2026").
    """
    if len(text) > 15:
        return None
    if text.isdigit():
        return float(text), None
    grouped = _GROUPED.fullmatch(text)
    if grouped is not None:
        thousands = float(text.replace(grouped[1], ""))
        decimal = float(text.replace(",", "."))
        return (thousands, decimal) if grouped[1] == "," else (decimal, thousands)
    if _LONG_GROUPED.fullmatch(text):
        return float(text.replace(",", "").replace(".", "")), None
    if _MIXED.fullmatch(text):
        mark = max(text.rfind("."), text.rfind(","))
        whole = text[:mark].replace(",", "").replace(".", "")
        return float(f"{whole}.{text[mark + 1 :]}"), None
    if text.count(".") + text.count(",") == 1:
        return float(text.replace(",", ".")), None
    return None
