"""Why a verdict is as it is: the criteria behind it, by their status, each with its reason."""

from __future__ import annotations

from dataclasses import replace

from chatbot.dialogue.naming import names
from chatbot.dialogue.reasons import reasons_said
from chatbot.dialogue.speech import speech
from chatbot.dialogue.state import State
from chatbot.interpretation.heard import day
from criteria.evaluate import CriterionResult, Evaluation
from criteria.frozen import frozen
from criteria.model import Criterion, CriterionStatus, Lang
from criteria.values import Missing
from criteria.verdict import Decision, Verdict, with_status

_OPEN = (CriterionStatus.UNKNOWN, CriterionStatus.SITE)


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


def deciding_groups(state: State, found: Evaluation, decision: Decision) -> tuple[Group, ...]:
    """The fewest reasons that give the verdict, parted by what can be done about them.

    Where the verdict waits for facts, the checklist says which, and only what is open although everything
    was answered is left to say.
    """
    if decision.verdict is Verdict.LIKELY_ELIGIBLE:
        return tuple(_unquoted(group) for group in open_groups(state, found, decision))
    failing = with_status(found, CriterionStatus.FAIL)
    lasting = tuple(name for name in failing if set(found.criteria[name].because) & state.trial.lasting)
    changing = tuple(name for name in failing if name not in lasting)
    waiting = with_status(found, CriterionStatus.WAIT)
    answered = () if failing or waiting else _open_though_answered(state, found)
    return _groups(
        state,
        found,
        decision.deciding,
        (CriterionStatus.FAIL, "group_lasting", lasting),
        (CriterionStatus.FAIL, "group_fail", changing),
        (CriterionStatus.WAIT, "group_wait", waiting),
        (CriterionStatus.UNKNOWN, "group_unknown", answered),
    )


def open_groups(state: State, found: Evaluation, decision: Decision) -> tuple[Group, ...]:
    """Every point that is open or the study team's; none where something else decides the verdict."""
    if decision.verdict in (Verdict.NOT_ELIGIBLE, Verdict.NOT_YET_ELIGIBLE):
        return ()
    parted = [(status, f"group_{status.value}", with_status(found, status)) for status in _OPEN]
    quoted = tuple(name for _, _, names in parted for name in names)
    return _groups(state, found, quoted, *parted)


def _open_though_answered(state: State, found: Evaluation) -> tuple[str, ...]:
    """The undecided criteria of which no fact is missing."""
    undecided = with_status(found, CriterionStatus.UNKNOWN)
    return tuple(name for name in undecided if not _missing(state, found.criteria[name]))


def _groups(
    state: State,
    found: Evaluation,
    quoted: tuple[str, ...],
    *parted: tuple[CriterionStatus, str, tuple[str, ...]],
) -> tuple[Group, ...]:
    say = speech(state.lang).summary
    return tuple(
        Group(status, say[heading], _reasons(state, found, ids, quoted))
        for status, heading, ids in parted
        if ids
    )


def _unquoted(group: Group) -> Group:
    return replace(group, reasons=tuple(replace(reason, quote="") for reason in group.reasons))


def _reasons(
    state: State, found: Evaluation, ids: tuple[str, ...], quoted: tuple[str, ...]
) -> tuple[Reason, ...]:
    """The reasons of some criteria; the record's sentence stands with those that are to be quoted."""
    reasons = (_reason(state, c, found.criteria[c.id]) for c in state.trial.criteria if c.id in ids)
    return tuple(reason if reason.criterion in quoted else replace(reason, quote="") for reason in reasons)


def _reason(state: State, criterion: Criterion, result: CriterionResult) -> Reason:
    plain, why = state.wording.criteria.get(criterion.id, ""), _why(state, result)
    sentences = (plain, why, _when(state.lang, result, why))
    said = ("" if state.lang == "zh" else " ").join(sentence for sentence in sentences if sentence)
    return Reason(criterion.id, plain, why, criterion.quote, said)


def _why(state: State, result: CriterionResult) -> str:
    said = list(reasons_said(state.wording, result.because, result.until or result.earliest))
    missing = _missing(state, result)
    if result.status in _OPEN and missing:
        said.append(speech(state.lang).summary["still_open"].format(names=names(state, missing)))
    return ("" if state.lang == "zh" else " ").join(said)


def _missing(state: State, result: CriterionResult) -> tuple[str, ...]:
    """The questions behind the result that were put and have no value."""
    asked = state.wording.questions
    return tuple(
        name for name in result.facts if name in asked and isinstance(state.facts.get(name), Missing)
    )


def _when(lang: Lang, result: CriterionResult, why: str) -> str:
    """From when it passes, unless the reason has said that already and the day is sure."""
    if result.status is not CriterionStatus.WAIT or result.until is None:
        return ""
    told = day(result.until, lang) in why
    if told:
        return speech(lang).summary["until_rough"] if result.until_approximate else ""
    key = "until_about" if result.until_approximate else "until"
    return speech(lang).summary[key].format(date=day(result.until, lang))
