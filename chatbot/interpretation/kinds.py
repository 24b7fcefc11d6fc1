"""The reader of each kind of value, imported when first needed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from chatbot.interpretation.booleans import read_boolean, turned
from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.choices import read_choice
from chatbot.interpretation.denied_twice import turned_over
from chatbot.interpretation.leftovers import asked_back
from chatbot.interpretation.lexicon import AROUND
from chatbot.interpretation.of_whom_and_when import checked_subject
from chatbot.interpretation.outcome import Outcome, Reading
from chatbot.interpretation.own_time import of_own_time
from chatbot.interpretation.reading import Status
from chatbot.interpretation.self_apart import as_answered_first, as_of_self
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.then_and_now import as_of_now
from chatbot.interpretation.too_short import not_for_long_enough
from chatbot.interpretation.worded import beside_words, read_time
from chatbot.interpretation.yesno import find_direct
from criteria.model import Trial
from criteria.values import Choice, Text, Value, ValueKind

if TYPE_CHECKING:
    from chatbot.interpretation.figures import bare as figure
    from chatbot.interpretation.times import read_bare as time


def read(situation: Situation) -> Outcome:
    """The reading of the answer as its question's own kind of value."""
    kind = situation.question.kind
    if kind is ValueKind.TEXT:
        return Outcome(Status.UNDERSTOOD, Text(situation.utterance.raw))
    if kind in (ValueKind.BOOLEAN, ValueKind.CHOICE) and situation.sentence.divided:
        return Outcome(Status.UNCLEAR)
    if kind is ValueKind.BOOLEAN:
        return as_answered_first(situation, lambda one: as_of_now(one, _read_boolean))
    if kind is ValueKind.CHOICE:
        return as_answered_first(situation, lambda one: as_of_now(one, _read_choice))
    return as_of_self(situation, _read_figured)


def _read_figured(situation: Situation) -> Outcome:
    """The reading of an answer whose value is a figure, a day or a length of time."""
    kind = situation.question.kind
    if kind is ValueKind.DATE:
        situation = of_own_time(situation)
    if kind in (ValueKind.DATE, ValueKind.DURATION):
        return asked_back(situation, checked_subject(situation, read_time(situation, read_figures)))
    outcome = beside_words(situation, read_figures(situation))
    outcome = outcome if kind is ValueKind.AGE else checked_subject(situation, outcome)
    return _not_at_hand(situation) or outcome if outcome == _NOTHING else asked_back(situation, outcome)


_NOTHING = Outcome(Status.UNCLEAR)


def _read_boolean(situation: Situation) -> Outcome:
    said = turned_over(situation, _in_words(situation, turned(situation, read_boolean(situation))))
    return not_for_long_enough(situation, said)


def _read_choice(situation: Situation) -> Outcome:
    return _in_words(situation, turned(situation, read_choice(situation)))


def _not_at_hand(situation: Situation) -> Outcome | None:
    """Not known, where a bare no answers to a value: "I don't have it", 没有; None: it is none."""
    if situation.vocabulary is None or situation.question.kind not in (ValueKind.QUANTITY, ValueKind.PERCENT):
        return None
    direct = find_direct(situation.sentence, situation.asked)
    bare = bool(direct) and all(one.value is False and one.whole for one in direct)
    return Outcome(Status.UNKNOWN) if bare and len(direct) == len(situation.sentence.clauses) else None


def read_figures(situation: Situation) -> Outcome:
    """What the figures, dates or lengths of time alone say."""
    return _in_figures(_candidates(situation))


def _in_words(situation: Situation, reading: Reading) -> Outcome:
    value: Value | None = None
    if reading.codes:
        boolean = situation.question.kind is ValueKind.BOOLEAN
        value = reading.codes[0] == "true" if boolean else Choice(reading.codes)
    words = situation.utterance.words[reading.first : reading.last]
    span = (words[0].start, words[-1].end) if words else None
    return Outcome(reading.status, value, span, reading.note)


def _in_figures(candidates: Sequence[Candidate]) -> Outcome:
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
    if situation.vocabulary is None:
        return _bare(situation)
    kind = situation.question.kind
    if kind is ValueKind.DATE:
        from chatbot.interpretation.times.read_dates import read_date

        return read_date(situation)
    if kind is ValueKind.DURATION:
        from chatbot.interpretation.times.read_durations import read_duration

        return read_duration(situation)
    if kind is ValueKind.AGE:
        from chatbot.interpretation.times.read_ages import read_age

        return _own(situation, read_age(situation))
    return _amounts(situation, situation.vocabulary.trial)


def _own(situation: Situation, found: Sequence[Candidate]) -> Sequence[Candidate]:
    """Of several the participant's own: "I'm 62, my wife is 60"."""
    if not 1 < len(found) <= _MOST_TOLD:
        return found
    places = [word.start for word in situation.utterance.words]
    own = [one for one in found if not _is_anothers(situation, bisect_right(places, one.start) - 1)]
    return own or found


def _is_anothers(situation: Situation, at: int) -> bool:
    """True for a word said of another person, and in a Chinese clause that goes on: 我老公才高，一百多."""
    if situation.of_another(at):
        return True
    clause = situation.sentence.clause_of(at)
    goes_on = situation.utterance.lang == "zh" and clause.first > 1 and clause.last - clause.first <= _SHORT
    return goes_on and situation.of_another(clause.first - 2) and not situation.sentence.of_speaker(at)


_MOST_TOLD = 12
"""Figures of which some may be told of others; so many more are no answer."""
_SHORT = 5
"""Characters of a clause that has no room for a subject of its own."""


def _amounts(situation: Situation, trial: Trial) -> Sequence[Candidate]:
    given = situation.utterance, trial, situation.question
    if situation.question.kind is ValueKind.QUANTITY:
        from chatbot.interpretation.figures.quantities import read_quantity

        return _own(situation, read_quantity(*given, situation.facts, situation.today))
    if situation.question.kind is ValueKind.PERCENT:
        from chatbot.interpretation.figures.percent import read_percent

        return read_percent(*given, situation.facts, situation.today)
    from chatbot.interpretation.figures.counts import read_number

    return read_number(*given) or _lone_number(situation)


def _lone_number(situation: Situation) -> Sequence[Candidate]:
    """A figure that is the whole answer and too great for a count of treatments: asked back."""
    from chatbot.interpretation.figures.bare import read_bare

    words = situation.utterance.words
    if not all(word.kind in ("number", "punct") or word.key in AROUND for word in words):
        return ()
    return [replace(found, sure=False) for found in read_bare("number", situation.utterance, situation.today)]


def _bare(situation: Situation) -> Sequence[Candidate]:
    """A bare type of value, without a trial."""
    kind, lang = situation.question.id, situation.lang
    if kind in ("date", "duration", "age"):
        from chatbot.interpretation.times.read_bare import read_bare as read_time

        found = read_time(cast("time.Kind", kind), situation.utterance, lang, situation.today)
        return _own(situation, found) if kind == "age" else found
    from chatbot.interpretation.figures.bare import read_bare as read_figure

    return read_figure(cast("figure.Kind", kind), situation.utterance, situation.today)
