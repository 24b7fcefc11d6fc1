"""What the participant takes along: the verdict, why, what to bring and whom to call."""

from __future__ import annotations

from collections.abc import Mapping

from chatbot.dialogue.checklist import checklist
from chatbot.dialogue.flow import all_asked
from chatbot.dialogue.outcome import evaluation
from chatbot.dialogue.speech import speech
from chatbot.dialogue.state import State
from chatbot.dialogue.summary_groups import Group, deciding_groups, open_groups
from chatbot.interpretation.heard import day
from criteria.evaluate import Evaluation
from criteria.frozen import frozen
from criteria.model import Contact, CriterionStatus, Lang
from criteria.verdict import Decision, Verdict, decide


@frozen
class Summary:
    """All texts of the summary, finished, in one language."""

    lang: Lang
    verdict: Verdict
    title: str
    headline: str
    next_step: str
    start: str
    """The earliest start in a sentence; empty: there is no date."""
    passed: str
    """How many criteria are met; empty: none, or the conversation was ended before all was asked."""
    groups: tuple[Group, ...]
    """What decides the verdict: what does not fit, what may well stay so first; then what needs time; where
    neither is, what no answer of the participant's can settle."""
    details: tuple[Group, ...]
    """Every point that is open or the study team's, with the record's sentence, to read on demand; empty
    where something else decides the verdict."""
    bring: tuple[str, ...]
    """A checklist, what the verdict waits for first: each document with the facts to read from it, then
    the facts that no paper holds. Empty where the conversation was ended before all was asked."""
    notes: tuple[str, ...]
    """Where the record is ambiguous or contradicts itself, and the like."""
    call_questions: tuple[str, ...]
    contact: Contact
    record: str
    """How old the public record is, and what follows from that."""
    only_team: str
    made_on: str
    headings: Mapping[str, str]
    """bring, notes, call, contact, place, phones, quote, scan: as in ``speech.summary``."""


def summary(state: State) -> Summary:
    """The summary of the answers as they stand."""
    found = evaluation(state)
    decision = decide(found)
    trial, lang, say = state.trial, state.lang, speech(state.lang).summary
    wording, stale = state.wording, trial.record.stale(state.setting.as_of)
    whole = all_asked(state)
    return Summary(
        lang=lang,
        verdict=decision.verdict,
        title=say["title_about" if state.about_somebody_else else "title"],
        headline=say[f"head_{decision.verdict.value}"],
        next_step=say[f"next_{decision.verdict.value}"],
        start=_start(lang, decision),
        passed=_passed(lang, found) if whole else "",
        groups=deciding_groups(state, found, decision),
        details=open_groups(state, found, decision),
        bring=checklist(state, found) if whole else (),
        notes=_notes(state, found),
        call_questions=wording.call_questions,
        contact=trial.contact_in(lang),
        record=say["record_old" if stale else "record"].format(date=day(trial.record.last_update, lang)),
        only_team=say["only_team"],
        made_on=say["made_on"].format(
            date=day(state.setting.as_of, lang), trial=trial.id, title=wording.title
        ),
        headings=say,
    )


def _start(lang: Lang, decision: Decision) -> str:
    if decision.earliest_start is None:
        return ""
    key = "start_from_about" if decision.approximate else "start_from"
    return speech(lang).summary[key].format(date=day(decision.earliest_start, lang))


def _passed(lang: Lang, found: Evaluation) -> str:
    results = found.criteria.values()
    passed = sum(result.status is CriterionStatus.PASS for result in results)
    return speech(lang).summary["passed"].format(passed=passed, all=len(results)) if passed else ""


def _notes(state: State, found: Evaluation) -> tuple[str, ...]:
    """The notes for participants; the age of the record has its own sentence."""
    for_all = (
        note.key
        for note in state.trial.notes
        if note.audience == "both" and note.key in found.notes and note.when.source != "record_is_stale"
    )
    return tuple(state.wording.notes[key] for key in for_all if key in state.wording.notes)
