"""Beginning, leaving and going on with a journal: what is on disk in which order, and every error's words."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.transcripts.making import HEADER, FailingDisk, Watched, words, written
from transcripts.disk import Disk
from transcripts.errors import Busy, Damaged, NotSaved, TranscriptError
from transcripts.events import Event
from transcripts.journal import Journal, locked
from transcripts.reading import read

NAME = "20261122-abcdef.jsonl"
NEW = NAME + ".new"
FULL = "No space left on device"
CHECK = "check the disk and the folder"
TWO = [("put", {"text": "May I ask?"}), ("replied", {"words": "yes"})]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / NAME


def told(path: Path, act: Callable[[], object], kind: type[TranscriptError] = NotSaved) -> tuple[str, str]:
    """What is said where the act fails: what is wrong, and what to do."""
    with pytest.raises(kind) as caught:
        act()
    assert type(caught.value) is kind and caught.value.path == path
    return caught.value.problem, caught.value.remedy


class Once(Disk):
    """Fails one call of a kind on files or folders, by its number."""

    def __init__(self, call: str, at: int) -> None:
        self.call, self.left = call, at

    def write(self, descriptor: int, data: bytes) -> int:
        self._count("write", descriptor)
        return super().write(descriptor, data)

    def fsync(self, descriptor: int) -> None:
        self._count("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "fsync", descriptor)
        super().fsync(descriptor)

    def _count(self, call: str, descriptor: int) -> None:
        self.left -= call == self.call
        if call == self.call and self.left == 0:
            raise OSError(errno.ENOSPC, FULL)


# Beginning


def test_a_journal_is_begun_with_its_first_events_or_not_at_all(path: Path) -> None:
    disk = Watched()
    journal = Journal.create(path, HEADER, TWO, disk)
    transcript = read(path)
    assert [(event.seq, event.kind, event.payload) for event in transcript.events] == [
        (1, *TWO[0]),
        (2, *TWO[1]),
    ]
    assert (journal.path, journal.head, journal.count) == (path, transcript.head, 3)
    assert journal.end == path.stat().st_size == transcript.good_bytes
    assert disk.done == [("write", NEW), ("fsync", NEW)] * 3 + [("fsync", path.parent.name)]
    assert os.listdir(path.parent) == [NAME]
    journal.close()


def test_a_journal_is_its_owners_whatever_the_umask(path: Path) -> None:
    before = os.umask(0)
    try:
        written(path)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("call", ["write", "fsync", "folder"])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_beginning_that_fails_leaves_nothing(path: Path, call: str, at: int) -> None:
    if call == "folder" and at > 1:
        return
    problem, remedy = told(path, lambda: Journal.create(path, HEADER, TWO, Once(call, at)))
    assert (problem, remedy) == (f"can't be written ({FULL})", CHECK)
    assert os.listdir(path.parent) == []
    Journal.create(path, HEADER, TWO).close()


def test_what_is_there_already_stays(path: Path) -> None:
    path.write_text("mine")
    assert told(path, lambda: Journal.create(path, HEADER)) == ("can't be written (File exists)", CHECK)
    assert path.read_text() == "mine" and os.listdir(path.parent) == [NAME]


def test_what_another_is_beginning_stays(path: Path) -> None:
    new = path.with_name(NEW)
    new.write_text("another's")
    assert told(path, lambda: Journal.create(path, HEADER)) == ("can't be written (File exists)", CHECK)
    assert new.read_text() == "another's" and os.listdir(path.parent) == [NEW]


def test_a_journal_is_not_begun_through_a_link_or_in_no_folder(path: Path, tmp_path: Path) -> None:
    path.with_name(NEW).symlink_to(tmp_path / "elsewhere")
    assert told(path, lambda: Journal.create(path, HEADER)) == ("can't be written (File exists)", CHECK)
    assert not (tmp_path / "elsewhere").exists()
    nowhere = tmp_path / "gone" / NAME
    problem = "can't be written (No such file or directory)"
    assert told(nowhere, lambda: Journal.create(nowhere, HEADER)) == (problem, CHECK)


# Writing


def test_an_event_is_on_disk_when_it_is_acknowledged(path: Path) -> None:
    written(path)
    disk = Watched()
    with Journal.reopen(path, disk)[0] as journal:
        event = journal.append("replied", {"words": "胰腺"})
        assert disk.done == [("write", NAME), ("fsync", NAME)]
        assert (event.seq, event.kind, event.payload) == (1, "replied", {"words": "胰腺"})
        assert event.hash == journal.head == read(path).head
        assert isinstance(event, Event) and event.at.utcoffset() is not None
        assert (journal.count, journal.end) == (2, path.stat().st_size)


def test_a_line_written_in_pieces_is_whole(path: Path) -> None:
    class Piecemeal(Disk):
        def write(self, descriptor: int, data: bytes) -> int:
            return super().write(descriptor, data[:7])

    with Journal.create(path, HEADER, disk=Piecemeal()) as journal:
        journal.append("replied", {"words": "one"})
        journal.append("replied", {"words": "two"})
    assert words(path) == ["one", "two"] and read(path).intact


@pytest.mark.parametrize("way", ["full", "fsync"])
def test_a_write_that_fails_is_told_and_nothing_more_is_written(path: Path, way: str) -> None:
    journal = Journal.create(path, HEADER, disk=FailingDisk(way, 2 if way == "full" else 3))
    count, head, end = journal.count, journal.head, journal.end
    why = FULL if way == "full" else "Input/output error"
    assert told(path, lambda: journal.append("replied", {"words": "one"})) == (
        f"the last answer is not saved ({why})",
        "make room or check the disk",
    )
    assert (journal.count, journal.head, journal.end) == (count, head, end)
    size = path.stat().st_size
    assert told(path, lambda: journal.append("replied", {"words": "two"})) == (
        "is closed after an error",
        "open the conversation again",
    )
    assert path.stat().st_size == size and not locked(path)


def test_a_file_that_was_taken_away_is_told(path: Path) -> None:
    journal = Journal.create(path, HEADER)
    path.unlink()
    problem = "the last answer is not saved (the file is gone)"
    assert told(path, lambda: journal.append("replied", {"words": "one"}))[0] == problem


def test_closing_gives_the_file_up_once_and_for_all(path: Path) -> None:
    journal = Journal.create(path, HEADER)
    assert locked(path)
    with journal as same:
        assert same is journal
    assert not locked(path)
    other = os.open(os.devnull, os.O_RDONLY)  # has the number that the file had
    journal.close()
    os.fstat(other)
    os.close(other)
    with pytest.raises(NotSaved):
        journal.append("replied", {"words": "one"})


def test_only_a_file_can_be_locked(path: Path, tmp_path: Path) -> None:
    written(path)
    (tmp_path / "link").symlink_to(path)
    with pytest.raises(OSError):
        locked(tmp_path / "link")
    before = len(os.listdir("/proc/self/fd"))
    assert not locked(path)
    with Journal.reopen(path)[0]:
        assert locked(path)
    assert len(os.listdir("/proc/self/fd")) == before


# Going on


def test_a_journal_goes_on_where_it_was_left(path: Path) -> None:
    written(path, "one", "two")
    left = read(path)
    disk = Watched()
    journal, transcript = Journal.reopen(path, disk)
    assert transcript == left and disk.done == []
    assert (journal.path, journal.count, journal.head, journal.end) == (path, 3, left.head, left.good_bytes)
    assert journal.append("replied", {"words": "three"}).seq == 3
    assert disk.done == [("write", NAME), ("fsync", NAME)]
    journal.close()
    assert words(path) == ["one", "two", "three"] and read(path).intact


def test_what_was_not_acknowledged_is_taken_back(path: Path) -> None:
    written(path, "one")
    acknowledged = path.stat().st_size
    with Journal.reopen(path)[0] as journal:
        journal.append("replied", {"words": "two"})
    disk = Watched()
    journal, transcript = Journal.reopen(path, disk, acknowledged)
    assert words(path) == ["one"] and [event.payload["words"] for event in transcript.events] == ["one"]
    assert disk.done == [("fsync", NAME)] and (journal.count, journal.end) == (2, acknowledged)
    journal.close()
    disk = Watched()
    journal, _ = Journal.reopen(path, disk, acknowledged)
    assert disk.done == [] and path.stat().st_size == acknowledged
    journal.close()
    Journal.reopen(path, None, acknowledged + 100)[0].close()
    assert words(path) == ["one"] and path.stat().st_size == acknowledged


def test_an_unfinished_last_line_is_set_aside_and_noted(path: Path) -> None:
    written(path, "one")
    sound = path.stat().st_size
    with path.open("ab") as file:
        file.write(b'{"seq":2,"at"')
    disk = Watched()
    journal, transcript = Journal.reopen(path, disk)
    aside = path.with_name("20261122-abcdef.torn-2")
    assert aside.read_bytes() == b'{"seq":2,"at"' and stat.S_IMODE(aside.stat().st_mode) == 0o600
    last = transcript.events[-1]
    assert (last.seq, last.kind, last.payload) == (2, "recovered", {"bytes": 13, "aside": aside.name})
    assert disk.done == [("write", aside.name), ("fsync", aside.name), ("write", NAME), ("fsync", NAME)]
    assert read(path) == transcript and transcript.good_bytes > sound and not transcript.torn
    assert (journal.count, journal.head, journal.end) == (3, transcript.head, path.stat().st_size)
    journal.append("replied", {"words": "two"})
    journal.close()
    assert words(path) == ["one", "two"] and sorted(os.listdir(path.parent)) == [NAME, aside.name]


def test_what_is_set_aside_takes_the_place_of_what_was_and_never_follows_a_link(path: Path) -> None:
    written(path, "one")
    aside = path.with_name("20261122-abcdef.torn-2")
    aside.write_bytes(b"x" * 100)
    with path.open("ab") as file:
        file.write(b"torn")
    Journal.reopen(path)[0].close()
    assert aside.read_bytes() == b"torn"
    other = path.with_name("other")
    path.with_name("20261122-abcdef.torn-3").symlink_to(other)
    with path.open("ab") as file:
        file.write(b"again")
    problem = "can't be written (Too many levels of symbolic links)"
    assert told(path, lambda: Journal.reopen(path)) == (problem, CHECK)
    assert not other.exists() and not locked(path)


def test_a_long_unfinished_line_is_set_aside_whole(path: Path) -> None:
    class Piecemeal(Disk):
        def write(self, descriptor: int, data: bytes) -> int:
            return super().write(descriptor, data[:7])

    written(path)
    with path.open("ab") as file:
        file.write(b"0123456789" * 9)
    Journal.reopen(path, Piecemeal())[0].close()
    assert path.with_name("20261122-abcdef.torn-1").read_bytes() == b"0123456789" * 9
    assert read(path).intact


def test_a_last_line_that_lacks_its_newline_gets_it(path: Path) -> None:
    whole = written(path, "one").read_bytes()
    path.write_bytes(whole[:-1])
    disk = Watched()
    journal, transcript = Journal.reopen(path, disk)
    assert path.read_bytes() == whole and disk.done == [("write", NAME), ("fsync", NAME)]
    assert (journal.end, transcript.good_bytes) == (len(whole), len(whole))
    journal.close()


def test_a_journal_that_is_open_elsewhere(path: Path) -> None:
    with Journal.create(path, HEADER):
        before = len(os.listdir("/proc/self/fd"))
        assert told(path, lambda: Journal.reopen(path), Busy) == (
            "is open in another window",
            "go on there, or close it first",
        )
        assert len(os.listdir("/proc/self/fd")) == before


def test_a_journal_that_was_altered_is_given_up(path: Path) -> None:
    data = written(path, "one").read_bytes()
    path.write_bytes(data.replace(b"one", b"0ne"))
    before = len(os.listdir("/proc/self/fd"))
    assert told(path, lambda: Journal.reopen(path), Damaged) == (
        "line 2 was altered: its hash does not match",
        "it can be read, not continued",
    )
    assert not locked(path) and len(os.listdir("/proc/self/fd")) == before
    assert path.read_bytes() == data.replace(b"one", b"0ne")


def test_a_journal_that_may_not_be_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(path, "one")
    real = os.open

    def read_only(name: Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_RDWR:
            raise OSError(errno.EROFS, "Read-only file system")
        return real(name, flags, mode)

    monkeypatch.setattr(os, "open", read_only)
    problem = "can't be written (Read-only file system)"
    assert told(path, lambda: Journal.reopen(path)) == (problem, CHECK)


@pytest.mark.parametrize(("call", "at"), [("write", 1), ("fsync", 1), ("write", 2), ("fsync", 2)])
def test_mending_that_fails_is_told_and_can_be_tried_again(path: Path, call: str, at: int) -> None:
    written(path, "one")
    with path.open("ab") as file:
        file.write(b"torn")
    before = len(os.listdir("/proc/self/fd"))
    problem, _ = told(path, lambda: Journal.reopen(path, Once(call, at)))
    saying = "can't be written" if at == 1 else "the last answer is not saved"
    assert problem == f"{saying} ({FULL})"
    assert not locked(path) and len(os.listdir("/proc/self/fd")) == before
    Journal.reopen(path)[0].close()
    assert words(path) == ["one"] and read(path).intact


def test_the_lock_is_taken_before_anything_is_mended(path: Path) -> None:
    written(path, "one")
    with path.open("ab") as file:
        file.write(b"torn")
    data = path.read_bytes()
    holder = os.open(path, os.O_RDONLY)
    fcntl.flock(holder, fcntl.LOCK_EX)
    with pytest.raises(Busy):
        Journal.reopen(path, None, 10)
    os.close(holder)
    assert path.read_bytes() == data and os.listdir(path.parent) == [NAME]


def test_a_file_that_is_gone_cannot_be_gone_on_with(path: Path) -> None:
    with pytest.raises(TranscriptError) as caught:
        Journal.reopen(path)
    assert caught.value.problem == "is not a saved conversation"
