"""Times told in a row, put right, called off or of something else: for each question, and beside an age."""

from __future__ import annotations

import re
from datetime import date

import pytest

from chatbot.interpretation import interpret
from chatbot.interpretation.reading import Status
from criteria.load import load
from criteria.values import Dates
from tests.interpretation.besides import besides

TRIAL, TODAY = load("nct06732505"), date(2026, 11, 22)
NAMES = {
    "octreotide_lar_last": "last octreotide LAR",
    "last_systemic_therapy": "last chemo",
    "last_local_treatment": "last embolisation",
}
FORMS = {
    "2026-10-06": """
        oct 5? no 6|5 oct, no, 6 oct|5 oct, sorry 6 oct|5 oct? no 6 oct|not oct 5 but oct 6|5 oct, typo, 6 oct
        I thought oct 5 but the card says oct 6|5 oct - make that 6 oct|5 oct 2025, sorry 6 oct 2026
        5 oct and again 6 oct|first 5 oct, second 6 oct|oct 4, oct 5 and oct 6|due 5 oct, got it on 6 oct
    """,
    "1998-01-01": "in 98|back in 98",
    "2026-10-15": "on 15.10.",
    "2026-05-01": """
        may 2025, sorry 2026|may 2025, no 2026|april? no, may|I said april but it was may
        in 2021 and again in May|2021 and again in May 2026|2019 then May 2026|once in 2019, once in May
    """,
    "": """
        5 oct, or was it march|5 oct??|5 oct, cancelled|was to be 5 oct, postponed|born 5 oct 1960
        scan on 5 oct
        results on 5 oct|my wife's was 5 oct|5 oct was my brother's|he had his in may, my husband
        3 weeks ago? no 4|in 98 hours|in 24 weeks|due 5 dec|my wife thinks 5 oct, I think 6 nov
    """,
    "2026-11-05": """
        5 nov, next 3 dec|5 nov, no pain|5 nov, diabetes no
        5 nov and then home|5 nov, my wife says|5 nov I think
    """,
}
CASES = [
    (question, form, right)
    for question in NAMES
    for right, forms in FORMS.items()
    for form in re.split(r"\||\n\s*", forms.strip())
]


@pytest.mark.parametrize(("question", "form", "right"), CASES)
def test_the_time_that_holds_is_the_one_read(question: str, form: str, right: str) -> None:
    for words in (form, f"{NAMES[question]} {form}"):
        reading = interpret(TRIAL, question, words, lang="en", today=TODAY)
        first = str(reading.value.earliest) if isinstance(reading.value, Dates) else ""
        if right:
            assert first == right
        else:
            assert reading.status is not Status.UNDERSTOOD
    assert besides("age", f"61, {NAMES[question]} {form}").get(question, right) == right
