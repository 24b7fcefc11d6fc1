"""Inputs for the fuzzer: words that come near to meaning something, and sound files with something changed."""

# ruff: noqa: E501 - rows of a table on a line.

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from typing import Any

from criteria.model import Lang, Trial
from tests.interpretation.dense import PIECES as DENSE
from tests.trust.corpus import HOSTILE

PIECES = [
    *HOSTILE.values(), "yes", "no", "not", "没", "大概", "12.1 g/dl", "三年前", "since March", "<", ">=", "1e999", "１２",
    "9" * 400, "(", "[", '{"', '":', "}", "and", "or", "weeks(4)", "age_at_start", "2026-02-30", "half", "-", "..", "%",
    "0", "7", "true", "null", "otherwise", "'", '"', "'''", "=", "\\", "\\d", "0x", "1_0", "lambda", "is", "in", "(2)(3)",
]  # fmt: skip
KNOWN = re.compile(r"[^\W\d_\u3400-\u9fff]{2,}|[\u3400-\u9fff]{1,4}")


def words_known(trial: Trial, lang: Lang) -> list[str]:
    """The words of the trial's patterns in a language, and what the readers of figures and times look for."""
    words = trial.words[lang].questions.values()
    patterns = [one for each in words for one in (*each.topic, *(p for ps in each.says.values() for p in ps))]
    known = dict.fromkeys(word for pattern in patterns for word in KNOWN.findall(pattern))
    return [*known, *(piece.strip() for piece in DENSE.values()), *PIECES]


def answer(chance: random.Random, known: Sequence[str], blank: str) -> str:
    """Known words in any order, at times one of them again and again."""
    parts: list[str] = []
    for _ in range(chance.choice((1, 3, 8, 30, 300))):
        parts += [chance.choice(known)] * (chance.choice((2, 50, 500)) if chance.random() < 0.05 else 1)
    return chance.choice((blank, blank, ", ", "，")).join(parts)[: chance.choice((20, 200, 2000, 2000))]


def text(chance: random.Random) -> str:
    """Pieces that mean something among characters that don't."""
    parts = [
        chance.choice(PIECES)
        if chance.random() < 0.6
        else "".join(chr(chance.randrange(0x3000)) for _ in range(9))
        for _ in range(chance.randrange(1, 12))
    ]
    return chance.choice(["", " ", ", ", "，"]).join(parts)[: chance.choice((20, 200, 2000, 20_000))]


def spoilt(chance: random.Random, data: bytes) -> bytes:
    """A file with bytes cut, doubled, changed or put in, at a few places."""
    for _ in range(chance.choice((1, 1, 2, 5))):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((1, 8, 200)))
        put = chance.choice(
            (
                b"",
                data[at:end] * 2,
                bytes([chance.randrange(256)]),
                text(chance)[:50].encode(errors="replace"),
            )
        )
        data = data[:at] + put + data[end:]
    return data


def line_changed(chance: random.Random, lines: Sequence[str]) -> list[str]:
    """Lines of a definition with one of them left out, doubled, moved, or with something else in it."""
    changed, at = list(lines), chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            del changed[at]
        case 1:
            changed.insert(at, changed[at])
        case 2:
            changed.insert(chance.randrange(len(lines)), changed.pop(at))
        case 3:
            words = re.split(r"(\W+)", changed[at])
            words[chance.randrange(len(words))] = chance.choice(PIECES)[:2000]
            changed[at] = "".join(words)
        case _:
            name, sign, _ = changed[at].partition("=")
            changed[at] = name + sign + json.dumps(value(chance))
    return changed


def value(chance: random.Random) -> Any:
    """Any JSON value, of a kind that nobody expects."""
    fixed = (None, True, 0, -1, 2**63, 1e308, 0.1, "", "2026-02-30", "9" * 400, [], {}, [[]], {"low": 1})
    drawn = (chance.choice(PIECES)[:2000], text(chance)[:200], nested(chance.choice((3, 90, 400))))
    return chance.choice((*fixed, *drawn))


def nested(depth: int) -> Any:
    """Lists and objects in one another."""
    inner: Any = "x"
    for level in range(depth):
        inner = [inner] if level % 2 else {"a": inner}
    return inner


def changed(chance: random.Random, whole: Any) -> Any:
    """A JSON value with something in it left out, put in or put in place of another; the given one stays."""
    if isinstance(whole, dict) and whole and chance.random() < 0.85:
        name = chance.choice(list(whole))
        match chance.randrange(6):
            case 0:
                return {key: each for key, each in whole.items() if key != name}
            case 1:
                return {**whole, chance.choice(PIECES)[:99]: value(chance)}
            case _:
                return {**whole, name: changed(chance, whole[name])}
    if isinstance(whole, list) and whole and chance.random() < 0.85:
        at = chance.randrange(len(whole))
        return [*whole[:at], changed(chance, whole[at]), *whole[at + chance.randrange(2) :]]
    return value(chance)
