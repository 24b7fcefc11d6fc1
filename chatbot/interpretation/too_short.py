"""A yes to going without something, told of a shorter time than the question asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import inf
from typing import NamedTuple

from chatbot.interpretation.asked import asks_leave
from chatbot.interpretation.normalise import Utterance, normalise
from chatbot.interpretation.outcome import Outcome
from chatbot.interpretation.reading import Status
from chatbot.interpretation.situation import Situation


class _Stretch(NamedTuple):
    """A length of time that is named."""

    most: float
    """Days that it may mean at most; infinite: it has no upper end."""
    fewest: float
    """Days that it may mean at least."""
    start: int
    """Position in the text of its first character."""


def not_for_long_enough(situation: Situation, outcome: Outcome) -> Outcome:
    """The reading, asked back where the longest time named is shorter than the one asked for.

    Args:
        situation: The answer to a yes-or-no question.
        outcome: What was read from it.
    """
    if outcome.status is not Status.UNDERSTOOD or outcome.value is not True or outcome.span is None:
        return outcome
    if not asks_leave(situation.asked) or not any(map(str.isdecimal, situation.asked)):
        return outcome
    asked = min((one.fewest for one in _stretches(situation, _as_asked(situation))), default=0.0)
    longest = max(_stretches(situation, situation.utterance), default=None)
    if longest is None or longest.most >= asked:
        return outcome
    if outcome.span[0] <= longest.start < outcome.span[1]:
        return Outcome(Status.UNCLEAR)
    return replace(outcome, status=Status.CONFIRM)


def _as_asked(situation: Situation) -> Utterance:
    return normalise(situation.asked, situation.utterance.lang)


def _stretches(situation: Situation, utterance: Utterance) -> Iterator[_Stretch]:
    from chatbot.interpretation.times.atoms import row_of
    from chatbot.interpretation.times.lengths import in_days, length_at

    row, at = row_of(utterance, situation.today), 0
    while at < len(row.atoms):
        found = length_at(row, at)
        if found is not None:
            fewest, most = in_days(found)
            start = row.atoms[found.first].start
            yield _Stretch(inf if most is None else most, fewest or 0.0, start)
        at = at + 1 if found is None else found.last
