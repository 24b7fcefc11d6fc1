"""The verdict as the study team's notes make it, beside the one that the conversation came to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from chatbot.staff.facts import value_of
from chatbot.staff.notes import Correction, Note, Settlement
from chatbot.staff.record import Record
from criteria.case import Case, Facts
from criteria.evaluate import CriterionResult, EarliestStart, Evaluation, case_of, evaluate_case
from criteria.frozen import frozen
from criteria.model import CriterionStatus, Trial
from criteria.truth import TRUE
from criteria.values import Missing, Value
from criteria.verdict import Decision, decide

ABOUT_TALKING = ("consent", "keep", "respondent", "closing")
"""Roles of questions that decide nothing and are not asked again later."""

_OPEN = (CriterionStatus.SITE, CriterionStatus.UNKNOWN)


@frozen
class Review:
    """Facts, criteria and verdict with the notes in force."""

    facts: Facts
    evaluation: Evaluation
    decision: Decision
    to_ask: tuple[str, ...]
    """Ids of the questions that the facts make necessary and that were never put."""
    overtaken: tuple[Note, ...] = ()
    """Settlements of criteria that the facts decide by now: they hold no more."""
    settled: Mapping[str, Note] | None = None
    """Criterion id to the settlement that holds."""


def original(record: Record) -> Review:
    """What the conversation came to by itself, under the definition that it is read under."""
    return decide_again(
        record.trial, record.state.facts, record.state.setting.as_of, record.state.setting.start
    )


def reviewed(record: Record) -> Review:
    """The same with the notes in force."""
    setting = record.state.setting
    return decide_again(record.trial, record.state.facts, setting.as_of, setting.start, record.notes.in_force)


def decide_again(
    trial: Trial,
    facts: Facts,
    as_of: date,
    start: date | None,
    notes: Iterable[Note] = (),
    evaluation_of: Callable[[Trial, Case], Evaluation] = evaluate_case,
) -> Review:
    """Decide facts under a definition, notes included.

    Args:
        trial: the definition.
        facts: as the conversation left them.
        as_of: the day on which the answers were given.
        start: the start of treatment that windows are held against; None: ``as_of``.
        notes: those in force, oldest first; a later one about the same thing replaces an earlier.
        evaluation_of: decides the criteria; ``evaluate_criteria`` where nothing else is wanted.
    """
    notes = tuple(notes)
    facts = corrected(trial, facts, notes) if notes else facts
    case = case_of(trial, facts, as_of, start)
    evaluation = evaluation_of(trial, case)
    settled, overtaken = _settlements(evaluation, notes)
    if settled:
        evaluation = _with(evaluation, settled)
    return Review(facts, evaluation, decide(evaluation), to_ask(trial, case), overtaken, settled)


def corrected(trial: Trial, facts: Facts, notes: Iterable[Note]) -> dict[str, Value | Missing]:
    """The facts with the corrections; one that its question can't have any more changes nothing."""
    questions = {question.id: question for question in trial.questions}
    found = dict(facts)
    for note in notes:
        if not isinstance(note.what, Correction) or note.what.question not in questions:
            continue
        name, value = note.what.question, note.what.value
        read = Missing.UNKNOWN if value is None else value_of(questions[name], value)
        if read is not None:
            found[name] = read
    return found


def to_ask(trial: Trial, case: Case) -> tuple[str, ...]:
    """Ids of the questions that the facts call for and that have not been put."""
    return tuple(
        question.id
        for question in trial.questions
        if question.id not in case.facts
        and question.role not in ABOUT_TALKING
        and (question.asked_when is None or question.asked_when.truth(case) is TRUE)
    )


def _settlements(evaluation: Evaluation, notes: Iterable[Note]) -> tuple[dict[str, Note], tuple[Note, ...]]:
    latest = {note.what.criterion: note for note in notes if isinstance(note.what, Settlement)}
    known = {name: note for name, note in latest.items() if name in evaluation.criteria}
    settled = {name: note for name, note in known.items() if evaluation.criteria[name].status in _OPEN}
    return settled, tuple(note for name, note in known.items() if name not in settled)


def _with(evaluation: Evaluation, settled: Mapping[str, Note]) -> Evaluation:
    results = {
        name: _settled(result, settled[name]) if name in settled else result
        for name, result in evaluation.criteria.items()
    }
    days = [evaluation.earliest.day, *(results[name].until for name in settled)]
    latest = max((day for day in days if day is not None), default=None)
    earliest = EarliestStart(latest, evaluation.earliest.approximate)
    return replace(evaluation, criteria=results, earliest=earliest)


def _settled(result: CriterionResult, note: Note) -> CriterionResult:
    assert isinstance(note.what, Settlement)
    return replace(
        result, status=note.what.status, because=(), until=note.what.until, until_approximate=False
    )
