"""What a question's own words say of its time: never, now, no time at all, or another thing's time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chatbot.interpretation.phrases import Match
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.vocabulary import Saying

_ONLY = re.compile(r"\b(?:just|only|nothing but|apart from|except)\b|只|就|仅|除了")


@dataclass(frozen=True, slots=True)
class Said:
    """Where the words stand for one thing, and whether they leave no doubt."""

    start: int
    """Position in ``Utterance.text``."""
    end: int
    sure: bool
    """False: words that only suggest it (``narrow``)."""
    only: bool = False
    """True: said of one other thing ("just a biopsy"), whose date may follow."""


def said(situation: Situation, code: str) -> Said | None:
    """What the question's words say of "never", "now" or "zero"; None: nothing."""
    for role in ("says", "narrow"):
        for match in situation.sayings:
            if match.key.role == role and match.key.codes == (code,):
                words = situation.utterance.text[match.start : match.end]
                only = role == "narrow" or _ONLY.search(words) is not None
                return Said(match.start, match.end, role == "says", only)
    return None


def trap(situation: Situation) -> Match[Saying] | None:
    """Words about something that is not the thing asked, which the question's own words tell apart."""
    return next(
        (match for match in situation.sayings if match.key.role == "trap" and match.key.status != "confirm"), None
    )


def names_its_thing(situation: Situation, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the answer names the question's own thing outside of some places."""
    return any(
        match.key == situation.question.id and not any(start <= match.start < end for start, end in spans)
        for match in situation.topics
    )


def knows_now(situation: Situation) -> bool:
    """Whether the question's words have patterns for "still having it"."""
    if situation.vocabulary is None:
        return False
    trial = situation.vocabulary.trial
    return any(
        "now" in trial.words[lang].questions[situation.question.id].says
        for lang in trial.words
        if situation.question.id in trial.words[lang].questions
    )
