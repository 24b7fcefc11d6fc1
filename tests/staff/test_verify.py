"""Whatever is done to a saved conversation is found; what nothing was done to is never accused."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pytest

from chatbot import VERSION
from chatbot.dialogue.conversation import Conversation
from chatbot.dialogue.state import Setting
from chatbot.staff import annotate
from chatbot.staff.record import open_record
from chatbot.staff.verify import verify, verify_store
from tests.staff.making import TODAY, save, trial
from transcripts.events import Event, Header
from transcripts.line import FIRST, encode, unseal
from transcripts.reading import read
from transcripts.store import Store

TRIALS = 300
"""Of each kind of damage; ``tests.bench.damage`` does 10,000."""


def flip_a_bit(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def drop_a_line(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return b"".join(lines)


def swap_two_lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    one, other = chance.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def double_a_line(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    return b"".join([*lines[: at + 1], *lines[at:]])


def truncate(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def rewrite_with_whole_hashes(data: bytes, chance: random.Random) -> bytes:
    """What somebody does who has this program: another word, and every hash made anew."""
    events = [unseal(line)[0] for line in data.splitlines()]
    chosen = chance.randrange(1, len(events))
    events[chosen] = replace(events[chosen], payload={**events[chosen].payload, "altered": True})
    return chained(events)


def chained(events: list[Event]) -> bytes:
    lines, prev = [], FIRST
    for event in events:
        line, prev = encode(event, prev)
        lines.append(line)
    return b"".join(lines)


DAMAGE = [flip_a_bit, drop_a_line, swap_two_lines, double_a_line, truncate, rewrite_with_whole_hashes]


@pytest.mark.parametrize("damage", DAMAGE)
def test_every_damage_is_found(store: Store, damage: Callable[[bytes, random.Random], bytes]) -> None:
    path = save(store, stop_after=3)
    data, chance = path.read_bytes(), random.Random(7)
    for _ in range(TRIALS):
        damaged = damage(data, chance)
        path.write_bytes(damaged)
        assert damaged == data or verify(path, None).findings, damaged


@pytest.mark.parametrize("damage", DAMAGE[:5])
def test_damaged_notes_are_found(store: Store, damage: Callable[[bytes, random.Random], bytes]) -> None:
    path = save(store, stop_after=8)
    record = open_record(path, trial())
    record = annotate.comment(record, "called, will call back", "Ann")
    record = annotate.sign(record, "reviewed", "Ann")
    data, chance = record.notes.path.read_bytes(), random.Random(7)
    assert verify(path, None).sound
    for _ in range(TRIALS // 3):
        damaged = damage(data, chance)
        record.notes.path.write_bytes(damaged)
        assert damaged == data or verify(path, None).findings, damaged
    record.notes.path.unlink()
    assert "gone" in verify(path, None).findings[0].problem


def test_what_nothing_was_done_to_is_not_accused(store: Store) -> None:
    for length in (*range(2, 60, 7), 10_000):
        path = save(store, f"20261122-{length:06}", stop_after=length)
        assert verify(path, None).sound
    assert all(found.sound for found in verify_store(store, None))


def test_the_damaged_line_is_named(store: Store) -> None:
    path = save(store, stop_after=6)
    lines = path.read_bytes().splitlines(keepends=True)
    lines[4] = lines[4].replace(b"words", b"swords", 1)
    path.write_bytes(b"".join(lines))
    assert verify(path, None).findings[0].line == 5


def test_a_conversation_that_is_gone_is_missed(store: Store) -> None:
    save(store, "20261122-aaaaaa", stop_after=3).unlink()
    (found,) = verify_store(store, None)
    assert not found.sound and "gone" in found.findings[0].problem


def test_a_deleted_one_that_comes_back_is_accused(store: Store) -> None:
    path = save(store, stop_after=3)
    data = path.read_bytes()
    store.delete(path.stem, "asked for it")
    path.write_bytes(data)
    assert "deleted" in verify(path, None).findings[0].problem


def test_an_altered_ledger_is_told(store: Store) -> None:
    save(store, stop_after=3)
    ledger = store.ledger.path
    ledger.write_bytes(ledger.read_bytes().replace(b"paused", b"parsed"))
    assert not all(found.sound for found in verify_store(store, None))


def test_a_file_under_another_name_is_accused(store: Store) -> None:
    path = save(store, stop_after=3)
    other = path.with_name("20261122-zzzzzz.jsonl")
    path.rename(other)
    assert "20261122-abcdef" in verify(other, None).findings[0].problem


def talk(store: Store, *replies: str) -> Path:
    """A short conversation that the interpreter really read."""
    header = Header("20261122-talked", trial().id, trial().digest, "en", TODAY.isoformat(), None, VERSION)
    with store.create(header) as journal:
        conversation = Conversation(Setting(trial(), TODAY), "en", journal.append)
        for words in replies:
            conversation.say(words)
        store.close(journal, "paused")
    return store.path(header.id)


def test_answers_read_again_give_the_same(store: Store) -> None:
    path = talk(store, "yes", "yes", "me", "help", "54", "i'm a woman", "why?", "yes", "back", "yes", "stop")
    found = verify(path, trial())
    assert found.sound, found


def test_another_reading_is_listed_with_both_values_and_versions(store: Store) -> None:
    path = talk(store, "yes", "yes", "me", "54", "female")
    transcript = read(path)
    events = [Event(0, transcript.events[0].at, "header", asdict(transcript.header))]
    for event in transcript.events:
        payload = dict(event.payload)
        if event.kind == "replied" and event.payload.get("question") == "age":
            payload["reading"] = {**payload["reading"], "value": {"low": 45, "high": 45, "unit": "a"}}
        events.append(replace(event, payload=payload))
    path.write_bytes(chained(events))
    found = verify(path, trial())
    (difference,) = [each for each in found.differences if each.about == "age"]
    assert difference.words == "54"
    assert difference.recorded["value"]["low"] == 45 and difference.today["value"]["low"] == 54
    assert VERSION in found.made_by and trial().digest[:12] in found.read_by


def test_another_verdict_is_listed(store: Store) -> None:
    path = save(store)
    transcript = read(path)
    events = [Event(0, transcript.events[0].at, "header", asdict(transcript.header))]
    for event in transcript.events:
        payload = dict(event.payload)
        if event.kind == "decided":
            payload["outcome"] = {**payload["outcome"], "verdict": "not_eligible"}
        events.append(replace(event, payload=payload))
    path.write_bytes(chained(events))
    differences = {each.what: each for each in verify(path, trial()).differences if each.what == "verdict"}
    assert differences["verdict"].recorded == "not_eligible"
    assert differences["verdict"].today == "likely_eligible"


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("replied", {"words": "x"}),
        ("replied", {"words": "x", "to": "nonsense", "question": "age", "reading": {"status": "understood"}}),
        (
            "replied",
            {
                "words": 3,
                "to": "question",
                "question": "age",
                "reading": {"status": "understood", "value": []},
            },
        ),
        ("put", {"prompt": 3, "text": [], "question": "age"}),
        ("switched", {"lang": ["en"]}),
        ("reopened", {"question": {"a": 1}}),
        ("decided", {"outcome": 3}),
    ],
)
def test_a_forged_event_of_any_shape_is_a_finding_not_a_crash(
    store: Store, kind: str, payload: dict[str, object]
) -> None:
    path = store.path("20261122-forged")
    store.prepare()
    header = Header(path.stem, trial().id, trial().digest, "en", date.today().isoformat(), None, VERSION)
    at = read(save(store, stop_after=1)).events[0].at
    path.write_bytes(chained([Event(0, at, "header", asdict(header)), Event(1, at, kind, payload)]))
    verify(path, trial())
