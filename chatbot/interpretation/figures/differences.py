"""A figure told by how far it is from another one: 差两个到100, 比90高3个, "down from 120 by 10"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.figures.scan import Figure, Item
from chatbot.interpretation.figures.units import SCALES, Unit
from chatbot.interpretation.normalise import Token
from criteria.values import Interval

_LACKING = expression(r"(?:还|只|就|仅)?(?:差|欠|缺)(?:着|了)?")
_TO_REACH = expression(r"(?:就|才|不|没)?(?:到|够|满)?")
_THAN = expression(r"比(?:正常|参考)?(?:值|的)?(?:上限|下限|标准)?$")
_MORE = expression(r"(?:还|要|又)?(?:高|多|重|大|长)(?:出|了)?")
_LESS = expression(r"(?:还|要|又)?(?:低|少|轻|小|短)(?:了)?")
_GAINED = expression(r"(?:又|后来)?(?:胖|重|涨|升|长)了")
_LOST = expression(r"(?:又|后来)?(?:瘦|掉|减|轻|降)了")
_FROM = expression(
    r"(?:(up|rose|risen|climbed|jumped|increased)|down|fell|fallen|dropped|decreased)(?:again)?from$"
)
_HALF = 0.5
"""Without a unit, half of the other figure: 30减了一半."""
_FARTHEST = 6
"""Tokens between the two figures; more say something else."""


def with_differences(tokens: Sequence[Token], items: Sequence[Item]) -> list[Item]:
    """The items with every such pair as the one figure that it comes to, to be asked back."""
    joined: list[Item] = []
    for item in items:
        at = _figure_before(joined) if isinstance(item, Figure) else -1
        before = joined[at] if at >= 0 else None
        if isinstance(item, Figure) and isinstance(before, Figure):
            told = _told(tokens, before, item)
            if told is not None:
                del joined[at:]
                while joined and joined[-1].first >= told.first:
                    joined.pop()
                joined.append(told)
                continue
        joined.append(item)
    return joined


def _figure_before(items: Sequence[Item]) -> int:
    """The index of the last figure, but for two words after it; -1: none stands there."""
    near = range(len(items) - 1, max(-1, len(items) - 4), -1)
    return next((at for at in near if isinstance(items[at], Figure)), -1)


def _told(tokens: Sequence[Token], left: Figure, right: Figure) -> Figure | None:
    """The figure that two come to; None: neither is told by the other."""
    if not (_is_amount(left) and _is_amount(right)) or right.first - left.last > _FARTHEST:
        return None
    between = "".join(token.key for token in tokens[left.last : right.first])
    before = "".join(token.key for token in tokens[max(0, left.first - 6) : left.first])
    from_it = _FROM.search("".join(token.key for token in tokens[max(0, left.first - 4) : left.first]))
    if from_it is not None and between == "by":
        return _reckoned(left, right, 1 if from_it[1] else -1, left.first - 2, right.last)
    than = _THAN.search(before)
    if before.endswith("差") and _TO_REACH.fullmatch(between):
        return _reckoned(right, left, -1, left.first - 1, right.last)
    if _LACKING.fullmatch(between) or _LOST.fullmatch(between):
        return _reckoned(left, right, -1, left.first, right.last)
    if _GAINED.fullmatch(between):
        return _reckoned(left, right, 1, left.first, right.last)
    if than is None or not (_MORE.fullmatch(between) or _LESS.fullmatch(between)):
        return None
    way = 1 if _MORE.fullmatch(between) else -1
    return _reckoned(left, right, way, left.first - len(than[0]), right.last)


def _is_amount(figure: Figure) -> bool:
    return figure.mention.value is not None and figure.foreign in (None, "place")


def _reckoned(whole: Figure, part: Figure, way: int, first: int, last: int) -> Figure | None:
    """What a figure and a part more or less come to, in the unit of the whole; None: it can't be."""
    size = _size(part.unit) / _size(whole.unit) if part.unit is not None and whole.unit is not None else 1.0
    change = size * (part.mention.value or 0.0)
    if part.unit is None and part.mention.spelled and part.mention.value == _HALF:
        change = _HALF * (whole.mention.value or 0.0)
    value = round((whole.mention.value or 0.0) + way * change, 6)
    if value <= 0:
        return None
    start = min(whole.mention.start, part.mention.start)
    end = max(whole.mention.end, part.mention.end)
    mention = replace(whole.mention, interval=Interval(value, value), start=start, end=end, other=None)
    return replace(whole, mention=mention, unit=whole.unit or part.unit, foreign=None, first=first, last=last,
                   reckoned=True)  # fmt: skip


def _size(unit: Unit) -> float:
    """How big a unit is, in that which all of its kind are told in; 1 for others."""
    return SCALES.get(unit.names[0], ("", 1.0))[1]
