"""Deleting conversations: nothing of them stays but a tombstone in the ledger.

The tombstone says which conversation, with which last hash, when, by whom and why.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from chatbot.errors import UsageError
from transcripts.errors import Busy, TranscriptError
from transcripts.ledger import Entry
from transcripts.reading import is_sealed, sealed_path
from transcripts.store import Store

_EVER = 1_000_000
"""More days ago than anything that is here was written."""


def forget(store: Store, transcript_id: str, who: str, reason: str) -> None:
    """Delete a conversation, the notes on it and whatever else lies beside it.

    Raises:
        UsageError: there is no such conversation, no name or no reason.
        Busy: it is being held at this moment.
        TranscriptError: it can't be deleted.
    """
    if not who.strip():
        raise UsageError("a name is required; say who deletes it with --by")
    if not reason.strip():
        raise UsageError("a reason is required; say why with --reason")
    path = store.path(transcript_id)
    said = f"{who.strip()}: {reason.strip()}"
    if is_sealed(path):
        return _delete_sealed(store, transcript_id, said)
    if not path.is_file():
        raise UsageError(f"there is no conversation {transcript_id}; 'chatbot list' shows all")
    _refuse_open(path)
    try:
        store.delete(transcript_id, said)
    except TranscriptError:
        _delete_file(store, transcript_id, path, said)


def purge(store: Store, transcript_ids: Iterable[str], who: str, reason: str) -> None:
    """Delete several conversations. Raises as ``forget`` does; those before it are deleted."""
    for transcript_id in transcript_ids:
        forget(store, transcript_id, who, reason)


def older_than(store: Store, days: int) -> list[str]:
    """Ids of the conversations that nothing was written to for more than so many days.

    Raises:
        UsageError: the number of days is negative.
    """
    if days < 0:
        raise UsageError("--older-than takes a number of days, 0 or more")
    limit = datetime.now(UTC).timestamp() - min(days, _EVER) * 86_400
    closed = store.ledger.latest()
    plain = [name for name in store.ids() if _written(store.path(name)) < limit]
    sealed = [name for name in store.sealed_ids() if _sealed(store.path(name), closed.get(name)) < limit]
    return sorted(plain + sealed)


def _written(path: Path) -> float:
    """When the last sound line was written; a file that can't be read counts by its own time."""
    from transcripts.reading import read

    try:
        events = read(path).events
        return events[-1].at.timestamp() if events else path.stat().st_mtime
    except TranscriptError:
        return path.stat().st_mtime


def _sealed(path: Path, entry: Entry | None) -> float:
    """When a sealed conversation was closed; one that the ledger does not know counts by its file's time."""
    return entry.at.timestamp() if entry is not None else sealed_path(path).stat().st_mtime


def _refuse_open(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise Busy(path, "is open in another window", "close it first") from error
    finally:
        os.close(descriptor)


def _delete_sealed(store: Store, transcript_id: str, reason: str) -> None:
    """The tombstone of a sealed one holds what the ledger has of it, else the sealed file's hash."""
    entry = store.ledger.latest().get(transcript_id)
    if entry is None:
        return _delete_file(store, transcript_id, sealed_path(store.path(transcript_id)), reason)
    store.ledger.add("deleted", transcript_id, entry.head, entry.count, reason)
    store.remove(transcript_id)


def _delete_file(store: Store, transcript_id: str, file: Path, reason: str) -> None:
    """What can't be read is deleted all the same; the tombstone holds the file's hash."""
    store.ledger.add("deleted", transcript_id, hashlib.sha256(file.read_bytes()).hexdigest(), 0, reason)
    store.remove(transcript_id)
