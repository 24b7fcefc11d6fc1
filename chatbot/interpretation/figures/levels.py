"""Values given in words only: "normal", "a bit high", 偏低."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from chatbot.interpretation.figures.cues import Sign
from chatbot.interpretation.figures.names import Name
from chatbot.interpretation.figures.naming import counts_as_name, is_rest_of_name
from chatbot.interpretation.figures.scan import Figure, Item, Mark
from chatbot.interpretation.figures.statements import LIMIT_WORDS, gap, item_at, named, sign
from chatbot.interpretation.normalise import Token
from criteria.frozen import frozen

_LEVELS: dict[Sign, Literal["normal", "high", "low"]] = {
    Sign.NORMAL: "normal", Sign.FINE: "normal", Sign.MIDDLE: "normal", Sign.HIGH: "high", Sign.LOW: "low",
    Sign.LONG: "high", Sign.SHORT: "low",
}  # fmt: skip
_COMPARING = (Sign.ABOVE, Sign.BELOW, Sign.WITHIN)
_THAN = frozenset(("than", "比"))


@frozen
class Level:
    """A value in words, and what it is of."""

    level: Literal["normal", "high", "low"] | None
    """None: the words say that it isn't normal, but not in which way."""
    of: str | None
    """Id of the test; None: what was asked."""
    first: int
    last: int
    sure: bool = True
    earlier: bool = False
    lasting: bool = False
    """True: the words tell that a time is long or short, which only a test that takes time can be."""


def find_levels(tokens: Sequence[Token], items: Sequence[Item], limits: frozenset[int]) -> tuple[Level, ...]:
    """Every level that the words say, in order.

    Args:
        tokens: The words.
        items: What they tell.
        limits: Indices of the items that are limits of normal.
    """
    levels: list[tuple[Level, bool]] = []
    of: tuple[str | None, ...] = (None,)
    earlier = False
    for at, item in enumerate(items):
        if isinstance(item, Mark) and isinstance(item.meaning, Name):
            of = _names_to(tokens, items, at) if _is_meant(tokens, items, at) else of
        if sign(item) in (Sign.SEPARATOR, Sign.BREAK):
            earlier = False
        if sign(item) is Sign.EARLIER:
            earlier = True
        if sign(item) is Sign.NOW:
            earlier = False
        level = None if at + 1 in limits and _says_which(tokens, items, at) else _level(tokens, items, at)
        if level is not None:
            names = of if of != (None,) else (_named_after(items, at),)
            loose = sign(item) is Sign.FINE and level[0] == "normal"
            lasting = sign(item) in (Sign.LONG, Sign.SHORT)
            for name in names:
                one = Level(level[0], name, item.first, item.last, level[1], earlier, lasting)
                levels.append((one, loose))
    return tuple(_without_comfort(levels))


def _says_which(tokens: Sequence[Token], items: Sequence[Item], at: int) -> bool:
    """Whether it only says what is normal: "normal is 82"."""
    between = tokens[items[at].last : items[at + 1].first]
    return any(token.key in ("is", "being", "are", "是", "为") for token in between)


def _is_meant(tokens: Sequence[Token], items: Sequence[Item], at: int) -> bool:
    """Whether a name is meant for one: also by the figure after it, "PT was 60, normal"."""
    named = _says_level(items, at) or counts_as_name(tokens, items, at)
    return named and not is_rest_of_name(items, at)


def _says_level(items: Sequence[Item], at: int) -> bool:
    """Whether a level is said right after a name: "PT normal", PT有点长."""
    following = item_at(items, at + 1)
    return following is not None and sign(following) in _LEVELS and gap(items[at], following) <= 1


def _names_to(tokens: Sequence[Token], items: Sequence[Item], at: int) -> tuple[str, ...]:
    """The tests named in a row that ends with a name: 谷丙谷草都正常 says the level of both."""
    names: list[str] = []
    while (name := named(item_at(items, at))) is not None:
        names.append(name)
        first = items[at].first
        if first and tokens[first - 1].key in _AND:
            first -= 1
        at -= 1
        if at >= 0 and items[at].first == first:
            at -= 1
        if at < 0 or items[at].last != first:
            break
    return tuple(names)


_AND = frozenset("and & / , 、 和 跟 与".split())


def _without_comfort(levels: Sequence[tuple[Level, bool]]) -> Iterator[Level]:
    """The levels; of "a bit high, nothing to worry about" the one that isn't comfort, to be asked back."""
    loose = {level.of for level, is_loose in levels if is_loose}
    exact = {level.of for level, is_loose in levels if not is_loose and not level.earlier}
    for level, is_loose in levels:
        if not (is_loose and level.of in exact):
            yield replace(level, sure=level.sure and level.of not in loose)


def _named_after(items: Sequence[Item], at: int) -> str | None:
    """The test of "normal white count"."""
    following = item_at(items, at + 1)
    if isinstance(following, Mark) and isinstance(following.meaning, Name) and gap(items[at], following) <= 1:
        return following.meaning.of
    return None


def _level(
    tokens: Sequence[Token], items: Sequence[Item], at: int
) -> tuple[Literal["normal", "high", "low"] | None, bool] | None:
    """The level that an item says and whether it is sure; None: it says none."""
    item = items[at]
    meaning = sign(item)
    if meaning in _COMPARING:
        return _compared(items, at)
    if meaning is Sign.BY:
        return _moved(tokens, items, at)
    if _only_compared_with(tokens, items, at) or _moves_something(tokens, item):
        return None
    if meaning is Sign.RANGE and not any(isinstance(one, Figure) for one in items):
        return ("normal", False) if tokens[item.first].key in ("normal", "正") else None
    if meaning in LIMIT_WORDS or meaning not in (*_LEVELS, Sign.ABNORMAL) or meaning is None:
        return None
    if meaning is Sign.ABNORMAL:
        return None, False
    level = _LEVELS[meaning]
    if level != "normal" and _than_before(tokens, items, at):
        return level, False
    if _negated(tokens, items, at):
        return (None if level == "normal" else "normal"), False
    return level, meaning is not Sign.FINE


_MOVED: dict[str, tuple[Literal["high", "low"], bool]] = {
    "高了": ("high", True), "低了": ("low", True), "少了": ("low", False), "掉了": ("low", False),
    "降了": ("low", False), "下降了": ("low", False), "减少了": ("low", False), "升了": ("high", False),
    "涨了": ("high", False), "上升了": ("high", False),
}  # fmt: skip


def _moved(
    tokens: Sequence[Token], items: Sequence[Item], at: int
) -> tuple[Literal["high", "low"], bool] | None:
    """The level of 低了 where no figure says by how much, and nothing than what."""
    if any(_is_amount(item) or sign(item) in (Sign.THAN, Sign.NOT) for item in items):
        return None
    return _MOVED.get("".join(token.key for token in tokens[items[at].first : items[at].last]))


def _is_amount(item: Item) -> bool:
    """Whether it is a figure that may be of the value: not the two of 两只脚."""
    return isinstance(item, Figure) and item.foreign is None


def _moves_something(tokens: Sequence[Token], item: Item) -> bool:
    """Whether it says what was done, or how far: "to bring them up", "put my chemo off", "up to date"."""
    way = tokens[item.first].key if item.last == item.first + 1 else ""
    if way not in _WAYS:
        return False
    if item.last < len(tokens) and tokens[item.last].key == "to":
        return True
    before = [token.key for token in tokens[max(0, item.first - 5) : item.first]]
    moved = next((len(before) - at - 1 for at, key in enumerate(before) if key.startswith(_MOVERS)), -1)
    by_itself = bool(before) and (before[-1] in _BY_ITSELF or before[-1].endswith("ing"))
    return moved >= (0 if way == "off" else 1) and not by_itself and "," not in before[-max(moved, 1) :]


_WAYS = frozenset("up down off".split())
_MOVERS = (
    "bring", "brought", "get", "got", "keep", "kept", "put", "push", "build", "boost", "take", "took", "hold",
    "held", "call", "top", "pull", "perk", "knock", "lay", "laid", "writ", "wrote", "note", "jot", "cut",
)  # fmt: skip
"""How the verbs begin that go with "up", "down" or "off" and an object between."""
_BY_ITSELF = frozenset(
    "go goes gone went come comes came shot crept is are was were it's been be still bit little slightly "
    "way right back far".split()
)
"""Before "up" they tell where the value itself is or goes."""


def _compared(items: Sequence[Item], at: int) -> tuple[Literal["normal", "high", "low"] | None, bool] | None:
    """Levels by comparison: "above the range" high, "under the limit" normal, "below normal" low."""
    norm = item_at(items, at + 1)
    if norm is None or gap(items[at], norm) > 3 or isinstance(item_at(items, at + 2), Figure):
        return None
    if sign(norm) not in (*LIMIT_WORDS, Sign.NORMAL, Sign.LOWER):
        return None
    against_lower = sign(norm) is Sign.LOWER
    match sign(items[at]):
        case Sign.ABOVE:
            return ("normal", False) if against_lower else ("high", True)
        case Sign.BELOW:
            return ("normal", False) if sign(norm) is Sign.UPPER else ("low", True)
        case _:
            return ("normal", True)


def _only_compared_with(tokens: Sequence[Token], items: Sequence[Item], at: int) -> bool:
    """The normal of 比正常高 and "higher than normal" says nothing by itself; nor that of "above normal"."""
    item, before = items[at], item_at(items, at - 1)
    if sign(item) not in (*LIMIT_WORDS, Sign.NORMAL):
        return False
    if item.first and tokens[item.first - 1].key in _THAN:
        return True
    return before is not None and sign(before) in _COMPARING and gap(before, item) <= 3


def _than_before(tokens: Sequence[Token], items: Sequence[Item], at: int) -> bool:
    """Whether it is only higher or lower than it was: 比上次高, "higher than last time"."""
    near = (item_at(items, at + step) for step in (-1, 1, 2))
    earlier = [one for one in near if one is not None and sign(one) in (Sign.EARLIER, Sign.EARLIER_BEFORE)]
    return any(one.first and tokens[one.first - 1].key in _THAN for one in earlier)


def _negated(tokens: Sequence[Token], items: Sequence[Item], at: int) -> bool:
    before = item_at(items, at - 1)
    return before is not None and sign(before) is Sign.NOT and gap(before, items[at]) <= 3
