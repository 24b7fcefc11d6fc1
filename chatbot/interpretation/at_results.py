"""What an answer about a result or another illness names besides, and says of that, not of the tumour."""

from __future__ import annotations

from chatbot.interpretation.asked import asks_another
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.figures.names import test_of
from chatbot.interpretation.normalise import Utterance
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.situation import Situation
from criteria.values import Value, ValueKind


def tells_of_tests(situation: Situation, topic: Match[str]) -> bool:
    """True for the "grade 2" of a side effect, the heading "liver: ALT 30" and "liver's fine".

    Args:
        situation: The answer.
        topic: Where it names the thing of another question.
    """
    question, words = situation.question, situation.utterance.words
    tests = test_of(question) is not None
    if topic.last - topic.first > 1 or not (tests or question.role == "results"):
        return False
    graded = words[topic.first].key in _GRADES
    if tests and graded and topic.last < len(words) and words[topic.last].key in _DEGREES:
        return True
    clause = situation.sentence.clause_of(topic.first)
    beside = {word.key for word in (*words[clause.first : topic.first], *words[topic.last : clause.last])}
    return beside <= _LEVELS if beside else clause.mark == ":"


def is_of_other_illness(situation: Situation, topic: Match[str], answered: Value | None) -> bool:
    """True for the grade of a side effect ("resolved to G1"), and for what tells of another cancer asked for.

    Args:
        situation: The answer.
        topic: Where it names the thing of another question.
        answered: What it says to its own question.
    """
    asked, words = situation.question, situation.utterance.words
    if situation.vocabulary is None or asked.role is not None or answered is False:
        return False
    if situation.vocabulary.describes(asked):
        return False
    other = situation.vocabulary.trial.question(topic.key)
    if asked.section == other.section or asked.kind not in _SETTLED or other.kind not in _TOLD_OF_ILLNESS:
        return False
    graded = words[topic.first].key in _GRADES and "病理" not in situation.utterance.text
    return (graded or asks_another(situation.asked)) and not _names_tumour(situation.utterance)


def _names_tumour(utterance: Utterance) -> bool:
    return not _NAMING.isdisjoint(utterance.keys) or _NAMING_ZH.search(utterance.text) is not None


_SETTLED = (ValueKind.BOOLEAN, ValueKind.CHOICE)
_TOLD_OF_ILLNESS = (*_SETTLED, ValueKind.DATE, ValueKind.DURATION)
"""Kinds of what may be told of another illness as well as of the tumour."""
_NAMING = frozenset("net nets neuroendocrine carcinoid ki67 ki-67 tumour tumor histology".split())
_NAMING_ZH = expression("神经内分泌|神内|类癌")
"""Words that name the tumour of the trial."""
_GRADES = frozenset("grade graded g1 g2 g3 gr".split())
_DEGREES = frozenset("1 2 3 4 one two three four i ii iii iv".split())
"""After "grade": how bad a side effect or a result is."""
_LEVELS = frozenset(
    "the my his her 's is are was all also just a bit little slightly fine ok okay normal good great up high "
    "low raised off alright : ".split()
)
"""Words that say of an organ how its tests are."""
