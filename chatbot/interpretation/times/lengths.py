"""Lengths of time over a row of atoms: "8 months", "a year and a half", 两年半, "4 to 6 weeks".

A length keeps its figure and unit, so that both a duration and "… ago" can be made from it.
"""

from __future__ import annotations

from dataclasses import replace

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.times.bounds_after import bound_after, comes_each, comes_round
from chatbot.interpretation.times.bounds_around import bound_around, is_guessed
from chatbot.interpretation.times.calendar import days_of_months
from chatbot.interpretation.times.figures_of_lengths import figure_at, is_one_and_a_half
from chatbot.interpretation.times.row import Atom, Row
from criteria.frozen import frozen

DAYS = {"second": 1 / 86400, "minute": 1 / 1440, "quarter_hour": 1 / 96, "hour": 1 / 24, "day": 1,
        "week": 7, "ten_days": 10, "fortnight": 14}  # fmt: skip
"""Days in each unit that has always the same."""
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
"""Months in each unit of the calendar's."""
HALF_UNIT = {"second": 0, "minute": 0, "hour": 0, "quarter_hour": 0, "day": 0.5, "week": 3.5, "ten_days": 5,
             "fortnight": 3.5, "half_month": 7, "month": 15, "quarter": 30, "half": 30, "year": 182,
             "decade": 1826, "century": 18262}  # fmt: skip
"""Half a unit in days: how far "about" reaches either way."""


@frozen
class Term:
    """A figure with its unit."""

    low: float
    high: float
    unit: str

    def days(self) -> tuple[float, float]:
        """The fewest and the most days that it may mean by the calendar."""
        if self.unit in DAYS:
            return self.low * DAYS[self.unit], self.high * DAYS[self.unit]
        return (
            days_of_months(self.low * MONTHS[self.unit])[0],
            days_of_months(self.high * MONTHS[self.unit])[1],
        )


@frozen
class Length:
    """A length of time as said."""

    terms: tuple[Term, ...]
    first: int
    """Index of its first atom."""
    last: int
    """Index of the atom after its last one."""
    bound: str = ""
    """"about", "nearly", "over", "just over", "at least", "at most", "less", "odd" (多: up to
    a unit more); empty: as it stands."""
    exact: bool = False
    """"exactly", "to the day"."""
    vague: bool = False
    """"a few", 几, 大半年: no figure."""

    @property
    def grain(self) -> str:
        """The unit that says how closely it is meant: the smallest; "half" and "half_month" for halves."""
        term = self.terms[-1]
        if term.unit == "year" and term.low % 1:
            return "half"
        if term.unit == "month" and term.low < 1:
            return "half_month"
        return "week" if term.unit == "fortnight" else term.unit

    @property
    def slack(self) -> float:
        """Half a unit, in days."""
        return HALF_UNIT[self.grain]

    def plain_days(self) -> tuple[float, float]:
        """The fewest and the most days by the calendar, "about" and the like left out."""
        spans = [term.days() for term in self.terms]
        return sum(low for low, _ in spans), sum(high for _, high in spans)


_BEFORE = {"q": "about", "j": "nearly", "k": "over", "K": "just over", "l": "at least", "n": "at most"}
_AFTER = {"Q": "about", "q": "about", "I": "at most"}
_UNITS_DOWN = (
    "century", "decade", "year", "quarter", "month", "fortnight", "ten_days", "week", "day", "hour",
    "quarter_hour", "minute", "second",
)  # fmt: skip


_MOST_BEFORE = 12
"""Words before a length, as in "about just over", at most: a row of them is no length."""


def length_at(row: Row, at: int) -> Length | None:
    """The length that begins at an atom; None: there is none."""
    first, bound, exact = at, "", False
    if at + 1 < len(row.codes) and row.atoms[at].text == "不止":
        at, bound = at + 1, "over"
    furthest = min(len(row.codes), first + _MOST_BEFORE)
    while at < furthest and _leads(row, at, bound) and not is_one_and_a_half(row, at):
        exact = exact or row.codes[at] == "x"
        value = row.atoms[at].value
        bound = value if value == "less" else _BEFORE.get(row.codes[at], bound)
        at += 1
    between = row.codes[at : at + 1] == "b"
    terms, at = _terms(row, at + between)
    if not terms:
        return None
    if any(atom.code == "p" and atom.value == "over" for atom in row.atoms[first:at]):
        bound = "over"
    found = Length(tuple(terms), first, at, bound, exact, vague=_vague(row, first, at))
    return _with_suffix(row, found)


def _leads(row: Row, at: int, bound: str) -> bool:
    """Whether a word before a length belongs to it: 大概, 不到, the 也有 of 少说也有六周."""
    return row.codes[at] in "qjklKnxg" or (bound == "at least" and row.atoms[at].text in _OF_AT_LEAST)


_OF_AT_LEAST = frozenset("也有得要是都")


def _vague(row: Row, first: int, last: int) -> bool:
    return any(
        atom.text in ("大半年", "小半年")
        or (atom.code == "N" and (atom.text[:1] in "几数" or "few" in atom.text or atom.text == "several"))
        for atom in row.atoms[first:last]
    )


def _with_suffix(row: Row, found: Length) -> Length:
    at, bound, exact = found.last, found.bound, found.exact
    if row.codes[at : at + 2] == ",Q":
        at += 1
    if row.codes[at : at + 1] == "Q" and row.atoms[at].text == "give or take":
        more = length_at(row, at + 1) if at + 1 < len(row.codes) else None
        return replace(found, last=at + 1 if more is None else more.last, bound="about")
    while at < len(row.codes) and row.codes[at] in "QqpIx" and not comes_round(row, at):
        code = row.codes[at]
        if code == "q" and row.codes[at + 1 : at + 2] in tuple("NahM"):
            break
        bound = row.atoms[at].value if code == "p" and bound != "about" else _AFTER.get(code, bound)
        exact = exact or code == "x"
        at += 1
    after = bound_after(row, at)
    if after:
        bound, at = _BEFORE[row.codes[at + after - 1]], at + after
    short = _not_reached(row, at)
    if not short and row.lang == "zh":
        start, end = row.atoms[found.first].start, row.atoms[found.last - 1].end
        bound = bound_around(row.text, start, end, row.atoms[at - 1].end) or bound
        bound = bound or ("about" if not exact and is_guessed(row.text, start) else "")
    return replace(found, last=at + short, bound="less" if short else bound, exact=exact)


def _not_reached(row: Row, at: int) -> int:
    """How many atoms after a length say that it isn't reached: 一年不到, 一年都不到."""
    unmet = _UNMET.match(row.text, row.atoms[at - 1].end) if row.lang == "zh" else None
    if unmet is not None:
        return sum(1 for atom in row.atoms[at : at + 6] if atom.end <= unmet.end())
    skipped = int(at < len(row.codes) and row.atoms[at].text in ("都", "也", "还"))
    following = row.atoms[at + skipped] if at + skipped < len(row.codes) else None
    if following is None or following.text not in ("不到", "没到", "不足", "不满", "没满", "未满"):
        return 0
    return 0 if row.codes[at + skipped + 1 : at + skipped + 2] in tuple("NahV") else skipped + 1


_UNMET = expression(
    r"(?:那|这|个|道|的|坎儿?|大?关口?)*[都也]?还?[没未]有?(?:(?:熬|挺|迈|跨|闯)?过|(?:熬|挺|迈|跨|闯|打|用|吃|做|坚持)?[到满够])(?=[呢啊去完,，。;；]|$)"
)
"""五年还没过: after a length, that it isn't reached."""


def _terms(row: Row, at: int) -> tuple[list[Term], int]:
    first = at
    term, at = _term(row, at)
    if term is None:
        return [], at
    terms = [term]
    while True:
        joined = at
        while row.codes[joined : joined + 1] and row.codes[joined] in "&,g":
            joined += 1
        following, after = (
            _term(row, joined) if row.codes[joined : joined + 1] in ("N", "a", "h", "V") else (None, at)
        )
        minutes = _minutes_after(row, terms[-1], at)
        if minutes is not None:
            return [*terms, minutes], at + 1
        if following is None or following.unit in [one.unit for one in terms]:
            break
        if joined == at and row.codes[at] == "a" and _rank(following) < _rank(terms[-1]):
            break  # "five days a week" is how often
        rising = _rank(following) < _rank(terms[-1])
        between = row.atoms[at:joined]
        apart = any(atom.text in _UP_TO for atom in between) or (
            _lasted(row, first) and row.codes[after : after + 1] == "A"
        )
        apart = apart or row.text[max(0, row.atoms[first].start - 2) : row.atoms[first].start].endswith(
            MISSING
        )
        if not rising and row.codes[at:joined] == "," and row.text.startswith("就", row.atoms[after - 1].end):
            break
        if rising and apart:
            break
        if row.codes[at:joined] in ("", ",") and comes_each(row, after):
            break
        terms.append(following)
        at = after
    return sorted(terms, key=_rank), at


MISSING = ("差", "还有", "再有", "再过")
"""Before what is missing to a longer length: 差一个月两年, 再有俩月五年."""
_UP_TO = frozenset((",", "满", "足", "整"))
"""Between a length and a longer one these keep them apart: 差一个月满两年."""


def _rank(term: Term) -> int:
    return _UNITS_DOWN.index(term.unit)


def _lasted(row: Row, first: int) -> bool:
    """Whether it is told how long something took: "for 3 weeks 2 months ago" are two times."""
    return row.atoms[first - 1].text in ("for", "of", "took", "lasted", "lasting") if first else False


def _minutes_after(row: Row, term: Term, at: int) -> Term | None:
    """The 30 of "1h30"."""
    if term.unit != "hour" or row.codes[at : at + 1] != "N" or row.atoms[at].start != row.atoms[at - 1].end:
        return None
    low, high = row.atoms[at].value
    return Term(low, high, "minute") if row.codes[at + 1 : at + 2] != "U" else None


def _term(row: Row, at: int) -> tuple[Term | None, int]:
    """One figure and its unit: "3 to 4 weeks", "half a year", 一个半月, 两年半, "a week or two".

    A bare "month ago" that opens a clause is one month.
    """
    if row.codes[at : at + 1] == "V":
        return Term(*row.atoms[at].value), at + 1
    if _is_a_single_one(row, at):
        more = row.atoms[at + 1].value if row.codes[at + 1] == "+" else 0
        return Term(1 + more, 1 + more, row.atoms[at].value), at + 1 + (more > 0)
    figure, at = figure_at(row, at)
    if figure is None:
        return None, at
    low, high = figure
    if row.codes[at : at + 2] == "pU":
        at, high = at + 1, high + (1 if low >= 1 else 0.5)
    elif row.codes[at : at + 2] == "QU":
        at, (low, high) = at + 1, _or_so(low, high)
    elif row.codes[at : at + 2] == "rU":
        at += 1
    ish = at + (row.codes[at : at + 1] == "r")
    if row.codes[ish : ish + 2] == "qU" and row.atoms[ish].text == "ish":
        at, (low, high) = ish + 1, (max(low - 0.5, 0), high + 0.5)
    if row.codes[at : at + 1] != "U":
        return None, at
    unit: str = row.atoms[at].value
    at += 1
    if row.codes[at : at + 1] == "+" or (
        row.codes[at : at + 1] == "h" and row.codes[at + 1 : at + 2] not in ("a", "U")
    ):
        half = row.atoms[at].value
        return Term(low + half, high + half, unit), at + 1
    other = _or_else(row, at) if low == high else None
    if other is not None and low < row.atoms[other].value[1] < low + 10:
        return Term(low, row.atoms[other].value[1], unit), other + 1
    return Term(low, high, unit), at


_MAYBE = frozenset(("maybe", "perhaps", "possibly"))


def _or_else(row: Row, at: int) -> int | None:
    """Where the other figure of "a week or two", "two years, maybe three" stands; None: there is none."""
    at += row.codes[at : at + 1] == ","
    led = row.codes[at : at + 1] == "v" or (row.codes[at : at + 1] == "q" and row.atoms[at].text in _MAYBE)
    counts = row.codes[at + 2 : at + 3] in ("U", "M", "c", "." if row.codes[at : at + 1] == "q" else "U")
    return at + 1 if led and row.codes[at + 1 : at + 2] == "N" and not counts else None


def _is_a_single_one(row: Row, at: int) -> bool:
    """Whether a unit lacks its figure, as in "month ago", "week and a half"; "years ago" are many."""
    opens = (at == 0 or row.codes[at - 1] in ",W") and row.codes[at : at + 2] in ("UA", "U+")
    return opens and row.lang == "en" and not row.atoms[at].text.endswith("s")


def _or_so(low: float, high: float) -> tuple[float, float]:
    """What 来 before the unit leaves open: 十来 is up to half of the next ten, 两个来 half a unit."""
    if low < 10:
        return low - 0.5, high + 0.5
    return low * 0.9, high + 10 ** (len(str(int(high))) - 1) / 2


def in_days(length: Length) -> tuple[float | None, float | None]:
    """The days that a length may mean: calendar lengths, half a unit either way for "about"."""
    low, high = length.plain_days()
    slack = length.slack
    match length.bound:
        case "about":
            return max(low - slack, 0), high + slack
        case "nearly":
            return max(low - slack, 0), high
        case "just over":
            return low, high + slack
        case "over" | "at least":
            return low, None
        case "odd":
            return low, high + 2 * slack
        case "at most" | "less":
            return None, high
        case _:
            return low, high


def mean_days(length: Length) -> float:
    """The mean of the calendar's lengths."""
    return sum(
        (term.low + term.high) / 2 * (DAYS.get(term.unit) or MONTHS[term.unit] * 365.25 / 12)
        for term in length.terms
    )


def counted_days(length: Length) -> float:
    """The days as people count them: 365 to a year, 30 to a month of the rest."""
    middles = [(term.unit, (term.low + term.high) / 2) for term in length.terms]
    years, months = divmod(sum(MONTHS.get(unit, 0) * middle for unit, middle in middles), 12)
    if middles[0][0] in ("year", "decade", "century") and len(middles) == 1:
        years, months = years + months / 12, 0.0
    return 365 * years + 30 * months + sum(DAYS.get(unit, 0) * middle for unit, middle in middles)


def atom_span(row: Row, first: int, last: int) -> tuple[int, int]:
    """Where in the text some atoms stand."""
    atoms: tuple[Atom, ...] = row.atoms
    return atoms[first].start, atoms[last - 1].end
