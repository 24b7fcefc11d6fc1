"""Plain answers that are taken at once, and those like them that are asked back."""

from __future__ import annotations

from datetime import date

import pytest

from chatbot.interpretation import interpret
from chatbot.interpretation.reading import Status
from criteria.load import load
from criteria.model import Lang
from criteria.values import ValueKind

TRIAL = load("nct06732505")
TODAY = date(2026, 11, 22)
ODDLY_DENIED = {
    "agree_to_start",
    "agree_to_keep",
    "can_sign_consent",
    "can_pause_octreotide_lar",
    "can_pause_short_acting_octreotide",
    "contraception",
    "side_effects_recovered",
}


@pytest.mark.parametrize(
    ("lang", "question", "words"),
    [
        ("en", "can_sign_consent", "yes of course"),
        ("en", "has_blood_results", "Yes, printed"),
        ("en", "measurable_disease", "yes, loads"),
        ("en", "progression_on_octreotide_lar", "yes it kept growing"),
        ("en", "pregnant_or_breastfeeding", "no, neither"),
        ("en", "octreotide_lar_duration", "two and a half years"),
        ("en", "has_blood_results", "HGB 121 g/L (115-150) PLT 200 10^9/L ALT 30 U/L (7-40) CREA 70 umol/L"),
        ("zh", "has_blood_results", "血红蛋白121，血小板200，中性粒细胞3.1，白蛋白40"),
        ("zh", "neutrophils", "2.6"),
        ("zh", "neutrophils", "1.2×10^9/L"),
        ("zh", "fasting_glucose", "13.5 mmol/L，上限6.1"),
    ],
)
def test_a_plain_answer_costs_one_reply(lang: Lang, question: str, words: str) -> None:
    """Words that only bear out a yes or no, and figures that could be days, cast no doubt."""
    assert interpret(TRIAL, question, words, lang=lang, today=TODAY).status is Status.UNDERSTOOD


@pytest.mark.parametrize("words", ["yes", "no", "是的", "没有"])
def test_a_mere_yes_or_no_is_taken_at_every_question_for_one(words: str) -> None:
    """But for a 没有 to whether somebody will or can, or side effects have gone."""
    asked = [question.id for question in TRIAL.questions if question.kind is ValueKind.BOOLEAN]
    readings = {one: interpret(TRIAL, one, words, today=TODAY).status for one in asked}
    doubted = {one for one, status in readings.items() if status is not Status.UNDERSTOOD}
    assert doubted == (ODDLY_DENIED if words == "没有" else set())


@pytest.mark.parametrize(
    ("lang", "question", "words"),
    [
        ("en", "can_sign_consent", "yes of course, but not on my own"),
        ("en", "progression_on_octreotide_lar", "yes it kept growing, or not, hard to say"),
        ("en", "neutrophils", "2.6 on 2 June"),
        ("zh", "neutrophils", "2.6，去年2月查的"),
    ],
)
def test_what_takes_back_or_dates_an_answer_still_counts(lang: Lang, question: str, words: str) -> None:
    assert interpret(TRIAL, question, words, lang=lang, today=TODAY).status is not Status.UNDERSTOOD
