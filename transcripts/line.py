"""One event to one line of bytes and back: JSON, hash-chained, safe to ``cat``.

A line is a JSON object whose last member is ``hash``, the SHA-256 of every byte before it; ``prev``
repeats the hash of the line before (64 zeros for the first). So a changed bit shows in its own line,
and a missing, doubled or moved line in the next.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from transcripts.events import Event
from transcripts.visible import visible_json

FIRST = "0" * 64
"""``prev`` of the first line."""
LONGEST = 1_000_000
"""Longest line that is read, in bytes."""
HASH_KEY = b',"hash":"'
"""Between what is hashed and the hash."""


class BadLine(ValueError):
    """A line that is not what this program writes; the message says why."""


def encode(event: Event, prev: str) -> tuple[bytes, str]:
    """The event as a line with its newline, and the line's hash."""
    body = json.dumps(
        {
            "seq": event.seq,
            "at": event.at.astimezone(UTC).isoformat(timespec="milliseconds"),
            "kind": event.kind,
            "payload": event.payload,
            "prev": prev,
        },
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
    )
    head = visible_json(body)[:-1].encode("ascii" if body.isascii() else "utf-8")
    digest = hashlib.sha256(head).hexdigest()
    return head + HASH_KEY + digest.encode("ascii") + b'"}\n', digest


def decode(line: bytes, seq: int, prev: str) -> Event:
    """The event of one line (without its newline).

    Raises:
        BadLine: the hash, the number, the link to the line before or the shape is wrong.
    """
    event, link = unseal(line)
    if link != prev:
        raise BadLine("does not follow from the line before it")
    if event.seq != seq:
        raise BadLine(f"is numbered {event.seq}, not {seq}")
    return event


def unseal(line: bytes) -> tuple[Event, str]:
    """The event of a line whose own hash holds, and the hash it names as the line before.

    Raises:
        BadLine: the line was altered or is not an event.
    """
    if len(line) > LONGEST:
        raise BadLine(f"is longer than {LONGEST:,} bytes")
    head, key, rest = line.rpartition(HASH_KEY)
    digest = hashlib.sha256(head).hexdigest()
    if not key or rest != digest.encode("ascii") + b'"}':
        raise BadLine("was altered: its hash does not match")
    return _event(strict_json(head + b"}"), digest)


def _event(data: Any, digest: str) -> tuple[Event, str]:
    try:
        seq, at, kind, payload, prev = (data[k] for k in ("seq", "at", "kind", "payload", "prev"))
        when = datetime.fromisoformat(at)
    except (KeyError, TypeError, ValueError) as error:
        raise BadLine("is not an event") from error
    shaped = isinstance(seq, int) and isinstance(kind, str) and isinstance(prev, str)
    if not shaped or not isinstance(payload, Mapping) or when.tzinfo is None or len(data) != 5:
        raise BadLine("is not an event")
    return Event(seq, when, kind, payload, digest), prev


def strict_json(data: bytes) -> Any:
    """JSON without duplicate keys, NaN or infinities, and not nested too deep to read.

    Raises:
        BadLine: it is not such JSON.
    """
    try:
        return _STRICT.decode(data.decode("utf-8"))
    except RecursionError as error:
        raise BadLine("is nested too deeply") from error
    except ValueError as error:
        raise BadLine(f"is not JSON ({error})" if not isinstance(error, BadLine) else str(error)) from error


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BadLine("names a key twice")
    return found


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise BadLine(f"holds {digits}, which is too large")
    return number


def _no_constant(word: str) -> Any:
    raise BadLine(f"holds {word}, which is not JSON")


_STRICT = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_no_constant, parse_float=_finite)
"""One for all lines: making a decoder takes longer than reading a line."""
