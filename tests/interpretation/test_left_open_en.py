"""A name that English words beside it leave open, narrow or doubly deny is not taken, nor told by the way."""

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
    "brain_metastases": "brain mets",
    "liver_metastases": "liver mets",
    "prior_prrt": "PRRT",
    "other_cancer": "breast cancer",
    "diabetes": "diabetes",
}
LEFT_OPEN = """
    possible {}|probable {}|presumed {}|suspected {}|query {}|likely {}|unlikely {}|borderline {}|nearly {}
    a touch of {}|a hint of {}|some kind of {}|risk of {}|signs of {}|tested for {}|screened for {}
    watching for {}|worried about {}|similar to {}|treated as {}|whether {}|if anything {}|could be {}
    might be {}|I wish I had {}|hopefully no {}|hoping for no {}|can't rule out {}|{} not ruled out
    {} can't be ruled out|{} hasn't been excluded|rarely {}|on and off {}|{} on and off|{} of sorts
    {} or something|{}, if that|technically {}|officially no {}|not without {}|no shortage of {}|far from {}
    I wouldn't say I don't have {}|can't say I have no {}|not just {}|not all {}|not much {}|not counting {}
    not because of {}|no big {}|no obvious {}|no proven {}
    no {} as such|no {} per se|no {} worth mentioning|no {}, I hope|no {} bigger than a pea|no {} at first
"""
OF_TODAY = "no {} now|no {} lately|no {} since May|no {} any more|no {} at the moment"
PLAIN = """
    no {}|no sign of {}|no evidence of {}|known {}|yes, {}|several {}|no known {}|confirmed {}
    no history of {}|I have had {}
"""


def forms(table: str) -> list[str]:
    return re.split(r"\||\n\s*", table.strip())


def is_plain(question: str, words: str) -> bool:
    return interpret(TRIAL, question, words, lang="en", today=TODAY).status is Status.UNDERSTOOD


@pytest.mark.parametrize("form", forms(LEFT_OPEN))
def test_what_is_left_open_is_asked_back_and_not_told(form: str) -> None:
    words = {question: form.format(name) for question, name in NAMES.items()}
    assert [one for one, said in words.items() if is_plain(one, said)] == []
    assert [one for one, said in words.items() if one in besides("age", f"61, {said}")] == []


@pytest.mark.parametrize("form", forms(OF_TODAY))
def test_what_is_denied_for_today_leaves_open_what_was(form: str) -> None:
    asked = ("prior_prrt", "brain_metastases", "liver_metastases")
    words = {question: form.format(NAMES[question]) for question in asked}
    assert [one for one, said in words.items() if is_plain(one, said)] == []
    assert [one for one, said in words.items() if one in besides("age", f"61, {said}")] == []


@pytest.mark.parametrize("words", ["past infection", "an old infection", "a childhood infection"])
def test_what_was_is_not_now(words: str) -> None:
    assert not is_plain("active_infection", words) and besides("age", f"61, {words}") == {}


@pytest.mark.parametrize("form", forms(PLAIN))
def test_what_is_said_outright_stays_plain(form: str) -> None:
    asked = ("prior_prrt", "brain_metastases", "liver_metastases")
    assert [one for one in asked if not is_plain(one, form.format(NAMES[one]))] == []


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("liver_metastases", "small liver mets"),
        ("liver_metastases", "no signs of liver mets"),
        ("prior_prrt", "no previous PRRT"),
        ("other_serious_condition", "no major illnesses"),
        ("prior_prrt", "previous PRRT"),
    ],
)
def test_words_of_the_thing_itself_leave_nothing_open(question: str, words: str) -> None:
    assert is_plain(question, words)
