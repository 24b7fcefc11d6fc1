"""Words that need help before anything else: an emergency, or despair."""

from __future__ import annotations

import re

from chatbot.dialogue.options import LANGS, plain
from chatbot.dialogue.speech import speech
from criteria.model import Lang

_CLAUSES = re.compile(r"[,.;:!?，。；：！？\n]")
_BEFORE = 12
"""How many characters before the words a "no" still reaches."""


def care_for(words: str) -> str | None:
    """Key of the sentence to say first; None: nothing in the words calls for it."""
    clauses = [_bare(clause) for clause in _CLAUSES.split(plain(words))]
    for key in ("despair", "emergency"):
        if any(_calls(clause, key, lang) for clause in clauses for lang in LANGS):
            return f"care_{key}"
    return None


def _calls(clause: str, key: str, lang: Lang) -> bool:
    """Whether one clause tells of it; an emergency of years ago is history, despair never is.

    Idle words hold such a phrase and say another thing ("I don't want to die").
    """
    listens = speech(lang).listens
    for other in map(_bare, listens["idle"]):
        clause = clause.replace(other, " ")
    if key == "emergency" and any(_said(clause, word, ()) for word in listens["long_past"]):
        return False
    denials = tuple(map(_bare, listens["not_before"]))
    return any(_said(clause, _bare(phrase), denials) for phrase in listens[key])


def _bare(text: str) -> str:
    """Without apostrophes: "cant" is typed for "can't"."""
    return text.replace("'", "")


def _said(said: str, phrase: str, denials: tuple[str, ...]) -> bool:
    """Whether the phrase is said undenied; "..." in it stands for a word or two, or none."""
    found = re.search(re.escape(phrase).replace(r"\.\.\.", "(.{0,16}?)"), said)
    if found is None:
        return False
    around = said[max(0, found.start() - _BEFORE) : found.start()]
    around = " ".join((around, *found.groups()))
    if phrase.isascii():
        return not set(around.split()) & set(denials)
    return not any(denial in around for denial in denials)
