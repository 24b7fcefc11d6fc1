"""Percentages, numbers of treatments, and the bare kinds of figures."""

from __future__ import annotations

from datetime import date

import pytest

from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.figures.bare import read_bare
from chatbot.interpretation.figures.counts import read_number
from chatbot.interpretation.figures.percent import read_percent
from chatbot.interpretation.normalise import normalise
from criteria.load import load
from criteria.values import Quantity

TRIAL = load("NCT06732505")
TODAY = date(2026, 11, 22)


def ends(candidates: tuple[Candidate, ...]) -> tuple[float | None, float | None]:
    (candidate,) = candidates
    assert isinstance(candidate.value, Quantity)
    return candidate.value.interval.low, candidate.value.interval.high


def lines(answer: str) -> tuple[Candidate, ...]:
    question = TRIAL.question("prior_therapy_lines")
    return read_number(normalise(answer), TRIAL, question)


def percent(answer: str) -> tuple[Candidate, ...]:
    return read_percent(normalise(answer), TRIAL, TRIAL.question("ki67"), {}, TODAY)


LINES = [
    ("just the one", 1), ("capecitabine plus temozolomide for 8 months, then sunitinib, then lutathera", 3),
    ("4 cycles of carboplatin and etoposide", 1), ("on my second line now", 2),
    ("third-line at the moment", 3),
    ("1st line EP, 2nd line FOLFIRI", 2), ("no chemo, just everolimus", 1), ("nothing yet", 0),
    ("I've had four. Captem, everolimus, sunitinib and PRRT", 4), ("chemo and then immunotherapy", 2),
    ("依托泊苷加顺铂6个周期", 1), ("一线EP方案，二线伊立替康", 2), ("先化疗，后来吃依维莫司，现在打PD-1", 3),
    ("换过三个方案", 3),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "count"), LINES)
def test_lines_of_treatment_are_counted(answer: str, count: int) -> None:
    (candidate,) = lines(answer)
    assert candidate.sure and ends((candidate,)) == (count, count)


@pytest.mark.parametrize(
    "answer",
    ["everolimus, sunitinib", "6 rounds of chemo", "octreotide, then everolimus",
     "about to start second line",
     "四次化疗，一种靶向药", "5 years of treatment"],
)  # fmt: skip
def test_doubtful_counts_are_asked_about(answer: str) -> None:
    assert not any(candidate.sure for candidate in lines(answer))


PERCENTAGES = [
    ("MIB-1 index 14%", 14, 14), ("4 mitoses per 10 HPF, ki67 12%", 12, 12),
    ("8% in 2019 and 22% this year", 22, 22),
    ("less than five percent", None, 5), ("15 to 20 in hot spots", 15, 20), ("ki67 is 8", 8, 8),
    ("三成", 30, 30), ("百分之二点五", 2.5, 2.5), ("不超过百分之三", None, 3),
    ("about 10%", 9.5, 10.5),
    ("第一次5%，第二次20%", 20, 20),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "low", "high"), PERCENTAGES)
def test_percentages(answer: str, low: float | None, high: float | None) -> None:
    (candidate,) = percent(answer)
    assert candidate.sure and [
        one is end is None or one == pytest.approx(end, rel=1e-5)
        for one, end in zip(ends((candidate,)), (low, high), strict=True)
    ] == [True, True]


@pytest.mark.parametrize(
    "answer", ["0.12", "about 20%", "3左右", "roughly a third", "150%", "grade 2", "G2", "Ki 67"]
)
def test_doubtful_percentages_are_asked_about(answer: str) -> None:
    assert not any(candidate.sure and candidate.value is not None for candidate in percent(answer))


BARE = [
    ("number", "two hundred and fifty thousand", 250_000), ("number", "minus 4", -4), ("number", "负五", -5),
    ("number", "twenty-first", 21), ("number", "三千零五十", 3050), ("number", "廿五", 25),
    ("number", "3/4", 0.75), ("number", "XIV", 14), ("number", "two and a half dozen", 30),
    ("number", "three score and ten", 70), ("number", "half a million", 5e5),
    ("number", "seven eighths", 0.875), ("number", "four, two of each", 4), ("number", "only the once", 1),
    ("number", "two, in 1994 and 2011", 2), ("number", "twelve out of the planned 20", 12),
    ("number", "twice", 2),
    ("number", "3.2 x 10^3", 3200), ("number", "1 234 567", 1_234_567), ("number", "一亿两千万", 1.2e8),
    ("number", "一儿一女", 2), ("number", "17个里头有3个", 3), ("number", "一次都没轮上", 0),
    ("number", "一个没有", 0), ("number", "没住过", 0), ("number", "一次没做完", 1),
    ("number", "二又四分之三", 2.75), ("number", "一打半", 18), ("number", "五十有六", 56),
    ("percent", "half a percent", 0.5), ("percent", "9 out of 10", 90), ("percent", "万分之五", 0.05),
    ("percent", "二成五", 25), ("weight", "a kilo and a half", 1.5), ("weight", "八两", 0.4),
    ("weight", "六公斤八", 6.8),
    ("percent", "half", 50), ("percent", "七成", 70), ("percent", "百分之百", 100), ("percent", "0.5%", 0.5),
    ("weight", "ten stone six", 66.224486), ("weight", "155 lb 8 oz", 70.533614), ("weight", "72000 g", 72),
    ("weight", "一百四十斤", 70), ("weight", "sixty eight kilos", 68), ("weight", "70", 70),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "answer", "value"), BARE)
def test_bare_kinds(kind: str, answer: str, value: float) -> None:
    found = read_bare(kind, normalise(answer), TODAY)  # type: ignore[arg-type]
    low, high = ends(found)
    assert low == high == pytest.approx(value)


@pytest.mark.parametrize("answer", ["once in a blue moon", "at once"])
def test_how_often_in_a_phrase_is_no_number(answer: str) -> None:
    assert read_bare("number", normalise(answer), TODAY) == ()


@pytest.mark.parametrize("answer", ["Chapter 7 verse 3", "八折", "7 samurai", "三十多"])
def test_words_left_over_and_vague_figures_make_a_bare_number_doubtful(answer: str) -> None:
    assert not any(one.sure for one in read_bare("number", normalise(answer), TODAY))
