"""What was so once, where it is asked what is so now: "had shingles in the summer"."""

from __future__ import annotations

from itertools import pairwise

from chatbot.interpretation.asked import asks_now, asks_words
from chatbot.interpretation.evidence import Evidence
from chatbot.interpretation.situation import Situation


def all_past(situation: Situation, evidence: list[Evidence]) -> bool:
    """True where each phrase stands in a clause that tells of times gone by.

    What the phrase of a no tells of them itself holds today: 子宫八年前切了.
    """
    sentence = situation.sentence
    return all(
        sentence.long_past(item.first) if item.value else sentence.past_beside(item.first, item.last)
        for item in evidence
    )


def all_ended(situation: Situation, evidence: list[Evidence]) -> bool:
    """True where all that is told was so until something, or long ago: "was expecting last year"."""
    return all(
        _told_as_past(situation, item)
        and (situation.sentence.until_then(item.first) or _in_last_year(situation, item))
        for item in evidence
    )


def _in_last_year(situation: Situation, item: Evidence) -> bool:
    clause, words = situation.sentence.clause_of(item.first), situation.utterance.words
    keys = [word.key for word in words[clause.first : clause.last]]
    return "ago" in keys or any(key == "last" and following in _PERIODS for key, following in pairwise(keys))


_PERIODS = frozenset("year month spring summer autumn fall winter christmas easter".split())
"""What "last" puts what was so in: long enough ago to be over."""


def _told_as_past(situation: Situation, item: Evidence) -> bool:
    """True where the verb before the phrase or in it tells what was: "had shingles", not "I've had"."""
    clause, words = situation.sentence.clause_of(item.first), situation.utterance.words
    said = [word.key for word in words[clause.first : item.last]]
    if not _OF_TODAY.isdisjoint(word.key for word in words[clause.first : clause.last]):
        return False
    return any(word in _WAS and said[at - 1 : at] not in _HAVE for at, word in enumerate(said))


_WAS = frozenset("had was were".split())
_HAVE = (["have"], ["'ve"], ["has"], ["'s"], ["ive"])
_OF_TODAY = frozenset("still now today since yet currently again".split())


def was_so(situation: Situation, evidence: list[Evidence]) -> bool:
    """True where it is asked what is so now, and English words only tell what was."""
    asked = asks_now(situation.asked) and not asks_words(situation.asked)
    told = asked and situation.question.role is None
    return told and all(_told_as_past(situation, item) for item in evidence)


def goes_on_of_then(situation: Situation, index: int) -> bool:
    """True where it is asked what is so now, and words from this index on tell what was: "yes, in 2010"."""
    asked = asks_now(situation.asked) and not asks_words(situation.asked)
    if not asked or situation.question.role is not None:
        return False
    keys = [word.key for word in situation.utterance.words[index:]]
    last = any(key == "last" and following in _PERIODS for key, following in pairwise(keys))
    told = last or situation.sentence.words_of("past", index, index + len(keys))
    return bool(told) and _OF_TODAY.isdisjoint(keys)
