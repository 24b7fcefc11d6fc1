"""How old: completed years on Sunday, 22 November 2026."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.interpretation.interpreter import interpret
from chatbot.interpretation.normalise import normalise
from chatbot.interpretation.reading import Status
from chatbot.interpretation.times.calendar import full_years
from chatbot.interpretation.times.read_ages import stated_age
from chatbot.interpretation.times.read_bare import read_bare
from criteria.load import load
from criteria.values import Age, Choice, Interval
from tests.interpretation.times_helpers import TODAY, age_of, shown

TRIAL = load("NCT06732505")

AGES = {
    "I'm 54": "54",
    "fifty-four years old": "54",
    "71 and a half": "71",
    "33F": "33",
    "44 years young": "44",
    "I turned 60 in june": "60",
    "I'll be 66 next month": "65",
    "turning 50 in december": "49",
    "80 next birthday": "79",
    "79 and 11 months": "79",
    "one year short of 80": "79",
    "my 70th birthday was last week": "70",
    "my 60th is next month": "59",
    "my next birthday's my 50th": "49",
    "two months off my 80th": "79",
    "5 years off 80": "75",
    "a fortnight off 70": "69",
    "66y 4m": "66",
    "coming 66": "65?",
    "50 last year": "50..51?",
    "I turned 60 two years ago": "61..62?",
    "in her eightieth year": "79?",
    "it's my 30th year with the firm and I'm 61": "61",
    "not 81 till Easter": "80",
    "64 till Wednesday": "64",
    "so I must be 79": "79",
    "79 & three quarters": "79",
    "17 nearly 18": "17",
    "I'm 45, I mean 46": "46",
    "diagnosed at 50, I'm 58 now": "58",
    "been ill 3 years, I'm 62": "62",
    "I have 3 kids and I'm 44": "44",
    "54周岁": "54",
    "今年五十四了": "54",
    "上个月刚满60": "60",
    "下个月满60": "59",
    "17岁，明年三月满18": "17",
    "虚岁五十五，周岁五十三": "53",
    "45岁确诊的，现在52": "52",
    "差一岁八十": "79",
}

BIRTHS = {
    "b. 1947": "78..79",
    "born '52": "73..74",
    "born March 1960": "66",
    "3rd of the 5th, forty-eight": "78 born 1948-05-03",
    "the 12th of the 11th, 1950": "76 born 1950-11-12",
    "third of May, 48 sessions": "-",
    "born on christmas day 1950": "75 born 1950-12-25",
    "dob: 4 July 1961": "65 born 1961-07-04",
    "13/9/61": "65 born 1961-09-13",
    "62, dob 3/3/1964": "62 born 1964-03-03",
    "62 (born 1964)": "62",
    "19700505": "56 born 1970-05-05",
    "五八年生人": "67..68",
    "我1964年11月生": "61..62",
    "05年3月1号": "21 born 2005-03-01",
}

DOUBTED = {
    "nearly 80": "79?",
    "54 in march": "53?",
    "over 80": "80..?",
    "mid fifties": "54..56?",
    "about 60": "57..63?",
    "60 to 65": "60..65?",
    "dob 12/03/1955": "71 born 1955-03-12? | 70 born 1955-12-03?",
    "03/04/1950": "76?",
    "150": "ask?",
    "7": "7?",
    "虚岁55": "53..54?",
    "快80了": "79?",
    "八十大寿刚过": "79..80?",
    "六十出头": "60..63?",
    "农历1964年九月初九": "62?",
    "too old": "-",
    "54 kg": "-",
    "属龙的": "-",
}


@pytest.mark.parametrize(("words", "age"), [*AGES.items(), *BIRTHS.items(), *DOUBTED.items()])
def test_an_age_is_read_as(words: str, age: str) -> None:
    assert age_of(words) == age


@given(st.dates(date(1910, 1, 1), date(2012, 12, 31)))
def test_a_birth_date_gives_the_completed_years(born: date) -> None:
    expected = f"{full_years(born, TODAY)} born {born}"
    assert (
        age_of(f"born {born.isoformat()}")
        == age_of(f"{born.year}年{born.month}月{born.day}日出生")
        == expected
    )


@given(
    st.integers(13, 110), st.sampled_from(["{}", "I'm {}", "{} years old", "{}岁", "我今年{}岁", "he is {}."])
)
def test_a_plain_age_is_itself(years: int, said: str) -> None:
    assert age_of(said.format(years)) == str(years)


STATED = {
    "No, I'm 67!": "67", "His wife. He's 71 and fine": "71", "woman, 38": "38", "51 yo M": "51",
    "她今年66": "66", "男，73": "73", "I weigh 67": "", "I'm 67 kg": "", "2 weeks ago": "",
    "grade 2": "", "ki-67 20%": "", "54": "",
}  # fmt: skip


@pytest.mark.parametrize(("words", "age"), STATED.items())
def test_an_age_is_noticed_beside_another_answer_only_where_it_is_one(words: str, age: str) -> None:
    found = stated_age(normalise(words), "en", TODAY)
    assert ("" if found is None else shown((found,))) == age


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("mum is 69. I'm 41 if you need mine too", 69), ("我今年四十五，我妈七十一", 71),
        ("I'm 41", 41), ("我42，我妈25生的我", None), ("I think she's 69", 69),
    ],
)  # fmt: skip
def test_a_relative_tells_the_age_of_the_patient(words: str, years: int | None) -> None:
    reading = interpret(TRIAL, "age", words, today=TODAY, facts={"respondent": Choice(("relative",))})
    assert reading.value == (None if years is None else Age(Interval(years, years)))
    assert reading.status is not Status.UNDERSTOOD or years != 41


NAMED = {
    "octogenarian": (80, 89), "花甲之年": (60, 60), "年近七旬": (67, 69), "八零后": (36, 46),
    "under 18": (None, 18), "不到六十": (None, 60), "18 months old": (1.5, 1.5),
    "一岁半": (1.5, 1.5), "78 and three quarters": (78, 78), "71岁零4个月": (71, 71), "59 tomorrow": (58, 58),
    "18 or older": (18, None), "60岁以下": (None, 60),
    "five days short of 65": (64, 64),
}  # fmt: skip


@pytest.mark.parametrize(("words", "years"), NAMED.items())
def test_named_ages_and_bounds(words: str, years: tuple[int | None, int]) -> None:
    (found,) = read_bare("age", normalise(words), "en" if words.isascii() else "zh", TODAY)
    assert isinstance(found.value, Age)
    assert (found.value.years.low, found.value.years.high) == years
