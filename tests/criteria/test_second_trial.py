"""A quite different trial is decided from its definition alone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from criteria.evaluate import evaluate, questions_asked
from criteria.load import load
from criteria.values import Missing, from_json
from criteria.verdict import Verdict, decide, to_bring
from tests.criteria.definitions import MIGRAINE

TRIAL = load(MIGRAINE)
TODAY = date(2026, 11, 22)
KINDS = {question.id: question.kind for question in TRIAL.questions}


def figure(number: float, unit: str | None = None) -> dict[str, Any]:
    return {"low": number, "high": number} | ({"unit": unit} if unit else {})


def weeks_ago(weeks: int) -> dict[str, str]:
    day = (TODAY - timedelta(weeks=weeks)).isoformat()
    return {"earliest": day, "latest": day}


PASSES: dict[str, Any] = {
    "how_old": figure(43, "a"),
    "could_be_pregnant": "neither",
    "weight": figure(70, "kg"),
    "headache_kind": "migraine_without_aura",
    "diagnosed_for": figure(4000, "d"),
    "age_at_onset": figure(22),
    "migraine_days": figure(8),
    "preventives_tried": figure(2),
    "preventive_changed": weeks_ago(20),
    "rescue_days": figure(5),
    "last_botulinum": {"never": True},
    "stroke_or_infarction": False,
    "blood_pressure": "normal",
    "will_keep_diary": True,
}


@pytest.mark.parametrize(
    ("changes", "verdict", "deciding", "earliest"),
    [
        ({}, Verdict.LIKELY_ELIGIBLE, ("E7",), None),
        ({"migraine_days": figure(16)}, Verdict.NOT_ELIGIBLE, ("I3",), None),
        ({"headache_kind": "cluster"}, Verdict.NOT_ELIGIBLE, ("I2",), None),
        ({"headache_kind": {"any_of": ["migraine_without_aura", "migraine_with_aura"]}},
         Verdict.LIKELY_ELIGIBLE, ("E7",), None),
        ({"diagnosed_for": figure(300, "d")}, Verdict.NOT_YET_ELIGIBLE, ("I2",), date(2027, 1, 26)),
        ({"last_botulinum": weeks_ago(10)}, Verdict.NOT_YET_ELIGIBLE, ("E2",), date(2027, 1, 3)),
        ({"preventive_changed": weeks_ago(2), "can_keep_dose": True},
         Verdict.LIKELY_ELIGIBLE, ("E7",), date(2027, 1, 3)),
        ({"blood_pressure": None}, Verdict.LIKELY_ELIGIBLE, ("E4", "E7"), None),
        ({"stroke_or_infarction": None}, Verdict.NEEDS_MORE_INFORMATION, ("E4",), None),
    ],
)  # fmt: skip
def test_verdict(
    changes: dict[str, Any], verdict: Verdict, deciding: tuple[str, ...], earliest: date | None
) -> None:
    facts = {
        name: Missing.UNKNOWN if value is None else from_json(KINDS[name], value)
        for name, value in {**PASSES, **changes}.items()
    }
    decision = decide(evaluate(TRIAL, facts, TODAY))
    assert (decision.verdict, decision.deciding, decision.earliest_start) == (verdict, deciding, earliest)


def test_questions_follow_the_answers() -> None:
    cluster = {"headache_kind": from_json(KINDS["headache_kind"], "cluster")}
    asked = {question.id for question in questions_asked(TRIAL, cluster, TODAY)}
    assert "migraine_days" in asked and "diagnosed_for" not in asked
    assert "diary" in to_bring(TRIAL, evaluate(TRIAL, cluster, TODAY))
