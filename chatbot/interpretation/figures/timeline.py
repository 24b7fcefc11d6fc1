"""Which of several figures holds now: earlier values, changes, corrections and differences."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from chatbot.interpretation.figures.cues import Sign
from chatbot.interpretation.figures.scan import Figure, Item
from chatbot.interpretation.figures.statements import Statement, gap, item_at, sign
from chatbot.interpretation.normalise import Token
from criteria.values import Interval

_PARTS = (Sign.SEPARATOR, Sign.BREAK)


def place_in_time(tokens: Sequence[Token], items: Sequence[Item], statements: Sequence[Statement]) -> None:
    """Mark figures as earlier or as today's by the words on their side of the clause."""
    for number, statement in enumerate(statements):
        after = statements[number - 1].at + 1 if number else 0
        before = statements[number + 1].at if number + 1 < len(statements) else len(items)
        leading = _leading(items[after : statement.at], first=number == 0)
        trailing = _trailing(items[statement.at + 1 : before], last=number + 1 == len(statements))
        signs = {*(sign(item) for item in leading), *(sign(item) for item in trailing)}
        leads = {sign(item) for item in leading}
        trails = {sign(item) for item in trailing}
        changed = Sign.CHANGED_TO in leads and number > 0
        statement.today = Sign.NOW in signs and Sign.EARLIER not in leads
        statement.now = Sign.NOW in signs or changed
        statement.earlier = not statement.now and (
            Sign.EARLIER in leads or Sign.EARLIER_BEFORE in leads | trails
        )
        if number and not statement.now and _is_since_changed(tokens, statements[:number], statement):
            statement.now = statement.doubtful = True
        statement.doubtful |= _may_have_changed(tokens, statement)
        if number and statements[number - 1].earlier and tokens[statement.figure.first].key == "up":
            _let_rise(statement)
        statement.dropped |= _is_difference(items, statement) or _is_by_how_much(tokens, statement)
    if any(_is_difference(items, statement) for statement in statements):
        for statement in statements:
            statement.dropped |= statement.earlier
    _doubt_distances(tokens, items, statements)


def _may_have_changed(tokens: Sequence[Token], statement: Statement) -> bool:
    """Whether its two ends may be what it was and what it has become: 从38到41."""
    mention = statement.figure.mention
    lead = tokens[max(0, mention.first - 1) : mention.first + 1]
    return not mention.interval.exact and any(token.key in ("from", "从") for token in lead)


def _is_since_changed(tokens: Sequence[Token], before: Sequence[Statement], statement: Statement) -> bool:
    """Whether "it's 14" follows a figure of the same thing that is told as past: "7% on the old biopsy"."""
    others = [one for one in before if one.of == statement.of and not one.is_limit and not one.dropped]
    first = statement.figure.mention.first
    lead = " ".join(token.key for token in tokens[max(0, first - 2) : first])
    if not others or statement.is_limit or not lead.endswith(_IT_IS):
        return False
    told = {token.key for token in tokens[: others[-1].figure.first]} if len(others) == 1 else set()
    told |= {token.key for token in tokens[others[-1].figure.last : first]}
    return bool(told & _PAST) or any(one.figure.foreign == "time" for one in before)


_IT_IS = ("it's", "it is", "its", "i'm", "i am", "mine's")
_PAST = frozenset("was were had hit peaked reached old first original went came then did when".split())
"""Words that tell of a figure's own time, which is over."""


def _let_rise(statement: Statement) -> None:
    """Take "up to 34" after an earlier value for what it has got to, not for a bound."""
    mention = statement.figure.mention
    if not statement.is_limit and mention.interval.low is None and mention.interval.high is not None:
        exactly = Interval.exactly(mention.interval.high)
        statement.figure = replace(statement.figure, mention=replace(mention, interval=exactly))
        statement.now = statement.doubtful = True


def _leading(between: Sequence[Item], first: bool) -> Sequence[Item]:
    """What stands between two figures and goes with the second: all after the first mark, if any."""
    if first:
        return between
    opened = _opened_last(between)
    if opened is not None:
        return between[opened + 1 :]
    for at, item in enumerate(between):
        if sign(item) in _PARTS:
            return between[at + 1 :]
    return [item for item in between if sign(item) is not Sign.EARLIER_BEFORE]


def _opened_last(between: Sequence[Item]) -> int | None:
    """Index of the bracket in which the second of two figures stands: "112 (last time 121)"."""
    for at in range(len(between) - 1, -1, -1):
        if sign(between[at]) in (Sign.OPEN, Sign.CLOSE):
            return at if sign(between[at]) is Sign.OPEN else None
    return None


def _trailing(between: Sequence[Item], last: bool) -> Sequence[Item]:
    """What goes with the first: all up to the mark; without one, the words that look back."""
    opened = None if last else _opened_last(between)
    if opened is not None:
        between, last = between[:opened], True
    for at, item in enumerate(between):
        if sign(item) in _PARTS:
            return between[:at]
    return between if last else [item for item in between if sign(item) is Sign.EARLIER_BEFORE]


def _is_difference(items: Sequence[Item], statement: Statement) -> bool:
    """Whether it is a difference: "lost 5 kg", "5 kg lighter"."""
    before, after = item_at(items, statement.at - 1), item_at(items, statement.at + 1)
    if before is not None and sign(before) is Sign.BY and gap(before, statement.figure) <= 1:
        interval = statement.figure.mention.interval
        return interval.low is not None and interval.high is not None
    return after is not None and sign(after) is Sign.BY_BEFORE and gap(statement.figure, after) <= 1


_MORE_OR_LESS = frozenset("高 低 多 少 轻 重".split())


def _is_by_how_much(tokens: Sequence[Token], statement: Statement) -> bool:
    """Whether it tells how far it is from what it is compared with: 比上次低8."""
    first = statement.figure.first
    lead = [token.key for token in tokens[max(0, first - 8) : first] if token.key not in "了出"]
    return not statement.multiple and lead[-1:] != [] and lead[-1] in _MORE_OR_LESS and "比" in lead


def _doubt_distances(tokens: Sequence[Token], items: Sequence[Item], statements: Sequence[Statement]) -> None:
    """Doubt what may tell how far off the value is, and drop it where a value stands besides."""
    distances = [one for one in statements if _may_be_distance(tokens, items, one)]
    told = {one.at for one in distances}
    values = [one for one in statements if one.at not in told and not (one.is_limit or one.dropped)]
    valued = {one.of for one in values if one.figure.foreign is None} if distances else set()
    for statement in distances:
        statement.doubtful = True
        statement.dropped |= statement.of in valued


def _may_be_distance(tokens: Sequence[Token], items: Sequence[Item], statement: Statement) -> bool:
    """Whether it may tell by how much the value is off: "5 above normal", "3 lower than it was"."""
    after = item_at(items, statement.at + 1)
    if after is None or gap(statement.figure, after) or statement.multiple or statement.is_limit:
        return False
    return sign(after) in _BEYOND and tokens[after.first].key in _BY_WORDS


_BEYOND = (Sign.ABOVE, Sign.BELOW, Sign.HIGH, Sign.LOW)
_BY_WORDS = frozenset("above over below under beneath short higher lower more less".split())


def take_back(tokens: Sequence[Token], items: Sequence[Item], statements: Sequence[Statement]) -> None:
    """Drop what a correction or a "not" takes back."""
    corrections = [at for at in range(len(items)) if _corrects(tokens, items, at)]
    values = [statement for statement in statements if not statement.is_limit]
    last = {statement.of: statement.at for statement in values}
    several = {of for of, times in Counter(statement.of for statement in values).items() if times > 1}
    for statement in statements:
        settling = bisect_left(corrections, last.get(statement.of, -1)) - 1
        if settling >= 0 and statement.at < corrections[settling]:
            statement.dropped = True
        before = item_at(items, statement.at - 1)
        denied = before is not None and sign(before) is Sign.NOT and gap(before, statement.figure) == 0
        if denied and not _says_no(tokens, items, statement.at - 1):
            statement.dropped |= statement.of in several or statement.figure.mention.interval.exact


def _corrects(tokens: Sequence[Token], items: Sequence[Item], at: int) -> bool:
    """Whether it corrects what was said before: "sorry", or a "no" between two figures and two commas."""
    if sign(items[at]) is not Sign.NOT:
        return sign(items[at]) is Sign.CORRECTION
    if _says_no(tokens, items, at):
        return True
    beside = (item_at(items, at - 1), item_at(items, at + 1))
    figure = item_at(items, at + 2)
    return all(sign(one) is Sign.SEPARATOR for one in beside) and isinstance(figure, Figure)


def _says_no(tokens: Sequence[Token], items: Sequence[Item], at: int) -> bool:
    """Whether it is the "no" by which one figure takes another's place: "20? no 30", but not "30, not 20"."""
    before, after = item_at(items, at - 1), item_at(items, at + 1)
    if sign(before) is Sign.SEPARATOR:
        before = item_at(items, at - 2)
    figures = isinstance(before, Figure) and isinstance(after, Figure)
    return figures and [token.key for token in tokens[items[at].first : items[at].last]] == ["no"]


def settled(statements: Sequence[Statement]) -> tuple[list[Statement], list[Statement]]:
    """The statements of one test that hold now, and those that they replace."""
    live = [statement for statement in statements if not statement.dropped and not statement.is_limit]
    current = [statement for statement in live if statement.today]
    current = current or [statement for statement in live if statement.now]
    since = [statement for statement in live if not statement.earlier] or live
    if current and not _is_bound(current[-1]):
        kept = current[-1:]
    else:
        exact = _most_exact(since)
        kept = exact if not current or len(exact) == 1 else current[-1:]
    standing = {statement.at for statement in kept}
    return kept, [statement for statement in live if statement.at not in standing]


def _is_bound(statement: Statement) -> bool:
    return None in _ends(statement)


def _most_exact(kept: list[Statement]) -> list[Statement]:
    """The one figure that lies within the bounds said beside it: the 98 of 98，没到100.

    Not so "60, 70 at most", where the bound is the other end of a range, and "120 over 80".
    """
    closed = [one for one in kept if not _is_bound(one)]
    if len(closed) != 1 or len(kept) < 2:
        return kept
    low, high = _ends(closed[0])
    for one in kept:
        least, most = _ends(one)
        other_end = one.at > closed[0].at and not one.figure.mention.interval.high_open
        outside = _is_below(low, least) or _is_below(most, high) or other_end
        if one is not closed[0] and outside:
            return kept
    return closed


def _ends(statement: Statement) -> tuple[float | None, float | None]:
    return statement.figure.mention.interval.low, statement.figure.mention.interval.high


def _is_below(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and one < other
