"""Every text in every language, and none for what isn't there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from criteria.checks.trace import rows_of
from criteria.held_numbers import unheld
from criteria.load import LANGUAGES
from criteria.model import Lang, Question, QuestionWording, Trial, Wording
from criteria.values import ValueKind

_SCRIPT: dict[Lang, re.Pattern[str]] = {"en": re.compile("[A-Za-z]"), "zh": re.compile("[\u4e00-\u9fff]")}
_COMMON_KEYS = {
    "true",
    "false",
    "never",
    "zero",
    "now",
    "unclear",
    "aside",
    "beside",
    "plain",
    "several",
    "normal",
    "high",
    "low",
}


def every(trial: Trial) -> Iterator[tuple[str, str]]:
    """What is missing or too much in the wording and words of each language."""
    for lang in LANGUAGES:
        wording = trial.wording.get(lang)
        if wording is None:
            yield f"wording.{lang}.toml", "the file is missing; write every text in it"
        else:
            yield from _wording(trial, wording)
        if lang not in trial.words:
            yield f"words.{lang}.toml", "the file is missing; list what people say in it"
        else:
            yield from _words(trial, lang)


def _wording(trial: Trial, wording: Wording) -> Iterator[tuple[str, str]]:
    file = f"wording.{wording.lang}.toml"
    tables: dict[str, tuple[Iterable[str], Mapping[str, str]]] = {
        "sections": (trial.sections, wording.sections),
        "criteria": ([criterion.id for criterion in trial.criteria], wording.criteria),
        "reasons": (_reasons(trial), wording.reasons),
        "documents": (trial.documents, wording.documents),
        "notes": ([note.key for note in trial.notes], wording.notes),
    }
    for table, (wanted, texts) in tables.items():
        yield from _keys(f"{file}: {table}", wanted, texts)
        for key, text in texts.items():
            if not _SCRIPT[wording.lang].search(text):
                yield f"{file}: {table}.{key}", f"the text is not in the language ({wording.lang})"
    yield from _keys(f"{file}: questions", [q.id for q in trial.questions], wording.questions)
    for question in trial.questions:
        if question.id in wording.questions:
            yield from _question(file, wording.lang, question, wording.questions[question.id])


def _question(file: str, lang: Lang, question: Question, texts: QuestionWording) -> Iterator[tuple[str, str]]:
    place = f"{file}: questions.{question.id}"
    for field in ("ask", "ask_about", "why"):
        if not _SCRIPT[lang].search(getattr(texts, field)):
            yield f"{place}.{field}", f"the text is not in the language ({lang})"
    if question.kind is ValueKind.CHOICE:
        labels = {choice.code: choice.label for choice in texts.choices}
        yield from _keys(f"{place}.choices", question.codes, labels)


def _words(trial: Trial, lang: Lang) -> Iterator[tuple[str, str]]:
    file, questions = f"words.{lang}.toml", trial.words[lang].questions
    known = {question.id: question for question in trial.questions}
    wanted = [q.id for q in trial.questions if q.kind is not ValueKind.TEXT]
    yield from _keys(file, wanted, questions)
    for name, words in questions.items():
        if name not in known:
            continue
        codes = set(known[name].codes) or _COMMON_KEYS
        for key in {*words.says, *(code for narrowed, _ in words.narrows for code in narrowed)} - codes:
            if key not in _COMMON_KEYS:
                yield f"{file}: {name}.says.{key}", f"'{name}' has no such code"
        for code in known[name].codes:
            if not words.says.get(code):
                yield f"{file}: {name}.says.{code}", "no words for this code; list what people say"


def lasting(trial: Trial) -> Iterator[tuple[str, str]]:
    """Reasons that are said to last and that no row gives."""
    for key in sorted(trial.lasting - set(_reasons(trial))):
        yield f"trial.toml: lasting.{key}", "no row gives this reason; correct or remove it"


def numbers(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Numbers in texts that are not those of exactly one rule; ``data`` as the files have it."""
    for lang, texts in data["wording"].items():
        for key, rule in unheld(texts, data["trial"]):
            yield (
                f"wording.{lang}.toml: {key}",
                f"not exactly one number stands in rules for '{rule}'; write the rule as trial.toml has it",
            )


def _reasons(trial: Trial) -> dict[str, None]:
    return {
        row.outcome.because: None
        for criterion in trial.criteria
        for part in criterion.parts
        for row in rows_of(part.table)
        if row.outcome and row.outcome.because
    }


def _keys(place: str, wanted: Iterable[str], texts: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    dot = "." if ": " in place else ": "
    for key in wanted:
        if key not in texts:
            yield f"{place}{dot}{key}", "it is missing; write it"
    for key in set(texts) - set(wanted):
        yield f"{place}{dot}{key}", "the definition has no such key; correct or remove it"
