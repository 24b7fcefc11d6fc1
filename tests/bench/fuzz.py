"""Anything at all through every parser of outside input: no exception but its own, nothing slow.

``python -m tests.bench.fuzz --seconds 600`` for the whole; what it finds is printed with its input. Answers are
made of the words that the trial's patterns and the readers know, so that they come near to meaning something.
Time is that of the processor, so that other programs don't count; garbage is collected between inputs, as the
program does.
"""

# ruff: noqa: E501 - rows of a table on a line.

from __future__ import annotations

import argparse
import gc
import json
import random
import re
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from chatbot.errors import UsageError
from chatbot.interpretation.interpreter import interpret, interpret_kind
from chatbot.interpretation.warming import warm
from chatbot.screen import read_answers
from criteria.errors import DefinitionError, RuleError
from criteria.load import load
from criteria.model import Lang, Trial
from criteria.rules.reading import parse
from criteria.rules.types import Names
from tests.interpretation.dense import PIECES as DENSE
from tests.trust.corpus import HOSTILE
from transcripts.line import BadLine, decode, unseal

SLOW = 0.05
EXPECTED = (BadLine, UsageError, DefinitionError, RuleError)
PIECES = [
    *HOSTILE.values(), "yes", "no", "not", "没", "大概", "12.1 g/dl", "三年前", "since March", "<", ">=", "1e999", "１２",
    "9" * 400, "(", "[", '{"', '":', "}", "and", "or", "weeks(4)", "age_at_start", "2026-02-30", "half", "-", "..", "%",
]  # fmt: skip


BARE = ("boolean", "number", "percent", "age", "weight", "duration", "date")
KNOWN = re.compile(r"[^\W\d_\u3400-\u9fff]{2,}|[\u3400-\u9fff]{1,4}")


def words_known(trial: Trial, lang: Lang) -> list[str]:
    """The words of the trial's patterns in a language, and what the readers of figures and times look for."""
    words = trial.words[lang].questions.values()
    patterns = [one for each in words for one in (*each.topic, *(p for ps in each.says.values() for p in ps))]
    known = dict.fromkeys(word for pattern in patterns for word in KNOWN.findall(pattern))
    return [*known, *(piece.strip() for piece in DENSE.values()), *PIECES]


def answer(chance: random.Random, known: list[str], blank: str) -> str:
    """Known words in any order, at times one of them again and again."""
    parts = []
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


def parsers(folder: Path, chance: random.Random, trial: Trial) -> dict[str, Callable[[str], object]]:
    """Each parser of outside input, by name."""
    questions = [question.id for question in trial.questions]
    file = folder / "answers.json"

    def answers(words: str) -> object:
        data = json.dumps({"answers": {chance.choice(questions): words}}).encode()
        at = chance.randrange(len(data))
        file.write_bytes(
            data if chance.random() < 0.3 else data[:at] + words.encode(errors="replace")[:50] + data[at:]
        )
        return read_answers(file, trial)

    def read(lang: Lang) -> Callable[[str], object]:
        return lambda words: interpret(trial, chance.choice(questions), words, lang, date(2026, 11, 22), {})

    def read_bare(lang: Lang) -> Callable[[str], object]:
        return lambda words: interpret_kind(chance.choice(BARE), words, lang, date(2026, 11, 22))

    return {
        "interpret en": read("en"),
        "interpret zh": read("zh"),
        "a bare type en": read_bare("en"),
        "a bare type zh": read_bare("zh"),
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
        trial = load("nct06732505")
        known = {lang: words_known(trial, lang) for lang in trial.words}
        every = parsers(Path(folder), chance, trial)
        for lang in trial.words:
            for _ in warm(trial, lang):
                pass
        gc.freeze()
        gc.disable()
        while time.monotonic() < end:
            gc.collect()
            for name, parser in every.items():
                lang = "zh" if name.endswith("zh") else "en"
                plain = name.endswith(("en", "zh")) and chance.random() < 0.7
                words = answer(chance, known[lang], "" if lang == "zh" else " ") if plain else text(chance)
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
    begun, error = time.process_time(), None
    try:
        parser(words)
    except EXPECTED:
        pass
    except Exception as wrong:
        error = wrong
    return error, time.process_time() - begun


if __name__ == "__main__":
    main()
