"""The summary: one fixed content, two shapes, nothing in it that could act."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from chatbot.dialogue import summary_html, summary_text
from chatbot.dialogue.conversation import Conversation
from chatbot.dialogue.state import Setting
from chatbot.dialogue.summary import Summary, summary
from criteria.model import Trial

Begin = Callable[..., Conversation]
PASSES = ("participant", "40", "no", "6", "mild", "none", "", "yes")


def summed_up(conversation: Conversation) -> Summary:
    assert conversation.prompt.summary is not None
    return conversation.prompt.summary


@pytest.mark.parametrize(
    ("replies", "verdict", "first_group", "start"),
    [
        (PASSES, "likely_eligible", None, ""),
        (("participant", "15", "stop"), "not_eligible", "What does not fit now, but may change", ""),
        (
            ("participant", "40", "no", "6", "mild", "preventive", "2026-11-20", "yes", "", "yes"),
            "not_yet_eligible", "What needs time",
            "Treatment could start on 18 December 2026 at the earliest.",
        ),
        (("participant", "idk", *PASSES[2:]), "needs_more_information", None, ""),
        (
            ("participant", "40", "no", "idk", *PASSES[4:]),
            "likely_eligible", "What the study team will check", "",
        ),
    ],
)  # fmt: skip
def test_what_it_leads_with(
    begun: Begin, replies: tuple[str, ...], verdict: str, first_group: str | None, start: str
) -> None:
    found = summed_up(begun(*replies))
    assert (found.verdict, found.start) == (verdict, start)
    assert (found.groups[0].heading if found.groups else None) == first_group


def test_a_reason_is_given_in_plain_words_and_in_the_records(begun: Begin) -> None:
    (reason,) = summed_up(begun("participant", "15", "stop")).groups[0].reasons
    assert (reason.criterion, reason.text) == ("I1", "It is for people from 18 on.")
    assert reason.quote == "Aged 18 years or older."


def test_what_is_open_names_its_document_and_a_wait_its_day(begun: Begin) -> None:
    found = summed_up(
        begun("participant", "40", "no", "idk", "mild", "preventive", "2026-11-20", "no", "", "yes")
    )
    assert found.bring == ("Headache diary: attacks in a month",)
    assert found.groups[0].reasons[0].text == "It could start on 18 December 2026."


def test_an_old_record_is_said_to_be_old(headache: Trial, notation: None) -> None:
    for as_of, old in ((date(2026, 11, 22), False), (date(2027, 1, 11), True), (date(2027, 7, 1), True)):
        state = Conversation(Setting(headache, as_of), "en").state
        assert ("out of date" in summary(state).record) is old


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_text_keeps_to_its_width(begun: Begin, lang: str) -> None:
    text = summary_text.render(summed_up(begun(*PASSES, lang=lang)), width=60)
    assert max(map(summary_text.columns, text.splitlines())) <= 62
    assert "08-123456" in text and "+46 8 123456" in text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_html_is_whole_and_stands_alone(begun: Begin, lang: str) -> None:
    html = summary_html.render(summed_up(begun("participant", "15", "1", *PASSES[2:], lang=lang)))
    tree = ElementTree.fromstring(re.sub(r"<!DOCTYPE html>|<meta [^>]*>", "", html))
    assert tree.find("body//svg") is not None or "<svg" in html
    assert 'href="tel:+468123456"' in html
    assert re.findall(r'(?:src|href)="(?!tel:)', html) == []


def test_no_text_becomes_markup(begun: Begin) -> None:
    nasty = '<script>alert(1)</script>&"'
    found = replace(summed_up(begun(*PASSES)), notes=(nasty,), bring=(nasty,), headline=nasty)
    html = summary_html.render(found)
    assert "<script>" not in html and html.count("&lt;script&gt;") == 3
