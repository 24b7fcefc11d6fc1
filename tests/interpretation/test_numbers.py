"""What single numbers say, in both languages, and that every numeral reads back."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.interpretation.figures.numbers import find_numbers
from chatbot.interpretation.normalise import normalise


def intervals(answer: str) -> list[tuple[float | None, float | None]]:
    return [(m.interval.low, m.interval.high) for m in find_numbers(normalise(answer))]


EXACT = [
    ("forty-six", 46), ("one hundred and nine", 109), ("two fifty", 250), ("one oh nine", 109),
    ("six point four", 6.4), ("nine and a quarter", 9.25), ("two dozen", 24), ("a couple", 2),
    ("eighty five thousand", 85_000), ("2.2 lakh", 220_000), ("1.4 million", 1_400_000), ("212k", 212_000),
    ("6,800", 6800), ("12,4", 12.4), ("1,20,000", 120_000), ("260 000", 260_000), ("7½", 7.5),
    ("seventy-sven", 77), ("fourteen hundred", 1400), ("nought point seven", 0.7), ("two thirds", 2 / 3),
    ("一百三", 130), ("一百零九", 109), ("两百零五", 205), ("二十二万", 220_000), ("八万五", 85_000),
    ("十八", 18), ("三点六", 3.6), ("两个半", 2.5), ("一三五", 135), ("壹佰贰拾", 120), ("22万", 220_000),
    ("2.3万", 23_000), ("１０８", 108), ("四分之一", 0.25), ("十二點五", 12.5), ("三萬六", 36_000),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "number"), EXACT)
def test_one_number(answer: str, number: float) -> None:
    ((low, high),) = intervals(answer)
    assert low == high == pytest.approx(number)


RANGES = [
    ("between 20 and 25", 20, 25), ("20-25", 20, 25), ("four or five", 4, 5), ("20 to 25", 20, 25),
    ("under 70", None, 70), ("no more than 70", None, 70), ("fewer than seven", None, 7), ("≤ 70", None, 70),
    ("over 70", 70, None), ("70 or more", 70, None), ("at least 70", 70, None), ("70+", 70, None),
    ("hasn't been below 70", 70, None), ("not over 70", None, 70),
    ("刚过七十", 70, None), ("过七十了", 70, None), ("打过70", 70, 70),
    ("七十以上", 70, None), ("70以下", None, 70), ("不到七十", None, 70), ("至少70", 70, None),
    ("比70高", 70, None), ("70到80之间", 70, 80), ("七八十", 70, 80), ("五六个", 5, 6), ("二十多", 20, 29),
    ("一百多", 100, 199), ("没超过七十", None, 70), ("二十到二十五", 20, 25),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "low", "high"), RANGES)
def test_ranges_and_bounds(answer: str, low: float | None, high: float | None) -> None:
    assert intervals(answer) == [(low, high)]


@pytest.mark.parametrize(
    "answer", ["about 70", "70ish", "70 or so", "roughly seventy", "70左右", "大概七十", "差不多70"]
)
def test_approximate_figures_are_five_percent_wide(answer: str) -> None:
    (mention,) = find_numbers(normalise(answer))
    assert mention.approximate
    assert (mention.widened().low, mention.widened().high) == pytest.approx((66.5, 73.5), rel=1e-5)


@pytest.mark.parametrize("figure", [62, 63.5, 121, 199, 200])
def test_no_rounding_puts_an_approximate_figure_outside_of_its_five_percent(figure: float) -> None:
    (mention,) = find_numbers(normalise(f"about {figure}"))
    low, high = (round((end or 0) * 0.45359237, 9) for end in (mention.widened().low, mention.widened().high))
    in_kilograms = round(figure * 0.45359237, 5)
    assert in_kilograms - low <= 0.05 * in_kilograms and high - in_kilograms <= 0.05 * in_kilograms
    low, high = (round(end or 0, 9) for end in (mention.widened().low, mention.widened().high))
    assert figure - low <= 0.05 * figure and high - figure <= 0.05 * figure


@pytest.mark.parametrize("answer", ["第三次", "3rd", "third", "cycle 3", "session three"])
def test_places_in_a_row_are_no_amounts(answer: str) -> None:
    (mention,) = find_numbers(normalise(answer))
    assert mention.ordinal


@pytest.mark.parametrize("answer", ["有一点点高", "二甲双胍", "星期三", "万一", "十分满意", "25.10.2026"])
def test_words_that_only_look_like_numbers(answer: str) -> None:
    assert find_numbers(normalise(answer)) == ()


@pytest.mark.parametrize("answer", ["12/3/26", "2026-11-03", "120/80"])
def test_digits_joined_as_dates_are_marked(answer: str) -> None:
    mentions = find_numbers(normalise(answer))
    assert mentions and all(mention.dated for mention in mentions)


@pytest.mark.parametrize("answer", ["15 percent", "15 %", "百分之十五", "fifteen per cent", "一成半"])
def test_percentages_are_marked(answer: str) -> None:
    (mention,) = find_numbers(normalise(answer))
    assert mention.percent and mention.value == 15


def test_a_mark_before_three_digits_may_be_either_kind() -> None:
    (english,) = find_numbers(normalise("1.350"))
    assert (english.value, english.other) == (1.35, 1350)


ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
ONES += "sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
HAN = "零一二三四五六七八九"


def in_english(n: int) -> str:
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10 - 2] + (f"-{ONES[n % 10]}" if n % 10 else "")
    for size, name in ((1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = f" and {in_english(n % size)}" if n % size else ""
            return f"{in_english(n // size)} {name}{rest}"
    raise AssertionError(n)


def in_chinese(n: int) -> str:
    if n < 10:
        return HAN[n]
    for size, name in ((10_000, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if n >= size:
            rest = n % size
            gap = "零" if rest and rest < size // 10 else ""
            head = "" if size == 10 and n < 20 else in_chinese(n // size)
            return head + name + gap + (in_chinese(rest) if rest else "")
    raise AssertionError(n)


@given(st.integers(0, 999_999))
def test_english_numerals_read_back(n: int) -> None:
    assert intervals(in_english(n)) == [(n, n)]


@given(st.integers(0, 9_999_999).filter(lambda n: "一十" not in in_chinese(n)))
def test_chinese_numerals_read_back(n: int) -> None:
    assert intervals(in_chinese(n)) == [(n, n)]


@given(st.text(alphabet="0123456789.,-/ 零一二两三十百千万点半几多到第个%abot") | st.text())
def test_any_text_is_read_without_an_error(answer: str) -> None:
    mentions = find_numbers(normalise(answer))
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@pytest.mark.parametrize("unit", ["万", "亿", "万亿"])
def test_a_repeated_great_unit_begins_another_numeral(unit: str) -> None:
    assert all(
        math.isfinite(mention.value or 0) for mention in find_numbers(normalise(f"三{unit}" * 600, "zh"))
    )
