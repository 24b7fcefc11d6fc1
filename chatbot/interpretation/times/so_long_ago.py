"""A length of time as the answer to "when did you last …?": "3 weeks", 停了得有半年."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.times import context
from chatbot.interpretation.times.durations import DurationMention
from chatbot.interpretation.times.numeric import full_year
from chatbot.interpretation.times.offsets import days_back
from chatbot.interpretation.times.row import Row
from criteria.values import Dates

_OFF_PLAN = expression(r" ?(?:overdue|late|early|behind|ahead)\b")
_NOT_AGO = expression(r"哪$|(?:[还再]得|还[要有剩差需]|剩下?|再[过有])[再吃打用做照放化大概约]{0,3}$")
"""Before a length: so long is asked for, or still to come (还得一个礼拜)."""
_OVER_FOR = expression(
    r"(?:(?<!没)停(?:药|用|打|吃)?|结束|[做打吃用化放照]完|断药)"
    r"[了到现在今都也已经有得差不多大概约快整过去掉将近足]{0,6}$"
)
"""Before a length: it has been over for so long (吃了三个月，停了半年)."""
_RESUMED = expression(r"[^。;]{0,6}[又再接](?:着|开始|继续)?[吃打用做上照化放喝]")
_FOR_SO_LONG = expression(
    r"\b(?:for|been on|been having|been taking|lasted|took)\b|[打吃用做]了|[打吃用喝服输化]着"
)
"""Words with which a length of time says how long, not how long ago."""


def so_long_ago(row: Row, lengths: Sequence[DurationMention]) -> tuple[Candidate, ...]:
    """So long ago, to be confirmed; of several lengths the one for which it has been over.

    Args:
        row: The answer.
        lengths: Its lengths of time, intervals left out.
    """
    named = year_alone(row)
    if named:
        return named
    kept = [lengths[index] for index in context.after_correction(row.text, lengths)]
    over = [one for one in kept if _OVER_FOR.search(row.text, max(0, one.start - 12), one.start)]
    if any(_RESUMED.match(row.text, one.end) for one in over):
        return ()
    one = over[0] if len(over) == 1 else kept[0] if len(kept) == 1 else None
    if one is None or one.length is None:
        return ()
    if _is_no_time_past(row, one):
        return (Candidate(None, one.start, one.end, sure=False),)
    without = context.negated_before(row.text, [one], 0) or context.says_never(row.text) is not None
    without = without or re.match(r"(?:都|一直|也)?没", context.beside(row.text, [one], 0)[1]) is not None
    if _FOR_SO_LONG.search(row.text) and not without and not over:
        return ()
    found = days_back(row.today, one.length)
    return (Candidate(Dates(found.earliest, found.latest), one.start, one.end, sure=False),)


def year_alone(row: Row) -> tuple[Candidate, ...]:
    """The year of 98年 where nothing else is said, to be confirmed: as a length of time it were 98 years."""
    said = _YEAR_ALONE.fullmatch(row.text)
    if said is None:
        return ()
    year = full_year(int(said[1]), row.today)
    if year < row.today.year - _LIFETIME:
        return ()
    return (Candidate(Dates(date(year, 1, 1), date(year, 12, 31)), said.start(1), said.end(), sure=False),)


_YEAR_ALONE = expression(r"\W*(\d\d)年[吧的啊呢]?\W*")
_LIFETIME = 90


def _is_no_time_past(row: Row, length: DurationMention) -> bool:
    """Whether a length tells how far off a plan it is, or what is asked for or still to come."""
    return (
        _OFF_PLAN.match(row.text, length.end) is not None
        or _NOT_AGO.search(row.text[: length.start].rstrip()) is not None
        or (length.length is not None and row.codes[length.length.last :].startswith("<."))
    )
