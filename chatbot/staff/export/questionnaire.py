"""The trial's questions as a FHIR R4 Questionnaire; linkIds are the question ids."""

from __future__ import annotations

from typing import Any

from chatbot.staff.export.fhir_values import BASE, LOINC, UCUM, coding, unit_name, unit_of
from criteria.model import Lang, Question, Trial
from criteria.values import ValueKind

Json = dict[str, Any]

_TYPES = {
    ValueKind.BOOLEAN: "boolean",
    ValueKind.CHOICE: "choice",
    ValueKind.DATE: "date",
    ValueKind.TEXT: "text",
}
_TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"
_UNIT_OPTION = "http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption"
_TAGS: dict[Lang, str] = {"en": "en", "zh": "zh-CN"}


def questionnaire(trial: Trial, lang: Lang = "en") -> Json:
    """The Questionnaire, worded in one language with the other as translations.

    Conditions (``asked_when``) are not part of it: they are rules over facts, and FHIR's enableWhen can't
    say them; no item is required, so a response without an item is valid.
    """
    return {
        "resourceType": "Questionnaire",
        "language": _TAGS[lang],
        "url": canonical(trial),
        "version": version(trial),
        "name": f"Screening_{trial.id}",
        "title": trial.wording[lang].title,
        "status": "active",
        "experimental": False,
        "subjectType": ["Patient"],
        "item": [_section(trial, section, lang) for section in trial.sections],
    }


def canonical(trial: Trial) -> str:
    """What a response names its questionnaire by, without the version."""
    return f"{BASE}:questionnaire:{trial.id}"


def version(trial: Trial) -> str:
    """The definition's version and the beginning of its digest."""
    return f"{trial.version}-{trial.digest[:12]}"


def language_tag(lang: Lang) -> str:
    """The language as FHIR names it."""
    return _TAGS[lang]


def section_link(section: str) -> str:
    """The linkId of a section's group."""
    return f"section.{section}"


def _section(trial: Trial, section: str, lang: Lang) -> Json:
    texts: dict[Lang, str] = {each: trial.wording[each].sections.get(section, section) for each in _TAGS}
    return {
        "linkId": section_link(section),
        **_text(texts, lang),
        "type": "group",
        "item": [_item(trial, question, lang) for question in trial.questions if question.section == section],
    }


def _item(trial: Trial, question: Question, lang: Lang) -> Json:
    texts: dict[Lang, str] = {each: trial.wording[each].questions[question.id].ask for each in _TAGS}
    kind = _TYPES.get(question.kind, "quantity")
    item: Json = {
        "linkId": question.id,
        **_text(texts, lang),
        "type": kind,
        "required": False,
        "repeats": False,
    }
    if question.loinc:
        item["code"] = [{"system": LOINC, "code": question.loinc}]
    if kind == "choice":
        labels = labels_of(trial, question, lang)
        item["answerOption"] = [
            {"valueCoding": coding(trial.id, question.id, code, labels.get(code, ""))}
            for code in question.codes
        ]
    if kind == "quantity":
        item["extension"] = [_unit(unit) for unit in _units(question)]
    return item


def labels_of(trial: Trial, question: Question, lang: Lang) -> dict[str, str]:
    """Code to what is shown, of a choice."""
    return {choice.code: choice.label for choice in trial.wording[lang].questions[question.id].choices}


def _text(texts: dict[Lang, str], lang: Lang) -> Json:
    translations = [
        {
            "url": _TRANSLATION,
            "extension": [
                {"url": "lang", "valueCode": _TAGS[other]},
                {"url": "content", "valueString": text},
            ],
        }
        for other, text in texts.items()
        if other != lang
    ]
    return {"text": texts[lang], "_text": {"extension": translations}}


def _units(question: Question) -> tuple[str, ...]:
    """The units that answers are written with: whatever was said is converted to the canonical one."""
    limit = ("{ULN}",) if question.loinc else ()
    return (unit_of(question), *limit)


def _unit(ucum: str) -> Json:
    shown = {"display": unit_name(ucum)} if unit_name(ucum) else {}
    return {"url": _UNIT_OPTION, "valueCoding": {"system": UCUM, "code": ucum, **shown}}
