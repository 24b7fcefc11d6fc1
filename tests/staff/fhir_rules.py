"""FHIR R4 rules that the validator of others leaves out: codes that are required, and a response
against its questionnaire. Written from the specification (hl7.org/fhir/R4), not from our code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import fhirkit

Json = dict[str, Any]

RESPONSE_STATUS = {"in-progress", "completed", "amended", "entered-in-error", "stopped"}
PUBLICATION_STATUS = {"draft", "active", "retired", "unknown"}
ITEM_TYPES = {"group", "boolean", "choice", "date", "text", "quantity"}
VALUE_OF_TYPE = {
    "boolean": "valueBoolean",
    "choice": "valueCoding",
    "date": "valueDate",
    "text": "valueString",
    "quantity": "valueQuantity",
}
COMPARATORS = {"<", "<=", ">=", ">"}
ABSENT_CODES = {
    "unknown", "asked-unknown", "temp-unknown", "not-asked", "asked-declined", "masked",
    "not-applicable", "unsupported", "as-text", "error", "not-a-number", "negative-infinity",
    "positive-infinity", "not-performed", "not-permitted",
}  # fmt: skip
UCUM = re.compile(
    r"%|1|\{[A-Za-z]+\}|(10\*\d+/|[mukdcnp]?)(g|mol|L|U|a|d|s|wk|mo|min|\[IU\]|/)[A-Za-z0-9/\[\]*]*"
)


def problems(resource: Json) -> list[str]:
    """Everything that is wrong with a resource by itself."""
    return [*map(str, fhirkit.validate(resource)), *_codes(resource)]


def _codes(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for each in node:
            yield from _codes(each)
    if not isinstance(node, dict):
        return
    if node.get("url", "").endswith("/data-absent-reason") and node.get("valueCode") not in ABSENT_CODES:
        yield f"no such reason: {node}"
    if "comparator" in node and node["comparator"] not in COMPARATORS:
        yield f"no such comparator: {node}"
    if node.get("system") == "http://unitsofmeasure.org" and not UCUM.fullmatch(node["code"]):
        yield f"not UCUM: {node['code']}"
    if node.get("system") == "http://loinc.org" and not re.fullmatch(r"\d{1,5}-\d", node["code"]):
        yield f"not LOINC: {node['code']}"
    if "code" in node and "value" in node and "system" not in node:
        yield f"qty-3: a code without a system: {node}"
    if node == {} or any(value in (None, [], {}, "") for value in node.values()):
        yield f"an empty element: {node}"
    for value in node.values():
        yield from _codes(value)


def questionnaire_problems(questionnaire: Json) -> list[str]:
    """The resource's own problems, and the rules of a Questionnaire."""
    found = problems(questionnaire)
    links = [item["linkId"] for item, _ in walk(questionnaire)]
    found += [f"que-2: {link} twice" for link in set(links) if links.count(link) > 1]
    if questionnaire["status"] not in PUBLICATION_STATUS:
        found.append("no such status")
    for item, _ in walk(questionnaire):
        if item["type"] not in ITEM_TYPES:
            found.append(f"no such type: {item['type']}")
        if (item["type"] == "group") != ("item" in item):
            found.append(f"que-1: {item['linkId']}")
        if "answerOption" in item and item["type"] != "choice":
            found.append(f"que-5: {item['linkId']}")
    return found


def response_problems(response: Json, questionnaire: Json) -> list[str]:
    """The resource's own problems, and what does not fit its questionnaire."""
    found = problems(response)
    if response["status"] not in RESPONSE_STATUS:
        found.append("no such status")
    if response["questionnaire"] != f"{questionnaire['url']}|{questionnaire['version']}":
        found.append("another questionnaire")
    asked = {item["linkId"]: (item, parent) for item, parent in walk(questionnaire)}
    order = list(asked)
    links = [item["linkId"] for item, _ in walk(response)]
    if [link for link in order if link in links] != links:
        found.append("another order, or a question twice")
    for item, parent in walk(response):
        question, its_parent = asked.get(item["linkId"], ({}, None))
        if parent != its_parent:
            found.append(f"{item['linkId']} stands in {parent}")
        found += _answers(item, question)
    return found


def _answers(item: Json, question: Json) -> Iterator[str]:
    if question.get("type") == "group":
        if "answer" in item:
            yield f"a group with an answer: {item['linkId']}"
        return
    if len(item["answer"]) != 1:
        yield f"not one answer: {item['linkId']}"
    for answer in item["answer"]:
        wanted = VALUE_OF_TYPE[question["type"]]
        if {key.removeprefix("_") for key in answer} != {wanted}:
            yield f"{item['linkId']} is {question['type']} and has {sorted(answer)}"
        codings = [answer[wanted]] if wanted == "valueCoding" and wanted in answer else []
        codings += [
            e["valueCoding"] for each in codings for e in each.get("extension", ()) if "valueCoding" in e
        ]
        options = {_identity(option["valueCoding"]) for option in question.get("answerOption", ())}
        for coding in codings:
            if "code" in coding and _identity(coding) not in options:
                yield f"not an option: {coding}"


def walk(resource: Json, parent: str | None = None) -> Iterator[tuple[Json, str | None]]:
    """Every item with the linkId of the one that it stands in."""
    for item in resource.get("item", ()):
        yield item, parent
        yield from walk(item, item["linkId"])


def _identity(coding: Json) -> tuple[object, object]:
    """What makes a coding the same: its display may be in another language."""
    return coding.get("system"), coding["code"]
