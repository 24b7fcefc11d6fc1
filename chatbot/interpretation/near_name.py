"""Which words are read for the thing of another question that an answer names."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.interpretation.clauses import Clause
from chatbot.interpretation.last_times import tells
from chatbot.interpretation.lexicon import PASSED_OVER
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.stretches import Stretch, as_far_as_next, past_mark, with_correction, with_the_end
from criteria.model import Question
from criteria.values import ValueKind

_BY_NAME = (ValueKind.PERCENT, ValueKind.NUMBER)
"""Kinds whose figure follows the name of the thing; several may stand in one clause."""


def with_next(situation: Situation, own: Sequence[Match[str]]) -> list[Stretch]:
    """The clauses of the names, each with what goes on from it: 换的依维莫司，现在还吃着."""
    clauses = dict.fromkeys(situation.sentence.clause_of(topic.first) for topic in own)
    return [_and_next(situation, clause) for clause in clauses]


def _and_next(situation: Situation, clause: Clause) -> Stretch:
    """The clause of the name, and a short one after its comma that names nothing else."""
    following = situation.sentence.clause_of(clause.last + 1)
    named = (*situation.topics, *situation.asides)
    short = following.last - following.first <= _SHORT and clause.mark == ","
    short = short and not situation.sentence.has_denial(following.first, following.last)
    short = short and not tells(situation, (following.first, following.last), _LEFT_OPEN)
    joined = short and not any(following.first <= match.first < following.last for match in named)
    return clause.first, following.last if joined else _with_answer(situation, clause)


_LEFT_OPEN = frozenset("if whether idea know hope hopefully maybe".split())
_SHORT = 5
"""Words of a clause that goes on with what was named just before."""


def near_name(situation: Situation, question: Question, topic: Match[str]) -> Stretch:
    """The words that are read for a question where its thing is named.

    Args:
        situation: The answer.
        question: Another one than was answered.
        topic: Where its thing is named.
    """
    if question.kind in _BY_NAME:
        return _told_by_name(situation, topic)
    words, sentence = situation.utterance.words, situation.sentence
    if question.kind is ValueKind.DURATION:
        first, end = with_the_end(situation, sentence.clause_of(topic.first))
        return first, with_correction(situation, topic, end)
    last = next(
        (at for at in range(topic.last - 1, topic.first, -1) if words[at].kind != "punct"), topic.first
    )
    first, end = sentence.clause_of(topic.first).first, _with_answer(situation, sentence.clause_of(last))
    figured = question.kind in (ValueKind.QUANTITY, ValueKind.DATE, ValueKind.CHOICE)
    return first, with_correction(situation, topic, end) if figured else end


def _with_answer(situation: Situation, clause: Clause) -> int:
    """Index after the clause, or after the bare yes or no that follows it: "brain mets: none"."""
    following = situation.sentence.clause_of(clause.last + 1)
    answered = following.first > clause.first and situation.sentence.is_bare_answer(following)
    return following.last if answered else clause.last


def wide(situation: Situation, topic: Match[str]) -> Stretch:
    """A length of time may be told over several clauses: "cancer in 2009, all clear since"."""
    clause = situation.sentence.clause_of(topic.first)
    end = len(situation.utterance.words)
    figures = any(word.kind == "number" for word in situation.utterance.words[clause.last :])
    last = as_far_as_next(situation, topic, end)[1] if figures else end
    return clause.first, _past_figure(situation, last)


def _past_figure(situation: Situation, last: int) -> int:
    """The end of the clause that a stretch ends in, where a figure stands there before: 18年|手术的."""
    words, clause = situation.utterance.words, situation.sentence.clause_of(last)
    dated = any(word.kind == "number" for word in words[clause.first : last])
    return clause.last if dated else last


def _told_by_name(situation: Situation, topic: Match[str]) -> Stretch:
    """From the name to what is named next, or from the clause's opening: "over 35% on the ki67"."""
    first, last = as_far_as_next(
        situation, topic, with_correction(situation, topic, past_mark(situation, topic))
    )
    words = situation.utterance.words
    if any(word.kind == "number" for word in words[topic.last : last]) or situation.utterance.lang != "en":
        return first, last
    named = [one.last for one in (*situation.topics, *situation.asides) if one.last <= topic.first]
    opening = max((situation.sentence.clause_of(topic.first).first, *named))
    for at in range(topic.first - 1, max(opening, topic.first - _BEFORE) - 1, -1):
        if words[at].kind == "number":
            return (opening if topic.size > 1 or words[at + 1].key in _SHARES else first), last
        if words[at].key not in _BETWEEN:
            break
    return first, last


_BEFORE = 5
"""Words before a name among which its figure may stand."""
_SHARES = frozenset("% percent pct per".split())
_BETWEEN = PASSED_OVER | _SHARES | frozenset("on for of is was the ki".split())
"""Words between a figure and the name that it is of."""
