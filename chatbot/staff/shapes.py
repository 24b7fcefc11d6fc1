"""The shape that an event's payload has: a whole chain can be forged with payloads of any other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_TEXT: tuple[type, ...] = (str,)
_TEXT_OR_NONE: tuple[type, ...] = (str, type(None))

_FIELDS: Mapping[str, Mapping[str, tuple[type, ...]]] = {
    "put": {"prompt": _TEXT, "text": _TEXT, "question": _TEXT_OR_NONE, "attempt": (int,)},
    "replied": {
        "words": _TEXT,
        "to": _TEXT,
        "question": _TEXT_OR_NONE,
        "reading": (dict, type(None)),
        "pick": _TEXT_OR_NONE,
        "term": _TEXT_OR_NONE,
        "care": _TEXT_OR_NONE,
        "correcting": (bool,),
        "form": _TEXT,
    },
    "switched": {"lang": _TEXT},
    "reopened": {"question": _TEXT},
    "decided": {"outcome": (dict,)},
    "stopped": {"fate": _TEXT},
}
_READING: Mapping[str, tuple[type, ...]] = {
    "status": _TEXT,
    "heard": _TEXT,
    "note": _TEXT,
    "target": _TEXT,
    "span": (list,),
    "also": (list,),
}


def check_shape(kind: str, payload: Mapping[str, Any]) -> None:
    """Raise ValueError where a field that is there is of another type than its kind of event has."""
    _check(_FIELDS.get(kind, {}), payload)
    if kind == "switched" and payload.get("lang") not in ("en", "zh"):
        raise ValueError("there is no such language")
    if kind == "replied" and payload.get("reading") is not None:
        _check_reading(payload["reading"])


def _check(fields: Mapping[str, tuple[type, ...]], data: Mapping[str, Any]) -> None:
    for name, types in fields.items():
        if name in data and not isinstance(data[name], types):
            raise ValueError(f"{name!r} is a {type(data[name]).__name__}")


def _check_reading(reading: Mapping[str, Any]) -> None:
    _check(_READING, reading)
    spans = [reading["span"]] if "span" in reading else []
    spans += [also.get("span") for also in reading.get("also", ()) if isinstance(also, dict)]
    for span in spans:
        if not isinstance(span, list) or len(span) != 2 or not all(type(end) is int for end in span):
            raise ValueError("'span' is no pair of numbers")
        if not 0 <= span[0] <= span[1]:
            raise ValueError("'span' ends before it begins")
