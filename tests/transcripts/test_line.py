"""One line of a journal: exactly which bytes it is, and what is wrong with any other."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from transcripts.events import Event
from transcripts.line import FIRST, LONGEST, BadLine, decode, encode, strict_json, unseal

AT = datetime(2026, 11, 22, 8, 0, 0, 123456, tzinfo=UTC)
WHOLE = {"seq": 3, "at": "2026-11-22T08:00:00.123+00:00", "kind": "replied", "payload": {}, "prev": FIRST}


def sealed(data: Any) -> bytes:
    """A line whose own hash holds, whatever is in it."""
    head = (data if isinstance(data, bytes) else json.dumps(data, ensure_ascii=False).encode())[:-1]
    return head + b',"hash":"' + hashlib.sha256(head).hexdigest().encode() + b'"}'


def test_the_bytes_of_a_line() -> None:
    line, digest = encode(Event(3, AT, "replied", {"words": "胰腺\u202e", "n": 1.5}), FIRST)
    head = (
        '{"seq":3,"at":"2026-11-22T08:00:00.123+00:00","kind":"replied",'
        f'"payload":{{"words":"胰腺\\u202e","n":1.5}},"prev":"{FIRST}"'
    ).encode()
    assert digest == hashlib.sha256(head).hexdigest()
    assert line == head + f',"hash":"{digest}"}}\n'.encode()
    plain, _ = encode(Event(0, AT, "put", {"text": "yes"}), "a" * 64)
    assert plain.startswith(b'{"seq":0,') and f'"prev":"{"a" * 64}","hash":"'.encode() in plain


def test_a_line_is_in_universal_time() -> None:
    beijing = AT.astimezone(timezone(timedelta(hours=8)))
    assert encode(Event(3, beijing, "replied", {}), FIRST) == encode(Event(3, AT, "replied", {}), FIRST)


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_is_no_json_is_never_written(number: float) -> None:
    with pytest.raises(ValueError):
        encode(Event(3, AT, "replied", {"n": number}), FIRST)


def test_a_line_is_read_back_with_its_hash() -> None:
    line, digest = encode(Event(3, AT, "replied", {"words": "yes"}), "b" * 64)
    read = Event(3, AT.replace(microsecond=123000), "replied", {"words": "yes"}, digest)
    assert unseal(line[:-1]) == (read, "b" * 64)
    assert decode(line[:-1], 3, "b" * 64) == read


@pytest.mark.parametrize(
    ("seq", "prev", "problem"),
    [
        (3, "c" * 64, "does not follow from the line before it"),
        (4, FIRST, "is numbered 3, not 4"),
        (4, "c" * 64, "does not follow from the line before it"),
    ],
)
def test_a_line_out_of_its_place(seq: int, prev: str, problem: str) -> None:
    line, _ = encode(Event(3, AT, "replied", {}), FIRST)
    with pytest.raises(BadLine) as caught:
        decode(line[:-1], seq, prev)
    assert str(caught.value) == problem


ALTERED = "was altered: its hash does not match"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"", ALTERED),
        (b"{}", ALTERED),
        (b"x" * LONGEST, ALTERED),
        (b"x" * (LONGEST + 1), "is longer than 1,000,000 bytes"),
        (sealed(WHOLE).replace(b"replied", b"replies"), ALTERED),
        (sealed(WHOLE)[:-1], ALTERED),
        (sealed(WHOLE) + b" ", ALTERED),
        (hashlib.sha256(b"").hexdigest().encode() + b'"}', ALTERED),
        (sealed(b'{"a":1,"a":2}'), "names a key twice"),
        (sealed(b'{"a":NaN}'), "holds NaN, which is not JSON"),
        (sealed([1, 2]), "is not JSON (Expecting ',' delimiter: line 1 column 6 (char 5))"),
        (sealed(b"x}"), "is not JSON (Expecting value: line 1 column 1 (char 0))"),
    ],
    ids=range(12),
)
def test_a_line_that_was_altered(line: bytes, problem: str) -> None:
    with pytest.raises(BadLine) as caught:
        unseal(line)
    assert str(caught.value) == problem


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in WHOLE.items() if name != key}


@pytest.mark.parametrize(
    "data",
    [
        *(without(key) for key in WHOLE),
        {**WHOLE, "seq": "3"},
        {**WHOLE, "seq": None},
        {**WHOLE, "kind": 3},
        {**WHOLE, "prev": 0},
        {**WHOLE, "payload": []},
        {**WHOLE, "payload": "words"},
        {**WHOLE, "at": "2026-11-22T08:00:00.123"},
        {**WHOLE, "at": "yesterday"},
        {**WHOLE, "at": 5},
        {**WHOLE, "more": 1},
    ],
    ids=str,
)
def test_a_line_that_is_no_event(data: dict[str, Any]) -> None:
    assert unseal(sealed(WHOLE))[0].kind == "replied"
    with pytest.raises(BadLine) as caught:
        unseal(sealed(data))
    assert str(caught.value) == "is not an event"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"[" * 100_000, "is nested too deeply"),
        (b'{"a":1,"a":1}', "names a key twice"),
        (b'[{"b":{"a":1,"a":1}}]', "names a key twice"),
        (b'{"a":NaN}', "holds NaN, which is not JSON"),
        (b'{"a":-Infinity}', "holds -Infinity, which is not JSON"),
        (b'{"a":1e999}', "holds 1e999, which is too large"),
        (b'{"a":-1e999}', "holds -1e999, which is too large"),
        (b"{", "is not JSON (Expecting property name enclosed in double quotes: line 1 column 2 (char 1))"),
        (b"", "is not JSON (Expecting value: line 1 column 1 (char 0))"),
        (b"\xff", "is not JSON ('utf-8' codec can't decode byte 0xff in position 0: invalid start byte)"),
    ],
    ids=range(10),
)
def test_what_is_no_strict_json(data: bytes, problem: str) -> None:
    with pytest.raises(BadLine) as caught:
        strict_json(data)
    assert str(caught.value) == problem


def test_strict_json_is_json() -> None:
    text = '{"a":[1,2.5,1e300,null,true,"胰腺"],"b":{"a":{}}}'
    assert strict_json(text.encode()) == json.loads(text)
