"""Copies of trial folders with one thing changed."""

from __future__ import annotations

import shutil
from pathlib import Path

from criteria.load import TRIALS

MIGRAINE = Path(__file__).parents[1] / "trials" / "migraine"
GEP_NEN = TRIALS / "nct06732505"


def changed(source: Path, folder: Path, file: str, old: str, new: str) -> Path:
    """A copy of a trial's folder, the first occurrence of a text in one file replaced."""
    copy = folder / source.name
    shutil.copytree(source, copy)
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text, f"{file} has no {old!r}"
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy
