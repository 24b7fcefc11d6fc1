"""Lengths told by a bound from below and one from above: "over a year but not yet two"."""

from __future__ import annotations

from dataclasses import replace

from chatbot.interpretation.times.figures_of_lengths import figure_at
from chatbot.interpretation.times.lengths import Term
from chatbot.interpretation.times.row import Row
from criteria.frozen import frozen

_LEAST = {"k": "over", "K": "over", "l": "at least"}
_MOST = {"n": "at most", "j": "less"}
_NOT_YET = (("not", "yet"), ("not", "quite"), ("not", "yet", "quite"), ("not",), ("short",), ("shy",))
"""Words before a figure that isn't reached."""
_SIDES_AFTER = frozenset("以上 及以上 或以上 以下 及以下 或以下 以内 之内".split())
"""Words after a length that tell on which side of it another lies."""
_BETWEEN = frozenset("but and though yet still definitely certainly probably it's that's is".split())
_MOST_BETWEEN = 4
"""Atoms that may stand between the two."""


@frozen
class Bounded:
    """A length between two others."""

    least: Term
    most: Term
    least_open: bool
    """True: it is more than ``least``."""
    most_open: bool
    last: int
    """Index of the atom after its last one."""

    def days(self) -> tuple[float, float]:
        """The fewest and the most days that it may be."""
        return self.least.days()[0], self.most.days()[1]


@frozen
class _Side:
    """One of the two: a figure, its unit where that is said, and on which side it lies."""

    figure: float
    unit: str
    bound: str
    last: int

    @property
    def is_least(self) -> bool:
        return self.bound in ("over", "at least")


def bounded_at(row: Row, at: int) -> Bounded | None:
    """The length with two bounds that begins at an atom; None: there is none."""
    one = _side(row, at)
    two = _side(row, _past_words_between(row, one.last)) if one is not None else None
    if one is None or two is None or one.is_least == two.is_least or not (one.unit or two.unit):
        return None
    unit = one.unit or two.unit
    sides = replace(one, unit=unit), replace(two, unit=two.unit or unit)
    least, most = sides if one.is_least else sides[::-1]
    found = Bounded(
        Term(least.figure, least.figure, least.unit),
        Term(most.figure, most.figure, most.unit),
        least.bound == "over",
        most.bound == "less",
        two.last,
    )
    return found if found.days()[0] < found.days()[1] else None


def _bound_after(row: Row, at: int) -> _Side | None:
    """The bound of 3年以上, 7年以下."""
    figure, last = figure_at(row, at)
    if figure is None or figure[0] != figure[1] or row.codes[last : last + 1] != "U":
        return None
    bound = {"p": "at least", "I": "at most"}.get(row.codes[last + 1 : last + 2])
    if bound is None or row.atoms[last + 1].text not in _SIDES_AFTER:
        return None
    return _Side(figure[0], row.atoms[last].value, bound, last + 2)


def _past_words_between(row: Row, at: int) -> int:
    last = at
    while last < len(row.codes) and last < at + _MOST_BETWEEN:
        if row.codes[last] not in ",&" and row.atoms[last].text not in _BETWEEN:
            break
        last += 1
    return last


def _side(row: Row, at: int) -> _Side | None:
    """The bound that begins at an atom, with its figure."""
    code = row.codes[at : at + 1]
    bound = _LEAST.get(code) or _MOST.get(code, "")
    if code == "N":
        return _bound_after(row, at)
    if code == "n" and row.atoms[at].value == "less":
        bound = "less"
    after = at + 1
    if not bound:
        texts = tuple(atom.text for atom in row.atoms[at : at + 3])
        denied = max((words for words in _NOT_YET if texts[: len(words)] == words), key=len, default=())
        bound, after = ("less", at + len(denied)) if denied else ("", at)
    figure, last = figure_at(row, after) if bound and after < len(row.codes) else (None, at)
    if figure is None or figure[0] != figure[1]:
        return None
    unit = row.atoms[last].value if row.codes[last : last + 1] == "U" else ""
    return _Side(figure[0], unit, bound, last + bool(unit))
