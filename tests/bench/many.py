"""Very many saved conversations for the benchmarks: a few that were held, linked under other ids."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from itertools import islice, product

from criteria.values import Choice, Dates, Interval, Missing, Quantity
from tests.staff.making import exactly, save
from transcripts.store import Store

KINDS = (
    {},
    {"brain_metastases": Missing.UNKNOWN},
    {"last_systemic_therapy": Dates(date(2026, 11, 1), date(2026, 11, 10))},
    {"ecog": Choice(("2",)), "hemoglobin": exactly(95, "g/L")},
    {"creatinine": Quantity(Interval(95, 105), "umol/L"), "tumour_grade": Choice(("g1",))},
)


def make_many(store: Store, number: int) -> None:
    """Fill the store with so many conversations of a few kinds."""
    held = [save(store, f"20261122-held{count}a", answers) for count, answers in enumerate(KINDS, 2)]
    for count, name in enumerate(islice(_names(), max(0, number - len(held)))):
        os.link(held[count % len(held)], store.folder / f"{name}.jsonl")


def _names() -> Iterator[str]:
    for letters in product("23456789abcdefghjkmnpqrstuvwxyz", repeat=6):
        yield "20261121-" + "".join(letters)
