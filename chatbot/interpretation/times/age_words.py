"""Ages that have a name: "octogenarian", 花甲, 年近七旬, 奔七, 八零后."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from chatbot.interpretation.expressions import expression


class NamedAge(NamedTuple):
    """The years that a name means, and where in the text it stands."""

    low: int
    high: int | None
    """None: "well past seventy"."""
    start: int
    end: int
    sure: bool = False


_ENGLISH = {
    "teenager": (13, 19), "teen": (13, 19), "quinquagenarian": (50, 59), "sexagenarian": (60, 69),
    "septuagenarian": (70, 79), "octogenarian": (80, 89), "nonagenarian": (90, 99),
    "centenarian": (100, 110), "threescore and ten": (70, 70), "threescore years and ten": (70, 70),
}  # fmt: skip
_CHINESE = {
    "弱冠": 20, "而立": 30, "不惑": 40, "知天命": 50, "知命": 50, "半百": 50, "花甲": 60, "耳顺": 60,
    "古稀": 70, "杖朝": 80, "期颐": 100,
}  # fmt: skip
_NAME_EN = expression(r"\b(" + "|".join(_ENGLISH) + r")s?\b")
_NAME_ZH = expression(
    r"(年近|将近|快|近|奔|年过|年逾|已过|过了|不到|未到)?"
    r"(?:(" + "|".join(_CHINESE) + r")|([二三四五六七八九])旬|(耄耋))"
    r"(?:之年|老人)?(出头)?"
)
_NEARING = expression(r"奔着?([四五六七八九])张?(?![十百\d零〇一二三四五六七八九个次天周月岁点斤公])")
_A_BABY = "(?:baby|babe|child|kid|boy|girl|vintage|model)"
_DECADES = {name: 1920 + 10 * at for at, name in enumerate(
    "twenties thirties forties fifties sixties seventies eighties nineties".split())}  # fmt: skip
_BORN_THEN = rf"(?:(?P<year{{n}}>19\d\d|'\d\d)|(?P<decade{{n}}>19\d0'?s|{'|'.join(_DECADES)}))"
_GENERATION_EN = expression(
    rf"(?<!had )(?<!have )(?<!got )\b(?:an?|very much an?|'?m|am) {_BORN_THEN.format(n=1)} {_A_BABY}\b"
    rf"|\b{_A_BABY} of (?:the )?{_BORN_THEN.format(n=2)}"
)
_GENERATION = expression(r"([五六七八九5-9零0])[零〇0]后")


def named_ages(text: str, today: date) -> Iterator[NamedAge]:
    """Every age that the text names."""
    for match in _NAME_EN.finditer(text):
        low, high = _ENGLISH[match[1]]
        yield NamedAge(low, high, *match.span(), sure=low == high)
    for match in _GENERATION_EN.finditer(text):
        yield NamedAge(*_since(match, today), *match.span())
    for match in _NAME_ZH.finditer(text):
        yield NamedAge(*_around(match), *match.span(), sure=not match[1] and not match[4] and not match[5])
    for match in _NEARING.finditer(text):
        tens = 10 * ("四五六七八九".index(match[1]) + 4)
        yield NamedAge(tens - 3, tens - 1, *match.span())
    for match in _GENERATION.finditer(text):
        tens = "零一二三四五六七八九".find(match[1])
        first = (2000 if match[1] in "零0" else 1900) + 10 * (tens if tens >= 0 else int(match[1]))
        yield NamedAge(today.year - first - 10, today.year - first, *match.span())


def _since(match: re.Match[str], today: date) -> tuple[int, int]:
    """The age of who is "a 1947 baby" or "a child of the fifties"."""
    year, decade = match["year1"] or match["year2"], match["decade1"] or match["decade2"]
    if year:
        born = 1900 + int(year[-2:])
        return today.year - born - 1, today.year - born
    first = _DECADES.get(decade) or int(decade[:4])
    return today.year - first - 10, today.year - first


def _around(match: re.Match[str]) -> tuple[int, int | None]:
    """Up to three years either side of a round age, as the words before and after it say."""
    if match[4]:
        return 80, 90
    years = _CHINESE[match[2]] if match[2] else ("二三四五六七八九".index(match[3]) + 2) * 10
    if match[1] in ("年过", "年逾", "已过", "过了"):
        return years, None
    if match[1]:
        return years - 3, years - 1
    return years, years + 3 if match[5] else years
