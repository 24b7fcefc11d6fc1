"""Finding the lengths of time of an utterance: how long, how often, and since when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chatbot.interpretation.normalise import Utterance
from chatbot.interpretation.times.atoms import row_of
from chatbot.interpretation.times.lengths import MISSING, Length, Term, in_days, length_at
from chatbot.interpretation.times.row import Row
from chatbot.interpretation.times.two_bounds import bounded_at
from criteria.frozen import frozen

_Days = tuple[float | None, float | None]
"""The fewest and the most days; None: open."""


@frozen
class DurationMention:
    """A length of time in an utterance, in days."""

    low: float | None
    """None: open ("less than 3 months")."""
    high: float | None
    """None: open ("over two years")."""
    start: int
    """Position in ``Utterance.text``."""
    end: int
    every: bool = False
    """True: said as an interval ("every 4 weeks", "monthly", 四周一次)."""
    sure: bool = True
    length: Length | None = None
    """The figures and units as said; None for words like "monthly"."""
    low_open: bool = False
    """True: it is more than ``low``."""
    high_open: bool = False

    @property
    def is_rate(self) -> bool:
        """Whether it is told by how many in a time: "twice a day", "three times a week"."""
        whole = self.length.plain_days()[0] if self.length is not None else 0
        return self.every and self.high is not None and self.high < whole


def find_durations(utterance: Utterance, today: date) -> tuple[DurationMention, ...]:
    """The lengths of time of an utterance, from left to right; "… ago" and "since …" are dates."""
    return lengths_in(row_of(utterance, today))


def lengths_in(row: Row) -> tuple[DurationMention, ...]:
    """The lengths of time of a row of atoms."""
    found: list[DurationMention] = []
    at = 0
    while at < len(row.codes):
        read = _every_at(row, at) or _between_at(row, at) or _plain_at(row, at)
        if read is None:
            at += 1
            continue
        mention, at = read
        if mention is not None:
            before = found[-1] if found else None
            made = _of_both(row, before, mention) if before is not None else None
            found[-1:] = [*found[-1:], mention] if made is None else [made]
    return tuple(found)


def _of_both(row: Row, one: DurationMention, two: DurationMention) -> DurationMention | None:
    """One length that two tell together; None: they are two."""
    return _short_of(row, one, two) or _less(row, one, two) or _up_to(row, one, two)


_TO = frozenset("到 至 - ~ 或 或者 to or".split()) | {"up to", "or up to"}
"""Between the shorter and the longer of two lengths."""


def _up_to(row: Row, one: DurationMention, two: DurationMention) -> DurationMention | None:
    """一年到一年半, "six months to a year": from the one to the other; None: they aren't such."""
    if one.every or row.text[one.end : two.start].strip() not in _TO:
        return None
    plain = one.length is not None and two.length is not None and not one.length.bound + two.length.bound
    if not plain or one.low is None or two.low is None or one.low >= two.low:
        return None
    return replace(two, low=one.low, start=one.start, sure=one.sure and two.sure, length=None)


_REACHING = frozenset(("", "满", "就满", "够", "就够", "到", "就到", "足", "就是", "就"))
_SHORT_OF_EN = frozenset(("short of", "shy of", "off", "away from"))
"""Between what is missing and the whole: "a week shy of 3 months"."""


def _short_of(row: Row, gap: DurationMention, whole: DurationMention) -> DurationMention | None:
    """差一个月满两年, "a week shy of 3 months": so much short of another; None: they aren't such."""
    between = row.text[gap.end : whole.start].strip()
    between = between or row.text[whole.start : whole.start + 1].strip("一二两三四五六七八九十半0123456789")
    reaching = between in _REACHING and row.text[: gap.start].rstrip("不了着").endswith(MISSING)
    if not reaching and between not in _SHORT_OF_EN:
        return None
    if None in (gap.low, gap.high, whole.low, whole.high) or whole.every or gap.every:
        return None
    low, high = (whole.low or 0) - (gap.high or 0), (whole.high or 0) - (gap.low or 0)
    return DurationMention(low, high, gap.start, whole.end, sure=False) if low > 0 else None


_LESS = frozenset(
    pre + word for pre in ("", "还", "就", "只", "正好", "刚好") for word in ("差", "少", "欠", "缺")
) | frozenset(("less", "minus", "bar", "but for", "save", "give or take minus"))


def _less(row: Row, whole: DurationMention, gap: DurationMention) -> DurationMention | None:
    """十二周差三天, "12 weeks bar 3 days": a length less another that follows it; None: they aren't such."""
    if row.text[whole.end : gap.start].strip(" 了,") not in _LESS or whole.every:
        return None
    if None in (gap.low, gap.high, whole.low, whole.high):
        return None
    low, high = (whole.low or 0) - (gap.high or 0), (whole.high or 0) - (gap.low or 0)
    made = DurationMention(low, high, whole.start, gap.end, every=gap.every, sure=False)
    return made if low > (gap.high or 0) else None


def _mention(row: Row, first: int, last: int, days: _Days, every: bool,
             length: Length | None = None, sure: bool = True) -> tuple[DurationMention, int]:  # fmt: skip
    start, end = row.atoms[first].start, row.atoms[last - 1].end
    return DurationMention(*days, start, end, every, sure, length), last


def _between_at(row: Row, at: int) -> tuple[DurationMention | None, int] | None:
    """The "over a year but under two"; with "ago" it is passed over."""
    found = bounded_at(row, at)
    if found is None:
        return None
    if row.codes[found.last : found.last + 1] in ("A", ">"):
        return None, found.last + 1
    mention, last = _mention(row, at, found.last, found.days(), every=False)
    return replace(mention, low_open=found.least_open, high_open=found.most_open), last


def _plain_at(row: Row, at: int) -> tuple[DurationMention | None, int] | None:
    """A length; "… ago" is passed over, 四周一次 is an interval."""
    length = length_at(row, at)
    if length is None:
        return _nth_of_own(row, at)
    times = _times_after(row, length.last)
    if times is not None:
        count, last = _visits(row, times, in_days(length))
        exact = count[0] == count[1] and row.codes[last : last + 1] not in ("Q", "q", "p")
        exact = exact and count == times[0]
        return _mention(row, at, last, _among(in_days(length), count), True, length, exact)
    if row.codes[max(0, at - 2) : at] == "NL" and length.terms[0].low > row.atoms[at - 2].value[1]:
        low, high = row.atoms[at - 2].value  # the 3 of "3 of the last 5 years"
        within = replace(length.terms[0], low=low, high=high).days()
        return _mention(row, at - 2, length.last, within, False, sure=False)
    following = row.atoms[length.last] if length.last < len(row.atoms) else None
    if following is not None and following.code in "A>":
        return None, length.last + 1
    if row.codes[length.last : length.last + 2] in ("aU", "yU"):
        return None, length.last + 2  # "five days a week": no length, and no interval
    if following is not None and following.text in _APART:
        return _mention(row, at, length.last + 1, in_days(length), True, length)
    return _mention(row, at, length.last, in_days(length), False, length, sure=not length.vague)


_OWN = frozenset("my his her its our their".split())


def _nth_of_own(row: Row, at: int) -> tuple[DurationMention, int] | None:
    """The "in my third year of it": two years and some of the third, asked back."""
    own = at > 0 and row.codes[at : at + 2] == "OU" and row.atoms[at - 1].text in _OWN
    if not own or row.atoms[at + 1].value not in ("week", "month", "year"):
        return None
    nth, unit = row.atoms[at].value, row.atoms[at + 1].value
    return _mention(row, at, at + 2, Term(nth - 1, nth, unit).days(), every=False, sure=False)


_APART = frozenset("apart cycle cycles interval intervals gap gaps between".split())
_DONE = frozenset("打来做注射用给就的得是去输复查拍扫照")


def _times_after(row: Row, at: int) -> tuple[Count, int] | None:
    """一次, 打一针, 两次 after a length: (how often, the atom after)."""
    skipped = 0
    while at < len(row.codes) and skipped < 3 and row.atoms[at].text in _DONE:
        at, skipped = at + 1, skipped + 1
    low, last = _count_at(row, at), at + 2
    if (
        low is not None
        and row.atoms[at].text in ("俩", "仨")
        and row.codes[at + 1 : at + 2] in ("", ",", ";")
    ):
        return row.atoms[at].value, at + 1
    if row.codes[at : at + 2] in ("Nu", "Nr", "Nv") and row.codes[at + 2 : at + 3] == "N":
        at, last = at + 2, at + 4
    if low is None or row.codes[at : at + 2] != "Nc" or not row.atoms[at + 1].text > "\u4e00":
        return None
    high = row.atoms[at].value[1]
    return ((low, high), last) if 1 <= low <= high <= 60 else None


def _visits(row: Row, times: tuple[Count, int], days: _Days) -> tuple[Count, int]:
    """How often in so many days, and the atom after: 每四周打2支 is one visit with two vials."""
    (low, high), last = times
    together = row.atoms[last - 1].text in _VIALS and 1 < high <= _MOST_VIALS and (days[1] or 0) <= _A_MONTH
    return ((1, 1) if together else (low, high)), last


_VIALS = frozenset("支瓶盒")
_MOST_VIALS, _A_MONTH = 3, 35
"""Vials that one visit may take, and the days between two visits."""

_OVER_A_TIME = _DONE | frozenset("了 下 下来 里 头 共 一共 总共 能 要 总 这 , 统".split())
_MOST_BETWEEN = 6


def average(row: Row, length: Length) -> _Days | None:
    """The days between two of so many times that a length is told with: 一年下来十三针; None: no such."""
    at = length.last
    while at < min(len(row.codes), length.last + _MOST_BETWEEN) and row.atoms[at].text in _OVER_A_TIME:
        at += 1
    times = _times_after(row, at)
    return None if times is None else _among(in_days(length), times[0])


def _count_at(row: Row, at: int) -> float | None:
    """The least that the number at an atom may be; None: there is none."""
    return row.atoms[at].value[0] if row.codes[at : at + 1] == "N" else None


def _every_at(row: Row, at: int) -> tuple[DurationMention, int] | None:
    """The "every 4 weeks", "once a month", "monthly", "4-weekly", 每月, 每隔三周."""
    code = row.codes[at]
    if code == "y":
        return _after_every(row, at)
    if code == "Z" and row.codes[at + 1 : at + 2] in ("U", "W"):
        return _units(row, at, at + 2, 2, _unit(row, at + 1))
    if code == "d":
        return _adverb(row, at, at, 1)
    if code == "N":
        return _number_first(row, at)
    if code == "M" and row.codes[at + 1 : at + 3] == "Nc" and row.atoms[at].value == (1, 1):
        return _units(row, at, at + 3, 1, "month", row.atoms[at + 1].value[0])
    if code == "c":
        return _once_a(row, at)
    return None


def _unit(row: Row, at: int) -> str:
    return row.atoms[at].value if row.codes[at] == "U" else "week"


def _units(row: Row, first: int, last: int, count: float, unit: str, parts: float = 1, sure: bool = True
           ) -> tuple[DurationMention, int]:  # fmt: skip
    length = Length((Term(count, count, unit),), first, last)
    return _mention(row, first, last, _parted(in_days(length), parts), True, length, sure)


def _parted(days: _Days, count: float) -> _Days:
    low, high = days
    if count == 1 or low == high:
        return (None if low is None else low / count), (None if high is None else high / count)
    return (None if low is None else low // count), (None if high is None else _to_whole(high / count))


def _to_whole(days: float) -> int:
    """The nearest whole number of days: 366 among thirteen are 28."""
    return int(days + 0.5)


Count = tuple[float, float]
"""How often: the fewest and the most times."""


def _among(days: _Days, count: Count) -> _Days:
    """The days between two of so many times in those days: most of them lie nearest together."""
    return _parted(days, count[1])[0], _parted(days, count[0])[1]


def _after_every(row: Row, at: int) -> tuple[DurationMention, int] | None:
    start = at + 1
    while row.codes[start : start + 1] and row.codes[start] in "gq":
        start += 1
    start += _each_lasts(row, start)
    code = row.codes[start : start + 1]
    if code in ("U", "W"):
        times = _times_after(row, start + 1) or ((1, 1), start + 1)
        whole = Length((Term(1, 1, _unit(row, start)),), at, times[1])
        (low, high), last = _visits(row, times, in_days(whole))
        if low == high:
            return _units(row, at, last, 1, _unit(row, start), low, sure=times[0] == (low, high))
        return _mention(row, at, last, _among(in_days(whole), (low, high)), True, whole, sure=False)
    if code == "O" and row.codes[start + 1 : start + 2] in ("U", "W"):
        return _units(row, at, start + 2, row.atoms[start].value, _unit(row, start + 1))
    if code == "d":
        return _adverb(row, at, start, 1)
    length = length_at(row, start) if code else None
    if length is None:
        return None
    times = _times_after(row, length.last) or ((1, 1), length.last)
    count, last = _visits(row, times, in_days(length))
    return _mention(row, at, last, _among(in_days(length), count), True, length, sure=count == times[0])


def _each_lasts(row: Row, at: int) -> int:
    """1 where so long lies between two of what is counted, in Chinese: 每针四周, 每个周期28天; else 0."""
    whole = row.lang == "zh" and row.codes[at : at + 2] == "cN" and length_at(row, at + 1)
    return 1 if whole and whole.plain_days()[0] >= 1 else 0


def _adverb(row: Row, first: int, at: int, count: float, parts: float = 1) -> tuple[DurationMention, int]:
    unit = row.atoms[at].value
    doubtful = {"biweekly": (2, "week"), "bimonthly": (2, "month"), "every other day": (2, "day")}.get(unit)
    if doubtful is not None:
        return _units(row, first, at + 1, *doubtful, sure=False)
    return _units(row, first, at + 1, count, unit, parts)


def _number_first(row: Row, at: int) -> tuple[DurationMention, int] | None:
    """The "4-weekly", "2 times a month", "one injection a month"."""
    low, high = row.atoms[at].value
    after = at + 1 + (row.codes[at + 1 : at + 2] in ("r", "v", "u"))
    if row.codes[after : after + 1] and row.codes[at + 1] in "rvu" and row.codes[after : after + 1] == "N":
        return _two_numbers_first(row, at, after)
    counted = row.codes[after : after + 1] == "c" and row.atoms[after].value is None
    daily = row.codes[after : after + 1] == "d" and row.atoms[after].value == "day"
    if low != high or low < 1 or (low > _MOST_AT_A_TIME and not counted and not daily):
        return None
    if row.codes[after : after + 1] == "d":
        return _adverb(row, at, after, low)
    if counted or row.codes[after : after + 1] in (".", "a", "y"):
        place = after if row.codes[after] in "ay" else after + 1
        slash = row.codes[place : place + 2] == "rU" and row.atoms[place].text == "/"
        if (slash or row.codes[place : place + 2] in ("aU", "yU")) and row.codes[
            place + 2 : place + 3
        ] != "A":
            return _units(row, at, place + 2, 1, _unit(row, place + 1), max(low, 1))
    return None


_MOST_AT_A_TIME = 16
"""A larger figure before "monthly" or "a month" is no count, but a dose: "30 monthly"."""


def _two_numbers_first(row: Row, at: int, second: int) -> tuple[DurationMention, int] | None:
    """The "three to four weekly", "2-3 weekly"."""
    adverb = second + 1 + (row.codes[second + 1 : second + 2] == "r")
    low, high = row.atoms[at].value[0], row.atoms[second].value[1]
    unit = row.atoms[adverb].value if row.codes[adverb : adverb + 1] == "d" else ""
    if not low < high or unit not in ("day", "week", "month"):
        return None
    length = Length((Term(low, high, unit),), at, adverb + 1)
    return _mention(row, at, adverb + 1, in_days(length), True, length)


def _once_a(row: Row, at: int) -> tuple[DurationMention, int] | None:
    """The "once a month", "twice monthly"; "once every 4 weeks" is read from "every"."""
    times = row.atoms[at].value
    if times is None:
        return None
    if row.codes[at + 1 : at + 3] in ("aU", "yU"):
        return _units(row, at, at + 3, 1, _unit(row, at + 2), times)
    if row.codes[at + 1 : at + 2] == "d":
        return _adverb(row, at, at + 1, 1, times)
    return None
