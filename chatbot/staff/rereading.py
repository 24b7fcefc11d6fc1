"""A saved conversation read again by today's program: what it reads, decides or shows otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from chatbot.dialogue.events import Decided, Event, Replied, Switched, to_payload
from chatbot.dialogue.listening import listen
from chatbot.dialogue.outcome import facts, outcome
from chatbot.dialogue.state import State
from chatbot.staff.record import begun, states, step
from criteria.frozen import frozen
from criteria.model import Trial
from transcripts.reading import Transcript

_SAID = ("status", "value", "command", "target")
"""What of a reading counts; its wording may change."""


@frozen
class Difference:
    """One thing that today's program makes otherwise."""

    line: int
    """Counted from 1, the header's line."""
    what: str
    """"reading", "verdict", "earliest start", "I5", "fact" …"""
    about: str
    """The question or criterion; empty: the conversation."""
    words: str
    """The participant's words behind it; empty: none."""
    recorded: Any
    """What the transcript holds, as JSON."""
    today: Any
    """What it would be today, as JSON."""


def reread(transcript: Transcript, trial: Trial) -> Iterator[Difference]:
    """Every difference, in the order of the lines.

    Each reply is read in the very situation that the transcript holds, so that one other reading does
    not make all that follow differ.

    Raises:
        TranscriptError: an event has not the shape of its kind.
    """
    before = begun(transcript.header, trial, transcript.path)
    for line, event, after in states(transcript, trial):
        number = line.seq + 1
        if isinstance(event, Replied) and event.form == "typed":
            yield from _reading(number, before, event)
        elif isinstance(event, Decided):
            yield from _outcome(number, event, after)
        before = after


def read_again(transcript: Transcript, trial: Trial) -> State:
    """What the conversation comes to when every typed reply is read by today's program.

    Raises:
        TranscriptError: an event has not the shape of its kind.
    """
    state = begun(transcript.header, trial, transcript.path)
    for line in transcript.events:
        event, after = step(transcript.path, line, state)
        if isinstance(event, Replied) and event.form == "typed":
            payload = _merged(event, listen(state, event.words))
            _, after = step(transcript.path, replace(line, payload=payload), state)
        state = after
    return state


def _merged(recorded: Replied, today: Event) -> Mapping[str, Any]:
    """Today's reading of a reply to the question that it was given to.

    Where the words do something else today than answer it, the record stands.
    """
    if isinstance(today, Replied) and (today.to, today.question) == (recorded.to, recorded.question):
        return to_payload(today)
    return to_payload(recorded)


def _reading(number: int, state: State, event: Replied) -> Iterator[Difference]:
    today = listen(state, event.words)
    then, now = _said(event), _said(today)
    if then != now:
        yield Difference(number, "reading", event.question or event.to, event.words, then, now)


def _said(event: Event) -> dict[str, Any]:
    """What a reply does, as JSON."""
    if isinstance(event, Switched):
        return {"switched": event.lang}
    if not isinstance(event, Replied):
        return {"event": event.KIND}
    reading = event.reading or {}
    said = {name: reading[name] for name in _SAID if name in reading}
    also = {each["question"]: each["value"] for each in reading.get("also", ())}
    picked = {"pick": event.pick, "term": event.term, "also": also or None}
    # Through JSON, so that 3 and 3.0, a tuple and a list, are the same on both sides.
    said |= {name: value for name, value in picked.items() if value is not None}
    return dict(json.loads(json.dumps(said)))


def _outcome(number: int, event: Decided, state: State) -> Iterator[Difference]:
    today = {**outcome(state), "facts": facts(state)}
    for what in ("verdict", "earliest_start"):
        if event.outcome.get(what) != today[what]:
            yield Difference(number, what.replace("_", " "), "", "", event.outcome.get(what), today[what])
    for what, plural in (("criterion", "criteria"), ("fact", "facts")):
        yield from _each(number, what, event.outcome.get(plural), today[plural])


def _each(number: int, what: str, then: Any, now: Mapping[str, Any]) -> Iterator[Difference]:
    if not isinstance(then, Mapping):
        return
    for name in dict.fromkeys((*then, *now)):
        if then.get(name) != now.get(name):
            yield Difference(number, what, name, "", then.get(name), now.get(name))
