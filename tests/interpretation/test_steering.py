"""Words that steer the conversation, and words that only look so."""

from __future__ import annotations

import pytest

from chatbot.interpretation import interpret, interpret_kind
from criteria.load import load

TRIAL = load("nct06732505")


@pytest.mark.parametrize(
    ("said", "command", "target"),
    [
        ("I must change what I said about the PET scan", "change", "sstr_pet"),
        ("the dose I gave was wrong", "change", "octreotide_lar_dose"),
        ("the weight I gave you isn't right, let me put it again", "change", "weight"),
        ("改一下剂量", "change", "octreotide_lar_dose"),
        ("can I change the one about the shots", "change", None),
        ("back", "back", None),
        ("can we go back a question?", "back", None),
        ("skip this one", "skip", None),
        ("hold on", "pause", None),
        ("let's finish this tomorrow", "pause", None),
        ("stop", "stop", None),
        ("I want to quit", "stop", None),
        ("what have I told you so far", "summary", None),
        ("say that again please", "repeat", None),
        ("why do you need to know", "why", None),
        ("I don't understand the question", "help", None),
        ("change my weight", "change", "weight"),
        ("I put my age in wrong", "change", "age"),
        ("I'd like to change an answer", "change", None),
        ("上一题", "back", None),
        ("跳过", "skip", None),
        ("明天再填", "pause", None),
        ("退出", "stop", None),
        ("问这个干嘛", "why", None),
        ("年龄填错了", "change", "age"),
    ],
)
def test_it_steers(said: str, command: str, target: str | None) -> None:
    reading = interpret(TRIAL, "active_infection", said)
    assert (reading.command, reading.target) == (command, target)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("can_pause_octreotide_lar", "I can stop it"),
        ("can_pause_octreotide_lar", "I don't see why not"),
        ("can_pause_octreotide_lar", "能停"),
        ("ecog", "my wife helps me"),
        ("ecog", "I went back to work"),
        ("ecog", "I'm tired"),
        ("can_sign_consent", "he doesn't understand"),
        ("side_effects_recovered", "the rash came back"),
        ("liver_metastases", "没看到"),
        ("octreotide_lar_interval", "后来改成三周一次"),
        ("tumour_grade", "sorry, I mean grade 2"),
    ],
)
def test_it_only_looks_like_steering(question: str, said: str) -> None:
    assert interpret(TRIAL, question, said).command is None


@pytest.mark.parametrize(
    ("kind", "said", "command"),
    [
        ("number", "啥意思啊，没看明白", "help"),
        ("date", "这题先跳过吧", "skip"),
        ("weight", "why do you ask", "why"),
        ("date", "back in March", None),
        ("date", "下个月", None),
        ("boolean", "停", None),
    ],
)
def test_it_steers_where_only_a_kind_of_value_is_asked_for(kind: str, said: str, command: str | None) -> None:
    assert interpret_kind(kind, said).command == command
