"""A disk that fails: one write or fsync in the folder of conversations, or all from one on."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

WAYS = ("full", "broken", "short", "unsynced", "read-only")
"""ENOSPC and EIO at a write; half a write and then ENOSPC; EIO at an fsync; EROFS at an opening."""


class Faults:
    """Stands between the program and one folder; counts its calls and fails the ``at``-th."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self._folder = str(folder.resolve())
        self.way, self.at, self.lasting = "", 0, False
        self.calls = 0
        self._real = os.write, os.fsync, os.open
        monkeypatch.setattr(os, "write", self._write)
        monkeypatch.setattr(os, "fsync", self._fsync)
        monkeypatch.setattr(os, "open", self._open)

    def set(self, way: str, at: int, lasting: bool = False) -> None:
        """Fail the call of that number from now on, or that and all after it; 0: none."""
        self.way, self.at, self.lasting, self.calls = way, at, lasting, 0

    def _due(self) -> bool:
        self.calls += 1
        return self.at > 0 and (self.calls == self.at or (self.lasting and self.calls > self.at))

    def _here(self, descriptor: int) -> bool:
        return os.readlink(f"/proc/self/fd/{descriptor}").startswith(self._folder)

    def _write(self, descriptor: int, data: bytes) -> int:
        write = self._real[0]
        if self.way in ("full", "broken", "short") and self._here(descriptor) and self._due():
            if self.way == "short" and len(data) > 1:
                self.lasting, self.at = self.lasting, self.calls + (not self.lasting)
                return write(descriptor, data[: len(data) // 2])
            raise OSError(errno.EIO if self.way == "broken" else errno.ENOSPC, "No space left on device")
        return write(descriptor, data)

    def _fsync(self, descriptor: int) -> None:
        if self.way == "unsynced" and self._here(descriptor) and self._due():
            raise OSError(errno.EIO, "Input/output error")
        self._real[1](descriptor)

    def _open(self, path: object, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        writing = flags & (os.O_WRONLY | os.O_RDWR)
        if self.way == "read-only" and writing and str(path).startswith(self._folder) and self._due():
            raise OSError(errno.EROFS, "Read-only file system")
        return self._real[2](path, flags, mode, dir_fd=dir_fd)  # type: ignore[arg-type]
