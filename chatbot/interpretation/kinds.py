"""The reader of each kind of value, imported when first needed."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.interpretation.booleans import Reading, read_boolean
from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.choices import read_choice
from chatbot.interpretation.figures.bare import read_bare as read_bare_figure
from chatbot.interpretation.figures.counts import read_number
from chatbot.interpretation.figures.percent import read_percent
from chatbot.interpretation.figures.quantities import read_quantity
from chatbot.interpretation.outcome import Outcome
from chatbot.interpretation.reading import Status
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.times.read_ages import read_age
from chatbot.interpretation.times.read_bare import read_bare as read_bare_time
from chatbot.interpretation.times.read_dates import read_date
from chatbot.interpretation.times.read_durations import read_duration
from criteria.values import Choice, Text, Value, ValueKind


def read(situation: Situation) -> Outcome:
    """The reading of the answer as its question's own kind of value."""
    kind = situation.question.kind
    if kind is ValueKind.TEXT:
        return Outcome(Status.UNDERSTOOD, Text(situation.utterance.raw))
    if kind is ValueKind.BOOLEAN:
        return _in_words(situation, read_boolean(situation))
    if kind is ValueKind.CHOICE:
        return _in_words(situation, read_choice(situation))
    return _in_figures(situation, _candidates(situation))


def _in_words(situation: Situation, reading: Reading) -> Outcome:
    value: Value | None = None
    if reading.codes:
        boolean = situation.question.kind is ValueKind.BOOLEAN
        value = reading.codes[0] == "true" if boolean else Choice(reading.codes)
    words = situation.utterance.words[reading.first : reading.last]
    span = (words[0].start, words[-1].end) if words else None
    return Outcome(reading.status, value, span, reading.note)


def _in_figures(situation: Situation, candidates: Sequence[Candidate]) -> Outcome:
    """One reading, or several that differ."""
    if not candidates:
        return Outcome(Status.UNCLEAR)
    highest = max(candidate.rank for candidate in candidates)
    best = [candidate for candidate in candidates if candidate.rank == highest]
    noted = next((candidate.note for candidate in best if candidate.note), None)
    sure = [candidate for candidate in best if candidate.sure and candidate.value is not None]
    settled = sure or [candidate for candidate in best if candidate.value is not None]
    first = settled[0] if settled else best[0]
    if len({candidate.value for candidate in settled}) != 1:
        return Outcome(Status.UNCLEAR, None, (first.start, first.end), noted)
    if not sure and any(candidate.value is None for candidate in best):
        return Outcome(Status.UNCLEAR, None, (first.start, first.end), noted)
    status = Status.UNDERSTOOD if sure else Status.CONFIRM
    return Outcome(status, first.value, (first.start, first.end), first.note)


def _candidates(situation: Situation) -> Sequence[Candidate]:
    """What the reader of the question's kind finds."""
    if situation.vocabulary is None:
        return _bare(situation)
    question, utterance, lang = situation.question, situation.utterance, situation.lang
    match question.kind:
        case ValueKind.DATE:
            return read_date(situation)
        case ValueKind.DURATION:
            return read_duration(situation)
        case ValueKind.AGE:
            return read_age(situation)
    reader = _FIGURE_READERS[question.kind]
    return reader(utterance, situation.vocabulary.trial, question, lang, situation.facts)


_FIGURE_READERS = {
    ValueKind.NUMBER: read_number,
    ValueKind.PERCENT: read_percent,
    ValueKind.QUANTITY: read_quantity,
}


def _bare(situation: Situation) -> Sequence[Candidate]:
    utterance, lang = situation.utterance, situation.lang
    match situation.question.kind:
        case ValueKind.DATE:
            return read_bare_time("date", utterance, lang, situation.today)
        case ValueKind.DURATION:
            return read_bare_time("duration", utterance, lang, situation.today)
        case ValueKind.AGE:
            return read_bare_time("age", utterance, lang, situation.today)
        case ValueKind.PERCENT:
            return read_bare_figure("percent", utterance, lang)
        case ValueKind.QUANTITY:
            return read_bare_figure("weight", utterance, lang)
    return read_bare_figure("number", utterance, lang)
