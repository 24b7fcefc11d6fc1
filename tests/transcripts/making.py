"""Journals made in one line, and disks that fail or remember."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from transcripts.disk import Disk
from transcripts.events import Header
from transcripts.journal import Journal
from transcripts.reading import read

HEADER = Header("20261122-abcdef", "T1", "d" * 64, "zh", "2026-11-22", None, "0.1.0")


def written(path: Path, *words: str) -> Path:
    with Journal.create(path, HEADER) as journal:
        for each in words:
            journal.append("replied", {"words": each})
    return path


def words(path: Path) -> list[str]:
    return [event.payload["words"] for event in read(path).events if event.kind == "replied"]


class FailingDisk(Disk):
    """Fails the n-th call in one of the ways that disks do."""

    def __init__(self, way: str, at: int) -> None:
        self.way, self.left = way, at

    def write(self, descriptor: int, data: bytes) -> int:
        if self.way != "fsync":
            self.left -= 1
            if self.left == 0:
                if self.way == "full":
                    raise OSError(errno.ENOSPC, "No space left on device")
                self.left = 1
                return (
                    super().write(descriptor, data[: max(1, len(data) // 2)])
                    if len(data) > 1
                    else self._full()
                )
        return super().write(descriptor, data)

    def fsync(self, descriptor: int) -> None:
        if self.way == "fsync":
            self.left -= 1
            if self.left == 0:
                raise OSError(errno.EIO, "Input/output error")
        super().fsync(descriptor)

    def _full(self) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


class Watched(Disk):
    """Remembers what was done to which file, in order."""

    def __init__(self) -> None:
        self.done: list[tuple[str, str]] = []

    def write(self, descriptor: int, data: bytes) -> int:
        self.done.append(("write", self._name(descriptor)))
        return super().write(descriptor, data)

    def fsync(self, descriptor: int) -> None:
        self.done.append(("fsync", self._name(descriptor)))
        super().fsync(descriptor)

    def _name(self, descriptor: int) -> str:
        return Path(os.readlink(f"/proc/self/fd/{descriptor}")).name
