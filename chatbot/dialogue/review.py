"""The page of answers, and the numbers on it."""

from __future__ import annotations

import re

from chatbot.dialogue.flow import APART
from chatbot.dialogue.naming import heard
from chatbot.dialogue.options import plain
from chatbot.dialogue.prompt import ReviewLine
from chatbot.dialogue.state import State

_NUMBER = re.compile(r"(?:change|number|no\.?|answer|修改|改|第)?\s*#?(\d{1,3})\s*(?:个|项|条|题|号)?")


def review_lines(state: State) -> tuple[ReviewLine, ...]:
    """One line an answer, in the order asked."""
    shown = [
        question
        for question in state.setting.questions.values()
        if question.id in state.answers and question.role not in APART
    ]
    return tuple(
        ReviewLine(
            number=number,
            question=question.id,
            section=state.wording.sections.get(question.section, ""),
            name=state.texts(question.id).name,
            heard=heard(state, state.answers[question.id]),
            words=state.answers[question.id].words,
            mark=state.answers[question.id].mark,
        )
        for number, question in enumerate(shown, 1)
    )


def numbered_question(state: State, words: str) -> str | None:
    """The question whose number or short name on the page the words are; None: none."""
    said = plain(words)
    match = _NUMBER.fullmatch(said)
    for line in review_lines(state):
        if (match and int(match.group(1)) == line.number) or said == plain(line.name):
            return line.question
    return None
