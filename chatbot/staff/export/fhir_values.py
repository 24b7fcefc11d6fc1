"""Values as FHIR R4 data types.

What was not said exactly is not made exact: bounds, spans of days and codes left open go into
extensions, and the element itself has no value then.
"""

from __future__ import annotations

import calendar
from datetime import date
from typing import Any

from chatbot.staff.figures import shown_figure
from criteria.model import Question
from criteria.values import (
    Age,
    Choice,
    Dates,
    Interval,
    Missing,
    Never,
    Quantity,
    Reference,
    Text,
    Value,
    ValueKind,
)

BASE = "urn:eligibility-chatbot"
"""Namespace of this program's own extensions and codes."""
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
UCUM = "http://unitsofmeasure.org"
LOINC = "http://loinc.org"
_INTERPRETATION = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
_LEVELS = {"normal": ("N", "Normal"), "high": ("H", "High"), "low": ("L", "Low")}
_ABSENT_CODES = {Missing.UNKNOWN: "asked-unknown", Missing.DECLINED: "asked-declined"}
_UNITS = {ValueKind.AGE: "a", ValueKind.PERCENT: "%", ValueKind.NUMBER: "1", ValueKind.DURATION: "d"}
_SHOWN = {"a": "years", "d": "days", "1": "", "{ULN}": "x upper limit of normal"}
_PRIMITIVES = {ValueKind.BOOLEAN: "valueBoolean", ValueKind.DATE: "valueDate", ValueKind.TEXT: "valueString"}
_COMPLEX = {ValueKind.CHOICE: "valueCoding"}

Json = dict[str, Any]


def answer(trial_id: str, question: Question, value: Value | Missing, labels: dict[str, str]) -> Json:
    """An answer element.

    Args:
        trial_id: names the code system of the choices.
        question: what was asked.
        value: what was answered.
        labels: code to what is shown, of a choice.
    """
    match value:
        case Missing():
            return without_value(question, absent(_ABSENT_CODES[value]))
        case bool():
            return {"valueBoolean": value}
        case Choice(codes):
            return _choice(trial_id, question, codes, labels)
        case Never():
            return without_value(question, absent("not-applicable"))
        case Dates():
            return _dates(question, value)
        case Text(words):
            return {"valueString": words} if words.strip() else without_value(question, absent("unknown"))
        case Age(years):
            return {"valueQuantity": _quantity(years, "a")}
        case Quantity(interval, unit, uln):
            found = _quantity(interval, unit_of(question, unit))
            return {"valueQuantity": found if uln is None else _with_limit(found, question, uln)}
        case Reference(level, uln):
            found = {"extension": [_level(level)]}
            return {"valueQuantity": found if uln is None else _with_limit(found, question, uln)}


def absent(code: str) -> Json:
    """Why there is no value, as an extension."""
    return {"url": ABSENT, "valueCode": code}


def without_value(question: Question, *extensions: Json) -> Json:
    """An answer that has extensions only."""
    if question.kind in _PRIMITIVES:
        return {"_" + _PRIMITIVES[question.kind]: {"extension": list(extensions)}}
    return {_COMPLEX.get(question.kind, "valueQuantity"): {"extension": list(extensions)}}


def coding(trial_id: str, question_id: str, code: str, display: str) -> Json:
    """One code of a question's choice."""
    shown = {"display": display} if display else {}
    return {"system": f"{BASE}:{trial_id}:{question_id}", "code": code, **shown}


def unit_of(question: Question, unit: str | None = None) -> str:
    """The UCUM code that a figure of the question is written with."""
    if unit == "[ULN]":
        return "{ULN}"
    return _UNITS.get(question.kind) or unit or question.unit or "1"


def unit_name(ucum: str) -> str:
    """The unit as it is shown."""
    return _SHOWN.get(ucum, ucum)


def _choice(trial_id: str, question: Question, codes: tuple[str, ...], labels: dict[str, str]) -> Json:
    codings = [coding(trial_id, question.id, code, labels.get(code, "")) for code in codes]
    if len(codings) == 1:
        return {"valueCoding": codings[0]}
    any_of = [{"url": f"{BASE}:any-of", "valueCoding": each} for each in codings]
    return {"valueCoding": {"extension": any_of}}


def _quantity(interval: Interval, ucum: str) -> Json:
    unit = {"system": UCUM, "code": ucum}
    if unit_name(ucum):
        unit = {"unit": unit_name(ucum), **unit}
    low, high = interval.low, interval.high
    if low is not None and low == high:
        return {"value": shown_figure(low), **unit}
    ends = [
        (name, {"value": shown_figure(end), "comparator": comparator, **unit})
        for name, end, comparator in (
            ("low", low, ">" if interval.low_open else ">="),
            ("high", high, "<" if interval.high_open else "<="),
        )
        if end is not None
    ]
    if len(ends) == 1:
        return ends[0][1]
    if not ends:
        return {"extension": [absent("unknown")]}
    parts = [{"url": name, "valueQuantity": end} for name, end in ends]
    return {"extension": [{"url": f"{BASE}:interval", "extension": parts}], **unit}


def _with_limit(quantity: Json, question: Question, uln: float) -> Json:
    limit = {"value": shown_figure(uln), "system": UCUM, "code": unit_of(question)}
    extension = {"url": f"{BASE}:upper-limit-of-normal", "valueQuantity": limit}
    return {**quantity, "extension": [*quantity.get("extension", ()), extension]}


def _level(level: str) -> Json:
    code, display = _LEVELS[level]
    coded = {"system": _INTERPRETATION, "code": code, "display": display}
    return {"url": f"{BASE}:interpretation", "valueCoding": coded}


def _dates(question: Question, dates: Dates) -> Json:
    earliest, latest = dates.earliest, dates.latest
    if earliest is not None and latest is not None and (text := _date_text(earliest, latest)):
        return {"valueDate": text}
    ends = {"start": earliest, "end": latest}
    period = {name: day.isoformat() for name, day in ends.items() if day is not None}
    if not period:
        return without_value(question, absent("unknown"))
    return without_value(question, {"url": f"{BASE}:between", "valuePeriod": period})


def _date_text(earliest: date, latest: date) -> str:
    """A FHIR date: a day, a whole month or a whole year; empty: the span is none of these."""
    if earliest == latest:
        return earliest.isoformat()
    if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31):
        return f"{earliest.year:04}" if earliest.year == latest.year else ""
    same_month = (earliest.year, earliest.month) == (latest.year, latest.month)
    last = calendar.monthrange(latest.year, latest.month)[1]
    return f"{earliest:%Y-%m}" if same_month and (earliest.day, latest.day) == (1, last) else ""
