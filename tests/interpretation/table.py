"""The tables of answers: one a line, with the readings that are right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from chatbot.interpretation.reading import Interpretation, Status
from chatbot.staff.figures import shown_figure
from criteria.values import to_json


class Row(NamedTuple):
    question: str
    answer: str
    readings: tuple[str, ...]


def rows(name: str) -> Iterator[Row]:
    for line in (Path(__file__).parent / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            question, answer, readings = line.split(" | ")
            yield Row(question, answer, tuple(readings.split(" / ")))


def fits(reading: Interpretation, wanted: str) -> bool:
    """Whether a reading is one that the table names (its remark tells the notation)."""
    if wanted in ("N", "D"):
        return reading.status == {"N": Status.UNKNOWN, "D": Status.DECLINED}[wanted]
    if wanted == "?":
        return reading.status is Status.UNCLEAR
    if wanted.startswith("X "):
        return _steers(reading, wanted.split()[1:])
    asked_back = wanted.startswith("? ")
    if reading.status is Status.UNCLEAR:
        return asked_back
    allowed = (Status.CONFIRM,) if asked_back else (Status.UNDERSTOOD, Status.CONFIRM)
    return reading.status in allowed and _is(to_json(reading.value), wanted.removeprefix("? "))  # type: ignore[arg-type]


def _steers(reading: Interpretation, wanted: list[str]) -> bool:
    return reading.command == wanted[0] and (len(wanted) == 1 or reading.target == wanted[1])


def _is(value: Any, wanted: str) -> bool:
    if isinstance(value, bool) or isinstance(value, str):
        return str(value).lower() == wanted
    if "any_of" in value:
        return ",".join(value["any_of"]) == wanted
    if "never" in value or "reference" in value:
        return wanted in ("never", f"ref {value.get('reference')}")
    if "earliest" in value:
        return f"{value['earliest']}..{value['latest']}" in (wanted, f"{wanted}..{wanted}")
    if wanted.startswith("point "):
        return value["low"] <= float(wanted.split()[1]) <= value["high"]
    figure, _, unit = wanted.partition(" ")
    low, dots, high = figure.partition("..")
    if not re.fullmatch(r"[\d.]*", low):
        return False
    given = tuple("" if value[end] is None else str(shown_figure(value[end])) for end in ("low", "high"))
    return (*given, value.get("unit", "")) == (low, high if dots else low, unit)
