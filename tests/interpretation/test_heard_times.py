"""Times, and figures in other units, said back in words."""

from __future__ import annotations

from datetime import date

import pytest

from chatbot.interpretation.interpreter import interpret
from chatbot.interpretation.times.heard_times import dates_in_words, length_in_words
from criteria.load import load
from criteria.model import Lang
from criteria.values import Dates, Interval

SAID_BACK = [
    (Dates(date(2026, 11, 3), date(2026, 11, 3)), "3 November 2026", "2026年11月3日"),
    (
        Dates(date(2026, 11, 1), date(2026, 11, 7)),
        "between 1 and 7 November 2026",
        "2026年11月1日到2026年11月7日之间",
    ),
    (Dates(date(2026, 10, 1), date(2026, 10, 31)), "October 2026", "2026年10月"),
    (Dates(date(2025, 1, 1), date(2025, 12, 31)), "2025", "2025年"),
    (
        Dates(date(2026, 3, 1), date(2026, 5, 31)),
        "between March 2026 and May 2026",
        "2026年3月到2026年5月之间",
    ),
    (Dates(None, date(2019, 12, 31)), "31 December 2019 or before", "2019年12月31日或更早"),
]


@pytest.mark.parametrize(("days", "english", "chinese"), SAID_BACK)
def test_dates_are_said_back(days: Dates, english: str, chinese: str) -> None:
    assert dates_in_words(days, "en") == english
    assert dates_in_words(days, "zh") == chinese


def test_calendar_lengths_are_said_back_in_months_and_years() -> None:
    assert length_in_words(Interval(89, 92), "en") == "3 months"
    assert length_in_words(Interval(1825, 1827), "zh") == "5年"
    assert length_in_words(Interval(84, 84), "en") is None


UNITS_SAID_BACK = [
    ("hemoglobin", "12.1 g/dL", "en", "12.1 g/dL (121 g/L)"),
    ("hemoglobin", "121", "en", "121 g/L"),
    ("weight", "一百二十斤", "zh", "60公斤"),
    ("weight", "120斤", "zh", "120斤（60公斤）"),
    ("octreotide_lar_last", "in October", "en", "October 2026"),
    ("octreotide_lar_last", "11月3号", "zh", "2026年11月3日"),
    ("octreotide_lar_duration", "three months", "en", "3 months"),
    ("age", "1 year old", "en", "1 year"),
    ("other_cancer_free_for", "over 5 years", "en", "over 5 years"),
    ("octreotide_lar_duration", "at least 12 weeks", "en", "at least 12 weeks"),
    ("other_cancer_free_for", "五年以上", "zh", "超过5年"),
    ("alt", "35（7-40）", "zh", "35 U/L（上限40）"),
]


@pytest.mark.parametrize(("question", "answer", "lang", "heard"), UNITS_SAID_BACK)
def test_answers_are_said_back_in_their_own_unit_and_spelled_out(
    question: str, answer: str, lang: Lang, heard: str
) -> None:
    assert interpret(load("NCT06732505"), question, answer, lang, date(2026, 11, 22)).heard == heard
