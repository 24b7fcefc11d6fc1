"""Words that invite a wrong yes or no, and what said beside them still answers the question."""

from __future__ import annotations

from dataclasses import replace

from chatbot.interpretation.direct_answers import CONTRASTS
from chatbot.interpretation.evidence import Evidence
from chatbot.interpretation.outcome import Reading, offered
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.reading import Status
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.vocabulary import Saying
from chatbot.interpretation.weighing import after_but, not_had
from chatbot.interpretation.yesno import Direct


def first_trap(situation: Situation) -> Match[Saying] | None:
    """The first phrase of the answer that its question knows as a trap; None: none."""
    traps = [match for match in situation.sayings if match.key.role == "trap"]
    return traps[0] if traps else None


def read_trap(
    situation: Situation, trap: Match[Saying], direct: list[Direct], evidence: list[Evidence]
) -> Reading | None:
    """The reading that the trap forces; None: the thing itself is said besides, and settles it."""
    if trap.key.status != "confirm" and _is_beside(trap, evidence):
        return None
    settled = _said_after(situation, trap, direct) or _said_before(situation, trap, direct)
    return _trapped(situation, trap, direct, evidence) if settled is None or evidence else settled


def _is_beside(trap: Match[Saying], evidence: list[Evidence]) -> bool:
    """True when the thing itself is said besides the trap; a result not known yet must come before it.

    What begins in the trap's own words is not beside it: 怀疑过肺癌.
    """
    said = [item for item in evidence if item.sure and not trap.first < item.first < trap.last]
    if trap.key.status == "unknown":
        return any(item.first >= trap.last for item in said)
    return bool(said)


def _said_after(situation: Situation, trap: Match[Saying], direct: list[Direct]) -> Reading | None:
    """The bare no after the trap, or what a "but" sets against it: "headaches, but no"; None: neither."""
    before = situation.sentence.clause_of(trap.first)
    after = [one for one in direct if one.first >= before.last]
    if trap.key.status != "unclear" or len(direct) != 1 or not after:
        return None
    if not after[0].whole or after[0].value is None or (after[0].value and before.mark not in CONTRASTS):
        return None
    return offered(after[0].value, after[0].first, after[0].last)


def _said_before(situation: Situation, trap: Match[Saying], direct: list[Direct]) -> Reading | None:
    """The bare no that opens the answer, before what is no answer: "no, only bad veins"; None: none does."""
    if (
        trap.key.status != "unclear"
        or len(direct) != 1
        or direct[0].value is not False
        or not direct[0].whole
    ):
        return None
    clause = situation.sentence.clause_of(direct[0].first)
    if clause.first > 0 or clause.last > trap.first or clause.mark in CONTRASTS:
        return None
    return offered(False, direct[0].first, direct[0].last, trap.key.note)


def _follows(trap: Match[Saying], evidence: list[Evidence]) -> bool:
    """True when the trap has the last word: "a lesion, too small to say"."""
    return all(item.last <= trap.first for item in evidence if item.sure)


def qualified(reading: Reading, trap: Match[Saying], evidence: list[Evidence]) -> Reading:
    """What the evidence gave, to be confirmed where the trap has the last word after it."""
    sure = reading.status is Status.UNDERSTOOD
    if not sure or not _follows(trap, evidence):
        return reading
    return replace(reading, status=Status.CONFIRM, note=trap.key.note)


def _trapped(
    situation: Situation, trap: Match[Saying], direct: list[Direct], evidence: list[Evidence]
) -> Reading:
    """A trap's status; where it only asks back, with the direct answer as the likely reading."""
    values: set[bool | None] = {item.value for item in evidence} or {answer.value for answer in direct}
    if evidence and direct and direct[-1].whole and after_but(situation, direct[-1]):
        values = {direct[-1].value}
    if trap.key.status == "confirm" and len(values) == 1 and None not in values:
        over = bool(evidence) and values == {True} and not_had(situation, evidence)
        return offered(bool(values.pop()) and not over, trap.first, trap.last, trap.key.note)
    status = Status.UNKNOWN if trap.key.status == "unknown" else Status.UNCLEAR
    return Reading(status, (), trap.first, trap.last, trap.key.note)
