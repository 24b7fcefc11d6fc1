"""Facts told by the way that the words around them take back: planned, over, aimed at, somebody else's.

What is told by the way is noted without asking, so in doubt it is left out: its own question asks for it.
"""

from __future__ import annotations

from chatbot.interpretation.asked import asks_now, asks_once, asks_past
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.reading import Also
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.turned_outside import tells_of_kin, was_once
from criteria.values import Age, Choice, Quantity

_AIMED_AT = expression(
    r"\d(?: ?[a-z/%^]+)? (?:is|are|counts as) (?:normal|ok(?:ay)?|fine)\b"
    r"|[要得](?:升|输|到|控制|\d|超)|争取|控制[在到]|不能超|要输|才[行能]|就不能|标准|输了|糖化|孩子"
    r"|[病输术疗放][^,，。\d]{0,3}前"
)
"""Beside a figure: it is aimed at, a limit, of another time or another's."""
_TO_COME = expression(
    r"\b(?:for|to (?:start|begin|have|get)|starting|stopping for|awaiting|work-?up for)(?: the| my| some)? $"
)
"""Before a treatment that is only planned: "71F, for lutathera"."""
_NOT_SAID = expression(r"没[有]?(?:说|提|讲|写|查|报)")
_LIKENED_TO = expression(r"没法比|比不了|似的|^18 ?f\b|\b18f\b")


def is_taken_back(situation: Situation, fact: Also, asked: str) -> bool:
    """Whether the words around a fact told by the way make it none.

    Args:
        situation: The answer.
        fact: What was found in it.
        asked: How the fact's own question is put in the answer's language.
    """
    at = situation.word_at_typed(fact.span[0])
    clause = _clause(situation, at)
    if tells_of_kin(situation, clause):
        return True
    if isinstance(fact.value, Quantity) and fact.value.unit != "d":
        return _AIMED_AT.search(clause) is not None
    if isinstance(fact.value, Age):
        return _LIKENED_TO.search(clause) is not None
    if fact.value is False:
        return _NOT_SAID.search(clause) is not None
    if fact.value is True and asks_now(asked) and was_once(clause):
        return True
    of_past = isinstance(fact.value, bool | Choice) and (asks_past(asked) or asks_once(asked))
    return of_past and _is_to_come(situation, at)


def _is_to_come(situation: Situation, at: int) -> bool:
    start = situation.utterance.words[at].start
    return _TO_COME.search(situation.utterance.text, max(0, start - _NEAR), start) is not None


_NEAR = 24


def _clause(situation: Situation, at: int) -> str:
    """The text of the clause in which that word stands."""
    clause = situation.sentence.clause_of(at)
    words = situation.utterance.words[clause.first : clause.last]
    return situation.utterance.text[words[0].start : words[-1].end] if words else ""
