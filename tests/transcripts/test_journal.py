"""The journal: what was acknowledged is there, what is damaged is found, what is torn is set aside."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import textwrap
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transcripts.making import HEADER, FailingDisk, words, written
from transcripts.errors import Busy, Damaged, NotSaved, TranscriptError
from transcripts.events import Event
from transcripts.journal import Journal
from transcripts.line import FIRST, BadLine, decode, encode, strict_json
from transcripts.reading import read


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "20261122-abcdef.jsonl"


def test_what_was_appended_is_read_back(path: Path) -> None:
    written(path, "yes", "胰腺", "a\x1b[31m\u202eb\ud800")
    transcript = read(path)
    assert transcript.header == HEADER
    assert transcript.intact and not transcript.torn
    assert words(path) == ["yes", "胰腺", "a\x1b[31m\u202eb\ud800"]
    assert [event.seq for event in transcript.events] == [1, 2, 3]


def test_the_file_is_safe_to_show_and_private(path: Path) -> None:
    text = written(path, "胰腺\x1b]52;c;x\x07\u202e\x9b\ufeff").read_text(encoding="utf-8")
    assert "胰腺" in text
    assert all(c.isprintable() or c == "\n" for c in text)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_existing_file_is_never_overwritten(path: Path) -> None:
    path.write_text("mine")
    with pytest.raises(NotSaved):
        Journal.create(path, HEADER)
    assert path.read_text() == "mine"


def test_a_second_writer_is_refused_and_a_dead_one_is_not(path: Path) -> None:
    with Journal.create(path, HEADER) as journal:
        with pytest.raises(Busy):
            Journal.reopen(path)
        journal.append("replied", {"words": "one"})
    again, transcript = Journal.reopen(path)
    assert len(transcript.events) == 1
    again.append("replied", {"words": "two"})
    again.close()
    assert words(path) == ["one", "two"]


def test_every_truncation_recovers_exactly_the_whole_lines(path: Path, tmp_path: Path) -> None:
    whole = written(path, "one", "two", "three").read_bytes()
    ends = [i + 1 for i, byte in enumerate(whole) if byte == 0x0A]
    for cut in range(ends[0] - 1, len(whole)):
        copy = tmp_path / "20261122-cutcut.jsonl"
        copy.write_bytes(whole[:cut])
        journal, _transcript = Journal.reopen(copy)
        journal.append("replied", {"words": "on"})
        journal.close()
        expected = sum(cut >= end - 1 for end in ends) - 1  # a line that lacks only its newline counts
        assert words(copy) == [*["one", "two", "three"][:expected], "on"], cut
        assert read(copy).intact
        for file in tmp_path.glob("20261122-cutcut*"):
            file.unlink()


def test_zeros_after_a_power_failure_are_set_aside(path: Path) -> None:
    written(path, "one")
    with path.open("ab") as file:
        file.write(b"\0" * 100)
    journal, transcript = Journal.reopen(path)
    journal.close()
    assert transcript.events[-1].kind == "recovered"
    assert path.with_name(transcript.events[-1].payload["aside"]).read_bytes() == b"\0" * 100


@settings(max_examples=400)
@given(st.data())
def test_any_changed_bit_is_found(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = tmp_path_factory.getbasetemp() / "20261122-bitbit.jsonl"
    if not path.exists():
        written(path, "one", "two", "three")
    whole = bytearray(path.read_bytes())
    position = data.draw(st.integers(0, len(whole) - 2))
    whole[position] ^= 1 << data.draw(st.integers(0, 7))
    altered = path.with_name("20261122-flipped.jsonl")
    altered.write_bytes(whole)
    try:
        assert not read(altered).intact
    except TranscriptError:
        pass  # the header itself was hit: the file is refused whole


@pytest.mark.parametrize(
    "damage",
    [
        lambda lines: lines[:2] + lines[3:],
        lambda lines: [*lines[:2], lines[3], lines[2]],
        lambda lines: lines[:3] + lines[2:],
        lambda lines: [*lines[:1], b"{}", *lines[1:]],
    ],
    ids=["dropped", "swapped", "doubled", "inserted"],
)
def test_a_dropped_swapped_doubled_or_inserted_line_is_found(path: Path, damage) -> None:
    lines = written(path, "one", "two", "three").read_bytes().splitlines()
    path.write_bytes(b"\n".join(damage(lines)) + b"\n")
    transcript = read(path)
    assert transcript.findings and transcript.findings[0].line in (2, 3, 4)
    with pytest.raises(Damaged):
        Journal.reopen(path)


@pytest.mark.parametrize("way", ["full", "short", "fsync"])
@pytest.mark.parametrize("at", range(1, 9))
def test_no_failing_write_loses_what_was_acknowledged(path: Path, way: str, at: int) -> None:
    acknowledged: list[str] = []
    try:
        journal = Journal.create(path, HEADER, disk=FailingDisk(way, at))
        for word in ("one", "two", "three", "four"):
            journal.append("replied", {"words": word})
            acknowledged.append(word)
        journal.close()
    except NotSaved as error:
        assert "Error" not in error.problem and error.remedy
    if acknowledged:
        journal, _ = Journal.reopen(path)
        journal.append("replied", {"words": "after"})
        journal.close()
        assert words(path)[: len(acknowledged)] == acknowledged
        assert words(path)[-1] == "after" and read(path).intact


def test_nothing_can_be_appended_after_a_failure(path: Path) -> None:
    journal = Journal.create(path, HEADER, disk=FailingDisk("full", 2))
    for _ in range(2):
        with pytest.raises(NotSaved):
            journal.append("replied", {"words": "one"})


KILLED = """
import sys
from pathlib import Path
from transcripts.journal import Journal
journal, _ = Journal.reopen(Path(sys.argv[1]))
for n in range(100000):
    journal.append("replied", {"words": f"{n} " + "x" * (n % 4000)})
    print(n, flush=True)
"""


def test_kill_9_loses_no_acknowledged_answer(path: Path) -> None:
    written(path)
    expected = 0
    for lines in range(1, 25, 3):
        process = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(KILLED), str(path)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        seen = [process.stdout.readline() for _ in range(lines)]
        os.kill(process.pid, signal.SIGKILL)
        seen += process.stdout.readlines()
        process.wait()
        expected += len([line for line in seen if line.endswith("\n")])
        assert read(path).intact
        assert len(words(path)) >= expected
        expected = len(words(path))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(max_size=8), json_values, max_size=4), st.text(max_size=12))
def test_every_event_comes_back_from_its_line(payload: dict[str, object], kind: str) -> None:
    event = Event(3, datetime(2026, 11, 22, 8, 0, 0, 123000, tzinfo=UTC), kind, payload)
    line, digest = encode(event, FIRST)
    assert line.count(b"\n") == 1
    assert decode(line[:-1], 3, FIRST) == Event(3, event.at, kind, payload, digest)


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    with pytest.raises(BadLine):
        decode(data, 0, FIRST)


@pytest.mark.parametrize(
    "text", [b'{"a":1,"a":2}', b'{"a":NaN}', b"[" * 100_000, b'{"a":Infinity}', b"\xff\xfe", b""]
)
def test_json_from_elsewhere_is_strict(text: bytes) -> None:
    with pytest.raises(BadLine):
        strict_json(text)


def test_links_and_folders_are_not_transcripts(tmp_path: Path, path: Path) -> None:
    written(path)
    link = tmp_path / "20261122-linked.jsonl"
    link.symlink_to(path)
    for wrong in (link, tmp_path, tmp_path / "none.jsonl"):
        with pytest.raises(TranscriptError):
            read(wrong)


def test_a_newer_version_says_so(path: Path) -> None:
    event = Event(0, datetime.now(UTC), "header", {**asdict(HEADER), "schema": 99})
    line, _ = encode(event, FIRST)
    path.write_bytes(line)
    with pytest.raises(TranscriptError, match="update"):
        read(path)
