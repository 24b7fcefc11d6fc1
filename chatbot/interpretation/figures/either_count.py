"""A count of which either may be right: "three lots, maybe four", "2 lots or 3", 两种，最多三种."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.figures.numbers import NumberMention, find_numbers
from chatbot.interpretation.normalise import Token, Utterance
from criteria.values import Interval, Quantity

_OR = frozenset("or maybe perhaps possibly could coulda might mighta 或 者 可 能 许 还 定 要 么".split())
_COUNTED = frozenset(
    "lot lots kind kinds type types sort sorts course courses line lines treatment treatments drug drugs "
    "therapy therapies regimen regimens different ones things of them it already now for sure "
    "definitely certainly that i 'm am certain , 种 个 样 线 套 类 药 方 案 了 , 、".split()
)
"""What may stand between the first figure and the word that opens the other one: what is counted."""
_HEDGES = frozenset(
    "i think guess believe even it they was is be been have a that to 也 是 有 吧 说 不".split()
)
_FURTHEST = 3
"""How far the two may lie apart; further apart they count different things."""


def either_count(utterance: Utterance) -> tuple[Candidate, ...]:
    """The range of two counts of which either may be right, to be asked back; empty: no such pair."""
    for one, other in pairwise(find_numbers(utterance)):
        low, high = one.value, _most(other)
        if low is None or high is None or one.ordinal or other.ordinal or not low < high <= low + _FURTHEST:
            continue
        if _is_either(utterance.tokens, one, other):
            return (Candidate(Quantity(Interval(low, high)), one.start, other.end, sure=False),)
    return ()


def _most(other: NumberMention) -> float | None:
    """The greater count: the "3" of "maybe 3", and of "3 at most"; None: it is bounded otherwise."""
    return other.interval.high if other.interval.low is None else other.value


def _is_either(tokens: Sequence[Token], one: NumberMention, other: NumberMention) -> bool:
    between = [token.key for token in tokens[one.last : other.first]]
    opened = next((at for at, key in enumerate(between) if key in _OR), None)
    if opened is None:
        at_most = other.interval.low is None
        return at_most and all(key in _COUNTED or key in _HEDGES for key in between)
    if not all(key in _COUNTED or key in _HEDGES for key in between[:opened]):
        return False
    return all(key in _OR or key in _HEDGES for key in between[opened:])
