"""General expressions of the bare types: what they say, whatever the text speaks of.

Ends are "low..high", an open end left out; "~" marks readings that may only be confirmed, "-" none.
"""

from __future__ import annotations

from datetime import date

import pytest

from chatbot.interpretation.interpreter import interpret_kind
from criteria.values import Age, Dates, Quantity, Value

TODAY = date(2026, 11, 22)

NUMBERS = {
    "two fifths": "0.4", "thirty-one fifths": "6.2", "two hundred and three quarters": "200.75",
    "nine and a fourth": "9.25", "minus two sevenths": "-0.285714", "a billionth": "1e-09",
    "-2/9": "~-0.222222", "7 3/8": "~7.375", "one over forty": "~0.025", "- 12k": "~-12000",
    "4 dozens": "48", "six dozen": "72", "fifteen trillion two hundred": "15000000000200", ".0034M": "~3400",
    "above 40 but below 55": "~40..55", "at most 90 and at least 15": "~15..90",
    "bigger or equal than sixty": "~60..", "no older than 12": "~..12", "80 and more": "~80..",
    "3亿2万5千": "300025000", "二兆三亿": "2000300000000", "6万 7千 8百": "67800", "九百 八 十 六": "986",
    "半百": "50", "大于8小于等于11": "~8..11",
    "on June 4th": "-", "a first class stamp": "-", "120 over 80": "-", "三百兆贝可": "~300",
    "three and a half million": "3500000", "8个以上": "~8..", "百万": "1000000",
    "7万万": "700000000", "a couple thousand": "2000", "two point seven one eight two": "2.7182",
    "12 ± 2": "~10..14", "2^10": "~1024", "four five six": "~456", "a 75ml glass": "-", "12%": "-",
    "这是一个大于50并且小于80的数": "~50..80", "大于或者等于七": "~7..", "比三大，比九小": "~3..9",
    "two thirty-seconds": "0.0625", "a sixteenth": "0.0625", "a thirty-first": "~0.032258",
    "one sixty-fourth": "0.015625", "eleven ninety-firsts": "0.120879", "five ten-thousandths": "0.0005",
    "seven hundred-thousandths": "~7e-05", "two hundred forty fifths": "~4.444444", "4 ninths": "0.444444",
    "three hundred thousand fifths": "60000", "nine and eleven twenty-fourths": "9.458333",
    "forty and two and a half": "42.5", "two thirds of a million": "666666.666667",
    "twelve seconds": "~12", "the one third": "0.333333",
    "between five hundred and six hundred": "~500..600",
    "six hundred and four dozen": "648", "one out of sixteen": "~0.0625", "3 in forty": "~0.075",
    "4 in 2019": "~4", "between minus four and nine": "~-4..9", "from -30 to -25": "~-30..-25",
    "-6 to +6": "~-6..6", "below -12": "~..-12", "more than minus two and a half": "~-2.5..",
    "小于-6": "~..-6", "大于负二": "~-2..", "负七到负三": "~-7..-3",
    "-8与8之间": "~-8..8", "5000与7000间": "~5000..7000",
    "the debt is 3 302 450 119 now": "~3302450119", "2 506 114.75": "~2506114.75",
    "they got 4M for it": "~4000000", "6 out of 8 so far": "~6", "none at all": "~0", "一次也没烧过": "~0",
    "一次没够": "~1",
    "a 4m fence": "-", "about 2 bn": "~1900001800..2099998200", "27/4": "~6.75",
    "-9/2": "~-4.5", "2 7/3": "~4.333333",
    "5/9 of the plot": "~0.555556", "see you on 5/9": "-", "140/90": "-", "24/7": "-", "1/6/2024": "-",
    "８，１２０，５００": "8120500", "between the fourth and the eleventh": "~4..11",
    "later than the 2nd but earlier than the 9th": "-", "over the sixth but under the tenth": "~6..10",
    "七千 三 百 二": "7320", "两 百 零 六": "206", "四千 零 九 十": "4090", "八 点 零 二": "8.02",
    "六 分 之 五": "0.833333",
    "九 又 四 分之 三": "9.75", "三百 五百": "-", "下午 三 点 五 分": "-", "二百分之九": "0.045",
    "7又一千分之8": "7.008",
    "三分之负二": "-0.666667", "四十多万": "~400000..490000", "六百余亿": "~60000000000..69900000000",
    "a hunderd an ten": "110", "hundred n eight": "108", "a hundred & five": "105",
    "two, or it might have been three": "~2..3", "2, 3 at most": "~2..3", "四个吧，要么五个": "~4..5",
    "两个，最多三个": "~2..3", "3, not 4": "~3",
    "三百来万": "~2850002.7..3149997.3", "七十几亿": "~7100000000..7900000000", "百八": "180",
    "八打鸡蛋": "~96", "五双鞋": "~10", "我一听就懂": "-", "陆续来了人": "-", "伍先生": "-",
    "陆拾": "60", "三英镑": "-", "九块钱": "-",
    ",25": "~0.25", "点二五": "0.25", "20 plus or minus 4": "~16..24", "20 +/-4": "~16..24",
    "half million": "500000", "a half dozen": "6", "1，234": "1234",
    "one at breakfast and two at bedtime, so three": "~3", "three: one here, two there": "~3",
    "2 and 2, so 4": "~4", "one at breakfast and two at bedtime, so four": "-", "1, 2, 3": "-",
    "six thousand and a half": "~6500", "7 and 5/6": "~7.833333", "up to and including 14": "~..14",
    "several dozen": "-",
    "the crowd exceeded 900": "~900..", "never exceeded 45": "~..45", "fewer than 800 in 1995": "~..800",
    "七七四十九": "49", "二三得六": "6", "二三五": "~235", "七七四十八": "~7748", "零下五度": "~-5",
    "十有八九是四个": "~4", "七上八下的五个": "~5", "一个不剩": "~0",
    "好像是250来着": "~250", "以前养三只，现在就剩一只了": "~1",
}  # fmt: skip
SHARES = {
    "310 percent": "310", "-4%": "~-4", "down by minus three percent": "~-3", "百分之负二": "-2",
    "百分之一百四十": "140", "六折": "60", "八八折": "88", "七成五": "75", "三到四成": "~30..40",
    "下降了百分之3.3": "~3.3", "between -3 and 4 percent": "~-3..4", "百分之８，５００": "8500",
    "百 分 之 四 十 一": "41",
    "百分之 二点 五": "2.5", "七 点 二 成": "72", "八 八 折": "88", "打对折": "50", "十折": "~100",
    "四百分之2": "~0.5",
    "增殖指数67百分之三十": "~30", "四成多": "40..49", "7‰": "0.7",
    "7 oranges": "-", "$30": "-", "下午四点": "-",
    "过半了": "~50..", "还没过半": "~..50", "半数以上": "~50..", "过半个月再查": "-",
}  # fmt: skip
WEIGHTS = {
    "3 tonnes": "~3000", "0.004 kg": "~0.004", "6000 mg": "~0.006", "a quarter of a kilo": "~0.25",
    "three quarters of a pound": "~0.340194", "between 3 g and 8 g": "~0.003..0.008", "五吨": "~5000",
    "The case holds 30 (kg)": "~30", "4 [g]": "~0.004", "7 grams and 40 mg": "~0.00704",
    "300 micrograms": "~3e-07",
    "a two-ton lorry": "~2000", "21,000 metric tons": "~21000000", "六微克": "~6e-09",
    "it melts at 80° Celsius": "-", "负五摄氏度": "-", "5.2 (L)": "-",
    "12 stone 3": "77.564295", "7 lbs 8 oz": "3.401943", "two cups": "-",
    "99 °F": "-", "$80": "-", "a couple of kilos": "~2",
    "四十两": "2", "七两半": "0.375", "二十千瓦": "-",
}  # fmt: skip
LENGTHS = {
    "2h 15m": "~0.09375", "10m20s": "~0.007176", "2:30 hours": "~0.104167", "PT36H": "~1.5", "p2w": "~14",
    "1 second": "1.2e-05", "quarter hour": "0.010417", "all week": "~7", "a whole day": "1",
    "1/2 h": "0.020833", "3 quarters of an hour": "0.03125", "two thirds of an hour": "0.027778",
    "3 quarters": "270",    "2.5小时": "0.104167", "五日": "~5", "不到三周": "~..21", "he said it hurts": "-",
    "1/2 a year": "182.5", "¾ of a year": "273.75", "week and a half": "10.5", "25年": "9125",
    "another week": "7", "thirty and six hours": "1.5", "2天6时": "2.25", "5 days 2 months": "65",
    "4周年": "1460", "六个月以下": "~..184", "3年以上7年以下": "~1095..2557", "30~90日": "~30..90",
    "大半天": "~0.5..1", "两小时十分": "~0.090278", "个半小时": "0.0625",
    "三分二十秒": "0.002315", "两分半钟": "0.001736",
    "原来走一个小时，现在四十分钟就累了": "~0.027778", "以前每天三小时": "~0.125", "10年以上的": "~3650..",
    "from half past two until four": "~0.0625", "9am to 5pm": "~0.333333", "noon to midnight": "~0.5",
    "from ten at night until six in the morning": "~0.333333", "14:30-16:00": "~0.0625",
    "from two to four": "-", "ten to four": "-", "half past two": "-",
    "5 dyas": "5", "2 yaers": "730", "4 huors": "0.166667", "2 weeds": "-", "two wee ones": "-",
}  # fmt: skip
AGES = {
    "31 though I feel 80": "~31",
    "14 months old": "~1.166667", "six weeks of age": "~0.11499", "40天大": "~0.109514",
    "three and a half years old": "~3.5", "四岁半": "~4.5", "两岁零两个月": "~2.166667",
    "when he was seven years old he moved": "~7", "她六岁的时候上了学": "~6",
    "21 or older": "~21..", "no younger than 30": "~30..", "no older than 75": "~..75", "75岁以下": "~..75",
    "a hundred and two years old": "102",
    "seen at around ten months of age": "~0.791667..0.875", "nearly two and a half years old": "~2.375..2.5",
    "he's 50; he was born on June 2, 1950": "-", "她1950年6月2日出生，现在50岁": "-",
    "12 spoons": "-", "page 33": "-", "at 6 pm": "-",
    "a tower more than 300 years old": "~300..", "younger than six months old": "~..0.5",
    "5 and a half": "~5.5",
    "我闺女24，我四十九": "~49", "女儿24": "~24",
    "I'm a 1947 baby": "~78..79", "a '47 baby": "~78..79", "a child of the fifties": "~66..76",
    "my 1987 baby": "-", "in my fifties": "~50..59",
    "three score years and ten": "70", "three score and ten years": "70",
}  # fmt: skip
DATES = {
    "this quarter": "2026-10-01..2026-12-31", "the 2nd quarter of 2025": "2025-04-01..2025-06-30",
    "1st qtr 2024": "2024-01-01..2024-03-31", "上季度": "2026-07-01..2026-09-30",
    "second day of May 2025": "2025-05-02", "last day in May 2025": "2025-05-31",
    "next year": "2027-01-01..2027-12-31", "beginning of June 2025": "2025-06-01..2025-06-10",
    "last yr": "2025-01-01..2025-12-31", "May twenty-third": "2026-05-23", "2025 04 09": "2025-04-09",
    "2025年农历正月初一": "2025-01-29", "2025年4月9号，星期三": "2025-04-09", "去年本月九日": "2025-11-09",
    "since 2019": "~2019-01-01..", "until March 2020": "~..2020-03-31", "7/7/31": "~2031-07-07",
    "半个月前": "2026-10-31..2026-11-14", "see you in two days": "~2026-11-24",
    "next week on Tuesday": "~2026-11-24", "between 3 and 9 this month": "~2026-11-03..2026-11-09",
    "30. Apr. 2024": "2024-04-30",
    "7:45 p.m. Apr. 30, 2024": "2024-04-30", "H2 2024": "~2024-07-01..2024-12-31",
    "去年十月的第一周": "2025-10-01..2025-10-07", "31st of last month": "2026-10-31",
    "31st of this month": "-",
    "no day was given": "-", "98年": "~1998-01-01..1998-12-31", "25年吧": "~2025-01-01..2025-12-31",
    "32年": "-", "week and a half ago": "~2026-11-09..2026-11-15",
    "next 4 days": "~2026-11-23..2026-11-26", "7月中": "2026-07-11..2026-07-20",
    "March 3, 2024 - 03/19/2024": "~2024-03-03..2024-03-19", "愚人节": "2026-04-01",
    "2023年农历八月十五": "~2023-09-29", "2021年至今": "~2021-01-01..", "春节前两天": "~2026-02-14",
    "some time in the nineteen eighties": "~1980-01-01..1989-12-31", "the 90's": "~1990-01-01..1999-12-31",
    "in the early two thousands": "~2000-01-01..2003-12-31", "the noughties": "~2000-01-01..2009-12-31",
    "back in the twenty-tens": "~2010-01-01..2019-12-31", "nineteen oh three": "1903-01-01..1903-12-31",
    "上世纪六十年代": "~1960-01-01..1969-12-31", "本世纪10年代": "~2010-01-01..2019-12-31",
    "17 March 1482": "-", "October 2206": "-", "1688-11-05": "-", "2 May, 3026": "-",
    "乾隆三十年八月": "-", "光绪二年春节": "-", "18世纪60年代": "-", "四五六年二月三日": "-",
    "民国一百零九年四月": "2020-04-01..2020-04-30", "令和6年": "2024-01-01..2024-12-31",
    "过去二十年中": "~2006-11-22..2026-11-22",
    "from 2018 to August 3rd 2021": "~2018-01-01..2021-08-03",
    "from 8 to March 19, 2024": "~2024-03-08..2024-03-19",
    "June between the 5th and 9th": "~2026-06-05..2026-06-09",
    "Wed to Sat last week": "~2026-11-11..2026-11-14", "上上周二到周四": "~2026-11-03..2026-11-05",
    "last week between Monday and Wednesday": "~2026-11-09..2026-11-11",
    "third Monday": "~2026-11-16", "fourth Friday": "~2026-10-23", "fifth Wednesday": "-",
    "earlier this year": "~2026-01-01..2026-11-22", "earlier in the month": "~2026-11-01..2026-11-22",
    "later this month": "~2026-11-22..2026-11-30", "本月早些时候": "~2026-11-01..2026-11-22",
    "more than five weeks before yesterday": "~..2026-10-17",
    "less than a week before today": "~2026-11-15..2026-11-22",
    "I'll be home within three days": "~2026-11-22..2026-11-25", "three days from tomorrow": "2026-11-26",
    "three Mondays from now": "~2026-12-07", "two Fridays later": "~2026-12-04",
    "the weekend after next": "~2026-12-05..2026-12-06", "the year after next": "2028-01-01..2028-12-31",
    "the month after the next": "2027-01-01..2027-01-31", "2 weeks hence": "2026-12-06",
    "2 months 1 year 3 days ago": "2025-09-19", "second week of 2024": "~2024-01-08..2024-01-14",
    "2023 / 7": "2023-07-01..2023-07-31", "7 - 2023": "2023-07-01..2023-07-31",
    "2022H1": "~2022-01-01..2022-06-30", "November. 3": "2026-11-03", "on 17": "~2026-11-17",
    "on 21-6": "~2026-06-21", "on 6.21": "~2026-06-21", "5-6": "-",
    "after 2012 but before 2016": "~2013-01-01..2015-12-31",
    "2012年以后2016年以前": "~2013-01-01..2015-12-31",
    "2011年和2014年之间": "~2011-01-01..2014-12-31", "2月与4月间": "~2026-02-01..2026-04-30",
    "近五年": "~2021-11-22..2026-11-22", "前3周": "~2026-11-01..2026-11-22",
    "上三个月": "~2026-08-22..2026-11-22",
    "未来两周": "~2026-11-23..2026-12-06", "下下个周末": "~2026-12-05..2026-12-06",
    "20年六月三日到九日": "~2020-06-03..2020-06-09", "五月最后一个星期五": "2026-05-29",
    "start of the year": "~2026-01-01..2026-03-31", "end of the month": "2026-11-21..2026-11-30",
    "yesterday week": "~2026-11-14", "tomorrow week": "~2026-11-30",
    "not later than May 2021": "~..2021-05-31",
    "不是13月6号": "-", "六月中下旬": "2026-06-11..2026-06-30",
    "去年二月至今年四月": "~2025-02-01..2026-04-30",
    "七几年": "~1970-01-01..1979-12-31", "上个月的今天": "2026-10-22",
    "2018年1－9月": "~2018-01-01..2018-09-30", "今年3到5月": "2026-03-01..2026-05-31",
    "2018年2——4月": "~2018-02-01..2018-04-30", "五月廿二": "~2026-07-06", "4月26日20时": "~2026-04-26",
    "两日前": "2026-11-20", "3月5日前": "~2026-02-19..2026-03-04",
    "2021年前两个季度": "~2021-01-01..2021-06-30",
    "今年前五个月": "~2026-01-01..2026-05-31", "2021年最后三个月": "~2021-10-01..2021-12-31",
    "2006年端午": "2006-05-31", "今個星期一": "2026-11-16", "聖誕節": "2025-12-25", "芒种": "2026-06-05",
    "1999.08-2002.02": "~1999-08-01..2002-02-28", "后日": "2026-11-24",
    "植树节": "2026-03-12", "双11": "2026-11-11", "Juneteenth": "2026-06-19",
}  # fmt: skip
ANSWERS = {
    "👍": "~true", "👎": "~false", "sounds good": "~true", "by no means": "~false", "disagree": "~false",
    "hardly": "~false", "no problem": "~true", "当然不": "false", "绝对不会": "false", "毫无疑问": "~true",
    "错了": "~false", "门都没有": "~false", "the kettle is on": "-", "it depends": "-",
    "I need to think it over": "-", "算了": "false", "有时候有，有时候没有": "-", "count me in": "~true",
    "not yes": "false", "I said no, not yes": "false", "yes, not no": "~true", "it's a no": "false",
    "not quite a yes": "-", "I didn't mean yes": "false",
    "very unlikely": "~false", "确实如此": "~true", "恐怕不行": "~false", "不用说": "~true",
}  # fmt: skip
TABLES = {
    "number": NUMBERS, "percent": SHARES, "weight": WEIGHTS, "duration": LENGTHS, "age": AGES,
    "date": DATES, "boolean": ANSWERS,
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [(kind, words, expected) for kind, table in TABLES.items() for words, expected in table.items()],
)
def test_what_general_expressions_say(kind: str, words: str, expected: str) -> None:
    read = interpret_kind(kind, words, today=TODAY)
    shown = _shown(read.value)
    assert shown == expected.lstrip("~")
    assert not expected.startswith("~") or read.status.value == "confirm"


def _shown(value: Value | None) -> str:
    match value:
        case None:
            return "-"
        case bool():
            return str(value).lower()
        case Dates(first, last):
            ends = ["" if day is None else str(day) for day in (first, last)]
        case Age(interval) | Quantity(interval):
            ends = [
                "" if end is None else f"{round(end, 6) or end:.15g}" for end in (interval.low, interval.high)
            ]
        case other:
            raise AssertionError(f"not a value of a bare type: {other}")
    return ends[0] if ends[0] == ends[1] else "..".join(ends)
