"""Chinese lengths of time told in two steps, or by the unit that is running: 第三年了."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.figures import numerals_zh
from chatbot.interpretation.times.durations import DurationMention
from chatbot.interpretation.times.lengths import Term

_NTH = expression(
    r"(?P<into>(?:进入?了?|迈进了?|跨进了?|进到了?|到了?|今年是|已是|算是|头尾)的?)?"
    r"第(?P<nth>[一二三四五六七八九十]|十[一二三四五六七八九]|\d{1,2})个?(?P<unit>年头(?!上)|年|月|星期|礼拜|周|天)"
    r"(?P<now>了|啦|咯|头上|上头)?(?P<end>[。.!！~]?$|[,，])?"
)
_UNITS = {
    "年头": "year",
    "年": "year",
    "月": "month",
    "星期": "week",
    "礼拜": "week",
    "周": "week",
    "天": "day",
}


def nth_unit(text: str) -> DurationMention | None:
    """第二年了: between one and two years; None: no such words, or they tell when ("第二年复发的")."""
    found = next((one for one in _NTH.finditer(text) if one["end"] is not None), None)
    if found is None or not (found["now"] or found["into"]):
        return None
    written = found["nth"]
    numeral = numerals_zh.read(written, 0)
    nth = float(written) if numeral is None else numeral.low
    low, high = Term(nth - 1, nth, _UNITS[found["unit"]]).days()
    return DurationMention(low, high, found.start(), found.end(), sure=False)


_MORE = expression(
    r"(?:又|再|接着|继续|外加|加上|另外)[^,，。;；]{0,6}?(?:[打吃用做服治连续化放](?:了|过|满|够|上)?|加上|外加)?(?:有|约|大概)?$"
)
_A_BREAK = expression(r"(?<!没)(?<!没有)(?<!不)(?<!未)(?:停|断|歇|中止)(?!没)")
_ANEW = expression(r"又|再|接着|继续|外加|加上|另外")


def added_up(text: str, lengths: Sequence[DurationMention]) -> DurationMention | None:
    """六个月，后来又接着打了仨月: both together; None: they don't add up, or there was a break."""
    if len(lengths) != 2 or any(one.low is None or one.high is None for one in lengths):
        return None
    first, second = lengths
    between = text[first.end : second.start]
    if not _ANEW.search(between) or not _MORE.search(between) or _A_BREAK.search(between):
        return None
    low, high = (first.low or 0) + (second.low or 0), (first.high or 0) + (second.high or 0)
    return DurationMention(low, high, first.start, second.end, sure=False)
