"""What ``tests.bench.fuzz`` found once: each in its smallest form."""

from __future__ import annotations

import os
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chatbot.cli import main
from chatbot.staff.annotate import comment
from chatbot.staff.record import open_record
from criteria.errors import RuleError
from criteria.rules.reading import parse
from criteria.rules.types import Names
from tests.staff.making import save, trial
from transcripts.line import FIRST, encode, unseal
from transcripts.store import Store


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHATBOT_DATA", str(tmp_path / "kept"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


def with_payload(file: Path, line: int, **payload: Any) -> None:
    """Put fields into the payload of one line, under a chain that holds."""
    lines, prev = b"", FIRST
    for number, old in enumerate(file.read_bytes().splitlines()):
        event = unseal(old)[0]
        if number == line:
            event = replace(event, payload={**event.payload, **payload})
        new, prev = encode(event, prev)
        lines += new
    file.write_bytes(lines)


@pytest.mark.parametrize(
    "payload",
    [
        {"count": None},
        {"count": {}},
        {"count": "3"},
        {"count": 2**80},
        {"count": -1},
        {"head": []},
        {"id": "\ud800"},
    ],
    ids=str,
)
def test_a_ledger_of_other_values_is_told_and_not_believed(
    capsys: pytest.CaptureFixture[str], payload: dict[str, Any]
) -> None:
    path = save(Store(), stop_after=3)
    with_payload(Store().ledger.path, 0, **payload)
    assert main(["verify", "--files-only"]) == 1
    assert "line 1 is no entry" in capsys.readouterr().out
    assert main(["list"]) == 0
    told = capsys.readouterr()
    assert path.stem in told.out and "is no entry" in told.err and told.err.count("\n") == 1


@pytest.mark.parametrize(
    "payload", [{"criteria": "x"}, {"criteria": []}, {"count": None}, {"count": "x"}], ids=str
)
def test_notes_of_other_values_are_told_and_passed_over(
    capsys: pytest.CaptureFixture[str], payload: dict[str, Any]
) -> None:
    path = save(Store())
    notes = comment(open_record(path, trial()), "called", "Li Wei").notes.path
    with_payload(notes, 1, **payload)
    assert main(["verify", "--files-only", path.stem]) == 1
    assert "of the notes is not a note" in capsys.readouterr().out
    assert main(["annotate", path.stem]) == 0


@pytest.mark.parametrize(
    "command", [["list", "--folder"], ["rescreen", "--json"], ["verify", "--files-only"]], ids=" ".join
)
def test_a_folder_may_have_a_name_in_another_encoding(
    home: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    folder = home / os.fsdecode(b"\xb2\xa1\xc0\xfa")
    path = save(Store(folder))
    assert main([*command, str(folder)]) == 0
    assert path.stem in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ["list", "--limit", "9" * 20],
        ["list", "--limit", "-5"],
        ["purge", "--older-than", "9" * 5000],
        ["rescreen", ".", "--jobs", "9" * 20],
    ],
    ids=lambda words: " ".join(words)[:30],
)
def test_a_number_that_is_too_large_is_refused(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2 and capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("days", ["1000000", "9" * 20, "9" * 2000], ids=len)
def test_as_many_days_as_there_can_be_delete_nothing(capsys: pytest.CaptureFixture[str], days: str) -> None:
    save(Store(), stop_after=3)
    assert main(["purge", "--older-than", days, "--dry-run", "--json"]) == 0
    assert '"ids": []' in capsys.readouterr().out


def test_bytes_that_are_no_text_are_searched_for_and_not_found(capsys: pytest.CaptureFixture[str]) -> None:
    save(Store(), stop_after=3)
    assert main(["list", "--search", "\udcff"]) == 0
    assert "20261122" not in capsys.readouterr().out


def test_a_name_that_the_system_refuses_is_told_without_what_a_terminal_obeys(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["trial", "check", "\x1b[31m" + "x" * 5000]) in (1, 2)
    assert main(["verify", "\x1b[31m" + "x" * 5000 + ".jsonl"]) in (1, 2)
    told = capsys.readouterr()
    assert "\x1b" not in told.out + told.err


@pytest.mark.parametrize("rule", ["(2)(3)", "1not in 2", "'\\ '", "1 is 1"])
def test_a_rule_that_python_would_warn_of_is_refused_in_silence(rule: str) -> None:
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        with pytest.raises(RuleError):
            parse(rule, Names({}))
    assert not warned
