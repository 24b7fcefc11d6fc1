"""What comes next: the order of the questions, what is skipped, how far along it is.

The first question is put without a rule; ``criteria.evaluate`` comes with the first reply.
"""

from __future__ import annotations

from dataclasses import replace

from chatbot.dialogue.prompt import PromptKind
from chatbot.dialogue.state import Answer, Asking, Phase, State
from criteria.model import Question
from criteria.values import Choice, Missing

_PHASES = {
    Phase.LOOKING: PromptKind.REVIEW,
    Phase.PAUSED: PromptKind.PAUSED,
    Phase.STOPPING: PromptKind.STOPPING,
    Phase.STOPPED: PromptKind.STOPPED,
    Phase.DONE: PromptKind.SUMMARY,
}
_STEPS = {
    "confirm": PromptKind.CONFIRM,
    "exact": PromptKind.REFINE,
    "narrow": PromptKind.REFINE,
}
_ROLES = {"consent": PromptKind.CONSENT, "keep": PromptKind.KEEP}

APART = ("consent", "keep")
"""Roles of questions that are about the conversation: not counted, not shown among the answers,
not gone back to and never filled by what is said elsewhere."""


def kind_of(state: State) -> PromptKind:
    """What the conversation is waiting for."""
    if state.phase is not Phase.TALKING:
        return _PHASES[state.phase]
    if state.contradictions:
        return PromptKind.CONTRADICTION
    if state.first_fail == "open":
        return PromptKind.FIRST_FAIL
    if state.asking is None:
        return PromptKind.REVIEW
    if state.asking.step != "ask":
        return _STEPS[state.asking.step]
    role = state.setting.questions[state.asking.question].role
    return _ROLES.get(role or "", PromptKind.QUESTION)


def onward(state: State) -> State:
    """The state with the next question in hand, where there is none in hand yet."""
    if state.asking is not None or state.phase in (Phase.STOPPED, Phase.DONE):
        return state
    for question in asked_about(state):
        answer = state.answers.get(question.id)
        if answer is None:
            return replace(state, asking=Asking(question.id))
        if answer.volunteered and (asking := too_loose(state, answer, attempt=1)) is not None:
            return replace(state, asking=asking)
    return state


def too_loose(state: State, answer: Answer, attempt: int) -> Asking | None:
    """How a value is asked for once more because it leaves open what matters; None: it needn't be.

    Args:
        state: the conversation, whether or not it holds the answer yet.
        answer: the value as it stands.
        attempt: the count that the question back would have.
    """
    if isinstance(answer.value, Missing):
        return None
    if isinstance(answer.value, Choice):
        return None if answer.value.settled else Asking(answer.question, "narrow", attempt, loose=answer)
    from criteria.evaluate import needs_exact

    setting = state.setting
    facts = {**state.facts, answer.question: answer.value}
    if needs_exact(setting.trial, facts, answer.question, setting.as_of, setting.start):
        return Asking(answer.question, "exact", attempt, loose=answer)
    return None


def applies(state: State, question: Question) -> bool:
    """Whether the question is one to ask, given what is known."""
    from criteria.evaluate import is_asked

    setting = state.setting
    return is_asked(setting.trial, question, state.facts, setting.as_of, setting.start)


def asked_about(state: State) -> tuple[Question, ...]:
    """The questions that are asked, given what is known, in order; answered or not."""
    from criteria.evaluate import questions_asked

    setting = state.setting
    asked = questions_asked(setting.trial, state.facts, setting.as_of, setting.start)
    return tuple(question for question in asked if question.id in setting.questions)


def all_asked(state: State) -> bool:
    """Whether every question that is to be asked has its answer."""
    return all(question.id in state.answers for question in asked_about(state))


def counted(state: State) -> tuple[str, ...]:
    """The questions that the participant has met or will meet as far as can be told, in order."""
    asked = {question.id for question in asked_about(state)}
    return tuple(
        question.id
        for question in state.setting.questions.values()
        if question.role not in APART and (question.id in state.answers or question.id in asked)
    )
