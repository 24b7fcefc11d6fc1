"""Whether a reading is right, as our own corpus says: the status, the value and the facts beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

Json = dict[str, Any]

DAYS = {"day": 1, "week": 7, "month": 31, "year": 366}
"""How wide an imprecise time may be read: 2.2 of these."""
WITH_VALUE = ("understood", "confirm")


def right(gold: Json, reading: Json) -> bool:
    """True when the status is fine, a value is one of the gold's, and every fact beside it is there."""
    statuses = gold["status"] if isinstance(gold["status"], list) else [gold["status"]]
    if reading["status"] not in statuses:
        return False
    if reading["status"] == "command":
        commands = gold.get("command")
        wanted = commands if isinstance(commands, list) else [commands]
        return reading.get("command") in wanted and gold.get("target") in (None, reading.get("target"))
    if reading["status"] not in WITH_VALUE:
        return True
    return _value_right(gold, reading["value"]) and all(
        _said(fact, reading["also"]) for fact in gold.get("also", ())
    )


def silently_wrong(gold: Json, reading: Json) -> bool:
    """True when it is understood and must not be, or with another value, or says a fact that is not so."""
    statuses = gold["status"] if isinstance(gold["status"], list) else [gold["status"]]
    if reading["status"] == "understood":
        if "understood" not in statuses or not _value_right(gold, reading["value"]):
            return True
    named = {fact["question"] for fact in reading["also"]}
    other = [fact for fact in gold.get("also", ()) if fact["question"] in named]
    if not all(_said(fact, reading["also"]) for fact in other):
        return True
    return any(_barred(barred, reading["also"]) for barred in gold.get("also_not", ()))


def _barred(barred: Any, also: list[Json]) -> bool:
    if isinstance(barred, str):
        return any(fact["question"] == barred for fact in also)
    return _said(barred, also)


def _said(wanted: Json, also: list[Json]) -> bool:
    accepted = wanted.get("values") or [wanted["value"]]
    return any(
        fact["question"] == wanted["question"] and any(_same(gold, fact["value"]) for gold in accepted)
        for fact in also
    )


def _value_right(gold: Json, value: Any) -> bool:
    accepted = gold.get("values") or ([gold["value"]] if "value" in gold else [])
    if not accepted:
        return True
    if isinstance(value, dict) and "any_of" in value:
        return all(any(_same(wanted, code) for wanted in accepted) for code in value["any_of"])
    return any(_same(wanted, value) for wanted in accepted)


def _same(gold: Any, value: Any) -> bool:
    if not isinstance(gold, dict) or not isinstance(value, dict):
        return bool(gold == value) and isinstance(gold, bool) == isinstance(value, bool)
    if "point" in gold:
        first, last = _day(value.get("earliest")), _day(value.get("latest"))
        return (
            bool(first and last)
            and first <= date.fromisoformat(gold["point"]) <= last
            and _narrow((last - first).days, gold)
        )
    if "point_days" in gold:
        low, high = value.get("low"), value.get("high")
        return None not in (low, high) and low <= gold["point_days"] <= high and _narrow(high - low, gold)
    if "earliest" in gold:
        return all(
            _near_day(gold[end], value.get(end), gold.get("tol_days", 0)) for end in ("earliest", "latest")
        )
    if "low" in gold:
        ends = ("low", "high", *(["uln"] if "uln" in gold else []))
        same_unit = gold.get("unit") == value.get("unit") and gold.get("born") in (None, value.get("born"))
        return same_unit and all(
            _near(gold[end], value.get(end, "none"), gold.get("tol", 1e-6)) for end in ends
        )
    return all(value.get(key) == wanted for key, wanted in gold.items())


def _narrow(width: float, gold: Json) -> bool:
    return width <= 2.2 * DAYS[gold["granularity"]]


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) else None


def _near_day(gold: Any, found: Any, days: int) -> bool:
    one, other = _day(gold), _day(found)
    return one == other or (one is not None and other is not None and abs((one - other).days) <= days)


def _near(gold: Any, found: Any, share: float) -> bool:
    if gold is None or found is None or isinstance(found, str):
        return gold is found
    return bool(abs(gold - found) <= share * max(abs(gold), 1e-9) + 1e-9)
