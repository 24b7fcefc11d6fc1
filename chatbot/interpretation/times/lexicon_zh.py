"""Chinese words of time. Each is a code of ``atoms`` and what it stands for."""

from __future__ import annotations

from typing import Any

from chatbot.interpretation.expressions import expression

Entry = tuple[str, Any]


def _each(code: str, words: dict[Any, str]) -> dict[str, Entry]:
    return {word: (code, value) for value, listed in words.items() for word in listed.split()}


_JUST_SHORT = [
    little + so + whole
    for little in ("差点", "差一点", "差点儿", "差一点儿", "差一些")
    for so in ("", "就")
    for whole in ("", "满", "到", "够")
]
"""Before a length: 差点就满一年."""

WORDS_ZH: dict[str, Entry] = {
    **_each(
        "T",
        {
            -4: "大大前天",
            -3: "大前天 大前日 大前儿",
            -2: "前天 前日 前儿",
            -1: "昨天 昨日 昨儿 昨个 昨晚 昨夜 昨晨",
            0: "今天 今日 今儿 今个 今早 今晨 今晚 刚刚 刚才 方才",
            1: "明天 明日 明儿 明早",
            2: "后天 后日 后儿",
            3: "大后天 大后日",
        },
    ),
    **_each(
        "Y",
        {
            -3: "大前年",
            -2: "前年",
            -1: "去年 上年 上一年",
            0: "今年 本年 这一年",
            1: "明年 下年 下一年 来年",
            2: "后年",
        },
    ),
    **_each(
        "m",
        {
            -2: "上上个月 上上月 大上个月 大上月",
            -1: "上个月 上月 上一个月",
            0: "这个月 本月 这月 当月",
            1: "下个月 下月 下一个月",
            2: "下下个月 下下月",
        },
    ),
    **_each(
        "w",
        {
            -2: "大上周 大上星期 大上礼拜 大上个礼拜 上上周 上上个周 上上个星期 上上星期 上上礼拜 上上个礼拜",
            -1: "上周 上个星期 上星期 上礼拜 上个礼拜 上个周 上一周",
            0: "这周 本周 这个星期 这星期 这礼拜 这个礼拜 这一周 本星期",
            1: "下周 下个星期 下星期 下礼拜 下个礼拜 下一周",
            2: "下下周 下下个星期 下下星期 下下礼拜",
        },
    ),
    **_each("4", {-1: "上季度 上个季度", 0: "本季度 这个季度 这季度", 1: "下季度 下个季度"}),
    **_each(
        "E",
        {
            -1: "上周末 上个周末 上礼拜末",
            0: "周末 这周末 这个周末",
            1: "下周末 下个周末",
            2: "下下周末 下下个周末",
        },
    ),
    **_each(
        "R",
        {
            (-7, -3): "前几天 前些天 前些日子 早几天",
            (-3, -1): "前两天 这两天 前两日",
            (-5, 0): "这几天 最近几天 近几天",
            (-385, -345): "去年这个时候 去年这时候 去年这会儿 去年此时",
        },
    ),
    **_each(
        "S",
        {
            (3, 5): "春天 春季 春",
            (6, 8): "夏天 夏季 夏",
            (9, 11): "秋天 秋季 秋",
            (12, 14): "冬天 冬季 冬",
            (2, 4): "开春 入春",
            (5, 6): "入夏",
            (8, 9): "入秋",
            (11, 12): "入冬",
            (7, 8): "暑假",
            (1, 2): "寒假",
            (1, 6): "上半年 前半年",
            (7, 12): "下半年 后半年",
            (1, 3): "一季度 第一季度",
            (4, 6): "二季度 第二季度",
            (7, 9): "三季度 第三季度",
            (10, 12): "四季度 第四季度",
        },
    ),
    **_each(
        "P",
        {
            1: "上旬 初 月初 月头 开头 刚开头",
            2: "中旬 月中",
            3: "下旬 底 末 月底 月末 月尾 月低",
            4: "第一周 第一个星期 第一个礼拜 头几天",
            5: "第二周 第二个星期 第二个礼拜",
            6: "第三周 第三个星期 第三个礼拜",
            12: "第四周 第四个星期 第四个礼拜",
            7: "最后一周 最后一个星期 最后几天",
            10: "最后一天 最后一日",
        },
    ),
    **_each(
        ".",
        {
            None: "第一周期 第二周期 第三周期 第四周期 单周期 双周期 一共 总共 "
            "快的时候 快的话 快则 多则 少则 片子"
        },
    ),
    **_each(
        "d",
        {
            "day": "天天 日日",
            "week": "周周 按周",
            "month": "月月 按月 逐月",
            "every other day": "隔天 隔日",
            "biweekly": "隔周 单周 双周 单数周 双数周",
            "bimonthly": "隔月 单月 双月 单数月 双数月",
        },
    ),
    **_each("B", {1: "年初 年头 开年 一开年 刚开年 伊始", 2: "年中", 3: "年底 年末 年尾 年低"}),
    **_each(
        "F",
        {
            "new_year": "元旦",
            "valentine": "情人节",
            "womens_day": "三八节 妇女节 三八妇女节",
            "labour_week": "五一 劳动节 五一节 五一假期 五一长假",
            "childrens_day": "六一 儿童节 六一儿童节",
            "april_fool": "愚人节",
            "army_day": "八一 建军节",
            "youth_day": "青年节 五四青年节",
            "arbor_day": "植树节",
            "nurses_day": "护士节",
            "party_day": "七一 建党节 七一建党节",
            "teachers_day": "教师节",
            "national_day": "十一当天 十一那天 国庆当天 国庆节当天 国庆那天 国庆节那天",
            "may_day": "五一当天 劳动节当天 五一那天 劳动节那天",
            "national_week": "国庆 国庆节 十一长假 十一假期 十一黄金周 黄金周 国庆假期 国庆长假 十一",
            "armistice": "双十一 光棍节",
            "double_twelve": "双十二",
            "christmas_eve": "平安夜",
            "christmas": "圣诞 圣诞节",
            "new_years_eve": "跨年",
            "easter": "复活节",
            "halloween": "万圣节",
            "thanksgiving": "感恩节",
            "mothers_day": "母亲节",
            "fathers_day": "父亲节",
            "spring_festival": "春节 过年 过大年 农历新年 春节期间 新春 过完年 过了年 过完春节",
            "lunar_new_year": "大年初一 正月初一 年初一 春节当天 春节那天",
            "lunar_eve": "除夕 大年三十 年三十 大年夜 年夜饭",
            "little_new_year": "小年",
            "laba": "腊八 腊八节",
            "lantern": "元宵 元宵节 上元节",
            "qingming": "清明 清明节",
            "dragon_boat": "端午 端午节 五月节",
            "qixi": "七夕 七夕节",
            "ghost_festival": "鬼节 中元节 七月半",
            "mid_autumn": "中秋 中秋节 八月节 团圆节",
            "double_ninth": "重阳 重阳节",
            "lichun": "立春",
            "jingzhe": "惊蛰",
            "chunfen": "春分",
            "guyu": "谷雨",
            "lixia": "立夏",
            "xiaoman": "小满",
            "mangzhong": "芒种",
            "xiaohan": "小寒",
            "dahan": "大寒",
            "xiaoshu": "小暑",
            "dashu": "大暑",
            "liqiu": "立秋",
            "chushu": "处暑",
            "bailu": "白露",
            "qiufen": "秋分",
            "hanlu": "寒露",
            "shuangjiang": "霜降",
            "lidong": "立冬",
            "summer_solstice": "夏至",
            "winter_solstice": "冬至",
        },
    ),
    **_each(
        "U",
        {
            "day": "天 昼夜",
            "week": "周 星期 礼拜 周期间",
            "month": "个月",
            "quarter": "季度 个季度",
            "year": "年 周年 个年头 个整年",
            "century": "世纪 个世纪",
            "ten_days": "旬",
            "quarter_hour": "刻钟",
            "hour": "小时 钟头 钟",
            "minute": "分钟",
            "second": "秒 秒钟",
        },
    ),
    **_each("A", {None: "以前 之前 前"}),
    **_each("<", {None: "早于"}),
    **_each(">", {None: "以后 之后 后"}),
    **_each("0", {None: "现在 目前 如今 当下 眼下 至今 这会儿 此刻 此时"}),
    **_each(
        "V",
        {
            (0.5, 1, "day"): "大半天",
            (7, 11, "month"): "大半年",
            (4, 5, "month"): "小半年",
            (16, 25, "day"): "大半个月 大半月",
            (8, 14, "day"): "小半个月 小半月",
            (1, 2, "month"): "个把月 个把来月",
            (1, 2, "year"): "年把",
            (6, 12, "month"): "一年半载",
            (3, 5, "year"): "三年五载",
            (2, 3, "year"): "三年两载",
            (1, 2, "week"): "个把礼拜 个把星期 个把周",
            (1, 2, "hour"): "个把小时 个把钟头",
            (15, 15, "day"): "半拉月",
            (2, 2, "month"): "俩月",
            (3, 3, "month"): "仨月",
            (7, 10, "day"): "十天八天",
            (10, 15, "day"): "十天半月 十天半个月",
        },
    ),
    **_each("h", {0.5: "半"}),
    **_each("g", {None: "个 整整 整 足足 足 满 零 又"}),
    **_each(
        "t",
        {
            None: "的 那 在 于 是 儿 那几天 那两天 那会儿 那时候 那阵子 那天 当天 期间 时候 份 来着 最后 "
            "改到 改在 推到 推迟到 挪到 换到 调到 提前到 延到 延期到 拖到 约到 排到"
        },
    ),
    **_each("L", {-1: "最近 近来 过去"}),
    **_each("X", {1: "未来 今后 接下来"}),
    **_each("q", {None: "大概 大约 约 约摸 差不多", "hedge": "可能 好像 应该 估计 也就 或许 也许"}),
    **_each("Q", {None: "左右 上下 前后 的样子 样子 来"}),
    **_each("j", {None: "快 快要 将近 接近 近 " + " ".join(_JUST_SHORT)}),
    **_each("k", {None: "超过 大于"}),
    **_each("l", {None: "至少 起码 最少 不少于 不下 不下于 少说 怎么也 怎么着也 怎么说也 往少了说"}),
    **_each(
        "n",
        {
            "less": "少于 小于 不到 不足 不满 未满 没满 没到 未到 不够 没够 没打满 没用满 没吃满 "
            "没打够 没用够 没打到",
            None: "最多 不出 没出 超不过 不超过 没超过 没有超过 从没超过 未超过 不会超过 至多",
        },
    ),
    **_each("p", {"odd": "多 余 有余 出头", "over": "以上 及以上 或以上 或者以上 开外 不止 打不住"}),
    **_each("I", {None: "以内 之内 内 以来 以下 及以下 或以下"}),
    **_each("y", {None: "每 每隔 隔 每过"}),
    **_each(
        "c",
        {
            None: "次 针 回 支 瓶 趟 疗程 个疗程 周期 个周期 上周期 上个周期 这周期 这个周期 "
            "片 粒 顿 丸 颗 袋 碗"
        },
    ),
    **_each("s", {None: "从 自 自从 打从"}),
    **_each("u", {None: "到 至 直到 直至"}),
    **_each("&", {None: "和 跟 与"}),
    **_each("v", {None: "或 或者 还是 要么"}),
    **_each("e", {None: "早些时候"}),
    **_each("x", {None: "正好 刚好 整好 恰好"}),
    **_each("C", {None: "农历 阴历 旧历 老历"}),
    **_each("J", {1: "正月 大年", 11: "冬月", 12: "腊月"}),
}
"""One word to its entry; the longest that fits is taken."""

LONGEST = max(map(len, WORDS_ZH))
FIRST_CHARACTERS = frozenset(word[0] for word in WORDS_ZH)

WEEKDAY_CHARACTERS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "末": -1}
COUNTERS = frozenset("次针回支个")
"""After "周一" these make it "once a week", not Monday."""
_LASTING = "[了没无不未多久都直史龄老稳挺差内间前后之健]|干干|以[来上下内]|左右|好好|正常|平安"
"""What is told of a length and not of a day in its year: 15年没犯的, 12年左右的."""
_MEANWHILE = rf"(?:(?!{_LASTING})[\u4e00-\u9fff])"
OF_A_YEAR = expression(
    r"[一二三四五六七八九十]{1,2}月|[\d月初底末中生出春夏秋冬的手查确开上下年国正腊端清元圣五劳割切介消射栓停参入换转住检复又]|以(?![上下内])|[做动打用吃化放照输试](?!了|过)|[做打用吃化放照输试动]过(?![一二两三四五六七八九十几\d]{1,3}[次回针个])"
    rf"|根治|治[好愈完]|痊愈|康复|{_MEANWHILE}{{1,10}}的(?=$|[,;。])|{_MEANWHILE}{{0,8}}(?:[切割摘动做开治查]的|[切割摘]了)"
)
"""What follows the figures of a year (18年打的, 19年根治的), and not of a length (15年没犯, 10年打了3次)."""
