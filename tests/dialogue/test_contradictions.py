"""Which two statements about one thing can both hold, and which says more."""

from __future__ import annotations

from datetime import date

import pytest

from chatbot.dialogue.contradictions import agree, says_more
from criteria.values import Age, Choice, Dates, Interval, Never, Quantity, Reference, Text, Value

OCTOBER = Dates(date(2026, 10, 1), date(2026, 10, 31))
FIFTH = Dates(date(2026, 10, 5), date(2026, 10, 5))
BEFORE_2020 = Dates(None, date(2019, 12, 31))


def amount(low: float | None, high: float | None, unit: str | None = "g/L") -> Quantity:
    return Quantity(Interval(low, high), unit)


@pytest.mark.parametrize(
    ("earlier", "later", "both_hold", "later_says_more"),
    [
        (True, True, True, False),
        (True, False, False, False),
        (Choice(("g2",)), Choice(("g2",)), True, False),
        (Choice(("g3", "nec")), Choice(("nec",)), True, True),
        (Choice(("nec",)), Choice(("g3", "nec")), True, False),
        (Choice(("g1",)), Choice(("g2",)), False, False),
        (amount(120, 120), amount(120, 120), True, False),
        (amount(110, 130), amount(120, 120), True, True),
        (amount(None, 130), amount(120, 125), True, True),
        (amount(120, 120), amount(90, 90), False, False),
        (amount(1.2, 1.2, "[ULN]"), amount(120, 120), True, False),
        (Reference("normal"), amount(120, 120), True, True),
        (Reference("normal"), Reference("high"), False, False),
        (Age(Interval(54, 54)), Age(Interval(54, 54), date(1972, 3, 4)), True, True),
        (Age(Interval(54, 54)), Age(Interval(71, 71)), False, False),
        (OCTOBER, FIFTH, True, True),
        (FIFTH, OCTOBER, True, False),
        (BEFORE_2020, FIFTH, False, False),
        (Never(), Never(), True, False),
        (Never(), FIFTH, False, False),
        (Text("a"), Text("b"), True, False),
    ],
)
def test_agreement(earlier: Value, later: Value, both_hold: bool, later_says_more: bool) -> None:
    assert agree(earlier, later) is both_hold is agree(later, earlier)
    assert (both_hold and says_more(earlier, later)) is later_says_more
