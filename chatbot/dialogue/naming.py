"""Answers and questions in the words of the moment's language."""

from __future__ import annotations

from datetime import date

from chatbot.dialogue.prompt import Mark
from chatbot.dialogue.speech import speech
from chatbot.dialogue.state import Answer, State
from criteria.model import Lang
from criteria.values import Choice, Missing, Never, Text

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(lang: Lang, when: date) -> str:
    """A day as it is said in that language: "5 October 2026", 2026年10月5日."""
    if lang == "zh":
        return f"{when.year}年{when.month}月{when.day}日"
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def names(state: State, question_ids: tuple[str, ...]) -> str:
    """The questions' short names as a list."""
    texts = state.wording.questions
    return speech(state.lang).all_of(tuple(texts[name].name for name in question_ids if name in texts))


def labels(state: State, question_id: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    """How the codes of a choice are shown."""
    shown = {choice.code: choice.label for choice in state.texts(question_id).choices}
    return tuple(shown.get(code, code) for code in codes)


def heard(state: State, answer: Answer) -> str:
    """An answer in words; never empty."""
    say = speech(state.lang)
    match answer.value:
        case Missing.DECLINED:
            return say.say("declined")
        case Missing.UNKNOWN:
            return say.say("site" if answer.mark is Mark.SITE else "unknown")
        case bool():
            return say.say("true" if answer.value else "false")
        case Choice(codes):
            return say.either(labels(state, answer.question, codes))
        case Never():
            return say.say("never")
        case Text(words):
            return words.strip() or say.say("nothing")
        case value:
            return _figure(state, answer, value)


def _figure(state: State, answer: Answer, value: object) -> str:
    return answer.heard or answer.words or str(value)
