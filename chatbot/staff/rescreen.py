"""Deciding saved conversations again: under an amended definition, for a later start, by today's program.

Answers were given on the conversation's own day, so ages and lengths of time count from it; what a later
day moves is the start of treatment that the windows are held against.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from chatbot.staff.ending import Ending, ending, last_decided
from chatbot.staff.facts import FactReader, facts_json
from chatbot.staff.notes import Notes, notes_path, read_notes
from chatbot.staff.record import check_trial, setting_of, states
from chatbot.staff.remembering import RememberedCriteria
from chatbot.staff.rereading import read_again
from chatbot.staff.review import Review, decide_again
from criteria.evaluate import CriterionResult
from criteria.frozen import frozen
from criteria.model import CriterionStatus, Trial
from transcripts.reading import read

GONE = "none"
"""The status of a criterion that the definition does not have, before or now."""

_CLEARED = (CriterionStatus.PASS, CriterionStatus.SITE)


@frozen
class Days:
    """For which day everything is decided again."""

    as_of: date | None = None
    """Today, as far as starting treatment goes; None: each conversation's own day."""
    start: date | None = None
    """The planned start of treatment; None: the conversation's own, or ``as_of`` where that is later."""

    def start_for(self, as_of: date, start: date | None) -> date:
        """The start that a conversation is decided for."""
        if self.start is not None:
            return self.start
        planned = start or as_of
        return planned if self.as_of is None else max(planned, self.as_of)


@frozen
class Flip:
    """One criterion that stands otherwise."""

    criterion: str
    before: str
    after: str
    because: tuple[str, ...]
    """Keys of the definition's reasons."""
    facts: tuple[str, ...]
    """Ids of the questions that decide it now."""


@frozen
class Rescreened:
    """One conversation decided again."""

    id: str
    before: str | None
    """The verdict of the conversation, with the study team's notes where there are any; None: it came
    to none."""
    after: str
    earliest_start: date | None
    flips: tuple[Flip, ...] = ()
    to_ask: tuple[str, ...] = ()
    """Ids of the questions that would have to be put now."""
    cleared: tuple[str, ...] = ()
    """Criteria that had to be waited for and no longer have to."""

    @property
    def flipped(self) -> bool:
        """True where the verdict is another."""
        return self.before is not None and self.before != self.after

    @property
    def can_be_called(self) -> bool:
        """True where everything that had to be waited for has cleared, and nothing speaks against it."""
        return bool(self.cleared) and self.after in ("likely_eligible", "needs_more_information")

    def to_json(self) -> dict[str, Any]:
        """As one JSON object."""
        return {
            "id": self.id,
            "before": self.before,
            "after": self.after,
            "flipped": self.flipped,
            "earliest_start": self.earliest_start and self.earliest_start.isoformat(),
            "flips": [
                {
                    "criterion": flip.criterion,
                    "before": flip.before,
                    "after": flip.after,
                    "because": list(flip.because),
                    "facts": list(flip.facts),
                }
                for flip in self.flips
            ],
            "to_ask": list(self.to_ask),
            "cleared": list(self.cleared),
            "can_be_called": self.can_be_called,
        }


class Rescreener:
    """Decides conversations again, one after the other, from the facts that they came to."""

    def __init__(self, trial: Trial, days: Days) -> None:
        self._trial = trial
        self._days = days
        self._facts = FactReader(trial)
        self._criteria = RememberedCriteria(trial)

    def rescreen(self, path: Path) -> Rescreened:
        """Decide one conversation again.

        Raises:
            TranscriptError: it can't be read.
            UsageError: it is about another trial.
        """
        found = self._ending(path)
        check_trial(found.header, self._trial)
        notes = read_notes(notes_path(path))
        setting = setting_of(found.header, self._trial, path)
        after = decide_again(
            self._trial,
            self._facts.read(found.facts),
            setting.as_of,
            self._days.start_for(setting.as_of, setting.start),
            notes.in_force,
            self._criteria,
        )
        return _compared(path.stem, found, notes, after)

    def _ending(self, path: Path) -> Ending:
        found = ending(path)
        if found is not None:
            return found
        transcript = read(path)
        check_trial(transcript.header, self._trial)
        facts: dict[str, Any] = {}
        for _, _, state in states(transcript, self._trial):
            facts = facts_json(state.facts)
        return Ending(transcript.header, last_decided(transcript.events) or {}, facts)


class Rereader(Rescreener):
    """The same after every typed answer was read again by today's program: for a newer interpreter."""

    def _ending(self, path: Path) -> Ending:
        transcript = read(path)
        check_trial(transcript.header, self._trial)
        facts = facts_json(read_again(transcript, self._trial).facts)
        return Ending(transcript.header, last_decided(transcript.events) or {}, facts)


def _compared(transcript_id: str, found: Ending, notes: Notes, after: Review) -> Rescreened:
    before: Mapping[str, Any] = found.outcome
    statuses = _statuses(before.get("criteria"))
    if notes.entries:
        last = notes.entries[-1]
        before, statuses = {"verdict": last.verdict}, dict(last.criteria)
    results = after.evaluation.criteria
    verdict = before.get("verdict")
    return Rescreened(
        id=transcript_id,
        before=verdict if isinstance(verdict, str) else None,
        after=after.decision.verdict.value,
        earliest_start=after.decision.earliest_start,
        flips=tuple(_flips(statuses, results)),
        to_ask=after.to_ask,
        cleared=tuple(
            name
            for name, status in statuses.items()
            if status == CriterionStatus.WAIT and name in results and results[name].status in _CLEARED
        ),
    )


def _flips(before: Mapping[str, str], after: Mapping[str, CriterionResult]) -> Iterator[Flip]:
    """Criteria that stand otherwise; one that is new or gone counts where there was a verdict before."""
    if not before:
        return
    for name in dict.fromkeys((*after, *before)):
        result = after.get(name)
        now, then = (result.status if result else GONE), before.get(name, GONE)
        if now != then:
            because, facts = (result.because, result.facts) if result else ((), ())
            yield Flip(name, then, str(now), because, facts)


def _statuses(criteria: Any) -> dict[str, str]:
    if not isinstance(criteria, Mapping):
        return {}
    return {
        name: str(result.get("status")) for name, result in criteria.items() if isinstance(result, Mapping)
    }
