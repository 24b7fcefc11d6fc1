"""Facts told by the way that the words around them take back: planned, over, aimed at, somebody else's.

What is told by the way is noted without asking, so in doubt it is left out: its own question asks for it.
"""

from __future__ import annotations

from chatbot.interpretation.asked import asks_now
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.reading import Also
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.turned_outside import tells_of_kin, was_once
from criteria.values import Age, Dates, Quantity

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
_UNDER_TREATMENT = expression(r"观察|吃药|在治|还在|watch|on tablets|surveillance")


def is_taken_back(situation: Situation, fact: Also, asked: str) -> bool:
    """Whether the words around a fact told by the way make it none.

    Args:
        situation: The answer.
        fact: What was found in it.
        asked: How the fact's own question is put in the answer's language.
    """
    text, clause = situation.utterance.text, _clause(situation, fact)
    if tells_of_kin(situation, clause):
        return True
    if isinstance(fact.value, Quantity):
        if fact.value.unit == "d":
            return _UNDER_TREATMENT.search(text) is not None
        return _AIMED_AT.search(clause) is not None
    if isinstance(fact.value, Age):
        return _LIKENED_TO.search(clause) is not None
    if fact.value is False:
        return _NOT_SAID.search(clause) is not None
    if fact.value is True and asks_now(asked) and was_once(clause):
        return True
    planned = _TO_COME.search(text, max(0, fact.span[0] - _NEAR), max(0, fact.span[0])) is not None
    return planned and not isinstance(fact.value, Dates)


_NEAR = 24


def _clause(situation: Situation, fact: Also) -> str:
    """The text of the clause in which the fact was found."""
    clause = situation.sentence.clause_of(situation.word_at(fact.span[0]))
    words = situation.utterance.words[clause.first : clause.last]
    return situation.utterance.text[words[0].start : words[-1].end] if words else ""
