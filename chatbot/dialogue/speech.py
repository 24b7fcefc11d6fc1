"""The conversation's own sentences, in both languages: ``speech.<lang>.toml`` beside this file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from criteria import cache as definitions
from criteria.frozen import frozen
from criteria.model import Lang


@frozen
class Pick:
    """One of the conversation's own choices."""

    label: str
    words: tuple[str, ...]
    """What people say for it."""


@frozen
class Speech:
    """What the conversation says, and listens for, in one language."""

    sentences: Mapping[str, str]
    labels: Mapping[str, str]
    """Choices that every question offers: yes, no, unknown, declined, never."""
    picks: Mapping[str, Mapping[str, Pick]]
    """Kind of prompt to code to choice."""
    summary: Mapping[str, str]
    """Headings and sentences of the summary."""
    listens: Mapping[str, tuple[str, ...]]
    """Words that mean something to the conversation itself, by what they mean."""

    def say(self, key: str, **parts: object) -> str:
        """A sentence with its parts filled in. Raises KeyError where there is none of that key."""
        return self.sentences[key].format_map(parts)

    def either(self, texts: tuple[str, ...]) -> str:
        """The texts as alternatives: "A, B or C"."""
        return self._listed(texts, self.sentences["or"])

    def all_of(self, texts: tuple[str, ...]) -> str:
        """The texts as a list: "A, B and C"."""
        return self._listed(texts, self.sentences["and"])

    def _listed(self, texts: tuple[str, ...], last: str) -> str:
        *first, end = texts or ("",)
        return self.sentences["comma"].join(first) + last + end if first else end


@cache
def speech(lang: Lang) -> Speech:
    """The sentences of that language, read once."""
    data = _data(Path(__file__).with_name(f"speech.{lang}.toml").read_bytes())
    picks = {
        kind: {code: Pick(pick["label"], tuple(pick["words"])) for code, pick in choices.items()}
        for kind, choices in data["pick"].items()
    }
    listens = {name: tuple(words) for name, words in data["listen"].items()}
    return Speech(data["say"], data["labels"], picks, data["summary"], listens)


def _data(content: bytes) -> dict[str, Any]:
    """The content of a TOML file; kept as JSON, like a definition, for the next start."""
    digest = hashlib.sha256(content).hexdigest()
    kept = definitions.read(digest)
    if kept is not None:
        return {name: json.loads(part) for name, part in kept.items()}
    import tomllib

    data = tomllib.loads(content.decode("utf-8"))
    definitions.write(digest, data)
    return data
