"""The end of a saved conversation without reading the rest: what listing and re-screening go by.

The last ``decided`` event holds the verdict, the criteria and the facts. Its line is checked by its own
hash; the chain is ``verify``'s. Where a reply follows it, or there is none, the caller folds the events.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from chatbot.dialogue.events import Decided
from criteria.frozen import frozen
from transcripts.errors import TranscriptError
from transcripts.events import HEADER_KIND, SCHEMA, Event, Header, header_from
from transcripts.line import HASH_KEY

_HEAD_BYTES = 2048
_TAIL_BYTES = 24 * 1024
_DECIDED = b'"kind":"decided"'
_ANSWERING = (b'"kind":"replied"', b'"kind":"reopened"')
"""What may change the facts after a verdict. Inside words these bytes are escaped."""


@frozen
class Ending:
    """How a conversation was begun and what it came to."""

    header: Header
    outcome: Mapping[str, Any]
    """The last ``decided`` event's."""
    facts: Mapping[str, Any]
    """Question id to JSON value; null where it was put and has none."""


def ending(path: Path) -> Ending | None:
    """The end of a finished conversation; None: it has to be folded to know.

    Raises:
        TranscriptError: the file can't be read.
    """
    try:
        with open(path, "rb", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            head = file.read(_HEAD_BYTES)
            tail = os.pread(file.fileno(), _TAIL_BYTES, max(0, size - _TAIL_BYTES))
    except OSError as error:
        raise TranscriptError(path, f"can't be read ({error.strerror})", "check the file") from error
    try:
        return _ending(head, tail)
    except (ValueError, TypeError, KeyError):
        return None


def _ending(head: bytes, tail: bytes) -> Ending | None:
    at = tail.rfind(_DECIDED)
    start = tail.rfind(b"\n", 0, at) + 1
    end = tail.find(b"\n", at)
    if at < 0 or not start or end < 0 or any(tail.find(kind, end) >= 0 for kind in _ANSWERING):
        return None
    header, decided = _payload(head[: head.find(b"\n")], HEADER_KIND), _payload(tail[start:end], Decided.KIND)
    begun, outcome = header_from(header), decided["outcome"]
    if begun.schema != SCHEMA or not isinstance(outcome["facts"], dict):
        return None
    return Ending(begun, outcome, outcome["facts"])


def _payload(line: bytes, kind: str) -> dict[str, Any]:
    """The payload of a line whose hash holds. What else a line must be is for ``verify`` to say.

    Raises:
        ValueError: it was altered or is of another kind.
    """
    head, key, digest = line.rpartition(HASH_KEY)
    if not key or digest != sha256(head).hexdigest().encode() + b'"}':
        raise ValueError("its hash does not match")
    data = json.loads(head + b"}")
    if data["kind"] != kind:
        raise ValueError("is of another kind")
    return dict(data["payload"])


def last_decided(events: Sequence[Event]) -> Mapping[str, Any] | None:
    """The outcome of the last verdict in a conversation; None: it came to none."""
    for event in reversed(events):
        if event.kind == Decided.KIND:
            outcome = event.payload.get("outcome")
            return outcome if isinstance(outcome, Mapping) else None
    return None
