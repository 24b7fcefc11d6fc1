"""The words of an answer that are read for a thing that it names."""

from __future__ import annotations

from chatbot.interpretation.clauses import MONTHS, Clause
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


def with_correction(situation: Situation, topic: Match[str], last: int) -> int:
    """Index after the short clauses by which another figure takes the place of the one before: "4, no, 8"."""
    words, settled = situation.utterance.words, last
    after = any(word.key in _TAKES_PLACE for word in words[last - 1 : last + 1])
    for _ in range(_MOST_CORRECTING):
        clause = situation.sentence.clause_of(last + 1)
        others = situation.named_in(clause) - {topic.key}
        if clause.first <= last or clause.last - clause.first > _SHORT or others:
            break
        said = words[clause.first : clause.last]
        after = after or any(word.key in _TAKES_PLACE for word in said)
        if not after:
            break
        last = clause.last
        told = any(word.key[-1:].isdigit() or word.key in MONTHS or word.key in _CALLED_OFF for word in said)
        settled = last if told else settled
    return settled


_MOST_CORRECTING = 3
"""Clauses after a figure's own that are looked at."""
_TAKES_PLACE = frozenset(
    "no nope not sorry wait mean meant actually rather correction typo should oops now since currently "
    "current new right or again then second last latest but it's says make that think thinks and once "
    "cancelled canceled postponed today".split()
)
"""Words by which a figure takes another's place."""
_CALLED_OFF = frozenset("cancelled canceled postponed".split())
_PERCENT = frozenset("% percent pct".split())
_NAME_ENDS = frozenset(": ( )".split())
"""Marks between a name and its figure: "Ki-67: 12", "Ki-67 (12 %)", "proliferation (Ki-67) 12 %"."""


def as_far_as_next(situation: Situation, topic: Match[str], end: int) -> Stretch:
    """From the thing's name to the name of the next thing, or the end."""
    named = (*situation.topics, *situation.asides)
    following = [match.first for match in named if match.key != topic.key and topic.last <= match.first < end]
    return topic.first, min(following, default=end)


def with_the_end(situation: Situation, clause: Clause) -> Stretch:
    """The clause, and the one beside it that tells when it was over: 2020年开始，今年5月停的."""
    before = situation.sentence.clause_of(max(clause.first - 2, 0))
    after = situation.sentence.clause_of(clause.last + 1)
    first = before.first if before.last < clause.first and _tells_the_end(situation, before) else clause.first
    ends = after.first > clause.first and _tells_the_end(situation, after)
    return first, after.last if ends else clause.last


def _tells_the_end(situation: Situation, clause: Clause) -> bool:
    """Whether a short clause with a figure in it says that something was over."""
    words = situation.utterance.words[clause.first : min(clause.last, clause.first + _SHORT)]
    return any(word.kind == "number" for word in words) and any(word.key in _OVER for word in words)


_SHORT = 12
"""Words of a clause that are looked at."""
_OVER = frozenset("stopped stop ended ending finished last final 停 止 末 后 束 完".split())
