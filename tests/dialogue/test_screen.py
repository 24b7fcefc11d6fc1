"""``chatbot screen --answers`` as the contract has it."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from chatbot.errors import UsageError
from chatbot.screen import run

TRIAL = Path(__file__).with_name("headache")
FITS = {
    "typist": "participant", "age": "40", "pregnant": "no", "attacks": "6", "severity": "mild",
    "medicine": "none",
}  # fmt: skip


@pytest.fixture
def screen(tmp_path: Path, notation: None, capsys: pytest.CaptureFixture[str]) -> Any:
    def screened(file: Any, **options: Any) -> dict[str, Any]:
        path = tmp_path / "answers.json"
        path.write_text(file if isinstance(file, str) else json.dumps(file), encoding="utf-8")
        args = {"trial": TRIAL, "answers": path, "lang": None, "as_of": date(2026, 11, 22), "start": None,
                "save": False, "json": True, **options}  # fmt: skip
        assert run(argparse.Namespace(**args)) == 0
        out: dict[str, Any] = json.loads(capsys.readouterr().out)
        return out

    return screened


def test_the_outcome_has_the_contracts_fields(screen: Any) -> None:
    assert screen({"answers": FITS}) == {
        "trial": "HEAD-1",
        "as_of": "2026-11-22",
        "verdict": "likely_eligible",
        "earliest_start": None,
        "criteria": {name: {"status": "pass"} for name in ("I1", "I2", "E1", "E2", "E3")},
        "facts": {
            "start_ok": True, "typist": "participant", "age": {"low": 40, "high": 40, "unit": "a"},
            "pregnant": False, "attacks": {"low": 6, "high": 6}, "severity": "mild", "medicine": "none",
            "anything_else": "",
        },
        "asked": ["start_ok", *FITS, "anything_else"],
        "turns": 8,
        "contact": {"name": "Ada Lund", "phone": "08-123456", "site": "Head Clinic"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "default", "age", "asked_age", "turns"),
    [
        ({"age": ["erm", "40"]}, "idk", 40, 2, 9),
        ({"age": ["erm"]}, "idk", None, 2, 9),
        ({"age": []}, "idk", None, 1, 8),
        ({"age": "maybe 40"}, "idk", 40, 1, 9),
        ({"age": ["maybe 40", "41"]}, "idk", 41, 1, 9),
        ({"age": ["maybe 40", "no", "42"]}, "idk", 42, 2, 10),
        ({"age": ["15-20", "19"]}, "idk", 19, 2, 9),
        ({"age": "erm"}, "erm", None, 3, 10),
        ({"age": "40", "pregnant": "no & age=41"}, "idk", 41, 1, 8),
    ],
)
def test_lists_defaults_and_what_counts(
    screen: Any, answers: Any, default: str, age: int | None, asked_age: int, turns: int
) -> None:
    out = screen({"answers": {**FITS, **answers}, "default": default})
    assert (out["facts"]["age"] or {}).get("low") == age
    assert (out["asked"].count("age"), out["turns"]) == (asked_age, turns)


def test_a_failing_criterion_does_not_end_it(screen: Any) -> None:
    out = screen({"answers": {**FITS, "age": "15"}})
    assert (out["verdict"], out["turns"]) == ("not_eligible", 8)


@pytest.mark.parametrize("answers", [{"start_ok": "no"}, {"age": "/stop"}, {"start_ok": "/stop"}])
def test_a_no_at_the_start_and_stop_end_it_without_a_verdict(screen: Any, answers: Any) -> None:
    out = screen({"answers": {**FITS, **answers}})
    assert (out["verdict"], out["stopped"]) == (None, True)


@pytest.mark.parametrize("default", ["/help", "/back", "/change age", "what is aura?", "/pause", "中文", ""])
def test_a_default_that_steers_does_not_go_on_for_ever(screen: Any, default: str) -> None:
    assert screen({"answers": {}, "default": default})["verdict"] == "needs_more_information"


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "not a JSON object"),
        ({"answers": []}, "answers: not an object"),
        ({"answers": {"aeg": "40"}}, "did you mean 'age'?"),
        ({"answers": {"age": 40}}, "answers.age: write a text"),
        ({"answers": {"age": [40]}}, "answers.age: write a text"),
        ({"lang": "fr"}, "lang: 'fr'"),
        ({"default": 3}, "default: 3"),
    ],
)
def test_a_bad_file_is_told_in_a_line(screen: Any, file: Any, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        screen(file)
    assert says in str(caught.value) and "\n" not in str(caught.value)
