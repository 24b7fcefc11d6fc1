"""What answers in one language need, loaded ahead of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chatbot.interpretation.expressions import compiling
from chatbot.interpretation.interpreter import interpret
from chatbot.interpretation.likelihood import learned_of
from chatbot.interpretation.vocabulary import vocabulary_of
from criteria.model import Lang, Trial

_SAMPLES = {
    "en": "about 10%, 3 weeks ago, 12.1 mg/dL twice, since May 2020; "
    "b c d e f g h j k l n o p q r u v w x y z",
    "zh": "大概10%，三周前，12.1毫克两次，从2020年5月",
}
"""Answers with a share that may decide a criterion, a figure, a unit, a date, a length, and a word of every
first letter."""


def prepare(trial: Trial, lang: Lang) -> None:
    """Learn from the examples, and compile the patterns: seconds, or some 50 ms where both are kept."""
    learned_of(trial, lang)
    interpret(trial, trial.questions[0].id, _SAMPLES[lang], lang)


def warm(trial: Trial, lang: Lang) -> Iterator[None]:
    """Load readers and patterns, in steps of a few milliseconds but for single imports.

    May be left off after any step; changes no reading.
    """
    from chatbot.interpretation.figures.scan import opening
    from criteria.evaluate import case_of

    for question in {question.kind: question.id for question in trial.questions}.values():
        interpret(trial, question, _SAMPLES[lang], lang)
        yield
    yield from opening()
    case = case_of(trial, {}, date.today(), None)
    for name in trial.derived:
        case.derived_value(name)
        yield
    yield from vocabulary_of(trial).loading(lang)
    yield from learned_of(trial, lang).loading()
    yield from compiling()
