"""What a reader of one kind of value found in an utterance."""

from __future__ import annotations

from collections.abc import Iterable

from criteria.frozen import frozen
from criteria.values import Value


@frozen
class Candidate:
    """One possible reading. None found: unclear; one sure: understood; one unsure: confirm."""

    value: Value | None
    """The reading; None: the words are about something else and the note says what is needed
    (the answer is unclear even where other candidates exist, unless one of them is sure)."""
    start: int
    """Position in ``Utterance.text`` of the first character that says it."""
    end: int
    """Position after the last one."""
    sure: bool = True
    """False: it is confirmed with the participant before it is taken."""
    note: str | None = None
    """A sentence in the participant's language on what was noticed; None: nothing."""
    rank: int = 0
    """Readings of the highest rank are looked at, the others only where there are none: a figure
    that the words correct ("was 80, now 68") ranks below the one they end on."""


def unlike(readings: Iterable[Candidate]) -> list[Candidate]:
    """Of the readings with the same value the first."""
    by_value: dict[Value | None, Candidate] = {}
    for one in readings:
        by_value.setdefault(one.value, one)
    return list(by_value.values())
