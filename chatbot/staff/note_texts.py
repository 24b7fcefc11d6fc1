"""Notes of the study team in words."""

from __future__ import annotations

import json

from chatbot.staff.notes import Comment, Correction, Note, Settlement, SignOff, Withdrawal


def note_text(note: Note) -> str:
    """What a note says, its reason included; it holds people's words and must be shown as data."""
    why = f" because {note.why}" if note.why else ""
    match note.what:
        case Correction(question, value, was):
            return f"{question} is {_value(value)}, not {_value(was)},{why}"
        case Settlement(criterion, status, was, until):
            day = f" until {until.isoformat()}" if until else ""
            return f"{criterion} settled as {status.value}{day} (was {was}){why}"
        case Withdrawal(number):
            return f"note {number} withdrawn{why}"
        case SignOff(meaning):
            return f"signed as {meaning}, conversation {note.head[:12]} in {note.count} lines{why}"
        case Comment():
            return note.why


def _value(value: object) -> str:
    return "not known" if value is None else json.dumps(value, ensure_ascii=False)
