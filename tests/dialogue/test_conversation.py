"""Conversations as tables: what is said, and what is open after it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chatbot.dialogue.conversation import Conversation
from chatbot.dialogue.prompt import Prompt
from chatbot.dialogue.state import Setting
from criteria.model import Trial
from tests.dialogue.conftest import TODAY

Begin = Callable[..., Conversation]
START = "participant | 40 | no | 6"
TO_LAST_DOSE = f"{START} | mild | preventive"


def after(conversation: Conversation, script: str) -> Prompt:
    """The prompt after the replies of the script, which are parted by bars with spaces."""
    for words in script.split(" | "):
        conversation.say("" if words == "∅" else words)
    return conversation.prompt


def opened(prompt: Prompt) -> str:
    """What is open, in short: "age", "confirm age", "review"; "3" after it is the third time."""
    where = prompt.question or ""
    kind = "" if prompt.kind == "question" else prompt.kind.value
    times = str(prompt.attempt) if prompt.attempt > 1 else ""
    return " ".join(part for part in (kind, where, times) if part)


@pytest.mark.parametrize(
    ("script", "open_then"),
    [
        # the protocol's order, and what is skipped
        ("participant", "age"),
        (START, "severity"),
        (f"{START} | mild", "medicine"),
        (f"{START} | severe", "speech_lost"),
        (f"{START} | mild | none", "anything_else"),
        (TO_LAST_DOSE, "last_dose"),
        (f"{TO_LAST_DOSE} | 2026-01-01", "anything_else"),
        (f"{TO_LAST_DOSE} | 2026-11-20", "can_wait"),
        (f"{START} | mild | none | ∅", "review"),
        (f"{START} | mild | none | ∅ | yes", "summary"),
        # three times at most, then it is left for the team
        ("participant | eh", "age 2"),
        ("participant | eh | eh", "age 3"),
        ("participant | eh | eh | eh", "pregnant"),
        ("participant | idk", "pregnant"),
        ("participant | 40 | pass", "attacks"),
        # a likely reading is asked back: yes, no or the answer in other words
        ("participant | maybe 40", "confirm age"),
        ("participant | maybe 40 | yes", "pregnant"),
        ("participant | maybe 40 | that's right!", "pregnant"),
        ("participant | maybe 40 | no", "age 2"),
        ("participant | maybe 40 | 41", "pregnant"),
        ("participant | maybe 40 | maybe 40", "pregnant"),
        ("participant | maybe 40 | maybe 41", "confirm age 2"),
        ("participant | maybe 40 | hm", "age 2"),
        ("participant | maybe 40 | idk", "pregnant"),
        ("participant | maybe 40 | no | maybe 4 | no | maybe 5 | no", "pregnant"),
        ("maybe relative", "confirm typist"),  # of whom all that follows is said
        ("maybe relative | yes", "age"),
        # the exact figure is asked for where it matters, at once and once
        ("participant | 30-50", "pregnant"),
        ("participant | 15-20", "refine age 2"),
        ("participant | 15-20 | 19", "pregnant"),
        ("participant | 15-20 | idk", "pregnant"),
        ("participant | 15-20 | 16-20", "pregnant"),
        ("participant | eh | 15-20 | eh", "pregnant"),
        ("participant | maybe 15-20", "confirm age"),  # before the exact one is asked for
        ("participant | maybe 15-20 | yes", "refine age 2"),
        (f"{TO_LAST_DOSE} | 2026-10-01..2026-10-30", "refine last_dose 2"),
        (f"{TO_LAST_DOSE} | 2026-09-01..2026-09-30", "anything_else"),
        # codes left open are asked about once
        (f"{START} | moderate|severe", "refine severity 2"),
        (f"{START} | moderate|severe | mild", "medicine"),
        (f"{START} | moderate|severe | moderate|severe", "medicine"),
        # what was said already is not asked again
        ("participant & age=40", "pregnant"),
        ("participant & age=40 & attacks=6 | no", "severity"),
        ("participant & age=15-20", "refine age"),
        (f"{START} & severity=severe", "speech_lost"),
        ("participant | eh & attacks=6", "age"),
        # a criterion that is not met: stop or go on
        ("participant | 15", "first_fail"),
        ("participant | 15 | go on", "pregnant"),
        ("participant | 15 | stop here", "summary"),
        ("participant | 15 | 2", "summary"),
        ("participant | 15 | hm", "first_fail"),
        ("participant | 15 | go on | yes", "attacks"),
        ("participant | 15 | /back", "age"),
        ("participant | 15 | /back | 41", "pregnant"),
        ("participant | 15 | /back | keep", "first_fail"),
        ("participant | 15 | /change age", "age"),
        ("participant | 15 | /change typist | relative", "first_fail"),
        ("participant | 15 | go on | /back | keep", "pregnant"),
        # contradictions
        ("participant | 40 | no & age=30", "contradiction age"),
        ("participant | 40 | no & age=30 | the first", "attacks"),
        ("participant | 40 | no & age=30 | neither", "age"),
        ("participant | 40 | no & age=30 | eh | eh | eh", "age"),
        ("participant | 40 | no & age=30 | 30", "attacks"),
        ("participant | 40 | no & age=30 | 35", "attacks"),
        ("participant | 40 | actually & age=30", "pregnant"),
        ("participant | 40 | no wait, 41", "pregnant"),
        ("participant | 40 | no wait, eh", "pregnant 2"),
        ("participant | 30-50 | no & age=40", "attacks"),
        ("participant | idk | no & age=40", "attacks"),
        ("participant | 40 | no wait, & age=30", "pregnant"),
        # a question that a correction makes needless is let go
        (f"{TO_LAST_DOSE} | no wait, & medicine=none", "anything_else"),
        (f"{TO_LAST_DOSE} | /change medicine & medicine=none", "anything_else"),
        (f"{TO_LAST_DOSE} | 2026-11-20 | /back | /change medicine & medicine=none", "anything_else"),
        (f"{TO_LAST_DOSE} | 2026-11-20 | no wait, yes & last_dose=2026-01-01", "anything_else"),
        (f"{START} | severe | no wait, & severity=mild", "medicine"),
        (f"{START} | severe | yes & severity=mild | the second", "medicine"),
        # steering
        ("participant | 40 | /back", "age"),
        ("participant | 40 | /back | /back", "typist"),
        ("participant | 40 | /back | /back | /back", "typist"),
        ("participant | 40 | /back | 41", "pregnant"),
        ("participant | 40 | /back | keep", "pregnant"),
        ("participant | 40 | /back | eh | eh | eh", "pregnant"),
        ("participant | 40 | /change typist", "typist"),
        ("participant | 40 | /change typist | relative", "pregnant"),
        ("participant | 40 | /change age & age=41", "pregnant"),
        ("participant | 40 | /change last_dose", "pregnant"),
        ("participant | 40 | /change start_ok", "pregnant"),
        ("participant | 40 | /change", "review"),
        ("participant | 40 | /summary", "review"),
        ("participant | 40 | /summary | 2", "age"),
        ("participant | 40 | /summary | age", "age"),
        ("participant | 40 | /summary | go on", "pregnant"),
        ("participant | 40 | /summary | it & age=41", "review"),
        ("participant | /why", "age"),
        ("participant | /help", "age"),
        ("participant | what is an aura?", "age"),
        ("participant | eh | /repeat", "age 2"),
        ("participant | /skip", "pregnant"),
        ("participant | /pause", "paused"),
        ("participant | /pause | here I am", "age"),
        ("participant | /stop", "stopping"),
        ("participant | /stop | keep", "stopped"),
        ("participant | /stop | delete it", "stopped"),
        ("participant | /stop | no", "age"),
        ("participant | /stop | no, please go on", "age"),
        ("participant | /stop | please don't delete it", "stopping"),
        ("participant | /stop | 那就继续吧", "age"),
        ("participant | /stop | 不删除", "stopping"),
        ("participant | /stop | delete | 40", "stopped"),
        ("participant | 中文", "age"),
        ("participant | choices", "age"),
        # the page of answers
        (f"{START} | mild | none | ∅ | 3", "pregnant"),
        (f"{START} | mild | none | ∅ | 3 | no", "review"),
        (f"{START} | mild | none | ∅ | change 6", "medicine"),
        (f"{START} | mild | none | ∅ | 6 | preventive", "last_dose"),
        (f"{START} | mild | none | ∅ | no", "review"),
        (f"{START} | mild | none | ∅ | it & severity=severe", "speech_lost"),
        (f"{START} | mild | none | ∅ | yes | /back", "anything_else"),
        (f"{START} | mild | none | ∅ | yes | /change age", "age"),
        (f"{START} | mild | none | ∅ | yes | /change | go on", "review"),
        (f"{START} | mild | none | ∅ | yes | /stop", "summary"),
        (f"{START} | mild | none | ∅ | yes | hm", "summary"),
        ("participant | 15 | stop | /change", "review"),
        ("participant | 15 | stop | /change age | 40", "pregnant"),
    ],
)  # fmt: skip
def test_what_is_open_after(begun: Begin, script: str, open_then: str) -> None:
    assert opened(after(begun(), script)) == open_then


@pytest.mark.parametrize(
    ("script", "question", "heard", "mark"),
    [
        ("participant | 40", "age", "40", "understood"),
        ("participant | maybe 40 | yes", "age", "40", "confirmed"),
        ("participant | idk", "age", "don't know", "unknown"),
        ("participant | pass", "age", "rather not say", "declined"),
        ("participant | eh | eh | eh", "age", "left for the study team", "site"),
        ("participant | /skip", "age", "left for the study team", "site"),
        (f"{START} | severe", "severity", "Severe", "understood"),
        (f"{START} | moderate|severe | idk", "severity", "left for the study team", "site"),
        ("participant | 15-20 | idk", "age", "15-20", "understood"),
        ("participant | 40 | no & age=30 | the first", "age", "40", "confirmed"),
        ("participant | 40 | no & age=30 | 2", "age", "30", "confirmed"),
        ("participant | 40 | no & age=30 | 30", "age", "30", "confirmed"),
        ("participant | 40 | no & age=30 | 35", "age", "35", "understood"),
        ("participant | 40 | no wait, & age=30", "age", "30", "understood"),
        ("participant | 40 | no wait, 41", "age", "41", "understood"),
        ("participant | 40 | /back | 41", "age", "41", "understood"),
        ("participant | 40 | /back | eh | eh | eh", "age", "40", "understood"),
        ("participant | 40 | /back | idk", "age", "don't know", "unknown"),
        ("participant | 40 | /change age & age=41", "age", "41", "understood"),
    ],
)  # fmt: skip
def test_what_is_held(begun: Begin, script: str, question: str, heard: str, mark: str) -> None:
    conversation = begun()
    after(conversation, f"{script} | /summary")
    line = next(line for line in conversation.prompt.lines if line.question == question)
    assert heard in line.heard + line.words
    assert line.mark == mark


@pytest.mark.parametrize(
    ("script", "kind", "said"),
    [
        ("participant | /why", "why", "From 18 on."),
        ("participant | /help", "help", "For example: “40”"),
        ("participant | 15 | /help", "help", "Type the number or the words of one choice."),
        ("participant | 15 | /why", "why", "Only you can decide this"),
        ("participant | what is an aura?", "help", "aura: Lights seen before an attack."),
        ("participant & age=40", "heard", "I also noted: age – 40 years."),
        ("participant | 40 | no wait, & age=30", "changed", "I changed age"),
        ("participant | 40 | /back", "told", "So far I have “40 years” for age"),
        (f"{TO_LAST_DOSE} | never | /change medicine | none", "changed", "no longer fits: last dose"),
        ("participant | I want to die", "care", "112"),
        ("participant | eh | eh | eh", "told", "I leave this one for the study team."),
    ],
)
def test_what_is_said_before_the_prompt(begun: Begin, script: str, kind: str, said: str) -> None:
    conversation = begun()
    after(conversation, script)
    assert any(notice.kind == kind and said in notice.text for notice in conversation.prompt.notices)


def test_only_what_rested_on_a_changed_answer_is_dropped(begun: Begin) -> None:
    conversation = begun()
    after(conversation, f"{TO_LAST_DOSE} | 2026-11-20 | yes | ∅ | 6 | acute")
    assert set(conversation.state.answers) == {
        "start_ok", "keep_ok", "typist", "age", "pregnant", "attacks", "severity", "medicine",
        "anything_else",
    }  # fmt: skip
    assert opened(conversation.prompt) == "review"


def test_a_third_time_shows_the_choices_and_takes_their_numbers(begun: Begin) -> None:
    conversation = begun()
    prompt = after(conversation, f"{START} | eh | eh")
    assert prompt.choices_shown
    assert [(option.number, option.code) for option in prompt.choices] == [
        ("1", "mild"), ("2", "moderate"), ("3", "severe"), ("4", "unknown"),
    ]  # fmt: skip
    assert opened(after(conversation, "3")) == "speech_lost"


def test_figures_are_never_taken_for_the_number_of_a_choice(begun: Begin) -> None:
    conversation = begun()
    prompt = after(conversation, "participant | 40 | no | eh | eh")
    assert prompt.form and {option.number for option in prompt.choices} == {""}
    conversation.choose("unknown")
    assert conversation.prompt.question == "severity"


def test_what_the_study_is_comes_before_the_first_question(headache: Trial, notation: None) -> None:
    for as_of, texts in (
        (date(2026, 11, 22), ["A small study."]),
        (date(2027, 7, 1), ["A small study.", "out of date"]),
    ):
        conversation = Conversation(Setting(headache, as_of), "en")
        shown = [notice.text for notice in conversation.prompt.notices]
        assert len(shown) == len(texts) and all(part in text for part, text in zip(texts, shown, strict=True))
        assert conversation.say("yes").notices == ()


def test_without_a_yes_nothing_is_asked(headache: Trial, notation: None) -> None:
    for replies in ("no", "eh | eh | eh", "idk | pass | /skip"):
        conversation = Conversation(Setting(headache, TODAY), "en")
        assert opened(after(conversation, replies)) == "stopped"
        assert "08-123456" in conversation.prompt.text
        assert conversation.say("yes").ended


def test_a_relative_is_asked_about_the_person(begun: Begin) -> None:
    assert begun("participant").prompt.text == "How old are you?"
    assert begun("relative").prompt.text == "How old is the person?"
    assert begun("relative", lang="zh").prompt.text == "问家属：age"


def test_switching_the_language_says_the_same_again(begun: Begin) -> None:
    conversation = begun("participant", "40 & severity=severe")
    conversation.switch("zh")
    assert conversation.prompt.text == "问：pregnant"
    assert [notice.text for notice in conversation.prompt.notices] == [
        "我也记下了这些。名_severity：选severe。"
    ]


def test_progress_counts_what_is_met(begun: Begin) -> None:
    shown = [(begun(*START.split(" | ")[:n]).prompt.number, begun().prompt.about) for n in range(4)]
    assert shown == [(1, 7), (2, 7), (3, 7), (4, 7)]
