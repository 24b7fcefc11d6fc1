"""Figures that the words around them say to be limits: "110 is the upper limit", "1.7, lab says 1.0 max"."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.figures.cues import Sign
from chatbot.interpretation.figures.numbers import NumberMention
from chatbot.interpretation.figures.scan import Item, Mark
from chatbot.interpretation.figures.statements import LIMIT_WORDS, Statement, item_at, sign
from chatbot.interpretation.normalise import Token

_LABORATORY = frozenset(
    "lab lab's labs sheet report form printout paper allowed hospital says say printed beside "
    "写 印 标 注".split()
)
"""Words for who says up to what a value may go."""
_BOUNDS = frozenset("≤ < under below not 不".split())
_MAXIMUM = _BOUNDS | frozenset("max maximum 最 up".split())


def said_as_maximum(
    tokens: Sequence[Token], items: Sequence[Item], statement: Statement, value: Statement
) -> bool:
    """Whether a bound beside a value is its limit: "1.7, lab says 1.0 max", "35 (<40)"."""
    opening, closing = (tokens[at].key for at in (statement.figure.first, statement.figure.last - 1))
    if not _MAXIMUM & {opening, closing} or corrects(items, value, statement):
        return False
    if sign(item_at(items, statement.at - 1)) is Sign.OPEN:
        return True
    if opening in _MAXIMUM - _BOUNDS and opening != "up":
        return True
    beside = items[value.at : statement.at + 3]
    looks_back = any(sign(item) in (Sign.EARLIER, Sign.EARLIER_BEFORE) for item in beside)
    return not looks_back and _printed(tokens, value, statement)


def _printed(tokens: Sequence[Token], value: Statement, statement: Statement) -> bool:
    """Whether the words between say that the figure is on the report beside the value: 上面写着≤26."""
    return any(token.key in _LABORATORY for token in tokens[value.figure.last : statement.figure.first])


def corrects(items: Sequence[Item], value: Statement, statement: Statement) -> bool:
    """Whether the figure is told instead of the value before it: "35, no 40", "35, now 40"."""
    return any(sign(item) in (Sign.CORRECTION, Sign.NOW) for item in items[value.at : statement.at])


def is_called_limit(tokens: Sequence[Token], items: Sequence[Item], at: int) -> bool:
    """Whether the figure is said to be a limit, though it may stand alone: "110 is the upper limit"."""
    word = item_at(items, at + 1)
    if word is None or sign(word) not in (*LIMIT_WORDS, Sign.LOWER) or isinstance(items[at], Mark):
        return False
    between = [token.key for token in tokens[items[at].last : word.first]]
    return bool(_COPULAS.intersection(between)) and all(key in _COPULAS | _ARTICLES for key in between)


_COPULAS = frozenset("is 's was = 是".split())
_ARTICLES = frozenset("the their our my a just only 就 才".split())


_PRINTED = 1.25
"""How many times its lower end the upper end of a printed interval at least is; a guess is nearer."""
_FROM_TO = expression(r"\d ?[-–~—] ?\d")


def may_be_printed(text: str, figure: NumberMention) -> bool:
    """Whether a range is as wide as those that laboratories print beside a result: "150-450"."""
    low, high = figure.interval.low, figure.interval.high
    wide = low is not None and high is not None and high >= _PRINTED * low > 0
    return wide and _FROM_TO.search(text[figure.start : figure.end]) is not None
