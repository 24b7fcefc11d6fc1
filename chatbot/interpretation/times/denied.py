"""What is denied for the time up to now only: "not in the last 3 months", "none this year", 今年没做过."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.times import context
from chatbot.interpretation.times.calendar import shifted
from chatbot.interpretation.times.joins import DateMention
from criteria.values import Dates

_BEFORE = expression(
    r"\b(?:not|no|none|nothing|without|never|n't|havent|hasnt|didnt|(?:have|has|did|was|do|does)n't)\b"
    r"(?!.*\b(?:until|till|before|than|but|except|long|only|sure)\b)|没(?!.*(?:[到过才]|就))"
)
_AFTER = expression(
    r"^(?:里|内|中|以来|来|都|也|还|一直|一次|一针|再|就|从|我|他|她|[ ,，]){0,6}(?:没|未)(?![停断多])"
)


def other_time(text: str, mentions: Sequence[DateMention], today: date) -> Dates | None:
    """The last time said for which it is not denied, as it is for another; None: no such.

    去年没做,前年做的 is the year before last.
    """
    beside = [context.beside(text, mentions, index) for index in range(len(mentions))]
    denied = [_BEFORE.search(words[0]) or _NOT_THEN.match(words[1]) for words in beside]
    phases = [context.phase(text, mentions, index) for index in range(len(mentions))]
    told = [
        mention
        for mention, no, phase in zip(mentions, denied, phases, strict=True)
        if not no and mention.role in ("", "until") and phase not in ("planned", "began")
    ]
    past = [one for one in told if one.found.earliest is not None and one.found.earliest <= today]
    if not past or (len(told) == len(mentions) and _NOT_SINCE.search(text) is None):
        return None
    return max(past, key=lambda one: one.found.earliest or date.min).days


_NOT_SINCE = expression(
    r"(?:之后|以后|此后|往后|后来|[打从自]那|从此|自此|再)[^,;。]{0,4}(?:没|未|不)|没再|不再|再也?没"
)
_NOT_THEN = expression(
    r"\W{0,2}(?:份|的|那|针|次|回|里|底|初|就|都|也|又|还|倒|可|一直|一次|我|他|她)*(?:没|未|不(?!是))"
)


def is_denied_then(text: str, mention: DateMention) -> bool:
    """True where Chinese words right after the date say that it was not then: 这月的还没打, 10月没打."""
    return _NOT_THEN.match(text, mention.end) is not None


_NOT_DONE = expression(
    r"(?:份|的|那|这|个|一|针|次|回|号|疗程|周期|化疗|手术|我|他|她|有事|忙|本来|就|也|又|都|,?(?=因为|由于))*"
    r"(?:(?:因为?|由于|赶上|碰上)[^,;。]{1,8}?)?"
    r"(?:没(?:能|有|去|来)*[打做用吃来去照化放切输赶轮排挨扎][上成了到着]?[针]?"
    r"|(?:给|被)?(?:推迟|推后|延后|延期|取消|改期|耽误|耽搁|错过|泡汤|漏)[掉过]?了?)(?=[,.;!?]|$)"
)


def is_told_undone(text: str, mention: DateMention) -> bool:
    """True where Chinese words after the date say that nothing came of it then: 11月25那针没打成."""
    return mention.role == "" and not mention.found.side and _NOT_DONE.match(text, mention.end) is not None


def before_denied(text: str, mentions: Sequence[DateMention], index: int, today: date) -> Dates | None:
    """The days before a stretch up to today for which it is denied; None: nothing of the kind is said.

    When it was then is open towards the past, and whether it ever was: it has to be asked back.
    """
    mention = mentions[index]
    first, last = mention.found.earliest, mention.found.latest
    if mention.role or first is None or last is None or not first < today <= last:
        return None
    before, after = context.beside(text, mentions, index)
    if _BEFORE.search(before) is None and _AFTER.search(after) is None:
        return None
    return Dates(None, shifted(first, -1))
