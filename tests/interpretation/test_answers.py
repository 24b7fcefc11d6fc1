"""Answers to the shipped trial's questions, in other voices and words than the shared corpus."""

from __future__ import annotations

from datetime import date

import pytest

from chatbot.interpretation import interpret, interpret_kind
from chatbot.interpretation.reading import Status
from chatbot.interpretation.vocabulary import faults
from criteria.load import load
from criteria.model import Lang
from tests.interpretation.table import Row, fits, rows

TRIAL = load("nct06732505")
TODAY = date(2026, 11, 22)
TABLES: tuple[tuple[Lang, Row], ...] = (
    *(("en", row) for row in rows("answers.en.txt")),
    *(("zh", row) for row in rows("answers.zh.txt")),
)


@pytest.mark.parametrize(("lang", "row"), TABLES, ids=lambda part: str(part)[:60])
def test_it_is_read_as_the_table_says(lang: Lang, row: Row) -> None:
    reading = interpret(TRIAL, row.question, row.answer, lang, TODAY)
    assert any(fits(reading, wanted) for wanted in row.readings), reading


def test_every_pattern_of_the_trial_can_be_read() -> None:
    assert faults(TRIAL) == []


@pytest.mark.parametrize(
    ("question", "english", "chinese"),
    [
        ("liver_metastases", "not in the liver", "肝上没有"),
        ("prior_prrt", "four cycles of lutetium", "打了四次镥177"),
        ("primary_site", "the appendix", "阑尾"),
        ("tumour_grade", "grade two", "二级"),
        ("octreotide_lar_interval", "every four weeks", "四周一次"),
        ("octreotide_lar_last", "3 November", "11月3日"),
        ("hemoglobin", "under 90", "不到90"),
        ("platelets", "150 thousand", "15万"),
        ("last_systemic_therapy", "never had any", "从来没有"),
        ("heart_failure", "no", "没有"),
    ],
)
def test_the_same_answer_in_both_languages_is_the_same_value(
    question: str, english: str, chinese: str
) -> None:
    assert (
        interpret(TRIAL, question, english, "en", TODAY).value
        == interpret(TRIAL, question, chinese, "zh", TODAY).value
    )


@pytest.mark.parametrize(
    ("lang", "asked", "answer", "value"),
    [
        ("en", "Do you smoke?", "gave them up years ago", False),
        ("en", "Do you drink alcohol?", "not a drop since 1999", False),
        ("en", "Do you cough?", "all the time", True),
        ("en", "Do you take any tablets?", "every morning", True),
        ("en", "Do you sing?", "wouldn't miss it for the world", True),
        ("en", "Do you take statins?", "came off those in the spring", False),
        ("zh", "您喝酒吗？", "滴酒不沾", False),
        ("zh", "您头晕吗？", "常有", True),
        ("zh", "您现在还发烧吗？", "烧早退了", False),
        ("zh", "您还咳嗽吗？", "前天就好了", False),
    ],
)
def test_an_indirect_answer_to_a_plain_question_is_asked_back(
    lang: Lang, asked: str, answer: str, value: bool
) -> None:
    reading = interpret_kind("boolean", answer, lang, TODAY, asked)
    assert (reading.status, reading.value) == (Status.CONFIRM, value)


@pytest.mark.parametrize("asked", ["您退烧了吗？", "您的烧还没退吗？"])
def test_that_it_has_ended_is_no_answer_where_the_end_is_asked_about(asked: str) -> None:
    assert interpret_kind("boolean", "早退了", "zh", TODAY, asked).value is None
