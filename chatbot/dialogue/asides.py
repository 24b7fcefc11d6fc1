"""Words that are no answer but want one: a question of the participant's own, or a worry."""

from __future__ import annotations

import re

from chatbot.dialogue.events import Payload
from chatbot.dialogue.options import plain
from chatbot.dialogue.speech import speech
from chatbot.interpretation.reading import Status
from criteria.model import Lang

_CLAUSES = re.compile(r"[,.;:!?，。；：！？\n]+")
_ASKED = re.compile(r"[?？]\s*$|[吗呢]\s*[?？。]?\s*$")
_FEWEST = 3
"""Words (in Chinese characters) from which a question mark makes a question; "liver?" is an answer."""


def aside(words: str, reading: Payload | None) -> str | None:
    """Key of the sentence that answers them; None: they are read as something, or are no such words."""
    if reading is None or reading.get("status") != Status.UNCLEAR or reading.keys() & {"also", "note"}:
        return None
    said = plain(words)
    if any(worry in said for lang in _LANGS for worry in speech(lang).listens["worries"]):
        return "aside_worry"
    return "aside_question" if _asks(words, said) else None


_LANGS: tuple[Lang, ...] = ("en", "zh")


def _asks(words: str, said: str) -> bool:
    if _ASKED.search(words) and len(re.findall(r"[a-z0-9']+|[\u4e00-\u9fff]", said)) > _FEWEST:
        return True
    if any(phrase in said for phrase in speech("zh").listens["asks_us"]):
        return True
    clauses = (f"{clause.strip()} " for clause in _CLAUSES.split(said))
    return any(clause.startswith(f"{opener} ") for clause in clauses for opener in _openers())


def _openers() -> tuple[str, ...]:
    openers = speech("en").listens["asks_us"]
    return (*openers, *(f"{first} {opener}" for first in ("but", "and", "so") for opener in openers))
