"""``chatbot export``."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from chatbot.errors import UsageError
from chatbot.sealed import tell_of_sealed
from chatbot.staff.anchors import ledger_beside
from chatbot.staff.owned import open_owned
from chatbot.staff.record import Record, locate, open_record
from criteria.load import load
from criteria.model import Trial
from transcripts.errors import Damaged
from transcripts.ledger import Entry
from transcripts.store import Store
from transcripts.visible import visible_json, visible_line

_ENDINGS = {"fhir": ".fhir.json", "html": ".html", "json": ".json"}


def run(args: argparse.Namespace) -> int:
    """Write conversations in a format; 1 where some could not be exported."""
    trial = load(args.trial)
    if args.format == "questionnaire":
        from chatbot.staff.export.questionnaire import questionnaire

        _write(args.output, json.dumps(questionnaire(trial), ensure_ascii=False, indent=1) + "\n")
        return 0
    failures: list[str] = []
    records = _records(_paths(args.names), trial, failures)
    if args.format == "csv":
        _write(args.output, _log(records, trial, args))
    else:
        _each(records, _renderer(args), _ENDINGS[args.format], args.output)
    sys.stderr.writelines(f"chatbot: {visible_line(failure)}\n" for failure in failures)
    return 1 if failures else 0


def _paths(names: list[str]) -> list[Path]:
    store = Store()
    found: list[Path] = []
    for name in names or [str(store.folder)]:
        if os.path.isdir(name):
            folder = Store(Path(name))
            tell_of_sealed(folder.folder)
            found += [folder.path(transcript_id) for transcript_id in folder.ids()]
        else:
            found.append(locate(store, name))
    return found


def _records(paths: list[Path], trial: Trial, failures: list[str]) -> Iterator[Record]:
    """The conversations that can be read; with one alone, the error is the command's."""
    from transcripts.errors import TranscriptError

    for path in paths:
        try:
            yield open_record(path, trial)
        except (TranscriptError, UsageError) as error:
            if len(paths) == 1:
                raise
            failures.append(str(error))


def _renderer(args: argparse.Namespace) -> Callable[[Record], str]:
    from chatbot.staff.export.document import document
    from chatbot.staff.export.page import page
    from chatbot.staff.export.response import response

    if args.format == "html":
        return page
    if args.format == "json":
        return lambda record: visible_json(json.dumps(document(record), ensure_ascii=False))
    return lambda record: visible_json(
        json.dumps(response(record, with_words=args.with_words), ensure_ascii=False)
    )


def _each(
    records: Iterator[Record], render: Callable[[Record], str], ending: str, output: str | None
) -> None:
    """One file a conversation in a folder, or all to one place: JSON one a line, HTML only one."""
    if output is not None and os.path.isdir(output):
        for record in records:
            _write(str(Path(output) / (record.transcript.path.stem + ending)), render(record) + "\n")
        return
    texts = [render(record) for record in records]
    if ending == ".html" and len(texts) > 1:
        raise UsageError("several conversations as HTML need a folder: name an existing one with --output")
    _write(output, "".join(text + "\n" for text in texts))


def _log(records: Iterator[Record], trial: Trial, args: argparse.Namespace) -> str:
    from chatbot.staff.export.log import write_log

    text = io.StringIO(newline="")
    write_log(records, trial, text, _ledger(args.names), with_words=args.with_words)
    return text.getvalue()


def _ledger(names: list[str]) -> dict[str, Entry]:
    folder = Path(names[0]) if names and os.path.isdir(names[0]) else Store().folder
    try:
        return ledger_beside(folder / "any").latest()
    except Damaged:
        return {}


def _write(output: str | None, text: str) -> None:
    """To a file that only its owner can read, or to standard output."""
    if output is None:
        sys.stdout.write(text)
        return
    with open_owned(Path(output)) as file:
        file.write(text)
