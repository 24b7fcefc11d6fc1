"""Figures written in several pieces, as one: "1 234 567.89", "1M", "4 6/3", "-16/5"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.figures.number_words import STARTERS
from chatbot.interpretation.figures.numeral import MINUS
from chatbot.interpretation.lexicon import AROUND
from chatbot.interpretation.normalise import Token, Utterance

_FIRST_GROUP = expression(r"\d{1,3}")
_GROUP = expression(r"(\d{3})(?:[.,](\d+))?")
_LETTERS = {"m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "g": 1e9, "t": 1e12}
_BOUNDS = "over under above below than more less at least most between and to or 大 小 于 超 过".split()
_LONE = AROUND | STARTERS | frozenset((*_BOUNDS, *_LETTERS, MINUS))
"""Words beside a figure that leave open what it is of, so that it is read as a number."""
_LONGEST = 15
"""Characters of a figure that are read."""


def is_written(utterance: Utterance, token: Token) -> bool:
    """Whether a figure was put together here, and is not the text itself."""
    return token.kind == "number" and token.text != utterance.text[token.start : token.end]


def with_written_figures(utterance: Utterance) -> Utterance:
    """The utterance with every figure that is written in pieces as one token, its text plain digits.

    A lone "16/5" is a fraction. Inside of a sentence it is a date, unless a sign or a whole number stands
    before it or "of" after it; "120/80" is a blood pressure anywhere.
    """
    return replace(utterance, tokens=tuple(_put_together(utterance)))


def _put_together(utterance: Utterance) -> Iterator[Token]:
    tokens, at = utterance.tokens, 0
    lone = all(token.kind in ("number", "punct") or token.key in _LONE for token in tokens)
    while at < len(tokens):
        found = _only_decimals(tokens, at)
        if tokens[at].kind == "number":
            found = _grouped(tokens, at) or _millions(utterance, at, lone) or _fraction(tokens, at, lone)
        if found is None:
            yield tokens[at]
            at += 1
        else:
            yield Token(found[0], tokens[at].start, tokens[found[1] - 1].end, "number", found[0])
            at = found[1]


def _digits(value: float) -> str:
    """Plain digits, as many as are read."""
    return f"{value:.15g}" if value == int(value) else f"{value:.13f}"[:_LONGEST]


def _only_decimals(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """The ",5" that is half of one."""
    mark, figure = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if at or mark.key != "," or figure is None or figure.start > mark.end or not figure.text.isdigit():
        return None
    return f"0.{figure.text}"[:_LONGEST], 2


def _grouped(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """The "1 234 567.89"; two groups alone ("120 130") may be two numbers."""
    if _FIRST_GROUP.fullmatch(tokens[at].text) is None:
        return None
    whole, decimals, last = tokens[at].text, "", at + 1
    while last < len(tokens) and not decimals and tokens[last].start == tokens[last - 1].end + 1:
        group = _GROUP.fullmatch(tokens[last].text)
        if group is None:
            break
        whole, decimals, last = whole + group[1], group[2] or "", last + 1
    text = f"{whole}.{decimals}" if decimals else whole
    several = last > at + 2 or (last == at + 2 and decimals)
    return (text, last) if several and len(text) <= _LONGEST else None


def _millions(utterance: Utterance, at: int, lone: bool) -> tuple[str, int] | None:
    """The "1M" and "2.5bn"; inside of a sentence "2m" is a length, and "2M" a number."""
    figure, letter = utterance.tokens[at : at + 2] if at + 2 <= len(utterance.tokens) else (None, None)
    if figure is None or letter is None or letter.key not in _LETTERS:
        return None
    glued = figure.end == letter.start
    first, last = utterance.raw_span(letter.start, letter.end)
    capital = utterance.raw[first:last].isupper() or letter.key in ("mn", "bn")
    if not lone and not (glued and capital and letter.key in ("m", "mn", "b", "bn")):
        return None
    try:
        return _digits(round(float(figure.text.replace(",", "")) * _LETTERS[letter.key], 6)), at + 2
    except ValueError:
        return None


def _fraction(tokens: Sequence[Token], at: int, lone: bool) -> tuple[str, int] | None:
    """The "16/5", and the "4 6/3" with a whole number before it."""
    plain = _ratio(tokens, at)
    if plain is not None:
        told = lone or (at > 0 and tokens[at - 1].key == MINUS) or _key(tokens, at + 3) in ("of", "的")
        return (_digits(plain), at + 3) if told else None
    first = at + 2 if _key(tokens, at + 1) == "and" else at + 1
    part = _ratio(tokens, first)
    if part is None or not (lone or part < 1) or not tokens[at].text.isdigit():
        return None
    apart = first > at + 1 or 1 <= tokens[first].start - tokens[at].end <= 3
    return (_digits(int(tokens[at].text) + part), first + 3) if apart else None


def _ratio(tokens: Sequence[Token], at: int) -> float | None:
    above, below = _key(tokens, at), _key(tokens, at + 2)
    marks = (_key(tokens, at - 1), _key(tokens, at + 1), _key(tokens, at + 3))
    if marks[1] != "/" or marks[0] == "/" or marks[2] == "/" or len(above) > 4 or len(below) > 4:
        return None
    if not (above.isdigit() and below.isdigit() and int(below)) or _is_no_fraction(int(above), int(below)):
        return None
    return int(above) / int(below)


def _is_no_fraction(above: int, below: int) -> bool:
    """A blood pressure, or the hours and days of "24/7"."""
    return (70 <= above <= 250 and 40 <= below <= 150 and above > below) or (above, below) == (24, 7)


def _key(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].key if 0 <= at < len(tokens) else ""
