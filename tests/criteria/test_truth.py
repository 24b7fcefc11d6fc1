"""Kleene's truth tables, and intervals that decide only where every point agrees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from criteria import intervals
from criteria.truth import FALSE, TRUE, UNKNOWN, Truth, not_, truth
from criteria.values import Interval
from tests.criteria.small import case, rule

T, F, U = TRUE, FALSE, UNKNOWN


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [(T, T, T, T), (T, F, F, T), (T, U, U, T), (F, T, F, T), (F, F, F, F), (F, U, F, U),
     (U, T, U, T), (U, F, F, U), (U, U, U, U)],
)  # fmt: skip
def test_and_or(left: Truth, right: Truth, both: Truth, either: Truth) -> None:
    facts = {name: held is TRUE for name, held in (("tall", left), ("female", right)) if held is not UNKNOWN}
    assert rule("tall and female").truth(case(**facts)) is both
    assert rule("tall or female").truth(case(**facts)) is either


@pytest.mark.parametrize(("held", "opposite"), [(T, F), (F, T), (U, U)])
def test_not(held: Truth, opposite: Truth) -> None:
    assert not_(held) is opposite


def test_a_truth_is_no_bool() -> None:
    with pytest.raises(
        TypeError, match=r"^a Truth is no bool: compare it with Truth\.TRUE, FALSE or UNKNOWN$"
    ):
        bool(UNKNOWN)


def test_a_truth_has_a_name() -> None:
    assert (Truth("true"), Truth("false"), Truth("unknown")) == (T, F, U)


def test_a_plain_bool_is_a_truth() -> None:
    assert truth(True) is T and truth(False) is F


def _interval(ends: tuple[int | None, int | None, bool, bool]) -> Interval:
    low, high, low_open, high_open = ends
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
        if low == high:
            return Interval(low, high)
    return Interval(low, high, low_open, high_open)


ENDS = st.one_of(st.none(), st.integers(-5, 5))
INTERVALS = st.tuples(ENDS, ENDS, st.booleans(), st.booleans()).map(_interval)
POINTS = [half / 2 for half in range(-16, 17)]


def _holds(interval: Interval, point: float) -> bool:
    above = interval.low is None or point > interval.low or (point == interval.low and not interval.low_open)
    under = (
        interval.high is None or point < interval.high or (point == interval.high and not interval.high_open)
    )
    return above and under


COMPARISONS = [
    (intervals.at_most, lambda a, b: a <= b),
    (intervals.below, lambda a, b: a < b),
    (intervals.equal, lambda a, b: a == b),
]


@pytest.mark.parametrize(("compare", "of_points"), COMPARISONS)
@given(left=INTERVALS, right=INTERVALS)
def test_a_comparison_is_decided_only_where_every_pair_of_points_agrees(compare, of_points, left, right):  # type: ignore[no-untyped-def]
    found = {of_points(a, b) for a in POINTS for b in POINTS if _holds(left, a) and _holds(right, b)}
    decided = compare(left, right)
    if decided is not UNKNOWN:
        assert found == {decided is TRUE}
    elif left.exact and right.exact:
        pytest.fail("two exact numbers can always be compared")


@pytest.mark.parametrize(
    ("combine", "of_points"),
    [(intervals.add, lambda a, b: a + b), (intervals.subtract, lambda a, b: a - b)],
)
@given(left=INTERVALS, right=INTERVALS)
def test_a_sum_holds_the_sums_of_all_points(combine, of_points, left, right):  # type: ignore[no-untyped-def]
    total = combine(left, right)
    assert all(
        _holds(total, of_points(a, b)) for a in POINTS for b in POINTS if _holds(left, a) and _holds(right, b)
    )


@given(
    left=st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda e: Interval(min(e), max(e))),
    right=st.tuples(st.integers(1, 9), st.integers(1, 9)).map(lambda e: Interval(min(e), max(e))),
)
def test_products_and_quotients_of_figures_that_are_not_negative(left: Interval, right: Interval) -> None:
    product, quotient = intervals.multiply(left, right), intervals.divide(left, right)
    for a in (left.low, left.high):
        for b in (right.low, right.high):
            assert a is not None and b is not None
            assert _holds(product, a * b) and _holds(quotient, round(a / b, 9))


def test_what_never_happened_is_before_every_day() -> None:
    assert intervals.below(intervals.LONG_AGO, Interval(1, 1)) is TRUE
    since = intervals.subtract(Interval(700_000, 700_000), intervals.LONG_AGO)
    assert intervals.at_most(Interval(28, 28), since) is TRUE
