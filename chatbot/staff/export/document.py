"""The whole record of a conversation as one JSON object."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from chatbot.staff.facts import facts_json
from chatbot.staff.note_texts import note_text
from chatbot.staff.notes import Note
from chatbot.staff.record import Record
from chatbot.staff.review import Review, original, reviewed
from chatbot.staff.verify import verify

FORMAT = 1
"""Raised whenever a field changes its meaning."""


def document(record: Record) -> dict[str, Any]:
    """Events, facts, criteria, notes and the state of the files."""
    checked = verify(record.transcript.path, None)
    return {
        "format": FORMAT,
        "header": asdict(record.header),
        "definition": {"digest": record.trial.digest, "version": record.trial.version},
        "integrity": {
            "sound": checked.sound,
            "lines": record.lines,
            "head": record.transcript.head,
            "findings": [asdict(finding) for finding in checked.findings],
            "remarks": [asdict(remark) for remark in checked.remarks],
        },
        "events": [
            {
                "seq": event.seq,
                "at": event.at.isoformat(timespec="milliseconds"),
                "kind": event.kind,
                "payload": dict(event.payload),
            }
            for event in record.transcript.events
        ],
        "outcome": _outcome(original(record)),
        "reviewed": _outcome(reviewed(record)) if record.notes.entries else None,
        "notes": [_note(note) for note in record.notes.entries],
    }


def _outcome(review: Review) -> dict[str, Any]:
    decision = review.decision
    return {
        "verdict": decision.verdict.value,
        "earliest_start": decision.earliest_start and decision.earliest_start.isoformat(),
        "deciding": list(decision.deciding),
        "facts": facts_json(review.facts),
        "criteria": {
            name: {
                "status": result.status.value,
                "until": result.until and result.until.isoformat(),
                "because": list(result.because),
                "facts": list(result.facts),
            }
            for name, result in review.evaluation.criteria.items()
        },
        "to_ask": list(review.to_ask),
    }


def _note(note: Note) -> dict[str, Any]:
    return {
        "number": note.number,
        "at": note.at.isoformat(timespec="milliseconds"),
        "who": note.who,
        "why": note.why,
        "what": note.what.KIND,
        "text": note_text(note),
        "verdict": note.verdict,
        "head": note.head,
        "count": note.count,
    }
