"""Words through the interpreter, which is loaded with the first of them.

So the first question shows without it.
"""

from __future__ import annotations

import re

from chatbot.dialogue.options import LANGS, plain
from chatbot.dialogue.speech import speech
from chatbot.dialogue.state import State
from chatbot.interpretation.reading import Interpretation
from criteria.model import Lang
from criteria.values import Missing, Value


def interpreted(state: State, question_id: str, words: str) -> Interpretation:
    """The words read as an answer to that question, in the light of what is known."""
    from chatbot.interpretation import interpret

    known: dict[str, Value] = {
        name: value for name, value in state.facts.items() if not isinstance(value, Missing)
    }
    read = _without_taking_back(words)
    return interpret(
        state.trial, question_id, read, lang=lang_of(state, words), today=state.setting.as_of, facts=known
    )


def yes_or_no(state: State, words: str) -> bool | None:
    """Whether the words agree or disagree; None: neither."""
    from chatbot.interpretation import interpret_kind

    reading = interpret_kind("boolean", words, lang=lang_of(state, words), today=state.setting.as_of)
    return reading.value if isinstance(reading.value, bool) else None


def lang_of(state: State, words: str) -> Lang:
    """The language to read in: that of the conversation, unless the words are in the other's script."""
    if re.search(r"[一-鿿]", words):
        return "zh"
    return "en" if re.search(r"[A-Za-z]{2}.*\s+[A-Za-z]{2}", words) else state.lang


def takes_back(words: str) -> bool:
    """Whether the words take back what was said before ("no wait, it was …")."""
    said = plain(words)
    return any(phrase in said for lang in LANGS for phrase in speech(lang).listens["corrections"])


def _without_taking_back(words: str) -> str:
    """The words with "no wait," at their start blanked out, so that its "no" answers nothing."""
    folded = words.casefold()
    start = len(words) - len(words.lstrip())
    for lang in LANGS:
        for phrase in sorted(speech(lang).listens["corrections"], key=len, reverse=True):
            if folded.startswith(phrase, start) and len(folded) == len(words):
                return " " * (start + len(phrase)) + words[start + len(phrase) :].replace(",", " ", 1)
    return words
