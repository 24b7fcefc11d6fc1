"""Levels that a question's own words say, and those that are told to change or to be over."""

from __future__ import annotations

from chatbot.interpretation.outcome import Outcome, to_be_confirmed
from chatbot.interpretation.reading import Status
from chatbot.interpretation.situation import Situation
from criteria.values import Reference, ValueKind

_LEVELS: dict[tuple[str, ...], Reference] = {
    ("normal",): Reference("normal"), ("high",): Reference("high"), ("low",): Reference("low"),
}  # fmt: skip


def level_in_own_words(situation: Situation) -> Outcome | None:
    """A level that the question's own words say, to be confirmed: "slow to clot"; None: none or several."""
    if situation.question.kind is not ValueKind.QUANTITY:
        return None
    said = [
        match
        for match in situation.sayings
        if match.key.codes in _LEVELS
        and not situation.sentence.denied(match.first, match.last)
        and not situation.sentence.changes(match.last)
    ]
    if len({match.key.codes for match in said}) != 1:
        return None
    return Outcome(Status.CONFIRM, _LEVELS[said[0].key.codes], (said[0].start, said[0].end))


def unless_changing(situation: Situation, outcome: Outcome) -> Outcome:
    """The reading, asked back where it is a level that is only told to change: "my platelets went down".

    None, where it is told of former times, or is a change of what says another level: "jaundice going down".
    """
    level = outcome.value.level if isinstance(outcome.value, Reference) else "normal"
    if level == "normal" or outcome.span is None:
        return outcome
    at = situation.word_at(outcome.span[0])
    if situation.sentence.was_so(at):
        return Outcome(Status.UNCLEAR, note=outcome.note)
    if not situation.sentence.changes(0):
        return outcome
    own = {match.key.codes for match in situation.sayings if match.key.codes in _LEVELS}
    if own - {(level,)}:
        return Outcome(Status.UNCLEAR, note=outcome.note)
    return to_be_confirmed(outcome)
