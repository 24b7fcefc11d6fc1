"""An utterance as a row of time atoms: the words of both languages become one alphabet.

Each atom has a one-letter code, so that grammar is written once, as patterns over the row of codes:

=====  =======================================  =====  ==========================================
``N``  a count, (low, high)                     ``A``  ago
``O``  a day of the month ("3rd", 3号)           ``<``  before          ``>``  after, later
``Y``  a year                                   ``L``  last            ``H`` this     ``X`` next
``M``  a month's name, (first, last)            ``h``  half            ``+`` "and a half"
``m``  a certain month, (year, month)           ``q``  about           ``Q`` "or so"
``D``  a date in figures, its possible days     ``j``  nearly          ``k`` over     ``K`` just over
``W``  a weekday, Monday 0                      ``l``  at least        ``n`` at most
``w``  a certain week, its Monday               ``I``  "within" (以内)  ``p`` "and more" (多)
``T``  a certain day                            ``v``  or              ``&`` and      ``r`` to, "-"
``R``  some days, offsets from today            ``u``  until           ``b`` between  ``s`` since
``E``  a weekend, its Saturday                  ``y``  every           ``Z`` every other
``S``  part of a year, (first, last month)      ``d``  weekly, monthly ``c`` once, times, 次
``P``  early, mid, late in a month              ``a``  a, an           ``i`` in, on   ``g`` passed over
``B``  the same in a year                       ``F``  a festival      ``U`` a unit   ``x`` exactly
``C``  "by the lunar calendar"                  ``J``  a lunar month   ``,`` comma    ``;`` sentence end
``e``  earlier                                  ``z``  other           ``0`` now
``2``  "before last"                            ``7``  "week of"       ``V`` a whole length (俩月)
``o``  odd ("20 odd")                           ``G``  11/3            ``.`` any other word
``5``  a decade, its first year                 ``8``  "last but one"
``4``  a certain quarter, (year, month)
=====  =======================================  =====  ==========================================
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from chatbot.interpretation.normalise import Token, Utterance
from chatbot.interpretation.times import numeric
from chatbot.interpretation.times.calendar import monday_of, months_later, shifted
from chatbot.interpretation.times.counts import Count, count_at
from chatbot.interpretation.times.decades import decade_at
from chatbot.interpretation.times.lexicon_en import (
    DOUBTFUL,
    MONTH_AFTER,
    NOT_A_MONTH_AFTER,
    PHRASES_EN,
    SHORT_UNITS,
    WORDS_EN,
)
from chatbot.interpretation.times.lexicon_zh import (
    COUNTERS,
    FIRST_CHARACTERS,
    LONGEST,
    OF_A_YEAR,
    WEEKDAY_CHARACTERS,
    WORDS_ZH,
)
from chatbot.interpretation.times.respelling import respelt


class Atom(NamedTuple):
    """A word of time, or any other word."""

    code: str
    value: Any
    start: int
    """Position in ``Utterance.text``."""
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """The atoms of one utterance."""

    atoms: tuple[Atom, ...]
    codes: str
    """The atoms' codes, one letter each."""
    today: date
    lang: str
    text: str
    """The utterance's text."""


_PUNCTUATION = {",": ",", "、": ",", "-": "r", "~": "r", "/": "r", "&": "&", "+": "p", "=": "i"}
_SENTENCE_ENDS = frozenset(".;!?。；！？")
_RELATIVE: dict[str, Callable[[date, int], Any]] = {
    "T": lambda today, days: shifted(today, days),
    "w": lambda today, weeks: monday_of(shifted(today, 7 * weeks)),
    "m": lambda today, months: (months_later(today, months).year, months_later(today, months).month),
    "4": lambda today, quarters: _quarter(today, quarters),
    "Y": lambda today, years: today.year + years,
    "E": lambda today, weeks: shifted(monday_of(today), 7 * weeks + 5),
}


def _quarter(today: date, quarters: int) -> tuple[int, int]:
    """The year and first month of a quarter counted from today's."""
    first = months_later(today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1), 3 * quarters)
    return first.year, first.month


def row_of(utterance: Utterance, today: date) -> Row:
    """The row of an utterance; words like "yesterday" are taken from ``today``."""
    key = (utterance.text, utterance.lang, today)
    row = _LATEST.get(key)
    if row is None:
        if len(_LATEST) >= 16:
            _LATEST.clear()
        row = _LATEST[key] = _row(utterance.text, utterance.tokens, utterance.lang, today)
    return row


_LATEST: dict[tuple[str, str, date], Row] = {}
"""The rows read last: several readers look at the same answer."""


def _row(text: str, tokens: tuple[Token, ...], lang: str, today: date) -> Row:
    figures = numeric.dates_in_figures(text, lang, today)
    reader = _Reader(text, tokens, lang, today)
    at = 0
    while at < len(tokens):
        found = figures.get(tokens[at].start)
        if found is not None:
            reader.add(found.code, found.value, found.start, found.end)
            while at < len(tokens) and tokens[at].start < found.end:
                at += 1
        else:
            at += reader.read(at)
    return Row(tuple(reader.atoms), "".join(atom.code for atom in reader.atoms), today, lang, text)


class _Reader:
    """Reads tokens into atoms."""

    def __init__(self, text: str, tokens: tuple[Token, ...], lang: str, today: date) -> None:
        self.text, self.tokens, self.lang, self.today = text, tokens, lang, today
        self.atoms: list[Atom] = []

    def add(self, code: str, value: Any, start: int, end: int) -> None:
        """Append an atom; fillers ("the", "of", 的) are left out, but for "the" of "the 30th"."""
        if code == "t":
            return
        if code == "O" and self.text[max(start - 4, 0) : start] == "the ":
            start -= 4
        make = _RELATIVE.get(code)
        if make is not None and isinstance(value, int) and not (code == "Y" and value > 1000):
            value = make(self.today, value)
        self.atoms.append(Atom(code, value, start, end, self.text[start:end]))

    def read(self, at: int) -> int:
        """Read what begins at a token; the number of tokens read."""
        token = self.tokens[at]
        if token.kind == "word":
            return self._word(at)
        if token.kind == "han":
            return self._han(at)
        count = count_at(self.text, self.tokens, at) if token.kind == "number" else None
        if count is not None:
            return self._count(at, count)
        code = _PUNCTUATION.get(token.text) or (";" if token.text in _SENTENCE_ENDS else ".")
        if token.text != "'" and not self._abbreviates(token):
            self.add(code, "over" if code == "p" else None, token.start, token.end)
        return 1

    def _abbreviates(self, token: Token) -> bool:
        """Whether a full stop belongs to "Nov." or "wks."."""
        last = self.atoms[-1] if self.atoms else None
        return (
            token.text == "."
            and last is not None
            and (last.code in "MWU" or (last.code == "N" and self._month_follows(token)))
            and last.end == token.start
            and (len(last.text) <= 4 and token.end < len(self.text.rstrip()))
        )

    def _month_follows(self, mark: Token) -> bool:
        """Whether a month's name stands after a full stop: "16. Nov. 2016"."""
        word = self.text[mark.end : mark.end + 12].split()[:1]
        return bool(word) and WORDS_EN.get(word[0].rstrip("."), ("",))[0] == "M" and word[0] not in DOUBTFUL

    # English

    def _word(self, at: int) -> int:
        token = self.tokens[at]
        for words, entry in PHRASES_EN.get(token.text, ()):
            if all(self._text(at + n) == word for n, word in enumerate(words)):
                self.add(*entry, token.start, self.tokens[at + len(words) - 1].end)
                return len(words)
        last = self.atoms[-1] if self.atoms else None
        if last is not None and last.code in "N+" and token.text in SHORT_UNITS:
            self.add("U", SHORT_UNITS[token.text], token.start, token.end)
            return 1
        known = WORDS_EN.get(token.text) or respelt(token.text)
        counted = not known or token.text == "second" or self._text(at + 1) in ("hundred", "thousand")
        count = count_at(self.text, self.tokens, at) if counted else None
        if count is not None:
            return self._count(at, count)
        return self._entry(at, known) if known else self._compound(at)

    def _entry(self, at: int, entry: tuple[str, Any]) -> int:
        token = self.tokens[at]
        if token.text in DOUBTFUL and not self._meant_as_time(at):
            entry = (".", None)
        self.add(*entry, token.start, token.end)
        return 1

    def _meant_as_time(self, at: int) -> bool:
        before, after = self._text(at - 1), self._text(at + 1)
        if after in NOT_A_MONTH_AFTER:
            return False
        if after == "or":
            beyond = self._text(at + 2)
            return beyond != self.tokens[at].text and WORDS_EN.get(beyond, ("",))[0] in ("M", "W", "S")
        if after in ("the", "of") or (after == "." and WORDS_EN[self.tokens[at].text][0] == "M"):
            after = self._text(at + 2)
        last = self.atoms[-1] if self.atoms else None
        if last is not None and last.code in "NOPYMWvr" and last.end + 2 > self.tokens[at].start:
            return True
        if before in MONTH_AFTER or after in ("/", "-", "'") or after[:1].isdigit() or len(self.tokens) < 3:
            return True
        entry = WORDS_EN.get(after)
        if after in ("second", "third", "twenty", "thirty"):
            return True
        return after.endswith(("first", "rd", "th")) or (entry is not None and entry[0] in "MWTLY")

    def _compound(self, at: int) -> int:
        """The "q3w" for every three weeks, "Q3" for a quarter; any other word."""
        token = self.tokens[at]
        figure = _EVERY.fullmatch(token.text)
        if token.text in ("h1", "h2") and self._text(at + 1).isdigit() and len(self._text(at + 1)) == 4:
            self.add("S", (1, 6) if token.text == "h1" else (7, 12), token.start, token.end)
            return 1
        if figure is None:
            self.add(".", None, token.start, token.end)
            return 1
        number, unit = int(figure[1]), figure[2]
        if not unit and WORDS_EN.get(self._text(at + 1), ("",))[0] not in ("U", "d") and 1 <= number <= 4:
            self.add("S", (3 * number - 2, 3 * number), token.start, token.end)
            return 1
        self.add("y", None, token.start, token.start + 1)
        self.add("N", (float(number), float(number)), token.start + 1, token.end)
        if unit:
            self.add("U", SHORT_UNITS.get(unit, "week"), token.end, token.end)
        return 1

    def _text(self, at: int) -> str:
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    # Counts in either language

    def _count(self, at: int, count: Count) -> int:
        start, end = self.tokens[at].start, self.tokens[at + count.tokens - 1].end
        follow = self._text(at + count.tokens)
        decade = decade_at(self.tokens, at, count)
        if decade is not None:
            self.add("5", decade[0], start, self.tokens[at + decade[1] - 1].end)
            return decade[1]
        if follow in ("月", "年", "号", "日") and count.low == int(count.low):
            used = self._calendar_count(at, count, follow, start)
            if used:
                return used
        if count.low == count.high and self._is_year(at, count, follow):
            year = int(count.low)
            if year < 100:
                year = numeric.full_year(year, self.today)
            self.add("Y", year, start, end)
        elif count.ordinal or count.label:
            day = count.ordinal and 1 <= count.low <= 31
            self.add("O" if day else ".", int(count.low), start, end)
        else:
            self.add("N", (count.low, count.high), start, end)
        return count.tokens

    def _is_year(self, at: int, count: Count, follow: str) -> bool:
        if count.low != int(count.low) or count.ordinal:
            return False
        digits = self.text[self.tokens[at].start : self.tokens[at + count.tokens - 1].end]
        if len(digits) == 2 and digits.isdigit():
            before = self._text(at - 1)
            return before == "'" or (before in ("in", "since") and digits[0] == "0" and not follow)
        if not 1900 <= count.low <= 2099 or follow in _NOT_AFTER_A_YEAR:
            return False
        return not digits.isdigit() or len(digits) == 4

    def _calendar_count(self, at: int, count: Count, mark: str, start: int) -> int:
        """N月, N年, N号 as the calendar's; 0 tokens: a length of time after all."""
        after = at + count.tokens
        end, following = self.tokens[after].end, self._text(after + 1)
        low, high = int(count.low), int(count.high)
        if mark in "号日" and 1 <= low <= 31 and high == low:
            self.add("O", low, start, end)
            return count.tokens + 1
        counted = self.text[start] in "两俩仨几"
        if mark == "月" and 1 <= low <= high <= 12 and not counted:
            if following == "份":
                end, after = self.tokens[after + 1].end, after + 1
            self.add("M", (low, high), start, end)
            return after - at + 1
        if mark == "年":
            year = self._chinese_year(count, self.text[start : self.tokens[after].start], end)
            if year is not None:
                self.add("Y", year, start, end)
                return count.tokens + 1
        return 0

    def _chinese_year(self, count: Count, written: str, end: int) -> int | None:
        """The year of 2024年, 二〇二四年, 72年3月; None: so many years."""
        low, figures = int(count.low), written.strip()
        pair = count.high != count.low and len(figures) == 2
        if pair:
            low = low * 10 + int(count.high)
        elif count.high != count.low:
            return None
        if 1900 <= low <= 2099:
            return low
        if len(figures) == 2 and figures[0] in "0零〇":
            return numeric.full_year(low, self.today)
        read_out = len(figures) == 2 and "十" not in figures and not figures.isdigit() and not pair
        if 10 <= low <= 99 and (read_out or OF_A_YEAR.match(self.text, end)):
            return numeric.full_year(low, self.today)
        return None

    # Chinese

    def _han(self, at: int) -> int:
        token = self.tokens[at]
        last = self.atoms[-1] if self.atoms else None
        if last is not None and last.code == "w" and last.end == token.start and self._weekday(at):
            return 1
        special = self._short_year(at) or self._week_name(at, last) or self._lunar_day(at)
        special = special or self._month_unit(at, last) or self._nth_weekday(at)
        special = special or self._part_of_month(at, last) or self._minutes(at, last)
        if special:
            return special
        if token.text in FIRST_CHARACTERS:
            for length in range(min(LONGEST, len(self.tokens) - at), 0, -1):
                word = self.text[token.start : token.start + length]
                if word in WORDS_ZH and not self._number_instead(word, at):
                    self.add(*WORDS_ZH[word], token.start, token.start + length)
                    return length
        count = count_at(self.text, self.tokens, at)
        if count is not None:
            return self._count(at, count)
        self.add(".", None, token.start, token.end)
        return 1

    def _number_instead(self, word: str, at: int) -> bool:
        """五一, 六一, 八一 are festivals only where no unit or day follows; 春节前两天 counts from 春节."""
        last = self.atoms[-1] if self.atoms else None
        if WORDS_ZH[word][0] == "R" and last is not None and last.code in "FD":
            return word[0] == "前" and word[1] in "两几" and last.end == self.tokens[at].start
        follow = self._text(at + len(word))
        return word in ("五一", "六一", "八一") and follow in tuple("月年号日个天周次十点")

    def _week_name(self, at: int, last: Atom | None) -> int:
        """周三, 星期三, 礼拜天: tokens used; 0 after a number or before a counter (三周一次)."""
        token = self.tokens[at]
        length = 1 if token.text == "周" else 2
        name = self.text[token.start : token.start + length]
        if name not in ("周", "星期", "礼拜"):
            return 0
        if last is not None and last.end == token.start and last.code in "NhgyHpQ":
            return 0
        return length + 1 if self._weekday(at + length) else 0

    def _short_year(self, at: int) -> int:
        """零八年: tokens used."""
        written = self.text[self.tokens[at].start : self.tokens[at].start + 3]
        figure = "零〇一二三四五六七八九".find(written[1:2])
        if written[:1] not in "零〇" or written[2:] != "年" or figure < 1 or len(self.tokens) < at + 3:
            return 0
        year = numeric.full_year(max(figure - 1, 0), self.today)
        self.add("Y", year, self.tokens[at].start, self.tokens[at + 2].end)
        return 3

    def _lunar_day(self, at: int) -> int:
        """初九: tokens used; 0 where no numeral follows."""
        if self.tokens[at].text != "初" or at + 1 == len(self.tokens):
            return 0
        count = count_at(self.text, self.tokens, at + 1)
        if count is None or not 1 <= count.low == count.high <= 10:
            return 0
        used = 1 + count.tokens
        self.add("O", int(count.low), self.tokens[at].start, self.tokens[at + used - 1].end)
        return used

    def _month_unit(self, at: int, last: Atom | None) -> int:
        """月 as a unit after 半, 个 or 两: tokens used."""
        start = self.tokens[at].start
        if self._text(at) != "月" or last is None or last.end != start or last.code not in "hgNpQyZ":
            return 0
        self.add("U", "month", start, start + 1)
        return 1

    def _part_of_month(self, at: int, last: Atom | None) -> int:
        """五月中, 六月尾, 三月头: tokens used."""
        part = {"头": 1, "中": 2, "尾": 3}.get(self._text(at))
        start = self.tokens[at].start
        if (
            part is None
            or last is None
            or last.end != start
            or last.code not in "Mm"
            or last.text[-1] != "月"
        ):
            return 0
        if self.text[start : start + 2] in WORDS_ZH:
            return 0
        self.add("P", part, start, start + 1)
        return 1

    def _minutes(self, at: int, last: Atom | None) -> int:
        """五分三十秒, 一分半: tokens used; elsewhere 分 is a mark."""
        start = self.tokens[at].start
        if last is None or last.end != start or last.code != "N" or not _MINUTES.match(self.text, start):
            return 0
        self.add("U", "minute", start, start + 1)
        if self._text(at + 1) != "半":
            return 1
        used = 3 if self._text(at + 2) == "钟" else 2
        self.add("+", 0.5, start + 1, start + used)
        return used

    def _nth_weekday(self, at: int) -> int:
        """第二个周三: tokens used; the place in the month and the weekday become atoms."""
        found = _NTH_WEEKDAY.match(self.text, self.tokens[at].start)
        if found is not None:
            self.add("O", "一二三四五".find(found[1]) + 1 or int(found[1]), found.start(), found.start(2))
            self.add("W", WEEKDAY_CHARACTERS[found[2]], found.start(2), found.end())
        return 0 if found is None else found.end() - found.start()

    def _weekday(self, at: int) -> bool:
        """Add the weekday that a character after 周 or 上周 names."""
        token = self.tokens[at] if at < len(self.tokens) else None
        if token is None or token.text not in WEEKDAY_CHARACTERS or self._text(at + 1) in COUNTERS:
            return False
        weekday = WEEKDAY_CHARACTERS[token.text]
        week = self.atoms[-1] if self.atoms and self.atoms[-1].code == "w" else None
        if weekday < 0:
            monday = week.value if week else monday_of(self.today)
            self.add("E", shifted(monday, 5), token.start, token.end)
        else:
            self.add("W", weekday, token.start, token.end)
        return True


_MINUTES = re.compile(r"分(?=半|[零\d一二三四五六七八九十]{1,4}秒)")
_NTH_WEEKDAY = re.compile(r"第([一二三四五1-5])个(?:星期|礼拜|周)([一二三四五六日天])")
_EVERY = re.compile(r"q(\d{1,3})(d|w|wk|m|h)?")
_NOT_AFTER_A_YEAR = frozenset("mg ml iu mbq gbq mci units ug mcg g kg calories steps % ci cgy".split())
