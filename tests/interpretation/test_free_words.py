"""What a person adds in free words is kept, also beside words of not knowing."""

import pytest

from chatbot.interpretation import interpret
from chatbot.interpretation.reading import Status
from criteria.load import load


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("not sure if relevant, had hepatitis in 1980", Status.UNDERSTOOD),
        ("no idea if this matters: I have one kidney", Status.UNDERSTOOD),
        ("he hasn't been told he has cancer, please don't mention it to him", Status.UNDERSTOOD),
        ("not known to have allergies", Status.UNDERSTOOD),
        ("don't know", Status.UNKNOWN),
        ("I'm not sure", Status.UNKNOWN),
    ],
)
def test_words_beside_not_knowing_are_kept(answer: str, status: Status) -> None:
    assert interpret(load("nct06732505"), "anything_else", answer, lang="en").status is status
