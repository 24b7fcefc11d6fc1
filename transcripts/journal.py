"""The append-only file of one conversation: an event is on disk before ``append`` returns.

Exclusive creation, owner-only mode, one writer (``flock``), the whole line in one write, fsync.
After any failure the descriptor is never used again: ``reopen`` verifies and cuts back first.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from transcripts.disk import UNFINISHED, Disk
from transcripts.errors import Busy, Damaged, NotSaved
from transcripts.events import HEADER_KIND, RECOVERED_KIND, Event, Header
from transcripts.line import FIRST, encode
from transcripts.reading import Transcript, read

_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_NOFOLLOW
_CHECK_DISK = "check the disk and the folder"


class Journal:
    """The open journal of one conversation; exactly one program holds it."""

    def __init__(self, path: Path, descriptor: int, disk: Disk) -> None:
        self.path = path
        self._descriptor: int | None = descriptor
        self._disk = disk
        self._seq = 0
        self._prev = FIRST
        self._end = 0

    @classmethod
    def create(
        cls,
        path: Path,
        header: Header,
        first: Sequence[tuple[str, Mapping[str, Any]]] = (),
        disk: Disk | None = None,
    ) -> Journal:
        """Begin a journal in a new file, the header and the first events on disk: all of them or no file.

        Raises:
            NotSaved: the file exists already or can't be written.
        """
        disk = disk or Disk()
        new = path.with_name(path.name + UNFINISHED)
        journal = None
        try:
            journal = cls(path, os.open(new, _NEW, 0o600), disk)
            journal._begin(header, first)
            os.link(new, path)
            os.unlink(new)
            journal._settle(path.parent)
        except (OSError, NotSaved) as error:
            if journal is not None:
                journal.close()
                new.unlink(missing_ok=True)
            cause = error if isinstance(error, OSError) else error.__cause__
            why = cause.strerror if isinstance(cause, OSError) else error
            raise NotSaved(path, f"can't be written ({why})", _CHECK_DISK) from error
        return journal

    @classmethod
    def reopen(
        cls, path: Path, disk: Disk | None = None, end: int | None = None
    ) -> tuple[Journal, Transcript]:
        """Go on with a journal: locked, verified, an unfinished last line set aside.

        Args:
            path: its file.
            disk: writes; for tests.
            end: how many bytes were acknowledged, after a failure; what follows them is cut off, for
                it may be in the memory of the system and never have reached the disk. None: not known.

        Raises:
            Busy: another program is writing it.
            Damaged: a line was altered; it can be read but not continued.
            TranscriptError: it can't be read or written.
        """
        disk = disk or Disk()
        transcript = read(path)
        descriptor = take_lock(path)
        journal = cls(path, descriptor, disk)
        try:
            journal._cut(end)
            transcript = read(path)
            if not transcript.intact:
                finding = transcript.findings[0]
                raise Damaged(path, f"line {finding.line} {finding.problem}", "it can be read, not continued")
            journal._seq = len(transcript.events) + 1
            journal._prev = transcript.head
            journal._mend(transcript)
            journal._end = os.fstat(descriptor).st_size
        except OSError as error:
            journal.close()
            raise NotSaved(path, f"can't be written ({error.strerror})", _CHECK_DISK) from error
        except BaseException:
            journal.close()
            raise
        return journal, read(path)

    def append(self, kind: str, payload: Mapping[str, Any]) -> Event:
        """Write one event; it is on disk when this returns.

        Raises:
            NotSaved: it is not; nothing more can be written until ``reopen``.
        """
        if self._descriptor is None:
            raise NotSaved(self.path, "is closed after an error", "open the conversation again")
        event = Event(self._seq, datetime.now(UTC), kind, payload)
        line, digest = encode(event, self._prev)
        try:
            self._write(line)
        except OSError as error:
            self.close()
            raise NotSaved(
                self.path, f"the last answer is not saved ({error.strerror})", "make room or check the disk"
            ) from error
        self._seq, self._prev, self._end = self._seq + 1, digest, self._end + len(line)
        return Event(event.seq, event.at, kind, payload, digest)

    def close(self) -> None:
        """Give up the file and its lock; closing twice is harmless."""
        if self._descriptor is not None:
            descriptor, self._descriptor = self._descriptor, None
            with contextlib.suppress(OSError):
                os.close(descriptor)

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def head(self) -> str:
        """The hash of the last line on disk."""
        return self._prev

    @property
    def count(self) -> int:
        """How many lines are on disk, the header's included."""
        return self._seq

    @property
    def end(self) -> int:
        """How many bytes of the file are acknowledged."""
        return self._end

    def _begin(self, header: Header, first: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
        assert self._descriptor is not None
        fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        self.append(HEADER_KIND, asdict(header))
        for kind, payload in first:
            self.append(kind, payload)

    def _settle(self, folder: Path) -> None:
        """Make the file's name last; where that fails there is no file, so that it can be begun again."""
        try:
            self._disk.sync_folder(folder)
        except OSError:
            self.path.unlink(missing_ok=True)
            raise

    def _write(self, line: bytes) -> None:
        assert self._descriptor is not None
        self._disk.write_all(self._descriptor, line)
        if os.fstat(self._descriptor).st_nlink == 0:
            raise FileNotFoundError(errno.ENOENT, "the file is gone")

    def _cut(self, end: int | None) -> None:
        """Take back what was written and never acknowledged."""
        assert self._descriptor is not None
        if end is not None and os.fstat(self._descriptor).st_size > end:
            os.ftruncate(self._descriptor, end)
            self._disk.fsync(self._descriptor)

    def _mend(self, transcript: Transcript) -> None:
        """Set an unfinished last line aside, or finish one that lacks its newline."""
        assert self._descriptor is not None
        size = os.fstat(self._descriptor).st_size
        if transcript.torn:
            aside = self.path.with_name(f"{self.path.stem}.torn-{self._seq}")
            _set_aside(aside, transcript.torn, self._disk)
            os.ftruncate(self._descriptor, transcript.good_bytes)
            self.append(RECOVERED_KIND, {"bytes": len(transcript.torn), "aside": aside.name})
        elif size and not os.pread(self._descriptor, 1, size - 1) == b"\n":
            self._write(b"\n")


def locked(path: Path) -> bool:
    """True while some program holds the file's lock."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False


def take_lock(path: Path) -> int:
    """A descriptor that holds the file's lock until it is closed.

    Raises:
        Busy: another program holds it.
        NotSaved: the file is gone or can't be written.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_NOFOLLOW)
    except OSError as error:
        raise NotSaved(path, f"can't be written ({error.strerror})", _CHECK_DISK) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        raise Busy(path, "is open in another window", "go on there, or close it first") from error
    return descriptor


def _set_aside(path: Path, data: bytes, disk: Disk) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    try:
        disk.write_all(descriptor, data)
    finally:
        os.close(descriptor)
