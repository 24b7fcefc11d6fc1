"""Transcripts whose chain of hashes holds and whose content is anything: what a forger would hand in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from transcripts.events import HEADER_KIND, Event
from transcripts.line import FIRST, encode
from transcripts.reading import read

Change = Callable[[Event], Event]


def as_it_is(event: Event) -> Event:
    return event


def forged(source: Path, target: Path, header: Mapping[str, Any], change: Change = as_it_is) -> Path:
    """Write the source again under another name, with changes and a chain that holds."""
    transcript = read(source)
    first = {**asdict(transcript.header), "id": target.stem, **header}
    begun = Event(0, transcript.events[0].at, HEADER_KIND, first)
    lines, prev = b"", FIRST
    for number, event in enumerate((begun, *map(change, transcript.events))):
        line, prev = encode(replace(event, seq=number), prev)
        lines += line
    target.write_bytes(lines)
    return target


def with_reading(texts: Mapping[str, Any]) -> Change:
    """Put texts into the reading of every reply."""

    def change(event: Event) -> Event:
        reading = event.payload.get("reading")
        if not isinstance(reading, dict):
            return event
        return replace(event, payload={**event.payload, "reading": {**reading, **texts}})

    return change
