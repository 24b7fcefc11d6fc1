"""Chinese numerals and what is made of them: fractions, shares, dozens, places in a row."""

from __future__ import annotations

import re

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.figures.han_reader import (
    BIG,
    DIGITS,
    OLD_TENS,
    PARTS,
    SEVERAL,
    UNITS,
    HanNumeral,
    HanReader,
)

_STARTS = frozenset((*DIGITS, *UNITS, *OLD_TENS, *SEVERAL, *"半打"))
_SET_PHRASES = {"一半": 0.5, "半成": 5.0, "半折": 50.0, "半百": 50.0, "打对折": 50.0}

_NOT_A_ONE = frozenset(
    "丁丢下直样些般起定旦共切向路边面会家致律阵再概道块丝毫带并番同贯味举旁生看听说想见问闻摸吃喝动走睡醒站躺咳"
)
"""After 一 these make a word, or a verb of "as soon as" (一看)."""
_WORDS_WITH_A_NUMERAL = tuple(
    "二甲 三甲 三氧 四肢 四处 四川 五官 十分 百姓 千克 千卡 千万别 千万不 千万要 几乎 几率 几时 "
    "八成是 九成是 "
    "三餐 两侧 两边 两肺 两腿 两手 两眼 两口子 六味 七上 三阴 四环 三酰 二氧 二聚 一线城 百度 百忧 "
    "二话 三星手 三星电 四面 五花 六神 七嘴 八舌 八方 八门 八糟 五颜 六色 四通 八达 "
    "三心 两意 三言 两语 四舍五入 五入 三番 三系 两系 两番 万分感 万一".split()
)
_IDIOMS = tuple(
    "十有八九 十之八九 十拿九稳 八九不离十 三三两两 七上八下 九死一生 一五一十 半斤八两 十全十美 三番五次 "
    "三番两次 两次三番 乱七八糟 三天两头 七老八十 颠三倒四 丢三落四 说三道四 三长两短 五花八门 四面八方 "
    "七嘴八舌 一来二去 三心二意 接二连三 一干二净 一清二楚 朝三暮四 低三下四 七七八八 隔三差五 隔三岔五 "
    "一天到晚 一年到头 一举两得 三下五除二".split()
)
"""Phrases in which no figure is meant."""
_BEFORE_NO_NUMERAL = frozenset("万统唯之单专同再")
_HALF_IN_A_WORD = frozenset("多大小过上下前后")
_FORMAL = frozenset("壹贰叁肆伍陆柒捌玖貳參")
_BESIDE_FORMAL = frozenset((*DIGITS, *UNITS, *BIG, *"点分又成折个次支针年月日天周号岁斤公克打负第之"))
"""Characters beside which a formal figure is one, and not a word or a name (陆续, 伍先生)."""


def read(text: str, start: int) -> HanNumeral | None:
    """The longest numeral with Chinese characters that begins at a character; None: none does."""
    character = text[start]
    if character == "第":
        return _ordinal(text, start)
    if character in _PERCENT_SIZES and (shares := _SHARES.match(text, start)) is not None:
        return _percent(text, shares)
    if character == "点":
        return _only_decimals(text, start)
    if character not in _STARTS and not character.isdigit():
        return None
    if _part_of_a_word(text, start):
        return None
    for words, value in _SET_PHRASES.items():
        if text.startswith(words, start):
            return HanNumeral(value, value, start + len(words), percent=words[-1] in "成折")
    pair = pair_off(text, start) or _product(text, start)
    if pair is not None:
        return pair
    if character == "半":
        return _collective(text, HanNumeral(0.5, 0.5, start + 1))
    found = _round_hundred(text, start) or HanReader(text, start).read()
    if found is None or found.end <= start:
        return None
    return _in_parts_of_ten(text, _collective(text, _mixed(text, _fraction(text, found))))


def pair_off(text: str, start: int) -> HanNumeral | None:
    """七 二 折, 7 2 折: two figures apart before what says that they are a share."""
    pair = _PAIR_OFF.match(text, start)
    if pair is None:
        return None
    tens, ones = (DIGITS.get(digit) or int(digit) for digit in pair.groups())
    return HanNumeral(*(10.0 * tens + ones,) * 2, pair.end(), percent=True)


_TABLE = expression("([一二三四五六七八九])([一二三四五六七八九])得?(?=[一二三四五六七八九])")


def _product(text: str, start: int) -> HanNumeral | None:
    """七七四十九, 二三得六: what a line of the multiplication table comes to."""
    line = _TABLE.match(text, start)
    found = HanReader(text, line.end()).read() if line is not None else None
    if line is None or found is None or not found.low == found.high == DIGITS[line[1]] * DIGITS[line[2]]:
        return None
    return found if found.low >= 10 or line[0][-1] == "得" else None


_ONLY_DECIMALS = expression(r"点([零〇一二三四五六七八九]{1,6})(?![十百千万亿分点刻钟])")


def _only_decimals(text: str, start: int) -> HanNumeral | None:
    """点五, at the head of an answer: half of one."""
    found = _ONLY_DECIMALS.match(text, start)
    if found is None or text[:start].strip(" 负-"):
        return None
    value = float("0." + "".join(str(DIGITS[digit]) for digit in found[1]))
    return HanNumeral(value, value, found.end())


_HUNDRED_AND = expression(r"百([一二三四五六七八九])(?![\u4e00-\u9fff])")


def _round_hundred(text: str, start: int) -> HanNumeral | None:
    """百十来斤, 百八十斤, 百天, 百三: a hundred with no figure before it."""
    if text[start] != "百" or text[start - 1 : start].isdigit():
        return None
    for words, high in (("百八十", 180.0), ("百十来", 119.0), ("百十", 119.0), ("百来", 119.0)):
        if text.startswith(words, start):
            return HanNumeral(100.0, high, start + len(words), approximate=True)
    if text.startswith("百万", start):
        return HanNumeral(1e6, 1e6, start + 2)
    tens = _HUNDRED_AND.match(text, start)
    if tens is not None:
        return HanNumeral(*(100.0 + 10 * DIGITS[tens[1]],) * 2, start + 2)
    alone = _HUNDRED.match(text, start) or (text[:start].endswith(_REACHED) and _END.match(text, start + 1))
    return HanNumeral(100.0, 100.0, start + 1) if alone else None


_HUNDRED = expression(r"百(?:[天日斤]|公斤|毫克)")
_REACHED = ("破", "过", "到", "足", "满", "够", "近")
"""Before 百 these tell that a figure is compared with it: 破百, 不足百."""
_END = expression(r"[了的吧呢啊啦,;。.!、 ]|$")


_AND_PART = expression(r" {0,3}又 {0,3}(?=.)")


def _mixed(text: str, whole: HanNumeral) -> HanNumeral:
    """一又二分之一."""
    more = _AND_PART.match(text, whole.end)
    below = HanReader(text, more.end()).read() if more is not None else None
    part = below if below is None else _fraction(text, below)
    if below is None or part is None or part.end == below.end or part.high >= 1:
        return whole
    return HanNumeral(whole.low + part.low, whole.high + part.high, part.end)


_COLLECTIVES = {"打": 12, "双": 2, "对": 2}


def _collective(text: str, count: HanNumeral) -> HanNumeral:
    """两打, 一打半: only where the words end there, as 打 is "to inject" too."""
    size = _COLLECTIVES.get(text[count.end : count.end + 1])
    rest = text[count.end + 1 :].strip("。,. ")
    if size is None or rest not in ("", "半") or (rest and size == 2):
        return count
    half = 0.5 if rest else 0.0
    return HanNumeral((count.low + half) * size, (count.high + half) * size, len(text))


def _of_ten_parts(text: str, start: int) -> bool:
    """True for 十分 that is no "very": 十分之一, 十分钟, 两小时十分."""
    return text[start : start + 3] in ("十分之", "十分钟") or (
        text[start : start + 2] == "十分" and text[max(0, start - 2) : start] in ("小时", "个钟", "钟头")
    )


def _part_of_a_word(text: str, start: int) -> bool:
    """True for a numeral that is none: 一样, 万一, 查一查."""
    character, after, before = text[start], text[start + 1 : start + 2], text[max(0, start - 1) : start]
    if character in _FORMAL and not (before in _BESIDE_FORMAL or after in _BESIDE_FORMAL):
        return _is_han(before) or _is_han(after)
    if any(text.startswith(_IDIOMS, at) for at in range(max(0, start - 4), start + 1)):
        return True
    if text.startswith(_WORDS_WITH_A_NUMERAL, start):
        return not _of_ten_parts(text, start)
    if character == "一":
        if before == after and _is_han(before) and before not in _STARTS:
            return True
        if after in _NOT_A_ONE or (before and before in _BEFORE_NO_NUMERAL):
            return True
        return after == "点" and text[start + 2 : start + 3] not in DIGITS
    if character == "半":
        return before in _HALF_IN_A_WORD and before != ""
    return False


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _ordinal(text: str, start: int) -> HanNumeral | None:
    found = HanReader(text, start + 1).read() if start + 1 < len(text) else None
    if found is None or found.end <= start + 1:
        return None
    return HanNumeral(found.low, found.high, found.end, ordinal=True)


_PERCENT_SIZES = {"百": 1.0, "佰": 1.0, "千": 0.1, "仟": 0.1, "万": 0.01}
_SHARES = expression(r"([百佰千仟万]) {0,2}分(?: {0,2}之 {0,3}(负?)|百)")


def _percent(text: str, shares: re.Match[str]) -> HanNumeral | None:
    """百分之五, 百 分 之 五 十, 千分之负二, 百分百."""
    if shares[0].endswith("百") and len(shares[0]) > 1:
        return HanNumeral(100.0, 100.0, shares.end(), percent=True)
    at = shares.end()
    if text[at : at + 1] in ("百", "佰") and shares[1] in "百佰":
        return HanNumeral(100.0, 100.0, at + 1, percent=True)
    found = HanReader(text, at).read() if at < len(text) else None
    if found is None or found.end <= at:
        return None
    factor = _PERCENT_SIZES[shares[1]] * (-1 if shares[2] else 1)
    low, high = sorted((found.low * factor, found.high * factor))
    return HanNumeral(low, high, found.end, found.approximate, percent=True)


def _fraction(text: str, below: HanNumeral) -> HanNumeral:
    """三分之一; 五 分之 二; 三分之负一."""
    parts = PARTS.match(text, below.end)
    if parts is None or below.low <= 0:
        return below
    sign = -1 if text.startswith("负", parts.end()) else 1
    at = parts.end() + (sign < 0)
    above = HanReader(text, at).read() if at < len(text) else None
    if above is None or above.end <= at:
        return below
    low, high = sorted((sign * above.low / below.low, sign * above.high / below.low))
    return HanNumeral(low, high, above.end)


def _in_parts_of_ten(text: str, found: HanNumeral) -> HanNumeral:
    """两成 and 两折 are 20 %, 三八折 is 38 %; 成 in 成人 and the like is a word of its own."""
    mark = _PART_OF_TEN.match(text, found.end)
    if mark is None or not 0 < found.low <= (99 if mark[1] == "折" else 10):
        return found
    if mark[1] == "成" and text[mark.end() : mark.end() + 1] in tuple("功人了员果为年熟"):
        return found
    half = 0.5 if mark[2] == "半" else DIGITS.get(mark[2], 0) / 10
    size = 1 if found.low > 10 else 10
    low, high = (round((end + half) * size, 6) for end in (found.low, found.high))
    if size == 10 and low == high and text.startswith("多", mark.end()):
        return HanNumeral(low, high + 9, mark.end() + 1, percent=True)
    return HanNumeral(low, high, mark.end(), found.approximate, percent=True)


_PAIR_OFF = expression(r"([一二三四五六七八九1-9]) {1,2}([一二三四五六七八九1-9]) {0,2}折")
_PART_OF_TEN = expression(r" ?([成折])(?: ?([半一二三四五六七八九](?![十百千万个])))?")
