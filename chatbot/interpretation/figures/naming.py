"""Which test or drug each figure is of: names stand before their figures, or right after them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.figures.cues import Sign
from chatbot.interpretation.figures.names import Drug, Name, is_circumstance, loose_names, whole_of
from chatbot.interpretation.figures.scan import Figure, Item, Mark
from chatbot.interpretation.figures.statements import Statement, gap, item_at, named, sign
from chatbot.interpretation.normalise import Token

_TOTAL = frozenset("total totals 共 计 的".split())
"""After these the figure is of the whole test, no longer of its part: "direct 3, total 11"."""
_COMPARING = (Sign.SAME_AS, Sign.THAN, Sign.ABOVE, Sign.BELOW)
_ALIKE = expression(r".?.?(?:差不|一样|一致|一个样|相|接近|类似|持平|同)")
_LINKS = frozenset("for of on is was in the my : = are at from 是 的 为".split())
_AROUND_NAMES = (Sign.OPEN, Sign.CLOSE)


def without_comparison(tokens: Sequence[Token], items: Sequence[Item]) -> tuple[list[Item], str | None]:
    """The items without "same as the ALT" and "lower than the ALT", and the test equalled.

    The test is None where none is.
    """
    for at, item in enumerate(items):
        name = item_at(items, at + 1)
        if sign(item) not in _COMPARING or not isinstance(name, Mark) or not isinstance(name.meaning, Name):
            continue
        before = item_at(items, at - 1)
        side_by_side = before is not None and _is_test(before) and gap(before, item) == 0
        if gap(item, name) > 1 or (side_by_side and not _says_alike(tokens, item, name)):
            continue
        rest = [*items[:at], *items[at + 2 :]]
        if sign(item) is not Sign.SAME_AS:
            return rest, None
        if _says_alike(tokens, item, name):
            return rest, name.meaning.of
    return list(items), None


def _says_alike(tokens: Sequence[Token], item: Item, name: Item) -> bool:
    if tokens[item.first].kind != "han":
        return True
    return _ALIKE.match("".join(token.key for token in tokens[name.last : name.last + 4])) is not None


def name_figures(tokens: Sequence[Token], items: Sequence[Item], statements: Sequence[Statement]) -> None:
    """Set ``of`` and ``drug`` on every statement whose figure is of something named."""
    by_item = {statement.at: statement for statement in statements}
    counting = {at for at in by_item if _counts_names(items, at)}
    for at in counting:
        by_item[at].dropped = True
    lead = _names_lead(items)
    trailing = {
        at for at in range(len(items))
        if at - 1 not in counting and _trails(tokens, items, at) and not (lead and _has_a_name(items, at - 1))
    } | {at for at in range(1, len(items)) if _is_put_right(tokens, items, at)}  # fmt: skip
    test: str | None = None
    drug: str | None = None
    for at, item in enumerate(items):
        if isinstance(item, Figure):
            by_item[at].of, by_item[at].drug = None if _weighs(item) and test != "weight" else test, drug
        elif at in trailing or _tells_since_when(tokens, items, at):
            continue
        elif item.meaning is Sign.TOTAL and tokens[item.last - 1].key in _TOTAL:
            test = whole_of(test)
        elif isinstance(item.meaning, Drug):
            drug = item.meaning.of
        elif isinstance(item.meaning, Name) and counts_as_name(tokens, items, at):
            test = test if is_rest_of_name(items, at) else item.meaning.of
    _in_turn(tokens, items, by_item)
    for at in trailing:
        figure = next(before for before in range(at - 1, -1, -1) if before in by_item)
        name = items[at]
        meaning = name.meaning if isinstance(name, Mark) else None
        if isinstance(meaning, Name):
            by_item[figure].of = meaning.of
        elif isinstance(meaning, Drug):
            by_item[figure].drug = meaning.of


def _tells_since_when(tokens: Sequence[Token], items: Sequence[Item], at: int) -> bool:
    """Whether the name with its level only tells after what a dose was changed: 血糖高了以后减到10."""
    level = item_at(items, at + 1)
    if level is None or sign(level) not in _LEVELS or gap(items[at], level) > 1:
        return False
    return _SINCE_DOSED.match("".join(token.key for token in tokens[level.last : level.last + 8])) is not None


_LEVELS = (Sign.HIGH, Sign.LOW, Sign.ABNORMAL, Sign.BY)
_SINCE_DOSED = expression(
    r"了?(?:以后|之后|后|[,所以就给才]+)[^\d一二三四五六七八九十]{0,4}[减加改换调][量]?(?:到|成|为|至|回)"
)
"""A level, and then that a dose was changed."""


def _weighs(figure: Figure) -> bool:
    """Whether its unit is one that people are weighed in, and no blood test: the 105斤 of 空腹105斤."""
    return figure.unit is not None and figure.unit.names[0] in ("kg", "[jin]", "[lb_av]", "[stone_av]")


def _in_turn(tokens: Sequence[Token], items: Sequence[Item], by_item: dict[int, Statement]) -> None:
    """Give each name of a row its figure of the row after it: 肌酐和尿酸，一个76一个415."""
    names = [
        (at, item.meaning.of)
        for at, item in enumerate(items)
        if isinstance(item, Mark) and isinstance(item.meaning, Name)
    ]
    figures = [at for at in by_item if not _is_one_of(tokens, items, at)]
    in_rows = names and figures and names[-1][0] < figures[0]
    if not in_rows or len(names) != len(figures) or len(names) < 2:
        return
    between = (tokens[items[one].last : items[other].first] for (one, _), (other, _) in pairwise(names))
    if all(not words or (len(words) == 1 and words[0].key in _AND) for words in between):
        for (_, of), at in zip(names, figures, strict=True):
            by_item[at].of = of
        for at in by_item.keys() - set(figures):
            by_item[at].dropped = True


_AND = frozenset("and & / , 、 和 跟 与".split())


def _is_test(item: Item) -> bool:
    return isinstance(item, Mark) and isinstance(item.meaning, Name)


def _is_one_of(tokens: Sequence[Token], items: Sequence[Item], at: int) -> bool:
    """Whether it is the 一个 of 一个76, which counts the figure after it."""
    figure, following = items[at], item_at(items, at + 1)
    counted = isinstance(figure, Figure) and figure.mention.value == 1 and figure.foreign == "place"
    return counted and isinstance(following, Figure) and gap(figure, following) <= 1


def _counts_names(items: Sequence[Item], at: int) -> bool:
    """Whether the figure is the one of "just the one eGFR, 92", which only counts what is named after it."""
    figure, name = items[at], item_at(items, at + 1)
    if not isinstance(figure, Figure) or not isinstance(name, Mark) or not isinstance(name.meaning, Name):
        return False
    alone = figure.mention.value == 1 and figure.unit is None and gap(figure, name) <= 1
    return alone and any(isinstance(item, Figure) for item in items[at + 2 :])


def counts_as_name(tokens: Sequence[Token], items: Sequence[Item], at: int) -> bool:
    """Whether a name is meant for one: a short one before a figure, or in Latin letters amid Chinese."""
    item = items[at]
    if not isinstance(item, Mark) or not isinstance(item.meaning, Name):
        return False
    beside = (*tokens[max(0, item.first - 1) : item.first], *tokens[item.last : item.last + 1])
    if _ends_a_word(tokens, item):
        return False
    amid_han = tokens[item.first].kind == "word" and any(one.kind == "han" for one in beside)
    return not item.meaning.short or amid_han or _leads(items, at)


_NICKNAMES = frozenset("板 白的".split())
"""What the rows of a blood count are called for short; after another character mostly the end of a word."""
_LEADS_A_NICKNAME = frozenset(
    "我 的 查 是 那 这 次 天 就 和 跟 及 了 说 今 昨 还 只 有 中 他 她 妈 爸 来 个 回".split()
)


def _ends_a_word(tokens: Sequence[Token], item: Item) -> bool:
    """Whether a nickname is the end of another word: the 板 of 地板."""
    if "".join(token.key for token in tokens[item.first : item.last]) not in _NICKNAMES:
        return False
    before = tokens[item.first - 1] if item.first else None
    return before is not None and before.kind == "han" and before.key not in _LEADS_A_NICKNAME


def is_rest_of_name(items: Sequence[Item], at: int) -> bool:
    """Whether it is the glucose of "postprandial glucose", which the word before has told from others."""
    before, of = named(item_at(items, at - 1)), named(items[at])
    return (
        before is not None and of in loose_names() and gap(items[at - 1], items[at]) == 0
        and is_circumstance(before)
    )  # fmt: skip


def _leads(items: Sequence[Item], at: int) -> bool:
    """Whether a short name stands right before a figure."""
    after = at + 1
    while sign(item_at(items, after)) in (*_AROUND_NAMES, Sign.EARLIER, Sign.NOW, Sign.TOTAL):
        after += 1
    following = item_at(items, after)
    return isinstance(following, Figure) and gap(items[at], following) <= 3


def _trails(tokens: Sequence[Token], items: Sequence[Item], at: int) -> bool:
    """Whether the name is of the figure before it ("65% neuts", "112 for Hb"), not of one after it."""
    name = items[at]
    if not isinstance(name, Mark) or not isinstance(name.meaning, Name | Drug):
        return False
    before = item_at(items, at - 1)
    if sign(before) in (Sign.OPEN, Sign.WITHIN):
        before = item_at(items, at - 2)
    if not isinstance(before, Figure) or gap(before, name) > 3:
        return False
    between = [token.key for token in tokens[before.last : name.first]]
    if any(key not in _LINKS and key not in ("(", "[") for key in between):
        return False
    return not _figure_follows(items, at) or _names_last(items)


def _is_put_right(tokens: Sequence[Token], items: Sequence[Item], at: int) -> bool:
    """Whether the answer ends on saying of what its figure is: "112, oh that's the Hb", 40，谷丙的."""
    name = items[at]
    if not isinstance(name, Mark) or not isinstance(name.meaning, Name):
        return False
    rest = [token.key for token in tokens[name.last :]]
    figure = next((item for item in reversed(items[:at]) if isinstance(item, Figure)), None)
    if figure is None or any(key not in _ENDING for key in rest) or gap(figure, name) > _NEAR_END:
        return False
    between = [token.key for token in tokens[figure.last : name.first]]
    if not between or between[0] not in _PARTING or any(key not in _PUTTING_RIGHT for key in between):
        return False
    return between in _DASHES or "的" in rest or not _IS_OF.isdisjoint(between)


_NEAR_END = 8
_DASHES = (["-"], ["–"], ["—"])
_PARTING = frozenset(", . ; - – — 。 ，".split())
_IS_OF = frozenset("that's it's is was 's 是".split())
_AMONG = frozenset("oh no wait sorry but and i think that it this the my for 那 这 不 过 哦".split())
_PUTTING_RIGHT = _PARTING | _IS_OF | _AMONG
_ENDING = frozenset("的 吧 啊 。 . ! count level result value reading i think sorry though".split())


def _names_lead(items: Sequence[Item]) -> bool:
    """Whether the first test named stands before the first figure."""
    first = next((item for item in items if isinstance(item, Figure) or _is_test(item)), None)
    return first is not None and not isinstance(first, Figure)


def _has_a_name(items: Sequence[Item], at: int) -> bool:
    """Whether a test is named right before that figure: the 尿酸 of 尿酸410肌酐没注意."""
    before = item_at(items, at - 1)
    return before is not None and _is_test(before) and gap(before, items[at]) == 0


def _figure_follows(items: Sequence[Item], at: int) -> bool:
    """Whether a figure stands after the name in the same clause, other names of it passed over."""
    for item in items[at + 1 :]:
        if isinstance(item, Figure):
            return True
        if sign(item) in (Sign.SEPARATOR, Sign.BREAK):
            return False
    return False


def _names_last(items: Sequence[Item]) -> bool:
    """Whether the answer puts names after figures: it ends on a name ("112 Hb 187 plts")."""
    for item in reversed(items):
        if isinstance(item, Figure):
            return False
        if isinstance(item.meaning, Name | Drug):
            return True
    return False
