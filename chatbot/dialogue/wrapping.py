"""Lines of text by columns: words stay whole, wide characters take two, and no mark of punctuation strays.

In Chinese a line may break between any two characters, but none begins with a closing mark or ends
with an opening one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

_WIDE = (
    "\u1100-\u115f\u2e80-\u2fff\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
)
_OPENING = "“（《【「『〈(["
_CLOSING = "”）》】」』〉，。！？；：、…％)],.;:!?%"
_NARROW = re.compile(r"\s+|\S+")


@cache
def _wide() -> re.Pattern[str]:
    """Words, wide characters one by one, each with the marks that may not stray from it."""
    return re.compile(
        rf"\s+|[{re.escape(_OPENING)}]*(?:[{_WIDE}]|[^\s{_WIDE}“”（）《》【】，。！？；：、]+)[{re.escape(_CLOSING)}]*|."
    )


def _pattern(text: str) -> re.Pattern[str]:
    """What stays together; a text without wide characters needs no more than its words told apart."""
    return _NARROW if text.isascii() or max(text) < "\u1100" or not any(map(_is_wide, text)) else _wide()


def _is_wide(mark: str) -> bool:
    return unicodedata.east_asian_width(mark) in "WF"


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(_columns_of(mark) for mark in text)


def _columns_of(mark: str) -> int:
    if unicodedata.combining(mark):
        return 0
    return 2 if unicodedata.east_asian_width(mark) in "WF" else 1


def lines(text: str, width: int, margin: int = 0) -> list[str]:
    """The text in lines of at most so many columns; those that it has already stay.

    Args:
        text: may hold line feeds and, at the start of a line, spaces that set it in.
        width: columns, at least 4.
        margin: columns by which lines that continue another are set in.
    """
    width = max(4, width)
    return [line for part in text.split("\n") for line in _paragraph(part, width, min(margin, width // 2))]


def _paragraph(text: str, width: int, margin: int) -> list[str]:
    done: list[str] = []
    line, used = "", 0
    for unit, wide in _units(text, width - margin):
        if used + wide > width:
            if line.strip():
                done.append(line.rstrip())
                line, used = " " * margin, margin
            else:  # the line was set in so far that nothing fits
                line, used = "", 0
            if unit.isspace():
                continue
        elif unit.isspace() and done and not line.strip():
            continue
        line, used = line + unit, used + wide
    return [*done, line.rstrip()]


def _units(text: str, most: int) -> Iterator[tuple[str, int]]:
    """What stays together, with its columns; what is longer than a line is cut."""
    for unit in _pattern(text).findall(text):
        wide = columns(unit)
        if wide <= most:
            yield unit, wide
        else:
            for mark in unit:
                yield mark, _columns_of(mark)
