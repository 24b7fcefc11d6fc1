"""How long and how often: lengths in days, read on Sunday, 22 November 2026."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.interpretation.normalise import normalise
from chatbot.interpretation.times.read_bare import read_bare
from tests.interpretation.times_helpers import TODAY, days_of, interval_of, shown

HOW_LONG = {
    "6 mths": "181..184",
    "one and a half years": "546..550",
    "six and a half months": "195..200",
    "between 8 and 10 weeks": "56..70",
    "a year or two": "365..731",
    "2y 3m": "819..823",
    "5 years and 2 months": "1884..1889",
    "20+ years": "7300..",
    "at least 6 months": "181..",
    "less than 3 months": "..92",
    "just over 2 years": "730..913",
    "just under 6 months": "166..184",
    "8 months give or take": "227..260",
    "a few months": "59..123?",
    "roughly two years": "548..913?",
    "6 months in total, 3 in 2024 and 3 in 2025": "181..184",
    "8, no 9 months": "273..276",
    "over a year but not yet two": "365..731",
    "under two years, though more than one": "365..731",
    "more than 3 but fewer than 6 months": "89..184",
    "over a year, 3 injections missed": "365..?",
    "4 months minimum": "120..",
    "a year at the very least": "365..",
    "three months tops": "..92",
    "3 months, at least 2 of them at 30 mg": "89..92",
    "not yet a year": "..366",
    "<12 weeks": "..84",
    ">= 12 weeks": "84..",
    "2/3 years": "730..1096",
    "3/4 of a year": "273..276",
    "two, three years": "730..1096",
    "two years, maybe three": "730..1096",
    "2 weeks, maybe 3 injections": "14",
    "one and three quarter years": "638..642",
    "six-ish months": "164..200",
    "barely 3 months": "74..92",
    "a week shy of 3 months": "82..85?",
    "12 weeks bar 3 days": "81?",
    "2 years, a month off in the middle": "758..762?",
    "三个多月": "89..123",
    "一个半月": "42..47",
    "2年3个月": "819..823",
    "十几年": "4015..6940",
    "不到三个月": "..92",
    "30周左右": "206.5..213.5",
    "连续打了一年零两个月": "424..428",
    "大半年": "212..337?",
}

SINCE = {
    "since may 2024": "905..935",
    "since 3 feb 2025": "657",
    "surgery in 2018, clear since then": "2883..3247",
    "had gamma knife 7 months ago, stable since": "200..228",
    "started in february 2025 and stopped in november 2025": "246..302",
    "jan 2025 to march 2026": "394..454",
    "since spring 2024, more than 2 years": "905..996",
    "January 2026": "295..325?",
    "five-year all-clear in 2022": "3247..3613?",
    "it was a year in October": "387..418?",
    "a year in October just gone": "387..418?",
    "3 months last year": "89..92",
    "March 2023 until last summer": "1158..1279",
    "23 weeks come Tuesday": "159?",
    "ten years next february": "3554..3581?",
    "five years next month": "1787..1817?",
    "five years this coming March": "1697..1727?",
    "treated in February, last scan in October no change": "267..294",
    "breast in 1996, thyroid in 2017, clear since the second": "3248..3612?",
    "treated last autumn, stable": "357..447",
    "2年前做的手术": "548..912?",
    "从2024年5月开始": "905..935",
    "去年六月放疗后一直稳定": "510..539",
    "2023年做的手术，一直没复发": "1057..1421",
}

DOUBTED = {
    "on and off for about a year": "183..548?",
    "5 months, missed one": "150..153?",
    "without a break for 10 months": "303..306",
    "there was a gap of 5 months in the middle": "-",
    "3 of the last 5 years": "1095..1096?",
    "for the last 5 years": "1825..1827",
    "nowhere near six months": "..184",
    "in my third year of it": "730..1096?",
    "2 years with a 3 week break": "730..731?",
    "started 7 weeks back, before that 10 months of lanreotide": "46..52?",
    "断断续续打了两年": "730..731?",
    "4 injections, one every 4 weeks": "112?",
    "一共打了十二针，四周一针": "336?",
    "2 years on 20mg then 6 months on 30mg": "730..731? | 181..184?",
    "it came back in 2020": "-",
    "8 years, it never came back": "2920..2922",
    "since my last scan": "-",
    "I lost count": "-",
}

HOW_OFTEN = {
    "every 28 days": "28",
    "four weekly": "28",
    "q28d": "28",
    "Q4W": "28",
    "every third week": "21",
    "every other week": "14",
    "twice a month": "14..16",
    "one injection per month": "28..31",
    "3 weeks": "21",
    "every 4 to 5 weeks": "28..35",
    "every 4 weeks, sometimes 5": "28..35",
    "28 days apart": "28",
    "biweekly": "14?",
    "used to be monthly but now it's fortnightly": "14",
    "every four weeks for two years": "28",
    "thirteen a year": "28",
    "4 wkly": "28",
    "1x/month": "28..31",
    "4/52": "28?",
    "last one was 3 Nov and the one before 6 Oct": "28?",
    "with a 28 day gap": "28",
    "q4-5w": "28..35",
    "the first Monday of the month": "28..31?",
    "it was four weeks, they've made it three": "21?",
    "it was 4 weeks and I made 3 of them": "28",
    "from four-weekly to three-weekly": "21?",
    "from 3 to 4 weeks": "21..28",
    "every three weeks until summer and every four since": "28?",
    "weekly to start with and then monthly": "28..31",
    "was monthly, but they have squeezed them closer together": "ask?",
    "monthly, though lately closer together": "28..31?",
    "no longer monthly, every three weeks": "21?",
    "five days a week": "-",
    "每四周一次": "28",
    "二十八天打一次": "28",
    "每个月打一针": "28..31",
    "一月一针": "28..31",
    "三到四周一次": "21..28",
    "一个月两次": "14..16",
    "以前四周，现在三周": "21",
}


@pytest.mark.parametrize(("words", "days"), [*HOW_LONG.items(), *SINCE.items(), *DOUBTED.items()])
def test_how_long_is_read_as(words: str, days: str) -> None:
    assert days_of(words) == days


@pytest.mark.parametrize(("words", "days"), HOW_OFTEN.items())
def test_how_often_is_read_as(words: str, days: str) -> None:
    assert interval_of(words) == days


UNITS = {"day": "天", "week": "周", "month": "个月", "year": "年"}


@given(
    st.integers(2, 11),
    st.sampled_from(sorted(UNITS)),
    st.sampled_from(["{}", "about {}", "at least {}", "over {}"]),
)
def test_both_languages_agree(figure: int, unit: str, bound: str) -> None:
    chinese = {"{}": "{}", "about {}": "{}左右", "at least {}": "至少{}", "over {}": "超过{}"}[bound]
    said = days_of(chinese.format(f"{figure}{UNITS[unit]}"))
    assert days_of(bound.format(f"{figure} {unit}s")) == said != "-"


@given(st.integers(1, 20), st.integers(1, 11))
def test_years_and_months_add_up(years: int, months: int) -> None:
    low, high = days_of(f"{years} years and {months} months").split("..")
    assert 0 <= float(high) - float(low) <= 10
    assert abs((float(low) + float(high)) / 2 - (365.25 * years + 30.44 * months)) < 4


def test_words_that_answer_nothing_give_a_plain_length_as_one_figure() -> None:
    assert shown(read_bare("duration", normalise("6 months"), "en", TODAY)) == "180"
    assert shown(read_bare("duration", normalise("a month and a half"), "en", TODAY)) == "45"
    assert shown(read_bare("duration", normalise("27 months"), "en", TODAY)) == "820"
    assert shown(read_bare("duration", normalise("half a year"), "en", TODAY)) == "182.5"
    assert shown(read_bare("duration", normalise("90 minutes"), "en", TODAY)) == "0.0625"
