"""Skimming says of every file, whole or damaged, what reading says of it."""

from __future__ import annotations

import random
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from chatbot.staff.rows import row_of
from tests.staff.making import save
from tests.staff.test_verify import DAMAGE
from transcripts.errors import TranscriptError
from transcripts.line import HASH_KEY, BadLine, unseal
from transcripts.reading import Transcript, read
from transcripts.skimming import skim
from transcripts.store import Store


def said(look: Callable[[Path], Transcript], path: Path) -> object:
    try:
        found = look(path)
    except TranscriptError as error:
        return str(error)
    return found.header, list(found.events), found.findings, found.good_bytes, found.torn, found.head


@pytest.mark.parametrize("damage", DAMAGE)
def test_it_says_what_reading_says(tmp_path: Path, damage: Callable[[bytes, random.Random], bytes]) -> None:
    path = save(Store(tmp_path), stop_after=4)
    assert said(skim, path) == said(read, path)
    data, chance = path.read_bytes(), random.Random(11)
    for _ in range(200):
        path.write_bytes(damage(data, chance))
        assert said(skim, path) == said(read, path)


@pytest.mark.parametrize("data", [b"", b"\n", b"{}\n", b"\n\n", b'{"seq":0}'])
def test_what_is_no_conversation_is_refused_in_the_same_words(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "20261122-nonono.jsonl"
    path.write_bytes(data)
    assert said(skim, path) == said(read, path)


def test_a_forged_line_that_is_no_event_is_told_once_it_is_looked_at(tmp_path: Path) -> None:
    path = save(Store(tmp_path), stop_after=4)
    head = (
        f'{{"seq":{len(read(path).events) + 1},"at":"soon","kind":3,"payload":[],"prev":"{read(path).head}"'
    )
    forged = head.encode() + HASH_KEY + sha256(head.encode()).hexdigest().encode() + b'"}\n'
    path.write_bytes(path.read_bytes() + forged)
    with pytest.raises(BadLine):
        list(skim(path).events)
    assert read(path).findings and row_of(path, {}).integrity == "altered"


def test_only_what_is_looked_at_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save(Store(tmp_path))
    whole, looked = read(path), []
    monkeypatch.setattr("transcripts.skimming.unseal", lambda line: looked.append(line) or unseal(line))
    skimmed = skim(path)
    assert skimmed.head == whole.head and len(skimmed.events) == len(whole.events)
    assert skimmed.events[-1] == whole.events[-1] and len(looked) == 2
    assert list(skimmed.events[-3:]) == list(whole.events[-3:])
