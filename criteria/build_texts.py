"""From checked text files to what people are shown and what they say."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from criteria.errors import DefinitionError
from criteria.model import (
    ANY_QUESTION,
    UNCLEAR,
    ChoiceWording,
    Examples,
    Lang,
    Question,
    QuestionWording,
    QuestionWords,
    Wording,
    Words,
)
from criteria.values import ValueKind

Data = dict[str, Any]


def wording(lang: Lang, data: Data) -> Wording:
    """All text of a trial in one language."""
    return Wording(
        lang=lang,
        title=data["title"],
        about=data["about"],
        sections=data.get("sections", {}),
        questions={name: _question(texts) for name, texts in data.get("questions", {}).items()},
        criteria=data.get("criteria", {}),
        reasons=data.get("reasons", {}),
        documents=data.get("documents", {}),
        notes=data.get("notes", {}),
        glossary=data.get("glossary", {}),
        call_questions=tuple(data.get("call_questions", ())),
        site=data.get("site", ""),
        city=data.get("city", ""),
    )


def _question(data: Data) -> QuestionWording:
    choices = tuple(ChoiceWording(**choice) for choice in data.get("choices", ()))
    return QuestionWording(**{**data, "choices": choices})


def words(lang: Lang, data: Data, folder: str) -> Words:
    """What people say in one language. Raises DefinitionError where a trap names no note."""
    notes = data.get("notes", {})
    questions = {}
    for name, said in data.items():
        if name != "notes":
            questions[name] = _words(name, said, notes, f"{folder}/words.{lang}.toml")
    return Words(lang=lang, questions=questions, notes=notes)


def _words(name: str, data: Data, notes: dict[str, str], file: str) -> QuestionWords:
    traps = []
    for index, trap in enumerate(data.get("trap", ())):
        note = trap.get("note", "")
        if note and note not in notes:
            raise DefinitionError(
                file, f"{name}.trap.{index}.note", f"there is no note '{note}'", "Add it to [notes]"
            )
        traps.append((trap["status"], notes.get(note, ""), tuple(trap["say"])))
    return QuestionWords(
        topic=tuple(data.get("topic", ())),
        says={code: tuple(patterns) for code, patterns in data.get("says", {}).items()},
        narrows=tuple((tuple(n["codes"]), tuple(n["say"])) for n in data.get("narrow", ())),
        traps=tuple(traps),
    )


def examples(data: Data, questions: Collection[Question], file: str) -> Examples:
    """Answers whose reading is known, in one language.

    Raises:
        DefinitionError: a question isn't answered by yes or no or by a choice, or has no such reading.
    """
    codes = {question.id: question.codes for question in questions if question.kind is ValueKind.CHOICE}
    codes |= {question.id: ("true", "false") for question in questions if question.kind is ValueKind.BOOLEAN}
    for name, readings in data.items():
        if name == ANY_QUESTION:
            continue
        if name not in codes:
            problem = "no question of that id is answered by yes or no or by a choice"
            raise DefinitionError(file, name, problem, "Correct or remove it")
        for reading in sorted(readings.keys() - {*codes[name], UNCLEAR}):
            remedy = f"Write one of {', '.join((*codes[name], UNCLEAR))}"
            raise DefinitionError(file, f"{name}.{reading}", f"'{name}' has no such reading", remedy)
    return {
        name: {reading: tuple(answers) for reading, answers in readings.items()}
        for name, readings in data.items()
    }
