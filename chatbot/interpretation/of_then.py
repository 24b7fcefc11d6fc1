"""Where an answer goes on of a time gone by: 化疗那阵，整天躺着; "when I had chemo it was 30"."""

from __future__ import annotations

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.situation import Situation


def is_statement_of_then(situation: Situation, start: int) -> bool:
    """True where the statement before this place tells of a time gone by: 化疗那阵子最遭罪，血小板掉到3万."""
    before = _FULL_STOP.split(situation.utterance.text[:start])[-1]
    return _OF_A_STATEMENT.search(before) is not None


_FULL_STOP = expression(r"[.;!?。](?!\d)")
_OF_A_STATEMENT = expression(
    r"那[年次阵会]|当[时年兵]|年轻|小时候|去年|前年|开春|[时阶]段|的时候|期间"
    r"|\b(?:at the time|back (?:then|when|in)|when i was|during (?:my |the )?\w+"
    r"|last (?:year|summer|winter|spring)|years ago|used to|in (?:19|20)\d\d)\b"
)
"""What tells of a time gone by, so that a result after it in the statement is one of then."""


def is_of_then(situation: Situation, named: Match[str]) -> bool:
    """True where the Chinese words up to a name, or the clause before, only tell a time gone by.

    Args:
        situation: The answer.
        named: Where its words name the thing of another question.
    """
    if situation.utterance.lang != "zh":
        return False
    sentence, own = situation.sentence, situation.sentence.clause_of(named.first)
    if _ONLY_THEN.fullmatch(_said(situation, own.first, named.first)) is not None:
        return True
    before = sentence.clause_of(max(own.first - 2, 0))
    led = before.last < own.first and before.mark == ","
    return led and _ONLY_THEN.fullmatch(_said(situation, before.first, before.last)) is not None


def _said(situation: Situation, first: int, last: int) -> str:
    """The words [first, last) run together, as far as they can be such a time."""
    words = situation.utterance.words[first : min(last, first + _SHORT)]
    return "".join(word.key for word in words)


_SHORT = 16
"""Characters that are looked at."""
_ONLY_THEN = expression(
    "(?:就是|也就是|只是|那|在|是)?"
    "(?:化疗|放疗|手术|住院|介入|刚|做完|打完|开刀|术后|生病|得病|确诊|年轻|小|打针|吃药|靶向|去年|前年){0,3}"
    "(?:那阵子?|那会儿?|那时候?|的?时候|期间|那年|那几[天月]|那段时间|那段|当时|当初|以前|之前|前阵子|前年|前"
    "|有一?阵子?|去年)"
)
"""What only tells a time gone by."""
