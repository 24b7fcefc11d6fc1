"""Decades: "the 1990s", "the nineties", 九十年代."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.interpretation.normalise import Token
from chatbot.interpretation.times.counts import Count

_BEFORE = frozenset("the early mid late ' -".split())
_OWNERS = frozenset("my his her their your our low lower high upper".split())
"""Who is "in her late sixties" tells an age."""


def decade_at(tokens: Sequence[Token], at: int, count: Count) -> tuple[int, int] | None:
    """The first year of the decade that a number begins, and how many tokens it takes; None: no decade."""
    after = at + count.tokens
    texts = [token.text for token in tokens[after : after + 2]]
    first = int(count.low)
    if count.high > count.low:
        first -= first % 10
    if first % 10 or count.low != int(count.low):
        return None
    if texts == ["年", "代"] and (first < 100 or 1800 <= first <= 2090):
        return first + (0 if first >= 100 else 1900 if first >= 30 else 2000), count.tokens + 2
    used = count.tokens + (2 if texts == ["'", "s"] else 1 if texts[:1] in (["s"], ["'s"]) else 0)
    if tokens[after - 1].text not in ("s", "'s") and used == count.tokens and not _is_plural(tokens[at]):
        return None
    if 1800 <= first <= 2090 and used > count.tokens:
        return first, used
    before = [token.text for token in tokens[max(0, at - 2) : at]]
    if not 20 <= first <= 90 or not before or before[-1] not in _BEFORE or _OWNERS & set(before):
        return None
    return 1900 + first, used


def _is_plural(token: Token) -> bool:
    return token.text.endswith("ties") or (token.text.isdigit() is False and token.text.endswith("0s"))
