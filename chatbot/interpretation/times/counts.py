"""The small numbers of dates, lengths of time and ages.

The numerals are those of ``figures``; what follows rules of its own in time words is added here:
"nineteen fifty-eight" is a year, 几天 and "a few" are vague, 二四年 is a year and 三四年 three or four.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from chatbot.interpretation.figures import numerals_en, numerals_zh
from chatbot.interpretation.normalise import Token
from chatbot.interpretation.times.lexicon_en import WORDS_EN


class Count(NamedTuple):
    """A number said in words or figures."""

    low: float
    high: float
    """Above ``low`` where the words say several ("三四", "a few")."""
    tokens: int
    """How many tokens it takes."""
    ordinal: bool = False
    """A place in a row: "3rd", "twenty-first"."""
    label: bool = False
    """The number of a thing, no amount and no day: "session 3", 第三次."""


_VAGUE = {"few": (2, 4), "several": (3, 7), "couple": (2, 2), "几": (3, 7), "数": (3, 7)}
_TENS = {"十": (20, 90), "百": (200, 900)}
"""What 几十 and 几百 may be."""
_COUNTED = frozenset("天日周月年个次小分礼星")
"""What begins a unit after 数: 数天, and not 岁数就."""
_TENTHS = {"thirtieth": 30, "thirtyfirst": 31, "twentieth": 20} | {
    word: value
    for value, word in enumerate(
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(), 13
    )
}
_FIRST_NINE = {
    word: value
    for value, word in enumerate("first second third fourth fifth sixth seventh eighth ninth".split(), 1)
}

_ORDINALS = _FIRST_NINE.keys() | {"tenth", "eleventh", "twelfth", "st", "nd", "rd", "th"}
"""What an ordinal ends with; other numbers in a row are labels ("cycle 4")."""


def count_at(text: str, tokens: Sequence[Token], at: int) -> Count | None:
    """The number that begins at a token, as long as it goes; None: there is none."""
    token = tokens[at]
    if token.text in "几数" and _text(tokens, at + 1) in _TENS:
        return Count(*_TENS[tokens[at + 1].text], 2)
    if token.text in _VAGUE and (token.text != "数" or _text(tokens, at + 1) in _COUNTED):
        used = 2 if _text(tokens, at + 1) == "of" else 1
        return Count(*_VAGUE[token.text], used)
    if token.kind == "han" or (token.kind == "number" and _kind(tokens, at + 1) == "han"):
        found = _chinese(text, tokens, at)
        if found is not None or token.kind == "han":
            return found
    return _english(tokens, at)


def _english(tokens: Sequence[Token], at: int) -> Count | None:
    if tokens[at].text in _TENTHS:
        return Count(_TENTHS[tokens[at].text], _TENTHS[tokens[at].text], 1, ordinal=True)
    numeral = numerals_en.read(tokens, at)
    if numeral is None:
        return None
    used = numeral.last - at
    if numeral.ordinal:
        word = tokens[numeral.last - 1].text
        marked = word in _ORDINALS or word.endswith("ieth")
        label = not marked and tokens[at - 1].text != "no" and not _is_unit(tokens, numeral.last)
        return Count(numeral.low, numeral.high, used, ordinal=marked, label=label)
    if tokens[at].kind == "word":
        return (
            _ordinal_of_two_words(tokens, at, numeral.low, used)
            or _year_in_halves(tokens, at, int(numeral.low), used)
            or Count(numeral.low, numeral.high, used)
        )
    return Count(numeral.low, numeral.high, used)


def _is_unit(tokens: Sequence[Token], at: int) -> bool:
    """Whether a unit of time or a month follows: "cycle three weeks ago", "last cycle 3 June"."""
    return at < len(tokens) and WORDS_EN.get(tokens[at].text, ("",))[0] in ("U", "M")


def _ordinal_of_two_words(tokens: Sequence[Token], at: int, tens: float, used: int) -> Count | None:
    """The "twenty-first"."""
    dash = _text(tokens, at + used) == "-"
    unit = _FIRST_NINE.get(_text(tokens, at + used + dash))
    if unit is None or tens not in (20, 30):
        return None
    return Count(tens + unit, tens + unit, used + dash + 1, ordinal=True)


def _year_in_halves(tokens: Sequence[Token], at: int, century: int, used: int) -> Count | None:
    """The year of "nineteen fifty eight", "nineteen oh five", "twenty twenty-four"."""
    if century not in (19, 20) or at + used >= len(tokens):
        return None
    zero = _text(tokens, at + used) in ("oh", "o", "zero")
    second = at + used + zero
    rest = numerals_en.read(tokens, second) if _kind(tokens, second) == "word" else None
    if rest is None or rest.ordinal or not rest.low.is_integer() or not 1 <= rest.low <= 99:
        return None
    if (rest.low < 10) != zero:
        return None
    year = century * 100 + rest.low
    return Count(year, year, rest.last - at)


def _chinese(text: str, tokens: Sequence[Token], at: int) -> Count | None:
    found = numerals_zh.read(text, tokens[at].start)
    if found is None or found.percent:
        return None
    end = at + 1
    while end < len(tokens) and tokens[end].start < found.end:
        end += 1
    if found.ordinal:
        return Count(found.low, found.high, end - at, label=True)
    slack = round(found.low / 10) if found.approximate else 0
    return Count(found.low - slack, found.high + slack, end - at)


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if at < len(tokens) else ""


def _kind(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].kind if at < len(tokens) else ""
