"""Transcripts made without the interpreter: every reply carries the reading that it is given."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from chatbot import VERSION
from chatbot.dialogue.conversation import Conversation
from chatbot.dialogue.events import Replied
from chatbot.dialogue.prompt import PromptKind
from chatbot.dialogue.readings import encode
from chatbot.dialogue.state import Setting
from chatbot.interpretation.reading import Interpretation, Status
from criteria.load import load
from criteria.model import Lang, Trial
from criteria.values import Age, Choice, Dates, Interval, Missing, Never, Quantity, Text, Value, ValueKind
from transcripts.events import Header
from transcripts.store import Store

TODAY = date(2026, 11, 22)


def exactly(number: float, unit: str | None = None) -> Quantity:
    return Quantity(Interval.exactly(number), unit)


LIKELY: Mapping[str, Value | Missing] = {
    "respondent": Choice(("participant",)),
    "age": Age(Interval.exactly(54)),
    "sex": Choice(("female",)),
    "primary_site": Choice(("pancreas",)),
    "tumour_grade": Choice(("g2",)),
    "disease_extent": Choice(("metastatic",)),
    "sstr_pet": Choice(("positive",)),
    "brain_metastases": False,
    "prior_prrt": False,
    "long_acting_analogue": Choice(("octreotide_lar",)),
    "octreotide_lar_dose": exactly(30, "mg"),
    "octreotide_lar_interval": exactly(28, "d"),
    "octreotide_lar_duration": exactly(200, "d"),
    "octreotide_lar_last": Dates(date(2026, 9, 1), date(2026, 9, 1)),
    "short_acting_octreotide": False,
    "last_systemic_therapy": Dates(date(2026, 8, 1), date(2026, 8, 31)),
    "last_local_treatment": Never(),
    "last_bone_radiotherapy": Never(),
    "last_trial_drug": Never(),
    "ecog": Choice(("1",)),
    "pregnant_or_breastfeeding": False,
    "childbearing_potential": False,
    "heart_failure": Choice(("none",)),
    "diabetes": Choice(("none",)),
    "other_cancer": False,
    "radioligand_allergy": False,
    "contrast_unsuitable": False,
    "active_infection": False,
    "other_serious_condition": False,
    "better_option_advised": False,
    "creatinine": exactly(70, "umol/L"),
    "hemoglobin": exactly(121, "g/L"),
    "neutrophils": exactly(3, "10*9/L"),
    "platelets": exactly(210, "10*9/L"),
    "bilirubin": exactly(10, "umol/L"),
    "albumin": exactly(40, "g/L"),
    "alt": exactly(20, "U/L"),
    "ast": exactly(20, "U/L"),
    "aptt": exactly(30, "s"),
    "anything_else": Text(""),
}
"""Answers of somebody who may take part; what is not named is answered yes,
or not known where yes is no answer."""


@cache
def trial() -> Trial:
    return load("nct06732505")


def save(
    store: Store,
    transcript_id: str = "20261122-abcdef",
    answers: Mapping[str, Value | Missing] | None = None,
    words: Mapping[str, str] | None = None,
    lang: Lang = "en",
    stop_after: int = 10_000,
) -> Path:
    """Hold and keep a conversation; returns its path.

    Args:
        store: where it is kept.
        transcript_id: its id.
        answers: differences from ``LIKELY``.
        words: question id to the words typed, where they matter.
        lang: its language.
        stop_after: replies after which it is left unfinished.
    """
    header = Header(transcript_id, trial().id, trial().digest, lang, TODAY.isoformat(), None, VERSION)
    said = {**LIKELY, **(answers or {})}
    with store.create(header) as journal:
        conversation = Conversation(Setting(trial(), TODAY), lang, journal.append)
        for _ in range(stop_after):
            if conversation.prompt.ended:
                break
            conversation._happen(_reply(conversation, said, words or {}))
        store.close(journal, "finished" if conversation.prompt.ended else "paused")
    return store.path(transcript_id)


def _reply(conversation: Conversation, said: Mapping[str, Any], words: Mapping[str, str]) -> Replied:
    prompt = conversation.prompt
    picks = {
        PromptKind.FIRST_FAIL: "go_on",
        PromptKind.REVIEW: "accept",
        PromptKind.CONTRADICTION: "later",
        PromptKind.CONFIRM: "yes",
    }
    if prompt.kind in picks:
        return Replied("ok", prompt.kind.value, prompt.question, pick=picks[prompt.kind])
    question = prompt.question or ""
    plain_yes = trial().question(question).kind is ValueKind.BOOLEAN
    value = said.get(question, True if plain_yes else Missing.UNKNOWN)
    typed = words.get(question, f"words about {question}")
    if isinstance(value, Missing):
        return Replied(typed, prompt.kind.value, question, encode(Interpretation(Status(value.value))))
    reading = Interpretation(Status.UNDERSTOOD, value, heard=f"heard {question}", span=(0, 5))
    return Replied(typed, prompt.kind.value, question, encode(reading))
