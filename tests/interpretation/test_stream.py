"""chatbot interpret: one reply a line, whatever the line."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from chatbot.interpretation.stream import LONGEST_LINE, run
from criteria.load import load

TRIAL = load("nct06732505")


def replies(data: bytes) -> list[dict[str, Any]]:
    out = io.BytesIO()
    assert run(io.BytesIO(data), out, TRIAL) == 0
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_reading_has_the_shape_of_the_contract() -> None:
    line = {"id": "c1", "question": "hemoglobin", "answer": "12.1 g/dl", "lang": "en", "today": "2026-11-22"}
    assert replies(json.dumps(line).encode()) == [
        {
            "id": "c1", "status": "understood", "value": {"low": 121, "high": 121, "unit": "g/L"},
            "heard": "12.1 g/dL (121 g/L)", "also": [], "note": None,
        }
    ]  # fmt: skip


def test_a_bare_type_is_read() -> None:
    (reply,) = replies(b'{"id": 1, "type": "boolean", "answer": "nope", "text": "Do you smoke?"}')
    assert (reply["id"], reply["status"], reply["value"]) == (1, "understood", False)


@pytest.mark.parametrize(
    "line",
    [
        b"not json", b"[]", b"\xff\xfe", b'{"answer": 5}', b'{"question": "age"}', b"NaN",
        b'{"id": NaN, "question": "age", "answer": "5"}', b"[" * 100_000, b'{"answer": "x"}',
        b'{"question": "no_such", "answer": "x"}', b'{"type": "no_such", "answer": "x"}',
        b'{"question": "age", "answer": "5", "lang": "fr"}',
        b'{"question": "age", "answer": "5", "today": "x"}',
        b'{"question": "age", "answer": "5", "facts": []}', b'{"id": {}, "question": "age", "answer": "5"}',
        b'{"question": [1], "answer": "5"}', b"1" * (LONGEST_LINE + 5),
    ],
)  # fmt: skip
def test_a_bad_line_gets_an_error_and_the_rest_go_on(line: bytes) -> None:
    bad, good = replies(line + b'\n{"id": "g", "question": "age", "answer": "54"}\n')
    assert bad["id"] is None and bad["error"]
    assert good["id"] == "g" and good["status"] == "understood"


def test_facts_of_another_shape_are_passed_over() -> None:
    (reply,) = replies(b'{"question": "age", "answer": "54", "facts": {"sex": 5, "nothing": 1, "ecog": "1"}}')
    assert reply["status"] == "understood"
