"""What an evaluation says: the statuses, with the facts, reasons and dates behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from criteria.frozen import frozen
from criteria.model import CriterionStatus
from criteria.values import Choice, Missing


@frozen
class PartResult:
    """What the facts say of one requirement of a criterion."""

    status: CriterionStatus
    possible: tuple[CriterionStatus, ...]
    """Every status still possible, strongest first; one: the facts decide it."""
    because: tuple[str, ...] = ()
    """Reason keys of the rows that gave the status; empty: none is needed, or facts are missing."""
    facts: tuple[str, ...] = ()
    """Ids of the questions that the rows read look at, in order."""
    until: date | None = None
    """For ``wait``: the first day on which it passes, the latest where several are possible."""
    until_approximate: bool = False
    """True where the day rests on an imprecise date, or can't be told (``until`` is None)."""
    earliest: date | None = None
    """Treatment can't start before this day although the part passes; None: it can."""
    earliest_approximate: bool = False

    @property
    def dated(self) -> bool:
        """True where a day belongs to the result, told or not."""
        return bool(self.until or self.earliest or self.until_approximate or self.earliest_approximate)


@frozen
class CriterionResult:
    """What the facts say of one criterion: its strongest part's status."""

    status: CriterionStatus
    because: tuple[str, ...] = ()
    """Reason keys of the parts that gave the status."""
    facts: tuple[str, ...] = ()
    """Ids of the questions that the parts which gave the status look at."""
    until: date | None = None
    until_approximate: bool = False
    earliest: date | None = None
    """Treatment can't start before this day although the criterion passes; None: it can."""
    earliest_approximate: bool = False
    parts: Mapping[str, PartResult] = field(default_factory=dict)
    """The parts that have a name, by it."""
    all_parts: tuple[PartResult, ...] = ()


@frozen
class EarliestStart:
    """The day before which treatment can't start."""

    day: date | None
    """The latest of the days that waits and pauses give; None: nothing stands in the way."""
    approximate: bool = False


@frozen
class Evaluation:
    """The whole picture on one day."""

    criteria: Mapping[str, CriterionResult]
    """Criterion id to its result, in the record's order."""
    derived: Mapping[str, Choice | Missing]
    """What was worked out from the answers (``grade``)."""
    notes: tuple[str, ...]
    """Keys of the notes that hold, for staff; in the definition's order."""
    earliest: EarliestStart
    start: date
    """The start of treatment that it was decided for."""
