"""What a saved conversation consists of: a header and numbered events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

SCHEMA = 1
"""Version of the line format that this program writes."""

HEADER_KIND = "header"
RECOVERED_KIND = "recovered"
"""Written when an unfinished last line was set aside; payload ``{"bytes": n, "aside": name}``."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a journal."""

    seq: int
    """0 for the header, then 1, 2, 3 …"""
    at: datetime
    """When it was written, UTC; the clock may have gone back between two events."""
    kind: str
    """What happened; kinds that this program does not know are kept as they are."""
    payload: Mapping[str, Any]
    """JSON object."""
    hash: str = ""
    """SHA-256 of the line up to its own hash, in hexadecimal."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a conversation was begun with; the payload of event 0."""

    id: str
    """The transcript's id, made by ``store.new_id``."""
    trial: str
    """The trial's id, as its definition says."""
    digest: str
    """SHA-256 of the definition's files that were in force."""
    lang: str
    as_of: str
    """The day the criteria are judged for, ISO."""
    start: str | None
    """The planned start of treatment, ISO; None: the as-of day."""
    program: str
    """Version of the program that wrote it."""
    schema: int = SCHEMA


def header_from(payload: Mapping[str, Any]) -> Header:
    """The header of a payload that may come from anywhere.

    Raises:
        TypeError: it has other fields, or a value of another type.
    """
    header = Header(**payload)
    texts = (header.id, header.trial, header.digest, header.lang, header.as_of, header.program)
    if not all(isinstance(text, str) for text in texts) or not isinstance(header.start, str | None):
        raise TypeError("a field of the header is no text")
    return header
