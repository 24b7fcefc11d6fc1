"""From checked text files to what people are shown and what they say."""

from __future__ import annotations

from typing import Any

from criteria.errors import DefinitionError
from criteria.model import ChoiceWording, Lang, QuestionWording, QuestionWords, Wording, Words

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
