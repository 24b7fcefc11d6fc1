"""The figure of a length of time: "3", "3 to 4", "half a", "1/2 a", "two and a half", 三个半."""

from __future__ import annotations

from chatbot.interpretation.times.row import Row


def figure_at(row: Row, at: int) -> tuple[tuple[float, float] | None, int]:
    """(low, high) of "3", "3 to 4", "a", "half a", "two and a half", 三个半."""
    code = row.codes[at : at + 1]
    if code == "h":
        value = row.atoms[at].value
        at += 1
        while row.codes[at : at + 1] and row.codes[at] in "ag":
            at += 1
        return (value, value), at
    if code == "a":
        at = _past_fillers(row, at + 1)
        if row.codes[at : at + 1] == "h":
            return (0.5, 0.5), at + 1
        return ((1, 1), at) if row.codes[at : at + 1] != "N" else figure_at(row, at)
    if is_one_and_a_half(row, at):
        return (1.5, 1.5), at + 2
    if code != "N":
        return None, at
    low, high = row.atoms[at].value
    at += 1
    if high < 1 and row.codes[at : at + 2] == "aU":
        return (low, high), at + 1
    if row.codes[at : at + 3] == "&NU" and low == high and low % 10 == 0 and _spells_units(row, at + 1):
        low = high = low + row.atoms[at + 1].value[0]
        at += 2
    elif row.codes.startswith(_TWO_FIGURES, at) or _are_in_a_row(row, at):
        at = row.codes.index("N", at)
        high = row.atoms[at].value[1]
        at += 1
    elif row.codes[at : at + 1] == "o" or row.codes[at : at + 2] == "ro":
        at = row.codes.index("o", at) + 1
        high = high + 9 if high % 10 == 0 else high
    at, half = _past_fillers(row, at), 0.0
    if row.codes[at : at + 1] in ("+", "h"):
        half, at = row.atoms[at].value, at + 1
    at = _past_fillers(row, at)
    return ((low + half, high + half) if high >= low else None), at


_TWO_FIGURES = ("rN", "vN", "&N", "uN", "QN", "vqN", "gvN")
"""What stands after the first figure of "3 to 4", and the second."""


def _are_in_a_row(row: Row, comma: int) -> bool:
    """Whether two words for numbers that follow each other stand around a comma: "two, three years"."""
    if row.codes[comma : comma + 3] != ",NU":
        return False
    one, other = row.atoms[comma - 1], row.atoms[comma + 1]
    return one.text.isalpha() and other.text.isalpha() and other.value[1] == one.value[0] + 1


def _spells_units(row: Row, at: int) -> bool:
    """Whether a word of one to nine stands there: the four of "twenty and four hours"."""
    low, high = row.atoms[at].value
    return low == high and 1 <= low <= 9 and row.atoms[at].text.isalpha() and row.atoms[at - 2].text.isalpha()


def is_one_and_a_half(row: Row, at: int) -> bool:
    """Whether 个半 stands there without a figure, as in 个半小时."""
    return (
        row.codes[at : at + 3] == "ghU"
        and row.atoms[at].text == "个"
        and row.codes[max(0, at - 1) : at] != "N"
    )


def _past_fillers(row: Row, at: int) -> int:
    while row.codes[at : at + 1] and row.codes[at] in "go":
        at += 1
    return at
