"""Typing that hides a figure: letters for digits ("3o mg", "l2.5"), words run into digits ("12st7lb")."""

from __future__ import annotations

import re
from dataclasses import replace

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.normalise import Token, TokenKind, Utterance, normalise

_LETTERS_AS_DIGITS = expression(
    r"(?<![a-z\d])(?:\d+[.,]?[o\d]*o[o\d]*(?![a-fh-jn-z])|[li](?=\d[\d.,]\d?)|o(?=[.,]\d))"
)
_MISHEARD = expression(
    r"\b(?P<ten>twen|thir|fou?r|fi[fv]|six|sev|eig|nin)[a-z]{0,5}(?:ty|tie)[ -]+"
    r"(?P<one>won|tree|fore|fiv|sicks|ate|for(?= (?:kg|kilos?|years?|yrs?|percent|ne?xt)\b))\b"
)
"""Words for a figure written as they sound: "sevnty fore"."""
_TENS = {
    "twen": 2,
    "thir": 3,
    "for": 4,
    "four": 4,
    "fif": 5,
    "fiv": 5,
    "six": 6,
    "sev": 7,
    "eig": 8,
    "nin": 9,
}
_ONES = {"won": 1, "tree": 3, "fore": 4, "for": 4, "fiv": 5, "sicks": 6, "ate": 8}
_HUNDRED = expression(r"\bhunderd\b")
_AND = expression(
    r"(?<=hundred) (?:n|an|&) (?=(?:one|two|three|fou?r|fi|six|seve|eigh|nin|ten|eleven|twel|thir|twen))"
)
"""The "and" of "hundred an ten" as it is typed, before another word for a figure."""
_GLUED = expression(r"(hb|cr|st|stone|kg|lbs?|x)(\d)([a-z]*)")
_KINDS: tuple[TokenKind, ...] = ("word", "number", "word")
_RAISED_POINT = expression(r"(?<=\d)[·•](?=\d)")
_SPOKEN_END = r"(?=$|[吧的了呢啊嘛,;。、 ]|左右|上下|mmol)"
_SPOKEN_POINT = expression(
    r"(?<=[\d一二三四五六七八九十])[个块](?=[0零]?[1-9一二三四五六七八九]" + _SPOKEN_END + ")"
)
"""The 个 or 块 that stands for the decimal point: 六个八, 三十九块五."""
_SPOKEN_ODD = expression(r"(?<=[\d一二三四五六七八九十])个多" + _SPOKEN_END)
_OLD_AST = expression(r"(?:^|(?<=[\d,;/、。)]))( ?)got(?=[ :=]{0,2}\d)")
"""GOT, the old name of AST, where the figure follows and no word leads to it as a verb."""
_EITHER_OR = expression(
    r"不是([^,;。]{0,3}[\d一二三四五六七八九十百][^,;。]{0,8},?)就是(?=[^,;。]{0,2}[\d一二三四五六七八九十百])"
)
"""不是20就是30: the one or the other, and neither of them denied."""
_SPOKEN_POWER = expression(r"乘以?(?:十|10)的?([九9六6])次方")
_HIGHEST = expression(
    r"(?P<own>\d+(?:\.\d+)?)(?=[^\d。]{0,10}[,;(、 ][^\d。]{0,6}?最高[值是到才]{0,2}(?P<top>\d+(?:\.\d+)?))"
)
"""A figure, and beside it a highest one: 谷丙96，最高40."""
_DIGIT = str.maketrans("oli", "011")


def repaired(utterance: Utterance) -> Utterance:
    """The utterance with its figures laid bare; positions stay the same."""
    text = _LETTERS_AS_DIGITS.sub(lambda found: found.group().translate(_DIGIT), utterance.text)
    if not text.isascii():
        text = _SPOKEN_ODD.sub("多 ", _SPOKEN_POINT.sub("点", _RAISED_POINT.sub(".", text)))
    text = text.replace("->", " →")
    if utterance.lang == "en":
        text = _HUNDRED.sub("hundred", _MISHEARD.sub(_heard, text))
        text = _AND.sub(lambda found: " " * len(found[0]), text)
    if "次方" in text:
        text = _SPOKEN_POWER.sub(_power, text)
    if "就是" in text:
        text = _EITHER_OR.sub(r"  \1或 ", text)
    text = text.replace("零头", "尾数")
    if "最高" in text and any(float(one["own"]) > float(one["top"]) for one in _HIGHEST.finditer(text)):
        text = text.replace("最高", "上限")
    if "got" in text and (utterance.lang == "zh" or "gpt" in text):
        text = _OLD_AST.sub(r"\1ast", text)
    if text != utterance.text:
        utterance = normalise(text, utterance.lang)
    if any(
        token.kind == "word" and not token.key.isalpha() and _GLUED.fullmatch(token.key)
        for token in utterance.tokens
    ):
        tokens = tuple(part for token in utterance.tokens for part in _parts(token))
        return replace(utterance, tokens=tokens)
    return utterance


def _heard(words: re.Match[str]) -> str:
    """The figure, as long as its words were."""
    return f"{_TENS[words['ten']]}{_ONES[words['one']]}".ljust(len(words[0]))


def _power(spoken: re.Match[str]) -> str:
    """乘十的九次方 as it is written, as long as it was."""
    return f"×10^{'9' if spoken[1] in '九9' else '6'}".ljust(len(spoken[0]))


def _parts(token: Token) -> tuple[Token, ...]:
    """The tokens of a name or unit with digits typed on to it ("hb9", the "st7lb" of "12st7lb")."""
    found = _GLUED.fullmatch(token.key) if token.kind == "word" else None
    if found is None:
        return (token,)
    parts, start = [], token.start
    for group, kind in zip(found.groups(), _KINDS, strict=True):
        if group:
            parts.append(Token(group, start, start + len(group), kind, group))
            start += len(group)
    return tuple(parts)
