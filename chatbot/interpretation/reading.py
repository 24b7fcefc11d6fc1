"""What one free-text answer was read as."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from criteria.frozen import frozen
from criteria.values import Value


class Status(StrEnum):
    """How sure a reading is, as the contract of ``chatbot interpret`` names it."""

    UNDERSTOOD = "understood"
    """Clear enough to go on without asking back."""
    CONFIRM = "confirm"
    """A likely reading that the conversation repeats and asks to confirm."""
    UNCLEAR = "unclear"
    """No reading, or several that differ."""
    UNKNOWN = "unknown"
    """The participant says that they don't know."""
    DECLINED = "declined"
    """The participant would rather not say."""
    COMMAND = "command"
    """The words steer the conversation."""


class Command(StrEnum):
    """What words can ask of the conversation instead of answering."""

    HELP = "help"
    WHY = "why"
    REPEAT = "repeat"
    BACK = "back"
    CHANGE = "change"
    SKIP = "skip"
    PAUSE = "pause"
    STOP = "stop"
    SUMMARY = "summary"


@frozen
class Also:
    """A fact about another question that the same words stated."""

    question: str
    value: Value
    span: tuple[int, int] = (0, 0)
    """Where the raw answer says it: [start, end) in characters."""


@frozen
class Interpretation:
    """The reading of one answer to one question."""

    status: Status
    value: Value | None = None
    """Set exactly when the status is understood or confirm."""
    heard: str = ""
    """The reading in plain words of the participant's language, units and dates spelled out."""
    span: tuple[int, int] | None = None
    """Where the raw answer says it: [start, end) in characters; None: nowhere in particular."""
    also: tuple[Also, ...] = field(default=())
    note: str | None = None
    """A sentence in the participant's language on what is needed or was noticed; None: nothing."""
    command: Command | None = None
    target: str | None = None
    """The question id that a ``change`` names; None: none named."""
