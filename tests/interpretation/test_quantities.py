"""Laboratory values, doses and weights: the figure taken, its unit, its limit, and when it asks."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.figures.quantities import read_labs, read_quantity
from chatbot.interpretation.normalise import normalise
from criteria.load import load
from criteria.values import Interval, Quantity, Reference, to_json

TRIAL = load("NCT06732505")
TODAY = date(2026, 11, 22)


def read(question_id: str, answer: str, **facts: Quantity) -> tuple[Candidate, ...]:
    question = TRIAL.question(question_id)
    return read_quantity(normalise(answer), TRIAL, question, facts, TODAY)


def understood(question_id: str, answer: str) -> Quantity | Reference:
    (candidate,) = read(question_id, answer)
    assert candidate.sure, f"{answer} asks"
    assert isinstance(candidate.value, Quantity | Reference)
    return candidate.value


def is_asked(candidates: tuple[Candidate, ...]) -> bool:
    return not any(candidate.sure and candidate.value is not None for candidate in candidates)


VALUES = [
    ("hemoglobin", "my haemoglobin's 10.8", 108), ("hemoglobin", "eleven point two", 112),
    ("hemoglobin", "112 on 3 November", 112), ("hemoglobin", "血色素11克", 110),
    ("hemoglobin", "7.1 mmol/L", 114.4094), ("hemoglobin", "I'm 64 and my Hb is 121", 121),
    ("hemoglobin", "9.8 last month but 10.6 on Tuesday", 106), ("hemoglobin", "一百一十五", 115),
    ("hemoglobin", "12.5 no sorry 11.5", 115), ("hemoglobin", "以前低到85，现在升到110了", 110),
    ("creatinine", "0.98", 86.632), ("creatinine", "it's gone up from 80 to 120", 120),
    ("creatinine", "0.09 mmol/L", 90), ("creatinine", "98, egfr 62", 98),
    ("creatinine", "不是95，是105", 105),
    ("weight", "12st7lb", 79.378665), ("weight", "9 stone and 10 pounds", 61.688562),
    ("weight", "140 lbs last week, 138 today", 62.595747), ("weight", "lost 10 kg, now 58", 58),
    ("weight", "120斤半", 60.25), ("weight", "瘦了二十斤，现在一百一十斤", 55),
    ("weight", "身高170，体重65公斤", 65),
    ("platelets", "150.000", 150), ("platelets", "85 thousand", 85), ("platelets", "8万5", 85),
    ("platelets", "210 x10*3/uL", 210), ("platelets", "180 G/L", 180), ("platelets", "PLT 98 L 150-400", 98),
    ("neutrophils", "4,100 /µL", 4.1), ("neutrophils", "ANC 2400", 2.4), ("neutrophils", "三千二", 3.2),
    ("alt", "52 and the AST was 40", 52), ("alt", "went up to 88 then came down to 46", 46),
    ("alt", "GGT 120, ALT 45", 45), ("bilirubin", "2.1 mg%", 35.91), ("aptt", "PT 12.3，APTT 34.5", 34.5),
    ("fasting_glucose", "HbA1c 7.1, fasting 8.2", 8.2), ("creatinine_clearance", "eGFR 58, CrCl 62", 62),
    ("octreotide_lar_dose", "2 x 20mg", 40), ("octreotide_lar_dose", "60 mg, as two 30 mg shots", 60),
    ("octreotide_lar_dose", "20毫克两支", 40), ("octreotide_lar_dose", "30 every 28 days", 30),
]  # fmt: skip


@pytest.mark.parametrize(("question_id", "answer", "value"), VALUES)
def test_the_figure_that_holds_now_in_the_canonical_unit(question_id: str, answer: str, value: float) -> None:
    quantity = understood(question_id, answer)
    assert isinstance(quantity, Quantity)
    assert quantity.interval.low == quantity.interval.high == pytest.approx(value, abs=1e-5)
    assert quantity.unit == TRIAL.question(question_id).unit


BOUNDS = [
    ("hemoglobin", "never been below 12", Interval(120, None)),
    ("hemoglobin", "从来没低于过100", Interval(100, None)),
    ("hemoglobin", "low 90s", Interval(90, 94)),
    ("alt", "not sure but under 50", Interval(None, 50, high_open=True)),
    ("weight", "between 68 and 70 kg", Interval(68, 70)),
    ("fasting_glucose", "血糖七点几", Interval(7.1, 7.9)),
]


@pytest.mark.parametrize(("question_id", "answer", "interval"), BOUNDS)
def test_bounds_and_ranges(question_id: str, answer: str, interval: Interval) -> None:
    assert understood(question_id, answer) == Quantity(interval, TRIAL.question(question_id).unit)


LIMITS = [
    ("creatinine", "130, normal range 60 to 110", 130, 110),
    ("creatinine", "106 is the top of normal, I'm at 130", 130, 106),
    ("creatinine", "1.4 (0.6-1.2)", 123.76, 106.08), ("creatinine", "正常值上限111，我是130", 130, 111),
    ("alt", "42 (normal <50)", 42, 50), ("alt", "mine 85, limit 40", 85, 40), ("alt", "45（9-50）", 45, 50),
    ("alt", "71, his AST's 66, lab limit for either is 50", 71, 50),
    ("bilirubin", "1.6 mg/dL, lab says 1.2 max", 27.36, 20.52),
    ("bilirubin", "26，正常0-23", 26, 23), ("bilirubin", "0.5 mg/dL (normal 0.2 - 1.3)", 8.55, 22.23),
]  # fmt: skip


@pytest.mark.parametrize(("question_id", "answer", "value", "uln"), LIMITS)
def test_a_printed_limit_is_kept_beside_the_value(
    question_id: str, answer: str, value: float, uln: float
) -> None:
    quantity = understood(question_id, answer)
    assert isinstance(quantity, Quantity)
    assert quantity.interval.low == pytest.approx(value)
    assert quantity.uln == pytest.approx(uln)


MULTIPLES = [
    ("1.5xULN", 1.5),
    ("double the upper limit", 2),
    ("三倍上限", 3),
    ("1.2 x the upper limit of normal", 1.2),
]


@pytest.mark.parametrize(("answer", "times"), MULTIPLES)
def test_multiples_of_the_upper_limit(answer: str, times: float) -> None:
    assert understood("alt", answer) == Quantity(Interval(times, times), "[ULN]")


LEVELS = [
    ("a bit on the low side", "low"), ("slightly anaemic", "low"), ("above the normal range", "high"),
    ("it was low but it's normal now", "normal"), ("稍微低一点", "low"), ("在正常范围里", "normal"),
    ("比上限高一点", "high"), ("high normal", "normal"),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "level"), LEVELS)
def test_levels_in_words(answer: str, level: str) -> None:
    assert to_json(understood("hemoglobin", answer)) == {"reference": level}


ASKED = [
    ("hemoglobin", "ferritin 45"), ("hemoglobin", "糖化6.5"), ("hemoglobin", "250 g/dL"),
    ("hemoglobin", "12.5 I think, or was it 12.7"), ("hemoglobin", "7.2"), ("hemoglobin", "hematocrit 36%"),
    ("creatinine", "15"), ("creatinine", "urea 6.2"), ("creatinine_clearance", "62 ml/min/1.73m2"),
    ("neutrophils", "60"), ("neutrophils", "百分之六十"), ("neutrophils", "65% of 4.0"),
    ("platelets", "17"), ("platelets", "MPV 9.8"), ("weight", "180"), ("weight", "一百二"),
    ("weight", "8 kg"),
    ("aptt", "1.2 times control"), ("alt", "谷氨酰80"), ("fasting_glucose", "140 two hours after eating"),
    ("octreotide_lar_dose", "lanreotide 120 mg"), ("octreotide_lar_dose", "100 micrograms three times a day"),
    ("octreotide_lar_dose", "increased from 20 to 30 last year"), ("octreotide_lar_dose", "20 or 30"),
]  # fmt: skip


@pytest.mark.parametrize(("question_id", "answer"), ASKED)
def test_doubt_is_asked_about(question_id: str, answer: str) -> None:
    assert is_asked(read(question_id, answer))


def test_same_as_another_test_takes_its_value() -> None:
    ast = Quantity(Interval(44, 44), "U/L")
    (candidate,) = read("alt", "和谷草一样", ast=ast)
    assert candidate.value == ast


REPORTS = [
    "Hemoglobin 11.2 g/dL (12-16) L, WBC 5.1 K/uL (4-11), Platelets 187 K/uL (150-400), Creatinine 0.9 mg/dL",
    "112 Hb, 187 plts, creatinine 0.9",
    "血红蛋白(HGB) 112 g/L 130-175 血小板(PLT) 187 10^9/L 125-350 肌酐 79.56 μmol/L 57-97",
]


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_fills_every_question_that_it_names(report: str) -> None:
    found = {name: one.value for name, one in read_labs(normalise(report), TRIAL, TODAY) if one.sure}
    lows = {name: value.interval.low for name, value in found.items() if isinstance(value, Quantity)}
    assert lows == {"hemoglobin": 112, "platelets": 187, "creatinine": pytest.approx(79.56)}


@given(
    st.integers(50, 200), st.sampled_from(["{} g/L", "Hb {}g/l", "血红蛋白{}", "it is {} now", "{}，上限175"])
)
def test_the_frame_around_a_figure_does_not_change_it(figure: int, frame: str) -> None:
    quantity = understood("hemoglobin", frame.format(figure))
    assert isinstance(quantity, Quantity) and quantity.interval == Interval(figure, figure)


PIECES = [
    "Hb", "11.2", "g/dL", "(", "7-40", ")", "upper limit", "ULN", "was", "now", "not",
    "no", "sorry", "twice", "x",
    "%", "of", "st", "lb", "10^9/L", "WBC", "neuts", "same as", "ALT", "血红蛋白", "一百二",
    "上限", "倍", "斤", "半",
    "正常", "偏高", "以前", "现在", "跟", "差不多", "，", "1/2", "over", "90s",
    "third", "2.5", "something", "mg",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join) | st.text(max_size=60))
def test_any_text_is_read_without_an_error(answer: str) -> None:
    for question_id in ("hemoglobin", "neutrophils", "weight", "octreotide_lar_dose"):
        for candidate in read(question_id, answer):
            assert 0 <= candidate.start <= candidate.end
    read_labs(normalise(answer), TRIAL, TODAY)
