"""A definition comes up quickly once it is known, and always comes up."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from criteria import cache
from criteria.load import available, load
from tests.criteria.definitions import MIGRAINE

LOADS = """
import sys
from criteria.load import load
trial = load("NCT06732505")
print(len(trial.criteria), "pydantic" in sys.modules, "tomllib" in sys.modules, "textual" in sys.modules)
"""


def run(cache_home: Path) -> str:
    env = {**os.environ, "XDG_CACHE_HOME": str(cache_home), "HOME": str(cache_home)}
    return subprocess.run(
        [sys.executable, "-c", LOADS], env=env, capture_output=True, text=True, check=True
    ).stdout.strip()


def test_a_warm_start_needs_neither_toml_nor_pydantic(tmp_path: Path) -> None:
    assert run(tmp_path) == "29 True True False"
    assert run(tmp_path) == "29 False False False"


def test_without_a_writable_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    assert run(tmp_path / "file") == "29 True True False"


@pytest.mark.parametrize("damage", [b"", b"[]", b"{}", b'{"trial": {}}', b"\xff"])
def test_a_damaged_cache_entry_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes
) -> None:
    monkeypatch.setattr(cache, "folder", lambda: tmp_path)
    first = load(MIGRAINE)
    (entry,) = tmp_path.iterdir()
    entry.write_bytes(damage)
    assert load(MIGRAINE) == first


def test_found_by_id_in_any_case_and_by_path() -> None:
    assert available() == ("NCT06732505",)
    assert load("nct06732505").id == load("NCT06732505").id == "NCT06732505"
    assert load(MIGRAINE).digest == load(MIGRAINE / "trial.toml").digest
