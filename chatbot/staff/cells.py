"""Cells of a table that a spreadsheet opens: text that looks like a formula never becomes one."""

from __future__ import annotations

from typing import Any

from transcripts.visible import visible_line

_FORMULA = tuple("=+-@\t\r\n\0|%＝＋－＠")
"""A text that begins with one of these may be run or mangled (OWASP's list, the full-width forms that
spreadsheets take for the same, and two that begin DDE commands or are cut)."""


def cell(value: Any) -> str:
    """A value as a cell's text: one line, visible, and with an apostrophe before what could be a formula.

    >>> cell("=1+1")
    "'=1+1"
    >>> cell(-5)
    '-5'
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    text = visible_line(str(value))
    return "'" + text if str(value).lstrip().startswith(_FORMULA) or text.startswith(_FORMULA) else text
