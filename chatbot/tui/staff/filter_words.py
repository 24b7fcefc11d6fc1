"""The line in which the list is narrowed: ``verdict:needs from:2026-11-21 lang:zh unreviewed``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from chatbot.errors import UsageError
from chatbot.staff.library import NONE, Filters

_VERDICTS = ("likely_eligible", "needs_more_information", "not_yet_eligible", "not_eligible", NONE)
_STATES = ("intact", "torn", "altered", "cut", "rewritten", "missing", "sealed")
_REVIEWS = (NONE, "noted", "signed", "outdated")
_LANGUAGES = {"en": "en", "english": "en", "zh": "zh", "chinese": "zh", "中文": "zh"}

_LONE: Mapping[str, Callable[[Filters, date], Filters]] = {
    "undecided": lambda filters, today: replace(filters, undecided=True),
    "unreviewed": lambda filters, today: replace(filters, review=NONE),
    "signed": lambda filters, today: replace(filters, review="signed"),
    "today": lambda filters, today: replace(filters, since=today, until=today),
    "yesterday": lambda filters, today: _on(filters, today - timedelta(days=1)),
}


def filters_of(line: str, today: date) -> Filters:
    """What the typed words narrow the list to; words that mean nothing else are searched for.

    Args:
        line: as typed.
        today: what "today" and "yesterday" count from (UTC, as the list does).

    Raises:
        UsageError: a word with a colon asks for something that there is not.
    """
    filters, searched = Filters(), []
    for word in line.replace("：", ":").lower().split():
        name, colon, value = word.partition(":")
        if word in _LONE:
            filters = _LONE[word](filters, today)
        elif not colon:
            searched.append(word)
        elif name not in _NAMED:
            raise UsageError(f"there is no “{name}:”; there are {', '.join(f'{each}:' for each in _NAMED)}")
        elif value:  # nothing after the colon yet: it is still being typed
            filters = _NAMED[name](filters, value, today)
    return replace(filters, search=" ".join(searched))


def _on(filters: Filters, day: date) -> Filters:
    return replace(filters, since=day, until=day)


def _day(text: str, today: date) -> date:
    if text in ("today", "yesterday"):
        return today - timedelta(days=text == "yesterday")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"“{text}” is no day; write 2026-11-22, today or yesterday") from None


def _one_of(text: str, words: tuple[str, ...]) -> str:
    """The word that the text begins; where it begins several, the shortest ("not" is not_eligible)."""
    wanted = text.replace("-", "_")
    found = [word for word in words if word.startswith(wanted) or word.replace("_", "").startswith(wanted)]
    if not found:
        raise UsageError(f"“{text}” is none of {', '.join(words)}")
    return min(found, key=len)


def _language(text: str) -> str:
    if text not in _LANGUAGES:
        raise UsageError(f"“{text}” is no language here; write en or zh")
    return _LANGUAGES[text]


_NAMED: Mapping[str, Callable[[Filters, str, date], Filters]] = {
    "verdict": lambda filters, text, today: replace(filters, verdict=_one_of(text, _VERDICTS)),
    "from": lambda filters, text, today: replace(filters, since=_day(text, today)),
    "to": lambda filters, text, today: replace(filters, until=_day(text, today)),
    "on": lambda filters, text, today: _on(filters, _day(text, today)),
    "lang": lambda filters, text, today: replace(filters, lang=_language(text)),
    "file": lambda filters, text, today: replace(filters, integrity=_one_of(text, _STATES)),
    "review": lambda filters, text, today: replace(filters, review=_one_of(text, _REVIEWS)),
}
