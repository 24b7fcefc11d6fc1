"""Readings of bare types: words that answer no question of a trial."""

from __future__ import annotations

from datetime import date
from typing import Literal

from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.figures.leftover import doubted, without_things
from chatbot.interpretation.normalise import Utterance
from chatbot.interpretation.times.bare_dates import read_bare_date
from chatbot.interpretation.times.read_ages import read_bare_age
from chatbot.interpretation.times.read_durations import read_bare_duration
from criteria.model import Lang

_READERS = {"date": read_bare_date, "duration": read_bare_duration, "age": read_bare_age}


Kind = Literal["date", "duration", "age"]
"""What may be read where no question of a trial is put."""


def read_bare(kind: Kind, utterance: Utterance, lang: Lang, today: date) -> tuple[Candidate, ...]:
    """The readings of words as a date, a duration or an age."""
    found = _READERS[kind](utterance, lang, today)
    return doubted(utterance, without_things(utterance, found) if kind == "age" else found)
