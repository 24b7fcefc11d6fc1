"""Codes, counts and lengths that are put right, only aimed at, or hidden in other words."""

from __future__ import annotations

from datetime import date

import pytest

from chatbot.interpretation import interpret
from chatbot.interpretation.reading import Status
from criteria.load import load
from criteria.values import Age, Choice, Quantity
from tests.interpretation.besides import besides

TRIAL, TODAY = load("nct06732505"), date(2026, 11, 22)
READ = """
    tumour_grade|g1, no g2|g2
    tumour_grade|g1? no g2|g2
    tumour_grade|it was a two|g2
    ecog|it was a two|2
    ki67|Ki673-5%|3-5
    ki67|Ki6715%|15
    octreotide_lar_interval|every 3 weeks, no 4|28
    octreotide_lar_interval|every 21 days, sorry 28|28
    brain_metastases_stable|30 weeks, no 40|280
    sex|61/M|male
    sex|F 58|female
    sex|m|male
    age|sevnty fore|74
    platelets|two hunderd n ten|210
"""
NOT_TAKEN = """
    sex|80 ml/m
    sex|f/u in may
    sex|5 m walk
    sex|I m fine
    sex|M 4 mg
    prior_therapy_lines|on the 2nd cycle of 4
    prior_therapy_lines|2nd of 4
    prior_therapy_lines|2 more to go
    octreotide_lar_interval|goal is every 3 weeks
    octreotide_lar_interval|will be every 3 weeks
    octreotide_lar_duration|4 years to go
    brain_metastases_stable|24 weeks required
    brain_metastases_stable|hope for 40 weeks
    tumour_grade|g3 if it grows
    tumour_grade|could become g3
    tumour_grade|my mother thinks g2
    age|since I was 30
"""
BESIDE = """
    ecog|ECOG was 1, now 2
    ecog|ECOG 1 sorry 2
    tumour_grade|g1-2
    tumour_grade|g1, no g2
    sex|80 ml/m
    octreotide_lar_interval|octreotide LAR was every 3 weeks, now every 4
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(row.strip().split("|")) for row in table.strip().splitlines()]


def short(value: object) -> str:
    match value:
        case Choice():
            return "/".join(value.codes)
        case Quantity(interval=interval) | Age(years=interval):
            low, high = interval.low or 0, interval.high or 0
            return f"{low:g}" if low == high else f"{low:g}-{high:g}"
        case _:
            return ""


@pytest.mark.parametrize(("question", "words", "right"), rows(READ))
def test_what_holds_is_read(question: str, words: str, right: str) -> None:
    assert short(interpret(TRIAL, question, words, lang="en", today=TODAY).value) == right


@pytest.mark.parametrize(("question", "words"), rows(NOT_TAKEN))
def test_what_is_of_something_else_is_never_taken(question: str, words: str) -> None:
    assert interpret(TRIAL, question, words, lang="en", today=TODAY).status is not Status.UNDERSTOOD


@pytest.mark.parametrize(("question", "words"), rows(BESIDE))
def test_beside_an_age_nothing_wrong_is_told(question: str, words: str) -> None:
    assert besides("age", f"61, {words}").get(question) in (None, "2", "g2", (28.0, 28.0), 28.0)
