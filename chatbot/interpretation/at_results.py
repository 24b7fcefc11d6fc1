"""What an answer about a result names besides, and says of the test or the organ, not of the tumour."""

from __future__ import annotations

from chatbot.interpretation.figures.names import test_of
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.situation import Situation


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
    if tests and topic.last < len(words) and words[topic.last].key in _DEGREES:
        return True
    clause = situation.sentence.clause_of(topic.first)
    beside = {word.key for word in (*words[clause.first : topic.first], *words[topic.last : clause.last])}
    return beside <= _LEVELS if beside else clause.mark == ":"


_DEGREES = frozenset("1 2 3 4 one two three four i ii iii iv".split())
"""After "grade": how bad a side effect or a result is."""
_LEVELS = frozenset(
    "the my his her 's is are was all also just a bit little slightly fine ok okay normal good great up high "
    "low raised off alright : ".split()
)
"""Words that say of an organ how its tests are."""
