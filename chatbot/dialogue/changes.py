"""Putting answers in place: new ones, changed ones, and what a change makes void."""

from __future__ import annotations

from dataclasses import replace

from chatbot.dialogue.contradictions import agree, says_more
from chatbot.dialogue.flow import APART, applies
from chatbot.dialogue.prompt import Mark
from chatbot.dialogue.state import Answer, Contradiction, Remark, State
from chatbot.interpretation.reading import Also
from criteria.model import Question
from criteria.values import Missing, Value


def put_in(state: State, answer: Answer) -> State:
    """The state with that answer.

    Answers that rested on an earlier one and don't matter any more are dropped, and said to be; a
    question in hand that would not be asked any more is let go.
    """
    earlier = state.answers.get(answer.question)
    changed = replace(state, answers={**state.answers, answer.question: answer})
    if earlier is not None and earlier.value != answer.value:
        changed = _without_dependents(state, changed)
    return _without_needless_question(state, changed)


def _without_dependents(before: State, after: State) -> State:
    """Drop what was asked because of the earlier answer and would not be asked any more."""
    resting = {
        question.id
        for question in before.setting.questions.values()
        if question.asked_when is not None and question.id in before.trail and applies(before, question)
    }
    dropped: list[str] = []
    while True:
        void = [name for name in after.answers if name in resting and not _still_asked(after, name)]
        if not void:
            break
        dropped += void
        kept = {name: answer for name, answer in after.answers.items() if name not in void}
        after = replace(after, answers=kept, trail=tuple(name for name in after.trail if name in kept))
    if not dropped:
        return after
    in_order = tuple(name for name in after.setting.questions if name in dropped)
    return after.remarking(Remark("changed", "dropped", in_order))


def _without_needless_question(before: State, after: State) -> State:
    """Let go of the question in hand where what was just said leaves no reason to ask it."""
    if after.asking is None:
        return after
    question = after.setting.questions[after.asking.question]
    needless = question.asked_when is not None and applies(before, question) and not applies(after, question)
    return replace(after, asking=None) if needless else after


def _still_asked(state: State, question_id: str) -> bool:
    return applies(state, state.setting.questions[question_id])


def overhear(state: State, words: str, said: tuple[Also, ...], *, correcting: bool) -> State:
    """The state with what a reply said about other questions than the one in hand.

    Args:
        state: the conversation.
        words: the reply as typed.
        said: the facts found in it.
        correcting: the words take something back ("no wait, it was …"): what they say then
            replaces an earlier answer that differs, instead of being held against it.
    """
    for also in said:
        question = state.setting.questions.get(also.question)
        if question is None or question.role in APART:
            continue
        part = words[also.span[0] : also.span[1]].strip() or words
        answer = Answer(also.question, also.value, part, "", Mark.UNDERSTOOD, volunteered=True)
        state = _with_results(_take_in(state, answer, also.value, correcting), question, answer)
    return state


def _with_results(state: State, question: Question, answer: Answer) -> State:
    """Who gives a result has the results: the question for them is answered by it."""
    for results in state.setting.questions.values():
        rests_on_it = question.asked_when is not None and results.id in question.asked_when.facts
        if results.role == "results" and rests_on_it and state.facts.get(results.id) is not True:
            return put_in(state, replace(answer, question=results.id, value=True))
    return state


def _take_in(state: State, answer: Answer, value: Value, correcting: bool) -> State:
    earlier = state.answers.get(answer.question)
    told = Remark("heard", "also_heard", (answer.question,))
    if earlier is None:
        return put_in(state, answer).remarking(told)
    answer = replace(answer, volunteered=earlier.volunteered)
    if isinstance(earlier.value, Missing):
        return put_in(state, answer).remarking(told)
    agreeing = agree(earlier.value, value)
    if agreeing and says_more(earlier.value, value):
        return put_in(state, answer).remarking(told)
    if correcting:
        return _corrected(state, earlier, answer, value)
    if agreeing:
        return state
    return replace(state, contradictions=(*state.contradictions, Contradiction(earlier, answer)))


def _corrected(state: State, earlier: Answer, answer: Answer, value: Value) -> State:
    """The newer statement holds, and nothing about it is in dispute any more."""
    others = tuple(c for c in state.contradictions if c.earlier.question != answer.question)
    state = replace(state, contradictions=others)
    if earlier.value == value:
        return state
    return put_in(state, answer).remarking(Remark("changed", "corrected", (answer.question,)))
