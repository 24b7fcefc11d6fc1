"""The statements of an answer: each figure with its part in it. The steps are in the modules beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chatbot.interpretation.figures.cues import Sign
from chatbot.interpretation.figures.names import Name
from chatbot.interpretation.figures.scan import Figure, Item, Mark

LIMIT_WORDS = (Sign.UPPER, Sign.RANGE)


@dataclass(slots=True)
class Statement:
    """One figure and what the words around it make of it."""

    figure: Figure
    at: int
    """Index of the figure among the items."""
    of: str | None = None
    """Id of the test it is of; None: of whatever was asked."""
    drug: str | None = None
    """Id of the drug named beside it; None: none is."""
    limit: Statement | None = None
    """The upper limit given for it."""
    is_limit: bool = False
    multiple: bool = False
    """True: so many times the upper limit."""
    doubtful: bool = False
    """True: the words leave doubt, so the reading is confirmed."""
    earlier: bool = False
    now: bool = False
    """True: told to be so now, or to what it has changed."""
    today: bool = False
    """True: told to be so now ("38 now"), which wins over what it changed to at some time."""
    dropped: bool = False
    """True: taken back, or a difference, or no value at all."""


def sign(item: Item | None) -> Sign | None:
    """What a telling word means; None: the item is none."""
    return item.meaning if isinstance(item, Mark) and isinstance(item.meaning, Sign) else None


def item_at(items: Sequence[Item], at: int) -> Item | None:
    """The item of that index; None: there is none."""
    return items[at] if 0 <= at < len(items) else None


def gap(left: Item, right: Item) -> int:
    """Tokens between two items."""
    return right.first - left.last


def named(item: Item | None) -> str | None:
    """The test that an item names; None: none."""
    return item.meaning.of if isinstance(item, Mark) and isinstance(item.meaning, Name) else None
