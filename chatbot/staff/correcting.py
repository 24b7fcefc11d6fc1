"""What a coordinator types as the right answer, as a value of the question."""

from __future__ import annotations

import json

from chatbot.errors import UsageError
from chatbot.staff.facts import value_of
from chatbot.staff.record import Record
from criteria.model import Question
from criteria.values import Missing, Text, Value, ValueKind
from transcripts.line import BadLine, strict_json

_BOOLEANS = {"true": True, "false": False, "yes": True, "no": False}
_MISSING = {missing.value: missing for missing in Missing}


def correction_value(record: Record, question_id: str, words: str) -> Value | Missing:
    """The value that the words stand for: a code, ``true``, ``unknown``, JSON, or an answer in words.

    Raises:
        UsageError: there is no such question, or the words are no answer to it.
    """
    question = next((q for q in record.trial.questions if q.id == question_id), None)
    if question is None:
        raise UsageError(f"there is no question {question_id!r}; 'chatbot replay' shows the ids")
    exact = _exact(question, words.strip())
    return exact if exact is not None else _read(record, question, words)


def _exact(question: Question, words: str) -> Value | Missing | None:
    if words in _MISSING and words not in question.codes:
        return _MISSING[words]
    if question.kind is ValueKind.TEXT:
        return Text(words)
    if question.kind is ValueKind.BOOLEAN and words.lower() in _BOOLEANS:
        return _BOOLEANS[words.lower()]
    if question.kind is ValueKind.CHOICE and words in question.codes:
        return value_of(question, words)
    return _from_json(question, words) if words.startswith("{") else None


def _from_json(question: Question, words: str) -> Value:
    try:
        value = value_of(question, strict_json(words.encode()))
    except BadLine as error:
        raise UsageError(f"{words!r} is no JSON: {error}") from error
    if value is None:
        raise UsageError(f"{words!r} is no value of {question.id} ({question.kind.value})")
    return value


def _read(record: Record, question: Question, words: str) -> Value | Missing:
    from chatbot.interpretation import interpret
    from chatbot.interpretation.reading import Status

    known = {name: fact for name, fact in record.state.facts.items() if not isinstance(fact, Missing)}
    today = record.state.setting.as_of
    reading = interpret(record.trial, question.id, words, lang=None, today=today, facts=known)
    match reading.status:
        case Status.UNDERSTOOD | Status.CONFIRM if reading.value is not None:
            return reading.value
        case Status.UNKNOWN:
            return Missing.UNKNOWN
        case Status.DECLINED:
            return Missing.DECLINED
        case _:
            codes = f"one of {', '.join(question.codes)}" if question.codes else _example(record, question)
            raise UsageError(
                f"{json.dumps(words)} is no answer to {question.id}; write {codes}, or 'unknown'"
            )


def _example(record: Record, question: Question) -> str:
    return f"it like {record.trial.wording['en'].questions[question.id].example!r}"
