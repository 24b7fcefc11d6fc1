"""Our own answers, harder than most: read right, and never wrong in silence.

The files hold a case a line, ``{"question", "answer", "lang", "today", "facts", "gold"}``; gold names every
status that is fine. ``python -m tests.interpretation.test_corpus`` lists what is read otherwise.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from chatbot.interpretation import interpret
from chatbot.interpretation.stream import as_json
from criteria.load import load
from criteria.values import from_json
from tests.interpretation.judge import right, silently_wrong

FOLDER = Path(__file__).parent / "corpus"
FILES = sorted(FOLDER.glob("*.jsonl"))
LEAST_RIGHT = 0.97


def cases(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read(case: dict[str, Any]) -> dict[str, Any]:
    trial = load("nct06732505")
    facts = {
        name: from_json(trial.question(name).kind, value) for name, value in case.get("facts", {}).items()
    }
    today = date.fromisoformat(case["today"])
    return as_json(interpret(trial, case["question"], case["answer"], case["lang"], today, facts))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_hardly_any_is_misread_and_none_in_silence(path: Path) -> None:
    found = [(case, read(case)) for case in cases(path)]
    assert [case["answer"] for case, reading in found if silently_wrong(case["gold"], reading)] == []
    share = sum(right(case["gold"], reading) for case, reading in found) / len(found)
    assert share >= LEAST_RIGHT


def test_there_are_three_hundred_of_them() -> None:
    assert sum(len(cases(path)) for path in FILES) >= 300


if __name__ == "__main__":
    for file in FILES:
        for each in cases(file):
            reading = read(each)
            if not right(each["gold"], reading):
                mark = "WRONG " if silently_wrong(each["gold"], reading) else ""
                print(f"{mark}{each['question']}: {each['answer']}\n  gold {each['gold']}\n  got  {reading}")
