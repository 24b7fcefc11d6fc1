"""What an answer tells of other questions, in a short form for tables."""

from __future__ import annotations

from datetime import date

from chatbot.interpretation import interpret
from criteria.load import load
from criteria.values import Age, Choice, Dates, Quantity

TRIAL = load("nct06732505")
TODAY = date(2026, 11, 22)


def besides(question: str, words: str) -> dict[str, object]:
    """The value of each other question that an answer gives; Chinese where a Chinese character is in it."""
    lang = "zh" if any("一" <= character <= "鿿" for character in words) else "en"
    also = interpret(TRIAL, question, words, lang=lang, today=TODAY).also
    return {fact.question: _short(fact.value) for fact in also}


def _short(value: object) -> object:
    match value:
        case Quantity(interval=interval) | Age(years=interval):
            return interval.low if interval.exact else (interval.low, interval.high)
        case Dates(earliest=earliest):
            return str(earliest)
        case Choice(codes=codes):
            return codes[0]
        case _:
            return value
