"""What a verification found, to read."""

from __future__ import annotations

import json
from collections.abc import Iterator

from chatbot.staff.verify import Verification
from transcripts.reading import Finding


def verification_text(found: Verification) -> str:
    """Everything that was found; it holds people's words and is shown as data."""
    return "\n".join(_lines(found))


def _lines(found: Verification) -> Iterator[str]:
    yield f"{found.path.stem}: {'✓ sound' if found.sound else '✗ something is wrong'}, {found.lines} lines"
    yield ""
    if not found.findings:
        yield "✓ No line of the file, of its notes or of the ledger was altered."
    yield from (f"✗ {_finding(finding)}" for finding in found.findings)
    yield from (f"! {_finding(finding)}" for finding in found.remarks)
    if not found.differences:
        yield "✓ Today's program reads every answer and decides every criterion as it did."
    for each in found.differences:
        words = f" “{each.words}”" if each.words else ""
        then, now = (json.dumps(value, ensure_ascii=False) for value in (each.recorded, each.today))
        yield f"≠ line {each.line}, {each.what} {each.about}{words}\n    was {then}\n    is  {now}"
    yield ""
    yield f"made by {found.made_by}"
    yield f"read by {found.read_by}"


def _finding(finding: Finding) -> str:
    return (f"line {finding.line} " if finding.line else "") + finding.problem
