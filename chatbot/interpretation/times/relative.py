"""Dates told by a length of time: "3 weeks ago", "in two weeks", "a week before Christmas"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.times.by_then import before_coming, come, counted_to, will_be
from chatbot.interpretation.times.calendar import shifted, whole_month
from chatbot.interpretation.times.context import is_ongoing
from chatbot.interpretation.times.forms import form_at
from chatbot.interpretation.times.found import Found
from chatbot.interpretation.times.lengths import Length, length_at
from chatbot.interpretation.times.offsets import before_or_after, days_back, from_now, moved, within
from chatbot.interpretation.times.row import Row


def relative_at(row: Row, at: int) -> tuple[Found, int] | None:
    """The "3 weeks ago", "in two weeks", "a week before Christmas"; a length by itself is no date."""
    return (
        will_be(row, at)
        or _beside(row, at)
        or _times_back(row, at)
        or _coming(row, at)
        or _just_past(row, at)
        or _until_now(row, at)
        or _day_after_surgery(row, at)
        or _unit_before_a_last(row, at)
        or _by_length(row, at)
    )


def _by_length(row: Row, at: int) -> tuple[Found, int] | None:
    """The date told by the length of time that begins at an atom."""
    ahead = row.codes[at] == "i" and row.atoms[at].text == "in"
    length = length_at(row, at + ahead)
    if length is None:
        return None
    if row.codes[length.last : length.last + 1] == "L" and length.grain in ("week", "year"):
        return _before_a_last(row, at, length)
    following = row.codes[length.last : length.last + 1]
    if following and following in "A<>" and length.last + 1 < len(row.codes):
        anchored = form_at(row, length.last + 1)
        if anchored is not None and following in "<>":
            return before_or_after(anchored[0], length, following), anchored[1]
    if following == "A":
        return _ago(row, length)
    between = _between_lengths(row, length) if following and following in "ruv" else None
    if between is not None:
        return between
    if following == ">" or ahead:
        return from_now(row.today, length), length.last + (following == ">")
    counted = come(row, length) or counted_to(row, length)
    if counted is not None:
        return counted
    if following == "s" and row.atoms[length.last].text == "from":
        read = _form_at(row, length.last + 1)
        if read is not None and row.codes[length.last + 1] == "T":
            return before_or_after(read[0], replace(length, exact=True), ">"), read[1]
        return None if read is None else (_from_then(row.today, read[0], length), read[1])
    if following == "s" and _form_at(row, length.last + 1) is None:
        return days_back(row.today, length), length.last + 1
    return _within_so_long(row, at, length)


def _between_lengths(row: Row, nearer: Length) -> tuple[Found, int] | None:
    """The "three months to half a year ago", 三个月到半年前."""
    farther = length_at(row, nearer.last + 1) if nearer.last + 1 < len(row.codes) else None
    if farther is None or row.codes[farther.last : farther.last + 1] != "A":
        return None
    first, last = days_back(row.today, farther), days_back(row.today, nearer)
    if first.earliest is None or last.earliest is None or first.earliest >= last.earliest:
        return None
    found = Found(first.earliest, last.latest, farther.grain, sure=first.sure and last.sure)
    return found, farther.last + 1


def _within_so_long(row: Row, at: int, length: Length) -> tuple[Found, int] | None:
    """The "within 3 weeks", which are those to come in "I'll be back within 3 weeks"."""
    if length.bound not in ("at most", "less") or row.atoms[at].text not in ("within", "内", "以内", "之内"):
        return None
    if _is_planned(row, at):
        return Found(row.today, moved(row.today, length, 1, highest=True), length.grain), length.last
    return within(row.today, length), length.last


_PLANS = frozenset("will 'll shall gonna going".split())


def _is_planned(row: Row, at: int) -> bool:
    """Whether what is told before an atom is still to come: "I'll be back within …"."""
    return any(
        atom.text in _PLANS or atom.text.endswith("'ll") for atom in row.atoms[max(0, at - _NEAR) : at]
    )


_NEAR = 8
"""Words before a length that may say that it is to come."""


def _beside(row: Row, at: int) -> tuple[Found, int] | None:
    """The "day after Christmas", "the Monday before Easter"."""
    side = row.codes[at + 1 : at + 2]
    if side not in ("<", ">") or not (row.codes[at] == "W" or row.atoms[at].value == "day"):
        return None
    read = _form_at(row, at + 2)
    if read is None or read[0].earliest is None or read[0].latest is None or read[0].grain != "day":
        return None
    sign, edge = (-1, read[0].earliest) if side == "<" else (1, read[0].latest)
    away = 1
    if row.codes[at] == "W":
        away = sign * (row.atoms[at].value - edge.weekday()) % 7 or 7
    day = shifted(edge, sign * away)
    return Found(day, day, sure=read[0].sure), read[1]


def _times_back(row: Row, at: int) -> tuple[Found, int] | None:
    """The "two summers ago", "two Fridays ago": it may be counted from this year's or the last."""
    side = row.codes[at + 2 : at + 3]
    if row.codes[at] != "N" or side not in ("A", ">") or row.codes[at + 1] not in "SFW":
        return None
    low, high = row.atoms[at].value
    read = _form_at(row, at + 1)
    if read is None or read[0].earliest is None or low != high or not 1 <= low <= 20 or low != int(low):
        return None
    if side == ">":
        return (_times_on(row, at, int(low), read[0]), at + 3) if _is_from_now(row, at + 2) else None
    if row.codes[at + 1] == "W":
        day = shifted(read[0].earliest, -7 * (low - 1))
        return Found(day, day, sure=False), at + 3
    days = read[0].in_year(read[0].earliest.year - int(low) + 1) if read[0].in_year is not None else None
    return None if days is None else (Found(*days, read[0].grain, sure=False), at + 3)


def _is_from_now(row: Row, at: int) -> bool:
    """Whether "from now" or a "later" that nothing follows stands there; "after" may have an object."""
    return row.atoms[at].text in ("from now", "from today", "hence") or (
        row.atoms[at].text == "later" and row.codes[at + 1 : at + 2] in ("", ";", ",")
    )


def _times_on(row: Row, at: int, times: int, found: Found) -> Found:
    """The "two Fridays from now", "two summers from now": counted from the next to come."""
    first, last = found.earliest or row.today, found.latest or row.today
    if row.codes[at + 1] == "W":
        day = shifted(row.today, (row.atoms[at + 1].value - row.today.weekday()) % 7 or 7)
        first = last = shifted(day, 7 * (times - 1))
    elif found.in_year is not None:
        first, last = found.in_year(min(first.year + times, 9990)) or (first, last)
    return Found(first, last, found.grain, sure=False)


_DONE_THEN = "完后了停过束离距次针起药掉算数"


def _until_now(row: Row, at: int) -> tuple[Found, int] | None:
    """打完到今天整28天, 停了到现在三个月了: what was over so long ago; 吃到现在 goes on."""
    place = row.atoms[at].start
    now = row.codes[at + 1 : at + 2] == "0" or (
        row.codes[at + 1 : at + 2] == "T" and row.atoms[at + 1].value == row.today
    )
    opens = not row.text[:place].strip() or row.text[:place].rstrip().endswith(tuple(",，。;；"))
    if row.codes[at] != "u" or not now or not (opens or row.text[place - 1] in _DONE_THEN):
        return None
    after = at + 2
    while row.codes[after : after + 1] and (row.codes[after] in "g,q" or row.atoms[after].text in _ALREADY):
        after += 1
    length = length_at(row, after) if after < len(row.codes) else None
    return None if length is None else (days_back(row.today, length), length.last)


_AFTER_SURGERY = expression(r" ?(?:post ?-? ?op|after (?:the |my |his |her )?(?:op|operation|surgery))\b")
_POST_OP = expression(r"\b(?:post ?-? ?op(?:erative)?) ?$")


def _day_after_surgery(row: Row, at: int) -> tuple[Found, int] | None:
    """The "post-op day 10", "day 12 after the operation": so many days back from today."""
    number = row.atoms[at + 1].value if row.codes[at : at + 2] == "U." else None
    if row.atoms[at].value != "day" or not isinstance(number, int):
        return None
    after = _AFTER_SURGERY.match(row.text, row.atoms[at + 1].end)
    if after is None and _POST_OP.search(row.text, 0, row.atoms[at].start) is None:
        return None
    end = row.atoms[at + 1].end if after is None else after.end()
    day, last = shifted(row.today, -number), at + 2
    while last < len(row.atoms) and row.atoms[last].end <= end:
        last += 1
    return Found(day, day, sure=False), last


_ALREADY = frozenset("都已经也有是就")


def _just_past(row: Row, at: int) -> tuple[Found, int] | None:
    """The "last 3 weeks", 上两个月, 近三年, 这两年, 前一周: the time up to now."""
    word = row.atoms[at]
    if word.code == "L" and row.codes[at + 1 : at + 2] in tuple("NahV"):
        last = length_at(row, at + 1)
        return None if last is None else (replace(within(row.today, last), sure=word.text != "上"), last.last)
    counted = word.text in ("近", "前", "这") and row.codes[at + 1 : at + 2] in tuple("NhV")
    before = row.atoms[at - 1] if at else None
    if word.text == "这" and is_ongoing(row.text) is not None:
        return None
    if not counted or (word.text == "前" and before is not None and before.end == word.start):
        return None
    length = length_at(row, at + 1)
    if length is None or row.codes[length.last : length.last + 1] in ("A", "<") or length.bound:
        return None
    if row.text[row.atoms[length.last - 1].end :].lstrip().startswith("了"):
        return None
    return replace(within(row.today, length), sure=False), length.last


def _from_then(today: date, anchor: Found, length: Length) -> Found:
    """The "a week from Friday": the coming Friday."""
    if anchor.earliest is not None and anchor.earliest < today and anchor.earliest == anchor.latest:
        days = 7 * -(-(today - anchor.earliest).days // 7)
        coming = shifted(anchor.earliest, days)
        anchor = replace(anchor, earliest=coming, latest=coming)
    if anchor.earliest is None or anchor.latest is None:
        return replace(anchor, sure=False)
    low, high = length.plain_days()
    return Found(shifted(anchor.earliest, low), shifted(anchor.latest, high), length.grain, sure=False)


def _weeks_before(row: Row, at: int, length: Length) -> tuple[Found, int] | None:
    """The "a week last Tuesday"."""
    read = form_at(row, length.last)
    if read is None or read[0].earliest is None:
        return None
    day = shifted(read[0].earliest, -length.plain_days()[0])
    return Found(day, day), read[1]


def _unit_before_a_last(row: Row, at: int) -> tuple[Found, int] | None:
    """The "fortnight last Tuesday", "week last Friday" without its "a", to be asked back."""
    weeks = _WEEKS.get(row.atoms[at].value, 0) if row.codes[at : at + 3] == "ULW" else 0
    read = form_at(row, at + 1) if weeks else None
    if read is None or read[0].earliest is None:
        return None
    day = shifted(read[0].earliest, -7 * weeks)
    return Found(day, day, sure=False), read[1]


_WEEKS = {"week": 1, "fortnight": 2}
"""Units before a weekday to the weeks that lie between."""


def _before_a_last(row: Row, at: int, length: Length) -> tuple[Found, int] | None:
    """The "a week last Tuesday", "a year last June"."""
    if length.grain == "year":
        return _years_before(row, length)
    return _weeks_before(row, at, length) if row.codes[length.last + 1 : length.last + 2] == "W" else None


def _years_before(row: Row, length: Length) -> tuple[Found, int] | None:
    """The "a year last June", "two years last Christmas"; None: no part of a year follows."""
    read = form_at(row, length.last) if row.codes[length.last + 1 : length.last + 2] in tuple("MSF") else None
    first, last = (None, None) if read is None else (read[0].earliest, read[0].latest)
    if read is None or first is None or last is None or length.bound:
        return None
    earliest, latest = (moved(day, length, -1, highest=False) for day in (first, last))
    return Found(earliest, latest, read[0].grain, sure=False), read[1]


def _form_at(row: Row, at: int) -> tuple[Found, int] | None:
    """The date form at an atom; None there or past the end."""
    return form_at(row, at) if at < len(row.codes) else None


def _coming(row: Row, at: int) -> tuple[Found, int] | None:
    """The "next 3 days": from tomorrow on."""
    coming = row.codes[at] == "X" and row.codes[at + 1 : at + 2] in tuple("NV")
    length = length_at(row, at + 1) if coming else None
    if length is None:
        return None
    last = moved(row.today, length, 1, highest=True)
    return Found(shifted(row.today, 1), last, length.grain), length.last


def _ago(row: Row, length: Length) -> tuple[Found, int]:
    """The "3 weeks ago", with "on Tuesday", "today" or "yesterday" after it."""
    last = length.last + 1
    following = row.codes[last : last + 1]
    if following == "T":
        return days_back(row.atoms[last].value, replace(length, exact=True)), last + 1
    if following == "x":
        return days_back(row.today, replace(length, exact=True)), last + 1
    whole = _in_that(row, last, length)
    if whole is not None:
        return whole, last + 1
    if row.codes[last : last + 2] == "LW":
        return _weeks_before(row, last - 1, replace(length, last=last)) or (
            days_back(row.today, length),
            last,
        )
    skipped, coming = last, False
    while row.codes[skipped : skipped + 1] and (
        row.codes[skipped] in ",iaHX" or row.atoms[skipped].text == "come"
    ):
        coming = coming or row.atoms[skipped].text in ("coming", "next", "come", "this")
        skipped += 1
    festival = _form_at(row, skipped) if coming and row.codes[skipped : skipped + 1] == "F" else None
    if festival is not None and festival[0].in_year is not None:
        return before_coming(row.today, festival[0].in_year, length), festival[1]
    if row.codes[skipped : skipped + 1] != "W" or length.grain not in ("week", "month"):
        return _at_least_back(row, length), last
    weekday = row.atoms[skipped].value
    if coming:
        day = shifted(row.today, (weekday - row.today.weekday()) % 7)
        return replace(days_back(day, replace(length, exact=True)), sure=False), skipped + 1
    middle = days_back(row.today, replace(length, exact=True)).latest or row.today
    day = shifted(middle, (weekday - middle.weekday() + 3) % 7 - 3)
    return Found(day, day, sure=False), skipped + 1


def _at_least_back(row: Row, length: Length) -> Found:
    """The days so long ago: at least that long where 多 stands in the length (一个多月前)."""
    found = days_back(row.today, length)
    if length.bound or "p" not in row.codes[length.first : length.last]:
        return found
    return replace(found, latest=moved(row.today, length, -1, highest=False))


def _in_that(row: Row, at: int, length: Length) -> Found | None:
    """The "five years ago this month": the same month of that year; None: no month or week is said."""
    code = row.codes[at : at + 1]
    if (
        code not in ("m", "w")
        or length.grain != "year"
        or length.bound
        or not length.terms[0].low.is_integer()
    ):
        return None
    month = row.atoms[at].value if code == "m" else None
    monday = row.atoms[at].value if code == "w" else row.today
    first, last = whole_month(*month) if month is not None else (monday, shifted(monday, 6))
    earliest, latest = moved(first, length, -1, highest=True), moved(last, length, -1, highest=False)
    return Found(earliest, latest, "month" if code == "m" else "week", sure=False)
