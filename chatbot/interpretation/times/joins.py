"""Two dates that belong together: "Aug or Sept", "between March and May", "last month, the 18th"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.times.calendar import a_date, months_later, shifted
from chatbot.interpretation.times.found import Found
from chatbot.interpretation.times.row import Row
from criteria.frozen import frozen
from criteria.values import Dates


@frozen
class DateMention:
    """A date or a stretch of days in an utterance."""

    found: Found
    first: int
    """Index of its first atom."""
    last: int
    """Index of the atom after its last one."""
    start: int
    """Position in ``Utterance.text``."""
    end: int
    role: str = ""
    """"since" (from then on), "until", "course" ("from January to June"); empty: when it was."""
    ends: tuple[Found, Found] | None = None
    """Where two dates are joined by "to": both; ``found`` is all from the first to the second."""

    @property
    def days(self) -> Dates:
        """The days meant, both ends included."""
        return Dates(self.found.earliest, self.found.latest)

    @property
    def last_of(self) -> Found:
        """When it was, or where a course ended."""
        return self.ends[1] if self.role == "course" and self.ends is not None else self.found


_GOING_ON = frozenset("开始起打吃用做化直一")
_WENT_ON = expression(
    r"[,]?(?:一直|都|这段时间|期间|连着)?(?:在(?!.{0,4}之间)|参加|入的?组|[吃服喝照用]|打(?!过|了一)|化疗|放疗|靶向|免疫治疗)"
)
"""After two dates: what was done from the one to the other (3月到8月在组里)."""
_HEDGES = _GOING_ON | frozenset(
    "i think or maybe it could be might have been possibly even either sometime then so was".split()
)

_BY_THE_WAY = frozenset(
    "i think reckon guess suppose believe it was that the "
    "打 做 用 吃 去 来 的 是 那 天 吧 生 出 次 回 针 趟".split()
)
"""Words between a stretch of days and the day in it: "3 weeks ago i think, the Tuesday"."""


_DONE_THEN = expression("[节日]?的?(?:打|做|吃|用|化|查|动|开|切|手术|住院)")
"""After a date: what was done then, so that it is no birthday."""


def joined(row: Row, one: DateMention, two: DateMention) -> DateMention | None:
    """One mention of "Aug or Sept", "between March and May", "from January to June"; None: two."""
    gap = row.atoms[one.last : two.first]
    codes = row.codes[one.last : two.first]
    by_the_way = all(atom.code in ",i" or atom.text in _BY_THE_WAY for atom in gap)
    if any(atom.text == "生" for atom in gap) and _DONE_THEN.match(row.text, two.end):
        return None
    dated = _dated_feast(row, one, two)
    if dated is not None:
        return dated
    together = by_the_way or (codes == "." and gap[0].text in ("but", "又", "而"))
    if together or codes in ("&", ",&"):
        closer = _one_in_the_other(row, one, two) if together else None
        if closer is not None:
            return closer
        if {one.found.side, two.found.side} == {"<", ">"}:
            return _from_both_sides(one, two)
    between = row.codes[one.first - 1 : one.first] == "b" if one.first else False
    between = between or row.text[two.end : two.end + 3].lstrip().startswith(("间", "之间", "中间", "当中"))
    if not _connects(codes, [atom.text for atom in gap], between) or one.ends is not None:
        return None
    first, second = _same_stretch(*_in_order(one.found, two.found, codes))
    if first.earliest is None or second.latest is None or second.latest < first.earliest:
        return None
    wrong = first.wrong or second.wrong
    found = Found(first.earliest, second.latest, second.grain, first.sure and second.sure, wrong=wrong)
    course = _is_course(row, one, two)
    ends = (first, second) if "r" in codes or "u" in codes else None
    return replace(one, found=found, last=two.last, end=two.end, role="course" if course else "", ends=ends)


def _in_order(one: Found, two: Found, codes: str) -> tuple[Found, Found]:
    """Two dates with "or" between them, the earlier first: 前天或者大前天."""
    alike = codes == "v" and (one.in_year is None) == (two.in_year is None)
    return (two, one) if alike and (one.earliest or date.min) > (two.earliest or date.min) else (one, two)


def _is_course(row: Row, one: DateMention, two: DateMention) -> bool:
    """Whether it went on from one date to the other: "from January to June", "March through August"."""
    gap, codes = row.atoms[one.last : two.first], row.codes[one.last : two.first]
    going_on = codes[-1:] == "u" and any(atom.text in _GOING_ON for atom in gap)
    going_on = going_on or ("u" in codes and _WENT_ON.match(row.text, two.end) is not None)
    until = two.role == "until" and codes[-1:] == "u"
    through = any(atom.text in ("through", "thru") for atom in gap)
    going_on = going_on or _is_of_years(row, one, two)
    return going_on or one.role == "since" or (row.lang == "en" and (until or through))


def _is_of_years(row: Row, one: DateMention, two: DateMention) -> bool:
    """Whether it is too long for the two ends of a guess: "Jan 2020 - May 2026", 2020年到今年5月."""
    codes, first, last = row.codes[one.last : two.first], one.found.earliest, two.found.earliest
    to = {"r", "u"} & set(codes) and "b" not in row.codes[max(0, one.first - 1) : one.first]
    between = row.text[two.end : two.end + 2].startswith(("间", "之间"))
    return (
        bool(to) and not between and first is not None and last is not None and (last - first).days > _A_YEAR
    )


_A_YEAR = 366


def _from_both_sides(one: DateMention, two: DateMention) -> DateMention | None:
    """The "after 2010 but before 2018", 2010年以后2018年以前."""
    after, before = (one, two) if one.found.side == ">" else (two, one)
    earliest, latest = after.found.earliest, before.found.latest
    if earliest is None or latest is None or latest < earliest:
        return None
    found = Found(earliest, latest, after.found.grain, sure=False)
    return replace(one, found=found, last=two.last, end=two.end)


def _one_in_the_other(row: Row, one: DateMention, two: DateMention) -> DateMention | None:
    """The "last month, the 18th", "Tuesday, 3 weeks ago", "three years ago in May"; None: two dates."""
    if "year" in (one.found.grain, two.found.grain):
        return _within_the_year(one, two)
    if row.codes[one.first : one.last] == "O" and row.codes[two.first : two.last] == "m":
        before = _the_month_before(row, one, two)
        if before is not None:
            return before
    on_a_day = _weekday_of(row, one, two) or _weekday_of(row, two, one)
    if on_a_day is not None:
        return replace(one, found=on_a_day, last=two.last, end=two.end)
    for wide, narrow in ((one, two), (two, one)):
        first, last = wide.found.earliest, wide.found.latest
        inner = narrow.found
        if first is None or last is None or inner.earliest is None or inner.latest is None:
            continue
        if first <= inner.earliest <= inner.latest <= last and wide.found.grain != narrow.found.grain:
            return replace(one, found=_up_to_the_side(inner, first, last), last=two.last, end=two.end)
    return None


_FEAST_HERE = frozenset("here there this in on year".split())
"""Words between the name of a feast and its date: "National Day here, 9 August"."""


def _dated_feast(row: Row, one: DateMention, two: DateMention) -> DateMention | None:
    """The "National Day here, 9 August": the date as it is told, whosever feast it is; None: two dates."""
    gap = row.atoms[one.last : two.first]
    if not gap or not all(atom.code in ",i" or atom.text in _FEAST_HERE for atom in gap):
        return None
    for feast, day in ((one, two), (two, one)):
        named = row.codes[feast.first : feast.last] == "F" and "M" in row.codes[day.first : day.last]
        if named and day.found.grain == "day":
            return replace(one, found=replace(day.found, sure=False), last=two.last, end=two.end)
    return None


_NOT_YET = expression(r"(?:还|都|也)*(?:没|未)(?!错|问题)")


def _the_month_before(row: Row, day: DateMention, month: DateMention) -> DateMention | None:
    """The last time of 每月15号，这个月还没打: the same day of the month before; None: it was this month."""
    this, number = month.found.earliest, row.atoms[day.first].value
    if this is None or _NOT_YET.match(row.text, month.end) is None:
        return None
    last = months_later(this.replace(day=1), -1)
    then = a_date(last.year, last.month, number)
    found = None if then is None else Found(then, then, sure=False)
    return None if found is None else replace(day, found=found, last=month.last, end=month.end)


def _up_to_the_side(inner: Found, first: date, last: date) -> Found:
    """All of a stretch before or after a day in it: "in October, before the clocks went back"."""
    if inner.side == "<":
        return replace(inner, earliest=first)
    return replace(inner, latest=last) if inner.side == ">" else inner


def _weekday_of(row: Row, weekday: DateMention, around: DateMention) -> Found | None:
    """The day so called that is nearest to the middle of a week; None: they are not a weekday and a week."""
    first, last = around.found.earliest, around.found.latest
    if row.codes[weekday.first : weekday.last] != "W" or first is None or last is None:
        return None
    if around.found.grain != "week" and (last - first).days != _A_WEEK:
        return None
    middle = first + (last - first) // 2
    day = shifted(middle, (row.atoms[weekday.first].value - middle.weekday() + 3) % 7 - 3)
    return Found(day, day, sure=False)


_A_WEEK = 6
"""Days from the first to the last of "the first week of October"."""


def _within_the_year(one: DateMention, two: DateMention) -> DateMention | None:
    """The "three years ago in May": a date without a year in the middle of a vague one's."""
    vague, dated = (one, two) if one.found.grain == "year" else (two, one)
    earliest, latest = vague.found.earliest, vague.found.latest
    if dated.found.in_year is None or earliest is None or latest is None:
        return None
    year = (earliest + (latest - earliest) / 2).year
    days = dated.found.in_year(year)
    if days is None:
        return None
    found = replace(dated.found, earliest=days[0], latest=days[1], in_year=None, ahead=False, sure=True)
    return replace(one, found=found, last=two.last, end=two.end)


def _connects(codes: str, words: Sequence[str], between: bool) -> bool:
    if not codes or len(codes) > 8:
        return False
    joins = [
        code in "vru" or (code == "&" and between) or word == "maybe"
        for code, word in zip(codes, words, strict=True)
    ]
    return any(joins) and all(
        join or code in ",iq0" or word in _HEDGES
        for join, code, word in zip(joins, codes, words, strict=True)
    )


def _same_stretch(one: Found, two: Found) -> tuple[Found, Found]:
    """Two dates, the one without a year placed next to the other."""
    if one.latest is None or two.earliest is None or one.earliest is None:
        return one, two
    if one.grain == "year" and two.in_year is not None and one.earliest < two.earliest:
        return one, two
    if two.in_year is not None and (one.in_year is None or one.earliest > two.earliest):
        if one.in_year is None:
            return one, _placed(two, (one.earliest.year, one.earliest.year + 1), one, later=True)
    if one.in_year is not None and one.earliest > two.earliest:
        return _placed(one, (two.earliest.year, two.earliest.year - 1), two, later=False), two
    if one.in_year is not None and two.in_year is None:
        return _placed(one, (two.earliest.year, two.earliest.year - 1), two, later=False), two
    return one, two


def _placed(found: Found, years: tuple[int, int], other: Found, later: bool) -> Found:
    """A date without a year in the first of some years in which it lies on the right side of another."""
    for year in years:
        days = found.in_year(year) if found.in_year is not None and 1 < year < 9998 else None
        if days is None or other.earliest is None:
            continue
        if (days[0] >= other.earliest) == later:
            return replace(found, earliest=days[0], latest=days[1], ahead=False)
    return found
