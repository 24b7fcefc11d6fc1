"""What to bring to the doctor's visit, and which facts to read off or ask there."""

from __future__ import annotations

from chatbot.dialogue.flow import asked_about
from chatbot.dialogue.naming import names
from chatbot.dialogue.speech import speech
from chatbot.dialogue.state import State
from criteria.evaluate import Evaluation
from criteria.model import CriterionStatus
from criteria.values import Missing
from criteria.verdict import to_bring


def checklist(state: State, found: Evaluation) -> tuple[str, ...]:
    """One line a document with the facts still open that it holds; last those that no document holds.

    What the verdict waits for comes before what the study team finds out anyway.
    """
    missing = _open_facts(state, found)
    say, lines = speech(state.lang).summary, []
    undecided = _facts_of(found, CriterionStatus.UNKNOWN)
    awaited = {question.document for question in state.trial.questions if question.id in undecided}
    for key in sorted(to_bring(state.trial, found), key=lambda document: document not in awaited):
        document = state.wording.documents[key]
        held = names(state, missing.get(key, ()))
        lines.append(say["find_out"].format(document=document, names=held) if held else document)
    if None in missing:
        lines.append(say["find_out_without_paper"].format(names=names(state, missing[None])))
    return tuple(lines)


def _open_facts(state: State, found: Evaluation) -> dict[str | None, tuple[str, ...]]:
    """The questions put and not answered that would settle a criterion, by the document to read."""
    wanted = _facts_of(found, CriterionStatus.UNKNOWN, CriterionStatus.SITE)
    facts: dict[str | None, tuple[str, ...]] = {}
    for question in asked_about(state):
        if question.id in wanted and isinstance(state.facts.get(question.id), Missing):
            facts[question.document] = (*facts.get(question.document, ()), question.id)
    return facts


def _facts_of(found: Evaluation, *statuses: CriterionStatus) -> set[str]:
    """Every fact that a criterion of those statuses rests on."""
    return {fact for result in found.criteria.values() if result.status in statuses for fact in result.facts}
