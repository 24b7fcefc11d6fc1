"""What a question's own reader made of an answer."""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.interpretation.reading import Status
from criteria.values import Value


@dataclass(frozen=True, slots=True)
class Outcome:
    """A reading before it is put into words."""

    status: Status
    value: Value | None = None
    """Set exactly when the status is understood or confirm."""
    span: tuple[int, int] | None = None
    """Positions in ``Utterance.text``; None: nowhere in particular."""
    note: str | None = None
