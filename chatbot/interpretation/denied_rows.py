"""Rows of things that one denial denies, with commas between: "denies diabetes, heart failure, infection"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from chatbot.interpretation.lexicon import NEGATIONS
from chatbot.interpretation.normalise import Token

_DENYING_ALL = frozenset("denies denied denying 否 认".split())
"""Words of denials that hold for a whole row."""
_DENYING = frozenset("no without neither nil 无 没 未".split())
"""Denials that do where the last thing of the row is joined by "or"."""
_JOINED = frozenset("or nor 或 及".split())
_ENDING = frozenset("史 等 均 都".split())
"""Characters of the last thing of a Chinese row: 无糖尿病，心脏病史."""
_NO_ITEM = NEGATIONS | frozenset(
    "i he she it they we you there that this but yes yeah only just since because is are was were am has "
    "have had having does did do will would can may might should when if then though still now "
    "有 是 正 但 我 他 她 它 可 在 吃 打 做 用 控 住 年 月 岁 只 就 还 现 目 医".split()
)
"""Words of a statement of its own: what holds one is no further thing of the row."""
_MOST_WORDS, _MOST_HAN = 4, 8
_MOST_ITEMS = 12


def parts_denied_row(words: Sequence[Token], first: int, comma: int) -> bool:
    """True for a comma that only parts things which are denied together.

    Args:
        words: Of the answer.
        first: Index of the first word of the clause that it would end.
        comma: Its own index.
    """
    if words[comma].key != ",":
        return False
    whole = _denies_all(words, first, comma)
    if not whole and not _denies(words, first, comma):
        return False
    items = list(_items(words, comma + 1))
    return bool(items) and (whole or _is_joined(items[-1]))


def may_be_denied(words: Sequence[Token], before: int, first: int) -> bool:
    """True for a thing that is only named after a denied one: "no fever, infection".

    Args:
        words: Of the answer.
        before: Index of the first word of the clause before it.
        first: Index of its own clause's first word.
    """
    comma = first - 1
    if comma <= before or words[comma].key != ",":
        return False
    return _denies(words, before, comma) and next(_items(words, first), None) is not None


def _denies_all(words: Sequence[Token], first: int, comma: int) -> bool:
    denies = any(word.key in _DENYING_ALL for word in words[first:comma])
    return denies or _negative_for(words, first, comma)


def _denies(words: Sequence[Token], first: int, comma: int) -> bool:
    denied = any(word.key in _DENYING for word in words[first:comma])
    last = comma - 2 if words[comma - 1].key == "有" else comma - 1
    return denied and words[max(last, 0)].key not in _DENYING


def _negative_for(words: Sequence[Token], first: int, comma: int) -> bool:
    return any(
        (one.key, following.key) == ("negative", "for") for one, following in pairwise(words[first:comma])
    )


def _items(words: Sequence[Token], first: int) -> Iterator[Sequence[Token]]:
    """The further things of a row that begins there, as far as they are nothing but things."""
    for _ in range(_MOST_ITEMS):
        last = next((at for at in range(first, len(words)) if words[at].kind == "punct"), len(words))
        item = words[first:last]
        most = _MOST_HAN if item and item[-1].kind == "han" else _MOST_WORDS
        if not item or len(item) > most or any(word.key in _NO_ITEM for word in item):
            return
        yield item
        if last == len(words) or words[last].key not in (",", "、"):
            return
        first = last + 1


def _is_joined(item: Sequence[Token]) -> bool:
    return item[-1].key in _ENDING or any(word.key in _JOINED for word in item)
