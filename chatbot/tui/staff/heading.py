"""The lines above a replay."""

from __future__ import annotations

from textual.content import Content

from chatbot.staff.notes import SignOff
from chatbot.staff.record import Record
from chatbot.staff.replay import Frame
from chatbot.staff.review import Review, original
from chatbot.staff.texts import verdict_text
from criteria.values import Choice
from criteria.verdict import Decision
from transcripts.visible import visible_line

_FILE_SIGNS = {"intact": "✓", "torn": "!"}
_LANGUAGES = {"en": "English", "zh": "中文"}


def title_line(record: Record, frame: Frame, room: int) -> Content:
    """Which conversation it is; without seconds and year where so many columns have no room for them."""
    answering = record.state.answered("respondent")
    who = answering.codes[0] if isinstance(answering, Choice) else "somebody"
    moments = (f"{frame.at.day} {frame.at:%b %Y %H:%M:%S} UTC", f"{frame.at.day} {frame.at:%b %H:%M} UTC")
    titles = [
        Content(visible_line(" · ".join((record.header.id, moment, _LANGUAGES[frame.state.lang], who))))
        for moment in moments
    ]
    return next((title for title in titles if title.cell_length <= room), titles[-1])


def place_line(frame: Frame, moments: int, pace: str) -> Content:
    """Where in the conversation, and how fast it is played."""
    return Content(f"event {frame.number + 1}/{moments}  {pace}")


def verdict_line(record: Record, review: Review, file: str) -> Content:
    """The state of the files, what it came to, as reviewed where it was, who signed."""
    said = _decided(original(record).decision)
    if record.notes.entries:
        now = _decided(review.decision)
        said += f" → reviewed: {'the same' if now == said else now}"
    signed = record.notes.signed
    parts = [f"{_FILE_SIGNS.get(file, '✗')} {file}", said]
    if signed is not None and isinstance(signed.what, SignOff):
        parts.append(f"signed: {signed.what.meaning} by {signed.who}")
    if not record.same_definition:
        parts.append("other definition")
    return Content(visible_line(" · ".join(parts)))


def _decided(decision: Decision) -> str:
    day = f" from {decision.earliest_start.isoformat()}" if decision.earliest_start else ""
    return verdict_text(decision.verdict) + day
