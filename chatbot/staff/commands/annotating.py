"""``chatbot annotate``."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator

from chatbot.errors import UsageError
from chatbot.staff import annotate
from chatbot.staff.note_texts import note_text
from chatbot.staff.record import Record, locate, open_record
from chatbot.staff.review import Review, original, reviewed
from chatbot.staff.texts import verdict_text
from criteria.load import load
from transcripts.store import Store
from transcripts.visible import visible, visible_json


def run(args: argparse.Namespace) -> int:
    """Write a note, or show the notes where none is given."""
    record = open_record(locate(Store(), args.name), load(args.trial))
    who = args.by or os.environ.get("CHATBOT_STAFF", "")
    record = _noted(record, args, who)
    before, after = original(record), reviewed(record)
    if args.json:
        sys.stdout.write(visible_json(json.dumps(_json(record, before, after), ensure_ascii=False)) + "\n")
    else:
        sys.stdout.writelines(visible(line) + "\n" for line in _lines(record, before, after))
    return 0


def _noted(record: Record, args: argparse.Namespace, who: str) -> Record:
    why = args.why or ""
    if args.until is not None and args.settle is None:
        raise UsageError("--until belongs to --settle CRITERION wait")
    if args.correct is not None:
        question, answer = args.correct
        return annotate.correct(record, question, answer, who, why)
    if args.settle is not None:
        criterion, status = args.settle
        return annotate.settle(record, criterion, status, who, why, args.until)
    if args.note is not None:
        return annotate.comment(record, args.note, who)
    if args.withdraw is not None:
        return annotate.withdraw(record, args.withdraw, who, why)
    if args.sign is not None:
        return annotate.sign(record, args.sign, who, why)
    return record


def _json(record: Record, before: Review, after: Review) -> dict[str, object]:
    return {
        "id": record.header.id,
        "verdict": before.decision.verdict.value,
        "reviewed_verdict": after.decision.verdict.value,
        "changed": {name: list(pair) for name, pair in _changed(before, after).items()},
        "to_ask": list(after.to_ask),
        "notes": [
            {"number": note.number, "at": note.at.isoformat(), "who": note.who, "text": note_text(note)}
            for note in record.notes.entries
        ],
    }


def _lines(record: Record, before: Review, after: Review) -> Iterator[str]:
    then, now = verdict_text(before.decision.verdict), verdict_text(after.decision.verdict)
    yield f"{record.header.id}: {then} by the conversation, {now} as reviewed"
    for name, (then, now) in _changed(before, after).items():
        yield f"  {name} {then} → {now}"
    if after.to_ask:
        yield f"  still to ask: {', '.join(after.to_ask)}"
    overtaken = {note.number for note in after.overtaken}
    in_force = {note.number for note in record.notes.in_force}
    for note in record.notes.entries:
        state = "" if note.number in in_force else " (withdrawn)"
        state = " (the answers decide it by now)" if note.number in overtaken else state
        yield f"  note {note.number}, {note.at:%Y-%m-%d %H:%M} UTC, {note.who}: {note_text(note)}{state}"


def _changed(before: Review, after: Review) -> dict[str, tuple[str, str]]:
    pairs = {
        name: (result.status.value, after.evaluation.criteria[name].status.value)
        for name, result in before.evaluation.criteria.items()
    }
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
