"""What was done besides what is denied: 没介入没消融，就前年切过一次 is no "never"."""

from __future__ import annotations

from dataclasses import replace

from chatbot.interpretation.clauses import Clause
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.outcome import Outcome
from chatbot.interpretation.reading import Status
from chatbot.interpretation.situation import Situation
from criteria.values import Never

_DONE = expression(
    r"(?:[打做吃用喝服切开动化放照治输挂扎烧冻栓割拿摘]|手术|介入|消融|化疗|放疗|靶向|免疫)"
    r"[一二两俩三四五六七八九十几好\d]{0,2}[次回针刀个粒]?(?:过|了|着|的(?!时候|药|人|地方|话))"
)
"""That a treatment was had or goes on."""


def unless_excepted(situation: Situation, outcome: Outcome) -> Outcome:
    """To be confirmed, where a "never" has an exception or one of several things only is denied.

    没做过化疗，除了去年那几次; 没靶向没化疗，PD1打着呢.
    """
    if not isinstance(outcome.value, Never) or outcome.status is not Status.UNDERSTOOD:
        return outcome
    excepts = situation.sentence.words_of("except", 0, len(situation.utterance.words))
    return replace(outcome, status=Status.CONFIRM) if excepts or _done_besides(situation) else outcome


def _done_besides(situation: Situation) -> bool:
    """Whether a Chinese clause after one that denies a treatment by its name tells what was done."""
    if situation.utterance.lang != "zh" or situation.in_passing:
        return False
    denied = {situation.sentence.clause_of(never.first) for never in situation.said("never")}
    denied = {one for one in denied if situation.sentence.has_denial(one.first, one.last)}
    first = min((one.last for one in denied), default=len(situation.utterance.words))
    after = (one for one in situation.sentence.clauses if one.first >= first and one not in denied)
    return any(_tells_done(situation, clause) for clause in after)


def _tells_done(situation: Situation, clause: Clause) -> bool:
    """Whether the clause denies nothing, is of nothing else that is asked, and tells a treatment."""
    words = situation.utterance.words[clause.first : clause.last]
    if not words or situation.names_another(clause):
        return False
    if situation.sentence.has_denial(clause.first, clause.last):
        return False
    return _DONE.search(situation.utterance.text, words[0].start, words[-1].end) is not None
