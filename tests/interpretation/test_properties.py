"""What holds of every answer."""

from __future__ import annotations

import json
import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatbot.interpretation import interpret, interpret_kind
from chatbot.interpretation.reading import Interpretation, Status
from chatbot.interpretation.stream import as_json
from criteria.load import load
from criteria.values import ValueKind

TRIAL = load("nct06732505")
TODAY = date(2026, 11, 22)
QUESTIONS = [question.id for question in TRIAL.questions]
BOOLEANS = [question.id for question in TRIAL.questions if question.kind is ValueKind.BOOLEAN]
PIECES = st.sampled_from(
    (
        "yes no not never maybe liver 12 grade 3 mg/dL weeks ago since March 没 有 不 是 肝 转移 三 月 , . "
        "? ! I my mother had it back stop why change age Ki-67 ULN １２ ² ½ \u0000 \u200b \u0301 😀 ( ) [ "
        "] * - / ' % \\ \n"
    ).split(" ")
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map(" ".join))


def has_shape(reading: Interpretation, raw: str) -> None:
    assert (reading.value is not None) == (reading.status in (Status.UNDERSTOOD, Status.CONFIRM))
    assert (reading.command is not None) == (reading.status is Status.COMMAND)
    if reading.span is not None:
        assert 0 <= reading.span[0] <= reading.span[1] <= len(raw)
    json.dumps(as_json(reading), allow_nan=False)


@settings(max_examples=300)
@given(st.sampled_from(QUESTIONS), TEXTS)
def test_any_text_gives_a_reading_of_the_contracts_shape(question: str, text: str) -> None:
    has_shape(interpret(TRIAL, question, text, today=TODAY), text)


@settings(max_examples=150)
@given(st.sampled_from(["boolean", "number", "percent", "age", "weight", "duration", "date"]), TEXTS)
def test_any_text_gives_a_bare_reading(kind: str, text: str) -> None:
    has_shape(interpret_kind(kind, text, today=TODAY), text)


@pytest.mark.parametrize("text", ["肝" * 5000, "no " * 3000, "(" * 2500, "1." * 2000, "not " * 900 + "liver"])
def test_a_long_answer_is_cut_and_says_so(text: str) -> None:
    reading = interpret(TRIAL, "liver_metastases", text, today=TODAY)
    has_shape(reading, text)
    assert reading.note is not None and "2" in reading.note


STATEMENTS = [
    ("liver_metastases", "it has spread to the liver", "it has not spread to the liver"),
    ("liver_metastases", "I think there are spots in my liver", "I don't think there are spots in my liver"),
    ("prior_prrt", "I've had Lutathera", "I've never had Lutathera"),
    ("active_infection", "I have an infection", "I don't have an infection"),
    ("unresectable", "they said it can't be removed", "they never said it can't be removed"),
    ("pregnant_or_breastfeeding", "I am pregnant", "I am not pregnant"),
    ("other_cancer", "I had breast cancer", "I never had breast cancer"),
    ("liver_metastases", "转移到肝了", "没转移到肝"),
    ("prior_prrt", "做过核素治疗", "没做过核素治疗"),
    ("active_infection", "有感染", "没有感染"),
    ("pregnant_or_breastfeeding", "怀孕了", "没怀孕"),
    ("unresectable", "医生说不能切", "医生没说不能切"),
]


@pytest.mark.parametrize(("question", "said", "denied"), STATEMENTS)
def test_a_denial_never_leaves_the_value_understood(question: str, said: str, denied: str) -> None:
    one, other = (interpret(TRIAL, question, text, today=TODAY) for text in (said, denied))
    assert one.value is True
    assert other.status is not Status.UNDERSTOOD or other.value is False


def _slipped(word: str, slip: random.Random) -> str:
    at = slip.randrange(1, len(word) - 1)
    return slip.choice((word[:at] + word[at + 1 :], word[:at] + word[at + 1] + word[at] + word[at + 2 :]))


@pytest.mark.parametrize(("question", "said", "denied"), STATEMENTS[:7])
def test_typing_noise_never_flips_a_reading_silently(question: str, said: str, denied: str) -> None:
    slip = random.Random(7)
    for text, value in ((said, True), (denied, False)):
        for _ in range(20):
            words = text.split()
            long = [index for index, word in enumerate(words) if len(word) > 5 and word.isalpha()]
            for index in long[:1]:
                words[index] = _slipped(words[index], slip)
            reading = interpret(TRIAL, question, " ".join(words), today=TODAY)
            assert reading.status is not Status.UNDERSTOOD or reading.value is value, " ".join(words)
