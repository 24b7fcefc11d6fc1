"""Reading a single expression of time, for the tables of the tests beside."""

from __future__ import annotations

from datetime import date

from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.normalise import normalise
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.times.read_ages import read_age
from chatbot.interpretation.times.read_dates import read_date
from chatbot.interpretation.times.read_durations import read_duration
from criteria.model import Lang, Question
from criteria.values import Age, Dates, Never, Quantity, ValueKind

TODAY = date(2026, 11, 22)
"""A Sunday."""


def situation(kind: ValueKind, words: str, lang: Lang | None, asked: str, today: date) -> Situation:
    utterance = normalise(words, lang)
    return Situation(
        utterance, Question("q", "", kind, allows_never=True), None, utterance.lang, today, {}, asked
    )


def shown(candidates: tuple[Candidate, ...]) -> str:
    """Readings as "2026-11-01..2026-11-07", several parted by " | ", an unsure one with "?"."""
    return " | ".join(_shown(candidate) for candidate in candidates) or "-"


def _shown(candidate: Candidate) -> str:
    match candidate.value:
        case None:
            text = "ask"
        case Never():
            text = "never"
        case Dates(earliest, latest):
            text = str(earliest) if earliest == latest else f"{earliest}..{latest}"
        case Age(years, born):
            text = _ends(years.low, years.high) + (f" born {born}" if born else "")
        case Quantity(interval, "d"):
            text = _ends(interval.low, interval.high)
        case other:
            raise AssertionError(f"not a time: {other}")
    return text if candidate.sure else text + "?"


def _ends(low: float | None, high: float | None) -> str:
    if low is not None and low == high:
        return f"{low:g}"
    return f"{'' if low is None else format(low, 'g')}..{'' if high is None else format(high, 'g')}"


def date_of(words: str, lang: Lang | None = None, today: date = TODAY) -> str:
    return shown(read_date(situation(ValueKind.DATE, words, lang, "When was the last time?", today)))


def days_of(words: str, lang: Lang | None = None, asked: str = "How long?", today: date = TODAY) -> str:
    return shown(read_duration(situation(ValueKind.DURATION, words, lang, asked, today)))


def interval_of(words: str, lang: Lang | None = None) -> str:
    return days_of(words, lang, "How often do you get it? 多久打一针？")


def age_of(words: str, lang: Lang | None = None, today: date = TODAY) -> str:
    return shown(read_age(situation(ValueKind.AGE, words, lang, "How old are you?", today)))
