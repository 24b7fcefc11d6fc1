"""Not knowing, not known yet, and not wanting to say, in both languages."""

from __future__ import annotations

from chatbot.interpretation.grammar import find
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.polarity import Sentence

_ORDER = {"declined": 0, "unknown": 1, "untold": 2}


def not_knowing(sentence: Sentence) -> Match[str] | None:
    """The words that say so: keys "unknown" (or forgotten), "untold" (nobody said) and "declined"."""
    found = find("unknown", sentence.utterance.languages, sentence.words)
    return min(found, key=lambda match: (_ORDER[match.key], match.first), default=None)
