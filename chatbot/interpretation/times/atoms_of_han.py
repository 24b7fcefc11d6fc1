"""Chinese time words as atoms."""

from __future__ import annotations

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.times import numeric
from chatbot.interpretation.times.atoms_of_counts import CountAtoms
from chatbot.interpretation.times.calendar import monday_of, shifted
from chatbot.interpretation.times.counts import count_at
from chatbot.interpretation.times.lexicon_zh import (
    COUNTERS,
    FIRST_CHARACTERS,
    LONGEST,
    WEEKDAY_CHARACTERS,
    WORDS_ZH,
)
from chatbot.interpretation.times.row import Atom


class HanAtoms(CountAtoms):
    """Makes atoms of Chinese words."""

    def _han(self, at: int) -> int:
        token = self.tokens[at]
        last = self.atoms[-1] if self.atoms else None
        if last is not None and last.code == "w" and last.end == token.start and self._weekday(at):
            return 1
        special = self._short_year(at) or self._week_name(at, last) or self._lunar_day(at)
        special = special or self._unit(at, last) or self._share(at, last) or self._nth_weekday(at)
        special = special or self._part_of_month(at, last) or self._minutes(at, last) or self._the_last(at)
        special = special or self._barely(at) or self._either(at) or self._those_days(at, last)
        special = special or self._new_year(at, last) or self._first_of_october(at, last)
        if special:
            return special
        if self.text.startswith(("双11", "双12"), token.start):
            name = "armistice" if self._text(at + 1) == "11" else "double_twelve"
            self.add("F", name, token.start, self.tokens[at + 1].end)
            return 2
        if token.text in FIRST_CHARACTERS:
            for length in range(min(LONGEST, len(self.tokens) - at), 0, -1):
                word = self.text[token.start : token.start + length]
                if word in WORDS_ZH and not self._number_instead(word, at):
                    if WORDS_ZH[word][0] == "F":
                        holiday = _HOLIDAY.match(self.text, token.start + length)
                        length += len(holiday[0]) if holiday is not None else 0
                    self.add(*WORDS_ZH[word], token.start, token.start + length)
                    return length
        count = count_at(self.text, self.tokens, at)
        if count is not None:
            return self._count(at, count)
        self.add(".", None, token.start, token.end)
        return 1

    def _number_instead(self, word: str, at: int) -> bool:
        """Whether a word is something else: 五一 before a unit, 前两天 after 春节, 一季度 before 一针."""
        last = self.atoms[-1] if self.atoms else None
        if WORDS_ZH[word][0] == "R" and last is not None and last.code in "FD":
            return word[0] == "前" and word[1] in "两几" and last.end == self.tokens[at].start
        if word == "十一" and not self._is_holiday(at, last):
            return True
        if word == "一季度" and _ONE_EACH.match(self.text, self.tokens[at].start + len(word)):
            return True
        if word == "至今" and self._text(at + 2) in tuple("年天日晨"):
            return True
        if WORDS_ZH[word][0] == "B" and last is not None and last.end == self.tokens[at].start:
            return last.code == "N" or (word == "年头" and last.text[-1] in _SOME)
        follow = self._text(at + len(word))
        return word in ("五一", "六一", "七一", "八一") and follow in tuple("月年号日个天周次十点")

    def _is_holiday(self, at: int, last: Atom | None) -> bool:
        """Whether 十一 is the first of October: 十一那天, 过完十一, 去年十一."""
        start = self.tokens[at].start
        if _ABOUT_A_HOLIDAY.match(self.text, start + 2):
            return True
        led = self.text[:start].endswith(("过完", "过了")) or (
            last is not None and last.code == "Y" and last.end == start and last.text[-1] == "年"
        )
        return led and _NO_UNIT.match(self.text, start + 2) is not None

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
        """零八年, 八几年: tokens used."""
        written = self.text[self.tokens[at].start : self.tokens[at].start + 3]
        tens = "〇零二三四五六七八九".find(written[0])
        if written[1:] == "几年" and tens >= 0 and written[0] in _OF_A_DECADE:
            first = 2000 if tens < 2 else 1900 + 10 * tens
            self.add("5", first, self.tokens[at].start, self.tokens[at + 2].end)
            return 3
        figure = "零〇一二三四五六七八九".find(written[1:2])
        if written[:1] not in "零〇" or written[2:] != "年" or figure < 1 or len(self.tokens) < at + 3:
            return 0
        year = numeric.full_year(max(figure - 1, 0), self.today)
        self.add("Y", year, self.tokens[at].start, self.tokens[at + 2].end)
        return 3

    def _lunar_day(self, at: int) -> int:
        """初九, 廿二 after a month: tokens used; 0 where no numeral follows, or 号 of the other calendar."""
        after_month = self.atoms and self.atoms[-1].code in "MJ"
        opening = self._text(at)
        last = 10 if opening == "初" else 30 if opening in _LUNAR_TENS and after_month else 0
        first = at + (opening == "初")
        count = count_at(self.text, self.tokens, first) if last and first < len(self.tokens) else None
        if count is None or not 1 <= count.low == count.high <= last:
            return 0
        used = first + count.tokens - at
        if self._text(at + used) in ("号", "日"):
            return 0
        self.add("O", int(count.low), self.tokens[at].start, self.tokens[at + used - 1].end)
        return used

    def _unit(self, at: int, last: Atom | None) -> int:
        """月 after 半, 个 or 两, and 日 where it can be no day of a month (90日, 两日前): tokens used."""
        start = self.tokens[at].start
        unit = _UNITS.get(self._text(at))
        if unit is None or last is None or last.end != start or last.code not in unit[1]:
            return 0
        self.add("U", unit[0], start, start + 1)
        return 1

    def _share(self, at: int, last: Atom | None) -> int:
        """The 前五个月 of 今年前五个月, its first five months, and 后三个月: tokens used."""
        start = self.tokens[at].start
        found = _SHARE.match(self.text, start) if last is not None and last.code == "Y" else None
        if found is None or last is None or last.end != start:
            return 0
        figure = count_at(self.text, self.tokens, at + len(found["side"]))
        months = int(figure.low) * (3 if found["unit"].endswith(("季", "度")) else 1) if figure else 0
        if figure is None or not 1 <= months < 12:
            return 0
        self.add("S", (1, months) if found["side"] in "前头" else (13 - months, 12), start, found.end())
        return len(found["side"]) + figure.tokens + len(found["unit"])

    def _part_of_month(self, at: int, last: Atom | None) -> int:
        """五月中, 六月尾, 三月头, 月头上: tokens used."""
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
        used = 2 if self.text[start : start + 2] == "头上" else 1
        self.add("P", part, start, start + used)
        return used

    def _minutes(self, at: int, last: Atom | None) -> int:
        """五分三十秒, 一分半, 八天二十时: tokens used; elsewhere 分 is a mark and 时 a time of the day."""
        start = self.tokens[at].start
        if self._text(at) == "时" and "".join(atom.code for atom in self.atoms[-3:]) == "NUN":
            self.add("U", "hour", start, start + 1)
            return 1
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
            last = found[0].startswith("最后")
            nth = -1 if last else "一二三四五".find(found[1] or "一") + 1 or int(found[1])
            self.add("O", nth, found.start(), found.start(2))
            self.add("W", WEEKDAY_CHARACTERS[found[2]], found.start(2), found.end())
        return 0 if found is None else found.end() - found.start()

    def _the_last(self, at: int) -> int:
        """The 上 of 上两个月, 上三周: tokens used."""
        start = self.tokens[at].start
        if not _SO_MANY_PAST.match(self.text, start) or self.text[max(0, start - 1) : start] in ("早", "晚"):
            return 0
        self.add("L", None, start, start + 1)
        return 1

    def _barely(self, at: int) -> int:
        """The 小 of 小一年, 小三个月, which is nearly so long: tokens used."""
        start = self.tokens[at].start
        if not _NEARLY.match(self.text, start):
            return 0
        self.add("j", None, start, start + 1)
        return 1

    def _either(self, at: int) -> int:
        """The 就是 of 不是九月就是十月: tokens used."""
        start = self.tokens[at].start
        word = self.text[start : start + 2]
        if word not in ("就是", "就在") or not _EITHER.search(self.text, max(0, start - 14), start):
            return 0
        self.add("v", None, start, start + 2)
        return 2

    def _those_days(self, at: int, last: Atom | None) -> int:
        """The 这三天 of 10月31到11月2号这三天, which are the days just told: tokens used."""
        start = self.tokens[at].start
        found = _THOSE_DAYS.match(self.text, start) if last is not None and last.end == start else None
        return 0 if found is None or last is None or last.code not in "FDOMmTWw" else len(found[0])

    def _new_year(self, at: int, last: Atom | None) -> int:
        """The 年 of 年前, 年后, which is the Chinese New Year: tokens used; 0 in 两年前, 早年前."""
        start = self.tokens[at].start
        if not _NEW_YEAR.match(self.text, start) or self.text[max(0, start - 1) : start] in _OTHER_YEARS:
            return 0
        if last is not None and last.end == start and last.code in "NhpQVgyjM":
            return 0
        self.add("F", "spring_festival", start, start + 1)
        return 1

    def _first_of_october(self, at: int, last: Atom | None) -> int:
        """The 十一 of 去年十一, 十一前: the National Day week: tokens used."""
        start = self.tokens[at].start
        of_year = last is not None and last.end == start and last.code == "Y"
        if not (_OF_A_YEAR if of_year else _NATIONAL_DAY).match(self.text, start):
            return 0
        if not of_year and last is not None and last.end == start and last.code in "NMmPh":
            return 0
        self.add("F", "national_week", start, start + 2)
        return 2

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


_UNITS = {"月": ("month", "hgNpQyZ"), "日": ("day", "Nh")}
"""Characters that are a unit too, and the atoms after which they are one."""
_LUNAR_TENS = ("廿", "卅")
"""What the twenties and the thirtieth of a lunar month begin with."""
_SHARE = expression(
    r"(?P<side>前|头|最后|后)[一二两三四五六七八九十\d]{1,2}(?P<unit>个?月|个?季度|季)(?![前后一内里])"
)
_NEW_YEAR = expression(r"年(?=前(?!后|期|一?年)|后)")
_OTHER_YEARS = frozenset("早当近成中青老少童晚每往那几整多好些数常暮壮隔同今去前明后百千万周")
"""Before 年 these make other years of it, not the new one: 早年前, 中年后, 前年后."""
_OF_A_YEAR = expression(r"十一(?![月年号日个天周次点岁级期\d%.])")
_NATIONAL_DAY = expression(r"十一(?=那几天|前后|之[前后]|过后|[前后](?![面边]))")
_MINUTES = expression(r"分(?=半|[零\d一二三四五六七八九十]{1,4}秒)")
_OF_A_DECADE = "零〇五六七八九"
"""What stands before 几年 for a decade (八几年), and not for so many years (十几年, 二十几年)."""
_SO_MANY_PAST = expression(r"上(?=[两三四五六七八九十几\d]{1,3}(?:个?(?:月|周|星期|礼拜|季度)|年|天))")
_ABOUT_A_HOLIDAY = expression(r"那天|当天|那会|那阵|期间|过后|(?:之|以)?[前后](?!天)|左右|放假|的时候")
_NO_UNIT = expression(r"[起开打做用吃停的,;。]|$")
_ONE_EACH = expression(r"[才就都要得能会]{0,2}[轮打扎用来挨做]?[到上]?一[针次支回]")
"""After 一季度: one in every quarter, not the first one of a year."""
_SOME = frozenset("些有多少数个好")
"""Before 年头 these make years of it (有些年头了), not the beginning of one."""
_NEARLY = expression(r"小(?=[一两二三四五六七八九十\d]{1,3}(?:个[月星礼半]|年(?!级)|周|天|星期|礼拜))")
_EITHER = expression(r"(?<!是)不[是在][^。;；]{1,10}$")
_THOSE_DAYS = expression(r"[这那][几两三四五六七八九十]天")
_HOLIDAY = expression(r"(?:节?(?:放长假|放小长假|放假|小长假|长假|假期))")
_NTH_WEEKDAY = expression(r"(?:第([一二三四五1-5])|头一?|最后一)个(?:星期|礼拜|周)([一二三四五六日天])")
