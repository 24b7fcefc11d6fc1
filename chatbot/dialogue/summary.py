"""What the participant takes along: the verdict, why, what to bring and whom to call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from chatbot.dialogue.checklist import checklist
from chatbot.dialogue.flow import all_asked
from chatbot.dialogue.naming import names
from chatbot.dialogue.outcome import evaluation
from chatbot.dialogue.reasons import reasons_said
from chatbot.dialogue.speech import speech
from chatbot.dialogue.state import State
from chatbot.interpretation.heard import day
from criteria.evaluate import CriterionResult, Evaluation
from criteria.frozen import frozen
from criteria.model import Contact, Criterion, CriterionStatus, Lang
from criteria.values import Missing
from criteria.verdict import Decision, Verdict, decide, with_status


@frozen
class Reason:
    """One criterion that is not simply met, and why."""

    criterion: str
    """Its id ("I5")."""
    plain: str
    """The criterion in plain words."""
    text: str
    """Why it stands as it does; may be several sentences."""
    quote: str
    """The record's own sentence; empty where the criterion does not decide the verdict."""
    said: str
    """The criterion in plain words, why it stands as it does, and from when it passes."""


@frozen
class Group:
    """The reasons of one status, under a heading."""

    status: CriterionStatus
    heading: str
    reasons: tuple[Reason, ...]


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
    """How many criteria are met; empty: the conversation was ended before all was asked."""
    groups: tuple[Group, ...]
    """What does not fit first, what may well stay so before what may change. What is open or the study
    team's is listed only where nothing else decides the verdict."""
    bring: tuple[str, ...]
    """A checklist: each document with the facts to read from it, then the facts that no paper holds.
    Empty where the conversation was ended before all was asked."""
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
        groups=_groups(state, found, decision),
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
    return speech(lang).summary["passed"].format(passed=passed, all=len(results))


def _groups(state: State, found: Evaluation, decision: Decision) -> tuple[Group, ...]:
    """The fewest reasons that give the verdict, parted by what can be done about them."""
    failing = with_status(found, CriterionStatus.FAIL)
    lasting = tuple(name for name in failing if set(found.criteria[name].because) & state.trial.lasting)
    changing = tuple(name for name in failing if name not in lasting)
    parted = [
        (CriterionStatus.FAIL, "group_lasting", lasting),
        (CriterionStatus.FAIL, "group_fail", changing),
        (CriterionStatus.WAIT, "group_wait", with_status(found, CriterionStatus.WAIT)),
    ]
    if not any(names for _, _, names in parted):
        parted += [
            (status, f"group_{status.value}", with_status(found, status))
            for status in (CriterionStatus.UNKNOWN, CriterionStatus.SITE)
        ]
    say = speech(state.lang).summary
    return tuple(
        Group(status, say[heading], _reasons(state, found, ids, decision.deciding))
        for status, heading, ids in parted
        if ids
    )


def _reasons(
    state: State, found: Evaluation, ids: tuple[str, ...], deciding: tuple[str, ...]
) -> tuple[Reason, ...]:
    """The reasons of some criteria; the record's sentence stands with those that decide the verdict."""
    reasons = (_reason(state, c, found.criteria[c.id]) for c in state.trial.criteria if c.id in ids)
    return tuple(reason if reason.criterion in deciding else replace(reason, quote="") for reason in reasons)


def _reason(state: State, criterion: Criterion, result: CriterionResult) -> Reason:
    plain, why = state.wording.criteria.get(criterion.id, ""), _why(state, result)
    sentences = (plain, why, _when(state.lang, result, why))
    said = ("" if state.lang == "zh" else " ").join(sentence for sentence in sentences if sentence)
    return Reason(criterion.id, plain, why, criterion.quote, said)


def _why(state: State, result: CriterionResult) -> str:
    said = list(reasons_said(state.wording, result.because, result.until or result.earliest))
    open_facts = tuple(
        name
        for name in result.facts
        if name in state.wording.questions and isinstance(state.facts.get(name), Missing)
    )
    if result.status in (CriterionStatus.UNKNOWN, CriterionStatus.SITE) and open_facts:
        said.append(speech(state.lang).summary["still_open"].format(names=names(state, open_facts)))
    return ("" if state.lang == "zh" else " ").join(said)


def _when(lang: Lang, result: CriterionResult, why: str) -> str:
    """From when it passes, unless the reason has said that already and the day is sure."""
    if result.status is not CriterionStatus.WAIT or result.until is None:
        return ""
    told = day(result.until, lang) in why
    if told:
        return speech(lang).summary["until_rough"] if result.until_approximate else ""
    key = "until_about" if result.until_approximate else "until"
    return speech(lang).summary[key].format(date=day(result.until, lang))


def _notes(state: State, found: Evaluation) -> tuple[str, ...]:
    """The notes for participants; the age of the record has its own sentence."""
    for_all = (
        note.key
        for note in state.trial.notes
        if note.audience == "both" and note.key in found.notes and note.when.source != "record_is_stale"
    )
    return tuple(state.wording.notes[key] for key in for_all if key in state.wording.notes)
