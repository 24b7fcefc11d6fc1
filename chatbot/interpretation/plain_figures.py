"""The figures that patterns compare: digits, small number words, round tens. Amounts are read elsewhere."""

from __future__ import annotations

from functools import lru_cache

from chatbot.interpretation.normalise import Token

_SMALL = {
    word: float(value)
    for value, words in enumerate(
        "zero|one 一|two 二 两|three 三|four 四|five 五|six 六|seven 七|eight 八|nine 九|ten 十|eleven|"
        "twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty".split("|")
    )
    for word in words.split()
}
_TENS = "thirty|forty|fifty|sixty|seventy|eighty|ninety"
_PLAIN = {**_SMALL, **{word: 10.0 * value for value, word in enumerate(_TENS.split("|"), start=3)}}


def figure_of(token: Token) -> float | None:
    """The number that a token is, where it is a plain one; a decimal comma counts."""
    return _in_digits(token.text) if token.kind == "number" else _PLAIN.get(token.text)


@lru_cache(maxsize=4096)
def _in_digits(text: str) -> float | None:
    try:
        return float(text.replace(",", "" if _in_thousands(text) else "."))
    except ValueError:
        return None


def _in_thousands(text: str) -> bool:
    first, *groups = text.split(",")
    return 0 < len(first) <= 3 and all(len(group) == 3 and group.isdigit() for group in groups)
