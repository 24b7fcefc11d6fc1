"""The structured values that answers become, and their JSON forms.

Every figure is an interval: an exact answer has equal ends, an open end is None.
The JSON forms are public (see ``to_json``); transcripts, exports and scripts rely on them.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any, Literal

from criteria.frozen import frozen


class ValueKind(StrEnum):
    """The kinds of value that a question can ask for."""

    BOOLEAN = "boolean"
    CHOICE = "choice"
    AGE = "age"
    NUMBER = "number"
    PERCENT = "percent"
    QUANTITY = "quantity"
    DATE = "date"
    DURATION = "duration"
    TEXT = "text"


class Missing(StrEnum):
    """Why a question that was put has no value; both count as unknown in rules."""

    UNKNOWN = "unknown"
    DECLINED = "declined"


@frozen
class Interval:
    """A range of numbers; both ends belong to it unless marked open."""

    low: float | None
    """Lower end; None: no lower end."""
    high: float | None
    """Upper end; None: no upper end."""
    low_open: bool = False
    """True: the lower end itself is excluded ("over 55")."""
    high_open: bool = False
    """True: the upper end itself is excluded ("under 90")."""

    @classmethod
    def exactly(cls, number: float) -> Interval:
        """The interval that holds one number."""
        return cls(number, number)

    @property
    def exact(self) -> bool:
        """True when the interval holds one number."""
        return self.low is not None and self.low == self.high

    def scaled(self, factor: float) -> Interval:
        """The interval in another unit; ``factor`` is positive."""

        def end(number: float | None) -> float | None:
            return None if number is None else round(number * factor, 9)

        return Interval(end(self.low), end(self.high), self.low_open, self.high_open)


@frozen
class Choice:
    """One of a question's codes, or several that the words leave open."""

    codes: tuple[str, ...]
    """At least one code, in the definition's order; several: narrowed, not settled."""

    @property
    def settled(self) -> bool:
        """True when one code is left."""
        return len(self.codes) == 1


@frozen
class Quantity:
    """A number, percentage, laboratory value, dose or length of time."""

    interval: Interval
    unit: str | None = None
    """UCUM unit: the question's canonical one, "d" for a duration, "[ULN]" for a multiple of the
    laboratory's upper limit; None for a plain number or a percentage."""
    uln: float | None = None
    """The laboratory's upper limit in the canonical unit, where the participant gave it."""


@frozen
class Reference:
    """A laboratory value given only in words."""

    level: Literal["normal", "high", "low"]
    uln: float | None = None
    """The laboratory's upper limit in the canonical unit, where the participant gave it."""


@frozen
class Age:
    """Completed years (UCUM "a") on the day the words were said."""

    years: Interval
    born: date | None = None
    """The birth date, where it was given whole."""


@frozen
class Dates:
    """The days on which an event may have happened, both ends included."""

    earliest: date | None
    """None: no earliest day ("before 2020")."""
    latest: date | None
    """None: no latest day."""


@frozen
class Never:
    """The event that the question asks the date of has never happened."""


@frozen
class Text:
    """The participant's own words, kept as said."""

    words: str


Value = bool | Choice | Quantity | Reference | Age | Dates | Never | Text
"""Any structured value; unknown and declined are not values (see ``Missing``)."""


def _interval_json(interval: Interval) -> dict[str, Any]:
    ends: dict[str, Any] = {"low": _number(interval.low), "high": _number(interval.high)}
    if interval.low_open:
        ends["low_open"] = True
    if interval.high_open:
        ends["high_open"] = True
    return ends


def _number(number: float | None) -> float | int | None:
    if number is None:
        return None
    return int(number) if float(number).is_integer() else round(number, 9)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def to_json(value: Value) -> Any:
    """The public JSON form of a value, as in the contracts (``{"low": 8, "high": 8}`` and so on)."""
    match value:
        case bool():
            return value
        case Choice(codes):
            return codes[0] if len(codes) == 1 else {"any_of": list(codes)}
        case Quantity(interval, unit, uln):
            shape = _interval_json(interval)
            if unit is not None:
                shape["unit"] = unit
            return shape if uln is None else {**shape, "uln": _number(uln)}
        case Reference(level, uln):
            return {"reference": level} if uln is None else {"reference": level, "uln": _number(uln)}
        case Age(years, born):
            shape = {**_interval_json(years), "unit": "a"}
            return shape if born is None else {**shape, "born": born.isoformat()}
        case Dates(earliest, latest):
            return {"earliest": _day(earliest), "latest": _day(latest)}
        case Never():
            return {"never": True}
        case Text(words):
            return words


def from_json(kind: ValueKind, data: Any) -> Value:
    """The value that ``to_json`` wrote for a question of this kind.

    Raises:
        ValueError: the data has not the shape of the kind; the message says which.
    """
    try:
        return _from_json(kind, data)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a {kind} value: {data!r}") from error


def _from_json(kind: ValueKind, data: Any) -> Value:
    match kind:
        case ValueKind.BOOLEAN if isinstance(data, bool):
            return data
        case ValueKind.TEXT if isinstance(data, str):
            return Text(data)
        case ValueKind.CHOICE if isinstance(data, str):
            return Choice((data,))
        case ValueKind.CHOICE:
            return Choice(tuple(str(code) for code in data["any_of"]))
        case ValueKind.DATE if "never" in data:
            return Never()
        case ValueKind.DATE:
            return Dates(_date(data["earliest"]), _date(data["latest"]))
        case ValueKind.AGE:
            return Age(_interval(data), _date(data.get("born")))
        case ValueKind.QUANTITY if "reference" in data:
            if data["reference"] not in ("normal", "high", "low"):
                raise ValueError(f"no such reference word: {data['reference']!r}")
            return Reference(data["reference"], data.get("uln"))
        case ValueKind.NUMBER | ValueKind.PERCENT | ValueKind.QUANTITY | ValueKind.DURATION:
            return Quantity(_interval(data), data.get("unit"), data.get("uln"))
        case _:
            raise ValueError(f"not a {kind} value: {data!r}")


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _interval(data: Any) -> Interval:
    low, high = data["low"], data["high"]
    for end in (low, high):
        if end is not None and (isinstance(end, bool) or not isinstance(end, int | float)):
            raise TypeError(f"not a number: {end!r}")
    return Interval(low, high, bool(data.get("low_open")), bool(data.get("high_open")))
