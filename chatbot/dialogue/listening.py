"""From the words typed to the event that they make."""

from __future__ import annotations

import re
from dataclasses import replace

from chatbot.dialogue.asides import aside
from chatbot.dialogue.care import care_for
from chatbot.dialogue.choosing import NO_PICK
from chatbot.dialogue.events import Event, Replied, ShownChoices, Switched
from chatbot.dialogue.flow import kind_of
from chatbot.dialogue.glossary import term_asked
from chatbot.dialogue.options import LANGS, as_reading, options, own_pick, picked, plain
from chatbot.dialogue.prompt import PromptKind
from chatbot.dialogue.readings import encode
from chatbot.dialogue.review import numbered_question
from chatbot.dialogue.speech import speech
from chatbot.dialogue.state import State
from chatbot.dialogue.told_again import meant_before, told_otherwise, which_holds
from chatbot.dialogue.understanding import interpreted, takes_back, yes_or_no
from chatbot.interpretation.reading import Also, Command, Interpretation, Status
from criteria.values import Text, ValueKind


def listen(state: State, words: str) -> Event:
    """What the words do at the open prompt."""
    if plain(words) in speech(state.lang).listens["other_language"]:
        return Switched("zh" if state.lang == "en" else "en")
    if _listens(words, "show_choices") and options(state):
        return ShownChoices()
    kind = kind_of(state)
    event = _heard(state, kind, words)
    care = care_for(words) or aside(words, event.reading)
    return replace(event, care=care, correcting=takes_back(words))


def chosen(state: State, code: str) -> Replied | None:
    """What picking a choice by key or mouse does; None: it is not open."""
    kind = kind_of(state)
    label = next((option.label for option in options(state) if option.code == code), None)
    if label is None:
        return None
    if not kind.puts_question:
        return Replied(label, kind.value, _question(state), pick=code, form="chosen")
    reading = encode(as_reading(state, code))
    return Replied(label, kind.value, _question(state), reading, form="chosen")


def commanded(state: State, command: Command) -> Replied:
    """What a key that steers does."""
    reading = encode(Interpretation(Status.COMMAND, command=command))
    return Replied("", kind_of(state).value, _question(state), reading, form="chosen")


def _heard(state: State, kind: PromptKind, words: str) -> Replied:
    question = _question(state)
    term = term_asked(state, words)
    if term is not None:
        return Replied(words, kind.value, question, term=term)
    if kind is PromptKind.PAUSED:
        return _paused(state, words)
    if kind is PromptKind.CONFIRM:
        return _confirmation(state, words)
    if kind.puts_question:
        code = picked(state, words)
        reading = as_reading(state, code) if code is not None else _answer(state, words)
        return Replied(words, kind.value, question, encode(reading))
    return _choice(state, kind, words)


def _question(state: State) -> str | None:
    return state.asking.question if state.asking is not None and kind_of(state).takes_answer else None


def _paused(state: State, words: str) -> Replied:
    """Anything goes on but the wish to stop, and to rest a little longer."""
    kind, reading = PromptKind.PAUSED.value, _in_passing(state, words)
    if reading.status is Status.COMMAND and reading.command in (Command.STOP, Command.PAUSE):
        return Replied(words, kind, reading=encode(reading))
    return Replied(words, kind, pick="go_on")


def _confirmation(state: State, words: str) -> Replied:
    """A reply to "Is that right?": yes, no, or the answer in other words."""
    kind, question = PromptKind.CONFIRM.value, _question(state)
    pick = picked(state, words) or own_pick(state, words)
    if pick is not None:
        return Replied(words, kind, question, pick=pick)
    reading = _put_right(state, words) or _answer(state, words)
    if reading.status is Status.UNCLEAR and (agrees := yes_or_no(state, words)) is not None:
        return Replied(words, kind, question, encode(replace(reading, value=None)), "yes" if agrees else "no")
    return Replied(words, kind, question, encode(reading))


_NO_AND = re.compile(r"\s*(?:no|nope|nah|wrong|不是的?|不对|不|错了?)\s*[,.!;，。！；]\s*", re.IGNORECASE)


def _put_right(state: State, words: str) -> Interpretation | None:
    """What follows the no to a figure or day that was repeated: "no, 6 months"; None: nothing surely does."""
    no = _NO_AND.match(words)
    if no is None or _asked_kind(state) in (ValueKind.BOOLEAN, ValueKind.CHOICE, ValueKind.TEXT):
        return None
    reading = _answer(state, " " * no.end() + words[no.end() :])
    return reading if reading.status is Status.UNDERSTOOD else None


def _asked_kind(state: State) -> ValueKind:
    assert state.asking is not None
    return state.setting.questions[state.asking.question].kind


def _choice(state: State, kind: PromptKind, words: str) -> Replied:
    """A reply to one of the conversation's own choices."""
    pick = picked(state, words) or own_pick(state, words)
    if pick is None and kind in (PromptKind.REVIEW, PromptKind.SUMMARY):
        question = numbered_question(state, words)
        pick = question and f"change:{question}"
    if pick is not None:
        return Replied(words, kind.value, pick=pick)
    reading = _in_passing(state, words)
    if kind is PromptKind.CONTRADICTION and reading.status is not Status.COMMAND:
        return which_holds(state, words, reading)
    if reading.status is Status.COMMAND:
        return Replied(words, kind.value, reading=encode(_changing(state, words, reading)))
    again = told_otherwise(state, words) if kind is PromptKind.FIRST_FAIL else ()
    reading = replace(reading, status=Status.UNCLEAR, value=None, heard="", also=(*again, *reading.also))
    return Replied(words, kind.value, reading=encode(reading), pick=NO_PICK)


def _answer(state: State, words: str) -> Interpretation:
    """The words as an answer to the question in hand."""
    assert state.asking is not None
    question = state.setting.questions[state.asking.question]
    if question.kind is ValueKind.TEXT and not words.strip():
        return Interpretation(Status.UNDERSTOOD, Text(""))
    if question.id in state.answers and plain(words) in _keeps():
        return Interpretation(Status.COMMAND, command=Command.SKIP)
    if not words.strip():
        return Interpretation(Status.UNCLEAR, note=speech(state.lang).say("empty"))
    reading = interpreted(state, question.id, words)
    if reading.command is Command.CHANGE:
        return _changing(state, words, reading)
    if reading.status is Status.UNCLEAR and not reading.also and takes_back(words):
        return replace(reading, also=meant_before(state, words))
    return reading


def _changing(state: State, words: str, reading: Interpretation) -> Interpretation:
    """The command with the new answer in "change my grade to G1", where it is a sure one."""
    match, target = _NEW_ANSWER.search(words), reading.target
    if match is None or target is None or target not in state.answers or reading.also:
        return reading
    found = interpreted(state, target, match["answer"])
    if found.status is not Status.UNDERSTOOD or found.value is None:
        return reading
    return replace(reading, also=(Also(target, found.value, match.span("answer")),))


_NEW_ANSWER = re.compile(r"(?:\b(?:to|into)\b|改成|改为|改到|换成|变成)\s*(?P<answer>\S.*)$", re.DOTALL)


def _in_passing(state: State, words: str) -> Interpretation:
    """The words where no question of the trial is open: commands and facts count, the rest doesn't."""
    questions = state.setting.questions.values()
    question = next((q.id for q in questions if q.kind is ValueKind.BOOLEAN), next(iter(questions)).id)
    return interpreted(state, question, words) if words.strip() else Interpretation(Status.UNCLEAR)


def _listens(words: str, meaning: str) -> bool:
    return any(plain(words) in speech(lang).listens[meaning] for lang in LANGS)


def _keeps() -> frozenset[str]:
    return frozenset(words for lang in LANGS for words in speech(lang).picks["question"]["keep"].words)
