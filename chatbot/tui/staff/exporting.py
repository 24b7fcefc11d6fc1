"""Exports chosen on the screen: one conversation in a format, or the log of many."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path

from chatbot.errors import UsageError
from chatbot.staff.anchors import ledger_beside
from chatbot.staff.owned import open_owned
from chatbot.staff.record import Record, open_record
from criteria.frozen import frozen
from criteria.model import Trial
from transcripts.errors import Damaged, TranscriptError
from transcripts.ledger import Entry
from transcripts.visible import visible_json


@frozen
class Format:
    """One way to hand a conversation on."""

    label: str
    ending: str
    render: Callable[[Record], str]


def _page(record: Record) -> str:
    from chatbot.staff.export.page import page

    return page(record) + "\n"


def _document(record: Record) -> str:
    from chatbot.staff.export.document import document

    return visible_json(json.dumps(document(record), ensure_ascii=False)) + "\n"


def _fhir(record: Record, *, with_words: bool = False) -> str:
    from chatbot.staff.export.response import response

    return visible_json(json.dumps(response(record, with_words=with_words), ensure_ascii=False)) + "\n"


def _fhir_with_words(record: Record) -> str:
    return _fhir(record, with_words=True)


def _line(record: Record) -> str:
    return _log([record], record.trial, _ledger(record.transcript.path))


FORMATS = (
    Format("The whole record as a page to read and print (HTML)", ".html", _page),
    Format("Answers as a FHIR R4 QuestionnaireResponse, without their own words", ".fhir.json", _fhir),
    Format("Answers as a FHIR R4 QuestionnaireResponse, free text included", ".fhir.json", _fhir_with_words),
    Format("The line of the screening log (CSV), without their own words", ".csv", _line),
    Format("The whole record for programs (JSON)", ".json", _document),
)


def export(record: Record, form: Format, folder: str) -> Path:
    """Write the conversation into a folder; returns the file. Raises UsageError."""
    return _written(folder, record.header.id + form.ending, form.render(record))


def export_log(paths: Iterable[Path], trial: Trial, folder: str) -> tuple[Path, int]:
    """Write the screening log of many conversations.

    Returns:
        The file, and how many conversations could not be read and are not in it.

    Raises:
        UsageError: it can't be written.
    """
    paths, skipped = list(paths), []

    def records() -> Iterable[Record]:
        for path in paths:
            try:
                yield open_record(path, trial)
            except (TranscriptError, UsageError):
                skipped.append(path)

    ledger = _ledger(paths[0]) if paths else {}
    return _written(folder, "screening-log.csv", _log(records(), trial, ledger)), len(skipped)


def _log(records: Iterable[Record], trial: Trial, ledger: dict[str, Entry]) -> str:
    from chatbot.staff.export.log import write_log

    text = io.StringIO(newline="")
    write_log(records, trial, text, ledger)
    return text.getvalue()


def _ledger(path: Path) -> dict[str, Entry]:
    try:
        return dict(ledger_beside(path).latest())
    except Damaged:
        return {}


def _written(folder: str, name: str, text: str) -> Path:
    place = Path(folder or ".").expanduser() / name
    with open_owned(place) as file:
        file.write(text)
    return place
