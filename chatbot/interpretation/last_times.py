"""When something was last done, told in passing: only where the words say that it was the last time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from chatbot.interpretation import kinds
from chatbot.interpretation.agreed import agreed
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.reading import Also, Status
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.stretches import Stretch
from criteria.model import Question
from criteria.values import Dates, Never


def last_time(situation: Situation, question: Question, near: Sequence[Stretch]) -> Also | None:
    """When something was done, where the words say that it was the last time.

    A treatment told by the way need not be the last one, unless it still goes on or ended of late.
    """
    last = [(0, end) for first, end in near if _none_since(situation, first, end)]
    last = last or [stretch for stretch in near if tells(situation, stretch, _LAST)]
    fact = agreed(situation, question, last or near)
    if last or fact is None or not isinstance(fact.value, Dates):
        return fact if last else None
    today, days = situation.today, fact.value
    goes_on = days.earliest == days.latest == today
    of_late = days.earliest is not None and (today - days.earliest).days <= _OF_LATE
    ended = of_late and all(tells(situation, stretch, _ENDED) for stretch in near)
    return fact if goes_on or ended else None


def never_any(situation: Situation, question: Question, own: Sequence[Match[str]]) -> Also | None:
    """That there never was any, where several such things are denied: "no operation or ablation ever".

    One denied alone leaves the others of the question open.
    """
    clauses = [situation.sentence.clause_of(one.first) for one in own]
    stretch = min(one.first for one in clauses), max(one.last for one in clauses)
    named = {situation.utterance.text[one.start : one.end] for one in own}
    if len(named) < _SEVERAL or not tells(situation, stretch, _EVER):
        return None
    outcome = kinds.read(situation.passing(question, stretch))
    sure = outcome.status is Status.UNDERSTOOD and isinstance(outcome.value, Never)
    if not sure or outcome.value is None or outcome.span is None:
        return None
    return Also(question.id, outcome.value, situation.utterance.raw_span(*outcome.span))


_SEVERAL = 2
_EVER = frozenset("ever never 从来 从没 从未".split())


def _none_since(situation: Situation, first: int, end: int) -> bool:
    """True where the words [first, end) deny that there was another: "removed in May, no operation since"."""
    return situation.utterance.words[end - 1].key == "since" and situation.sentence.has_denial(first, end)


_OF_LATE = 366
"""Days within which the end that is told of a treatment is taken for that of the last one."""


def tells(situation: Situation, stretch: Stretch, words: frozenset[str]) -> bool:
    """True where one of the words stands in the stretch."""
    keys = [word.key for word in situation.utterance.words[slice(*stretch)]]
    return any(
        (key in words and not (key == "last" and following in _PERIODS)) or key + following in words
        for key, following in pairwise((*keys, ""))
    )


_LAST = frozenset("last latest final recent recently 最 末 上 刚 才 这一 这次 这针 这回".split())
"""Words, or one or two Chinese characters, that tell the last time from an earlier one."""
_ENDED = frozenset("finished finish finishes ended completed 停 结束 打完 做完".split())
"""Words, or one or two Chinese characters, that tell the end of a treatment, rather than one time of it."""
_PERIODS = frozenset("week month year spring summer autumn fall winter night".split())
"""What "last" says nothing of the treatment before: "surgery last year"."""
