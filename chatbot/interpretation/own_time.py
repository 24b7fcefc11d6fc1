"""Of several times in a Chinese answer the one of what is asked for: 10月12号停的试验药，11月6号做完放疗."""

from __future__ import annotations

from dataclasses import replace

from chatbot.interpretation.clauses import Clause
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.situation import Situation
from criteria.values import ValueKind


def of_own_time(situation: Situation) -> Situation:
    """The answer without the times of other questions' things, where one clause tells that of its own."""
    if situation.utterance.lang != "zh" or situation.in_passing or situation.vocabulary is None:
        return situation
    clauses = situation.sentence.clauses[: _MOST + 1]
    dated = [one for one in clauses if _has_figure(situation, one)]
    own = [one for one in dated if situation.names_topic(one)]
    others = [one for one in dated if one not in own]
    apart = others and all(_is_of_another(situation, clauses, one) for one in others)
    if len(clauses) > _MOST or len(own) != 1 or not apart:
        return situation
    return replace(situation, utterance=situation.utterance.part(own[0].first, own[0].last))


def _is_of_another(situation: Situation, clauses: tuple[Clause, ...], clause: Clause) -> bool:
    """True where the clause, or the one that it goes on from, names another question's thing of a time."""
    if _names_timed(situation, clause):
        return True
    at = clauses.index(clause)
    before = clauses[at - 1] if at else None
    return before is not None and before.mark == "," and _names_timed(situation, before)


def _names_timed(situation: Situation, clause: Clause) -> bool:
    trial = situation.vocabulary.trial if situation.vocabulary is not None else None
    named = situation.named_in(clause)
    if trial is None or situation.question.id in named:
        return False
    return any(trial.question(name).kind is ValueKind.DATE for name in named)


def _has_figure(situation: Situation, clause: Clause) -> bool:
    words = situation.utterance.words[clause.first : clause.last]
    said = "".join(word.key for word in words[:_LONG])
    return any(word.kind == "number" for word in words) or _TIME.search(said) is not None


_LONG = 40
"""Characters of a clause that are looked at."""
_TIME = expression("[去前今]年|[上这]个?(?:月|周|星期|礼拜)|[昨前]天|[年月]初|[年月]底")
"""A time without a figure."""


_MOST = 12
"""Clauses of an answer that is looked at."""
