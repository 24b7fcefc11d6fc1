"""A definition comes up quickly once it is known, and always comes up."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from criteria import cache
from criteria.errors import DefinitionError
from criteria.load import available, load
from tests.criteria.definitions import MIGRAINE, changed

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


def test_a_cache_that_fails_at_the_last_moment_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: str, target: Path) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(cache, "folder", lambda: tmp_path)
    monkeypatch.setattr(os, "replace", full)
    assert load(MIGRAINE).criteria
    assert list(tmp_path.iterdir()) == []


def test_what_is_a_month_old_goes_when_something_new_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "folder", lambda: tmp_path)
    old, newer = tmp_path / "old.json", tmp_path / "newer.json"
    for file, days in ((old, 31), (newer, 29)):
        file.write_bytes(b"")
        os.utime(file, (time.time() - days * 86400,) * 2)
    load(MIGRAINE)
    assert not old.exists() and newer.exists() and len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    ("platform", "place"),
    [("linux", "cache"), ("darwin", "home/Library/Caches"), ("win32", "local")],
)
def test_where_each_system_keeps_caches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, place: str
) -> None:
    for name, value in {"HOME": "home", "XDG_CACHE_HOME": "cache", "LOCALAPPDATA": "local"}.items():
        monkeypatch.setenv(name, str(tmp_path / value))
    monkeypatch.setattr(sys, "platform", platform)
    assert cache.folder() == tmp_path / place / "eligibility-chatbot" / "definitions"


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = changed(MIGRAINE, tmp_path, "record.txt", "Lisbon", "Lisbon")

    def broken(path: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", broken)
    with pytest.raises(DefinitionError, match="it can't be read: Input/output error"):
        load(copy)


def test_found_by_id_in_any_case_and_by_path() -> None:
    assert available() == ("NCT06732505",)
    assert load("nct06732505").id == load("NCT06732505").id == "NCT06732505"
    assert load(MIGRAINE).digest == load(MIGRAINE / "trial.toml").digest


def test_a_trial_knows_its_questions_by_id() -> None:
    trial = load(MIGRAINE)
    assert trial.question("how_old").id == "how_old" and len(trial.wording) == 2
    with pytest.raises(KeyError):
        trial.question("how_tall")
