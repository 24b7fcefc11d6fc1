"""Typing that hides a figure: letters for digits ("3o mg", "l2.5"), words run into digits ("12st7lb")."""

from __future__ import annotations

import re
from dataclasses import replace

from chatbot.interpretation.normalise import Token, TokenKind, Utterance, normalise

_LETTERS_AS_DIGITS = re.compile(
    r"(?<![a-z\d])(?:\d+[.,]?[o\d]*o[o\d]*(?![a-fh-jn-z])|[li](?=\d[\d.,]\d?)|o(?=[.,]\d))"
)
_GLUED = re.compile(r"(hb|cr|st|stone|kg|lbs?|x)(\d)([a-z]*)")
_KINDS: tuple[TokenKind, ...] = ("word", "number", "word")
_RAISED_POINT = re.compile(r"(?<=\d)[·•](?=\d)")
_DIGIT = str.maketrans("oli", "011")


def repaired(utterance: Utterance) -> Utterance:
    """The utterance with its figures laid bare; positions stay the same."""
    text = _LETTERS_AS_DIGITS.sub(lambda found: found.group().translate(_DIGIT), utterance.text)
    text = _RAISED_POINT.sub(".", text).replace("->", " →")
    if text != utterance.text:
        utterance = normalise(text, utterance.lang)
    if any(token.kind == "word" and _GLUED.fullmatch(token.key) for token in utterance.tokens):
        tokens = tuple(part for token in utterance.tokens for part in _parts(token))
        return replace(utterance, tokens=tokens)
    return utterance


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
