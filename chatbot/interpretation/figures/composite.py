"""One measure said in two units: "11 stone 4", "9 st 12 lb", 一百二十斤三两."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chatbot.interpretation.figures.bounds import says_either
from chatbot.interpretation.figures.cues import Sign
from chatbot.interpretation.figures.scan import Figure, Item
from chatbot.interpretation.figures.statements import sign
from chatbot.interpretation.normalise import Token
from criteria.values import Interval

_SMALLER = {
    "[stone_av]": ("[lb_av]", 14.0),
    "[jin]": ("[liang]", 10.0),
    "kg": ("g", 1000.0),
    "[lb_av]": ("[oz_av]", 16.0),
    "t": ("kg", 1000.0),
    "g": ("mg", 1000.0),
}
"""Unit to the smaller one that may follow it, and how many of those make it."""

_FEET = frozenset("ft foot feet".split())
"""After these a bare number is inches."""


def join_composites(tokens: Sequence[Token], items: Sequence[Item]) -> list[Item]:
    """The items with every such pair as one figure in the bigger unit; "120 斤半" gets its half."""
    joined: list[Item] = []
    for item in items:
        at = _before_marks(joined) if isinstance(item, Figure) else -1
        before = joined[at] if at >= 0 else None
        if isinstance(item, Figure) and isinstance(before, Figure):
            both = (
                _both(tokens, before, item) or _range(tokens, before, item) or _either(tokens, before, item)
            )
            if both is not None:
                joined[at:] = [both]
                continue
        joined.append(item)
    return joined


def _before_marks(items: Sequence[Item]) -> int:
    """Index of the last item but for marks between two figures; -1: none."""
    at = len(items) - 1
    while at >= 0 and sign(items[at]) in (Sign.BREAK, Sign.SEPARATOR, Sign.CHANGED_TO, Sign.OR):
        at -= 1
    return at


def _both(tokens: Sequence[Token], bigger: Figure, smaller: Figure) -> Figure | None:
    between = [token.key for token in tokens[bigger.last : smaller.first]]
    if bigger.foreign is not None and not between and tokens[smaller.first].key == "半":
        return replace(bigger, last=smaller.last)
    if between in ([], ["and"]) and smaller.unit is None and tokens[bigger.last - 1].key in _FEET:
        return replace(bigger, last=smaller.last)
    if bigger.unit is None or between not in ([], ["and"], [","], ["零"]) or smaller.foreign is not None:
        return None
    name = bigger.unit.names[0]
    value, rest = bigger.mention.value, smaller.mention.value
    if value is None or rest is None:
        return None
    if rest == 0.5 and smaller.unit is None and tokens[smaller.first].key == "半":
        return _merged(bigger, smaller, value + 0.5)
    if _is_decimal(tokens, bigger, smaller) and name != "[jin]":
        return _merged(bigger, smaller, value + rest / 10)
    if name not in _SMALLER:
        return None
    unit, parts = _SMALLER[name]
    fits = smaller.unit is not None and unit in smaller.unit.names
    bare = smaller.unit is None and name in ("[stone_av]", "[jin]") and between != [","]
    if not (fits or bare) or rest >= parts:
        return None
    return _merged(bigger, smaller, value + rest / parts)


def _is_decimal(tokens: Sequence[Token], bigger: Figure, smaller: Figure) -> bool:
    """Whether a last digit follows the unit: 三十一秒八."""
    rest = smaller.mention.value
    return (
        rest is not None and 1 <= rest <= 9 and smaller.unit is None and _ends_at(tokens, smaller.last)
        and smaller.last == smaller.first + 1 == bigger.last + 1 and tokens[bigger.last - 1].kind == "han"
    )  # fmt: skip


def _ends_at(tokens: Sequence[Token], position: int) -> bool:
    return position == len(tokens) or tokens[position].kind == "punct"


def _range(tokens: Sequence[Token], left: Figure, right: Figure) -> Figure | None:
    """The range of "105 g/L to 110 g/L", where no "from" makes it a change; "between 2 g and 7 g"."""
    between = [token.key for token in tokens[left.last : right.first]]
    before = tokens[left.first - 1].key if left.first else ""
    low, high = left.mention.value, right.mention.value
    if between in (["and"], ["和"], ["与"]):
        if before not in ("between", "于", "在"):
            return None
    elif between not in (["to"], ["-"], ["~"], ["到"], ["至"]) or before in ("from", "从", "由", "差"):
        return None
    if left.unit is None or left.unit != right.unit or low is None or high is None or low >= high:
        return None
    mention = replace(left.mention, interval=Interval(low, high), end=right.mention.end)
    return replace(left, mention=mention, last=right.last)


_NEAR = 1.1
"""How many times the one the other may be of two figures of which either may be right."""
_CHANGED = frozenset("was were from now today currently 从 原 现 了".split())
"""Beside the figures: what was the one has become the other."""


def _either(tokens: Sequence[Token], left: Figure, right: Figure) -> Figure | None:
    """The range of "68 kg, maybe 70", "12.1 g/dL or 12.3 g/dL": two near figures, the first with its unit."""
    between = tokens[left.last : right.first]
    low, high = left.mention.value or 0.0, right.mention.value or 0.0
    if not says_either(between) or left.unit is None or right.unit not in (None, left.unit) or right.foreign:
        return None
    beside = {
        token.key for token in (*tokens[max(0, left.first - 2) : left.first], *tokens[right.last :][:1])
    }
    if not 0 < low < high <= low * _NEAR or beside & _CHANGED:
        return None
    mention = replace(left.mention, interval=Interval(low, high), end=right.mention.end)
    return replace(left, mention=mention, last=right.last)


def _merged(bigger: Figure, smaller: Figure, value: float) -> Figure:
    mention = replace(bigger.mention, interval=Interval(value, value), end=smaller.mention.end)
    return replace(bigger, mention=mention, last=smaller.last)
