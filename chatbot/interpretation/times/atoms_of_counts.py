"""Numbers as time atoms, in either language: counts, years, months and days of the calendar."""

from __future__ import annotations

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.times import numeric
from chatbot.interpretation.times.counts import Count, count_at
from chatbot.interpretation.times.decades import decade_at
from chatbot.interpretation.times.lexicon_en import WORDS_EN
from chatbot.interpretation.times.lexicon_zh import OF_A_YEAR
from chatbot.interpretation.times.row import RowBuilder


class CountAtoms(RowBuilder):
    """Makes atoms of numbers."""

    def _count(self, at: int, count: Count) -> int:
        count = self._and_next(at, count) or count
        start, end = self.tokens[at].start, self.tokens[at + count.tokens - 1].end
        follow = self._text(at + count.tokens)
        decade = decade_at(self.text, self.tokens, at, count)
        if decade is not None:
            self.add("5", decade[0], start, self.tokens[at + decade[1] - 1].end)
            return decade[1]
        if self._opens_months(at, count, follow):
            self.add("M", (int(count.low), int(count.low)), start, end)
            return count.tokens
        if follow in _HOURS and self.atoms and self.atoms[-1].code in _DAYS and count.high <= _HOURS_OF_A_DAY:
            return count.tokens + 1
        if follow in ("月", "年", "号", "日") and count.low == int(count.low):
            used = self._calendar_count(at, count, follow, start)
            if used:
                return used
        if count.low == count.high and self._is_year(at, count, follow):
            year = int(count.low)
            if year < 100:
                year = numeric.full_year(year, self.today)
            self.add("Y", year, start, end)
        elif self._is_day_alone(at, count, follow):
            self.add("O", int(count.low), start, end)
        elif count.ordinal or count.label:
            day = count.ordinal and 1 <= count.low <= 31
            self.add("O" if day else ".", int(count.low), start, end)
        elif 0 < count.low == count.high < 1 and follow == "of":
            self.add("h", count.low, start, self.tokens[at + count.tokens].end)
            return count.tokens + 1
        else:
            self.add("N", _either(self.text[start:end], follow) or (count.low, count.high), start, end)
        return count.tokens

    def _and_next(self, at: int, count: Count) -> Count | None:
        """The 6、7 of 6、7周前, 三、四月, 3-4月, "2, 3 months": two numbers in a row before one unit."""
        mark, after = self._text(at + count.tokens), at + count.tokens + 1
        opens = mark == "," and not at and self.lang == "en"
        if not (opens or (mark in ("、", "-", "~") and self.lang == "zh")) or after >= len(self.tokens):
            return None
        second = count_at(self.text, self.tokens, after)
        if second is None or second.ordinal or count.low != count.high:
            return None
        high = second.high + (count.low // 10 * 10 if second.low < _TEN <= count.low else 0)
        if high != count.low + 1:
            return None
        unit = self._text(after + second.tokens)
        if count.low > (_MOST_YEARS if unit == "年" else _OLDEST):
            return None
        if opens:
            parted = WORDS_EN.get(unit, ("",))[0] == "U"
        else:
            parted = unit in _COUNTED_IN_PAIRS if mark == "、" else unit == "月"
        return Count(count.low, high, count.tokens + 1 + second.tokens) if parted else None

    def _opens_months(self, at: int, count: Count, mark: str) -> bool:
        """Whether it is the 1 of 2018年1-9月, 今年3到5月: a month, whose 月 stands after the last one."""
        after = at + count.tokens + 1
        of_a_year = self.lang == "zh" and (not self.atoms or self.atoms[-1].code == "Y")
        if not of_a_year or mark not in _TO or after >= len(self.tokens) or count.low != count.high:
            return False
        after += self._text(after) == mark
        last = count_at(self.text, self.tokens, after) if after < len(self.tokens) else None
        if last is None or self._text(after + last.tokens) != "月":
            return False
        return 1 <= count.low < last.low == last.high <= _MONTHS

    def _is_year(self, at: int, count: Count, follow: str) -> bool:
        if count.low != int(count.low) or count.ordinal:
            return False
        digits = self.text[self.tokens[at].start : self.tokens[at + count.tokens - 1].end]
        if len(digits) == 2 and digits.isdigit():
            before = self._text(at - 1)
            return before == "'" or (before in ("in", "since") and digits[0] == "0" and not follow)
        if not 1900 <= count.low <= 2099 or follow in NOT_AFTER_A_YEAR:
            return False
        return not digits.isdigit() or len(digits) == 4

    def _is_day_alone(self, at: int, count: Count, follow: str) -> bool:
        """The "on 15" and "the 27" with nothing after it."""
        if count.ordinal or count.label or count.low != count.high or not 1 <= count.low <= 31:
            return False
        nothing_more = not follow.strip(".!?") and at + count.tokens + 1 >= len(self.tokens)
        return self.tokens[at].text.isdigit() and nothing_more and self._text(at - 1) in ("on", "the")

    def _calendar_count(self, at: int, count: Count, mark: str, start: int) -> int:
        """N月, N年, N号 as the calendar's; 0 tokens: a length of time after all."""
        after = at + count.tokens
        end, following = self.tokens[after].end, self._text(after + 1)
        low, high = int(count.low), int(count.high)
        if (
            mark == "日"
            and _DAYS_AGO.match(self.text, start)
            and not (self.atoms and self.atoms[-1].code in "MY")
        ):
            return 0
        if mark in "号日" and 1 <= low <= 31 and high == low:
            self.add("O", low, start, end)
            return count.tokens + 1
        of_a_month = mark == "号" or (self.atoms and self.atoms[-1].code in "Mm")
        if mark in "号日" and low < high <= 31 and of_a_month and self.text[start] not in "几数":
            self._several_days(low, high, start, end)
            return count.tokens + 1
        counted = self.text[start] in "两俩仨几"
        if mark == "月" and 1 <= low <= high <= 12 and not counted:
            if following == "份":
                end, after = self.tokens[after + 1].end, after + 1
            self.add("M", (low, high), start, end)
            return after - at + 1
        if mark == "年":
            year = self._chinese_year(count, start, end)
            if year is not None:
                if self.text[max(0, start - 2) : start] in ERAS:
                    start -= 2
                    self.atoms = [atom for atom in self.atoms if atom.end <= start]
                self.add("Y", year, start, end)
                return count.tokens + 1
        return 0

    def _several_days(self, low: int, high: int, start: int, end: int) -> None:
        """十几号, 二十七八号: from the first such day to the last, as 11号到19号 is."""
        if self.atoms and self.atoms[-1].code == "M" and self.atoms[-1].value == (2, 2):
            high = min(high, 28)
        for code, value in (("O", low), ("r", None), ("O", high)):
            self.add(code, value, start, end)

    def _chinese_year(self, count: Count, start: int, end: int) -> int | None:
        """The year of 2024年, 二〇二四年, 72年3月, 民国八十年; None: so many years, as in 过去十年中."""
        low, figures = int(count.low), self.text[start : end - 1].strip()
        era = self.text[max(0, start - 2) : start]
        if era in ERAS and count.low == count.high:
            return ERAS[era] + low
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
        counted = self.atoms and self.atoms[-1].code in "LjX" and self.atoms[-1].end == start
        if 10 <= low <= 99 and not counted and (read_out or OF_A_YEAR.match(self.text, end)):
            return numeric.full_year(low, self.today)
        return None


def _either(written: str, follow: str) -> tuple[float, float] | None:
    """The two or three of "2/3 years"; None for a fraction, as in "2/3 year", "3/4 of an hour"."""
    pair = _PAIR.fullmatch(written)
    if pair is None or int(pair[2]) != int(pair[1]) + 1 or not follow.endswith("s"):
        return None
    return float(pair[1]), float(pair[2])


_TO = ("-", "~", "到", "至")
_MONTHS, _HOURS_OF_A_DAY = 12, 24
_HOURS = ("点", "时")
"""After a day they make a time of the day of a figure: 4月26日20时."""
_DAYS_AGO = expression(r"[一二两俩三四五六七八九十几数]{1,3}日(?:[之以]?前|[之以]?后)")
"""So many days ago, and not before a day of the month, which is written in figures or called 号."""
_DAYS = "OTW"
"""Atoms that end the name of a day."""
_COUNTED_IN_PAIRS = frozenset("周天个月星礼年岁")
"""What begins the unit of two numbers in a row."""
_TEN, _MOST_YEARS, _OLDEST = 10, 12, 120
"""Figures up to which two in a row count years, and anything at all; above, 23、24年 are years themselves."""
_PAIR = expression(r"([2-9]) ?/ ?(\d)")
ERAS = {
    "康熙": 1661, "雍正": 1722, "乾隆": 1735, "嘉庆": 1795, "道光": 1820, "咸丰": 1850, "同治": 1861,
    "光绪": 1874, "宣统": 1908, "民国": 1911, "明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988,
    "令和": 2018,
}  # fmt: skip
"""The year before the first of each era that years are still written by."""
NOT_AFTER_A_YEAR = frozenset("mg ml iu mbq gbq mci units ug mcg g kg calories steps % ci cgy".split())
