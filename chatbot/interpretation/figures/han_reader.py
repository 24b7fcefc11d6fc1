"""One Chinese numeral, read character by character; digits and spaces may stand among the characters."""

from __future__ import annotations

import re

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.figures.numeral import read_digits
from criteria.frozen import frozen

DIGITS = {
    **{c: n for n, c in enumerate("零一二三四五六七八九")},
    **{c: n for n, c in enumerate("壹贰叁肆伍陆柒捌玖", 1)},
    "〇": 0, "○": 0, "两": 2, "俩": 2, "倆": 2, "仨": 3, "幺": 1, "貳": 2, "參": 3,
}  # fmt: skip
UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
BIG = {"万": 10_000, "亿": 100_000_000, "兆": 1_000_000_000_000}
NINE = tuple("一二三四五六七八九")
OLD_TENS = {"廿": 20.0, "卅": 30.0}
SEVERAL = "几幾"
_NO_TRILLION = frozenset("贝赫瓦欧帕字")
"""After 兆 these make it a million of their unit (兆贝可)."""
_ODD = "多余"
_MORE_WORDS = expression("多少|多一?点[^零一二三四五六七八九0-9]|多一?点$|多一些")
"""Words with the 多 of 一百多: 一百多一点 is just past it."""
_LOOSE_RUNS = {"三两": (2.0, 3.0), "仨俩": (2.0, 3.0), "俩仨": (2.0, 3.0)}
"""Two or three, said in either order."""
_CLASSIFIER_HALF = "个倍支针瓶次盒片"
_ASCII = expression(r"\d+(?:[.,]\d+)*")
_AFTER_SPACE = expression(
    r" {1,3}([零〇]?) {0,3}([\d一二两三四五六七八九壹贰叁肆伍陆柒捌玖]{1,4}|[几幾]?)"
    r" {0,3}([十百千拾佰仟万亿兆]?)"
)
_ODD_BEFORE_BIG = expression(r" {0,3}([多余来]) {0,3}(?=[万亿兆])")
_LAST_DIGIT = expression(r" {1,3}[一二三四五六七八九](?= {0,3}(?:$|又|[。，,.;；!！?？]))")
_OF_THE_CLOCK = expression(r" {0,3}[十分半刻钟]")
_HAN_DIGIT = f"[{''.join(DIGITS)}]"
_POINT = expression(rf" {{0,3}}点 {{1,3}}(?={_HAN_DIGIT})| {{1,3}}点(?={_HAN_DIGIT})|点")
_DECIMAL = expression(rf"({_HAN_DIGIT}|[0-9])")
_SPACED_DECIMAL = expression(rf" ?({_HAN_DIGIT})")
PARTS = expression(r" {0,3}分 {0,2}之 {0,3}")
_ASCII_DIGITS = tuple("0123456789")


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


class HanReader:
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
        self.spaced = False
        self.approximate = False
        self.other: float | None = None

    def read(self) -> HanNumeral | None:
        """The longest numeral from the start on; None: none begins there."""
        while self.at < len(self.text) and self._step():
            pass
        if not self.any:
            return None
        low, high = self._value()
        low, high = self._decimals(low, high)
        return self._tail(low, high)

    def _step(self) -> bool:
        character = self.text[self.at]
        if self.any and character in " 多余来" and self._odd():
            return True
        if character in UNITS and not self._weight_in_kilograms():
            return self._small_unit(UNITS[character])
        if character in BIG:
            return self._big_unit(BIG[character])
        if character in OLD_TENS and self.pending is None:
            self.section, self.last_unit, self.any = (OLD_TENS[character],) * 2, 10, True
            self.at += 1
            return True
        if character == " ":
            return self._space()
        if self.pending is not None:
            return False
        if character == "有" and self.last_unit == 10 and self.text[self.at + 1 : self.at + 2] in NINE:
            self.at += 1
            return True
        if character in SEVERAL:
            return self._several()
        if character.isdigit() and character not in DIGITS:
            return self._ascii()
        if character in DIGITS:
            return self._digits()
        return False

    def _space(self) -> bool:
        """Step over spaces inside of a numeral: 7万 5千, 九十六 万, 一 百 零 七, 四 百 五."""
        found = _AFTER_SPACE.match(self.text, self.at)
        goes_on = found is not None and self.any and self._goes_on(found)
        if found is not None and goes_on:
            self.after_zero, self.spaced = self.after_zero or bool(found[1]), True
            self.at = found.start(2) if found[2] else found.start(3)
        return goes_on

    def _goes_on(self, found: re.Match[str]) -> bool:
        """Whether the zero, digits and unit after a space continue the numeral before it."""
        zero, digits, mark = found.groups()
        unit = UNITS.get(mark, 0) or BIG.get(mark, 0)
        if digits and digits in SEVERAL:
            return self.last_unit == 10 if mark in BIG or not mark else unit < self.last_unit
        if self.pending is not None or mark in BIG:
            return not digits and unit > 0
        if not digits:
            return unit == 10 < self.last_unit
        if unit:
            return unit < self.last_unit
        if self.last_unit == 10 or zero or self.after_zero:
            return self.last_unit >= 10 and digits in NINE
        spaced_out = self.spaced and self.last_unit > 10
        return (spaced_out or self.last_unit == 100) and _LAST_DIGIT.match(self.text, self.at) is not None

    @property
    def counts_parts(self) -> bool:
        """Whether this 百 is of so many parts (五百分之二), and not of a percentage (67百分之三十)."""
        before = self.text[max(0, self.at - 2) : self.at]
        return (
            self.pending is not None
            and before[-1:] in DIGITS
            and before[:-1] not in (*DIGITS, *_ASCII_DIGITS)
        )

    def _weight_in_kilograms(self) -> bool:
        return self.text[self.at] == "千" and self.text[self.at + 1 : self.at + 2] in ("克", "卡", "瓦")

    def _small_unit(self, unit: int) -> bool:
        alone = unit == 10 and (not self.any or self.last_unit > 10)
        if self.pending is None and not alone and not self.after_zero:
            return False
        if unit >= 100 and not self.counts_parts and PARTS.match(self.text, self.at + 1):
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
        if unit == BIG["兆"] and self.text[self.at + 1 : self.at + 2] in _NO_TRILLION:
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

    def _odd(self) -> bool:
        """The word before a great unit that widens what is counted: 十多万, 五百 余万, 两百来万."""
        found = _ODD_BEFORE_BIG.match(self.text, self.at)
        low, high = self._section()
        if found is None or low != high or low < 1:
            return False
        step = self._finest(low)
        more = 0.0 if found[1] == "来" else step - 1 if step > 1 else 1.0
        self.section, self.pending, self.after_zero = (low, high + more), None, False
        self.approximate = found[1] == "来"
        self.at = found.end()
        return True

    def _several(self) -> bool:
        after = self.text[self.at + 1 : self.at + 2]
        if not self.any and after not in UNITS and after not in BIG:
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
        while end < len(self.text) and self.text[end] in DIGITS:
            end += 1
        if self._is_unit(end - 1):
            end -= 1
        if self.text[self.at : end] in _LOOSE_RUNS:
            self.pending, self.any, self.at = _LOOSE_RUNS[self.text[self.at : end]], True, end
            return True
        run = [DIGITS[c] for c in self.text[self.at : end]]
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
        """两点五, 1点5万, 三 点 一 四; 三点二十 and 三 点 五 分 are times."""
        point = _POINT.match(self.text, self.at)
        if point is None:
            return low, high
        decimal = _SPACED_DECIMAL if len(point[0]) > 1 else _DECIMAL
        digits, at = "", point.end()
        while (found := decimal.match(self.text, at)) is not None:
            digits, at = digits + str(DIGITS.get(found[1], found[1])), found.end()
        if not digits and self.text[at : at + 1] in ("几", "多") and high == low:
            self.at = at + 1
            return low + 0.1, low + 0.9
        if not digits or (len(point[0]) > 1 and _OF_THE_CLOCK.match(self.text, at)):
            return low, high
        self.at = at
        value = low + float("0." + digits[:6])
        unit = BIG.get(self.text[at : at + 1])
        if unit is None:
            return value, value
        self.at += 1
        return value * unit, value * unit

    def _tail(self, low: float, high: float) -> HanNumeral:
        """多, 来, 个半 after the number."""
        character = self.text[self.at : self.at + 1]
        after = self.text[self.at + 1 : self.at + 2]
        if character and character in _ODD and not _MORE_WORDS.match(self.text, self.at):
            self.at += 1
            step = self._finest(low)
            return HanNumeral(low, high + (step - 1 if step > 1 else 1), self.at)
        if low >= 10 and low % 10 == 0 and self.text.startswith(("好几", "大几"), self.at):
            step = self._finest(low)
            least = step / 2 if character == "大" else 1
            self.at += 2
            return HanNumeral(low + least, high + step - 1, self.at)
        if character and character in SEVERAL and low == high >= 1:
            return self._several_after(low)
        if character == "来" and low >= 10 and low % 10 == 0 and after not in ("回", "自", "着"):
            self.at += 1
            return HanNumeral(low, high, self.at, approximate=True)
        if character and character in _CLASSIFIER_HALF and after == "半":
            self.at += 2
            return HanNumeral(low + 0.5, high + 0.5, self.at)
        return HanNumeral(low, high, self.at, self.approximate, other=self.other)

    def _several_after(self, figure: float) -> HanNumeral:
        """几 after digits: 120几 is past 120, 9几 past 90; 11几 may be past 110 or past 11."""
        self.at += 1
        if figure % 10 == 0:
            return HanNumeral(figure + 1, figure + 9, self.at)
        other = figure if figure > 10 else None
        return HanNumeral(figure * 10, figure * 10 + 9, self.at, other=other)

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
