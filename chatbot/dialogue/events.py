"""What happens in a conversation: the events that a transcript holds, and their payloads.

The state of a conversation is the fold of these and of nothing else. A reply carries the raw words
and their reading, so that folding never reads words again. Unknown kinds are passed over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, ClassVar, Literal

from criteria.frozen import frozen

Payload = Mapping[str, Any]


@frozen
class Put:
    """A prompt was shown."""

    KIND: ClassVar[str] = "put"
    prompt: str
    """A ``PromptKind``."""
    text: str
    """As it was shown."""
    question: str | None = None
    attempt: int = 1


@frozen
class Replied:
    """The participant said or chose something."""

    KIND: ClassVar[str] = "replied"
    words: str
    """As typed, or the label of what was chosen."""
    to: str
    """The ``PromptKind`` that was open."""
    question: str | None = None
    """The question that the words were read for; None: none."""
    reading: Payload | None = None
    """The reading (``readings.encode``); None where ``pick`` or ``term`` says it all."""
    pick: str | None = None
    """What was picked among the prompt's own choices (go_on, stop, later, accept …)."""
    term: str | None = None
    """The glossary's term that was asked about."""
    care: str | None = None
    """Key of the sentence that answers an emergency, a worry or a question of their own in the words."""
    correcting: bool = False
    """The words take back what was said before ("no wait, it was …")."""
    form: Literal["typed", "chosen"] = "typed"


@frozen
class Switched:
    """The conversation goes on in another language."""

    KIND: ClassVar[str] = "switched"
    lang: Literal["en", "zh"]


@frozen
class ShownChoices:
    """The participant had the numbered choices shown."""

    KIND: ClassVar[str] = "shown_choices"


@frozen
class Reopened:
    """An earlier answer was picked to be changed, by a key or the mouse."""

    KIND: ClassVar[str] = "reopened"
    question: str


@frozen
class Resumed:
    """The conversation goes on after it was left."""

    KIND: ClassVar[str] = "resumed"
    days: int | None = None
    """Whole days since the event before; None: not known, or less than one."""


@frozen
class Decided:
    """The outcome that was shown. For readers of the transcript: the state does not rest on it."""

    KIND: ClassVar[str] = "decided"
    outcome: Payload
    """The verdict, the criteria and the facts as ``chatbot screen`` prints them: whoever decides many
    transcripts again reads this one line of each."""


@frozen
class Stopped:
    """The conversation ended without an outcome. For readers of the transcript."""

    KIND: ClassVar[str] = "stopped"
    fate: Literal["keep", "delete", "no_consent"]
    """What becomes of what was said: kept, deleted, or never agreed to."""


Event = Put | Replied | Switched | ShownChoices | Reopened | Resumed | Decided | Stopped

_KINDS: Mapping[str, type[Event]] = {
    event.KIND: event for event in (Put, Replied, Switched, ShownChoices, Reopened, Resumed, Decided, Stopped)
}


def to_payload(event: Event) -> dict[str, Any]:
    """The event's fields as JSON; those that say nothing (None) are left out."""
    named = ((field.name, getattr(event, field.name)) for field in fields(event))
    return {name: value for name, value in named if value is not None}


def from_payload(kind: str, payload: Payload) -> Event | None:
    """The event of that kind, or None where the kind is of another part or a later version.

    Raises:
        ValueError: the payload has not the fields of the kind.
    """
    event = _KINDS.get(kind)
    if event is None:
        return None
    names = {field.name for field in fields(event)}
    try:
        return event(**{name: value for name, value in payload.items() if name in names})
    except TypeError as error:
        raise ValueError(f"not a {kind!r} event: {error}") from error
