"""A whole file in a path's place: all of it or what was there, its owner's alone, and on disk."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from tests.transcripts.making import FailingDisk, Watched
from transcripts.disk import Disk
from transcripts.journal import locked

NEW = "page.html.new"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "page.html"


def test_a_whole_file_is_written_in_order(path: Path) -> None:
    disk = Watched()
    before = len(os.listdir("/proc/self/fd"))
    umask = os.umask(0)
    try:
        disk.write_whole(path, b"words" * 100)
    finally:
        os.umask(umask)
    assert path.read_bytes() == b"words" * 100 and stat.S_IMODE(path.stat().st_mode) == 0o600
    assert disk.done == [("write", NEW), ("fsync", NEW), ("fsync", path.parent.name)]
    assert os.listdir(path.parent) == [path.name]
    assert len(os.listdir("/proc/self/fd")) == before and not locked(path)


def test_it_takes_the_place_of_what_was_there_and_of_what_a_crash_left(path: Path) -> None:
    path.write_bytes(b"old" * 1000)
    path.with_name(NEW).write_bytes(b"half" * 1000)
    Disk().write_whole(path, b"new")
    assert path.read_bytes() == b"new" and os.listdir(path.parent) == [path.name]


@pytest.mark.parametrize(("way", "at"), [("full", 1), ("short", 1), ("fsync", 1)])
def test_where_it_fails_what_was_there_stays(path: Path, way: str, at: int) -> None:
    path.write_bytes(b"old")
    before = len(os.listdir("/proc/self/fd"))
    with pytest.raises(OSError):
        FailingDisk(way, at).write_whole(path, b"new words")
    assert path.read_bytes() == b"old" and os.listdir(path.parent) == [path.name]
    assert len(os.listdir("/proc/self/fd")) == before


def test_a_file_of_another_size_than_was_written_is_no_success(path: Path) -> None:
    class Twice(Disk):
        def write(self, descriptor: int, data: bytes) -> int:
            return super().write(descriptor, data + data) // 2

    with pytest.raises(OSError) as caught:
        Twice().write_whole(path, b"words")
    assert (caught.value.errno, caught.value.strerror) == (errno.EIO, "Input/output error")
    assert os.listdir(path.parent) == []


def test_it_is_not_written_through_a_link(path: Path, tmp_path: Path) -> None:
    path.with_name(NEW).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError):
        Disk().write_whole(path, b"words")
    assert not (tmp_path / "elsewhere").exists() and not path.exists()


def test_nobody_takes_a_file_that_is_being_written_for_left_behind(path: Path) -> None:
    class Looking(Disk):
        held = False

        def fsync(self, descriptor: int) -> None:
            if path.with_name(NEW).exists():
                self.held = locked(path.with_name(NEW))
            super().fsync(descriptor)

    disk = Looking()
    disk.write_whole(path, b"words")
    assert disk.held
