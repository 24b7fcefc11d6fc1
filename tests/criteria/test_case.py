"""What one person's facts come to: figures, multiples of a limit, ages, birthdays and what is worked out."""

# ruff: noqa: E501 - the tables read best with a row on a line.

from __future__ import annotations

from datetime import date

import pytest

from criteria.case import completed_years
from criteria.ends import ends
from criteria.intervals import LONG_AGO, add, divide, hull, multiply, subtract
from criteria.values import Age, Choice, Dates, Interval, Missing, Never, Quantity, Reference, Text, Value
from tests.criteria.small import SAID, START, amount, case, on, one_of

ULN = "[ULN]"
ABOVE, WITHIN = Interval(1.0, None, low_open=True), Interval(None, 1.0)


def between(
    low: float | None, high: float | None, low_open: bool = False, high_open: bool = False
) -> Interval:
    return Interval(low, high, low_open, high_open)


@pytest.mark.parametrize(
    ("value", "figure"),
    [
        (amount(7, unit="mg"), between(7, 7)), (amount(7, 9), between(7, 9)), (amount(2, unit=ULN), None),
        (amount(2, unit=ULN, uln=40), between(80, 80)), (amount(2, 3, ULN, uln=40), between(80, 120)),
        (amount(2, unit="mg", uln=40), between(2, 2)), (amount(2, unit=ULN, uln=0), None),
        (Never(), LONG_AGO), (on("2026-11-01", "2026-11-03"), between(739921, 739923)),
        (Dates(None, date(2026, 11, 3)), between(None, 739923)), (Dates(date(2026, 11, 1), None), between(739921, None)),
        (Age(between(54, 55)), between(54, 55)), (Reference("high"), None), (one_of("a"), None), (True, None),
        (Text("7"), None), (Missing.UNKNOWN, None),
    ],
)  # fmt: skip
def test_the_figure_of_a_value(value: Value | Missing, figure: Interval | None) -> None:
    assert case(lab=value).figure("lab") == figure
    assert case().figure("lab") is None


@pytest.mark.parametrize(
    ("value", "sex", "multiple"),
    [
        (amount(2, unit=ULN), {}, between(2, 2)), (amount(2, unit=ULN, uln=40), {}, between(2, 2)),
        (amount(80), {"female": True}, between(1, 1)), (amount(80), {"female": False}, between(0.8, 0.8)),
        (amount(200), {}, between(2, 2.5)), (amount(200, 400), {"female": False}, between(2, 4)),
        (amount(80, uln=40), {}, between(2, 2)), (amount(145.5, uln=97), {}, between(1.5, 1.5)),
        (Reference("high"), {}, ABOVE), (Reference("normal"), {}, WITHIN), (Reference("low"), {}, WITHIN),
        (Never(), {}, None), (Missing.DECLINED, {}, None),
    ],
)  # fmt: skip
def test_a_value_as_a_multiple_of_its_upper_limit(
    value: Value | Missing, sex: dict[str, Value], multiple: Interval | None
) -> None:
    assert case(lab=value, **sex).multiple("lab") == multiple


def test_without_an_upper_limit_there_is_no_multiple() -> None:
    somebody = case(dose=amount(7))
    assert somebody.upper_limits("dose") == () and somebody.multiple("dose") is None
    assert case(dose=amount(7, uln=3.5)).multiple("dose") == between(2, 2)
    assert case().multiple("lab") is None


@pytest.mark.parametrize(
    ("sex", "limits"), [(True, (80.0,)), (False, (100.0,)), (Missing.UNKNOWN, (80.0, 100.0))]
)
def test_the_upper_limits_that_are_possible(sex: bool | Missing, limits: tuple[float, ...]) -> None:
    somebody = case(female=sex)
    assert somebody.upper_limits("lab") == somebody.upper_limits("lab") == limits


@pytest.mark.parametrize(
    ("value", "assumed"),
    [
        (amount(80), True), (amount(80, uln=40), False), (amount(2, unit=ULN), False), (Reference("high"), False),
        (Missing.UNKNOWN, False), (amount(80, uln=0), True),
    ],
)  # fmt: skip
def test_whether_the_upper_limit_is_assumed(value: Value | Missing, assumed: bool) -> None:
    assert case(lab=value).assumed("lab") is assumed


@pytest.mark.parametrize(
    ("count", "grade"),
    [
        (amount(1), ("low",)), (amount(2, 3), ("low", "middle")), (amount(19, 20), ("middle", "high")),
        (amount(2, 20), None), (Missing.UNKNOWN, None),
    ],
)  # fmt: skip
def test_the_codes_that_are_still_possible(count: Value | Missing, grade: tuple[str, ...] | None) -> None:
    somebody = case(count=count)
    assert somebody.derived_value("grade") == somebody.derived_value("grade") == grade


YEARS = [
    # said to be 54 on 22 November 2026, held for these days: between which completed years
    ("2026-11-22", "2026-11-22", 54, 54), ("2026-11-23", "2026-11-23", 54, 55), ("2027-11-21", "2027-11-21", 54, 55),
    ("2027-11-22", "2027-11-22", 55, 55), ("2027-11-23", "2027-11-23", 55, 56), ("2026-11-22", "2027-11-22", 54, 55),
    ("2026-11-22", "2027-11-23", 54, 56), ("2026-11-21", "2026-11-21", 53, 54), ("2025-11-22", "2025-11-22", 53, 53),
    ("2025-11-21", "2025-11-21", 52, 53), ("2027-12-22", "2027-12-22", 55, 56),
]  # fmt: skip


@pytest.mark.parametrize(("first", "last", "low", "high"), YEARS)
def test_an_age_said_in_years_on_other_days(first: str, last: str, low: int, high: int) -> None:
    days = between(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())
    somebody = case(age=Age(between(54, 54)))
    assert somebody.age_on(days) == somebody.age_on(days) == between(low, high)


def test_an_imprecise_age_stays_imprecise() -> None:
    later = Interval.exactly(date(2027, 6, 1).toordinal())
    assert case(age=Age(between(60, None, True))).age_on(later) == between(60, None, True)
    assert case(age=Age(between(None, 60, False, True))).age_on(later) == between(None, 61, False, True)


@pytest.mark.parametrize(
    ("days", "years"),
    [
        (between(739921, 739921), between(54, 54)), (between(739921, 740286), between(54, 55)),
        (between(None, 739921), None), (between(739921, None), None), (between(0, 739921), None),
        (between(739921, 1e12), None), (between(-1e30, 739921), None), (between(739921, 1e300), None),
    ],
)  # fmt: skip
def test_an_age_from_a_birth_date(days: Interval, years: Interval | None) -> None:
    assert case(age=Age(between(54, 54), date(1972, 11, 1))).age_on(days) == years


@pytest.mark.parametrize("value", [Missing.UNKNOWN, amount(54), Never()])
def test_without_an_age_there_is_none_on_any_day(value: Value | Missing) -> None:
    somebody = case(age=value)
    assert somebody.age_on(somebody.today_day) is None and somebody.birthday(18) is None


def test_without_a_question_for_the_age_there_is_none() -> None:
    nobody = case(age=Age(between(54, 54), date(1972, 11, 1)))
    nobody.age_fact = None
    assert nobody.age_on(nobody.today_day) is None and nobody.birthday(18) is None


@pytest.mark.parametrize(
    ("born", "years", "day"),
    [
        ("1972-11-01", 54, "2026-11-01"), ("2000-02-29", 28, "2028-02-29"), ("2000-02-29", 27, "2027-03-01"),
        ("9900-01-01", 99, "9999-01-01"), ("9900-01-01", 100, None),
    ],
)  # fmt: skip
def test_a_birthday(born: str, years: int, day: str | None) -> None:
    found = case(age=Age(between(1, 1), date.fromisoformat(born))).birthday(years)
    assert found == (Interval.exactly(date.fromisoformat(day).toordinal()) if day else None)


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        ("2000-05-05", "2018-05-04", 17), ("2000-05-05", "2018-05-05", 18), ("2000-05-05", "2018-05-06", 18),
        ("2000-05-05", "2018-04-30", 17), ("2000-05-05", "2018-06-01", 18), ("2000-02-29", "2018-02-28", 17),
        ("2000-02-29", "2018-03-01", 18),
    ],
)  # fmt: skip
def test_completed_years(born: str, day: str, years: int) -> None:
    assert completed_years(date.fromisoformat(born), date.fromisoformat(day)) == years


def test_the_days_of_a_case() -> None:
    assert case().today_day == Interval.exactly(SAID.toordinal())
    assert case().start_day == Interval.exactly(START.toordinal())
    assert case().earliest_start is None and case().record_is_stale is False


ENDS: list[tuple[Value, tuple[Value, ...]]] = [
    (one_of("a", "b"), (one_of("a"), one_of("b"))), (one_of("a"), ()), (amount(5, unit="mg"), ()),
    (amount(5, 7, "mg", uln=3), (amount(5, unit="mg", uln=3), amount(7, unit="mg", uln=3))),
    (Quantity(between(None, 7)), (amount(0.0), amount(7))), (Quantity(between(5, None)), (amount(5), amount(1e7))),
    (Quantity(between(5, 7, True, True)), (amount(5.000000000000001), amount(6.999999999999999))),
    (Age(between(54, 56)), (Age(between(54, 54)), Age(between(56, 56)))), (Age(between(54, 54)), ()),
    (Age(between(54, 56), date(1972, 1, 1)), ()), (on("2026-11-01"), ()),
    (on("2026-11-01", "2026-11-03"), (on("2026-11-01"), on("2026-11-03"))),
    (Dates(None, date(2026, 11, 3)), (on("0001-01-01"), on("2026-11-03"))),
    (Dates(date(2026, 11, 1), None), (on("2026-11-01"), on("9999-12-31"))),
    (Never(), ()), (True, ()), (Text("so"), ()), (Reference("low"), ()), (Choice(("a",)), ()),
]  # fmt: skip


@pytest.mark.parametrize(("value", "exact"), ENDS)
def test_the_exact_values_at_the_ends(value: Value, exact: tuple[Value, ...]) -> None:
    assert ends(value) == exact


INF = float("inf")
OPEN, FROM, TO, NOTHING = (
    between(1, 3, True, True),
    between(1, 3, True),
    between(1, 3, False, True),
    between(None, None),
)
COMBINED = [
    (add, between(1, 3), between(10, 20), between(11, 23)), (add, FROM, between(10, 20), between(11, 23, True)),
    (add, between(10, 20), FROM, between(11, 23, True)), (add, TO, between(10, 20), between(11, 23, False, True)),
    (add, between(10, 20), TO, between(11, 23, False, True)), (add, NOTHING, OPEN, between(None, None, True, True)),
    (subtract, between(10, 20), between(1, 3), between(7, 19)), (subtract, between(10, 20), FROM, between(7, 19, False, True)),
    (subtract, between(10, 20), TO, between(7, 19, True)), (subtract, FROM, between(0, 1), between(0, 3, True)),
    (subtract, TO, between(0, 1), between(0, 3, False, True)), (subtract, between(10, None), between(1, 3), between(7, None)),
    (subtract, between(10, 20), between(None, 3), between(7, None)), (subtract, between(10, 20), between(1, None), between(None, 19)),
    (subtract, between(5, 5), LONG_AGO, between(INF, INF)), (subtract, LONG_AGO, LONG_AGO, NOTHING),
    (multiply, between(2, 3), between(4, 5), between(8, 15)), (multiply, FROM, between(4, 5), between(4, 15, True)),
    (multiply, between(4, 5), FROM, between(4, 15, True)), (multiply, TO, between(4, 5), between(4, 15, False, True)),
    (multiply, between(4, 5), TO, between(4, 15, False, True)),
    (divide, between(6, 12), between(2, 3), between(2, 6)), (divide, FROM, between(1, 1), between(1, 3, True)),
    (divide, TO, between(1, 1), between(1, 3, False, True)), (divide, between(3, 3), FROM, between(1, 3, False, True)),
    (divide, between(3, 3), TO, between(1, 3, True)), (divide, between(145.5, 145.5), between(97, 97), between(1.5, 1.5)),
    (divide, between(1, 1), between(3, 3), between(0.333333333, 0.333333333)), (divide, between(1, 2), between(0, 1), between(1, INF)),
]  # fmt: skip


@pytest.mark.parametrize(("combine", "left", "right", "result"), COMBINED)
def test_computing_with_intervals(combine, left: Interval, right: Interval, result: Interval) -> None:  # type: ignore[no-untyped-def]
    assert combine(left, right) == result


def test_the_smallest_interval_around_points() -> None:
    assert hull((3.0, 1.0, 2.0)) == between(1.0, 3.0) and hull((2.0,)) == between(2.0, 2.0)
