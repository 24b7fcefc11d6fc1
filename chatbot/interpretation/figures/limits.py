"""Which figures are limits of normal, and which are multiples of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chatbot.interpretation.figures.bounds import Bound, bounded, leading_bound, trailing_bound
from chatbot.interpretation.figures.cues import Sign
from chatbot.interpretation.figures.limit_words import is_called_limit, said_as_maximum
from chatbot.interpretation.figures.numbers import NumberMention
from chatbot.interpretation.figures.scan import Figure, Item, Mark
from chatbot.interpretation.figures.statements import LIMIT_WORDS, Statement, gap, item_at, named, sign
from chatbot.interpretation.normalise import Token
from criteria.values import Interval

_FACTORS = {Sign.TWICE: 2.0, Sign.THRICE: 3.0, Sign.HALF_OF: 0.5}
_NORMS = (*LIMIT_WORDS, Sign.NORMAL)
_PASSED = (Sign.OPEN, Sign.BELOW, Sign.ABOVE, Sign.WITHIN, Sign.LOWER, Sign.GOAL)
_BESIDE = (Sign.OPEN, Sign.CLOSE, Sign.SEPARATOR, Sign.HIGH, Sign.LOW, Sign.NORMAL)
_BESIDE_BRACKETS = (*_BESIDE, Sign.BREAK, Sign.CHANGED_TO)
_SAYS_LIMIT = frozenset("is be being are up to : = 是 为 值 到 <".split())


def with_multiples_as_figures(tokens: Sequence[Token], items: Sequence[Item]) -> list[Item]:
    """The items, with a figure of 2 for the "twice" of "twice the upper limit"."""
    made: list[Item] = []
    for at, item in enumerate(items):
        factor = _FACTORS.get(sign(item) or Sign.NOT)
        if factor is None or not (_norm_after(items, at) or _than_norm(tokens, items, at)):
            made.append(item)
            continue
        start, end = tokens[item.first].start, tokens[item.last - 1].end
        mention = NumberMention(Interval(factor, factor), start, end, item.first, item.last)
        found = leading_bound(tokens, item.first, 0)
        if found is not None and found.bound is not Bound.BETWEEN:
            mention = replace(mention, interval=bounded(mention.interval, found.bound),
                              approximate=found.bound is Bound.ABOUT)  # fmt: skip
        made.append(Figure(mention, None, None, item.first, item.last))
        made.append(Mark(Sign.TIMES, item.last, item.last))
    return made


def _than_norm(tokens: Sequence[Token], items: Sequence[Item], at: int) -> bool:
    """Whether the limit that it is compared with stands before it: 比上限翻了一倍."""
    norm = item_at(items, at - 1)
    if norm is None or sign(norm) not in _NORMS or gap(norm, items[at]) > 1:
        return False
    return norm.first > 0 and tokens[norm.first - 1].key == "比"


def _norm_after(items: Sequence[Item], at: int) -> Item | None:
    following = item_at(items, at + 1)
    if following is None or sign(following) not in _NORMS or gap(items[at], following) > 3:
        return None
    return following


def find_multiples(tokens: Sequence[Token], items: Sequence[Item], statements: Sequence[Statement]) -> None:
    """Mark the figures that are said to be so many times the upper limit."""
    for statement in statements:
        at, figure = statement.at, statement.figure
        before, after = item_at(items, at - 1), item_at(items, at + 1)
        times_after = sign(after) is Sign.TIMES and after is not None and gap(figure, after) <= 1
        times_before = sign(before) is Sign.TIMES and gap(before or figure, figure) == 0
        if times_after and _norm_after(items, at + 1) is not None:
            statement.multiple = True
        elif (times_after or _holds_times(tokens, figure)) and _higher_by(tokens, items, at):
            _as_multiple(statement, figure.mention.value or 0.0)
        elif times_before and sign(item_at(items, at - 2)) in _NORMS:
            statement.multiple = True
        elif times_before and sign(after) in _NORMS:
            statement.multiple = True
        elif (times_after or _holds_times(tokens, figure)) and sign(before) in _NORMS:
            statement.multiple = True
            _bound_before_norm(tokens, items, statement)
        elif sign(after) is Sign.UPPER and after is not None and tokens[after.last - 1].key.endswith("uln"):
            statement.multiple = gap(figure, after) == 0 and _small(figure)
        elif figure.mention.percent and _beyond_norm(items, at):
            _as_multiple(statement, (figure.mention.value or 0.0) / 100)
        elif (
            _is_frequency(tokens, after)
            and times_after
            and figure.unit is None
            and not isinstance(item_at(items, at + 2), Figure)
        ):
            statement.dropped = True
        if statement.multiple and after is not None:
            _bound_after_times(tokens, statement, after)
            _bound_after_norm(tokens, statement, _norm_after(items, at + 1) or after)


def _holds_times(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether the word for times stands in the number itself: 一倍半."""
    return any(token.key == "倍" for token in tokens[figure.mention.first : figure.mention.last])


def _is_frequency(tokens: Sequence[Token], after: Item | None) -> bool:
    """Whether times are counted ("3 times a day"); the asterisk of "119*" only flags the figure."""
    return after is not None and tokens[min(after.first, len(tokens) - 1)].key != "*"


def _beyond_norm(items: Sequence[Item], at: int) -> bool:
    """Whether a share is added to the limit: "30% above the upper limit", 高出上限30%."""
    pairs = ((at + 1, at + 2), (at - 2, at - 1))
    return any(
        sign(item_at(items, first)) is Sign.ABOVE and sign(item_at(items, second)) in _NORMS
        for first, second in pairs
    )


def _higher_by(tokens: Sequence[Token], items: Sequence[Item], at: int) -> bool:
    """Whether so many limits are added to the limit: 比上限高出一倍, 高出上限一倍半."""
    before, beyond = item_at(items, at - 1), item_at(items, at - 2)
    if before is None or beyond is None:
        return False
    if sign(before) in _NORMS:
        opening, closing = tokens[beyond.first].key, tokens[beyond.last - 1].key
        once_more = opening == "超" and _at_most_one(items[at])
        return (opening == "高" or once_more) and closing in "出过"
    higher = tokens[before.first].key in _HIGHER_ZH and gap(before, items[at]) <= 2
    return higher and sign(beyond) in _NORMS


def _at_most_one(item: Item) -> bool:
    """Whether it is said of a limit passed by as much again: 超过上限一倍 is no mere 超过上限."""
    value = item.mention.value if isinstance(item, Figure) else None
    return value is not None and value <= 1


_HIGHER_ZH = frozenset("高 多".split())


def _as_multiple(statement: Statement, beyond: float) -> None:
    mention = statement.figure.mention
    if mention.value is not None:
        times = Interval.exactly(round(1 + beyond, 6))
        statement.figure = replace(statement.figure, mention=replace(mention, interval=times, percent=False))
        statement.multiple = statement.doubtful = True


def _bound_after_times(tokens: Sequence[Token], statement: Statement, after: Item) -> None:
    """两倍多, 两倍左右: what follows the word for times."""
    interval = statement.figure.mention.interval
    if sign(after) is not Sign.TIMES or not interval.exact or after.last >= len(tokens):
        return
    found = trailing_bound(tokens, after.last)
    bound = Bound.OVER if tokens[after.last].key == "多" else found[0] if found else None
    if bound is not None:
        mention = replace(statement.figure.mention, interval=bounded(interval, bound),
                          approximate=bound is Bound.ABOUT)  # fmt: skip
        statement.figure = replace(statement.figure, mention=mention)


def _bound_after_norm(tokens: Sequence[Token], statement: Statement, norm: Item) -> None:
    """三倍上限以下, 3xULN以内: what follows the limit."""
    interval = statement.figure.mention.interval
    found = trailing_bound(tokens, norm.last) if sign(norm) in _NORMS and interval.exact else None
    if found is not None:
        mention = replace(statement.figure.mention, interval=bounded(interval, found[0]),
                          approximate=found[0] is Bound.ABOUT)  # fmt: skip
        statement.figure = replace(statement.figure, mention=mention)


def _small(figure: Figure) -> bool:
    end = figure.mention.interval.high or figure.mention.interval.low
    return end is not None and end <= 10


def _bound_before_norm(tokens: Sequence[Token], items: Sequence[Item], statement: Statement) -> None:
    """不超过上限2倍: the bound stands before the limit. "2 times over the limit" may mean 3 times it."""
    at = statement.at - 1
    found = leading_bound(tokens, items[at].first, 0)
    interval = statement.figure.mention.interval
    if found is None or not interval.exact or found.bound is Bound.BETWEEN:
        return
    statement.doubtful = found.bound is Bound.OVER
    mention = replace(statement.figure.mention, interval=bounded(interval, found.bound),
                      approximate=found.bound is Bound.ABOUT)  # fmt: skip
    statement.figure = replace(statement.figure, mention=mention)


def find_limits(tokens: Sequence[Token], items: Sequence[Item], statements: Sequence[Statement]) -> None:
    """Mark the figures that are limits, and give each to the value it belongs to."""
    value: Statement | None = None
    waiting: list[Statement] = []
    for statement in statements:
        if statement.multiple or statement.dropped:
            continue
        if _is_limit(tokens, items, statement, value):
            statement.is_limit = True
            if value is not None and value.limit is None and value.of == statement.of:
                _give(value, statement)
                if _is_of_all(tokens, value, statement):
                    _give_all(statements, statement)
            else:
                waiting.append(statement)
        else:
            if value is not None and (_was_range(value, statement) or _was_highest(tokens, value, statement)):
                value.is_limit, statement.doubtful = True, True
                waiting.append(value)
            value = statement
            for limit in waiting:
                if limit.of == value.of and value.limit is None:
                    _give(value, limit)
            waiting = []


def _is_of_all(tokens: Sequence[Token], value: Statement, limit: Statement) -> bool:
    """Whether it is the limit of all values before it: "limit for either is 50"."""
    return any(token.key in _ALL for token in tokens[value.figure.last : limit.figure.first])


_ALL = frozenset("either both each 都 各".split())


def _give_all(statements: Sequence[Statement], limit: Statement) -> None:
    for statement in statements:
        if statement.at < limit.at and statement.limit is None and not statement.is_limit:
            _give(statement, limit)


def _was_range(before: Statement, statement: Statement) -> bool:
    """Whether a range of digits stands before the exact figure of its test: "125-350, mine is 110"."""
    mention = before.figure.mention
    return (
        _is_range(mention.interval) and not mention.spelled and not before.earlier and mention.other is None
        and before.of == statement.of and statement.figure.mention.interval.exact
        and before.figure.foreign is None and before.figure.unit in (None, statement.figure.unit)
    )  # fmt: skip


def _was_highest(tokens: Sequence[Token], before: Statement, statement: Statement) -> bool:
    """Whether the figure before only tells how high it may be: 40封顶，我39, "under 40, mine's 39"."""
    allowed = before.figure.mention.interval
    own = {token.key for token in tokens[before.figure.last : statement.figure.first]} & _OWN
    return (
        allowed.low is None and allowed.high is not None and bool(own) and not before.earlier
        and before.of == statement.of and statement.figure.mention.interval.exact
        and before.figure.foreign is None and before.figure.unit in (None, statement.figure.unit)
    )  # fmt: skip


_OWN = frozenset("我 俺 他 她 mine mine's".split())


def _give(value: Statement, limit: Statement) -> None:
    if limit.figure.mention.interval.high is not None:
        value.limit = limit


def _is_limit(
    tokens: Sequence[Token], items: Sequence[Item], statement: Statement, value: Statement | None
) -> bool:
    at = statement.at
    if value is not None and _puts_right(tokens, items, statement, value):
        return False
    if _after_limit_word(tokens, items, statement) or _before_goal(tokens, items, statement):
        return True
    if is_called_limit(tokens, items, at):
        if sign(items[at + 1]) is Sign.LOWER:
            _as_no_value(statement)
        return True
    if value is None or value.of != statement.of:
        return _before_limit_word(items, at)
    return (
        _before_limit_word(items, at) or _range_beside(items, statement, value)
        or said_as_maximum(tokens, items, statement, value)
    )  # fmt: skip


def _after_limit_word(tokens: Sequence[Token], items: Sequence[Item], statement: Statement) -> bool:
    """Whether words for a limit lead the figure: "upper limit 40", "normal being up to 99"."""
    before = statement.at - 1
    if named(item_at(items, before)) is not None and sign(item_at(items, before - 1)) is Sign.GOAL:
        before -= 1
    while sign(item_at(items, before)) in _PASSED or (
        sign(item_at(items, before)) is Sign.SEPARATOR and _is_range(statement.figure.mention.interval)
    ):
        if sign(items[before]) in (Sign.LOWER, Sign.GOAL):
            _as_no_value(statement)
            return True
        before -= 1
    word = item_at(items, before)
    if word is None or gap(word, statement.figure) > 6:
        return False
    if sign(word) in LIMIT_WORDS:
        return not _belongs_back(tokens, items, before, statement)
    apart = any(sign(item) is Sign.SEPARATOR for item in items[before + 1 : statement.at])
    if sign(word) is not Sign.NORMAL or apart:
        return False
    interval = statement.figure.mention.interval
    between = {token.key for token in tokens[word.last : statement.figure.mention.last]}
    return not interval.exact or bool(between & _SAYS_LIMIT)


def _as_no_value(statement: Statement) -> None:
    """Let it be no value and no upper limit: it is only what the value ought to be."""
    mention = replace(statement.figure.mention, interval=Interval(None, None))
    statement.figure = replace(statement.figure, mention=mention)


def _before_goal(tokens: Sequence[Token], items: Sequence[Item], statement: Statement) -> bool:
    """Whether words for a goal follow the figure ("70 is my goal", "70 they want") and lead no other.

    "1.1 if you want it" only offers the figure.
    """
    word, following = item_at(items, statement.at + 1), item_at(items, statement.at + 2)
    if word is None or sign(word) is not Sign.GOAL or gap(statement.figure, word) > _NEAR:
        return False
    if any(token.key == "if" for token in tokens[statement.figure.last : word.first]):
        return False
    if isinstance(following, Figure) and gap(word, following) <= _NEAR:
        return False
    _as_no_value(statement)
    return True


_NEAR = 3
"""Tokens between a figure and the words that say what it is."""


def _puts_right(
    tokens: Sequence[Token], items: Sequence[Item], statement: Statement, value: Statement
) -> bool:
    """Whether it is what the figure before was to be: "I said 62, should be 71"; that one is dropped."""
    said = {token.key for token in tokens[max(0, value.figure.first - _NEAR) : value.figure.first]} & _TYPED
    between = [sign(item) for item in items[value.at + 1 : statement.at]]
    if said and between in ([Sign.SEPARATOR, Sign.GOAL], [Sign.GOAL], [Sign.BREAK, Sign.GOAL]):
        value.dropped = True
    return value.dropped and bool(said)


_TYPED = frozenset("said put wrote typed entered gave told".split())
"""Verbs for what was told before, to be put right."""


def _belongs_back(tokens: Sequence[Token], items: Sequence[Item], word: int, statement: Statement) -> bool:
    """Whether the word has had its figure: "40 is the upper limit and mine is 62"."""
    earlier = item_at(items, word - 1)
    between = [token.key for token in tokens[items[word].last : statement.figure.first]]
    return isinstance(earlier, Figure) and gap(earlier, items[word]) <= 2 and "mine" in between


def _is_range(interval: Interval) -> bool:
    return interval.low is not None and interval.high is not None and interval.low < interval.high


def _before_limit_word(items: Sequence[Item], at: int) -> bool:
    """Whether words for a limit follow the figure ("40 is the upper limit") and lead no other."""
    word, following = item_at(items, at + 1), item_at(items, at + 2)
    if sign(word) not in LIMIT_WORDS or word is None or gap(items[at], word) > 3:
        return False
    figures = (item for item in items if isinstance(item, Figure))
    several = next(figures, None) is not None and next(figures, None) is not None
    return several and not (isinstance(following, Figure) and gap(word, following) <= 3)


def _range_beside(items: Sequence[Item], statement: Statement, value: Statement) -> bool:
    """Whether it stands by a value in brackets or in its row: "35 (7-40)", "35 U/L 7 - 40"."""
    between = items[value.at + 1 : statement.at]
    passed = _BESIDE_BRACKETS if _in_brackets(items, statement.at) else _BESIDE
    if any(sign(item) not in passed for item in between):
        return False
    interval = statement.figure.mention.interval
    if _is_range(interval):
        return not statement.figure.mention.spelled
    opened = any(sign(item) is Sign.OPEN for item in between)
    return opened and not interval.exact


def _in_brackets(items: Sequence[Item], at: int) -> bool:
    """Whether words beside the figure say that it stands in brackets: "and in brackets 7-40"."""
    beside = (item_at(items, at - 1), item_at(items, at + 1))
    return any(sign(item) is Sign.OPEN and item is not None and item.last - item.first > 1 for item in beside)
