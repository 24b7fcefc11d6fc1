"""``chatbot interpret``: JSON Lines in, JSON Lines out, one answer a line."""

from __future__ import annotations

import gc
import json
from collections.abc import Mapping
from datetime import date
from io import BufferedReader
from select import select
from typing import IO, Any, NoReturn, get_args

from chatbot.interpretation.interpreter import interpret, interpret_kind
from chatbot.interpretation.reading import Interpretation
from chatbot.interpretation.warming import warm
from criteria.model import Lang, Trial
from criteria.values import Value, from_json, to_json

LONGEST_LINE = 1_000_000
"""Bytes of one line that are looked at; a longer line is an error, and the rest of it is passed over."""


_COLLECT_EVERY = 10_000
"""Answers between two collections of garbage, which is done after a reply and never within one."""


class _BadLineError(ValueError):
    """A line that is not a request; the message says why."""


def run(stdin: IO[bytes], stdout: IO[bytes], trial: Trial) -> int:
    """Answer every line until the input ends; the exit status, 0.

    A line that is not a request gets ``{"id": null, "error": ...}`` in its place.
    """
    ready = False
    answered = 0
    while line := stdin.readline(LONGEST_LINE + 1):
        too_long = len(line) > LONGEST_LINE
        while line and not line.endswith(b"\n") and len(line) > LONGEST_LINE:
            line = stdin.readline(LONGEST_LINE + 1)
        if not too_long and not line.strip():
            continue
        reply = _error("the line is too long") if too_long else answer(line, trial)
        stdout.write(json.dumps(reply, ensure_ascii=True, allow_nan=False).encode() + b"\n")
        stdout.flush()
        answered += 1
        if ready and answered % _COLLECT_EVERY == 0:
            gc.collect()
        if not ready and not _is_ended(stdin):
            _make_ready(trial)
            ready = True
    return 0


def _is_ended(stdin: IO[bytes]) -> bool:
    """True when it is known without waiting that no line follows."""
    try:
        if not isinstance(stdin, BufferedReader) or not select([stdin], (), (), 0)[0]:
            return False
    except (OSError, ValueError):
        return False
    return not stdin.peek(1)


def _make_ready(trial: Trial) -> None:
    """Load what later answers may need once the first reply is out, so that none of them waits for it."""
    for lang in trial.words:
        for _ in warm(trial, lang):
            pass
    gc.freeze()
    gc.disable()


def answer(line: bytes, trial: Trial) -> dict[str, Any]:
    """The reply to one line."""
    try:
        request = _request(line)
        reading = _read(request, trial)
    except _BadLineError as error:
        return _error(str(error))
    return {"id": request.get("id"), **as_json(reading)}


def as_json(reading: Interpretation) -> dict[str, Any]:
    """A reading in the form of the contract."""
    shape: dict[str, Any] = {
        "status": str(reading.status),
        "value": None if reading.value is None else to_json(reading.value),
        "heard": reading.heard,
        "also": [{"question": also.question, "value": to_json(also.value)} for also in reading.also],
        "note": reading.note,
    }
    if reading.command is not None:
        shape["command"] = str(reading.command)
        if reading.target is not None:
            shape["target"] = reading.target
    return shape


def _error(message: str) -> dict[str, Any]:
    return {"id": None, "error": message}


def _request(line: bytes) -> dict[str, Any]:
    try:
        request = json.loads(line.decode("utf-8"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise _BadLineError(f"not JSON: {str(error)[:200]}") from error
    if not isinstance(request, dict):
        raise _BadLineError("not an object; give one object a line")
    if not isinstance(request.get("answer"), str):
        raise _BadLineError('"answer" must be a text')
    if not isinstance(request.get("id"), str | int | float | None):
        raise _BadLineError('"id" must be a text or a number')
    return request


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON value")


def _read(request: Mapping[str, Any], trial: Trial) -> Interpretation:
    lang, today, words = _lang(request), _today(request), request["answer"]
    if "question" in request:
        facts = _facts(request.get("facts"), trial)
        try:
            return interpret(trial, str(request["question"]), words, lang, today, facts)
        except KeyError:
            raise _BadLineError(f"there is no question {str(request['question'])[:80]!r}") from None
    text = request.get("text")
    try:
        return interpret_kind(
            str(request["type"]), words, lang, today, text if isinstance(text, str) else None
        )
    except KeyError:
        raise _BadLineError('"question" or "type" is missing') from None
    except ValueError:
        raise _BadLineError(f"there is no type {str(request['type'])[:80]!r}") from None


_LANGS = get_args(Lang)


def _lang(request: Mapping[str, Any]) -> Lang | None:
    lang = request.get("lang")
    if lang is None or lang in _LANGS:
        return lang
    raise _BadLineError('"lang" must be "en" or "zh"')


def _today(request: Mapping[str, Any]) -> date | None:
    if request.get("today") is None:
        return None
    try:
        return date.fromisoformat(request["today"])
    except (TypeError, ValueError):
        raise _BadLineError('"today" must be a day such as "2026-11-22"') from None


def _facts(given: Any, trial: Trial) -> dict[str, Value]:
    """The facts that belong to questions of the trial and have their shape; others are passed over."""
    facts: dict[str, Value] = {}
    if given is None:
        return facts
    if not isinstance(given, dict):
        raise _BadLineError('"facts" must be an object')
    kinds = {question.id: question.kind for question in trial.questions}
    for name, data in given.items():
        try:
            facts[name] = from_json(kinds[name], data)
        except (KeyError, ValueError):
            continue
    return facts
