"""What the conversation meant at a moment: the answer's reading, what changed, criteria, facts, notes."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.style import Style

from chatbot.dialogue.events import Replied
from chatbot.dialogue.reasons import reasons_said
from chatbot.interpretation.reading import Status
from chatbot.staff.note_texts import note_text
from chatbot.staff.notes import Correction
from chatbot.staff.record import Record
from chatbot.staff.replay import Frame
from chatbot.staff.review import Review
from chatbot.staff.texts import verdict_text
from chatbot.tui.staff.chronicle import words
from chatbot.tui.staff.texts import COLOURS, SIGNS, value_text
from criteria.frozen import frozen
from criteria.model import Criterion, Outcome, Trial
from criteria.results import CriterionResult
from criteria.tables import Row
from criteria.values import Missing, Value
from transcripts.visible import visible_line

_SURENESS = {
    Status.UNDERSTOOD: "clear",
    Status.CONFIRM: "likely, so it was repeated to be confirmed",
    Status.UNCLEAR: "not clear, so it was asked again",
    Status.UNKNOWN: "they don't know",
    Status.DECLINED: "they would rather not say",
    Status.COMMAND: "steers the conversation",
}
_CELL = 14
"""Columns that a criterion takes among the others."""
Piece = Content | tuple[str, str] | str


@frozen
class Moment:
    """All that is shown of one moment."""

    record: Record
    reviewed: Review
    frame: Frame
    before: Frame | None
    """The event before; None: it is the first."""
    answer: Frame | None
    """The reply at this moment, or the last one before it; None: there was none yet."""
    criterion: str
    """The criterion that is looked at."""
    columns: int
    """Characters that a line has room for."""

    @property
    def trial(self) -> Trial:
        """The definition that it is read under."""
        return self.record.trial


def meaning(moment: Moment) -> Content:
    """Everything, from top to bottom."""
    blocks = (_answer(moment), _changes(moment), _criteria(moment), _criterion(moment), _facts(moment))
    shown = [Content.assemble(*block) for block in (*map(tuple, blocks), tuple(_notes(moment)))]
    return Content("\n\n").join(block for block in shown if block.plain)


def _answer(moment: Moment) -> Iterator[Piece]:
    frame = moment.answer
    if frame is None or not isinstance(frame.event, Replied):
        yield "Nothing was answered yet.", "$soft"
        return
    name = frame.question or frame.event.to
    yield visible_line(name), "bold $accent"
    if frame.number != moment.frame.number:
        yield "  the last answer so far", "$soft"
    yield "\n“"
    yield words(frame)
    yield "”"
    yield from _reading(moment.trial, frame)
    for note in moment.record.notes.in_force:
        if isinstance(note.what, Correction) and note.what.question == name:
            now = value_text(moment.trial, name, moment.reviewed.facts.get(name))
            yield f"\n✎ corrected to {visible_line(now)} by {visible_line(note.who)}", "bold $accent"


def _reading(trial: Trial, frame: Frame) -> Iterator[Piece]:
    reading, exchange = frame.reading, frame.exchange
    if isinstance(frame.event, Replied) and frame.event.pick is not None:
        yield f"\npicked: {visible_line(frame.event.pick)}"
    if reading is None:
        return
    if reading.value is not None:
        yield f"\n= {visible_line(value_text(trial, frame.question or '', reading.value))}", "bold"
    if reading.command is not None:
        yield f"\nasks for: {reading.command.value}"
    taken = f"; {exchange.mark.value}" if exchange is not None and exchange.mark is not None else ""
    yield f"\nhow sure: {_SURENESS[reading.status]}{taken}"
    for also in reading.also:
        yield f"\nalso said: {also.question} = {visible_line(value_text(trial, also.question, also.value))}"
    if reading.note:
        yield f"\nnote: {visible_line(reading.note)}", "$warning"


def _changes(moment: Moment) -> Iterator[Piece]:
    frame = moment.frame
    if not frame.facts and not frame.criteria:
        return
    yield "Changed at this event", "bold $accent"
    for fact in frame.facts:
        now = value_text(moment.trial, fact.name, frame.state.facts.get(fact.name))
        was = moment.before.state.facts.get(fact.name) if moment.before else None
        before = f" (was {value_text(moment.trial, fact.name, was)})" if was is not None else ""
        yield f"\n• {fact.name}: {visible_line(now + before)}", "bold"
    for change in frame.criteria:
        yield f"\n• {change.name}: {change.before} → {change.after}", "bold"


def _criteria(moment: Moment) -> Iterator[Piece]:
    found, changed = moment.frame.evaluation.criteria, {change.name for change in moment.frame.criteria}
    yield "Criteria: ", "bold $accent"
    yield f"{verdict_text(moment.frame.verdict)} so far\n", "bold"
    in_a_row = max(1, moment.columns // _CELL)
    for place, (name, result) in enumerate(found.items()):
        if place and place % in_a_row == 0:
            yield "\n"
        yield _cell(name, result.status.value, chosen=name == moment.criterion, changed=name in changed)


def _cell(name: str, status: str, *, chosen: bool, changed: bool) -> Content:
    """One criterion, as wide as every other."""
    mark = "▸" if chosen else "•" if changed else " "
    text = f"{mark}{name:<4}{SIGNS[status]}{status}"
    style = "bold underline" if chosen else "bold" if changed else ""
    shown = Content.assemble((text, f"{style} {COLOURS[status]}".strip()))
    go = Style.from_meta({"@click": f"screen.pick('{name}')"})
    return Content.assemble(shown.stylize(go), " " * (_CELL - len(text)))


def _criterion(moment: Moment) -> Iterator[Piece]:
    criterion = next((each for each in moment.trial.criteria if each.id == moment.criterion), None)
    result = moment.frame.evaluation.criteria.get(moment.criterion)
    if criterion is None or result is None:
        return
    yield f"{criterion.id} ", "bold $accent"
    yield f"{SIGNS[result.status.value]} {result.status.value}{_until(result)}", "bold"
    wording = moment.trial.wording["en"]
    yield f"  {visible_line(wording.criteria.get(criterion.id, ''))}"
    later = moment.reviewed.evaluation.criteria[criterion.id]
    if moment.record.notes.entries and later.status is not result.status:
        yield (
            f"\n✎ as reviewed: {SIGNS[later.status.value]} {later.status.value}{_until(later)}",
            "bold $accent",
        )
    for sentence in reasons_said(wording, result.because, result.until or result.earliest):
        yield f"\nbecause: {visible_line(sentence)}"
    yield f"\n“{visible_line(criterion.quote)}”", "$soft"
    said = (f"{name}: {value_text(moment.trial, name, _fact(moment, name))}" for name in result.facts)
    if result.facts:
        yield f"\nrests on {visible_line(' · '.join(said))}"
    yield from (f"\n{line}" for line in _rules(criterion))


def _fact(moment: Moment, name: str) -> Value | Missing | None:
    if name in moment.frame.evaluation.derived:
        return moment.frame.evaluation.derived[name]
    return moment.frame.state.facts.get(name)


def _until(result: CriterionResult) -> str:
    if result.until is None:
        return ""
    return f" until {'about ' if result.until_approximate else ''}{result.until.isoformat()}"


def _rules(criterion: Criterion) -> Iterator[str]:
    for part in criterion.parts:
        condition = f" where {part.only_when.source}" if part.only_when else ""
        yield f"rule {part.id or ''}{condition}".rstrip() + f" (not known: {part.unknown_becomes.value})"
        yield from _rows(part.table, "  ")


def _rows(rows: tuple[Row[Outcome], ...], indent: str) -> Iterator[str]:
    for row in rows:
        said = row.outcome.status.value if row.outcome is not None else "…"
        until = f" until {row.outcome.until.source}" if row.outcome and row.outcome.until else ""
        yield visible_line(f"{row.when.source} → {said}{until}").join((indent, ""))
        yield from _rows(row.then, indent + "  ")


def _facts(moment: Moment) -> Iterator[Piece]:
    facts, changed = moment.frame.state.facts, {change.name for change in moment.frame.facts}
    if not facts:
        return
    yield f"Known by now: {len(facts)} answers", "bold $accent"
    for name, value in reversed(tuple(facts.items())):
        said = visible_line(value_text(moment.trial, name, value))
        new = name in changed
        yield f"\n{'•' if new else ' '} {name}: {said}", "bold" if new else ""


def _notes(moment: Moment) -> Iterator[Piece]:
    notes = moment.record.notes
    if not notes.entries:
        return
    yield "The study team's notes", "bold $accent"
    yield f"\nas reviewed: {verdict_text(moment.reviewed.decision.verdict)}", "bold"
    in_force = {note.number for note in notes.in_force}
    for note in notes.entries:
        gone = "" if note.number in in_force else " (taken back)"
        text = f"{note.number}  {note.at:%Y-%m-%d %H:%M} UTC, {note.who}: {note_text(note)}{gone}"
        yield f"\n{visible_line(text)}"
