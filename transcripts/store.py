"""The folder of saved conversations: ids, paths, owner-only modes, and the ledger of what was closed."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from transcripts.disk import UNFINISHED, Disk
from transcripts.errors import NotSaved, TranscriptError
from transcripts.events import Header
from transcripts.journal import Journal, locked
from transcripts.ledger import Ledger
from transcripts.reading import SEALED, Transcript, is_sealed, read

SUFFIX = ".jsonl"
_ID = re.compile(r"[0-9]{8}-[0-9a-z]{6}", re.ASCII)
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without 0, 1, i, l and o: ids are read out on the telephone."""


def new_id(today: date) -> str:
    """A fresh transcript id: the day, and six letters or digits that are easy to read out."""
    return f"{today:%Y%m%d}-" + "".join(secrets.choice(_LETTERS) for _ in range(6))


def is_id(text: str) -> bool:
    """True for the shape of id that ``new_id`` makes; nothing else ever names a file."""
    return _ID.fullmatch(text) is not None


def default_folder() -> Path:
    """Where conversations are kept: $CHATBOT_DATA, or the user's data folder of this program."""
    if given := os.environ.get("CHATBOT_DATA"):
        return Path(given)
    from platformdirs import user_data_path

    return user_data_path("eligibility-chatbot", appauthor=False) / "transcripts"


class Store:
    """Saved conversations in one folder, readable by their owner only."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or default_folder()

    @property
    def ledger(self) -> Ledger:
        """The chained list of what was closed, paused and deleted."""
        return Ledger(self.folder / "ledger.jsonl")

    def prepare(self) -> None:
        """Make the folder, and mend its mode and that of its files.

        Raises:
            NotSaved: the folder can't be made or is not ours.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if self.folder.stat().st_mode & 0o077:
                self.folder.chmod(0o700)
            for entry in os.scandir(self.folder):
                if entry.is_file(follow_symlinks=False):
                    _tidy(entry)
        except OSError as error:
            raise NotSaved(
                self.folder, f"can't be used ({error.strerror})", "choose another folder with CHATBOT_DATA"
            ) from error

    def mend(self) -> None:
        """Put right what a crash left behind, where there is a folder at all. Raises NotSaved."""
        if self.folder.is_dir():
            self.prepare()

    def create(
        self, header: Header, first: Sequence[tuple[str, Mapping[str, Any]]] = (), disk: Disk | None = None
    ) -> Journal:
        """Begin the journal of a new conversation with its first events. Raises NotSaved."""
        self.prepare()
        return Journal.create(self.path(header.id), header, first, disk)

    def reopen(
        self, transcript_id: str, disk: Disk | None = None, end: int | None = None
    ) -> tuple[Journal, Transcript]:
        """Go on with a conversation: see ``Journal.reopen``. Raises TranscriptError and its kinds."""
        return Journal.reopen(self.path(transcript_id), disk, end)

    def read(self, transcript_id: str) -> Transcript:
        """The conversation of that id. Raises TranscriptError."""
        return read(self.path(transcript_id))

    def path(self, transcript_id: str) -> Path:
        """The journal's path. Raises TranscriptError for anything that is not an id."""
        if not is_id(transcript_id):
            raise TranscriptError(
                Path(repr(transcript_id)), "is not a transcript id", "ids look like 20261122-k7m3qa"
            )
        return self.folder / (transcript_id + SUFFIX)

    def beside(self, transcript_id: str, ending: str) -> Path:
        """A file that belongs to the conversation ("summary.html")."""
        return self.path(transcript_id).with_suffix("." + ending)

    def write_beside(self, transcript_id: str, ending: str, data: bytes) -> None:
        """Write a file that belongs to the conversation, whole. Raises OSError."""
        Disk().write_whole(self.beside(transcript_id, ending), data)

    def ids(self) -> Iterator[str]:
        """Every id in the folder, oldest day first; without those that are sealed."""
        yield from self._named(SUFFIX)

    def sealed_ids(self) -> Iterator[str]:
        """Every id that is in the folder as a sealed conversation alone, oldest day first."""
        yield from (name for name in self._named(SUFFIX + SEALED) if is_sealed(self.path(name)))

    def _named(self, ending: str) -> Iterator[str]:
        if not self.folder.is_dir():
            return
        names = (name.removesuffix(ending) for name in os.listdir(self.folder) if name.endswith(ending))
        yield from sorted(name for name in names if is_id(name))

    def close(self, journal: Journal, what: str) -> None:
        """Close a journal and put its head into the ledger; ``what`` is "finished" or "paused"."""
        journal.close()
        self.ledger.add(what, journal.path.stem, journal.head, journal.count)

    def delete(self, transcript_id: str, reason: str) -> None:
        """Remove a conversation and what lies beside it, leaving a tombstone in the ledger."""
        transcript = self.read(transcript_id)
        self.ledger.add("deleted", transcript_id, transcript.head, len(transcript.events) + 1, reason)
        self.remove(transcript_id)

    def remove(self, transcript_id: str) -> None:
        """Remove every file of a conversation; the caller has left the tombstone."""
        for file in self.folder.glob(transcript_id + ".*"):
            file.unlink(missing_ok=True)


def _tidy(entry: os.DirEntry[str]) -> None:
    """Make a file private; remove one that was begun and never acknowledged."""
    if entry.name.endswith(UNFINISHED) and not locked(Path(entry.path)):
        os.unlink(entry.path)
    elif entry.stat(follow_symlinks=False).st_mode & 0o077:
        os.chmod(entry.path, 0o600)
