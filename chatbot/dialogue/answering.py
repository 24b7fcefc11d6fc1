"""What a reply to a question does: settle it, ask back, or ask again, three times at most."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from chatbot.dialogue.changes import put_in
from chatbot.dialogue.events import Replied
from chatbot.dialogue.flow import APART, too_loose
from chatbot.dialogue.prompt import Mark
from chatbot.dialogue.state import MOST_TIMES, Answer, Asking, Phase, Remark, State
from chatbot.interpretation.reading import Interpretation, Status
from criteria.evaluate import bears_on, differs
from criteria.model import Question
from criteria.values import Choice, Missing, Value


def reply(state: State, asking: Asking, event: Replied, reading: Interpretation) -> State:
    """The state after words that were read as an answer to the question in hand."""
    note = (Remark("note", "", detail=reading.note),) if reading.note else ()
    match reading.status:
        case Status.UNDERSTOOD | Status.CONFIRM if reading.value is not None:
            sure = reading.status is Status.UNDERSTOOD
            answer = Answer(asking.question, reading.value, event.words, reading.heard, Mark.UNDERSTOOD)
            return (_take if sure else _ask_back)(state.remarking(*note), asking, answer)
        case Status.UNKNOWN:
            return _leave_open(state.remarking(*note), asking, event.words, Missing.UNKNOWN, Mark.UNKNOWN)
        case Status.DECLINED:
            return _leave_open(state.remarking(*note), asking, event.words, Missing.DECLINED, Mark.DECLINED)
        case _:
            return _unclear(state, asking, event, reading, note)


def _unclear(
    state: State, asking: Asking, event: Replied, reading: Interpretation, note: tuple[Remark, ...]
) -> State:
    """Ask again; words too vague for a code are asked about once, then the code that they allow holds."""
    code = _vague(state, asking, reading)
    if code is None:
        return again(state, asking, event.words, *note)
    held = asking.loose or Answer(asking.question, Choice((code,)), event.words, "", Mark.UNDERSTOOD)
    if asking.loose is not None or asking.attempt >= MOST_TIMES:
        return _settle(state, held)
    if state.texts(asking.question).refine:  # it asks what the note asks
        return replace(state, asking=Asking(asking.question, "narrow", asking.attempt + 1, loose=held))
    return again(state, replace(asking, loose=held), event.words, *note)


def _vague(state: State, asking: Asking, reading: Interpretation) -> str | None:
    """The code that holds where the note of the reading is asked in vain; None: there is none."""
    known = state.setting.questions[asking.question].vague
    notes = [words.notes for words in state.trial.words.values()] if known and reading.note else []
    return next((known[key] for key in known for said in notes if said.get(key) == reading.note), None)


def confirmed(state: State, asking: Asking) -> State:
    """The state after a yes to "I read that as …"."""
    assert asking.candidate is not None
    return _take(state, asking, replace(asking.candidate, mark=Mark.CONFIRMED))


def again(state: State, asking: Asking, words: str, *remarks: Remark) -> State:
    """Ask once more in another form, or leave it for the study team when that was the last time."""
    if asking.attempt < MOST_TIMES:
        renewed = replace(asking, step=_step_again(asking), attempt=asking.attempt + 1, candidate=None)
        return replace(state, asking=renewed).remarking(*(remarks or (Remark("told", "not_clear"),)))
    return _give_up(state.remarking(*remarks), asking, words)


def _step_again(asking: Asking) -> Literal["ask", "exact", "narrow"]:
    if asking.loose is None:
        return "ask"
    return "narrow" if isinstance(asking.loose.value, Choice) else "exact"


def skip(state: State, asking: Asking, words: str) -> State:
    """Leave the question for the study team, as the participant asks."""
    if state.setting.questions[asking.question].role in APART:
        return again(state, asking, words, Remark("told", "cant_skip"))
    return _give_up(state, asking, words)


def _ask_back(state: State, asking: Asking, answer: Answer) -> State:
    """Repeat a likely reading; where it leaves codes open, asking which one says the same."""
    if isinstance(answer.value, Choice) and not answer.value.settled:
        return _take(state, asking, answer)
    if not _matters(state, answer) and too_loose(state, answer, asking.attempt + 1) is None:
        return _take(state, asking, answer)
    if asking.candidate is not None:
        if asking.candidate.value == answer.value:
            return _take(state, asking, replace(answer, mark=Mark.CONFIRMED))
        if asking.attempt >= MOST_TIMES:
            return _give_up(state, asking, answer.words)
        asking = replace(asking, attempt=asking.attempt + 1)
    return replace(state, asking=replace(asking, step="confirm", candidate=answer))


def _matters(state: State, answer: Answer) -> bool:
    """Whether another reading would decide a criterion, or what is asked and how it is read, differently."""
    setting, question = state.setting, state.setting.questions[answer.question]
    if question.role in APART or question.role == "respondent":
        return True
    others: tuple[Value | Missing, ...] = (Missing.UNKNOWN,)
    if isinstance(answer.value, bool):
        others = (not answer.value,)
    elif question.codes:
        others = tuple(Choice((code,)) for code in question.codes)
    readings = (answer.value, *others)
    if differs(setting.trial, state.facts, question.id, readings, setting.as_of, setting.start):
        return True
    facts = {**state.facts, question.id: answer.value}
    return bears_on(setting.trial, facts, question.id, setting.as_of, setting.start)


def _take(state: State, asking: Asking, answer: Answer) -> State:
    """Settle the answer, or ask for what it leaves open, once."""
    asked_once = asking.loose is not None
    narrower = too_loose(state, answer, asking.attempt + 1)
    if narrower is None:
        return _settle(state, answer)
    if asked_once or asking.attempt >= MOST_TIMES:
        return _settle(state, _left_open(state, answer))
    return replace(state, asking=narrower)


def _left_open(state: State, answer: Answer) -> Answer:
    """Codes still open after one question back count as unknown, where they differ in what they decide."""
    if not isinstance(answer.value, Choice) or answer.value.settled:
        return answer
    setting = state.setting
    codes = tuple(Choice((code,)) for code in answer.value.codes)
    if differs(setting.trial, state.facts, answer.question, codes, setting.as_of, setting.start):
        return replace(answer, value=Missing.UNKNOWN, mark=Mark.SITE)
    return answer


def _leave_open(state: State, asking: Asking, words: str, why: Missing, mark: Mark) -> State:
    """Settle without a value; where only the exact figure is not known, the rough one stays."""
    if asking.loose is not None:
        return _settle(state, _left_open(state, asking.loose))
    if state.setting.questions[asking.question].role == "consent":
        return again(state, asking, words, Remark("told", "needs_yes"))
    return _settle(state, Answer(asking.question, why, words, "", mark))


def _give_up(state: State, asking: Asking, words: str) -> State:
    """No more asking: what was said before holds, else it is left for the study team."""
    if asking.loose is not None:
        return _settle(state, _left_open(state, asking.loose))
    if asking.question in state.answers:
        kept = Remark("told", "kept_as_it_was", (asking.question,))
        return replace(state, asking=None).remarking(kept)
    role = state.setting.questions[asking.question].role
    if role == "consent":
        return _no_consent(state)
    left = () if role in APART else (Remark("told", "left_for_team"),)
    return _settle(state.remarking(*left), Answer(asking.question, Missing.UNKNOWN, words, "", Mark.SITE))


def _settle(state: State, answer: Answer) -> State:
    question = state.setting.questions[answer.question]
    if question.role == "consent" and answer.value is not True:
        return _no_consent(state)
    state = replace(put_in(state, replace(answer, volunteered=False)), asking=None)
    if question.role in APART:
        return state.remarking(*_about_keeping(question, answer))
    trail = state.trail if answer.question in state.trail else (*state.trail, answer.question)
    return replace(state, trail=trail)


def _about_keeping(question: Question, answer: Answer) -> tuple[Remark, ...]:
    if question.role != "keep" or answer.value is True:
        return ()
    return (Remark("told", "not_kept"),)


def _no_consent(state: State) -> State:
    return replace(state, phase=Phase.STOPPED, fate="no_consent", asking=None)
