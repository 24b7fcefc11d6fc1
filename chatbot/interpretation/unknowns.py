"""Not knowing, not known yet, and not wanting to say, in both languages."""

from __future__ import annotations

from chatbot.interpretation.grammar import find
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.polarity import Sentence
from criteria.values import ValueKind

_ORDER = {
    "declined": 0,
    "unseen": 1,
    "unknown": 1,
    "mislaid": 1,
    "untold": 2,
    "unmeasured": 3,
    "uncounted": 3,
}
_KINDS = {"unmeasured": (ValueKind.QUANTITY, ValueKind.PERCENT), "uncounted": (ValueKind.NUMBER,)}
"""Where a key counts only for questions of some kinds, those kinds."""


def not_knowing(sentence: Sentence, kind: ValueKind) -> Match[str] | None:
    """The words that say so.

    Their keys are "unknown" (or forgotten), "unseen" (what was found isn't known yet), "mislaid" (the
    papers aren't at hand), "untold" (nobody said), "declined", where a figure is asked for "unmeasured"
    (what was never measured isn't known), and where a count is, "uncounted": too many to tell.
    """
    ignored = tuple(key for key, kinds in _KINDS.items() if kind not in kinds)
    found = find("unknown", sentence.utterance.languages, sentence.words, ignored=ignored)
    found = [match for match in found if not sentence.asks_either(match.first)]
    return min(found, key=lambda match: (_ORDER[match.key], match.first), default=None)
