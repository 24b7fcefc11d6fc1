"""When something happened last: expressions of dates in both languages, read on Sunday, 22 November 2026."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.interpretation.normalise import normalise
from chatbot.interpretation.times.dates import find_dates
from chatbot.interpretation.times.festivals import festival, lunar
from chatbot.interpretation.times.read_bare import read_bare
from criteria.model import Lang
from tests.interpretation.times_helpers import TODAY, date_of, shown

WHOLE = {
    "5 October 2026": "2026-10-05",
    "the 12th of last month": "2026-10-12",
    "October the twenty-third": "2026-10-23",
    "nov. 10": "2026-11-10",
    "Tues 10 Nov": "2026-11-10",
    "2026/11/10": "2026-11-10",
    "20261110": "2026-11-10",
    "3-Nov-2026": "2026-11-03",
    "13/11/26": "2026-11-13",
    "11/25/2025": "2025-11-25",
    "weds 4/11": "2026-11-04",
    "on the 8th, Sunday": "2026-11-08",
    "the 3rd of the 11th": "2026-11-03?",
    "2 years ago last may": "2024-05-01..2024-05-31",
    "十月二十号": "2026-10-20",
    "26年10月20日": "2026-10-20",
    "二〇二六年十月二十日": "2026-10-20",
    "这个月3号": "2026-11-03",
    "98年做的手术": "1998-01-01..1998-12-31",
    "08年做的": "2008-01-01..2008-12-31",
}

RELATIVE = {
    "ten days back": "2026-11-12",
    "exactly a month ago": "2026-10-22",
    "3 wks back": "2026-10-29..2026-11-04",
    "a good six weeks ago": "2026-10-08..2026-10-14",
    "half a year back": "2026-04-22..2026-06-21",
    "8-10 days ago": "2026-11-12..2026-11-14",
    "well over a year ago": "None..2025-11-22",
    "less than a fortnight ago": "2026-11-08..2026-11-22",
    "two weeks and three days ago": "2026-11-05",
    "a week ago yesterday": "2026-11-14",
    "a week last tuesday": "2026-11-10",
    "last night": "2026-11-21",
    "tuesday just gone": "2026-11-17",
    "thursday last week": "2026-11-12",
    "October's was on the 14th": "2026-10-14",
    "skipped this month, had it in october": "2026-10-01..2026-10-31",
    "13th of november, friday": "2026-11-13",
    "between the 10th and 12th": "2026-11-10..2026-11-12?",
    "this friday": "2026-11-20?",
    "this time last month": "2026-10-15..2026-10-29?",
    "14-day cycle, last started 2 november": "2026-11-02?",
    "three this year, every eight weeks": "2026-01-01..2026-11-22?",
    "every eight weeks, last one this month": "2026-11-01..2026-11-22",
    "2 Jnue 2025": "2025-06-02",
    "some friday in october": "2026-10-02..2026-10-30",
    "on a monday in november": "2026-11-02..2026-11-16",
    "tuesday in the third week of october": "2026-10-20?",
    "a friday in october, before the clocks went back": "2026-10-02..2026-10-24?",
    "the weekend of bonfire night": "2026-11-07..2026-11-08?",
    "at weekends": "-",
    "two months next friday": "2026-09-27?",
    "a year come february": "2026-02-01..2026-02-28?",
    "5 fractions, the fifth of which was sept 4th": "2026-09-04",
    "they do it again on thursday, last time was august": "2026-08-01..2026-08-31",
    "it's three weeks since I had it": "2026-10-29..2026-11-04",
    "the weekend before last": "2026-11-07..2026-11-08",
    "三个礼拜以前": "2026-10-29..2026-11-04",
    "两个半月前": "2026-08-24..2026-09-21",
    "仨月前": "2026-08-08..2026-09-05",
    "fortnite ago": "2026-11-05..2026-11-11",
    "month ago": "2026-10-08..2026-11-05",
    "两个来月前": "2026-08-24..2026-10-21",
    "去年年底": "2025-11-01..2025-12-31",
    "the end of last year": "2025-11-01..2025-12-31",
    "late last year": "2025-10-01..2025-12-31",
    "end of the year": "2026-11-01..2026-11-22?",
    "上上周六": "2026-11-07",
    "这周二": "2026-11-17",
    "前天晚上": "2026-11-20",
    "上个礼拜天": "2026-11-15",
}

PARTIAL = {
    "last autumn": "2025-09-01..2025-11-30",
    "winter 2023-24": "2023-12-01..2024-02-29",
    "everolimus 2023-24": "2023-01-01..2024-12-31",
    "Tuesday fortnight ago": "2026-11-10?",
    "mid-october": "2026-10-11..2026-10-20",
    "towards the end of september": "2026-09-21..2026-09-30",
    "the first week of november": "2026-11-01..2026-11-07",
    "w/c 5 october": "2026-10-05..2026-10-11",
    "summer of 22": "2022-06-01..2022-08-31",
    "Q3 2025": "2025-07-01..2025-09-30",
    "the winter before last": "2024-12-01..2025-02-28",
    "late last month": "2026-10-21..2026-10-31",
    "earlier this week": "2026-11-16..2026-11-22",
    "in November": "2026-11-01..2026-11-22",
    "either the 4th or the 5th of november": "2026-11-04..2026-11-05",
    "late july/early august": "2026-07-21..2026-08-10",
    "sometime in 2023 or 2024": "2023-01-01..2024-12-31",
    "nov or dec last year": "2025-11-01..2025-12-31",
    "between christmas and new year": "2025-12-25..2026-01-01",
    "prior to 2015": "None..2014-12-31",
    "上个月中旬": "2026-10-11..2026-10-20",
    "去年下半年": "2025-07-01..2025-12-31",
    "三月份或者四月份吧": "2026-03-01..2026-04-30",
    "十月初还是十月中旬": "2026-10-01..2026-10-20",
}

FESTIVE = {
    "Remembrance Sunday": "2026-11-08",
    "august bank holiday": "2026-08-31",
    "Diwali": "2026-11-08?",
    "Easter time": "2026-03-29..2026-04-12",
    "over christmas": "2025-12-18..2026-01-01",
    "boxing day": "2025-12-26",
    "over the easter weekend": "2026-04-03..2026-04-06",
    "during chinese new year": "2026-02-17",
    "Thanksgiving 2025": "2025-11-27",
    "元旦": "2026-01-01",
    "去年国庆": "2025-10-01..2025-10-07",
    "端午那天": "2026-06-19",
    "中秋节": "2026-09-25",
    "大年初三": "2026-02-19?",
    "农历八月十二": "2026-09-22?",
    "腊月二十三": "2026-02-10?",
}

WHICH_ONE = {
    "embolised twice, in 2022 and on 9 Nov": "2026-11-09?",
    "TACE 3 Oct, scan 10 Nov": "2026-10-03?",
    "admitted 8 Nov, op 9 Nov, home 15 Nov": "2026-11-09?",
    "came home on the 15th, op was the 9th": "2026-11-09?",
    "scan showed growth so TACE on 10 Nov": "2026-11-10",
    "turned it down in August": "never?",
    "chemo in March, turned down PRRT in August": "2026-03-01..2026-03-31",
    "refused any more after March": "2026-04-01..2026-11-22?",
    "surgery was cancelled on 10 Nov": "never?",
    "the 10th got cancelled, so 13th instead": "2026-11-13",
    "last Thursday but one": "2026-11-12",
    "last summer but one": "2025-06-01..2025-08-31",
    "3 weeks to the day on Tuesday": "2026-11-03?",
    "post-op day 10": "2026-11-12?",
    "day 12 after the operation": "2026-11-10?",
    "day 12 of my cycle": "-",
    "start of October through to the 16th": "2026-10-16",
    "five weeks to go till my holiday, last one was 3 Nov": "2026-11-03",
    "op was cancelled on 10 Nov, done on 14 Nov": "2026-11-14",
    "finishes on the 27th": "ask?",
    "started in march and finished in june": "2026-06-01..2026-06-30",
    "my first was in january and the last one on 9 october": "2026-10-09",
    "diagnosed in 2020, whipple in march 2021": "2021-03-01..2021-03-31",
    "nothing since 2019": "2019-01-01..2019-12-31",
    "from january to june this year": "2026-06-01..2026-06-30",
    "May, no sorry, June": "2026-06-01..2026-06-30",
    "the 20th October, no wait, the 21st": "2026-10-21",
    "seeing the doc tomorrow, last chemo 12 sept": "2026-09-12",
    "chemo 2019, surgery 2020": "2020-01-01..2020-12-31?",
    "去年3月开始吃，今年5月停": "2026-05-01..2026-05-31",
    "10月5号，哦不，10月15号": "2026-10-15",
    "第一次是2023年5月，最后一次是2024年8月": "2024-08-01..2024-08-31",
}

ASKED_BACK = {
    "the op is a week tomorrow": "ask?",
    "a week tomorrow": "2026-11-16?",
    "a year last June": "2025-06-01..2025-06-30?",
    "the jab after my scan on 2 November": "2026-11-02?",
    "4/3/2026": "2026-03-04? | 2026-04-03?",
    "3.11.26": "2026-11-03? | 2026-03-11?",
    "30 nov": "ask?",
    "11月23号": "ask?",
    "next Tuesday": "ask?",
    "due again on friday": "ask?",
    "预约了12月1号": "ask?",
    "booked for 15 december, every 4 weeks": "2026-11-17?",
    "12月1号该打了，四周一次": "2026-11-03?",
    "on everolimus since march": "2026-11-22?",
    "three weeks": "2026-10-29..2026-11-04?",
    "no chemo for two years": "2024-05-24..2025-05-23?",
    "已经两个月没打了": "2026-09-08..2026-10-06?",
    "not in the past two weeks": "None..2026-11-07?",
    "I haven't had any this month": "None..2026-10-31?",
    "最近两周没打过": "None..2026-11-07?",
    "今年还没打过": "None..2025-12-31?",
    "last october": "2026-10-01..2026-10-31?",
    "before the pandemic": "-",
    "ages ago": "-",
    "for six months": "-",
    "my 3rd cycle": "-",
    "you may call me": "-",
}

NOW_AND_NEVER = {
    "not finished with me yet, four more zaps to go": "2026-11-22",
    "had 3 of 5 so far": "2026-11-22",
    "still taking it": "2026-11-22",
    "never stopped": "2026-11-22",
    "一直吃着": "2026-11-22",
    "nope, never": "never",
    "haven't started": "never",
    "从没做过": "never",
}


@pytest.mark.parametrize(
    ("words", "reading"),
    [*WHOLE.items(), *RELATIVE.items(), *PARTIAL.items(), *FESTIVE.items(), *WHICH_ONE.items(),
     *ASKED_BACK.items(), *NOW_AND_NEVER.items()],
)  # fmt: skip
def test_a_date_is_read_as(words: str, reading: str) -> None:
    assert date_of(words) == reading


PAIRS = [
    ("3 weeks ago", "三周前"), ("half a year ago", "半年前"), ("the day before yesterday", "前天"),
    ("last month", "上个月"), ("last year", "去年"), ("at the end of October", "十月底"),
    ("in March or April", "三月或四月"), ("5 October", "10月5号"), ("spring 2025", "2025年春天"),
    ("Tuesday of last week", "上周二"), ("over 5 years ago", "五年以上之前"),
    ("a year and a half ago", "一年半前"),
    ("Christmas 2024", "2024年圣诞节"), ("from March to June 2025", "从2025年3月到6月"),
    ("before 2020", "2020年以前"), ("early last month", "上月初"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese"), PAIRS)
def test_both_languages_agree(english: str, chinese: str) -> None:
    assert date_of(english) == date_of(chinese) != "-"


MONTHS = "January February March April May June July August September October November December".split()
FORMS = (
    lambda d: d.isoformat(),
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{MONTHS[d.month - 1][:3]} {d.day}, {d.year}",
    lambda d: f"the {d.day}{_suffix(d.day)} of {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.year}年{d.month}月{d.day}号",
    lambda d: f"{d:%Y%m%d}",
    lambda d: f"on {MONTHS[d.month - 1]} {d.day} {d.year}, I think",
)


def _suffix(day: int) -> str:
    return "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


@given(st.dates(date(1990, 1, 1), TODAY), st.sampled_from(FORMS))
def test_a_written_date_is_read_back(day: date, form: Callable[[date], str]) -> None:
    assert date_of(form(day)) == day.isoformat()


@given(st.dates(date(2016, 1, 1), date(2034, 12, 31)), st.integers(1, 30))
def test_days_ago_are_counted_from_any_today(today: date, days: int) -> None:
    assert date_of(f"{days} days ago", today=today) == str(today - timedelta(days=days))


WORDS = st.sampled_from(
    "3 11 2026 may last next week ago of the since until 三 月 号 周 前 上 去年 半 个 in mid christmas 国庆 "
    ", - / . 初 农历 every tuesday half a or between and now 年 底 2nd '19 q3".split()
)


@given(st.lists(WORDS, max_size=12).map(" ".join), st.dates())
def test_any_words_on_any_day_give_days_in_order(words: str, today: date) -> None:
    for lang in ("en", "zh"):
        for mention in find_dates(normalise(words, lang), today):
            days = mention.days
            assert days.earliest is None or days.latest is None or days.earliest <= days.latest
        for kind in ("date", "duration", "age"):
            read_bare(kind, normalise(words, lang), lang, today)


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for kind in ("date", "duration", "age"):
        read_bare(kind, normalise(text), "en", TODAY)


def test_a_date_that_answers_nothing_may_lie_ahead() -> None:
    assert shown(read_bare("date", normalise("in two weeks"), "en", TODAY)) == "2026-12-06"
    assert shown(read_bare("date", normalise("下周一"), "zh", TODAY)) == "2026-11-23"


ANSWERING_NOTHING = {
    "in the 1990s": "1990-01-01..1999-12-31?",
    "the late nineties": "1997-01-01..1999-12-31?",
    "九十年代": "1990-01-01..1999-12-31?",
    "last but one Monday": "2026-11-09",
    "the first Monday of this month": "2026-11-02",
    "这个月第二个周三": "2026-11-11",
    "the day after Christmas last year": "2025-12-26",
    "国庆前一天": "2026-09-30",
    "the Sunday after Easter 2025": "2025-04-27",
    "Black Friday 2025": "2025-11-28",
    "June 3-5, 2025": "2025-06-03..2025-06-05?",
    "two Fridays ago": "2026-11-13?",
    "a week on Tuesday": "2026-12-01?",
    "two years ago come Christmas": "2024-12-25?",
    "去年今天": "2025-11-22",
    "二零二四年正月": "2024-02-10..2024-03-09?",
    "18年打的": "2018-01-01..2018-12-31?",
    "立秋": "2026-08-07",
    "Friday": "2026-11-20?",
    "week 12 of 2025": "2025-01-01..2025-12-31?",
}


@pytest.mark.parametrize(("words", "reading"), ANSWERING_NOTHING.items())
def test_a_date_that_answers_nothing_is_read_as(words: str, reading: str) -> None:
    lang: Lang = "en" if words.isascii() else "zh"
    assert shown(read_bare("date", normalise(words), lang, TODAY)) == reading


KNOWN_FESTIVALS = [
    ("lunar_new_year", date(2015, 2, 19)), ("lunar_new_year", date(2020, 1, 25)),
    ("lunar_new_year", date(2024, 2, 10)), ("lunar_new_year", date(2033, 1, 31)),
    ("lunar_eve", date(2026, 2, 16)), ("lantern", date(2024, 2, 24)), ("qingming", date(2026, 4, 5)),
    ("dragon_boat", date(2023, 6, 22)), ("dragon_boat", date(2025, 5, 31)), ("qixi", date(2026, 8, 19)),
    ("mid_autumn", date(2020, 10, 1)), ("mid_autumn", date(2025, 10, 6)),
    ("double_ninth", date(2026, 10, 18)),
    ("winter_solstice", date(2026, 12, 22)), ("easter", date(2025, 4, 20)), ("easter", date(2027, 3, 28)),
    ("thanksgiving", date(2026, 11, 26)), ("mothers_day", date(2026, 5, 10)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "day"), KNOWN_FESTIVALS)
def test_festivals_fall_on_their_days(name: str, day: date) -> None:
    days = festival(name, day.year)
    assert days is not None
    assert days[0] == day


def test_the_lunar_table_runs_without_a_gap() -> None:
    for year in range(2000, 2035):
        last = max(day for day in (lunar(year, 12, 29), lunar(year, 12, 30)) if day is not None)
        assert lunar(year + 1, 1, 1) == last + timedelta(days=1)
