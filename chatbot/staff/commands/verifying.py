"""``chatbot verify``."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chatbot.staff.record import locate, store_of
from chatbot.staff.verify import Verification, verify, verify_store
from criteria.load import load
from transcripts.reading import Finding
from transcripts.store import Store
from transcripts.visible import visible_json, visible_line


def run(args: argparse.Namespace) -> int:
    """Verify the conversations named, or all of them; 1 where something is wrong."""
    trial = None if args.files_only else load(args.trial)
    store = store_of(args.folder)
    found = _named(args.names, store, trial) if args.names else verify_store(store, trial)
    sound: list[bool] = []
    for verification in found:
        sound.append(verification.sound)
        if args.json:
            sys.stdout.write(visible_json(json.dumps(verification.to_json(), ensure_ascii=False)) + "\n")
        else:
            sys.stdout.writelines(line + "\n" for line in told(verification))
    if not sound:
        where = ", ".join(args.names) or str(store.folder)
        sys.stderr.write(f"chatbot: there is nothing to verify in {visible_line(where)}\n")
    return 0 if all(sound) else 1


def _named(names: list[str], store: Store, trial: Any) -> Iterator[Verification]:
    for name in names:
        if os.path.isdir(name):
            yield from verify_store(Store(Path(name)), trial)
        else:
            yield verify(locate(store, name), trial)


def told(found: Verification) -> Iterator[str]:
    """What was found of one conversation, a line each, its state first."""
    name = visible_line(found.path.stem)
    if found.sealed:
        yield f"{name}: {'sealed' if found.sound else 'WRONG'}, not read; 'chatbot unseal' opens it"
    else:
        made_by = visible_line(found.made_by)
        yield f"{name}: {_state(found)}, {found.lines} lines; made by {made_by}, read by {found.read_by}"
    yield from (f"  wrong: {_finding(finding)}" for finding in found.findings)
    yield from (f"  note: {_finding(finding)}" for finding in found.remarks)
    for each in found.differences:
        words = f" “{each.words}”" if each.words else ""
        then, now = (json.dumps(value, ensure_ascii=False) for value in (each.recorded, each.today))
        yield "  " + visible_line(
            f"differs: line {each.line}, {each.what} {each.about}{words}: was {then}, is {now}"
        )


def _state(found: Verification) -> str:
    """Whether it is sound; what only another program or definition reads otherwise need not be wrong."""
    if found.sound:
        return "sound"
    return "WRONG" if found.findings or found.made_by == found.read_by else "READ OTHERWISE today"


def _finding(finding: Finding) -> str:
    where = f"line {finding.line} " if finding.line else ""
    return visible_line(where + finding.problem)
