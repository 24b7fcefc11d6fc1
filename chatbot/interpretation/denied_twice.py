"""What is denied twice, so that it is so: "no reason they can't take it out", 没有一天不打的."""

from __future__ import annotations

from dataclasses import replace

from chatbot.interpretation.grammar import find
from chatbot.interpretation.outcome import Outcome
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.reading import Status
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.yesno import find_direct
from criteria.values import Value


def turned_over(situation: Situation, outcome: Outcome) -> Outcome:
    """The yes or no that two denials make, to be asked back; the outcome as it was where there is only one.

    Where a yes, or the question's own words, take in the first denial too, they know what the whole says.
    """
    if not isinstance(outcome.value, bool) or outcome.span is None:
        return outcome
    start, end = outcome.span
    twice = [one for one in _denied_twice(situation) if one.start < end and start < one.end]
    if not any(_makes(situation, one, outcome.value) for one in twice):
        return outcome
    return replace(outcome, status=Status.CONFIRM, value=not outcome.value)


def settles(situation: Situation, value: Value | None) -> bool:
    """Whether two denials told the value, so that it is no matter what answers with the same words say."""
    if not isinstance(value, bool):
        return False
    twice = _denied_twice(situation)
    yes = [one for one in find_direct(situation.sentence, situation.asked) if one.value] if twice else []
    known = value and any(one.first <= two.first < one.last for one in yes for two in twice)
    return known or any(_makes(situation, one, not value) for one in twice)


def _makes(situation: Situation, twice: Match[str], read: bool) -> bool:
    """Whether the two denials make the contrary of what was read, one of them counted."""
    yes = [one for one in find_direct(situation.sentence, situation.asked) if one.value]
    known = [(one.first, one.last) for one in situation.sayings] + [(one.first, one.last) for one in yes]
    if any(first <= twice.first < last for first, last in known):
        return False
    touching = [one for one in situation.sayings if one.first < twice.last and twice.first < one.last]
    if read:
        return any(one.key.codes == ("true",) and twice.last <= one.last for one in touching)
    counted = twice.key == "unsaid" and any(one.key.codes == ("true",) for one in touching)
    return not counted and all(one in touching for one in situation.sayings if one.key.codes == ("false",))


def _denied_twice(situation: Situation) -> list[Match[str]]:
    """Where something is denied twice, the longest first; no more of them than anybody says."""
    words, lang = situation.utterance.words, situation.utterance.lang
    opens = len(words) >= _FEWEST and not _OPENING.isdisjoint(word.key for word in words)
    return find("twice", (lang,), words)[:_MOST] if opens else []


_FEWEST = 3
"""Words of the shortest answer that denies twice."""
_MOST = 2
_OPENING = frozenset(
    "no not never nothing nobody isnt wasnt wouldnt cant couldnt wont hasnt isn't wasn't wouldn't can't "
    "couldn't won't hasn't anything far they they've he she 没 没有 无 从没 从没有".split()
)
"""Words of which one opens every such turn of speech."""
