"""What is denied for the time up to now only: "not in the last 3 months", "none this year", 今年没做过."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from chatbot.interpretation.times import context
from chatbot.interpretation.times.calendar import shifted
from chatbot.interpretation.times.joins import DateMention
from criteria.values import Dates

_BEFORE = re.compile(
    r"\b(?:not|no|none|nothing|without|never|n't|havent|hasnt|didnt|(?:have|has|did|was|do|does)n't)\b"
    r"(?!.*\b(?:until|till|before|than|but|except|long|only|sure)\b)|没(?!.*(?:[到过才]|就))"
)
_AFTER = re.compile(
    r"^(?:里|内|中|以来|来|都|也|还|一直|一次|一针|再|就|从|我|他|她|[ ,，]){0,6}(?:没|未)(?![停断多])"
)


def before_denied(text: str, mentions: Sequence[DateMention], index: int, today: date) -> Dates | None:
    """The days before a stretch up to today for which it is denied; None: nothing of the kind is said.

    When it was then is open towards the past, and whether it ever was: it has to be asked back.
    """
    mention = mentions[index]
    first, last = mention.found.earliest, mention.found.latest
    if mention.role or first is None or last is None or not first < today <= last:
        return None
    before, after = context.beside(text, mentions, index)
    if _BEFORE.search(before) is None and _AFTER.search(after) is None:
        return None
    return Dates(None, shifted(first, -1))
