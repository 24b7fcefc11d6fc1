"""Words that need help before anything else: an emergency, or despair."""

from __future__ import annotations

from chatbot.dialogue.options import LANGS, plain
from chatbot.dialogue.speech import speech

_BEFORE = 12
"""How many characters before the words a "no" still reaches."""


def care_for(words: str) -> str | None:
    """Key of the sentence to say first; None: nothing in the words calls for it."""
    said = plain(words)
    for key in ("despair", "emergency"):
        for lang in LANGS:
            listens = speech(lang).listens
            if any(_said(said, phrase, listens["not_before"]) for phrase in listens[key]):
                return f"care_{key}"
    return None


def _said(said: str, phrase: str, denials: tuple[str, ...]) -> bool:
    at = said.find(phrase)
    if at < 0:
        return False
    before = said[max(0, at - _BEFORE) : at]
    if phrase.isascii():
        return not set(before.split()) & set(denials)
    return not any(denial in before for denial in denials)
