"""Our reading against general extractors on the same answers: right, wrong in silence, milliseconds.

    python -m tests.bench.extractors [CORPUS.jsonl ...]

Without a corpus our own answers of ``tests/interpretation`` are taken. Only answers to questions whose kind
an extractor can read are put to it, and ours is measured on the very same ones. A value is right where its
middle lies in what was meant: an extractor that knows days only need not say "about". What is read where
nothing may be taken counts as wrong; an extractor can't ask back, so whatever it reads wrong is wrong in
silence. The extractors are the extra ``bench``; those that are not installed are left out.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from chatbot.interpretation.stream import answer
from chatbot.interpretation.warming import warm
from criteria.load import load
from criteria.model import Trial
from tests.bench.adapters import Asked, Extractor, Json, installed

CORPORA = Path(__file__).parents[1] / "interpretation" / "corpus"
WITH_VALUE = ("understood", "confirm")


def main(paths: Sequence[str] = ()) -> None:
    """Print a line for each extractor and language, and ours on the same answers under it."""
    trial = load("nct06732505")
    for lang in trial.words:
        for _ in warm(trial, lang):
            pass
    cases = list(_cases([Path(path) for path in paths] or sorted(CORPORA.glob("*.jsonl")), trial))
    print(f"{'':24} {'lang':4} {'answers':>7} {'right':>7} {'wrong in silence':>17} {'ms an answer':>13}")
    found = list(installed())
    for extractor in found:
        for lang in sorted(extractor.langs):
            own = [one for one in cases if one[1].kind in extractor.kinds and one[1].lang == lang]
            if own:
                _line(extractor.name, lang, own, partial(_theirs, extractor))
                _line("  this program", lang, own, partial(_ours, trial))
    if not found:
        print("no extractor is installed: pip install '.[bench]' in an environment of its own")


def _cases(paths: Sequence[Path], trial: Trial) -> Iterator[tuple[Json, Asked]]:
    for path in paths:
        for line in path.open(encoding="utf-8"):
            case = json.loads(line)
            question = trial.question(case["question"]) if "question" in case else None
            kind = str(question.kind.value) if question is not None else case["type"]
            asked = Asked(
                "quantity" if kind == "weight" else kind,
                case["answer"],
                case["lang"],
                date.fromisoformat(case["today"]),
                question.units if question is not None else (),
                question.unit if question is not None else "kg" if kind == "weight" else None,
            )
            yield case, asked


def _theirs(extractor: Extractor, _case: Json, asked: Asked) -> tuple[Any, bool]:
    """What an extractor reads; it has no way to ask back."""
    return extractor.read(asked), True


def _ours(trial: Trial, case: Json, _asked: Asked) -> tuple[Any, bool]:
    """What this program reads, and whether it goes on without asking back."""
    reply = json.loads(json.dumps(answer(json.dumps(case).encode(), trial)))
    return reply["value"], reply["status"] == "understood"


def _line(
    name: str, lang: str, cases: Sequence[tuple[Json, Asked]], read: Callable[[Json, Asked], tuple[Any, bool]]
) -> None:
    right = silent = 0
    took = []
    for case, asked in cases:
        begun = time.perf_counter()
        value, sure = _tried(read, case, asked)
        took.append((time.perf_counter() - begun) * 1000)
        fits = _fits(case["gold"], value)
        right += fits
        silent += not fits and value is not None and sure
    share = f"{right / len(cases):.0%}"
    print(f"{name:24} {lang:4} {len(cases):7} {share:>7} {silent:17} {statistics.median(took):13.2f}")


def _tried(read: Callable[[Json, Asked], tuple[Any, bool]], case: Json, asked: Asked) -> tuple[Any, bool]:
    """The reading; an extractor that fails on an answer has read nothing."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return read(case, asked)
    except Exception:
        return None, False


def _fits(gold: Any, value: Any) -> bool:
    """Whether a value agrees with the gold; no value agrees with a gold that has none."""
    structured = isinstance(gold, dict) and "status" in gold
    statuses = gold["status"] if structured else [] if gold is None else ["understood"]
    statuses = [statuses] if isinstance(statuses, str) else statuses
    if value is None:
        return not any(status in WITH_VALUE for status in statuses) or "unclear" in statuses
    if not any(status in WITH_VALUE for status in statuses):
        return False
    accepted = gold.get("values", [gold.get("value")]) if structured else [gold]
    return any(_agrees(one, value) for one in accepted)


def _agrees(gold: Any, value: Any) -> bool:
    if isinstance(gold, int | float) and not isinstance(gold, bool):
        gold = {"low": gold, "high": gold}
    if isinstance(gold, str) and isinstance(value, dict) and "earliest" in value:
        gold = {"earliest": gold, "latest": gold}
    if not isinstance(gold, dict) or not isinstance(value, dict):
        return bool(gold == value)
    if {"low", "earliest"} & value.keys() and ({"point", "point_days", "low", "earliest"} & gold.keys()):
        return _middle_inside(gold, value)
    return all(value.get(key) == wanted for key, wanted in gold.items())


def _middle_inside(gold: Json, value: Json) -> bool:
    if gold.get("unit") is not None and gold["unit"] != value.get("unit"):
        return False
    slack = {"day": 1, "week": 7, "month": 31, "year": 366}.get(gold.get("granularity", ""), 0)
    slack = max(slack, gold.get("tol_days", 0))
    low, high = _ends(gold)
    first, last = _ends(value)
    if first is None or last is None:
        return (first is None) == (low is None) and (last is None) == (high is None)
    middle = (first + last) / 2
    near = max(slack, 0.01 * abs(middle)) if isinstance(value.get("low"), int | float) else slack
    return (low is None or low - near <= middle) and (high is None or middle <= high + near)


def _ends(value: Json) -> tuple[float | None, float | None]:
    if "point" in value or "point_days" in value:
        point = value.get("point_days", value.get("point"))
        return _number(point), _number(point)
    keys = ("earliest", "latest") if "earliest" in value or "latest" in value else ("low", "high")
    return _number(value.get(keys[0])), _number(value.get(keys[1]))


def _number(end: Any) -> float | None:
    return float(date.fromisoformat(end).toordinal()) if isinstance(end, str) else end


if __name__ == "__main__":
    main(sys.argv[1:])
