"""Chinese numerals, read character by character; digits may stand among the characters ("15万")."""

from __future__ import annotations

import re

from chatbot.interpretation.figures.numeral import read_digits
from criteria.frozen import frozen

_DIGITS = {
    **{c: n for n, c in enumerate("零一二三四五六七八九")},
    **{c: n for n, c in enumerate("壹贰叁肆伍陆柒捌玖", 1)},
    "〇": 0, "○": 0, "两": 2, "俩": 2, "仨": 3, "幺": 1, "貳": 2, "參": 3,
}  # fmt: skip
_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_BIG = {"万": 10_000, "亿": 100_000_000, "兆": 1_000_000_000_000}
_NO_TRILLION = frozenset("贝赫瓦欧帕字")
"""After 兆 these make it a million of their unit (兆贝可)."""
_NINE = tuple("一二三四五六七八九")
_OLD_TENS = {"廿": 20.0, "卅": 30.0}
_SEVERAL = "几幾"
_ODD = "多余"
_CLASSIFIER_HALF = "个倍支针瓶次盒片"
_ASCII = re.compile(r"\d+(?:[.,]\d+)*")
_AFTER_SPACE = re.compile(
    r" {1,3}([\d一二两三四五六七八九壹贰叁肆伍陆柒捌玖]{0,4}) {0,3}([十百千拾佰仟万亿兆]?)"
)
_SPACED_POINT = re.compile(r" {1,3}点[零〇一二三四五六七八九]")
_STARTS = frozenset((*_DIGITS, *_UNITS, *_OLD_TENS, *_SEVERAL, "半"))

_NOT_A_ONE = frozenset("下直样些般起定旦共切向路边面会家致律阵再概道块丝毫带并番同贯味举旁生")
_WORDS_WITH_A_NUMERAL = tuple(
    "二甲 三甲 三氧 四肢 四处 四川 五官 十分 百姓 千克 千卡 千万别 千万不 千万要 几乎 几率 几时 "
    "八成是 九成是 "
    "三餐 两侧 两边 两肺 两腿 两手 两眼 两口子 六味 七上 三阴 四环 三酰 二氧 二聚 一线城 百度 百忧".split()
)
_BEFORE_NO_NUMERAL = frozenset("万统唯之单专同再")
_HALF_IN_A_WORD = frozenset("多大小过上下前后")


@frozen
class HanNumeral:
    """What a run of characters says, and where it ends in the text."""

    low: float
    high: float
    end: int
    approximate: bool = False
    ordinal: bool = False
    percent: bool = False
    other: float | None = None


def read(text: str, start: int) -> HanNumeral | None:
    """The longest numeral with Chinese characters that begins at a character; None: none does."""
    character = text[start]
    if character == "第":
        return _ordinal(text, start)
    if character in "百千万" and text[start + 1 : start + 3] in ("分之", "分百"):
        return _percent(text, start)
    if character not in _STARTS and not character.isdigit():
        return None
    if _part_of_a_word(text, start):
        return None
    if text.startswith("一半", start):
        return HanNumeral(0.5, 0.5, start + 2)
    if text.startswith("半成", start):
        return HanNumeral(5.0, 5.0, start + 2, percent=True)
    if text.startswith("半折", start):
        return HanNumeral(50.0, 50.0, start + 2, percent=True)
    if text.startswith("半百", start):
        return HanNumeral(50.0, 50.0, start + 2)
    if character == "半":
        return _collective(text, HanNumeral(0.5, 0.5, start + 1))
    found = _round_hundred(text, start) or _Reader(text, start).read()
    if found is None or found.end <= start:
        return None
    return _in_parts_of_ten(text, _collective(text, _mixed(text, _fraction(text, found))))


def _round_hundred(text: str, start: int) -> HanNumeral | None:
    """百十来斤, 百八十斤, 百天: a hundred with no figure before it."""
    if text[start] != "百" or text[start - 1 : start].isdigit():
        return None
    for words, high in (("百八十", 180.0), ("百十来", 119.0), ("百十", 119.0), ("百来", 119.0)):
        if text.startswith(words, start):
            return HanNumeral(100.0, high, start + len(words), approximate=True)
    if text.startswith("百万", start):
        return HanNumeral(1e6, 1e6, start + 2)
    return HanNumeral(100.0, 100.0, start + 1) if text.startswith(("百天", "百日"), start) else None


def _mixed(text: str, whole: HanNumeral) -> HanNumeral:
    """一又二分之一."""
    if not text.startswith("又", whole.end) or whole.end + 1 >= len(text):
        return whole
    below = _Reader(text, whole.end + 1).read()
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


def _part_of_a_word(text: str, start: int) -> bool:
    character, after, before = text[start], text[start + 1 : start + 2], text[start - 1 : start]
    if text.startswith(_WORDS_WITH_A_NUMERAL, start):
        return text[start : start + 4] not in ("十分之一", "十分之二", "十分之三")
    if character == "一":
        if after in _NOT_A_ONE or (before and before in _BEFORE_NO_NUMERAL):
            return True
        return after == "点" and text[start + 2 : start + 3] not in _DIGITS
    if character == "半":
        return before in _HALF_IN_A_WORD and before != ""
    return False


def _ordinal(text: str, start: int) -> HanNumeral | None:
    found = _Reader(text, start + 1).read() if start + 1 < len(text) else None
    if found is None or found.end <= start + 1:
        return None
    return HanNumeral(found.low, found.high, found.end, ordinal=True)


def _percent(text: str, start: int) -> HanNumeral | None:
    at = start + 3
    if text.startswith("百分百", start):
        return HanNumeral(100.0, 100.0, start + 3, percent=True)
    if text[start : start + 4] == "百分之百":
        return HanNumeral(100.0, 100.0, start + 4, percent=True)
    sign = -1 if text.startswith("负", at) else 1
    at += sign < 0
    found = _Reader(text, at).read() if at < len(text) else None
    if found is None or found.end <= at:
        return None
    factor = sign * {"百": 1.0, "千": 0.1, "万": 0.01}[text[start]]
    low, high = sorted((found.low * factor, found.high * factor))
    return HanNumeral(low, high, found.end, found.approximate, percent=True)


def _fraction(text: str, below: HanNumeral) -> HanNumeral:
    """三分之一; 十分之三."""
    if not text.startswith("分之", below.end) or below.low <= 0 or below.end + 2 >= len(text):
        return below
    above = _Reader(text, below.end + 2).read()
    if above is None or above.end <= below.end + 2:
        return below
    return HanNumeral(above.low / below.low, above.high / below.low, above.end)


def _in_parts_of_ten(text: str, found: HanNumeral) -> HanNumeral:
    """两成 and 两折 are 20 %, 三八折 is 38 %; 成 in 成人 and the like is a word of its own."""
    mark = _PART_OF_TEN.match(text, found.end)
    if mark is None or not 0 < found.low <= (99 if mark[1] == "折" else 10):
        return found
    if mark[1] == "成" and text[mark.end() : mark.end() + 1] in tuple("功人了员果为年熟"):
        return found
    half = 0.5 if mark[2] == "半" else _DIGITS.get(mark[2], 0) / 10
    size = 1 if found.low > 10 else 10
    low, high = (round((end + half) * size, 6) for end in (found.low, found.high))
    return HanNumeral(low, high, mark.end(), found.approximate, percent=True)


_PART_OF_TEN = re.compile(r" ?([成折])(?: ?([半一二三四五六七八九](?![十百千万个])))?")


class _Reader:
    """Reads one numeral from left to right; every number is a pair of lowest and highest."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.at = start
        self.total = (0.0, 0.0)
        self.section = (0.0, 0.0)
        self.pending: tuple[float, float] | None = None
        self.last_unit = 1.0
        self.biggest = 1
        self.after_zero = False
        self.any = False
        self.other: float | None = None

    def read(self) -> HanNumeral | None:
        while self.at < len(self.text) and self._step():
            pass
        if not self.any:
            return None
        low, high = self._value()
        low, high = self._decimals(low, high)
        return self._tail(low, high)

    def _step(self) -> bool:
        character = self.text[self.at]
        if character in _UNITS and not self._weight_in_kilograms():
            return self._small_unit(_UNITS[character])
        if character in _BIG:
            return self._big_unit(_BIG[character])
        if character in _OLD_TENS and self.pending is None:
            self.section, self.last_unit, self.any = (_OLD_TENS[character],) * 2, 10, True
            self.at += 1
            return True
        if character == " ":
            return self._space()
        if self.pending is not None:
            return False
        if character == "有" and self.last_unit == 10 and self.text[self.at + 1 : self.at + 2] in _NINE:
            self.at += 1
            return True
        if character in _SEVERAL:
            return self._several()
        if character.isdigit() and character not in _DIGITS:
            return self._ascii()
        if character in _DIGITS:
            return self._digits()
        return False

    def _space(self) -> bool:
        """Step over a space inside of a numeral: 7万 5千, 九十六 万, 八百 九 十."""
        found = _AFTER_SPACE.match(self.text, self.at)
        if found is None or not self.any:
            return False
        unit = _UNITS.get(found[2], 0) or _BIG.get(found[2], 0)
        if self.pending is not None or found[2] in _BIG:
            goes_on = not found[1] and unit > 0
        elif found[1]:
            goes_on = 0 < unit < self.last_unit or (not unit and self.last_unit == 10 and found[1] in _NINE)
        else:
            goes_on = False
        self.at = found.start(1) if goes_on else self.at
        return goes_on

    def _weight_in_kilograms(self) -> bool:
        return self.text[self.at] == "千" and self.text[self.at + 1 : self.at + 2] in ("克", "卡", "瓦")

    def _small_unit(self, unit: int) -> bool:
        alone = unit == 10 and (not self.any or self.last_unit > 10)
        if self.pending is None and not alone and not self.after_zero:
            return False
        if self.text[self.at + 1 : self.at + 3] == "分之" and unit >= 100:
            return False
        low, high = self.pending or (1.0, 1.0)
        self.section = (self.section[0] + low * unit, self.section[1] + high * unit)
        self.pending, self.last_unit, self.after_zero, self.any = None, unit, False, True
        self.at += 1
        return True

    def _big_unit(self, unit: int) -> bool:
        doubled = self.text[self.at - 1 : self.at + 1] == "万万"
        counted_again = self.biggest == unit and not (doubled and self.total[0] < 1e8)
        if not self.any or counted_again or self.text.startswith(("万别", "万不"), self.at):
            return False
        if unit == _BIG["兆"] and self.text[self.at + 1 : self.at + 2] in _NO_TRILLION:
            return False
        counted = self.pending or (0.0, 0.0)
        low, high = self.section[0] + counted[0], self.section[1] + counted[1]
        if self.biggest > unit:
            self.total = (self.total[0] + low * unit, self.total[1] + high * unit)
        else:
            self.total = ((self.total[0] + low) * unit, (self.total[1] + high) * unit)
        self.biggest = max(self.biggest, unit)
        self.other = None if self.other is None else self.other * unit
        self.section, self.pending, self.last_unit, self.after_zero = (0.0, 0.0), None, unit, False
        self.at += 1
        return True

    def _several(self) -> bool:
        after = self.text[self.at + 1 : self.at + 2]
        if not self.any and after not in _UNITS and after not in _BIG:
            return False
        self.pending = (1.0, 9.0) if self.any else (2.0, 9.0)
        self.any = True
        self.at += 1
        return True

    def _ascii(self) -> bool:
        found = _ASCII.match(self.text, self.at)
        digits = read_digits(found.group()) if found is not None else None
        if found is None or digits is None:
            return False
        self.pending, self.other = (digits[0], digits[0]), digits[1]
        self.any = True
        self.at = found.end()
        return True

    def _digits(self) -> bool:
        if self._is_weight():
            return False
        end = self.at
        while end < len(self.text) and self.text[end] in _DIGITS:
            end += 1
        if self._is_unit(end - 1):
            end -= 1
        run = [_DIGITS[c] for c in self.text[self.at : end]]
        while self.any and run and run[0] == 0:
            self.after_zero, run = True, run[1:]
        self.at, self.any = end, True
        if not run:
            return True
        self.pending = _run_value(run)
        return True

    def _is_weight(self) -> bool:
        """Whether a 两 after 十, 百 or 万 is the weight: 三十两 is no 32, 三千两百 is 3,200."""
        follows = self.any and self.last_unit > 1 and self.text[self.at] == "两"
        return follows and self.text[self.at + 1 : self.at + 2] not in tuple("百千万亿")

    def _is_unit(self, at: int) -> bool:
        """Whether a 两 after a figure is the weight: 八两, 两斤三两."""
        if self.text[at] != "两" or at <= self.at:
            return False
        return self.text[self.at - 1 : self.at] == "斤" or self.text[at + 1 : at + 2] in ("", "半")

    def _section(self) -> tuple[float, float]:
        low, high = self.pending or (0.0, 0.0)
        factor = 1.0
        if self.pending is not None and not self.after_zero and self.last_unit >= 100:
            factor = self.last_unit / 10
        return self.section[0] + low * factor, self.section[1] + high * factor

    def _value(self) -> tuple[float, float]:
        low, high = self._section()
        return self.total[0] + low, self.total[1] + high

    def _decimals(self, low: float, high: float) -> tuple[float, float]:
        """两点五, 1点5万."""
        if _SPACED_POINT.match(self.text, self.at):
            self.at = self.text.index("点", self.at)
        if self.text[self.at : self.at + 1] != "点":
            return low, high
        digits, at = "", self.at + 1
        while at < len(self.text) and (self.text[at] in _DIGITS or "0" <= self.text[at] <= "9"):
            character = self.text[at]
            digits, at = digits + str(_DIGITS.get(character, character)), at + 1
        if not digits and self.text[at : at + 1] in ("几", "多") and high == low:
            self.at = at + 1
            return low + 0.1, low + 0.9
        if not digits:
            return low, high
        self.at = at
        value = low + float("0." + digits[:6])
        unit = _BIG.get(self.text[at : at + 1])
        if unit is None:
            return value, value
        self.at += 1
        return value * unit, value * unit

    def _tail(self, low: float, high: float) -> HanNumeral:
        """多, 来, 个半 after the number."""
        character = self.text[self.at : self.at + 1]
        after = self.text[self.at + 1 : self.at + 2]
        if character and character in _ODD and not (character == "多" and after == "少"):
            self.at += 1
            step = self._finest(low)
            return HanNumeral(low, high + (step - 1 if step > 1 else 1), self.at)
        if self.text.startswith("好几", self.at) and low >= 10 and low % 10 == 0:
            self.at += 2
            return HanNumeral(low + 1, high + 9, self.at)
        if character == "来" and low >= 10 and low % 10 == 0:
            self.at += 1
            return HanNumeral(low, high, self.at, approximate=True)
        if character and character in _CLASSIFIER_HALF and after == "半":
            self.at += 2
            return HanNumeral(low + 0.5, high + 0.5, self.at)
        return HanNumeral(low, high, self.at, other=self.other)

    def _finest(self, value: float) -> float:
        """The place that 多 is about: 30多 is in the thirties, 一百二十多 below 130."""
        step = 1.0
        while value and value % (step * 10) == 0:
            step *= 10
        return step


def _run_value(run: list[int]) -> tuple[float, float]:
    """三四 is 3 to 4; 一二零 is read out digit by digit."""
    if len(run) == 1:
        return float(run[0]), float(run[0])
    if len(run) == 2 and (run[1] == run[0] + 1 or run == [3, 5]) and run[0] > 0:
        return float(run[0]), float(run[1])
    number = float("".join(str(digit) for digit in run[:12]))
    return number, number
