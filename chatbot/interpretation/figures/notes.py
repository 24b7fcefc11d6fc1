"""Sentences to participants about figures, from ``notes.json``."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

from criteria.model import Lang


@cache
def _notes() -> dict[str, dict[str, str]]:
    text = (resources.files("chatbot.interpretation.figures") / "notes.json").read_text("utf-8")
    notes: dict[str, dict[str, str]] = json.loads(text)
    return notes


def note(key: str, lang: Lang) -> str:
    """The sentence of that key in that language."""
    return _notes()[key][lang]
