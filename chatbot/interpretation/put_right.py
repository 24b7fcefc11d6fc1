"""Where an answer puts right what it said before: "no, I mean …", "g1, no g2"."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.interpretation.normalise import Token
from chatbot.interpretation.phrases import Match


def put_right_from(words: Sequence[Token], corrections: Sequence[Match[str]]) -> int | None:
    """Index of the first word after the last correction; None: there is none.

    Args:
        words: Of the answer.
        corrections: The phrases by which it is put right.
    """
    return max((_begins(words, match) for match in corrections), default=None)


def _begins(words: Sequence[Token], match: Match[str]) -> int:
    """The word after a correction, or the code or figure in it: the g2 of "no g2"."""
    if match.size != len(("no", "g2")) or words[match.first].key not in _SHORT:
        return match.last
    holds = words[match.last - 1].key[-1:].isdigit()
    return match.last - holds if match.first else 0


_SHORT = frozenset("no sorry wait oops nope actually".split())
