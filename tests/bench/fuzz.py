"""Anything at all through every parser of outside input: no exception but its own, nothing slow.

``python -m tests.bench.fuzz --seconds 600`` for the whole; what it finds is printed with its input.
"""

# ruff: noqa: E501 - rows of a table on a line.

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from chatbot.errors import UsageError
from chatbot.interpretation.interpreter import interpret
from chatbot.screen import read_answers
from criteria.errors import DefinitionError, RuleError
from criteria.load import load
from criteria.rules.reading import parse
from criteria.rules.types import Names
from tests.trust.corpus import HOSTILE
from transcripts.line import BadLine, decode, unseal

SLOW = 0.05
EXPECTED = (BadLine, UsageError, DefinitionError, RuleError)
PIECES = [
    *HOSTILE.values(), "yes", "no", "not", "没", "大概", "12.1 g/dl", "三年前", "since March", "<", ">=", "1e999", "１２",
    "9" * 400, "(", "[", '{"', '":', "}", "and", "or", "weeks(4)", "age_at_start", "2026-02-30", "half", "-", "..", "%",
]  # fmt: skip


def text(chance: random.Random) -> str:
    """Pieces that mean something among characters that don't."""
    parts = [
        chance.choice(PIECES)
        if chance.random() < 0.6
        else "".join(chr(chance.randrange(0x3000)) for _ in range(9))
        for _ in range(chance.randrange(1, 12))
    ]
    return chance.choice(["", " ", ", ", "，"]).join(parts)[: chance.choice((20, 200, 2000, 20_000))]


def parsers(folder: Path, chance: random.Random) -> dict[str, Callable[[str], object]]:
    """Each parser of outside input, by name."""
    trial = load("nct06732505")
    questions = [question.id for question in trial.questions]
    file = folder / "answers.json"

    def answers(words: str) -> object:
        data = json.dumps({"answers": {chance.choice(questions): words}}).encode()
        at = chance.randrange(len(data))
        file.write_bytes(
            data if chance.random() < 0.3 else data[:at] + words.encode(errors="replace")[:50] + data[at:]
        )
        return read_answers(file, trial)

    def read(lang: str) -> Callable[[str], object]:
        return lambda words: interpret(
            trial, chance.choice(questions), words, "zh" if lang == "zh" else "en", date(2026, 11, 22), {}
        )

    return {
        "interpret en": read("en"),
        "interpret zh": read("zh"),
        "line": lambda words: decode(words.encode(errors="replace"), 0, ""),
        "sealed line": lambda words: unseal(words.encode(errors="replace")),
        "answers": answers,
        "rule": lambda words: parse(words, Names({})),
    }


def main() -> None:
    """Fuzz for a time and report."""
    given = argparse.ArgumentParser()
    given.add_argument("--seconds", type=float, default=10)
    given.add_argument("--seed", type=int, default=1)
    options = given.parse_args()
    chance, end = random.Random(options.seed), time.monotonic() + options.seconds
    runs = 0
    failed: dict[tuple[str, str], str] = {}
    slowest: dict[str, tuple[float, str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        known = parsers(Path(folder), chance)
        for parser in known.values():
            attempt(parser, "warm")
        while time.monotonic() < end:
            for name, parser in known.items():
                words = text(chance)
                error, seconds = attempt(parser, words)
                runs += 1
                if error is not None:
                    failed.setdefault((name, repr(error)[:100]), words)
                if seconds > slowest.get(name, (0.0, ""))[0]:
                    slowest[name] = seconds, words
    print(f"{runs:,} inputs, {len(failed)} kinds of failure")
    for (name, error), words in failed.items():
        print(f"  {name}: {error} by {words[:200]!a}")
    for name, (seconds, words) in slowest.items():
        print(
            f"  {name}: at most {seconds * 1000:.1f} ms{' SLOW ' + ascii(words[:150]) if seconds > SLOW else ''}"
        )


def attempt(parser: Callable[[str], object], words: str) -> tuple[Exception | None, float]:
    """What went wrong (None: nothing, or as it should) and how long it took."""
    begun, error = time.perf_counter(), None
    try:
        parser(words)
    except EXPECTED:
        pass
    except Exception as wrong:
        error = wrong
    return error, time.perf_counter() - begun


if __name__ == "__main__":
    main()
