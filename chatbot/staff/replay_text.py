"""A replay as plain lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chatbot.dialogue.events import Put, Replied, Switched
from chatbot.dialogue.readings import encode
from chatbot.dialogue.reasons import reasons_said
from chatbot.staff.note_texts import json_text, note_text
from chatbot.staff.record import Record
from chatbot.staff.replay import Change, Frame, Replay
from chatbot.staff.review import Review, original, reviewed
from chatbot.staff.texts import verdict_text
from chatbot.staff.verify import integrity, versions
from transcripts.visible import visible, visible_line


def opening(record: Record) -> Iterator[str]:
    """What a reader should know before the conversation itself."""
    header = record.header
    start = f", start of treatment {header.start}" if header.start else ""
    yield f"{header.id} · {header.trial} · {header.lang} · for {header.as_of}{start}"
    yield f"held with {versions(header.program, header.digest)}; read under {record.trial.digest[:12]}"
    problems = [f"line {found.line} {found.problem}" for found in integrity(record.transcript)]
    yield f"{record.lines} lines, head {record.transcript.head}"
    yield from (f"WRONG: {problem}" for problem in problems)
    if record.transcript.torn:
        yield f"the last line is unfinished ({len(record.transcript.torn)} bytes) and left out"


def moment(frame: Frame) -> str:
    """One moment as a paragraph, safe for a terminal; empty: there is nothing to show."""
    return "\n".join(visible(line) for line in _moment(frame))


def _moment(frame: Frame) -> Iterator[str]:
    match frame.event:
        case Put():
            yield f"\n[{frame.line.seq}] {frame.at:%H:%M:%S}  {_one_line(frame.text)}"
            yield f"      = {_one_line(frame.other_text)}"
        case Replied(form=form):
            before, marked, after = map(visible_line_kept, frame.marked)
            how = " (chosen)" if form == "chosen" else ""
            yield f"      › {before}[{marked}]{after}{how}" if marked else f"      › {before}{how}"
            yield from (f"      {line}" for line in _reading(frame))
        case Switched(lang=lang):
            yield f"      goes on in {'Chinese' if lang == 'zh' else 'English'}"
        case _:
            yield f"\n[{frame.line.seq}] {frame.at:%H:%M:%S}  ({frame.line.kind})"
    yield from (f"      {_change(change)}" for change in frame.facts)
    yield from (f"      {change.name}: {change.before} → {change.after}" for change in frame.criteria)


def _reading(frame: Frame) -> Iterator[str]:
    event, reading = frame.event, frame.reading
    if isinstance(event, Replied) and event.pick is not None:
        yield f"picks {event.pick}"
    if isinstance(event, Replied) and event.term is not None:
        yield f"asks what “{event.term}” means"
    if reading is None:
        return
    said = f" “{_one_line(reading.heard)}”" if reading.heard else ""
    command = f" {reading.command.value}" if reading.command else ""
    mark = f", {frame.exchange.mark.value}" if frame.exchange and frame.exchange.mark else ""
    yield f"read as {reading.status.value}{command}{said}{mark}"
    for also in reading.also:
        yield f"also said: {also.question}"
    if reading.note:
        yield f"note: {_one_line(reading.note)}"


def _change(change: Change) -> str:
    return f"{change.name} = {json_text(change.after)}"


def closing(record: Record) -> Iterator[str]:
    """The criteria at the end, and the study team's notes."""
    found, now = original(record), reviewed(record)
    yield f"\nverdict: {verdict_text(found.decision.verdict)}"
    if record.notes.entries:
        yield f"as reviewed: {verdict_text(now.decision.verdict)}"
    yield from _criteria(record, now)
    for note in record.notes.entries:
        yield visible_line(f"note {note.number}, {note.at:%Y-%m-%d %H:%M} UTC, {note.who}: {note_text(note)}")


def _criteria(record: Record, review: Review) -> Iterator[str]:
    wording = record.trial.wording["en"]
    for name, result in review.evaluation.criteria.items():
        until = f" until {result.until.isoformat()}" if result.until else ""
        why = " ".join(reasons_said(wording, result.because, result.until or result.earliest))
        settled = " (settled by the study team)" if name in (review.settled or {}) else ""
        yield f"  {name:<4} {result.status.value}{until}{settled} {why}".rstrip()


def frame_json(frame: Frame) -> dict[str, Any]:
    """One moment as a JSON object: the event as it was written, and what it meant."""
    return {
        "seq": frame.line.seq,
        "at": frame.at.isoformat(timespec="milliseconds"),
        "kind": frame.line.kind,
        "payload": dict(frame.line.payload),
        "lang": frame.state.lang,
        "question": frame.question,
        "text": frame.text or None,
        "other_text": frame.other_text or None,
        "reading": encode(frame.reading) if frame.reading else None,
        "facts": {change.name: change.after for change in frame.facts},
        "criteria": {change.name: [change.before, change.after] for change in frame.criteria},
        "verdict": frame.verdict.value,
    }


def frames(replay: Replay) -> Iterator[Frame]:
    """Every moment, in order."""
    return (replay.frame(number) for number in range(len(replay)))


def visible_line_kept(text: str) -> str:
    """A part of the words in one line, its spaces kept so that the parts fit together."""
    return visible(text.replace("\n", " ").replace("\t", " "))


def _one_line(text: str) -> str:
    return " ".join(text.split())
