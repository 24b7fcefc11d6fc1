"""A Chinese yes or no that other words narrow or turn is never taken as plain, whatever was asked."""

from __future__ import annotations

import re
from datetime import date

import pytest

from chatbot.interpretation import interpret
from chatbot.interpretation.reading import Status
from criteria.load import load

TRIAL, TODAY = load("nct06732505"), date(2026, 11, 22)
EVER = ("prior_prrt", "contrast_unsuitable", "radioligand_allergy")
NOW = ("short_acting_octreotide", "pregnant_or_breastfeeding", "active_infection")
OF_CHOICE = ("heart_failure", "diabetes", "long_acting_analogue")
NO_BUT_SOME = """
    没有，就起过一次荨麻疹|没有，起过一次荨麻疹|没有，不过起过一次荨麻疹|没有，荨麻疹那次算不算|没有，除了荨麻疹那次|没有，就一次
    没有 起过一次荨麻疹|没有，年轻时候有过|没有大的|没有严重的|没有特别的|就这个，别的没有|没有别的|没有才好呢
    几乎没有|不一定没有|说不上没有
"""
YES_OF_ANOTHER = (
    "有，是我爱人|有，不过是我爱人|有，我家老头子|有，误诊的|有，虚惊一场|有，后来说不是|像是有|也许有"
)
OVER = "有，早好了|有，消了|有，以前|有，治好了|有，停了|有，不过好了|是的，之前|有，后来消失了|有，小时候"
NO_LONGER = "现在没有了|早没了|现在没了"
PLAIN = """
    没有，从来没有|没有啊|没有，我身体一直挺好|没有，上个月做过核磁，没事|没有，医生也没提过|没有，查过好几次了
"""


def forms(table: str) -> list[str]:
    return re.split(r"\||\n\s*", table.strip())


def is_plain(question: str, words: str) -> bool:
    return interpret(TRIAL, question, words, lang="zh", today=TODAY).status is Status.UNDERSTOOD


@pytest.mark.parametrize("words", forms(NO_BUT_SOME))
def test_a_no_that_leaves_some_is_asked_back(words: str) -> None:
    assert [one for one in (*EVER, *NOW, *OF_CHOICE) if is_plain(one, words)] == []


@pytest.mark.parametrize("words", forms(YES_OF_ANOTHER))
def test_a_yes_of_another_or_of_an_error_is_asked_back(words: str) -> None:
    assert [one for one in (*EVER, *NOW, "brain_metastases") if is_plain(one, words)] == []


@pytest.mark.parametrize("words", forms(OVER))
def test_a_yes_of_then_tells_nothing_of_today(words: str) -> None:
    assert [one for one in (*NOW, "liver_metastases") if is_plain(one, words)] == []


@pytest.mark.parametrize("words", forms(NO_LONGER))
def test_no_longer_tells_nothing_of_what_ever_was(words: str) -> None:
    assert [one for one in EVER if is_plain(one, words)] == []


@pytest.mark.parametrize("words", forms(PLAIN))
def test_words_that_only_bear_it_out_leave_it_plain(words: str) -> None:
    assert is_plain("active_infection", words)
