"""What is PRRT? terms of the trial's texts, explained on request."""

from __future__ import annotations

import re
from functools import cache

from chatbot.dialogue.options import LANGS, plain
from chatbot.dialogue.speech import speech
from chatbot.dialogue.state import State

_LONGEST = 80
"""A longer reply asks about no term."""


def term_asked(state: State, words: str) -> str | None:
    """The glossary's term that the words ask about, as it stands there; None: none."""
    said = plain(words)
    if len(said) > _LONGEST:
        return None
    terms = {plain(term): term for lang in LANGS for term in state.trial.wording[lang].glossary}
    for found in _asked_for(said):
        if found in terms:
            return terms[found]
        if found.endswith("s") and found[:-1] in terms:
            return terms[found[:-1]]
    return None


def meaning(state: State, term: str) -> str:
    """What the term means, in the language of the moment where it is explained there."""
    here = state.wording.glossary
    if term in here:
        return here[term]
    return next(
        (state.trial.wording[lang].glossary.get(term, "") for lang in LANGS if lang != state.lang), ""
    )


def _asked_for(said: str) -> list[str]:
    found = []
    for lang in LANGS:
        for pattern in _patterns(lang):
            if match := pattern.fullmatch(said):
                name = plain(match.group(1))
                first, _, rest = name.partition(" ")
                found += [name, rest] if first in speech(lang).listens["articles"] else [name]
    return found


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    shapes = speech("zh" if lang == "zh" else "en").listens["asks_term"]
    return tuple(re.compile(re.escape(shape).replace(r"\{\}", "(.+?)")) for shape in shapes)
