"""``chatbot unseal`` and ``chatbot make-key``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from chatbot.errors import UsageError
from chatbot.sealed import need_sealing
from chatbot.staff.verify import verify
from transcripts.errors import TranscriptError
from transcripts.reading import SEALED, sealed_path
from transcripts.store import SUFFIX, Store, is_id
from transcripts.visible import visible_line


def run(args: argparse.Namespace) -> int:
    """Open sealed conversations and check what comes out; 1 where one can't be opened or is not sound."""
    need_sealing("unseal")
    from transcripts.sealing import identities, unseal

    keys = identities(Path(args.identity))
    wrong = False
    for path in _sealed(args.names):
        try:
            told, sound = _checked(unseal(path, keys))
        except TranscriptError as error:
            told, sound = f"WRONG: {error.problem}; {error.remedy}", False
        wrong = wrong or not sound
        sys.stdout.write(f"{visible_line(path.name.removesuffix(SEALED))}: {visible_line(told)}\n")
    return 1 if wrong else 0


def run_make_key(args: argparse.Namespace) -> int:
    """Write a secret key into a new file and print the public one."""
    need_sealing("make-key")
    from transcripts.sealing import make_key

    sys.stdout.write(make_key(Path(args.file)) + "\n")
    sys.stderr.write("keep the file where no participant is, and a copy: without it nothing can be opened\n")
    return 0


def _checked(plain: Path) -> tuple[str, bool]:
    """What is told of an opened file, and whether it is what was written; a journal by chain and ledger."""
    if not is_id(plain.name.removesuffix(SUFFIX)):
        return "unsealed", True
    found = verify(plain, None)
    if found.sound:
        return f"unsealed, sound, {found.lines} lines", True
    first = found.findings[0]
    return f"WRONG: unsealed, but line {first.line} {first.problem}; see 'chatbot verify'", False


def _sealed(names: list[str]) -> Iterator[Path]:
    """The sealed files that are named, the journal of each conversation after what lies beside it."""
    store = Store()
    for name in names or [str(store.folder)]:
        if os.path.isdir(name):
            found = [file for file in Path(name).glob("*" + SEALED) if is_id(file.name.partition(".")[0])]
        elif is_id(name):
            found = list(store.folder.glob(f"{name}.*{SEALED}"))
        else:
            found = [Path(name)] if name.endswith(SEALED) else [sealed_path(Path(name))]
        if not any(file.is_file() for file in found):
            raise UsageError(f"{visible_line(name)[:200]}: nothing sealed is there; see 'chatbot list'")
        yield from sorted(found, key=_beside_first)


def _beside_first(file: Path) -> tuple[str, bool, str]:
    transcript_id, _, ending = file.name.partition(".")
    return transcript_id, "." + ending == SUFFIX + SEALED, ending
