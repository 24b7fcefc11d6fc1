"""Results as reports and people put them: none is taken for another's, for its limit, or for one gone by."""

from __future__ import annotations

import re
from datetime import date

import pytest

from chatbot.interpretation import interpret
from chatbot.interpretation.reading import Status
from criteria.load import load
from criteria.values import Quantity
from tests.interpretation.besides import besides

TRIAL, TODAY = load("nct06732505"), date(2026, 11, 22)
NAMES = {
    "en": {
        "hemoglobin": "Hb 121 112 115 150", "alt": "ALT 35 41 7 40", "platelets": "PLT 200 150 125 350",
        "neutrophils": "ANC 2.1 3.4 1.8 6.3",
    },
    "zh": {
        "hemoglobin": "血红蛋白 121 112 115 150", "ast": "天门冬氨酸氨基转移酶 28 33 13 35",
        "fasting_glucose": "空腹血糖 5.4 5.9 3.9 6.1",
    },
}  # fmt: skip
"""Of each test its name, the value, another one, and the limits."""
AGE = {"en": "61, ", "zh": "61岁，"}
LATEST = {
    "en": """
        {w} on Monday, {v} today|was {w} now {v}|{w} → {v}|went from {w} to {v}|{v}, was {w}|{v} (was {w})
        {v} (previously {w})|{v} (last time {w})|{v} (prev {w})|{v}, last time {w}|now {v}, before {w}
        {w} last month, {v} this month|last time {w}, this time {v}|baseline {w}, latest {v}
        2026-11-03 {w}, 2026-11-17 {v}
    """,
    "zh": """
        上周{w}，今天{v}|以前{w}，现在{v}|{w}→{v}|原来{w}，最近{v}|{v}（上次{w}）|上次{w}，这次{v}|从{w}降到{v}
        11月3日{w}，11月17日{v}|化疗前{w}，化疗后{v}|最近{v}
    """,
}
WITH_LIMIT = {
    "en": """
        {v} ({lo}-{hi})|{v} [{lo} - {hi}]|{v} H ({lo}-{hi})|{lo}-{hi}, mine {v}|range {lo}-{hi}, mine {v}
        ULN {hi}, {v}|{v}, ULN {hi}|{v} (<{hi})|upper limit {hi}, mine is {v}|{v} ref {lo}-{hi}
    """,
    "zh": """
        {v}（{lo}-{hi}）|{v}↑（{lo}-{hi}）|{lo}-{hi}，我是{v}|参考值{lo}-{hi}，我是{v}|上限{hi}，我{v}|{v}，上限{hi}
        {v}，参考范围{lo}-{hi}|{v}上限{hi}
    """,
}
NO_VALUE = {
    "en": "x2|normal apart from one|twice|checked twice|all but one fine|high on the old form",
    "zh": "2倍|查了两次|除了一项都正常",
}


def forms(table: dict[str, str], lang: str) -> list[str]:
    """The forms of a table in one language."""
    return re.split(r"\||\n\s*", table[lang].strip())


def cases(table: dict[str, str]) -> list[tuple[str, str, str, str]]:
    """(language, question, value, words) of every form of every test."""
    return [
        (lang, question, v, f"{name} {form.format(v=v, w=w, lo=low, hi=high)}")
        for lang, tests in NAMES.items()
        for question, (name, v, w, low, high) in ((one, of.split()) for one, of in tests.items())
        for form in forms(table, lang)
    ]


def told(lang: str, question: str, words: str) -> list[Quantity]:
    """What is taken without asking back, at the question itself and beside an age; nothing else may be."""
    reading = interpret(TRIAL, question, words, lang=lang, today=TODAY)
    aside = besides("age", AGE[lang] + words)
    assert set(aside) <= {question}
    sure = [reading.value] if reading.status is Status.UNDERSTOOD else []
    return [one for one in (*sure, aside.get(question)) if isinstance(one, Quantity)]


@pytest.mark.parametrize(("lang", "question", "value", "words"), [*cases(LATEST), *cases(WITH_LIMIT)])
def test_no_earlier_value_and_no_limit_is_taken_for_the_value(
    lang: str, question: str, value: str, words: str
) -> None:
    for one in told(lang, question, words):
        assert (one.interval.low, one.interval.high, one.unit) != (None, None, "[ULN]")
        assert one.interval.low == one.interval.high == pytest.approx(float(value))


@pytest.mark.parametrize(("lang", "question", "value", "words"), cases(NO_VALUE))
def test_how_often_and_how_many_are_no_value(lang: str, question: str, value: str, words: str) -> None:
    assert told(lang, question, words) == []


OTHERS = """
    fasting_glucose postprandial glucose {}|fasting_glucose 2h glucose was {}, normal|fasting_glucose HbA1c {}
    fasting_glucose 没查空腹血糖，胰岛素{}|fasting_glucose 餐后2小时血糖{}|albumin 只有TP，{}
    aptt 只有PT，{}|aptt PT was {}, normal|creatinine urea was {}, normal|creatinine eGFR {}|platelets MPV {}
    albumin total protein {}
    hemoglobin 糖化血红蛋白{}|bilirubin direct bilirubin {}|bilirubin DBIL{}↑|neutrophils WBC {}
    hemoglobin iron was {}, normal|creatinine half the upper limit|neutrophils half the upper limit
"""


@pytest.mark.parametrize("case", re.split(r"\||\n\s*", OTHERS.strip()))
@pytest.mark.parametrize("figure", ["5.4", "60"])
def test_another_tests_figure_is_not_taken(case: str, figure: str) -> None:
    question, words = case.format(figure).split(" ", 1)
    reading = interpret(TRIAL, question, words, today=TODAY)
    assert not isinstance(reading.value, Quantity) or reading.value.unit == "[ULN]"
    assert question not in besides("age", "61, " + words)


@pytest.mark.parametrize(
    "row", ["Hb=121 H / ALT=35 L / K=7.3", "Hb 121(H) ALT 35 U/L urea=7.3", "血红蛋白121，ALT35，钾=7.3"]
)
def test_each_figure_of_a_row_is_its_own_tests(row: str) -> None:
    reading = interpret(TRIAL, "hemoglobin", row, today=TODAY)
    assert isinstance(reading.value, Quantity) and reading.value.interval.low == 121
    assert [one.question for one in reading.also] == ["alt"]
