"""The public JSON form of every value, there and back, and what is none."""

# ruff: noqa: E501 - the tables read best with a row on a line.

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from criteria.values import (
    Age,
    Choice,
    Dates,
    Interval,
    Never,
    Quantity,
    Reference,
    Text,
    Value,
    ValueKind,
    from_json,
    to_json,
)

BOOLEAN, CHOICE, AGE, NUMBER, PERCENT, QUANTITY, DATE, DURATION, TEXT = ValueKind

FORMS: list[tuple[ValueKind, Value, Any]] = [
    (BOOLEAN, True, True), (BOOLEAN, False, False), (TEXT, Text("so"), "so"), (CHOICE, Choice(("a",)), "a"),
    (CHOICE, Choice(("a", "b")), {"any_of": ["a", "b"]}), (NUMBER, Quantity(Interval(8, 8)), {"low": 8, "high": 8}),
    (PERCENT, Quantity(Interval(None, 20, high_open=True)), {"low": None, "high": 20, "high_open": True}),
    (NUMBER, Quantity(Interval(2.5, None, low_open=True)), {"low": 2.5, "high": None, "low_open": True}),
    (QUANTITY, Quantity(Interval(8, 9), "g/L", 6.1), {"low": 8, "high": 9, "unit": "g/L", "uln": 6.1}),
    (QUANTITY, Reference("high"), {"reference": "high"}), (QUANTITY, Reference("low", 40), {"reference": "low", "uln": 40}),
    (DURATION, Quantity(Interval(28, 31), "d"), {"low": 28, "high": 31, "unit": "d"}),
    (AGE, Age(Interval(54, 54)), {"low": 54, "high": 54, "unit": "a"}),
    (AGE, Age(Interval(54, 54), date(1972, 2, 3)), {"low": 54, "high": 54, "unit": "a", "born": "1972-02-03"}),
    (DATE, Never(), {"never": True}),
    (DATE, Dates(date(2026, 10, 1), date(2026, 10, 31)), {"earliest": "2026-10-01", "latest": "2026-10-31"}),
    (DATE, Dates(None, date(2026, 10, 31)), {"earliest": None, "latest": "2026-10-31"}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "value", "form"), FORMS)
def test_the_form_of_a_value_there_and_back(kind: ValueKind, value: Value, form: Any) -> None:
    assert to_json(value) == form and from_json(kind, form) == value


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (BOOLEAN, "yes"), (BOOLEAN, 1), (TEXT, 5), (CHOICE, 5), (CHOICE, {"one_of": ["a"]}), (NUMBER, 8), (NUMBER, {}),
        (NUMBER, {"low": "8", "high": 8}), (NUMBER, {"low": True, "high": 8}), (QUANTITY, {"reference": "big"}), (DATE, {}),
        (DATE, "2026-10-01"), (DATE, {"earliest": "2026-13-01", "latest": None}), (DATE, {"earliest": 5, "latest": None}),
        (AGE, None), (AGE, {"low": 54, "high": 54, "born": "so"}), (DURATION, []),
    ],
)  # fmt: skip
def test_what_is_no_value_of_its_kind(kind: ValueKind, data: Any) -> None:
    with pytest.raises(ValueError):
        from_json(kind, data)
