"""What a question's own reader made of an answer."""

from __future__ import annotations

from dataclasses import replace

from chatbot.interpretation.reading import Status
from criteria.frozen import frozen
from criteria.values import Value


@frozen
class Outcome:
    """A reading before it is put into words."""

    status: Status
    value: Value | None = None
    """Set exactly when the status is understood or confirm."""
    span: tuple[int, int] | None = None
    """Positions in ``Utterance.text``; None: nowhere in particular."""
    note: str | None = None


def to_be_confirmed(outcome: Outcome) -> Outcome:
    """The same, asked back where it would have been taken at once."""
    return replace(outcome, status=Status.CONFIRM) if outcome.status is Status.UNDERSTOOD else outcome


@frozen
class Reading:
    """The reading of a kind that words, not figures, decide."""

    status: Status
    codes: tuple[str, ...] = ()
    """"true"/"false", or the codes of a choice; empty unless understood or confirm."""
    first: int = 0
    """Index of the first word that says it."""
    last: int = 0
    note: str | None = None


def yes_or_no(status: Status, value: bool, first: int, last: int, note: str | None = None) -> Reading:
    """The reading of a yes (True) or no that the words [first, last) say."""
    return Reading(status, ("true" if value else "false",), first, last, note)


def offered(value: bool, first: int, last: int, note: str | None = None) -> Reading:
    """The same, to be confirmed."""
    return yes_or_no(Status.CONFIRM, value, first, last, note)
