"""An age as said, and ages from or up to which: "over 80", "18 or older", 18岁以下."""

from __future__ import annotations

from datetime import date

from chatbot.interpretation.expressions import expression
from criteria.frozen import frozen

OLDEST = 120
"""Years; nobody is taken to be older."""


@frozen
class AgeMention:
    """An age in an utterance, in completed years."""

    low: float
    high: float | None
    """None: "over 80"."""
    start: int
    """Position in ``Utterance.text``."""
    end: int
    sure: bool = True
    born: date | None = None
    """The birth date, where it was given whole."""
    nominal: bool = False
    """True: counted the traditional way (虚岁); already put back by one to two years."""
    below: str = ""
    """"<": "under 60", younger than ``high``; "<=": "60 or younger"; empty: no such bound."""
    weak: bool = False
    """True: "65 years", which may be how long something lasted."""


_OVER = expression(
    r"(?:\b(?:over|past|above|(?:the )?(?:wrong|far) side of|more than"
    r"|older than|at least|well over|turned past|no younger than"
    r"|not younger than|no less than|a minimum of|minimum)"
    r"|超过|年过|过了|至少|最少|起码|不小于|不低于|大于)\W*$"
)
_OVER_AFTER = expression(
    r"\+| plus| and over| and above| and older| or (?:older|over|above|more)"
    r"| years? (?:old )?or (?:older|over)|岁?(?:及|或者?)?以上|岁?多|岁?开外"
)
_UNDER = expression(
    r"(?:\b(?:under|below|(?:the )?(?:right|good) side of|younger than|less than|not yet|still under)"
    r"|还?没有?(?:到|满)|不满|未满|不足|不到|小于|低于)\W*$"
)
_UNDER_AFTER = expression(
    r"岁?[都也]?还?(?:不到|没到|不足|不满|未满|差(?:一|那么)?[点些])(?![\d一二三四五六七八九十])"
)
_AT_MOST = expression(
    r"(?:\b(?:no older than|not older than|not (?:a day )?over|not above|not past"
    r"|at most|no more than|up to|a maximum of|maximum)"
    r"|不超过|最多|最大|不大于)\W*$"
)
_AT_MOST_AFTER = expression(
    r" or (?:younger|under|below|less)| and (?:under|younger|below)| years? (?:old )?or (?:younger|under)"
    r"|岁?(?:及|或者?)?以下|岁?以内"
)


def bounded_age(years: float, span: tuple[int, int], before: str, after: str) -> AgeMention | None:
    """An age from or up to which: "over 80", "18 or older", 18岁以下."""
    if _AT_MOST.search(before) or _AT_MOST_AFTER.match(after):
        return AgeMention(0, years, *span, sure=False, below="<=")
    if _OVER.search(before) or _OVER_AFTER.match(after):
        return AgeMention(years, None, *span, sure=False)
    if _UNDER.search(before) or _UNDER_AFTER.match(after):
        return AgeMention(0, years, *span, sure=False, below="<")
    return None
