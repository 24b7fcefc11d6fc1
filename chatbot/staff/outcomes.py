"""What re-screening found, written out: as lines to read, as CSV, as JSON; and counted."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from chatbot.dialogue.reasons import reasons_said
from chatbot.staff.cells import cell
from chatbot.staff.rescreen import Days
from chatbot.staff.texts import verdict_text
from criteria.model import Trial
from transcripts.visible import visible_json

Outcome = dict[str, Any]
"""One conversation decided again, as ``Rescreened.to_json`` gives it; or its "id" and an "error"."""

_COLUMNS = (
    "id", "before", "after", "flipped", "earliest_start", "criteria", "to_ask", "cleared",
    "can_be_called", "error",
)  # fmt: skip


def changed(outcome: Outcome) -> bool:
    """True where somebody has something to do: it stands otherwise, clears, asks more or failed."""
    if "error" in outcome:
        return True
    return bool(outcome["flips"] or outcome["can_be_called"] or outcome["flipped"])


def counted(outcomes: Iterable[Outcome], counts: Counter[str]) -> Iterator[Outcome]:
    """The same, one by one, counted as they pass."""
    for outcome in outcomes:
        counts["conversations"] += 1
        if "error" in outcome:
            counts["errors"] += 1
        else:
            counts["flipped"] += outcome["flipped"]
            counts["can_be_called"] += outcome["can_be_called"]
            counts[f"before {outcome['before']}"] += 1
            counts[f"after {outcome['after']}"] += 1
        yield outcome


def write_json(outcomes: Iterable[Outcome], trial: Trial, days: Days, out: TextIO) -> Counter[str]:
    """One JSON document, written as it comes."""
    counts: Counter[str] = Counter()
    dates = {"as_of": days.as_of and days.as_of.isoformat(), "start": days.start and days.start.isoformat()}
    head = json.dumps({"trial": trial.id, "digest": trial.digest, **dates}, ensure_ascii=False)
    out.write(head[:-1] + ', "transcripts": [')
    for number, outcome in enumerate(counted(outcomes, counts)):
        out.write((",\n" if number else "\n") + visible_json(json.dumps(outcome, ensure_ascii=False)))
    out.write('\n], "counts": ' + json.dumps(dict(counts)) + "}\n")
    return counts


def write_csv(outcomes: Iterable[Outcome], out: TextIO) -> Counter[str]:
    """One row a conversation; no cell is a formula."""
    counts: Counter[str] = Counter()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for outcome in counted(outcomes, counts):
        lists = {name: " ".join(outcome.get(name, ())) for name in ("to_ask", "cleared")}
        values = {**outcome, **lists, "criteria": flips_text(outcome)}
        writer.writerow([cell(values.get(column)) for column in _COLUMNS])
    return counts


def flips_text(outcome: Outcome) -> str:
    """Every criterion that stands otherwise, in short: "I10:pass>fail E2:wait>pass"."""
    return " ".join(f"{f['criterion']}:{f['before']}>{f['after']}" for f in outcome.get("flips", ()))


def lines(outcome: Outcome, trial: Trial) -> Iterator[str]:
    """The conversation in words: verdicts, each criterion with its reason, what would be asked."""
    if "error" in outcome:
        yield f"{outcome['id']}: {outcome['error']}"
        return
    called = " · can be called now" if outcome["can_be_called"] else ""
    start = f", from {outcome['earliest_start']}" if outcome["earliest_start"] else ""
    before, after = verdict_text(outcome["before"]), verdict_text(outcome["after"])
    yield f"{outcome['id']}: {before} → {after}{start}{called}"
    wording = trial.wording["en"]
    for flip in outcome["flips"]:
        why = " ".join(reasons_said(wording, flip["because"], None))
        rests = f" ({', '.join(flip['facts'])})" if flip["facts"] else ""
        yield f"  {flip['criterion']} {flip['before']} → {flip['after']}: {why or 'by the answers'}{rests}"
    if outcome["to_ask"]:
        yield f"  to ask: {', '.join(outcome['to_ask'])}"


def sums(counts: Counter[str]) -> str:
    """How many there were, and what came of them, in one line."""
    errors = f", {counts['errors']:,} not decided" if counts["errors"] else ""
    return (
        f"{counts['conversations']:,} conversations: {counts['flipped']:,} with another verdict, "
        f"{counts['can_be_called']:,} can be called now{errors}"
    )
