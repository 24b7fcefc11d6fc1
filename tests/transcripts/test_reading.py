"""Reading a journal: what is believed, what is found and where, and what is no transcript at all."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.transcripts.making import HEADER, words, written
from transcripts import reading
from transcripts.errors import TranscriptError
from transcripts.events import Event
from transcripts.line import FIRST, encode
from transcripts.reading import Finding, read


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "20261122-abcdef.jsonl"


def begun(path: Path, payload: Mapping[str, Any], kind: str = "header") -> Path:
    """A file of one line, whose hash holds."""
    path.write_bytes(encode(Event(0, datetime.now(UTC), kind, payload), FIRST)[0])
    return path


def test_a_whole_journal(path: Path) -> None:
    data = written(path, "one", "two").read_bytes()
    transcript = read(path)
    assert (transcript.path, transcript.header, transcript.findings) == (path, HEADER, ())
    assert [(event.seq, event.payload) for event in transcript.events] == [
        (1, {"words": "one"}),
        (2, {"words": "two"}),
    ]
    assert (transcript.good_bytes, transcript.torn) == (len(data), b"")
    assert transcript.head == transcript.events[-1].hash and transcript.intact


def test_a_journal_of_nothing_but_its_first_line(path: Path) -> None:
    transcript = read(written(path))
    assert transcript.events == () and transcript.intact and len(transcript.head) == 64


@pytest.mark.parametrize(
    ("number", "old", "new", "problem"),
    [
        (2, b"one", b"0ne", "was altered: its hash does not match"),
        (3, b"two", b"tw0", "was altered: its hash does not match"),
        (4, b"three", b"thr33", "was altered: its hash does not match"),
    ],
)
def test_damage_is_found_where_it_is(path: Path, number: int, old: bytes, new: bytes, problem: str) -> None:
    whole = written(path, "one", "two", "three").read_bytes()
    path.write_bytes(whole.replace(b'"' + old + b'"', b'"' + new + b'"') + b"torn")
    transcript = read(path)
    assert transcript.findings == (Finding(number, problem),) and not transcript.intact
    assert [event.seq for event in transcript.events] == list(range(1, number - 1))
    before = b"".join(whole.splitlines(keepends=True)[: number - 1])
    assert (transcript.good_bytes, transcript.torn) == (len(before), b"torn")
    assert before.rstrip().endswith(transcript.head.encode() + b'"}')


def test_after_damage_the_last_line_is_not_believed_either(path: Path) -> None:
    lines = written(path, "one", "two").read_bytes().splitlines()
    path.write_bytes(b"\n".join([lines[0], b"{}", lines[1]]))
    transcript = read(path)
    assert (transcript.events, transcript.torn) == ((), lines[1])


def test_an_unfinished_last_line_is_not_believed_and_a_finished_one_is(path: Path) -> None:
    whole = written(path, "one", "two").read_bytes()
    last = whole.splitlines(keepends=True)[-1]
    path.write_bytes(whole[:-1])
    finished = read(path)
    assert words(path) == ["one", "two"]
    assert (finished.good_bytes, finished.torn) == (len(whole) - 1, b"")
    path.write_bytes(whole[:-2])
    torn = read(path)
    assert words(path) == ["one"] and torn.intact
    assert (torn.good_bytes, torn.torn) == (len(whole) - len(last), last[:-2])


def test_a_first_line_that_lacks_only_its_newline_is_read(path: Path) -> None:
    path.write_bytes(written(path).read_bytes()[:-1])
    assert read(path).header == HEADER


NO_TRANSCRIPT = ("is not a saved conversation", "check the id or the file name")
NO_FIRST_LINE = ("has no readable first line", "it is not a transcript, or it was altered")
ANOTHER_KIND = ("has a first line of another kind", "check its origin")


def told(path: Path) -> tuple[str, str]:
    """What is said of a file that is no transcript: what is wrong, and what to do."""
    with pytest.raises(TranscriptError) as caught:
        read(path)
    assert caught.value.path == path
    assert str(caught.value) == f"{path}: {caught.value.problem}; {caught.value.remedy}"
    return caught.value.problem, caught.value.remedy


def test_what_is_no_file(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "20261122-linked.jsonl"
    link.symlink_to(written(path))
    for wrong in (link, tmp_path, tmp_path / "none", tmp_path / "a\0b"):
        assert told(wrong) == NO_TRANSCRIPT


def test_a_file_that_cannot_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Path) -> bytes:
        raise OSError(errno.EIO, "Input/output error", str(self))

    written(path)
    monkeypatch.setattr(Path, "read_bytes", broken)
    assert told(path) == ("can't be read (Input/output error)", "check the file and its owner")


def test_the_largest_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(written(path, "one").read_bytes())
    monkeypatch.setattr(reading, "LARGEST", size)
    assert read(path).intact
    monkeypatch.setattr(reading, "LARGEST", size - 1)
    assert told(path) == (f"is larger than {size - 1:,} bytes", "check that it is a transcript")


def test_the_largest_file_is_64_mebibytes() -> None:
    assert reading.LARGEST == 67_108_864


@pytest.mark.parametrize("data", [b"", b"\n", b"words\n", b"\0" * 100, b"{}\n{}\n"])
def test_what_has_no_first_line(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    assert told(path) == NO_FIRST_LINE


def test_a_first_line_of_another_kind(path: Path) -> None:
    header = asdict(HEADER)
    assert read(begun(path, header)).header == HEADER
    assert told(begun(path, header, "replied")) == NO_FIRST_LINE
    assert told(begun(path, {**header, "more": 1})) == ANOTHER_KIND
    assert told(begun(path, {"id": "20261122-abcdef"})) == ANOTHER_KIND


@pytest.mark.parametrize("field", ["id", "trial", "lang", "as_of"])
@pytest.mark.parametrize("value", [None, 5, ["x"]], ids=str)
def test_a_first_line_whose_texts_are_none(path: Path, field: str, value: object) -> None:
    assert told(begun(path, {**asdict(HEADER), field: value})) == ANOTHER_KIND


@pytest.mark.parametrize("version", [0, 2, 99, "1"])
def test_another_version(path: Path, version: object) -> None:
    problem = f"has version {version}"
    assert told(begun(path, {**asdict(HEADER), "schema": version})) == (
        problem,
        "this program reads version 1: update it",
    )
