"""A trial of another illness is talked through from its definition alone, with the real reader."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chatbot.dialogue.conversation import Conversation
from chatbot.dialogue.state import Setting
from chatbot.screen import Answers, hold
from criteria.load import load

TRIAL = load(Path(__file__).parents[1] / "trials" / "migraine")
ANSWERS = {
    "may_ask": "yes",
    "who_types": "me",
    "how_old": "43",
    "could_be_pregnant": "neither",
    "weight": "70 kg",
    "headache_kind": "migraine without an aura",
    "diagnosed_for": "10 years",
    "age_at_onset": "22",
    "migraine_days": "8",
    "preventives_tried": "2",
    "preventive_changed": "1 June 2026",
    "rescue_days": "5",
    "last_botulinum": "never",
    "stroke_or_infarction": "no",
    "blood_pressure": "normal",
    "will_keep_diary": "yes",
}


@pytest.mark.parametrize(
    ("changes", "verdict", "start"),
    [
        ({}, "likely_eligible", None),
        ({"migraine_days": "16"}, "not_eligible", None),
        ({"last_botulinum": "1 October 2026"}, "not_yet_eligible", "2027-01-21"),
        ({"how_old": "I won't say"}, "needs_more_information", None),
        ({"preventives_tried": "none"}, "not_eligible", None),
    ],
)
def test_it_comes_to_its_verdict(changes: dict[str, str], verdict: str, start: str | None) -> None:
    replies = {name: (words,) for name, words in {**ANSWERS, **changes}.items()}
    conversation = Conversation(Setting(TRIAL, date(2026, 11, 22), asks_to_keep=False), "en")
    outcome = hold(conversation, Answers("en", replies, None))
    assert (outcome["verdict"], outcome["earliest_start"]) == (verdict, start)
    assert ("preventive_changed" in outcome["asked"]) == (changes.get("preventives_tried") != "none")
