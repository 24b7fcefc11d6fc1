"""Turns of speech in Chinese that take a statement back: a question, a concession, opinions that differ."""

from __future__ import annotations

import re

_ASKS = re.compile(
    r"(?:吗|(?<!不)(?P<verb>是|算|行|能|对|会|可以|同意)不(?P=verb)|能不能行|(?<!没)有没有|咋办|咋样|怎么样|怎样|怎么办|[是叫]个?(?:啥|什么)(?:玩意|东西|意思)?儿?)[呢啊呀]?$"
)
"""How a clause ends that asks something."""
_RHETORICAL = re.compile(
    r"不是|难道|哪|谁|什么|啥|怎么[会能可没不]|咋[会能可没不]|[还这]用|还能|没有?.{0,4}吗|吧$|不.{0,3}吗"
)
"""What makes a question a statement: 这还用问吗, 谁不同意, 不是说过吗."""


def asks_back(clause: str, mark: str) -> bool:
    """True for a clause that asks and tells nothing: 高血压算不算, 转移？没有的事.

    Args:
        clause: The words of one clause, run together.
        mark: What ended it.
    """
    ending = _ASKS.search(clause)
    told = clause[: ending.start()] if ending is not None and clause[ending.start()] != "吗" else clause
    return (ending is not None or mark == "?") and not _RHETORICAL.search(told)


_CONCEDED = re.compile(r"([^\W不没是我他她\d]{1,2})倒?是[能可会还]?\1")


def conceded(text: str) -> bool:
    """True where words are said back so that what follows may take them away: 亮是亮，不是很亮."""
    return _CONCEDED.search(text) is not None


_SAYS = r"(?:说|讲|认为|觉得|看着?)"
_DIVIDED = (
    re.compile(
        rf"{_SAYS}(?P<one>\w{{1,6}})[,，;；]? ?(?P<between>\w{{1,6}}){_SAYS}(?:不|没有|没|未)(?P=one)"
    ),
    re.compile(
        rf"{_SAYS}(?:不|没有|没|未)(?P<one>\w{{1,6}})[,，;；]? ?(?P<between>\w{{1,6}}){_SAYS}(?P=one)"
    ),
)
_DIVIDED_ON = tuple(
    re.compile(rf"{_SAYS}{one}\w{{0,8}}[,，;；]? ?(?P<between>\w{{1,6}}){_SAYS}{other}")
    for one, other in (
        (r"(?P<verb>[是有能行要像])", r"[不没](?P=verb)"),
        (r"[不没](?P<verb>[是有能行要像])", r"(?P=verb)"),
    )
)
_LATER = re.compile(r"后来|现在|最后|这次|这回|今年|又")


def divided(text: str) -> bool:
    """True where one says so and another says not: 北京说能做，上海说不能做; not where opinions changed."""
    found = next(filter(None, (pattern.search(text) for pattern in (*_DIVIDED, *_DIVIDED_ON))), None)
    return found is not None and not _LATER.search(found["between"])
