"""The ways people write one and the same time, as answers to several questions and told beside another."""

from __future__ import annotations

from datetime import date

import pytest

from chatbot.interpretation import interpret
from chatbot.interpretation.reading import Status
from criteria.load import load
from criteria.model import Lang
from criteria.values import Age, Dates, Quantity
from tests.interpretation.besides import besides

TRIAL, TODAY = load("nct06732505"), date(2026, 11, 22)
WAYS = {
    "2026-10-15..2026-10-15": """
        15-Oct-26|15/Oct/26|15 10 2026|this October 15|15. Oct 2026|Thursday, October 15, 2026|Oct. 15, 2026
        2026-10-15|2026、10、15|2026-10月-15日|2026 10 15|10月15号|on 15 Oct 26""",
    "2025-10-15..2025-10-15": "on 15 Oct 25|2025 10 15",
    "2026-09-08..2026-10-22": "一个多月前",
    "2025-03-01..2025-03-31": "March, 2025|the month of March 2025|2025-03",
    "2026-03-01..2026-03-31": "March I think|March this year|in March I think",
    "2025-07-01..2025-12-31": "2nd half of last year|latter half of 2025|the back half of 2025|2025年下半年",
    "2026-10-16..2026-10-31": "2nd half of October|the latter half of October",
    "2026-10-01..2026-10-10": "early in October|10月刚开头",
    "2026-10-25..2026-10-31": "last days of October|10月最后几天",
    "2025-05-01..2025-08-31": "mid-2025",
    "2025-01-01..2025-03-31": "去年一开年|去年刚开年",
    "2026-11-10..2026-11-10": "last week's Tuesday|上周二",
    "2026-11-03..2026-11-03": "上上个周二",
    "2026-11-15..2026-11-15": "a week ago exactly|this day last week",
    "2026-03-01..2026-04-30": "March or maybe April|3、4月份|3-4月|三、四月|三月四月那阵",
    "2023-01-01..2024-12-31": "23、24年做的|23年还是24年做的|二三年或二四年",
    "2026-10-01..2026-10-14": "6、7周前",
    "2025-10-01..2025-10-07": "去年十一",
    "None..2019-12-31": "earlier than 2020|pre-2020|早于2020年",
    "2026-05-01..2026-05-31": "from 2020 until May|2020 to May 2026|Jan 2020 - May 2026|2020年到今年5月",
}
TO_BE_ASKED = """end of the month|by Christmas|10月32号|农历九月|年前打的|这个月底|last October 15"""
BIRTHS = "born on 25 Mar 64|born on 25-Mar-64|25 Mar 64|64年3月25号生|dob 25 03 1964|25. March 1964"
LENGTHS = {
    (396, 456): """
        March 2025 to May 2026|stopped in May 2026, started in March 2025|去年3月起，今年5月止
        2026年5月停的，2025年3月开始的|2025年3月开始2026年5月结束""",
    (59, 92): "2, 3 months|2、3个月|两三个月",
    (424, 458): "14、15个月|十四、五个月",
}
BESIDE_AN_AGE = {
    "61, last octreotide LAR {}": ["2026-10-15", "Oct. 15, 2026", "Thursday, October 15, 2026", "15-Oct-26"],
    "61岁，上次打善龙是{}": ["2026年10月15日", "2026.10.15"],
}


def each(words: str) -> list[str]:
    """The ways of one time."""
    return [way.strip() for way in words.replace("\n", "|").split("|") if way.strip()]


def lang_of(words: str) -> Lang:
    """Chinese where a Chinese character or mark is in it."""
    return "en" if words.isascii() else "zh"


def shown(words: str, question: str) -> tuple[Status, str]:
    """How an answer is taken, and the days."""
    reading = interpret(TRIAL, question, words, lang=lang_of(words), today=TODAY)
    days = reading.value
    return reading.status, f"{days.earliest}..{days.latest}" if isinstance(days, Dates) else "-"


@pytest.mark.parametrize(
    ("days", "words"), [(days, way) for days, ways in WAYS.items() for way in each(ways)]
)
@pytest.mark.parametrize("question", ["octreotide_lar_last", "last_local_treatment"])
def test_a_time_is_the_same_however_it_is_written(question: str, days: str, words: str) -> None:
    assert shown(words, question)[1] == days


@pytest.mark.parametrize("words", each(BIRTHS))
def test_a_birth_date_is_the_same_however_it_is_written(words: str) -> None:
    value = interpret(TRIAL, "age", words, lang=lang_of(words), today=TODAY).value
    assert isinstance(value, Age)
    assert (value.years.low, value.years.high, value.born) == (62, 62, date(1964, 3, 25))


@pytest.mark.parametrize(
    ("days", "words"), [(days, way) for days, ways in LENGTHS.items() for way in each(ways)]
)
def test_a_length_is_the_same_however_it_is_told(days: tuple[int, int], words: str) -> None:
    value = interpret(TRIAL, "octreotide_lar_duration", words, lang=lang_of(words), today=TODAY).value
    assert isinstance(value, Quantity)
    assert (value.interval.low, value.interval.high) == days


def test_a_length_told_by_the_way_ends_when_it_ended() -> None:
    told = besides("octreotide_lar_last", "2020年开始，今年5月停的")
    assert told["octreotide_lar_duration"] == (1947, 2342)


def test_a_day_of_women_tells_no_sex() -> None:
    assert "sex" not in besides("age", "61岁，上次打善龙是三八妇女节")


@pytest.mark.parametrize("words", each(TO_BE_ASKED))
def test_a_time_that_may_be_another_is_asked_back(words: str) -> None:
    assert shown(words, "octreotide_lar_last")[0] is not Status.UNDERSTOOD


@pytest.mark.parametrize(
    ("form", "way"), [(form, way) for form, ways in BESIDE_AN_AGE.items() for way in ways]
)
def test_a_date_beside_an_age_is_whole_and_no_birthday(form: str, way: str) -> None:
    words = form.format(way)
    assert besides("age", words).get("octreotide_lar_last", "2026-10-15") == "2026-10-15"
    reading = interpret(TRIAL, "age", words.replace("2026", "2025"), lang=lang_of(words), today=TODAY)
    assert "low=61" in str(reading.value)
