"""Minus signs told apart from dashes, for answers that may give numbers below nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chatbot.interpretation.figures.number_words import WORDS
from chatbot.interpretation.figures.numeral import MINUS
from chatbot.interpretation.normalise import Token, Utterance

_MINUS_WORDS = frozenset(("minus", "negative", "负"))
_PLUS_WORDS = frozenset(("plus", "+"))
_BEFORE_PLUS = frozenset(("to", "and", "or", "between", "from", "到", "至", "和", "与", "在"))
_NO_SIGN_AFTER = frozenset((*"-+/%)年月日号零一二三四五六七八九十百千万亿", *WORDS))


def with_signs(utterance: Utterance) -> Utterance:
    """The utterance with ``MINUS`` for the key of every minus sign or word, and no plus signs."""
    tokens = _below_nought(utterance)
    if not any(token.key in ("-", "+", "plus", MINUS) or token.key in _MINUS_WORDS for token in tokens):
        return utterance
    kept = (_signed(tokens, at) for at in range(len(tokens)) if not _is_plus(tokens, at))
    return replace(utterance, tokens=tuple(kept))


def _below_nought(utterance: Utterance) -> Sequence[Token]:
    """The tokens with one minus sign for the two of 零下, where a number follows."""
    tokens = utterance.tokens
    if "零下" not in utterance.text:
        return tokens
    signs = {at for at in range(len(tokens) - 2) if tokens[at].key == "零" and tokens[at + 1].key == "下"}
    return [
        token._replace(end=tokens[at + 1].end, key=MINUS) if at in signs else token
        for at, token in enumerate(tokens)
        if at - 1 not in signs
    ]


def with_leading_sign(utterance: Utterance) -> Utterance:
    """The same for an answer that begins with a sign, where nothing is below nothing: "-5 %"."""
    opening = utterance.tokens[0].key if utterance.tokens else ""
    return with_signs(utterance) if opening == "-" or opening in _MINUS_WORDS else utterance


def _signed(tokens: Sequence[Token], at: int) -> Token:
    token = tokens[at]
    if at + 1 == len(tokens) or tokens[at + 1].kind == "punct":
        return token
    spread = at > 0 and tokens[at - 1].key == "or"
    is_minus = _is_minus(tokens, at) if token.key == "-" else token.key in _MINUS_WORDS and not spread
    return token._replace(key=MINUS) if is_minus else token


def _is_minus(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash is a sign: at the head, or hanging on a figure and on nothing before it."""
    if at == 0:
        return True
    dash, before, after = tokens[at], tokens[at - 1], tokens[at + 1]
    if after.start > dash.end or after.kind != "number" or before.key in _NO_SIGN_AFTER:
        return False
    apart = before.end < dash.start and before.kind != "number"
    return apart or before.kind in ("punct", "han")


def _is_plus(tokens: Sequence[Token], at: int) -> bool:
    """Whether a plus says no more than that a number is above nothing: "from -2 to +2"."""
    if tokens[at].key not in _PLUS_WORDS or at + 1 == len(tokens) or tokens[at + 1].kind == "punct":
        return False
    return at == 0 or tokens[at - 1].key in _BEFORE_PLUS
