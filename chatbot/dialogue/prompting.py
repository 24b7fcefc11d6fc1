"""From the state to what is shown: ``prompt_for(state)``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from chatbot.dialogue.flow import APART, counted, kind_of
from chatbot.dialogue.naming import heard, labels, names
from chatbot.dialogue.options import choices_shown, options
from chatbot.dialogue.prompt import Prompt, PromptKind
from chatbot.dialogue.remarks import notices
from chatbot.dialogue.speech import speech
from chatbot.dialogue.state import MOST_TIMES, Asking, Phase, State
from criteria.model import CriterionStatus, Question
from criteria.values import Choice, ValueKind

if TYPE_CHECKING:
    from chatbot.dialogue.prompt import ReviewLine
    from chatbot.dialogue.summary import Summary


def prompt_for(state: State) -> Prompt:
    """What is open, with all that can be shown about it."""
    kind = kind_of(state)
    asked = state.asking is not None and kind not in _TEXTS
    if asked and state.asking is not None:
        return _about_question(state, kind, state.asking)
    return Prompt(
        kind=kind,
        text=_TEXTS[kind](state),
        notices=notices(state),
        question=state.contradictions[0].earlier.question if kind is PromptKind.CONTRADICTION else None,
        choices=options(state),
        choices_shown=choices_shown(state) and not kind.ended,
        lines=_lines(state) if kind is PromptKind.REVIEW else (),
        summary=_summary(state) if kind is PromptKind.SUMMARY else None,
    )


def _lines(state: State) -> tuple[ReviewLine, ...]:
    from chatbot.dialogue.review import review_lines

    return review_lines(state)


def _summary(state: State) -> Summary:
    from chatbot.dialogue.summary import summary

    return summary(state)


def _about_question(state: State, kind: PromptKind, asking: Asking) -> Prompt:
    question = state.setting.questions[asking.question]
    texts, say = state.texts(asking.question), speech(state.lang)
    number, about = _progress(state, question)
    helped = asking.attempt > 1 and kind is not PromptKind.CONFIRM
    shows_example = helped and asking.step == "ask"  # it is no example of an exact day or figure
    return Prompt(
        kind=kind,
        text=_question_text(state, kind, asking, question),
        notices=notices(state),
        intro=texts.intro if asking.attempt == 1 and asking.step == "ask" else "",
        question=question.id,
        section=state.wording.sections.get(question.section, ""),
        number=number,
        about=about,
        example=say.say("example", example=texts.example) if shows_example and texts.example else "",
        form=_form(state, question) if helped and asking.attempt >= MOST_TIMES else "",
        why=texts.why,
        where=texts.where,
        choices=options(state),
        choices_shown=choices_shown(state),
        attempt=asking.attempt,
    )


def _progress(state: State, question: Question) -> tuple[int, int]:
    if question.role in APART:
        return 0, 0
    met = counted(state)
    return (met.index(question.id) + 1, len(met)) if question.id in met else (0, 0)


def _question_text(state: State, kind: PromptKind, asking: Asking, question: Question) -> str:
    say, texts = speech(state.lang), state.texts(question.id)
    if kind is PromptKind.CONFIRM and asking.candidate is not None:
        key = "confirm_yes_no" if question.kind is ValueKind.BOOLEAN else "confirm"
        return say.say(key, heard=heard(state, asking.candidate), names=names(state, (question.id,)))
    if asking.step in ("exact", "narrow") and asking.loose is not None:
        if texts.refine:
            return texts.refine
        if isinstance(asking.loose.value, Choice):
            which = labels(state, question.id, asking.loose.value.codes)
            return say.say("narrow", labels=say.either(which))
        return say.say(f"exact_{question.kind.value}")
    return texts.ask_about if state.about_somebody_else else texts.ask


def _form(state: State, question: Question) -> str:
    say = speech(state.lang)
    if question.kind is ValueKind.DATE and question.allows_never:
        return say.say("form_date_never")
    if question.kind is ValueKind.QUANTITY and not question.units:
        return say.say("form_number")
    key = f"form_{question.kind.value}"
    if key not in say.sentences:
        return ""
    from chatbot.interpretation.heard import unit_in_words

    units = (unit_in_words(unit.ucum, state.lang) for unit in question.units)
    return say.say(key, units=say.either(tuple(dict.fromkeys(units))))


def _contradiction(state: State) -> str:
    first = state.contradictions[0]
    return speech(state.lang).say(
        "contradiction",
        names=names(state, (first.earlier.question,)),
        earlier=first.earlier.words,
        earlier_heard=heard(state, first.earlier),
        later=first.later.words,
        later_heard=heard(state, first.later),
    )


def _first_fail(state: State) -> str:
    from chatbot.dialogue.failing import failed
    from criteria.evaluate import evaluate

    setting = state.setting
    evaluation = evaluate(setting.trial, state.facts, setting.as_of, setting.start)
    keys = [
        key
        for result in evaluation.criteria.values()
        if result.status is CriterionStatus.FAIL
        for key in result.because
    ]
    reasons = [state.wording.reasons[key] for key in dict.fromkeys(keys) if key in state.wording.reasons]
    if not reasons:
        reasons = [state.wording.criteria[name] for name in failed(state)[:1]]
    space = "" if state.lang == "zh" else " "
    return speech(state.lang).say("first_fail", reasons=space.join(reasons) + space).strip()


def _stopping(state: State) -> str:
    return speech(state.lang).say("stopping" if state.kept else "stopping_unkept")


def _stopped(state: State) -> str:
    return speech(state.lang).say(f"stopped_{state.fate}", contact=contact(state))


def contact(state: State) -> str:
    """Whom to call, in a sentence."""
    whom = state.trial.contact_in(state.lang)
    return speech(state.lang).say(
        "contact",
        name=whom.name,
        site=whom.site,
        city=whom.city,
        phone=whom.phone,
        phone_abroad=whom.phone_abroad,
    )


def _review(state: State) -> str:
    midway = state.phase is Phase.LOOKING
    return speech(state.lang).say("review_midway" if midway else "review")


_TEXTS: Mapping[PromptKind, Callable[[State], str]] = {
    PromptKind.CONTRADICTION: _contradiction,
    PromptKind.FIRST_FAIL: _first_fail,
    PromptKind.REVIEW: _review,
    PromptKind.PAUSED: lambda state: speech(state.lang).say("paused"),
    PromptKind.STOPPING: _stopping,
    PromptKind.STOPPED: _stopped,
    PromptKind.SUMMARY: lambda state: speech(state.lang).say("summary"),
}
