"""What is said before a prompt, from the state's remarks, in the language of the moment."""

from __future__ import annotations

from chatbot.dialogue.flow import counted
from chatbot.dialogue.naming import heard, names
from chatbot.dialogue.prompt import Notice
from chatbot.dialogue.speech import speech
from chatbot.dialogue.state import Remark, State
from chatbot.interpretation.heard import day


def notices(state: State) -> tuple[Notice, ...]:
    """The remarks in words, in order, each said once; before all else what the study is."""
    if not state.exchanges and not state.remarks:
        return _welcome_words(state)
    said = (Notice(remark.kind, _text(state, remark)) for remark in _gathered(state.remarks))
    return tuple(dict.fromkeys(notice for notice in said if notice.text))


def _welcome_words(state: State) -> tuple[Notice, ...]:
    """What the study is and where, and how current its record is where that is in doubt."""
    about = Notice("told", state.wording.about)
    record = state.trial.record
    if not record.stale(state.setting.as_of):
        return (about,)
    last = day(record.last_update, state.lang)
    return (about, Notice("told", speech(state.lang).summary["record_old"].format(date=last)))


def _gathered(remarks: tuple[Remark, ...]) -> list[Remark]:
    """The remarks with all that was also heard in one of them."""
    overheard = tuple(name for remark in remarks if remark.key == "also_heard" for name in remark.questions)
    rest = [remark for remark in remarks if remark.key != "also_heard"]
    return [*rest, Remark("heard", "also_heard", overheard)] if overheard else rest


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
    from chatbot.dialogue.glossary import meaning

    return speech(state.lang).say("term", term=remark.detail, meaning=meaning(state, remark.detail))


def _aside(state: State, remark: Remark) -> str:
    return speech(state.lang).say(remark.key, phone=state.trial.contact.phone)


def _welcome(state: State, remark: Remark) -> str:
    say = speech(state.lang)
    answer = state.answers.get(remark.questions[0]) if remark.questions else None
    if answer is None:
        return say.say("welcome_back_fresh")
    done = sum(name in state.answers for name in counted(state))
    return say.say(
        "welcome_back", count=done, names=names(state, remark.questions), heard=heard(state, answer)
    )


def _answers_old(state: State, remark: Remark) -> str:
    return speech(state.lang).say("answers_old", days=remark.detail)


def _also_heard(state: State, remark: Remark) -> str:
    say = speech(state.lang)
    known = (state.answers[name] for name in dict.fromkeys(remark.questions) if name in state.answers)
    listed = (
        say.say("noted", name=state.texts(answer.question).name, heard=heard(state, answer))
        for answer in known
    )
    return say.say("also_heard", heard=say.say("semicolon").join(listed))


_SPECIAL = {
    "also_heard": _also_heard,
    "answers_old": _answers_old,
    "aside_question": _aside,
    "help": _help,
    "why": _why,
    "term": _term,
    "welcome_back": _welcome,
}
