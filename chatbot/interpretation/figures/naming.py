"""Which test or drug each figure is of: names stand before their figures, or right after them."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.interpretation.figures.cues import Sign
from chatbot.interpretation.figures.names import Drug, Name
from chatbot.interpretation.figures.scan import Figure, Item, Mark
from chatbot.interpretation.figures.statements import Statement, gap, item_at, sign
from chatbot.interpretation.normalise import Token

_ALIKE = ("差", "一", "相", "接", "类", "持", "同")
_LINKS = frozenset("for of on is was in the my : = are at from 是 的 为".split())
_AROUND_NAMES = (Sign.OPEN, Sign.CLOSE)


def without_comparison(tokens: Sequence[Token], items: Sequence[Item]) -> tuple[list[Item], str | None]:
    """The items without "same as the ALT", and the test compared with; None: no comparison."""
    for at, item in enumerate(items):
        name = item_at(items, at + 1)
        if sign(item) is not Sign.SAME_AS or not isinstance(name, Mark) or not isinstance(name.meaning, Name):
            continue
        if gap(item, name) <= 1 and _says_alike(tokens, item, name):
            return [*items[:at], *items[at + 2 :]], name.meaning.of
    return list(items), None


def _says_alike(tokens: Sequence[Token], item: Item, name: Item) -> bool:
    if tokens[item.first].kind != "han":
        return True
    return any(token.key in _ALIKE for token in tokens[name.last : name.last + 2])


def name_figures(tokens: Sequence[Token], items: Sequence[Item], statements: Sequence[Statement]) -> None:
    """Set ``of`` on every statement whose figure is of something named."""
    trailing = {at for at in range(len(items)) if _trails(tokens, items, at)}
    by_item = {statement.at: statement for statement in statements}
    current: str | None = None
    for at, item in enumerate(items):
        if isinstance(item, Figure):
            by_item[at].of = current
        elif isinstance(item.meaning, Name | Drug) and at not in trailing:
            if not isinstance(item.meaning, Name) or not item.meaning.short or _leads(tokens, items, at):
                current = item.meaning.of
    for at in trailing:
        name, figure = items[at], at - 1
        while not isinstance(items[figure], Figure):
            figure -= 1
        if isinstance(name, Mark) and isinstance(name.meaning, Name | Drug):
            by_item[figure].of = name.meaning.of


def _leads(tokens: Sequence[Token], items: Sequence[Item], at: int) -> bool:
    """Whether a short name stands right before a figure."""
    after = at + 1
    while sign(item_at(items, after)) in (*_AROUND_NAMES, Sign.EARLIER, Sign.NOW):
        after += 1
    following = item_at(items, after)
    return isinstance(following, Figure) and gap(items[at], following) <= 3


def _trails(tokens: Sequence[Token], items: Sequence[Item], at: int) -> bool:
    """Whether the name is of the figure before it ("65% neuts", "112 for Hb"), not of one after it."""
    name = items[at]
    if not isinstance(name, Mark) or not isinstance(name.meaning, Name | Drug):
        return False
    before = item_at(items, at - 1)
    if sign(before) is Sign.OPEN:
        before = item_at(items, at - 2)
    if not isinstance(before, Figure) or gap(before, name) > 3:
        return False
    between = [token.key for token in tokens[before.last : name.first]]
    if any(key not in _LINKS and key not in ("(", "[") for key in between):
        return False
    following = item_at(items, at + 1)
    return not isinstance(following, Figure) or _named_before(items, at - 1) is False


def _named_before(items: Sequence[Item], figure: int) -> bool:
    """Whether a name already leads the figure, with nothing but words between."""
    before = item_at(items, figure - 1)
    return isinstance(before, Mark) and isinstance(before.meaning, Name | Drug)
