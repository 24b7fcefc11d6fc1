"""Notes of the study team, and the values that they speak of, in words."""

from __future__ import annotations

import json
from typing import Any

from chatbot.staff.figures import shown_figure
from chatbot.staff.notes import Comment, Correction, Note, Settlement, SignOff, Withdrawal


def note_text(note: Note) -> str:
    """What a note says, its reason included; it holds people's words and must be shown as data."""
    why = f" because {note.why}" if note.why else ""
    match note.what:
        case Correction(question, value, was):
            return f"{question} is {json_text(value)}, not {json_text(was)},{why}"
        case Settlement(criterion, status, was, until):
            day = f" until {until.isoformat()}" if until else ""
            return f"{criterion} settled as {status.value}{day} (was {was}){why}"
        case Withdrawal(number):
            return f"note {number} withdrawn{why}"
        case SignOff(meaning):
            return f"signed as {meaning}, conversation {note.head[:12]} in {note.count} lines{why}"
        case Comment():
            return note.why


def json_text(value: Any) -> str:
    """A value in its JSON form as it is shown; None: not known.

    Figures are as people read them: "about 62" begins with 58.9 and not with 58.900062.
    """
    return "not known" if value is None else json.dumps(_rounded(value), ensure_ascii=False)


def _rounded(value: Any) -> Any:
    match value:
        case float():
            return shown_figure(value)
        case dict():
            return {name: _rounded(part) for name, part in value.items()}
        case _:
            return value
