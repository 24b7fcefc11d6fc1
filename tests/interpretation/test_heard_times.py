"""Times said back in words."""

from __future__ import annotations

from datetime import date

import pytest

from chatbot.interpretation.times.heard_times import dates_in_words, length_in_words
from criteria.values import Dates, Interval

SAID_BACK = [
    (Dates(date(2026, 11, 3), date(2026, 11, 3)), "3 November 2026", "2026年11月3日"),
    (Dates(date(2026, 10, 1), date(2026, 10, 31)), "October 2026", "2026年10月"),
    (Dates(date(2025, 1, 1), date(2025, 12, 31)), "2025", "2025年"),
    (
        Dates(date(2026, 3, 1), date(2026, 5, 31)),
        "between March 2026 and May 2026",
        "2026年3月到2026年5月之间",
    ),
    (Dates(None, date(2019, 12, 31)), "31 December 2019 or before", "2019年12月31日或更早"),
]


@pytest.mark.parametrize(("days", "english", "chinese"), SAID_BACK)
def test_dates_are_said_back(days: Dates, english: str, chinese: str) -> None:
    assert dates_in_words(days, "en") == english
    assert dates_in_words(days, "zh") == chinese


def test_calendar_lengths_are_said_back_in_months_and_years() -> None:
    assert length_in_words(Interval(89, 92), "en") == "3 months"
    assert length_in_words(Interval(1825, 1827), "zh") == "5年"
    assert length_in_words(Interval(84, 84), "en") is None
