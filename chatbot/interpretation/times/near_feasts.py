"""Chinese days told by a day or a feast beside them: 中秋第二天, 端午头一天, 重阳过了两天, 国庆收假那天."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.times.calendar import shifted
from chatbot.interpretation.times.found import Found
from chatbot.interpretation.times.lengths import length_at
from chatbot.interpretation.times.offsets import before_or_after
from chatbot.interpretation.times.row import Row
from criteria.frozen import frozen

_HOLIDAY = r"(?:节|那年)?的?(?:放长假|放假|长假|假期)?(?:里|的)?"
_NEXT = expression(_HOLIDAY + r"(?:过完?)?后?的?(?:第二天|次日|翌日|转天|隔天|转过天)")
_EVE = expression(_HOLIDAY + r"(?:前夕|前夜|头天|头一天|头一晚|前一天|前一晚|前一日)")
_NTH = expression(r"(?:节|假)?(?:过)?(?P<after>后)?的?第(?P<nth>[三四五六七])天")
_NOT_YET = expression(r"(?:节|假)?(?:都|也)?(?:还没|没|没等)(?:有)?(?:过|到|来)")
_LAST = expression(_HOLIDAY + r"(?:最后一天|收假|末尾那天|末一天)")
_PAST = expression(r"(?:节|假)?(?:都|刚)?过(?:完|去|后)?了?(?:有|差不多|大概|约)?")
_ABOUT = expression(
    r"那(?:阵子?|会儿?|段(?:时间|日子)?|几天|两天|时候|一?周|个?礼拜|个?星期)|前后脚|期间|左近|跟前|附近"
)


def beside_day(row: Row, found: Found, last: int) -> tuple[Found, int] | None:
    """What the words right after a day make of it, and the atom after them; None: nothing.

    Args:
        row: The answer.
        found: The day, or the days of a feast.
        last: Index of the atom after those that told it.
    """
    if row.lang != "zh" or found.grain != "day" or found.earliest is None or found.latest is None:
        return None
    feast = _Feast(found.earliest, found.latest, found.sure)
    for pattern, made in _FORMS:
        match = pattern.match(row.text, row.atoms[last - 1].end)
        if match is not None:
            return made(feast, match), _atom_at(row, last, match.end())
    return _some_time_past(row, found, last)


@frozen
class _Feast:
    first: date
    last: date
    sure: bool

    @property
    def single(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last

    def days(self, before: int, after: int, sure: bool = False) -> Found:
        """From so long after its first day to so long after its last one."""
        return Found(shifted(self.first, before), shifted(self.last, after), sure=sure)


def _next_day(feast: _Feast, match: re.Match[str]) -> Found:
    """The day after it; of a longer holiday its second day, unless it is said to be over."""
    if feast.single or "后" in match[0]:
        return feast.days(1, 1, feast.sure and feast.single)
    return Found(shifted(feast.first, 1), shifted(feast.first, 1), sure=False)


def _eve(feast: _Feast, match: re.Match[str]) -> Found:
    """The day before it; 国庆头一天 may be its first day too."""
    eve = shifted(feast.first, -1)
    if "头" in match[0]:
        return Found(eve, eve if feast.single else feast.first, sure=False)
    return Found(eve, eve, sure=feast.sure)


def _nth_day(feast: _Feast, match: re.Match[str]) -> Found:
    """国庆第三天, counted from its first day or from its end."""
    nth = "一二三四五六七".index(match["nth"]) + 1
    return feast.days(nth if match["after"] is not None else nth - 1, nth)


def _before(feast: _Feast, match: re.Match[str]) -> Found:
    """元宵节还没到: some day of the fortnight before it."""
    return Found(shifted(feast.first, -_FORTNIGHT), shifted(feast.first, -1), sure=False)


def _last_day(feast: _Feast, match: re.Match[str]) -> Found:
    return Found(feast.last, feast.last, sure=feast.sure and feast.single)


def _about(feast: _Feast, match: re.Match[str]) -> Found:
    """儿童节那阵: some day about a feast of one day."""
    return feast.days(-3, 3) if feast.single else feast.days(0, 0, feast.sure)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[_Feast, re.Match[str]], Found]], ...] = (
    (_NEXT, _next_day),
    (_EVE, _eve),
    (_NTH, _nth_day),
    (_NOT_YET, _before),
    (_LAST, _last_day),
    (_ABOUT, _about),
)


def _some_time_past(row: Row, found: Found, last: int) -> tuple[Found, int] | None:
    """重阳过了两天: so long after the feast; 国庆过后, 过完国庆: some day of the fortnight after it."""
    match = _PAST.match(row.text, row.atoms[last - 1].end)
    feast = row.atoms[last - 1]
    if (
        match is None
        and feast.code == "F"
        and _IS_OVER.search(row.text, max(0, feast.start - 3), feast.start)
    ):
        match = _NOTHING_MORE.match(row.text, feast.end)
    at = _atom_at(row, last, match.end()) if match is not None else len(row.codes)
    length = length_at(row, at) if at < len(row.codes) else None
    if length is not None:
        return replace(before_or_after(found, length, ">"), sure=False), length.last
    if match is None or found.latest is None:
        return None
    days = found.latest, max(min(shifted(found.latest, _FORTNIGHT), row.today), found.latest)
    return Found(*days, sure=False), at


_IS_OVER = expression(r"过(?:完|了|罢)$")
_NOTHING_MORE = expression("")
_FORTNIGHT = 14
"""Days within which 中秋过后 and 中秋还没到 lie."""


def _atom_at(row: Row, first: int, place: int) -> int:
    """Index of the first atom from ``first`` on that begins at a place of the text or after it."""
    return next((at for at in range(first, len(row.atoms)) if row.atoms[at].start >= place), len(row.atoms))
