"""One short word with two letters swapped: "mlae", "noen"."""

from __future__ import annotations

from collections.abc import Iterator

from chatbot.interpretation.normalise import Utterance


def put_back(utterance: Utterance) -> Iterator[str]:
    """The words that a lone one may be meant for; none where it is too short, long or no Latin word.

    Longer ones are known in spite of their spelling by ``spelling``.
    """
    words = [word.key for word in utterance.words if word.kind != "punct"]
    if len(words) != 1 or not (words[0].isascii() and words[0].isalpha() and len(words[0]) in _LENGTHS):
        return
    word = words[0]
    for at in range(len(word) - 1):
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


_LENGTHS = range(4, 7)
"""Letters of such a word."""
