"""The work grows with an answer's length, not with its square, whatever the answer is full of."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import count
from types import FrameType

import pytest

from chatbot.interpretation import interpret, interpret_kind
from chatbot.interpretation.normalise import MOST_FIGURES
from criteria.load import load
from tests.interpretation.dense import PIECES, of_length

TRIAL = load("nct06732505")
TODAY = date(2026, 11, 22)
QUESTIONS = (
    "liver_metastases", "tumour_grade", "respondent", "hemoglobin", "ki67", "octreotide_lar_last",
    "octreotide_lar_dose", "brain_metastases_stable",
)  # fmt: skip
"""One of each way of reading; whoever is typing may tell anything."""
KINDS = ("age", "weight", "number", "duration")
SHORT = 200
"""Characters; compared with twice as many."""
SLACK = 1.2


BLANKS = count(1)
"""So many at the end make a text one that no reader remembers."""


def read(reader: str, text: str) -> object:
    if reader in KINDS:
        return interpret_kind(reader, text, today=TODAY)
    return interpret(TRIAL, reader, text, today=TODAY)


def steps(reading: Callable[[], object]) -> int:
    """Calls of functions while reading, each turn of a generator too."""
    taken = 0

    def counting(frame: FrameType, event: str, arg: object) -> None:
        nonlocal taken
        taken += event == "call"

    sys.setprofile(counting)
    try:
        reading()
    finally:
        sys.setprofile(None)
    return taken


@pytest.mark.parametrize(("question", "figure"), [("age", "70 "), ("hemoglobin", "12g "), ("weight", "70, ")])
def test_more_figures_than_a_report_has_are_no_answer(question: str, figure: str) -> None:
    assert interpret(TRIAL, question, figure * 20, today=TODAY).value is not None
    assert interpret(TRIAL, question, figure * (MOST_FIGURES + 1), today=TODAY).value is None


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_twice_as_much_is_twice_the_work(piece: str) -> None:
    for reader in (*QUESTIONS, *KINDS):
        read(reader, of_length(piece, 2 * SHORT))
        texts = (of_length(piece, length) + " " * next(BLANKS) for length in (SHORT, 2 * SHORT))
        short, long = (steps(partial(read, reader, text)) for text in texts)
        assert long <= 2 * SLACK * short, reader
