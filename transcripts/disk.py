"""Writing that is not done before it is on disk, and whole files that are there in full or not at all."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
from pathlib import Path

UNFINISHED = ".new"
"""Ending of a file that is being begun; one that nobody has locked was never acknowledged."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW


class Disk:
    """The two calls that can lose data, in one place so that tests can make them fail."""

    def write(self, descriptor: int, data: bytes) -> int:
        """Like ``os.write``: may write less than all."""
        return os.write(descriptor, data)

    def fsync(self, descriptor: int) -> None:
        """Like ``os.fsync``."""
        os.fsync(descriptor)

    def write_all(self, descriptor: int, data: bytes) -> None:
        """Write every byte; they are on disk when this returns. Raises OSError."""
        left = memoryview(data)
        while left:
            left = left[self.write(descriptor, bytes(left)) :]
        self.fsync(descriptor)

    def sync_folder(self, folder: Path) -> None:
        """Make the names in a folder last. Raises OSError."""
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            self.fsync(descriptor)
        finally:
            os.close(descriptor)

    def write_whole(self, path: Path, data: bytes) -> None:
        """Put a file of its owner's alone in a path's place, on disk and of full size before it has the name.

        Raises:
            OSError: it can't be written; the path is as it was, or holds all of the data.
        """
        new = path.with_name(path.name + UNFINISHED)
        descriptor = os.open(new, _NEW, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self.write_all(descriptor, data)
            if os.fstat(descriptor).st_size != len(data):
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            os.replace(new, path)
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(new)
            raise
        finally:
            os.close(descriptor)
        self.sync_folder(path.parent)
