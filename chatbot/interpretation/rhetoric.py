"""Turns of speech that take a statement back: a doubt, a concession, opinions that differ."""

from __future__ import annotations

from collections.abc import Set

from chatbot.interpretation.expressions import expression

_CONCEDED = expression(r"([^\W不没是我他她\d]{1,2})(?:倒?是[能可会还]?|归)\1")


def conceded(text: str) -> bool:
    """True where words are said back so that what follows may take them away: 亮是亮，不是很亮."""
    return _CONCEDED.search(text) is not None


_ONE_OR_OTHER = expression(r"不是[^\W的我你他她]{1,8}就是")
"""One of two, nobody knows which: 不是肺就是纵隔."""


def either_of_two(clause: str) -> bool:
    """True where the words name two and leave open which of them it is."""
    return _ONE_OR_OTHER.search(clause) is not None


_DOUBTING = expression(
    r"(?<!n't )(?<!not )\bdoubt (?:it|that|so)\b"
    r"|\b(?:not|never|\w+n't) not\b|\bnot that (?:i|he|she) \w+n't\b"
)
_POSSIBLE = expression("(?<![不没咋哪岂怎])(?<!怎么)(?<!哪里)可能")
_DOUBTS = frozenset("maybe perhaps possibly might hope hopefully probably".split())


def doubts(text: str, words: Set[str]) -> bool:
    """True where a statement is half taken back: "maybe", "doubt it", 可能 that is no 不可能, nor 怎么可能.

    Args:
        text: The answer.
        words: Its words.
    """
    possible = _POSSIBLE.search(text) is not None
    doubted = not _DOUBTS.isdisjoint(words) or _DOUBTING.search(text) is not None
    return possible or doubted or conceded(text) or _ONE_OR_OTHER.search(text) is not None


_SAYS = r"(?:说|讲|认为|觉得|看着?)"
_DIVIDED = (
    rf"{_SAYS}(?P<one>\w{{1,6}})[,，;；]? ?(?P<between>\w{{1,6}}){_SAYS}(?:不|没有|没|未)(?P=one)",
    rf"{_SAYS}(?:不|没有|没|未)(?P<one>\w{{1,6}})[,，;；]? ?(?P<between>\w{{1,6}}){_SAYS}(?P=one)",
)
_DIVIDED_ON = tuple(
    rf"{_SAYS}{one}\w{{0,8}}[,，;；]? ?(?P<between>\w{{1,6}}){_SAYS}{other}"
    for one, other in (
        (r"(?P<verb>[是有能行要像])", r"[不没](?P=verb)"),
        (r"[不没](?P<verb>[是有能行要像])", r"(?P=verb)"),
    )
)
_SELF = r"(?:我|俺|咱)"
_OTHER = r"(?:他|她|爸|妈|爹|娘|老伴|老公|老婆|爱人|媳妇|孩子|儿子|女儿|闺女|家里)"
_AGREES = r"(?:(?<![不没])(?:愿意|肯|同意|乐意|答应|点头|赞成)|没意见|没问题)"
_REFUSES = r"(?:[不没](?:太|大|怎么)?(?:愿意|肯|同意|乐意|答应|点头|赞成|干)|(?<!没)有意见|反对|拒绝|摇头)"
_UNLIKE_MINDED = tuple(
    rf"{one}\w{{0,4}}{wills}\w{{0,3}}[,，;；]? ?(?P<between>\w{{0,4}}){other}\w{{0,4}}{not_so}"
    for one, other in ((_SELF, _OTHER), (_OTHER, _SELF))
    for wills, not_so in ((_AGREES, _REFUSES), (_REFUSES, _AGREES))
)
"""One is willing and another not, so that nobody knows whose word holds: 我倒是肯，他不肯."""
_NOT_ABLE = r"\w{1,3}不(?:了|成|动|掉|得|下)"
_ABLE = r"(?:能|可以|行|没问题)(?!不)"
_DIVIDED_ABILITY = tuple(
    rf"{_SAYS}{one}\w{{0,4}}[,，;；]? ?(?P<between>\w{{1,6}}){_SAYS}{other}"
    for one, other in ((_NOT_ABLE, _ABLE), (_ABLE, _NOT_ABLE))
)
_PART = (
    r"(?:肝|骨|肺|脑|胰|胃|肠|淋巴|腹膜|原发|转移|病灶|上面|下面|[左右两][叶侧边半肝肺]|ct|核磁|b超|彩超|增强|平扫"
    r"|pet|[大小老新]的|[这那][边个处])"
)
_SIDES = r"(?:[左右两][叶侧边半肝肺]|ct|核磁|b超|彩超|增强|平扫|pet)"
_UNLIKE_PARTS = tuple(
    rf"{part}\w{{0,3}}{one}[了的着]?{comma}(?P<between>{part}\w{{0,3}}?){other}(?=[了的着大]?(?:$|\W))"
    for part, verbs, comma in (
        (_PART, "亮|显影|显|摄取|浓聚", r"[,，]? ?"),
        (_SIDES, "[有见]", r"[,，]? ?"),
    )
    for one, other in (
        (rf"(?:没有?|不|未)(?P<verb>{verbs})", r"(?<![没不未有])(?P=verb)"),
        (rf"(?<![没不未])(?P<verb>{verbs})", r"(?:没有?|不|未)(?P=verb)"),
    )
)
"""One part or picture shows it and another doesn't: 肝不亮骨头亮, 左叶没有右叶有."""
_DIVIDING = tuple(
    map(expression, (*_DIVIDED, *_DIVIDED_ON, *_UNLIKE_MINDED, *_DIVIDED_ABILITY, *_UNLIKE_PARTS))
)
_LATER = expression(r"后来|现在|最后|这次|这回|今年|又")


def divided(text: str) -> bool:
    """True where one says or wants so and another not: 北京说能做，上海说不能做; not where it changed."""
    if text.isascii():
        return False
    found = next(filter(None, (pattern.search(text) for pattern in _DIVIDING)), None)
    return found is not None and not _LATER.search(found["between"])
