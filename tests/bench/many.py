"""Very many saved conversations for the benchmarks: one that was held, with other figures in each."""

from __future__ import annotations

import os
import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice, product
from pathlib import Path
from typing import Any

from chatbot.staff.facts import FactReader, facts_json
from chatbot.staff.review import decide_again
from criteria.values import Choice, Dates, Missing, Value
from tests.staff.making import LIKELY, TODAY, exactly, save, trial
from transcripts.events import Event
from transcripts.line import encode, unseal
from transcripts.reading import read
from transcripts.store import Store

_LABS = {
    "creatinine": (40, 160, "umol/L"),
    "hemoglobin": (70, 170, "g/L"),
    "neutrophils": (1, 9, "10*9/L"),
    "platelets": (60, 450, "10*9/L"),
    "bilirubin": (4, 60, "umol/L"),
    "albumin": (22, 50, "g/L"),
    "alt": (8, 160, "U/L"),
    "ast": (8, 160, "U/L"),
    "aptt": (22, 70, "s"),
}


def make_many(store: Store, number: int) -> None:
    """Fill the store with so many finished conversations; each with figures and a verdict of its own."""
    held = save(store, "20261122-held2a")
    transcript, data = read(held), held.read_bytes()
    body = data[: data.rstrip(b"\n").rfind(b"\n") + 1]
    last, prev = transcript.events[-1], transcript.events[-2].hash
    chance, reader = random.Random(1), FactReader(trial())
    heads: dict[str, str] = {}
    known = dict(last.payload["outcome"]["facts"])
    for letters in islice(product("23456789abcdefghjkmnpqrstuvwxyz", repeat=6), number - 1):
        outcome = _outcome(reader, {**known, **facts_json(_varied(chance))})
        event = replace(last, at=datetime.now(UTC), payload={"outcome": outcome})
        line, head = encode(event, prev)
        name = f"20261121-{''.join(letters)}"
        _write(store.folder / f"{name}.jsonl", body + line)
        heads[name] = head
    _enter(store, heads, len(transcript.events) + 1)


def _enter(store: Store, heads: Mapping[str, str], count: int) -> None:
    """Enter them all in the ledger, as closing each would."""
    data = store.ledger.path.read_bytes()
    (last, _), lines = unseal(data.splitlines()[-1]), [data]
    seq, prev = last.seq, last.hash
    for name, head in heads.items():
        seq += 1
        payload = {"id": name, "head": head, "count": count}
        line, prev = encode(Event(seq, datetime.now(UTC), "finished", payload), prev)
        lines.append(line)
    store.ledger.path.write_bytes(b"".join(lines))


def _outcome(reader: FactReader, facts: dict[str, Any]) -> dict[str, Any]:
    found = decide_again(trial(), reader.read(facts), TODAY, None)
    criteria = {name: {"status": result.status.value} for name, result in found.evaluation.criteria.items()}
    verdict = found.decision.verdict.value
    return {"verdict": verdict, "earliest_start": None, "criteria": criteria, "facts": facts}


def _varied(chance: random.Random) -> dict[str, Value | Missing]:
    """Somebody like the one of the tests, with figures and dates of their own and a few things not known."""
    varied: dict[str, Value | Missing] = {
        name: exactly(round(chance.uniform(low, high), 1), unit) for name, (low, high, unit) in _LABS.items()
    }
    varied["tumour_grade"] = Choice((chance.choice(("g1", "g2")),))
    varied["ecog"] = Choice((chance.choice("0112"),))
    varied["last_systemic_therapy"] = _on(chance)
    varied["octreotide_lar_last"] = _on(chance)
    for name in chance.sample(sorted(LIKELY), 2):
        varied[name] = Missing.UNKNOWN
    return varied


def _on(chance: random.Random) -> Dates:
    day: date = TODAY - timedelta(days=chance.randrange(400))
    return Dates(day, day)


def _write(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.write(descriptor, data)
    os.close(descriptor)
