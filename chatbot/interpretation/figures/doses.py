"""Doses made of several injections: "two 30s at once", 一次两支20的, "2 x 20 mg"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.figures.bounds import says_either
from chatbot.interpretation.figures.cues import Sign
from chatbot.interpretation.figures.scan import Figure, Item, is_counter
from chatbot.interpretation.figures.statements import Statement, gap, item_at, sign
from chatbot.interpretation.normalise import Token
from criteria.values import Interval

_MOST_PARTS = 4
"""No single dose is made of more injections than this."""
_SMALLEST_PART = 5
_NEAR, _FAR, _FARTHEST = 3, 6, 10
"""Tokens that may stand between a count and the part, also where "each" is said of the part or "at a time"
of the count."""
_INJECTIONS = frozenset("injections shots jabs vials ampoules syringes needles doses ones pens".split())


def multiply_doses(
    tokens: Sequence[Token], items: Sequence[Item], own: Sequence[Statement]
) -> list[Statement] | None:
    """The statements with such a pair as one figure, and a stated total in its place; None: no pair."""
    total = _stated_total(items, own)
    if total is not None:
        return [total]
    for made in (_given_together(tokens, own), _doubled_or_halved(tokens, own), _one_or_other(tokens, own)):
        if made is not None:
            return [made]
    own = [one for one in own if not (_is_one(tokens, one) or _is_one_time(one))]
    for number, statement in enumerate(own[:-1]):
        following = own[number + 1]
        pair = _pair(tokens, items, statement, following)
        if pair is None:
            continue
        count, part = pair
        product = _product(count, part)
        others = [one for one in own if one not in (statement, following) and not one.dropped]
        kept = [one for one in others if one.figure.foreign is None]
        if any(one.figure.mention.value == product.figure.mention.value for one in kept):
            kept = [one for one in kept if one.figure.mention.value != product.figure.mention.value]
        return [product, *kept]
    return None


def _is_one(tokens: Sequence[Token], statement: Statement) -> bool:
    """Whether it is the 一针 of 一针30 or 20mg一支, which only says what one is."""
    figure = statement.figure
    following = tokens[figure.last].kind if figure.last < len(tokens) else ""
    before = tokens[figure.first - 1].key if figure.first else ""
    beside = following == "number" or before in ("mg", "克", "的")
    return figure.mention.value == 1 and is_counter(figure) and beside


def _is_one_time(statement: Statement) -> bool:
    """Whether it is the 一回 of 一回打三支, which tells that the injections are given together."""
    return statement.figure.mention.value == 1 and statement.figure.foreign in ("place", "events")


def _is_each(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether it is what each one holds: 每针20, 一针30, "20 each"."""
    before = [token.key for token in tokens[max(0, figure.mention.first - 2) : figure.mention.first]]
    after = [token.key for token in tokens[figure.last : figure.last + 1]]
    return before[-2:-1] in (["每"], ["一"]) or before[-1:] == ["各"] or after in (["each"], ["apiece"])


def _given_together(tokens: Sequence[Token], own: Sequence[Statement]) -> Statement | None:
    """The sum of "a 20 and a 10 together", 20的加10的一起打; None: nothing says that they are."""
    parts = [one for one in own if _is_part(one.figure)]
    words = " ".join(token.key for token in tokens)
    if len(parts) != 2 or parts[0].now or parts[1].now or not _TOGETHER.search(words):
        return None
    return _joined(parts[0], parts[1], lambda one, other: one + other)


def _one_or_other(tokens: Sequence[Token], own: Sequence[Statement]) -> Statement | None:
    """The range of "20 or 30", of which one is right, to be asked back; None: nothing of the kind is said."""
    parts = [one for one in own if _is_part(one.figure)]
    if len(parts) != 2 or any(one.now or one.earlier or one.dropped for one in parts):
        return None
    first, second = parts[0].figure, parts[1].figure
    between = tokens[first.last : second.mention.first]
    low, high = first.mention.value or 0.0, second.mention.value or 0.0
    if not says_either(between) or not low < high:
        return None
    mention = replace(second.mention, interval=Interval(low, high), start=first.mention.start)
    return replace(parts[1], figure=replace(second, mention=mention), doubtful=True)


_TOGETHER = expression(
    r"\b(?:together|both|plus|at once|in one go|same (?:morning|day|visit|appointment|time|session|sitting)"
    r"|each (?:side|cheek|buttock|arm|leg))\b|一 起|同 时|同 一 天|加(?! [到量大上])"
)


def _doubled_or_halved(tokens: Sequence[Token], own: Sequence[Statement]) -> Statement | None:
    """What one dose became by doubling or halving, to be asked back: 原来30，减半了, "20, then doubled".

    Only asked back as it is where the dose may be what it became: 40，翻倍了. None: nothing tells of either.
    """
    parts = [one for one in own if _is_part(one.figure) and (one.earlier or not one.dropped)]
    if len(parts) != 1 or parts[0].figure.reckoned:
        return None
    part = parts[0]
    before = "".join(token.key for token in tokens[: part.figure.first])
    after = "".join(token.key for token in tokens[part.figure.last :])
    changed = _CHANGED.search(after) or (_CHANGED.search(before) if part.earlier else None)
    if changed is None:
        return None
    became = part.earlier or _BECAME.fullmatch(after[: changed.start()]) is not None
    factor = 0.5 if changed["half"] else 2.0
    scaled = _joined(part, part, lambda dose, _: dose * factor) if became and not part.now else part
    return replace(scaled, doubtful=True, dropped=False, earlier=False)


_CHANGED = expression(
    r"(?:翻了?一?[倍番]|[加增多]了?一倍|[加双]倍|doubled|(?P<half>[减砍]了?(?:掉|去)?一?半|halved|cut(?:in|by)half))(?![到成至为]|to)"
)
_BECAME = expression(
    r"[的了mgk毫克]*(?:,?(?:就|又|再|给|然后|后来|以后|现在|接着|then|now|later|they|and|was|got|it)+[^是成\d]{0,6})?"
)
"""Between a dose and its doubling: the dose is what it was before."""


def _pair(
    tokens: Sequence[Token], items: Sequence[Item], left: Statement, right: Statement
) -> tuple[Statement, Statement] | None:
    between = [sign(item) for item in items[left.at + 1 : right.at]]
    each, together = _is_each(tokens, right.figure), _at_one_time(tokens, right.figure)
    joining = (Sign.TIMES, Sign.SEPARATOR, None) if each or together else (Sign.TIMES,)
    reach = _FARTHEST if together else _FAR if each else _NEAR
    if any(one not in joining for one in between) or gap(left.figure, right.figure) > reach:
        return None
    times = Sign.TIMES in between
    if _counts(left.figure, times or _plural(tokens, right.figure)) and _is_part(right.figure):
        return left, right
    if _is_part(left.figure) and _counts(right.figure, times or together):
        return right, left
    return None


def _at_one_time(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether it counts what is given at one time: 一回打三支, 每次两针, "three at a time"."""
    before = "".join(token.key for token in tokens[max(0, figure.first - 4) : figure.first])
    after = " ".join(token.key for token in tokens[figure.last : figure.last + 5])
    return _ONE_TIME_ZH.search(before) is not None or _ONE_TIME.match(after) is not None


_ONE_TIME_ZH = expression(r"(?:[一每][次回趟]|同时|一起)(?:就|要|得|都)?[打用扎推]?(?:了|上)?$")
_ONE_TIME = expression(
    r"(?:of (?:them|those) )?(?:at a time|at once|each time|every time|per visit|each visit)\b"
)


def _stated_total(items: Sequence[Item], own: Sequence[Statement]) -> Statement | None:
    """The figure of "so 60", 总共60 or "40 all told", where it is so many times a part, or the parts' sum."""
    values = [one.figure.mention.value for one in own if _is_part(one.figure)]
    for statement in own:
        value = statement.figure.mention.value
        beside = (sign(item_at(items, statement.at + step)) for step in (-1, 1))
        if Sign.TOTAL not in beside or value is None:
            continue
        others = [one for one in values if one and one != value]
        wholes = (part * times for part in others for times in range(2, _MOST_PARTS + 1))
        if value == sum(others) or value in wholes:
            return statement
    return None


def _plural(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether several of it are spoken of: "two 30s", "two 20 mg injections"."""
    after = tokens[figure.last].key if figure.last < len(tokens) else ""
    return figure.plural or after in _INJECTIONS


def _counts(figure: Figure, named: bool) -> bool:
    ends = figure.mention.interval.low or 0.0, figure.mention.interval.high or 0.0
    whole = all(end == int(end) for end in ends)
    if not whole or not 1 <= ends[0] <= ends[1] <= _MOST_PARTS or ends[1] < 2 or figure.unit is not None:
        return False
    return is_counter(figure) or (named and figure.foreign is None)


def _is_part(figure: Figure) -> bool:
    value = figure.mention.value
    if value is None or value < _SMALLEST_PART or figure.foreign is not None:
        return False
    return figure.plural or figure.unit is None or "mg" in figure.unit.names


def _product(count: Statement, part: Statement) -> Statement:
    return _joined(count, part, lambda times, each: times * each)


def _joined(count: Statement, part: Statement, join: Callable[[float, float], float]) -> Statement:
    counts, parts = count.figure.mention.interval, part.figure.mention.interval
    low, high = join(counts.low or 0.0, parts.low or 0.0), join(counts.high or 0.0, parts.high or 0.0)
    start = min(count.figure.mention.start, part.figure.mention.start)
    end = max(count.figure.mention.end, part.figure.mention.end)
    mention = replace(part.figure.mention, interval=Interval(low, high), start=start, end=end)
    figure = replace(part.figure, mention=mention, unit=None if part.figure.plural else part.figure.unit)
    return Statement(figure, part.at, of=part.of, doubtful=low < high)
