"""Which of the figures told is the value: put right, limits and goals, another's, left open."""

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
QUESTIONS = {"weight": ("weight", 62, 71, 90), "platelets": ("platelets", 180, 210, 350),
             "ki67": ("Ki-67", 4, 8, 20), "alt": ("ALT", 32, 44, 50)}  # fmt: skip
"""The name of what is asked, an old or wrong figure, the right one, and a limit."""

THE_SECOND = """
    {a}? no {b}|{a}? no, {b}|{a}, no {b}|{a} no {b}|{a}, no, {b}|{a} sorry {b}|not {a}, {b}
    {b}, not {a}|{b} not {a}|I put {a} but it should be {b}|it's {b}, I misread it as {a}|{b}, instead of {a}
    was {a}, now {b}|{b} (was {a})
    {b} today, {a} yesterday|{b}, goal {l}|{b}, target {l}|{b}, want to get to {l}|{b}, they'd like {l}
    {b}, the goal is {l}|{b}, hoping for {l} next time|{l} is my goal, mine is {b}|{b}, my brother's was {l}
"""
NOTHING = """
    goal {a}|goal is {a}|{a} is my goal|{a} is the target|{a} they want|they'd like {a}|has to get to {a}
    want to get it to {a}|{a} would be nice|ideally {a}|it must reach {a}
    next time {a}|it should be {a}|not {a}
"""
ASKED_BACK = """
    {a}?|{a}?? no idea|{a}? I think|before it was {a}|used to be {a}|previously {a}|my husband's is {a}
    {a} was my brother's|{a} for my twin
"""


def cases(forms: str) -> list[tuple[str, str, float]]:
    """(question, words, the right value) of every form of every figure."""
    return [
        (question, form.format(a=a, b=b, l=limit), float(b))
        for question, (_, a, b, limit) in QUESTIONS.items()
        for form in re.split(r"\||\n\s*", forms.strip())
    ]


def value_of(question: str, words: str) -> float | None:
    value = interpret(TRIAL, question, words, lang="en", today=TODAY).value
    return value.interval.low if isinstance(value, Quantity) and value.interval.exact else None


def told_of(question: str, words: str) -> object:
    return besides("age", f"61, {QUESTIONS[question][0]} {words}").get(question)


@pytest.mark.parametrize(("question", "words", "right"), cases(THE_SECOND))
def test_what_replaces_or_is_told_apart_is_the_value(question: str, words: str, right: float) -> None:
    assert value_of(question, words) == right
    assert told_of(question, words) in (None, right)


@pytest.mark.parametrize(("question", "words", "right"), cases(NOTHING))
def test_what_is_only_aimed_at_is_no_value(question: str, words: str, right: float) -> None:
    assert interpret(TRIAL, question, words, lang="en", today=TODAY).value is None
    assert told_of(question, words) is None


@pytest.mark.parametrize(("question", "words", "right"), cases(ASKED_BACK))
def test_what_is_open_over_or_anothers_is_never_taken(question: str, words: str, right: float) -> None:
    assert interpret(TRIAL, question, words, lang="en", today=TODAY).status is not Status.UNDERSTOOD
    assert told_of(question, words) is None


NEAR_MISSES = (
    "{b}, no problem|{b}? yes|{b}, not bad|it was {b}|{b}, my wife says|{b}, no change|{b} as it should be"
)


@pytest.mark.parametrize(("question", "words", "right"), cases(NEAR_MISSES))
def test_a_plain_figure_stays_one(question: str, words: str, right: float) -> None:
    assert value_of(question, words) == right
