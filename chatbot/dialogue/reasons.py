"""Why a criterion stands as it does, in the definition's sentences with their date filled in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from chatbot.interpretation.heard import day
from criteria.model import Wording


def reasons_said(wording: Wording, keys: Iterable[str], when: date | None) -> tuple[str, ...]:
    """The sentences of the reasons of those keys.

    Args:
        wording: The texts of one language.
        keys: Keys of reasons; one without a sentence is passed over.
        when: The day that a sentence may name; None: sentences that name one are left out.
    """
    known = (wording.reasons[key] for key in keys if key in wording.reasons)
    if when is None:
        return tuple(text for text in known if "{date}" not in text)
    return tuple(text.replace("{date}", day(when, wording.lang)) for text in known)
