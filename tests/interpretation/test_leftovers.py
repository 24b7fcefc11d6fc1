"""What is taken at once and what is asked back: figures and times in what surrounds them."""

from __future__ import annotations

from datetime import date

import pytest

from chatbot.interpretation import interpret
from chatbot.interpretation.reading import Status
from criteria.load import load
from criteria.values import to_json

TRIAL = load("NCT06732505")
TODAY = date(2026, 11, 22)


def status(question_id: str, answer: str) -> str:
    return interpret(TRIAL, question_id, answer, today=TODAY).status.value


PLAIN = [
    ("age", "54"), ("age", "I'm 54"), ("age", "67 next birthday"), ("age", "今年六十六"),
    ("hemoglobin", "12.1 g/dl"), ("hemoglobin", "12.1 last week"), ("hemoglobin", "上次是121"),
    ("hemoglobin", "112 on 3 November"), ("creatinine", "88 umol/L (45-84)"), ("alt", "all normal"),
    ("weight", "72 kilos"), ("ki67", "about 15%"), ("prior_therapy_lines", "two"),
    ("last_trial_drug", "3 weeks ago"), ("last_trial_drug", "never"), ("octreotide_lar_last", "Nov 3"),
    ("octreotide_lar_last", "上周三打的"), ("octreotide_lar_dose", "30 every 4 weeks"),
    ("octreotide_lar_interval", "28天一次"), ("other_cancer_free_for", "7 years"),
    ("last_local_treatment", "liver embolisation in March 2025"),
]  # fmt: skip


@pytest.mark.parametrize(("question_id", "answer"), PLAIN)
def test_a_plain_answer_is_taken(question_id: str, answer: str) -> None:
    assert status(question_id, answer) == "understood"


DOUBTFUL = [
    ("last_trial_drug", "my wife was in one last year"), ("last_trial_drug", "我老公参加过，今年5月停的"),
    ("last_systemic_therapy", "my sister finished hers in july"), ("hemoglobin", "我闺女的是130，我的没看"),
    ("last_systemic_therapy", "surgery in 2020, chemo in 2021"),
    ("last_systemic_therapy", "no chemo but everolimus until september"),
    ("last_systemic_therapy", "chemo begins on Monday, nothing before that"),
    ("octreotide_lar_last", "two days before my birthday"), ("octreotide_lar_last", "我生日前两天"),
    ("octreotide_lar_interval", "it varies, 4 to 6 weeks depending on the clinic"),
    ("other_cancer_free_for", "five years this Christmas"), ("weight", "去年130斤"),
    ("weight", "used to be 80"), ("alt", "比上限高10"),
    ("hemoglobin", "it was 112 in March"), ("creatinine", "钾高"), ("aptt", "PT偏长"),
    ("ast", "心肌酶高"), ("fasting_glucose", "7.2 unless I cheat"), ("hemoglobin", "121 on the moon landing"),
]  # fmt: skip


@pytest.mark.parametrize(("question_id", "answer"), DOUBTFUL)
def test_what_leaves_something_of_weight_over_is_never_simply_taken(question_id: str, answer: str) -> None:
    assert status(question_id, answer) in ("confirm", "unclear")


READINGS = [
    ("creatinine", "1.4 mg/dl, the range goes to 1.2", {"low": 123.76, "high": 123.76, "uln": 106.08}),
    ("hemoglobin", "11克多", {"low": 110, "high": 120, "high_open": True}),
    ("hemoglobin", "九克多", {"low": 90, "high": 100, "high_open": True}),
    ("weight", "60公斤多", {"low": 60, "high": 61, "high_open": True}),
    ("aptt", "28秒9", {"low": 28.9, "high": 28.9}),
    ("ki67", "大概8个点", {"low": 7.6, "high": 8.4}), ("alt", "52，正常到40", {"low": 52, "uln": 40}),
    ("other_cancer_free_for", "到二月就三年了", {"low": 997, "high": 1025}),
    ("fasting_glucose", "空腹没上过七", {"low": None, "high": 7}),
    ("ki67", "they counted 7 cells in 100", {"low": 7, "high": 7}),
    ("other_cancer_free_for", "three years in February", {"low": 997, "high": 1025}),
    ("last_systemic_therapy", "no chemo, but everolimus in september", {"earliest": "2026-09-01"}),
]  # fmt: skip


@pytest.mark.parametrize(("question_id", "answer", "value"), READINGS)
def test_what_stands_around_a_figure_is_read_with_it(
    question_id: str, answer: str, value: dict[str, object]
) -> None:
    reading = interpret(TRIAL, question_id, answer, today=TODAY)
    assert reading.status in (Status.UNDERSTOOD, Status.CONFIRM)
    assert reading.value is not None
    found = to_json(reading.value)
    assert isinstance(found, dict)
    assert {key: found[key] for key in value} == pytest.approx(value, rel=1e-5)
