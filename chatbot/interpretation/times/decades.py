"""Decades: "the 1990s", "the nineties", "the nineteen seventies", 九十年代, 上世纪七十年代."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.normalise import Token
from chatbot.interpretation.times.counts import Count

_BEFORE = frozenset("the early mid late in ' -".split())
_OWNERS = frozenset("my his her their your our low lower high upper".split())
"""Who is "in her late sixties" tells an age."""
_CENTURY = expression(r"(?:(本|这个?)|(上个?)|(\d{1,2})|(十[五六七八九]|二十一?))世纪(?:的|初|末)?\s*$")
_CENTURIES = {"十五": 15, "十六": 16, "十七": 17, "十八": 18, "十九": 19, "二十": 20, "二十一": 21}


def decade_at(text: str, tokens: Sequence[Token], at: int, count: Count) -> tuple[int, int] | None:
    """The first year of the decade that a number begins, and how many tokens it takes; None: no decade."""
    after = at + count.tokens
    texts = [token.text for token in tokens[after : after + 2]]
    first = int(count.low)
    if count.high > count.low:
        first -= first % 10
    if first % 10 or count.low != int(count.low):
        return None
    if texts == ["年", "代"] and (first < 100 or 1800 <= first <= 2090):
        return first + (
            0 if first >= 100 else _century(text[max(0, tokens[at].start - 8) : tokens[at].start], first)
        ), count.tokens + 2
    used = count.tokens + (2 if texts == ["'", "s"] else 1 if texts[:1] in (["s"], ["'s"]) else 0)
    if (
        used == count.tokens
        and tokens[after - 1].text not in ("s", "'s")
        and not _is_plural(tokens[after - 1])
    ):
        return None
    if 1800 <= first <= 2090:
        return first, used
    before = [token.text for token in tokens[max(0, at - 2) : at]]
    if not 20 <= first <= 90 or not before or before[-1] not in _BEFORE or _OWNERS & set(before):
        return None
    return 1900 + first, used


def _century(before: str, first: int) -> int:
    """The year from which a decade of two figures counts: by the century said before it, or its own."""
    said = _CENTURY.search(before)
    if said is None:
        return 1900 if first >= 30 else 2000
    if said[1]:
        return 2000
    return 1900 if said[2] else 100 * (int(said[3]) if said[3] else _CENTURIES.get(said[4], 20)) - 100


def _is_plural(token: Token) -> bool:
    return token.text.endswith(("ties", "teens", "thousands", "hundreds")) or (
        token.text.isdigit() is False and token.text.endswith(("0s", "0's"))
    )
