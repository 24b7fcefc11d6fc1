"""What time a question asks about, told by its wording in either language."""

from __future__ import annotations

import re

_NOW = re.compile(r"\bnow\b|现在|目前|正在")
_PAST = re.compile(r"\b(?:[Hh]ave|[Hh]as) (?:you|he|she|they) (?:ever )?(?:had|been)\b|过")
_WORDS = ("told", " said", "advised", "another kind", "说过", "告诉", "得过")


def asks_now(wording: str) -> bool:
    """True for a question for what is so today; what was so years ago is a no to it."""
    return _NOW.search(wording) is not None


def asks_past(wording: str) -> bool:
    """True for a question for what has been done; what is only planned is a no to it."""
    return _PAST.search(wording) is not None


def asks_words(wording: str) -> bool:
    """True when it is asked what was said or ever was, so that turning it down changes nothing."""
    asked = wording.lower()
    return any(word in asked for word in _WORDS)
