"""Anything at all through every parser of input from outside: no exception but its own, nothing slow.

``python -m tests.bench.fuzz --seconds 600`` for ten minutes of each, ``--only definition`` for one of them.
What it finds is printed with its input. A warning counts as a failure: it would reach the person's terminal.
Time is that of the processor, so that other programs don't count; garbage is collected between inputs, as
the program does.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import re
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from chatbot.errors import UsageError
from chatbot.interpretation.warming import warm
from criteria.errors import DefinitionError, RuleError
from criteria.load import load
from tests.bench.fuzz_targets import EXPECTED as ALSO_EXPECTED
from tests.bench.fuzz_targets import Target, targets
from transcripts.errors import TranscriptError
from transcripts.line import BadLine

EXPECTED = (BadLine, UsageError, DefinitionError, RuleError, TranscriptError, *ALSO_EXPECTED)

COLLECT_EVERY = 100
"""Inputs between two collections of garbage."""


@dataclass
class Found:
    """What was found of one parser."""

    inputs: int = 0
    failed: dict[str, object] = field(default_factory=dict)
    """Each kind of failure with the first input that it came of."""
    slowest: float = 0.0
    """Seconds."""
    slow: object = None
    """The input that took longest."""


def fuzz(target: Target, seconds: float) -> Found:
    """Put inputs through a parser for so long."""
    found, end = Found(), time.monotonic() + seconds
    while time.monotonic() < end:
        given = target.make()
        if found.inputs % COLLECT_EVERY == 0:
            gc.collect()
        error, took = attempt(target.parse, given)
        found.inputs += 1
        if error is not None:
            found.failed.setdefault(
                re.sub(r"\d+|['\"].*?['\"]", "…", f"{type(error).__name__}: {error}")[:150], given
            )
        if took > target.limit:  # what is slow is slow twice
            took = min(took, attempt(target.parse, given)[1])
        if took > found.slowest:
            found.slowest, found.slow = took, given
    return found


def attempt(parse: Callable[[object], object], given: object) -> tuple[Exception | None, float]:
    """What went wrong (None: nothing, or as it should) and how long it took."""
    begun, error = time.process_time(), None
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            parse(given)
        except EXPECTED:
            pass
        except Exception as wrong:
            error = wrong
    took = time.process_time() - begun
    return error or (Warning(str(warned[0].message)) if warned else None), took


def told(name: str, found: Found, limit: float) -> str:
    """What was found of a parser, in lines."""
    slow = f" SLOW by {ascii(found.slow)[:300]}" if found.slowest > limit else ""
    first = f"{name}: {found.inputs:,} inputs, at most {found.slowest * 1000:.1f} ms{slow}"
    return "\n".join(
        [first, *(f"  {error} by {ascii(given)[:400]}" for error, given in found.failed.items())]
    )


def main() -> int:
    """Fuzz every parser for a time and report; 1 where one failed."""
    given = argparse.ArgumentParser()
    given.add_argument("--seconds", type=float, default=1, help="for each parser")
    given.add_argument("--seed", type=int, default=1)
    given.add_argument("--only", default="", help="parsers whose name has this in it")
    options = given.parse_args()
    with tempfile.TemporaryDirectory() as home:
        places = {"CHATBOT_DATA": f"{home}/data", "XDG_CACHE_HOME": f"{home}/cache"}
        with patch.dict(os.environ, places):
            wrong = fuzzed(Path(home), options)
    print(f"{wrong} kinds of failure")
    return 1 if wrong else 0


def fuzzed(folder: Path, options: argparse.Namespace) -> int:
    """Put inputs through every parser that is asked for; how many kinds of failure there were."""
    trial = load("nct06732505")
    every = targets(folder, random.Random(options.seed), trial)
    for lang in trial.words:
        for _ in warm(trial, lang):
            pass
    gc.freeze()
    gc.disable()
    wrong = 0
    for name, target in every.items():
        if options.only in name:
            found = fuzz(target, options.seconds)
            wrong += len(found.failed) + (found.slowest > target.limit)
            print(told(name, found, target.limit), flush=True)
    gc.enable()
    gc.unfreeze()
    return wrong


if __name__ == "__main__":
    sys.exit(main())
