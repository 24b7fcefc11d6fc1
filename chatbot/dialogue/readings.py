"""Readings as the JSON that a transcript keeps, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chatbot.interpretation.reading import Also, Command, Interpretation, Status
from criteria.values import from_json, to_json

if TYPE_CHECKING:
    from chatbot.dialogue.events import Payload
    from criteria.model import Trial
    from criteria.values import ValueKind


def encode(reading: Interpretation) -> dict[str, Any]:
    """The reading as a JSON object; fields that say nothing are left out."""
    parts: dict[str, Any] = {
        "status": reading.status.value,
        "value": None if reading.value is None else to_json(reading.value),
        "heard": reading.heard or None,
        "span": None if reading.span is None else list(reading.span),
        "also": [
            {"question": also.question, "value": to_json(also.value), "span": list(also.span)}
            for also in reading.also
        ]
        or None,
        "note": reading.note,
        "command": reading.command and reading.command.value,
        "target": reading.target,
    }
    return {name: part for name, part in parts.items() if part is not None}


def decode(trial: Trial, question_id: str | None, data: Payload) -> Interpretation:
    """The reading that ``encode`` wrote for a reply to that question.

    What it says about questions that the trial has no more is left out.

    Raises:
        ValueError: the data is not a reading.
    """
    kinds = {question.id: question.kind for question in trial.questions}
    try:
        value = data.get("value")
        span = data.get("span")
        return Interpretation(
            status=Status(data["status"]),
            value=None if value is None else from_json(_kind(kinds, question_id), value),
            heard=data.get("heard", ""),
            span=None if span is None else (span[0], span[1]),
            also=tuple(
                Also(
                    also["question"],
                    from_json(kinds[also["question"]], also["value"]),
                    (also["span"][0], also["span"][1]),
                )
                for also in data.get("also", ())
                if also["question"] in kinds
            ),
            note=data.get("note"),
            command=Command(data["command"]) if "command" in data else None,
            target=data.get("target"),
        )
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError(f"not a reading: {data!r}") from error


def _kind(kinds: dict[str, ValueKind], question_id: str | None) -> ValueKind:
    if question_id is None:
        raise ValueError("a reading with a value names its question")
    return kinds[question_id]
