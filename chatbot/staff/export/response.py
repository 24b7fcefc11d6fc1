"""One conversation's answers as a FHIR R4 QuestionnaireResponse."""

from __future__ import annotations

from typing import Any

from chatbot.staff.export.fhir_values import BASE, absent, answer, without_value
from chatbot.staff.export.questionnaire import (
    canonical,
    labels_of,
    language_tag,
    section_link,
    version,
)
from chatbot.staff.notes import Correction
from chatbot.staff.record import Record, lang_of
from chatbot.staff.review import Review, original, reviewed
from criteria.model import Question
from criteria.values import Missing, Text, Value
from transcripts.visible import visible

Json = dict[str, Any]


def response(record: Record, *, with_words: bool = False) -> Json:
    """The answers, corrected where the study team corrected them (status ``amended`` then).

    Args:
        record: the conversation.
        with_words: free text as it was said; otherwise it is masked. No birth date leaves in either.
    """
    review = reviewed(record)
    events = record.transcript.events
    said = {
        "resourceType": "QuestionnaireResponse",
        "language": language_tag(lang_of(record.header)),
        "extension": _findings(record, review),
        "identifier": {"system": f"{BASE}:transcript", "value": record.header.id},
        "questionnaire": f"{canonical(record.trial)}|{version(record.trial)}",
        "status": _status(record),
        "authored": events[-1].at.isoformat(timespec="seconds") if events else None,
        "item": [
            group
            for section in record.trial.sections
            if (group := _group(record, section, review, with_words))["item"]
        ],
    }
    return {name: value for name, value in said.items() if value not in (None, [])}


def _status(record: Record) -> str:
    if any(isinstance(note.what, Correction) for note in record.notes.in_force):
        return "amended"
    phase = record.state.phase.value
    return {"done": "completed", "stopped": "stopped"}.get(phase, "in-progress")


def _findings(record: Record, review: Review) -> list[Json]:
    """What the answers come to, and what ties the document to the transcript."""
    pairs = [
        ("as-of", "valueDate", record.header.as_of),
        ("verdict", "valueCode", original(record).decision.verdict.value),
        ("transcript-head", "valueString", record.transcript.head),
    ]
    if record.notes.entries:
        pairs.append(("reviewed-verdict", "valueCode", review.decision.verdict.value))
        pairs.append(("notes-head", "valueString", record.notes.head))
    return [{"url": f"{BASE}:{name}", kind: value} for name, kind, value in pairs]


def _group(record: Record, section: str, review: Review, with_words: bool) -> Json:
    questions = [q for q in record.trial.questions if q.section == section and q.id in review.facts]
    lang = lang_of(record.header)
    return {
        "linkId": section_link(section),
        "text": record.trial.wording[lang].sections.get(section, section),
        "item": [_item(record, question, review.facts[question.id], with_words) for question in questions],
    }


def _item(record: Record, question: Question, value: Value | Missing, with_words: bool) -> Json:
    lang = lang_of(record.header)
    found = _answer(record, question, value, with_words)
    text = record.trial.wording[lang].questions[question.id].ask
    return {"linkId": question.id, "text": text, "answer": [found]}


def _answer(record: Record, question: Question, value: Value | Missing, with_words: bool) -> Json:
    if isinstance(value, Text) and value.words.strip() and not with_words:
        return without_value(question, absent("masked"))
    if isinstance(value, Text):
        value = Text(visible(value.words))
    labels = labels_of(record.trial, question, lang_of(record.header))
    return answer(record.trial.id, question, value, labels)
