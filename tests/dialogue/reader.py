"""Answers in a small notation, so that the tests of the conversation rest on no grammar.

    yes  no  8  3-5  severe  mild|moderate  2026-10-01  2026-10-01..2026-10-20  never
    maybe X        a likely reading that is asked back
    X & age=40     also says the age
    idk  pass  /help  /back  /change age  /change age & age=41
Anything else is unclear.
"""

from __future__ import annotations

from datetime import date

from chatbot.interpretation.reading import Also, Command, Interpretation, Status
from criteria.model import Question, Trial
from criteria.values import Age, Choice, Dates, Interval, Never, Quantity, Text, Value, ValueKind


def interpret(trial: Trial, question_id: str, answer: str, **_: object) -> Interpretation:
    said, *others = (part.strip(" ,") for part in answer.split("&"))
    also = tuple(found for part in others if (found := _also(trial, part)) is not None)
    if said.startswith("/"):
        word, _, target = said[1:].partition(" ")
        command = Command(word) if word in list(Command) else Command.HELP
        return Interpretation(Status.COMMAND, command=command, target=target or None, also=also)
    if said in ("idk", "pass"):
        return Interpretation(Status.UNKNOWN if said == "idk" else Status.DECLINED, also=also)
    sure = not said.startswith("maybe ")
    value = _value(trial.question(question_id), said.removeprefix("maybe "))
    if value is None:
        return Interpretation(Status.UNCLEAR, also=also)
    status = Status.UNDERSTOOD if sure else Status.CONFIRM
    return Interpretation(status, value, said.removeprefix("maybe "), also=also)


def interpret_kind(kind: str, answer: str, **_: object) -> Interpretation:
    return Interpretation(Status.UNCLEAR)


def _also(trial: Trial, part: str) -> Also | None:
    name, _, text = part.partition("=")
    known = {question.id: question for question in trial.questions}
    value = _value(known[name], text) if name in known else None
    return None if value is None else Also(name, value)


def _value(question: Question, said: str) -> Value | None:
    try:
        return _read(question, said)
    except (ValueError, KeyError):
        return None


def _read(question: Question, said: str) -> Value:
    match question.kind:
        case ValueKind.BOOLEAN:
            return {"yes": True, "no": False}[said]
        case ValueKind.CHOICE:
            codes = tuple(said.split("|"))
            if set(codes) <= set(question.codes):
                return Choice(codes)
            raise ValueError(said)
        case ValueKind.DATE if said == "never":
            return Never()
        case ValueKind.DATE:
            earliest, _, latest = said.partition("..")
            return Dates(date.fromisoformat(earliest), date.fromisoformat(latest or earliest))
        case ValueKind.TEXT:
            return Text(said)
        case _:
            low, _, high = said.partition("-")
            interval = Interval(float(low), float(high or low))
            return Age(interval) if question.kind is ValueKind.AGE else Quantity(interval)
