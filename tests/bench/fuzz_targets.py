"""Every parser of input from outside, each with what makes its inputs.

Files go through the very commands that read them, which must end with 0, 1 or 2 and tell a 2 in one line.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import shutil
import sys
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from pyrage.x25519 import Identity

from chatbot.cli import main
from chatbot.interpretation.interpreter import interpret, interpret_kind
from chatbot.interpretation.stream import answer as reply
from chatbot.options import day, speed
from chatbot.screen import read_answers
from chatbot.staff.annotate import correct, settle, sign
from chatbot.staff.record import locate, open_record
from chatbot.tui.staff.filter_words import filters_of
from criteria.model import Lang, Trial
from criteria.rules.reading import parse
from criteria.rules.types import Names
from criteria.values import Missing
from tests.bench.mutating import answer, changed, line_changed, spoilt, text, value, words_known
from tests.staff import making
from tests.staff.making import save
from transcripts.events import HEADER_KIND, Event
from transcripts.line import FIRST, decode, encode, unseal
from transcripts.reading import read
from transcripts.sealing import SealingStore, recipients
from transcripts.store import Store

TODAY = date(2026, 11, 22)
BARE = ("boolean", "number", "percent", "age", "weight", "duration", "date")
MIGRAINE = Path(__file__).parents[1] / "trials" / "migraine"
QUICK, SLOW = 0.15, 2.0
"""Seconds of the processor that one input may take: in memory, and through a whole command."""


@dataclass(frozen=True)
class Target:
    """One parser."""

    make: Callable[[], Any]
    """Makes an input; not timed."""
    parse: Callable[[Any], object]
    limit: float = QUICK


def targets(folder: Path, chance: random.Random, trial: Trial) -> Mapping[str, Target]:
    """Every parser by name; files are made in the folder."""
    known = {lang: words_known(trial, lang) for lang in trial.words}
    questions = [question.id for question in trial.questions]

    def words(lang: Lang) -> str:
        return (
            text(chance)
            if chance.random() < 0.3
            else answer(chance, known[lang], "" if lang == "zh" else " ")
        )

    def reads(lang: Lang) -> Target:
        return Target(
            lambda: (chance.choice(questions), words(lang)),
            lambda given: interpret(trial, *given, lang, TODAY, {}),
        )

    def reads_bare(lang: Lang) -> Target:
        return Target(
            lambda: (chance.choice(BARE), words(lang)), lambda given: interpret_kind(*given, lang, TODAY)
        )

    def any_text() -> str:
        return text(chance)

    return {
        "answer to a question, en": reads("en"),
        "answer to a question, zh": reads("zh"),
        "answer to a bare type, en": reads_bare("en"),
        "answer to a bare type, zh": reads_bare("zh"),
        "line of interpret": _requests(chance, trial, lambda: words("en")),
        "file of answers": _answers(folder, chance, trial, lambda: words("en")),
        "rule": Target(any_text, lambda rule: parse(rule, Names({}))),
        "definition": _definitions(folder / "definition", chance),
        "line of a journal": Target(any_text, lambda line: decode(line.encode(errors="replace"), 0, "")),
        "line of the ledger": Target(any_text, lambda line: unseal(line.encode(errors="replace"))),
        **_kept(folder / "kept", chance, lambda: words("en")),
        "id": Target(any_text, lambda name: _named(folder, name)),
        "day": Target(any_text, day),
        "number": Target(any_text, speed),
        "options": Target(lambda: _options(chance), _command, SLOW),
        "filter": Target(any_text, lambda line: filters_of(line, TODAY)),
        "public key": Target(any_text, recipients),
        "sealed file": _sealed(folder / "sealed", chance),
    }


def _requests(chance: random.Random, trial: Trial, words: Callable[[], str]) -> Target:
    def make() -> bytes:
        about = {"question": "hemoglobin"} if chance.random() < 0.5 else {"type": "date", "text": "When?"}
        facts = {"sex": "female", "age": {"low": 54, "high": 54, "unit": "a"}}
        request = {
            "id": "c1",
            "answer": words(),
            "lang": "en",
            "today": "2026-11-22",
            "facts": facts,
            **about,
        }
        line = json.dumps(request if chance.random() < 0.1 else changed(chance, request)).encode()
        return spoilt(chance, line) if chance.random() < 0.2 else line

    return Target(make, lambda line: json.dumps(reply(line, trial), allow_nan=False))


def _answers(folder: Path, chance: random.Random, trial: Trial, words: Callable[[], str]) -> Target:
    file = folder / "answers.json"

    def make() -> bytes:
        data = {"lang": "en", "answers": {"age": "54", "sex": ["erm", words()]}, "default": "I don't know"}
        whole = json.dumps(changed(chance, data)).encode()
        return spoilt(chance, whole) if chance.random() < 0.3 else whole

    def parse(data: bytes) -> None:
        file.write_bytes(data)
        read_answers(file, trial)

    return Target(make, parse)


def _definitions(folder: Path, chance: random.Random) -> Target:
    sound = {file.name: file.read_text(encoding="utf-8") for file in MIGRAINE.iterdir() if file.is_file()}

    def make() -> tuple[str, bytes]:
        name = chance.choice(list(sound))
        lines = sound[name].split("\n")
        for _ in range(chance.choice((1, 1, 3))):
            lines = line_changed(chance, lines)
        data = "\n".join(lines).encode(errors="surrogatepass")
        return name, spoilt(chance, data) if chance.random() < 0.1 else data

    def parse(given: tuple[str, bytes]) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(MIGRAINE, folder)
        (folder / given[0]).write_bytes(given[1])
        _command(["trial", "check", str(folder)])

    return Target(make, parse, SLOW)


def _kept(folder: Path, chance: random.Random, words: Callable[[], str]) -> Mapping[str, Target]:
    """The files of the folder of conversations, and what staff write about one."""
    path = save(Store(folder), answers={"hemoglobin": Missing.UNKNOWN})
    record = correct(open_record(path, making.trial()), "age", "62", "Li Wei", "by the passport")
    record = settle(record, "I10", "pass", "Li Wei", "seen")
    sign(record, "reviewed", "Li Wei")
    ledger, notes = folder / "ledger.jsonl", path.with_suffix(".notes.jsonl")
    sound = {file: file.read_bytes() for file in (path, notes, ledger)}

    def files(file: Path) -> Target:
        def parse(given: tuple[list[str], bytes]) -> None:
            for each, data in sound.items():
                each.write_bytes(given[1] if each == file else data)
            _command(given[0])

        return Target(lambda: (_reading(chance, path), _forged(chance, sound[file], file)), parse, SLOW)

    def annotate(given: list[str]) -> None:
        for each, data in sound.items():
            each.write_bytes(data)
        _command(["annotate", str(path), *given])

    def note() -> list[str]:
        name, about = chance.choice(record.trial.questions).id, chance.choice(record.trial.criteria).id
        what = chance.choice(
            (
                ["--correct", name, words()], ["--correct", name, json.dumps(value(chance))],
                ["--settle", about, text(chance)], ["--settle", about, "wait", "--until", text(chance)],
                ["--note", words()], ["--sign", text(chance)], ["--withdraw", text(chance)],
            )
        )  # fmt: skip
        return ["--by", text(chance)[:50], "--why", words(), *what]

    return {
        "transcript": files(path),
        "notes": files(notes),
        "ledger": files(ledger),
        "annotation": Target(note, annotate, SLOW),
    }


def _reading(chance: random.Random, path: Path) -> list[str]:
    """A command that reads a conversation and what lies beside it."""
    name, folder = str(path), str(path.parent)
    form = chance.choice(("fhir", "csv", "html", "json"))
    commands = (
        ["verify", name],
        ["verify", folder, "--json"],
        ["replay", name, "--plain"],
        ["replay", name, "--json"],
        ["annotate", name],
        ["annotate", name, "--json"],
        ["rescreen", name, "--reread", "--json"],
        ["rescreen", name, "--start", "2027-01-15", "--csv"],
        ["list", "--folder", folder],
        ["export", name, "--with-words", "--format", form],
    )
    return chance.choice(commands)


def _forged(chance: random.Random, data: bytes, file: Path) -> bytes:
    """A journal with bytes changed, or with an event changed under a chain that holds."""
    if chance.random() < 0.2:
        return spoilt(chance, data)
    file.write_bytes(data)
    if file.name == "ledger.jsonl":
        events = [unseal(line)[0] for line in data.splitlines()]
    else:
        transcript = read(file)
        first = Event(0, transcript.events[0].at, HEADER_KIND, asdict(transcript.header))
        events = [first, *transcript.events]
    for _ in range(chance.choice((1, 1, 4))):
        at = chance.randrange(len(events))
        payload = changed(chance, dict(events[at].payload))
        kind = events[at].kind if chance.random() < 0.9 else chance.choice(events).kind
        events[at] = replace(events[at], kind=kind, payload=payload if isinstance(payload, dict) else {})
    lines, prev = b"", FIRST
    for number, event in enumerate(events):
        line, prev = encode(replace(event, seq=number), prev)
        lines += line
    return lines


def _sealed(folder: Path, chance: random.Random) -> Target:
    site = Identity.generate()
    folder.mkdir()
    key = folder / "site.key"
    key.write_text(f"{site}\n")
    path = save(Store(folder), stop_after=5)
    plain, there = path.read_bytes(), path.with_name(path.name + ".age")
    SealingStore([site.to_public()], ("finished",), folder).seal(path.stem)
    sound = there.read_bytes()

    def parse(data: bytes) -> None:
        there.write_bytes(data)
        path.unlink(missing_ok=True)
        _command(["unseal", str(there), "--identity", str(key)])
        assert not path.exists() or path.read_bytes() == plain, "something else came out of it"

    return Target(lambda: spoilt(chance, sound), parse, SLOW)


def _typed(chance: random.Random) -> str:
    """A word as the system hands it to a program: any bytes, and no zero among them."""
    return os.fsdecode(
        text(chance)[:2000].replace("\0", "").encode(errors="ignore") + chance.choice((b"", b"\xff"))
    )


def _options(chance: random.Random) -> list[str]:
    given = _typed(chance)
    commands = (
        [given],
        ["list", "--from", given],
        ["list", "--search", given],
        ["list", "--limit", given],
        ["list", "--folder", given],
        ["replay", given],
        ["verify", given],
        ["rescreen", given],
        ["export", "--format", "csv", given],
        ["unseal", given, "--identity", given],
        ["forget", given, "--reason", "x", "--by", "y"],
        ["purge", "--dry-run", "--older-than", given],
        ["screen", "--answers", given],
        ["trial", "check", given],
        *(
            ["--plain", option, given]
            for option in ("--resume", "--as-of", "--start", "--trial", "--seal-to")
        ),
    )
    return chance.choice(commands)


def _named(folder: Path, name: str) -> None:
    path = locate(Store(folder), name)
    assert path in (folder / f"{name}.jsonl", Path(name.removesuffix(".age"))), "it names another file"


def _command(words: list[str]) -> None:
    """Run a command; it must end as the contract says."""
    out, told, keyboard = io.StringIO(), io.StringIO(), sys.stdin
    sys.stdin = io.StringIO("")
    try:
        with redirect_stdout(out), redirect_stderr(told):
            status = main(words)
    except SystemExit as end:
        status = int(end.code or 0)
    finally:
        sys.stdin = keyboard
    assert status in (0, 1, 2), f"it ended with {status}"
    lines = told.getvalue().splitlines()
    if status == 2:
        assert len(lines) == 1 and lines[0].startswith("chatbot: "), f"it told {lines}"


EXPECTED = (argparse.ArgumentTypeError,)
"""What a parser may raise beside the errors that speak to people."""
