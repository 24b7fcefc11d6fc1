"""A row of time atoms while it is built: see ``chatbot.interpretation.times.atoms`` for the codes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from chatbot.interpretation.normalise import Token
from chatbot.interpretation.times.calendar import monday_of, months_later, shifted
from criteria.frozen import frozen


class Atom(NamedTuple):
    """A word of time, or any other word."""

    code: str
    value: Any
    start: int
    """Position in ``Utterance.text``."""
    end: int
    text: str


@frozen
class Row:
    """The atoms of one utterance."""

    atoms: tuple[Atom, ...]
    codes: str
    """The atoms' codes, one letter each."""
    today: date
    lang: str
    text: str
    """The utterance's text."""


_RELATIVE: dict[str, Callable[[date, int], Any]] = {
    "T": lambda today, days: shifted(today, days),
    "w": lambda today, weeks: monday_of(shifted(today, 7 * weeks)),
    "m": lambda today, months: (months_later(today, months).year, months_later(today, months).month),
    "4": lambda today, quarters: _quarter(today, quarters),
    "Y": lambda today, years: today.year + years,
    "E": lambda today, weeks: shifted(monday_of(today), 7 * weeks + 5),
}


def _quarter(today: date, quarters: int) -> tuple[int, int]:
    """The year and first month of a quarter counted from today's."""
    first = months_later(today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1), 3 * quarters)
    return first.year, first.month


class RowBuilder:
    """Atoms appended one after the other, and the tokens that they are made from."""

    def __init__(self, text: str, tokens: tuple[Token, ...], lang: str, today: date) -> None:
        self.text, self.tokens, self.lang, self.today = text, tokens, lang, today
        self.atoms: list[Atom] = []

    def add(self, code: str, value: Any, start: int, end: int) -> None:
        """Append an atom; fillers ("the", "of", 的) are left out, but for "the" of "the 30th"."""
        if code == "t":
            return
        if code == "O" and self.text[max(start - 4, 0) : start] == "the ":
            start -= 4
        make = _RELATIVE.get(code)
        if make is not None and isinstance(value, int) and not (code == "Y" and value > 1000):
            value = make(self.today, value)
        self.atoms.append(Atom(code, value, start, end, self.text[start:end]))

    def _text(self, at: int) -> str:
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""
