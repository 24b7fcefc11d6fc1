"""``chatbot rescreen``."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from chatbot.errors import UsageError
from chatbot.sealed import tell_of_sealed
from chatbot.staff.batch import Batch, Plan, conversations
from chatbot.staff.outcomes import Outcome, changed, counted, lines, sums, write_csv, write_json
from chatbot.staff.progress import Progress
from chatbot.staff.record import locate
from chatbot.staff.rescreen import Days
from chatbot.staff.texts import verdict_text
from criteria.load import load
from criteria.model import Trial
from transcripts.store import Store
from transcripts.visible import visible, visible_line


def run(args: argparse.Namespace) -> int:
    """Decide conversations again and print what changed; 1 where some could not be decided."""
    trial = load(args.trial)
    for name in filter(os.path.isdir, args.names):
        tell_of_sealed(Path(name))
    plan = Plan(args.trial, Days(args.as_of, args.start), args.reread)
    batch = Batch(plan, "\n".join(str(Path(name).resolve()) for name in args.names))
    with Progress("deciding", sum(1 for _ in _paths(args.names))) as progress:
        try:
            batch.run(_paths(args.names), args.jobs, progress)
        except KeyboardInterrupt:
            sys.stderr.write("\nchatbot: interrupted; the same command goes on from here\n")
            raise
    _refuse_if_none_decided(batch)
    counts = _written(batch.results(), trial, plan.days, args)
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


def _refuse_if_none_decided(batch: Batch) -> None:
    """Raise UsageError where not one conversation could be decided."""
    errors: list[str] = []
    for outcome in batch.results():
        if "error" not in outcome:
            return
        errors = [*errors[:1], outcome["error"]]
    if errors:
        batch.finish()
        raise UsageError(errors[0] if len(errors) == 1 else f"none can be decided; the first: {errors[0]}")


def _written(outcomes: Iterator[Outcome], trial: Trial, days: Days, args: argparse.Namespace) -> Counter[str]:
    if args.json:
        return write_json(outcomes, trial, days, sys.stdout)
    if args.csv:
        return write_csv(outcomes, sys.stdout)
    return _write_text(outcomes, trial)


def _write_text(outcomes: Iterator[Outcome], trial: Trial) -> Counter[str]:
    """What changed, conversation by conversation, and the sums."""
    counts: Counter[str] = Counter()
    for outcome in counted(outcomes, counts):
        if changed(outcome):
            for line in lines(outcome, trial):
                sys.stdout.write(visible(line) + "\n")
    sys.stdout.write(sums(counts) + "\n")
    for code in ("likely_eligible", "needs_more_information", "not_yet_eligible", "not_eligible", "None"):
        before, after = counts[f"before {code}"], counts[f"after {code}"]
        if before or after:
            text = verdict_text(None if code == "None" else code)
            sys.stdout.write(f"  {text:<24}{before:>9,} → {after:,}\n")
    return counts
