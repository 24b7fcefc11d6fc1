"""What is said before a prompt, from the state's remarks, in the language of the moment."""

from __future__ import annotations

from chatbot.dialogue.flow import counted
from chatbot.dialogue.glossary import meaning
from chatbot.dialogue.naming import heard, names
from chatbot.dialogue.prompt import Notice
from chatbot.dialogue.speech import speech
from chatbot.dialogue.state import Remark, State


def notices(state: State) -> tuple[Notice, ...]:
    """The remarks in words, in order, each said once."""
    said = (Notice(remark.kind, _text(state, remark)) for remark in state.remarks)
    return tuple(dict.fromkeys(notice for notice in said if notice.text))


def _text(state: State, remark: Remark) -> str:
    if not remark.key:
        return remark.detail
    if remark.key in _SPECIAL:
        return _SPECIAL[remark.key](state, remark)
    answer = state.answers.get(remark.questions[0]) if remark.questions else None
    return speech(state.lang).say(
        remark.key,
        names=names(state, remark.questions),
        heard=heard(state, answer) if answer is not None else "",
    )


def _help(state: State, remark: Remark) -> str:
    say = speech(state.lang)
    if not remark.questions:
        return say.say("help_here")
    texts = state.texts(remark.questions[0])
    example = say.say("example", example=texts.example) if texts.example else ""
    return " ".join(say.say("help", help=texts.help, where=texts.where, example=example).split())


def _why(state: State, remark: Remark) -> str:
    return state.texts(remark.questions[0]).why or speech(state.lang).say("why_here")


def _term(state: State, remark: Remark) -> str:
    return speech(state.lang).say("term", term=remark.detail, meaning=meaning(state, remark.detail))


def _welcome(state: State, remark: Remark) -> str:
    say = speech(state.lang)
    answer = state.answers.get(remark.questions[0]) if remark.questions else None
    if answer is None:
        return say.say("welcome_back_fresh")
    done = sum(name in state.answers for name in counted(state))
    return say.say(
        "welcome_back", count=done, names=names(state, remark.questions), heard=heard(state, answer)
    )


_SPECIAL = {"help": _help, "why": _why, "term": _term, "welcome_back": _welcome}
