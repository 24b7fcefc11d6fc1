"""Bounds that are said after a length of time: "4 months minimum", "a year at the most"."""

from __future__ import annotations

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.times.row import Row

_BOUNDS_AFTER = frozenset(
    ("minimum", "at least", "at the least", "at the very least", "tops", "max", "maximum", "at most",
     "at the most", "at the very most", "at the outside")
)  # fmt: skip
"""Words for a bound that may follow a length too: "4 months minimum", "a year tops"."""


def bound_after(row: Row, at: int) -> int:
    """How many atoms after a length tell that it is a bound; none where that is said of the next figure."""
    last = at + (row.codes[at : at + 1] == ",")
    known = row.codes[last : last + 1] in tuple("ln") and row.atoms[last].text in _BOUNDS_AFTER
    return last + 1 - at if known and row.codes[last + 1 : last + 2] not in tuple("NahV") else 0


def comes_round(row: Row, at: int) -> bool:
    """True for a 来 that is the verb, not "about": 二十八天来一回."""
    return row.atoms[at].text == "来" and _ONCE.match(row.text, row.atoms[at].end) is not None


_ONCE = expression(r"(?:打|扎|挨|做|查|看|输)?[一1]?(?:次|回|针|趟|支|剂)")


def comes_each(row: Row, at: int) -> bool:
    """True after a length that says how often, not how long: 打了三个月，四周一次."""
    return row.lang == "zh" and 0 < at and _EACH.match(row.text, row.atoms[at - 1].end) is not None


_EACH = expression(r"(?:注射|[打扎挨做来用给])*[一1两2](?:次|回|针|趟|支|剂)")
