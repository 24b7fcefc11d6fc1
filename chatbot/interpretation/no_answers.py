"""Which questions a no is an answer to."""

from __future__ import annotations

from chatbot.interpretation.choices import NONE
from criteria.model import Question
from criteria.values import ValueKind


def may_be_denied(question: Question) -> bool:
    """True for a question to which a no is an answer: not for the age, a figure or the sex."""
    return question.kind not in _FIGURES and (question.kind is not ValueKind.CHOICE or NONE in question.codes)


_FIGURES = (ValueKind.AGE, ValueKind.QUANTITY, ValueKind.PERCENT, ValueKind.NUMBER)
