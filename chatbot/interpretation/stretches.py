"""The words of an answer that are read for a thing that it names."""

from __future__ import annotations

from chatbot.interpretation.phrases import Match
from chatbot.interpretation.situation import Situation

Stretch = tuple[int, int]
"""[first, last) of ``Utterance.words``."""


def past_mark(situation: Situation, topic: Match[str]) -> int:
    """Index after the clause of the name, or after a later one with its figure or with another share."""
    clause, words = situation.sentence.clause_of(topic.first), situation.utterance.words
    shares = [at for at in range(clause.last, min(clause.last + 20, len(words))) if words[at].key in _PERCENT]
    if shares:
        return situation.sentence.clause_of(shares[-1]).last
    if topic.last < clause.last or clause.mark not in _NAME_ENDS:
        return clause.last
    return situation.sentence.clause_of(clause.last + 1).last


_PERCENT = frozenset("% percent pct".split())
_NAME_ENDS = frozenset(": ( )".split())
"""Marks between a name and its figure: "Ki-67: 12", "Ki-67 (12 %)", "proliferation (Ki-67) 12 %"."""


def as_far_as_next(situation: Situation, topic: Match[str], end: int) -> Stretch:
    """From the thing's name to the name of the next thing, or the end."""
    named = (*situation.topics, *situation.asides)
    following = [match.first for match in named if match.key != topic.key and topic.last <= match.first < end]
    return topic.first, min(following, default=end)
