"""What records and nurses write for "not there" and "there": of the question's thing, and told by the way."""

from __future__ import annotations

import re
from datetime import date

import pytest

from chatbot.interpretation import interpret
from chatbot.interpretation.reading import Status
from criteria.load import load
from tests.interpretation.besides import besides

TRIAL, TODAY = load("nct06732505"), date(2026, 11, 22)
NAMES = {
    "en": {"brain_metastases": "brain mets", "prior_prrt": "PRRT", "active_infection": "infection"},
    "zh": {"brain_metastases": "脑转移", "prior_prrt": "PRRT", "active_infection": "感染"},
}
AGE = {"en": "61, ", "zh": "61岁，"}
NOT_THERE = {
    "en": """
        {}: no|{}: none|{}: neg|{}: nil|{}: N|{} - no|{}, no|{} (no)|{}? no|no {}|{} no|{} nil|{} negative
        {} absent|{} (-)|{} -ve|{} = no|denies {}|denies any {}|no h/o {}|no history of {}|no evidence of {}
        {} ruled out|{} not present|negative for {}|w/o {}|nil {}|free of {}
        denies pain, {}, fever|no pain, fever or {}|no pain, {}
    """,
    "zh": """
        {}：无|{}：没有|{}：否|{}：N|{}（无）|{}（-）|{}(-)|无{}|没有{}|否认{}|{}无|{}没有|未见{}|{}阴性|排除{}
        {}，没有|{}？没有|无{}史|不存在{}|否认发热，{}，咳嗽|无发热，{}史
    """,
}
THERE = {
    "en": "{}: yes|{}: Y|{} yes|{} - yes|{} (yes)|{}? yes|{} (+)|{}: positive|known {}|has {}",
    "zh": "{}：有|{}：是|{}：Y|{}有|有{}|{}（有）|{}(+)|存在{}",
}


def cases(forms: dict[str, str]) -> list[tuple[str, str, str]]:
    """(language, question, words) of every form of every name."""
    return [
        (lang, question, form.format(name))
        for lang, names in NAMES.items()
        for question, name in names.items()
        for form in re.split(r"\||\n\s*", forms[lang].strip())
    ]


@pytest.mark.parametrize(("lang", "question", "words"), cases(NOT_THERE))
def test_what_is_not_there_is_never_taken_for_there(lang: str, question: str, words: str) -> None:
    reading = interpret(TRIAL, question, words, lang=lang, today=TODAY)
    assert reading.status is not Status.UNDERSTOOD or reading.value is False
    told = besides("age", AGE[lang] + words)
    assert told.get(question, False) is False and "disease_extent" not in told


@pytest.mark.parametrize(("lang", "question", "words"), cases(THERE))
def test_what_is_there_is_never_taken_for_not_there(lang: str, question: str, words: str) -> None:
    reading = interpret(TRIAL, question, words, lang=lang, today=TODAY)
    assert reading.value is True
    assert besides("age", AGE[lang] + words).get(question, True) is True
