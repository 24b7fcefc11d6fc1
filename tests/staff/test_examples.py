"""The conversations that come with the program go through everything that the study team can do."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from chatbot.cli import main
from chatbot.staff.record import open_record
from chatbot.staff.verify import verify
from tests.staff.fhir_rules import response_problems
from tests.staff.making import trial
from tests.staff.test_rescreen import amended
from transcripts.store import Store

EXAMPLES = sorted((Path(__file__).parents[2] / "transcripts" / "examples").glob("????????-??????.jsonl"))
each = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    capsys.readouterr()
    assert main(words) == 0
    return capsys.readouterr().out


@each
def test_it_verifies(path: Path) -> None:
    found = verify(path, trial())
    assert not found.findings
    assert not found.differences, "make them anew: python -m tests.make_examples"


@each
def test_it_replays(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verdict = open_record(path, trial()).state.phase.value
    assert verdict == "done"
    assert "verdict: " in printed(capsys, "replay", str(path), "--plain")
    last = json.loads(printed(capsys, "replay", str(path), "--json").splitlines()[-1])
    assert last["payload"]["outcome"]["verdict"] == last["verdict"]


@each
def test_it_exports_in_every_format(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    questionnaire = json.loads(printed(capsys, "export", "--format", "questionnaire"))
    response = json.loads(printed(capsys, "export", str(path), "--format", "fhir"))
    assert response_problems(response, questionnaire) == []
    assert "<script" not in printed(capsys, "export", str(path), "--format", "html").lower()
    assert json.loads(printed(capsys, "export", str(path), "--format", "json"))["integrity"]["sound"]
    assert path.stem in printed(capsys, "export", str(path), "--format", "csv")


@pytest.mark.skipif(not EXAMPLES, reason="there are no examples")
def test_they_flip_under_an_amendment_whom_they_should(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "examples"
    shutil.copytree(EXAMPLES[0].parent, folder)
    stricter = amended(tmp_path, ('when = "hemoglobin >= 90"', 'when = "hemoglobin >= 400"'))
    out = printed(capsys, "rescreen", str(folder), "--trial", str(stricter), "--json")
    for result in json.loads(out)["transcripts"]:
        facts = open_record(folder / f"{result['id']}.jsonl", trial()).state.facts
        assert result["flipped"] == ("hemoglobin" in facts and result["before"] != "not_eligible")
        assert {flip["criterion"] for flip in result["flips"]} <= {"I10"}
