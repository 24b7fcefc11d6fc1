"""Numbers as people say them: numerals with their bounds, ranges, approximations and percent signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from chatbot.interpretation.figures import numerals_en, numerals_zh
from chatbot.interpretation.figures.approximation import approximately
from chatbot.interpretation.figures.bounds import (
    Bound,
    bounded,
    connector_between,
    leading_bound,
    trailing_bound,
)  # fmt: skip
from chatbot.interpretation.figures.numeral import MINUS, Numeral
from chatbot.interpretation.figures.written import is_written
from chatbot.interpretation.normalise import MOST_FIGURES, Token, Utterance
from criteria.frozen import frozen
from criteria.values import Interval

_CHANGING = frozenset(
    "went gone go up down rose risen fell fallen dropped increased decreased jumped climbed moved "
    "changed came "
    "come improved shot crept back recovered slipped upped put bumped raised lowered "
    "cut reduced doubled stepped switched titrated tripled trebled quadrupled halved grew grown "
    "worsened soared plummeted sank drifted progressed increasing rising falling dropping climbing".split()
)


@frozen
class NumberMention:
    """One number of an utterance, with what is said around it."""

    interval: Interval
    """As said; an approximate figure is not widened (see ``widened``)."""
    start: int
    """Position in ``Utterance.text`` of the first character, the words of its bound included."""
    end: int
    first: int
    """Index of its first token."""
    last: int
    """Index of the token after it."""
    approximate: bool = False
    """"about", "60-ish", 左右."""
    ordinal: bool = False
    """"third", "cycle 2", 第三: a place in a row, no amount."""
    percent: bool = False
    """Said as a percentage (the interval is in percent)."""
    weak: bool = False
    """True: more often no number at all ("that one")."""
    dated: bool = False
    """Part of digits joined as dates are ("10/11/26", "2026-11-03", "120/80")."""
    spelled: bool = False
    """Written in words or characters."""
    other: float | None = None
    """The number where its mark means the other thing ("4,100" is 4100, or 4.1); None: one reading."""

    @property
    def value(self) -> float | None:
        """The one number said; None for ranges and bounds."""
        return self.interval.low if self.interval.exact else None

    def widened(self) -> Interval:
        """The interval as values hold it: five percent either way where it is approximate."""
        return approximately(self.interval) if self.approximate else self.interval


def find_numbers(utterance: Utterance) -> tuple[NumberMention, ...]:
    """Every number of the utterance, from left to right, never overlapping; none of too many.

    Dates, weekdays and durations are not told apart here: "3 weeks" yields the 3.
    """
    singles = list(islice(_single(utterance), MOST_FIGURES + 1))
    if len(singles) > MOST_FIGURES:
        return ()
    singles = list(_mark_dates(utterance.tokens, singles))
    return tuple(_narrowed(utterance.tokens, _joined(utterance, singles)))


def find_numerals(utterance: Utterance) -> tuple[NumberMention, ...]:
    """Every number by itself, with nothing made of the words around it; of too many the first."""
    return tuple(islice(_single(utterance), MOST_FIGURES))


def with_trailing(mention: NumberMention, utterance: Utterance, last: int) -> NumberMention:
    """The mention with what is said after its unit ("60 kilos or so", "3 个月以上").

    Args:
        mention: A number whose unit ends before token ``last``.
        utterance: Where it stands.
        last: Index of the token after the unit.
    """
    found = trailing_bound(utterance.tokens, last)
    if found is None:
        return _and_part(mention, utterance.tokens, last)
    bound, end = found
    changed = _apply(mention, bound)
    return replace(changed, last=end, end=utterance.tokens[end - 1].end)


def _and_part(mention: NumberMention, tokens: Sequence[Token], last: int) -> NumberMention:
    """The mention of "11克多", 11克来, 11克几: more than so many, less than the next."""
    value = mention.value
    after_unit = last != mention.last or mention.percent
    if value is None or not after_unit or last == len(tokens) or tokens[last].key not in _AND_PART:
        return mention
    following = "".join(token.key for token in tokens[last : last + 2])
    if following == "来着" or (following[:1] == "几" and following[1:] in _BIG_UNITS):
        return mention
    step = 1.0
    while value >= (10 if mention.percent else 100) and value % (step * 10) == 0:
        step *= 10
    more = Interval(value, value + step, high_open=True)
    return replace(mention, interval=more, other=None, last=last + 1, end=tokens[last].end)


_BIG_UNITS = tuple("十百千万亿")
"""After 几 they begin another figure: 5%，几十."""
_AND_PART = frozenset("多 来 几".split())
"""After a unit: a part of the next one is added."""


def _single(utterance: Utterance) -> Iterator[NumberMention]:
    tokens, position = utterance.tokens, 0
    while position < len(tokens):
        numeral = _numeral(utterance, position)
        if numeral is not None:
            yield _mention(tokens, position, numeral)
        position = position + 1 if numeral is None else max(numeral.last, position + 1)


def _numeral(utterance: Utterance, position: int) -> Numeral | None:
    tokens = utterance.tokens
    token = tokens[position]
    if token.key == MINUS and position + 1 < len(tokens):
        size = _numeral(utterance, position + 1)
        return None if size is None else replace(size, low=-size.high, high=-size.low, other=None)
    if token.kind == "punct":
        return None
    if token.kind == "word":
        return numerals_en.read(tokens, position)
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    if token.kind == "number":
        western = numerals_en.read(tokens, position)
        paired = numerals_zh.pair_off(utterance.text, token.start) is not None
        if following is None or (following.kind != "han" and not paired) or is_written(utterance, token):
            return western
    if token.kind == "han" and _weekday(utterance.text, token.start):
        return None
    han = numerals_zh.read(utterance.text, token.start)
    if han is None:
        return western if token.kind == "number" else None
    last = position + 1
    while last < len(tokens) and tokens[last].start < han.end:
        last += 1
    return Numeral(han.low, han.high, last, han.other, han.approximate, han.ordinal, han.percent,
                   spelled=token.kind == "han")  # fmt: skip


def _weekday(text: str, start: int) -> bool:
    """周三 and 星期三 are days, but 三周一次 and 每周一次 are not Monday."""
    before = text[max(0, start - 3) : start]
    if before.endswith(("星期", "礼拜")):
        return text[start + 1 : start + 2] not in tuple("次针支个")
    if not before.endswith("周"):
        return False
    count = before[-2:-1]
    return not (count and count in "0123456789一二两三四五六七八九十几每半个") and (
        text[start + 1 : start + 2] not in tuple("次针支")
    )


def _mention(tokens: Sequence[Token], first: int, numeral: Numeral) -> NumberMention:
    last, percent = numeral.last, numeral.percent
    sign = _percent_sign(tokens, last)
    if sign == last and numeral.spelled and 0 < numeral.high < 1:
        sign = _of_a_percent(tokens, last)
    interval = Interval(numeral.low, numeral.high)
    if sign > last:
        interval = interval.scaled(0.1) if tokens[sign - 1].key == "‰" else interval
        last, percent = sign, True
    return NumberMention(
        interval, tokens[first].start, tokens[last - 1].end, first, last,
        approximate=numeral.approximate, ordinal=numeral.ordinal, percent=percent, weak=numeral.weak,
        spelled=numeral.spelled, other=numeral.other,
    )  # fmt: skip


def _percent_sign(tokens: Sequence[Token], position: int) -> int:
    """The token after a percent sign that stands at ``position``; the same position where none does."""
    keys = [token.key for token in tokens[position : position + 4]]
    if keys[:1] in (["%"], ["‰"], ["percent"], ["pct"], ["percents"], ["percentage"], ["precent"]):
        return position + 1
    if keys[:2] == ["per", "cent"]:
        return position + 2
    if keys[:2] == ["个", "点"]:
        return position + 2
    return position + 4 if keys == ["个", "百", "分", "点"] else position


def _of_a_percent(tokens: Sequence[Token], position: int) -> int:
    """The token after "a percent" in "half a percent", "a quarter of a percent"; the same position: none."""
    at = position + (position < len(tokens) and tokens[position].key == "of")
    if at < len(tokens) and tokens[at].key in ("a", "one"):
        sign = _percent_sign(tokens, at + 1)
        return sign if sign > at + 1 else position
    return position


def _mark_dates(tokens: Sequence[Token], mentions: Sequence[NumberMention]) -> Iterator[NumberMention]:
    for index, mention in enumerate(mentions):
        before = mentions[index - 1] if index else None
        after = mentions[index + 1] if index + 1 < len(mentions) else None
        beyond = mentions[index + 2] if index + 2 < len(mentions) else None
        earlier = mentions[index - 2] if index > 1 else None
        slashed = _mark(tokens, before, mention) == "/" or _mark(tokens, mention, after) == "/"
        around = (earlier, before, mention, after, beyond)
        dashes = [_mark(tokens, one, two) == "-" for one, two in pairwise(around)]
        in_three = any(dashes[at] and dashes[at + 1] for at in range(3))
        yield replace(mention, dated=True) if slashed or in_three else mention


def _mark(tokens: Sequence[Token], left: NumberMention | None, right: NumberMention | None) -> str:
    """The one mark, without spaces, that joins two numbers; empty: none does."""
    if left is None or right is None or right.first != left.last + 1:
        return ""
    mark = tokens[left.last]
    if mark.start != left.end or mark.end != right.start:
        return ""
    return mark.text


def _joined(utterance: Utterance, singles: Sequence[NumberMention]) -> Iterator[NumberMention]:
    """Ranges joined and bounds applied; what a mention takes up is not read again."""
    tokens = utterance.tokens
    floor, index = 0, 0
    while index < len(singles):
        mention = singles[index]
        leading = leading_bound(tokens, _before_article(tokens, mention), floor)
        following = singles[index + 1] if index + 1 < len(singles) else None
        merged = _range(tokens, mention, following, leading)
        index += 1 if merged is None else 2
        if merged is not None:
            mention = merged
            leading = None if leading and leading.bound is Bound.BETWEEN else leading
        if leading is not None and leading.bound is not Bound.BETWEEN:
            mention = _apply(mention, leading.bound)
            mention = replace(mention, first=leading.first, start=tokens[leading.first].start)
        mention = with_trailing(mention, utterance, _past_classifier(tokens, mention.last))
        floor = mention.last
        yield mention


def _before_article(tokens: Sequence[Token], mention: NumberMention) -> int:
    """The first token of "the tenth"; of other numbers the number's own."""
    the = mention.ordinal and mention.first > 0 and tokens[mention.first - 1].key == "the"
    return mention.first - the


_CLASSIFIERS = frozenset("个次项条名位只件种类样套款回趟处颗枚张线")


def _past_classifier(tokens: Sequence[Token], last: int) -> int:
    """The token after the classifier of 10个以上, where a bound follows it; else the same token."""
    if last >= len(tokens) or tokens[last].key not in _CLASSIFIERS:
        return last
    found = trailing_bound(tokens, last + 1)
    bounds = found is not None and (found[0] is not Bound.ABOUT or tokens[last + 1].key == "左")
    return last + 1 if bounds else last


_BOTH = frozenset((*"且并而又但、,大小高低多少的同时", "and", "but"))


def _narrowed(tokens: Sequence[Token], mentions: Iterator[NumberMention]) -> Iterator[NumberMention]:
    """Two bounds side by side as one interval: "over 90 but under 100", 大于20小于等于35."""
    before: NumberMention | None = None
    for mention in mentions:
        both = None if before is None else _between_bounds(tokens, before, mention)
        if both is None and before is not None:
            yield before
        before = both or mention
    if before is not None:
        yield before


def _between_bounds(
    tokens: Sequence[Token], one: NumberMention, other: NumberMention
) -> NumberMention | None:
    between = {token.key for token in tokens[one.last : other.first]}
    if not between <= _BOTH or one.percent != other.percent:
        return None
    lower, upper = (one, other) if one.interval.high is None else (other, one)
    low, high = lower.interval.low, upper.interval.high
    if lower.interval.high is not None or upper.interval.low is not None or low is None or high is None:
        return None
    if not low < high:
        return None
    interval = Interval(low, high, lower.interval.low_open, upper.interval.high_open)
    return replace(one, interval=interval, last=other.last, end=other.end)


def _range(
    tokens: Sequence[Token], left: NumberMention, right: NumberMention | None, leading: object
) -> NumberMention | None:
    """The two numbers as one range, where words or a dash between them say so."""
    if right is None or left.ordinal != right.ordinal or left.dated or right.dated:
        return None
    if left.weak or right.weak or left.interval.low is None or right.interval.high is None:
        return None
    spread = _spread(tokens, left, right)
    if spread is not None:
        return spread
    right_ends = _before_article(tokens, right), right.last
    join = connector_between(tokens, left.last, right_ends, _between(leading))
    if join is None:
        return None
    low, high = left.interval.low, right.interval.high
    scale = _scale_of(tokens, right)
    if left.interval.high is not None and left.interval.high * scale < high and left.interval.high < scale:
        low *= scale
    if not low < high or (join.close and not _close(left, right)) or _change(tokens, left):
        return None
    return replace(
        left, interval=Interval(low, high), end=right.end, last=join.last or right.last,
        percent=left.percent or right.percent, approximate=left.approximate or right.approximate,
        other=None,
    )  # fmt: skip


_EITHER_WAY = frozenset(("±", "+/-", "+-", "plusorminus"))


def _spread(tokens: Sequence[Token], left: NumberMention, right: NumberMention) -> NumberMention | None:
    """The range of "5 ± 1"."""
    middle, reach = left.value, right.value
    words = "".join(token.key for token in tokens[left.last : right.first])
    if words not in _EITHER_WAY or middle is None or reach is None or reach > abs(middle):
        return None
    interval = Interval(middle - reach, middle + reach)
    return replace(left, interval=interval, end=right.end, last=right.last, other=None)


def _scale_of(tokens: Sequence[Token], right: NumberMention) -> float:
    """What the left number of "80 to 90 thousand" and 八到九万 is to be multiplied with too; 1: nothing."""
    value, last = right.value, tokens[right.last - 1].text
    if value is not None and right.percent and last == "成":
        return 10.0
    if value is None or value < 1000:
        return 1.0
    scales = {"k": 1e3, "thousand": 1e3, "lakh": 1e5, "lakhs": 1e5, "million": 1e6, "万": 1e4, "千": 1e3}
    grouped = last[0].isdigit() and "," in last
    return 1e3 if grouped else scales.get(last, 1.0)


def _change(tokens: Sequence[Token], left: NumberMention) -> bool:
    """The two numbers of "went from 80 to 120" is no range."""
    before = [token.key for token in tokens[max(0, left.first - 4) : left.first]]
    return before[-1:] in (["from"], ["by"]) and any(word in _CHANGING for word in before)


def _between(leading: object) -> bool:
    return getattr(leading, "bound", None) is Bound.BETWEEN


def _close(left: NumberMention, right: NumberMention) -> bool:
    """Whether an "or" makes a range: "3 or 4" does, "20 or 60" are two numbers."""
    low, high = left.interval.low, right.interval.high
    return low is not None and high is not None and (high - low <= 2 or high <= low * 1.25)


def _is_range(interval: Interval) -> bool:
    """Whether both ends are told: "two or three at the most"."""
    return interval.low is not None and interval.high is not None and interval.low < interval.high


def _apply(mention: NumberMention, bound: Bound) -> NumberMention:
    if bound is Bound.ABOUT:
        return replace(mention, approximate=mention.interval.exact)
    if bound in (Bound.AT_MOST, Bound.AT_LEAST) and _is_range(mention.interval):
        return mention
    return replace(mention, interval=bounded(mention.interval, bound), other=None, approximate=False)
