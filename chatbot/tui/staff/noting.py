"""What can be noted on a conversation, and what a note would make of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from chatbot.errors import UsageError
from chatbot.staff import annotate
from chatbot.staff.correcting import correction_value
from chatbot.staff.facts import fact_json
from chatbot.staff.note_texts import note_text
from chatbot.staff.notes import MEANINGS, SETTLED, Correction, Note, Settlement, SignOff, What
from chatbot.staff.record import Record
from chatbot.staff.review import Review, reviewed
from chatbot.staff.texts import verdict_text
from chatbot.tui.staff.texts import value_text
from criteria.frozen import frozen
from criteria.model import CriterionStatus

ANSWER, CRITERION, COMMENT, WITHDRAW, SIGN = "answer:", "criterion:", "comment", "withdraw:", "sign"
_OPEN = ("site", "unknown")


@frozen
class Subject:
    """One thing that a note can be about."""

    key: str
    shown: str
    asks: str
    """What the value is; empty: the note takes none."""
    value: str = ""
    """What stands there to begin with."""
    needs_reason: bool = True


@frozen
class Draft:
    """A note as it stands in the form."""

    key: str
    value: str
    why: str
    who: str


def subjects(record: Record) -> tuple[Subject, ...]:
    """Every answer, every criterion that is open, a comment, a sign-off, and the notes to take back."""
    return (*_answers(record), *_criteria(record), *_whole(), *_notes(record))


def _answers(record: Record) -> Iterator[Subject]:
    names, facts = record.trial.wording["en"].questions, reviewed(record).facts
    for question in record.trial.questions:
        now = value_text(record.trial, question.id, facts.get(question.id))
        codes = f", or one of {', '.join(question.codes)}" if question.codes else ""
        asks = f"The right answer, in words ({names[question.id].example}){codes}, or: unknown"
        yield Subject(ANSWER + question.id, f"{question.id}: {now}", asks)


def _criteria(record: Record) -> Iterator[Subject]:
    for name, result in reviewed(record).evaluation.criteria.items():
        if annotate.original_status(record, name) in _OPEN:
            shown = f"{name}: {result.status.value}"
            yield Subject(CRITERION + name, shown, "Settled as: pass, fail, site, or wait 2026-12-01")


def _whole() -> Iterator[Subject]:
    yield Subject(COMMENT, "A comment on the whole", "")
    means = f"What the signature means: {', '.join(MEANINGS)}"
    yield Subject(SIGN, "Sign off", means, MEANINGS[0], needs_reason=False)


def _notes(record: Record) -> Iterator[Subject]:
    for note in record.notes.in_force:
        if not isinstance(note.what, SignOff):
            shown = f"Take back note {note.number}: {note_text(note)}"
            yield Subject(f"{WITHDRAW}{note.number}", shown, "")


def write(record: Record, draft: Draft) -> Record:
    """Put the note on disk.

    Raises:
        UsageError: something is missing or can't be.
        TranscriptError: it can't be written, or what would be signed was altered.
    """
    if not draft.why.strip() and draft.key != SIGN:
        needed = "the comment is empty: write it" if draft.key == COMMENT else "a reason is required: say why"
        raise UsageError(needed)
    if not draft.who.strip():
        raise UsageError("a name is required: say who you are")
    kind, _, name = draft.key.partition(":")
    match kind + ":" * (":" in draft.key):
        case "answer:":
            _required(draft.value, "the right answer is missing")
            return annotate.correct(record, name, draft.value, draft.who, draft.why)
        case "criterion:":
            status, until = _status(draft.value)
            return annotate.settle(record, name, status, draft.who, draft.why, until)
        case "withdraw:":
            return annotate.withdraw(record, int(name), draft.who, draft.why)
        case "sign":
            return annotate.sign(record, draft.value.strip().lower(), draft.who, draft.why)
        case _:
            return annotate.comment(record, draft.why, draft.who)


def foreseen(record: Record, draft: Draft) -> str:
    """What the value is read as, and what the note would change; empty: there is nothing to say yet.

    Raises:
        UsageError: the value can't be.
    """
    what = _what(record, draft)
    if what is None:
        return ""
    notes = record.notes
    entry = Note(notes.count or 1, datetime.now(UTC), "", "", what, "", 0, "")
    before = reviewed(record)
    after = reviewed(replace(record, notes=replace(notes, entries=(*notes.entries, entry))))
    return "\n".join((_read(record, what, after), *_changed(before, after)))


def _what(record: Record, draft: Draft) -> What | None:
    kind, _, name = draft.key.partition(":")
    if not draft.value.strip():
        return None
    if kind == "answer":
        found = fact_json(correction_value(record, name, draft.value))
        return Correction(name, found, fact_json(reviewed(record).facts.get(name)))
    if kind == "criterion":
        status, until = _status(draft.value)
        return Settlement(name, CriterionStatus(status), "", until)
    return None


def _read(record: Record, what: What, after: Review) -> str:
    match what:
        case Correction(question):
            return f"read as: {value_text(record.trial, question, after.facts.get(question))}"
        case Settlement(_, status, _, until):
            return f"settled as: {status.value}" + (f" until {until.isoformat()}" if until else "")
        case _:
            return ""


def _changed(before: Review, after: Review) -> Iterator[str]:
    was, now = before.evaluation.criteria, after.evaluation.criteria
    flips = [
        f"{name} {was[name].status.value} → {now[name].status.value}"
        for name in now
        if was[name].status is not now[name].status
    ]
    yield f"then: {', '.join(flips)}" if flips else "then: no criterion changes"
    then, to = (verdict_text(review.decision.verdict) for review in (before, after))
    yield f"verdict: {then} → {to}" if then != to else f"verdict: still {to}"


def _status(text: str) -> tuple[str, date | None]:
    """A status and, for ``wait``, its day."""
    words = text.lower().split()
    allowed = tuple(status.value for status in SETTLED)
    if not words or words[0] not in allowed:
        raise UsageError(f"a criterion is settled as one of {', '.join(allowed)}")
    if words[0] != CriterionStatus.WAIT.value:
        return words[0], None
    try:
        return words[0], date.fromisoformat(words[1] if len(words) > 1 else "")
    except ValueError:
        raise UsageError("wait needs the day from which it passes: wait 2026-12-01") from None


def _required(text: str, problem: str) -> None:
    if not text.strip():
        raise UsageError(problem)
