"""The same conversation line by line: for screen readers, pipes and dumb terminals.

Not one escape byte is written. The end of the input pauses the conversation, as ``pause`` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import wait
from select import select
from typing import TextIO

from chatbot.dialogue.prompt import Prompt, PromptKind
from chatbot.dialogue.speech import speech
from chatbot.dialogue.summary_text import render, wrap
from chatbot.dialogue.understanding import lang_of
from chatbot.dialogue.warming import PATIENCE, reading_ready
from chatbot.ending import heard_while_waiting
from chatbot.session import Session
from criteria.model import Lang
from transcripts.errors import TranscriptError
from transcripts.visible import visible

WIDTH = 76
_PASTE = 0.05
"""Seconds within which the next line of a paste comes, and nobody types one."""
LONGEST_LINE = 100_000
"""Characters of one input line that are looked at; the interpreter reads fewer and says so."""

_SAID: dict[Lang, dict[str, str]] = {
    "en": {
        "question": "Question {number} of about {about}. {section}.",
        "heard": "I noted: {heard}.",
        "saved": "Saved. To go on later, type: chatbot --resume {id}",
        "not_kept": "We stop here. Nothing of this conversation is kept.",
        "not_saved": "Your last answer could not be saved ({problem}; {remedy}). All before it is safe.",
        "hint": "Type your answer. You can also type: why, help, back, choices, pause, stop, 中文.",
    },
    "zh": {
        "question": "第 {number} 题，共约 {about} 题。{section}。",
        "heard": "记下了：{heard}。",
        "saved": "已保存。以后继续请输入：chatbot --resume {id}",
        "not_kept": "到此为止。这次对话的内容没有保留。",
        "not_saved": "您刚才的回答没能保存（{problem}；{remedy}）。之前的都已保存。",
        "hint": "请直接输入回答。也可以输入：为什么、帮助、上一题、选项、暂停、不填了、English。",
    },
}
_CHOICES = frozenset({"choices", "options", "选项", "选择"})


def talk(session: Session, words_in: TextIO, text_out: TextIO) -> int:
    """Hold the conversation over two text streams and return the exit status."""
    lines = _Lines(session, text_out)
    try:
        _converse(session, words_in, lines)
    finally:  # at the end of the input, at Ctrl+C and at an end from outside
        if not session.prompt.ended:
            lines.write("\n" + lines.said("saved" if session.kept else "not_kept", id=session.id))
        elif session.kept and session.prompt.kind is PromptKind.STOPPED:
            lines.write(lines.said("saved", id=session.id))
    return 0


def _converse(session: Session, words_in: TextIO, lines: _Lines) -> None:
    lines.write(lines.said("hint"))
    lines.show(session.prompt)
    typed = _typed(words_in)
    with heard_while_waiting(words_in) as wait_for_line:
        while not session.prompt.ended:
            wait_for_line()
            if (words := next(typed, None)) is None:
                return
            _reply_or_say_why(session, words, lines)
            lines.show(session.prompt)


def _reply_or_say_why(session: Session, words: str, lines: _Lines) -> None:
    ready = reading_ready(session.trial, lang_of(session.state, words))
    if not wait([ready], PATIENCE).done:
        lines.write(speech(session.state.lang).say("one_moment"))
        wait([ready])
    try:
        _reply(session, words)
    except TranscriptError as error:
        lines.write(lines.said("not_saved", problem=error.problem, remedy=error.remedy))


def _reply(session: Session, words: str) -> None:
    if words.strip().lower() in _CHOICES and session.prompt.choices:
        session.show_choices()
    else:
        session.say(words)


def _typed(words_in: TextIO) -> Iterator[str]:
    """The lines typed, without their ends; a line over the limit is cut, its rest passed over."""
    while line := words_in.readline(LONGEST_LINE):
        rest = line
        while not rest.endswith("\n") and len(rest) == LONGEST_LINE:
            rest = words_in.readline(LONGEST_LINE)
        yield "; ".join([line.rstrip("\r\n"), *_pasted_with_it(words_in)])


def _pasted_with_it(words_in: TextIO) -> Iterator[str]:
    """The other lines of a paste, which come at once: together they are one answer."""
    while words_in.isatty() and select([words_in], [], [], _PASTE)[0] and (line := words_in.readline()):
        if line.strip():
            yield line.strip()


class _Lines:
    """Prompts as lines of text; what was heard is said once, before the next question."""

    def __init__(self, session: Session, text_out: TextIO) -> None:
        self._session, self._out = session, text_out
        self._told = len(session.state.exchanges)

    def write(self, text: str) -> None:
        """One paragraph, wrapped, and out at once."""
        for paragraph in visible(text).split("\n"):
            for line in wrap(paragraph, WIDTH) or [""]:
                self._out.write(line + "\n")
        self._out.flush()

    def said(self, key: str, **values: object) -> str:
        """A sentence of the line mode in the language of the moment."""
        return _SAID[self._session.state.lang][key].format(**values)

    def show(self, prompt: Prompt) -> None:
        """Everything of a prompt, in the order in which it is read."""
        self._tell_heard()
        for text in self._parts(prompt):
            self.write(text)
        self._out.write("\n" if prompt.ended else "> ")
        self._out.flush()

    def _tell_heard(self) -> None:
        for exchange in self._session.state.exchanges[self._told :]:
            if exchange.heard and exchange.mark is not None:
                self.write("\n" + self.said("heard", heard=exchange.heard))
        self._told = len(self._session.state.exchanges)

    def _parts(self, prompt: Prompt) -> Iterator[str]:
        if prompt.kind is PromptKind.SUMMARY and prompt.summary is not None:
            yield "\n" + render(prompt.summary, width=WIDTH)
            return
        yield from (notice.text for notice in prompt.notices)
        for line in prompt.lines:
            words = f" “{line.words}”" if line.words else ""
            yield f"{line.number}. {line.name}: {line.heard}{words}"
        if prompt.number:
            yield "\n" + self.said(
                "question", number=prompt.number, about=prompt.about, section=prompt.section
            )
        yield from (text for text in (prompt.intro, prompt.text, prompt.example, prompt.form) if text)
        if prompt.choices_shown:
            yield from (f"{choice.number}. {choice.label}" for choice in prompt.choices)
