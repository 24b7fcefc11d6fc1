"""Facts as a transcript keeps them, back to values under a definition that may have changed since."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from criteria.case import Facts
from criteria.model import Question, Trial
from criteria.values import Choice, Missing, Quantity, Value, ValueKind, from_json, to_json

_MOST_SEEN = 20_000
"""Values that are remembered; then they are forgotten, so that memory does not grow."""


class FactReader:
    """Reads the facts of many transcripts under one definition; most values come again and again."""

    def __init__(self, trial: Trial) -> None:
        self._questions = {question.id: question for question in trial.questions}
        self._seen: dict[tuple[object, ...], Value | Missing | None] = {}

    def read(self, data: Mapping[str, Any]) -> dict[str, Value | Missing]:
        """The facts that the definition can use.

        An answer that no longer fits its question is left out, as if the question had not been put.
        """
        found: dict[str, Value | Missing] = {}
        seen = self._seen
        for name, data_of in data.items():
            key = (name, *data_of.items()) if type(data_of) is dict else (name, type(data_of), data_of)
            try:
                value = seen[key]
            except KeyError:
                value = seen[key] = self._value(name, data_of)
            except TypeError:  # lists within can't be remembered
                value = self._value(name, data_of)
            if value is not None:
                found[name] = value
        if len(seen) > _MOST_SEEN:
            seen.clear()
        return found

    def _value(self, name: str, data: Any) -> Value | Missing | None:
        question = self._questions.get(name)
        if question is None:
            return None
        return Missing.UNKNOWN if data is None else value_of(question, data)


def value_of(question: Question, data: Any) -> Value | None:
    """The value that the JSON stands for; None: the question can't have it."""
    try:
        value = from_json(question.kind, data)
    except ValueError:
        return None
    match value:
        case Choice(codes) if not codes or not set(codes) <= set(question.codes):
            return None
        case Quantity(_, unit) if question.kind is ValueKind.QUANTITY:
            return value if unit in (question.unit, "[ULN]") else None
        case _:
            return value


def facts_json(facts: Facts) -> dict[str, Any]:
    """The facts as JSON; null where a question was put and has no value."""
    return {name: fact_json(value) for name, value in facts.items()}


def fact_json(value: Value | Missing | None) -> Any:
    """One fact as JSON; null where there is no value."""
    return None if value is None or isinstance(value, Missing) else to_json(value)
