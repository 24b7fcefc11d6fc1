"""Answers and questions in the words of the moment's language."""

from __future__ import annotations

from chatbot.dialogue.prompt import Mark
from chatbot.dialogue.speech import speech
from chatbot.dialogue.state import Answer, State
from chatbot.interpretation.heard import in_words
from criteria.values import Choice, Missing, Never, Text


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
            question = state.setting.questions[answer.question]
            return in_words(value, question, state.lang, state.trial) or answer.heard or answer.words
