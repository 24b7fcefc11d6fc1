"""``chatbot rescreen``."""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chatbot.dialogue.reasons import reasons_said
from chatbot.errors import UsageError
from chatbot.staff.batch import Batch, Plan, conversations
from chatbot.staff.cells import cell
from chatbot.staff.progress import Progress
from chatbot.staff.record import locate
from chatbot.staff.rescreen import Days
from chatbot.staff.texts import verdict_text
from criteria.load import load
from criteria.model import Trial
from transcripts.store import Store
from transcripts.visible import visible, visible_json, visible_line

_COLUMNS = (
    "id", "before", "after", "flipped", "earliest_start", "criteria", "to_ask", "cleared",
    "can_be_called", "error",
)  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Decide conversations again and print what changed; 1 where some could not be decided."""
    trial = load(args.trial)
    plan = Plan(args.trial, Days(args.as_of, args.start), args.reread)
    batch = Batch(plan, "\n".join(str(Path(name).resolve()) for name in args.names))
    with Progress("deciding", sum(1 for _ in _paths(args.names))) as progress:
        try:
            batch.run(_paths(args.names), max(1, args.jobs), progress)
        except KeyboardInterrupt:
            sys.stderr.write("\nchatbot: interrupted; the same command goes on from here\n")
            raise
    counts: Counter[str] = Counter()
    write = _write_json if args.json else _write_csv if args.csv else _write_text
    write(_counted(batch.results(), counts), counts, trial, args)
    batch.finish()
    return 1 if counts["errors"] else 0


def _paths(names: list[str]) -> Iterator[Path]:
    store = Store()
    for name in names:
        if os.path.isdir(name):
            yield from conversations(Path(name))
        else:
            path = locate(store, name)
            if not path.is_file():
                raise UsageError(f"there is no conversation {visible_line(name)}; 'chatbot list' shows all")
            yield path


def _counted(results: Iterator[dict[str, Any]], counts: Counter[str]) -> Iterator[dict[str, Any]]:
    for result in results:
        counts["conversations"] += 1
        if "error" in result:
            counts["errors"] += 1
        else:
            counts["flipped"] += result["flipped"]
            counts["can_be_called"] += result["can_be_called"]
            counts[f"before {result['before']}"] += 1
            counts[f"after {result['after']}"] += 1
        yield result


def _write_json(
    results: Iterator[dict[str, Any]], counts: Counter[str], trial: Trial, args: argparse.Namespace
) -> None:
    """One JSON document, written as it comes."""
    days = {"as_of": args.as_of and args.as_of.isoformat(), "start": args.start and args.start.isoformat()}
    head = json.dumps({"trial": trial.id, "digest": trial.digest, **days}, ensure_ascii=False)
    sys.stdout.write(head[:-1] + ', "transcripts": [')
    for number, result in enumerate(results):
        sys.stdout.write((",\n" if number else "\n") + visible_json(json.dumps(result, ensure_ascii=False)))
    sys.stdout.write('\n], "counts": ' + json.dumps(dict(counts)) + "}\n")


def _write_csv(
    results: Iterator[dict[str, Any]], counts: Counter[str], trial: Trial, args: argparse.Namespace
) -> None:
    """One row a conversation."""
    writer = csv.writer(sys.stdout)
    writer.writerow(_COLUMNS)
    for result in results:
        flips = " ".join(f"{f['criterion']}:{f['before']}>{f['after']}" for f in result.get("flips", ()))
        lists = {name: " ".join(result.get(name, ())) for name in ("to_ask", "cleared")}
        values = {**result, **lists, "criteria": flips}
        writer.writerow([cell(values.get(column)) for column in _COLUMNS])


def _write_text(
    results: Iterator[dict[str, Any]], counts: Counter[str], trial: Trial, args: argparse.Namespace
) -> None:
    """What changed, conversation by conversation, and the sums."""
    for result in results:
        for line in _lines(result, trial):
            sys.stdout.write(visible(line) + "\n")
    errors = f", {counts['errors']:,} not decided" if counts["errors"] else ""
    sys.stdout.write(
        f"{counts['conversations']:,} conversations: {counts['flipped']:,} with another verdict, "
        f"{counts['can_be_called']:,} can be called now{errors}\n"
    )
    for code in ("likely_eligible", "needs_more_information", "not_yet_eligible", "not_eligible", "None"):
        before, after = counts[f"before {code}"], counts[f"after {code}"]
        if before or after:
            text = verdict_text(None if code == "None" else code)
            sys.stdout.write(f"  {text:<24}{before:>9,} → {after:,}\n")


def _lines(result: dict[str, Any], trial: Trial) -> Iterator[str]:
    """Nothing where nothing changed."""
    if "error" in result:
        yield f"{result['id']}: {result['error']}"
        return
    if not (result["flips"] or result["can_be_called"] or result["flipped"]):
        return
    called = " · can be called now" if result["can_be_called"] else ""
    start = f", from {result['earliest_start']}" if result["earliest_start"] else ""
    yield f"{result['id']}: {verdict_text(result['before'])} → {verdict_text(result['after'])}{start}{called}"
    wording = trial.wording["en"]
    for flip in result["flips"]:
        why = " ".join(reasons_said(wording, flip["because"], None))
        rests = f" ({', '.join(flip['facts'])})" if flip["facts"] else ""
        yield f"  {flip['criterion']} {flip['before']} → {flip['after']}: {why or 'by the answers'}{rests}"
    if result["to_ask"]:
        yield f"  to ask: {', '.join(result['to_ask'])}"
