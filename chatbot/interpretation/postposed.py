"""Negations that stand after what they deny or ask about: 感染倒没有, 有没有感染, "nursing nobody"."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.normalise import Token


def asks_either(words: Sequence[Token], first: int, end: int) -> bool:
    """True when the word stands in or right after a question such as 有没有 or 过敏不过敏.

    Args:
        words: Of the answer.
        first: Index of the word.
        end: Index after the last word of its clause.
    """
    if first >= _VERB_ASKED and _is_either(words, first - 2, 1):
        return True
    at = first - 1 if first and words[first - 1].key in _EITHER else first
    if at >= end or words[at].key not in _EITHER:
        return False
    return any(_is_either(words, at, size) for size in (1, 2))


def _is_either(words: Sequence[Token], at: int, size: int) -> bool:
    before = _keys(words, at - size, at)
    return words[at].key in _EITHER and before == _keys(words, at + 1, at + 1 + size) != []


def _keys(words: Sequence[Token], first: int, last: int) -> list[str]:
    return [word.key for word in words[max(first, 0) : last]]


def asks_done(words: Sequence[Token], last: int, end: int) -> bool:
    """True when a 没有 right after these words only asks whether it was done: 转移了没有谁知道.

    Args:
        words: Of the answer.
        last: Index after the words.
        end: Index after the last word of their clause.
    """
    if last >= end or words[last].key != "没" or words[last - 1].key not in _DONE_BEFORE:
        return False
    at = last + 2 if last + 1 < end and words[last + 1].key == "有" else last + 1
    return at >= end or words[at].key in _AFTER_QUESTION


def repeated_denied(words: Sequence[Token], last: int, end: int) -> bool:
    """True when the end of these words is said again with a negation: 控制得好不好, 稳不稳.

    Args:
        words: Of the answer.
        last: Index after the words.
        end: Index after the last word of their clause.
    """
    return any(last + size < end and _is_either(words, last, size) for size in (1, 2))


def is_lacking(words: Sequence[Token], last: int, end: int) -> bool:
    """True when nothing follows these words in their clause but that it isn't there: 倒没有, "to nothing".

    Args:
        words: Of the answer.
        last: Index after the words.
        end: Index after the last word of their clause.
    """
    if last >= end or words[last - 1].key in _DONE or end - last > _MOST_LISTED:
        return False
    if words[end - 1].kind != "han":
        after = " ".join(word.key for word in words[last:end])
        return end - last <= _MOST_WORDS_AFTER and _LACKED.fullmatch(after) is not None
    following = "".join(word.key for word in words[last:end])
    return (end - last <= _MOST_AFTER and _LACKING.fullmatch(following) is not None) or _is_listed(following)


def _is_listed(following: str) -> bool:
    """True for the rest of a row of things of which there is none: 、糖尿病都没有 after 心衰."""
    first, *items = _PARTING.split(following)
    if first or not items:
        return False
    between = all(_ITEM.fullmatch(item) is not None for item in items[:-1])
    return between and _LAST_ITEM.fullmatch(items[-1]) is not None


_EITHER = frozenset("没 不".split())
_VERB_ASKED = 3
"""Characters of 有没有."""
_LACKING = expression(
    r"(?:到了?(?:肝|脑|骨|肺|头|淋巴结?|腹膜|别处|别的地方)[脏部里上头子]*)?[倒是也都可真从来一直还确实目前现在完全根本压这个的话并病种好幸亏我他她次针回]*"
    r"(?:没有?(?:[打做用吃试]过|在[打用吃])?|无|未[见及]|否认|不成立|不考虑|已排除|已除外|[为是呈]?阴性|[说谈算够]不上|不存在|不沾边?|(?<=[倒也都并绝])不[是算])"
    r"[有过的啊呀呢哦了哈吧得患沾摊碰染犯上出现见]*"
)
"""What may follow the words that it denies: 心衰目前还没有的."""
_PARTING = expression(r"还有|以及|[、/和跟与及或]")
"""What parts the things of a row."""
_ITEM = expression(r"[^没不无未有是了]{1,8}")
_LAST_ITEM = expression(
    r"[^没不无未有是了]{1,8}?[这些几样个种什么的等之类倒也]{0,5}(?:都|全|一概|一律|统统|均|通通)"
    r"(?:没有?|无|未见)[有过的啊呀呢哦了哈吧得患发现]{0,4}"
)
"""The last thing of such a row, and that none of them is there."""
_MOST_LISTED = 40
_LACKED = expression(
    r"(?:(?:= )?|(?:(?:is|are|was|were|has|have|'s|all|been|come|came|back|scan|both|so far) )+)"
    r"(?:no|none|nil|neg|negative|absent|excluded|denied|ruled out|not (?:present|found|seen|detected|there))"
    r"(?: so far| now| on (?:ct|mri|pet|scan|imaging))?|"
    r"(?:(?:to|on|with|for|in|into|from|after) )?(?:nobody|nothing|none|nowhere|noone|no one)"
    r"(?: else| at all| whatever| whatsoever| in particular| now| ever)?"
)
"""That it is not there, or an object that is none: "brain mets negative", "nursing nobody"."""
_MOST_WORDS_AFTER = 5
_MOST_AFTER = 16
_DONE_BEFORE = frozenset("了 过".split())
_AFTER_QUESTION = frozenset("我 他 她 谁 也 还 都 不 大 医 呢 啊 呀".split())
_DONE = frozenset("了 过 有 没".split())
"""After these, a 没有 that ends the clause only asks: 转移了没有."""
