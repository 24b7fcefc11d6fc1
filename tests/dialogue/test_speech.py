"""The conversation's own sentences: both languages alike, plain, and matched word for word."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from chatbot.dialogue.care import care_for
from chatbot.dialogue.options import PICKS, plain
from chatbot.dialogue.speech import Speech, speech

EN, ZH = speech("en"), speech("zh")


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_both_languages_say_the_same_things() -> None:
    for table in ("sentences", "summary", "labels"):
        english, chinese = getattr(EN, table), getattr(ZH, table)
        assert english.keys() == chinese.keys()
        assert {key for key in english if places(english[key]) != places(chinese[key])} == set()
    assert {kind: set(codes) for kind, codes in EN.picks.items()} == {
        kind: set(codes) for kind, codes in ZH.picks.items()
    }
    assert EN.listens.keys() == ZH.listens.keys()


@pytest.mark.parametrize("said", [EN, ZH], ids=["en", "zh"])
def test_words_to_pick_by_are_plain_and_mean_one_thing(said: Speech) -> None:
    for kind, codes in PICKS.items():
        words = [word for code in codes for word in said.picks[kind.value][code].words]
        assert words == [plain(word) for word in words]
        assert len(words) == len(set(words)), kind


def test_english_sentences_are_short() -> None:
    sentences = [*EN.sentences.values(), *EN.summary.values()]
    long = [
        sentence
        for text in sentences
        for sentence in re.split(r"(?<=[.?!:])\s", text)
        if len(re.sub(r"\{\w+\}", "it", sentence).split()) > 20
    ]
    assert long == []


def test_english_reads_at_grade_six() -> None:
    from textstat import textstat

    whole = [*EN.sentences.values(), *EN.summary.values()]
    text = " ".join(re.sub(r"[{}]", "", sentence) for sentence in whole if sentence.endswith((".", "?")))
    assert textstat.flesch_kincaid_grade(text) <= 6


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("I want to kill myself", "care_despair"),
        ("活着没意思，想死", "care_despair"),
        ("I can't breathe", "care_emergency"),
        ("我现在胸痛得厉害", "care_emergency"),
        ("no heavy bleeding", None),
        ("从没吐血", None),
        ("I have no reason to live any more", "care_despair"),
        ("I died laughing", None),
        ("", None),
    ],
)
def test_an_emergency_or_despair_is_answered_first(words: str, key: str | None) -> None:
    assert care_for(words) == key
