"""Letters typed for digits: "3o mg", "l2.5"."""

from __future__ import annotations

import re

from chatbot.interpretation.normalise import Utterance, normalise

_LETTERS_AS_DIGITS = re.compile(
    r"(?<![a-z\d])(?:\d+[.,]?[o\d]*o[o\d]*(?![a-fh-jn-z])|[li](?=\d[\d.,]\d?)|o(?=[.,]\d))"
)
_DIGIT = str.maketrans("oli", "011")


def repaired(utterance: Utterance) -> Utterance:
    """The utterance with such letters read as digits; positions stay the same."""
    if _LETTERS_AS_DIGITS.search(utterance.text) is None:
        return utterance
    text = _LETTERS_AS_DIGITS.sub(lambda found: found.group().translate(_DIGIT), utterance.text)
    return normalise(text, utterance.lang)
