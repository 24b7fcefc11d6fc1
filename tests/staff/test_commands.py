"""The commands as a coordinator types them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from chatbot.cli import main
from chatbot.staff.commands.verifying import told
from chatbot.staff.rereading import Difference
from chatbot.staff.verify import Verification
from criteria.values import Choice, Missing
from tests.staff.making import save
from tests.staff.test_rescreen import amended
from transcripts.reading import Finding
from transcripts.store import Store

MIGRAINE = Path(__file__).parents[1] / "trials" / "migraine"
ONE, OTHER = "20261122-first2", "20261122-secnd2"


@pytest.fixture
def kept(store: Store) -> Store:
    save(store, ONE, {"brain_metastases": Missing.UNKNOWN})
    save(store, OTHER, {"ecog": Choice(("2",))}, lang="zh")
    return store


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    capsys.readouterr()
    status = main(words)
    return status, capsys.readouterr().out


def test_a_coordinators_morning(kept: Store, capsys: pytest.CaptureFixture[str]) -> None:
    status, out = run(capsys, "list", "--undecided", "--json")
    assert status == 0 and [row["id"] for row in json.loads(out)["transcripts"]] == [ONE]
    status, out = run(capsys, "replay", ONE, "--plain")
    assert status == 0 and "verdict: needs more information" in out
    status, out = run(capsys, "annotate", ONE, "--correct", "hemoglobin", "128 g/L", "--why", "report")
    assert status == 0
    status, out = run(capsys, "annotate", ONE, "--settle", "E8", "pass", "--why", "MRI", "--json")
    assert json.loads(out)["reviewed_verdict"] == "likely_eligible"
    assert run(capsys, "annotate", ONE, "--sign", "reviewed")[0] == 0
    assert "signed by Ann Other" in run(capsys, "list")[1]
    status, out = run(capsys, "export", ONE, "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(out))
    assert row["reviewed_verdict"] == "likely_eligible"


def test_replay_as_json_is_one_event_a_line(kept: Store, capsys: pytest.CaptureFixture[str]) -> None:
    status, out = run(capsys, "replay", OTHER, "--json")
    events = [json.loads(line) for line in out.splitlines()]
    assert status == 0 and [event["seq"] for event in events] == list(range(1, len(events) + 1))
    assert events[0]["kind"] == "put" and events[0]["other_text"].startswith("May I")
    assert events[-1]["verdict"] == "not_eligible"


def test_verify_tells_and_exits_1(kept: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "verify", "--files-only")[0] == 0
    path = kept.path(ONE)
    path.write_bytes(path.read_bytes().replace(b"words", b"w0rds", 1))
    status, out = run(capsys, "verify", "--files-only", "--json")
    found = {each["id"]: each for each in map(json.loads, out.splitlines())}
    assert status == 1 and found[OTHER]["sound"] and not found[ONE]["sound"]
    assert "hash" in found[ONE]["findings"][0]["problem"]
    status, out = run(capsys, "verify", ONE, "--files-only")
    assert status == 1 and "WRONG" in out


@pytest.mark.parametrize(
    ("made_by", "findings", "state"),
    [("0.1", (), "READ OTHERWISE"), ("0.2", (), "WRONG"), ("0.1", (Finding(3, "hash"),), "WRONG")],
)
def test_what_a_later_program_reads_otherwise_is_not_called_wrong(
    made_by: str, findings: tuple[Finding, ...], state: str
) -> None:
    other = (Difference(7, "reading", "age", "54", 45, 54),)
    head, *_ = told(Verification(Path("one.jsonl"), findings, (), other, made_by, "0.2"))
    assert state in head


def test_rescreen_in_every_form(kept: Store, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    trial = amended(tmp_path, ('\'ecog in ("0", "1")\'', '\'ecog in ("0", "1", "2")\''))
    folder = str(kept.folder)
    status, out = run(capsys, "rescreen", folder, "--trial", str(trial))
    assert status == 0 and "I8 fail → pass" in out and "1 with another verdict" in out
    _, out = run(capsys, "rescreen", folder, "--trial", str(trial), "--json", "--jobs", "2")
    found = json.loads(out)
    assert [each["id"] for each in found["transcripts"] if each["flipped"]] == [OTHER]
    assert found["counts"]["flipped"] == 1
    _, out = run(capsys, "rescreen", OTHER, "--trial", str(trial), "--csv")
    (row,) = csv.DictReader(io.StringIO(out))
    assert (row["before"], row["after"], row["criteria"]) == (
        "not_eligible",
        "likely_eligible",
        "I8:fail>pass",
    )


def test_exports_to_a_folder_are_private(
    kept: Store, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for form, ending in (("html", ".html"), ("fhir", ".fhir.json"), ("json", ".json")):
        assert run(capsys, "export", "--format", form, "--output", str(tmp_path))[0] == 0
        for name in (ONE, OTHER):
            assert (tmp_path / (name + ending)).stat().st_mode & 0o777 == 0o600
    status, out = run(capsys, "export", "--format", "fhir")
    assert status == 0 and len([json.loads(line) for line in out.splitlines()]) == 2
    assert (
        json.loads(run(capsys, "export", "--format", "questionnaire")[1])["resourceType"] == "Questionnaire"
    )


def test_forget_and_purge(kept: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "forget", ONE, "--reason", "withdrew")[0] == 0
    status, out = run(capsys, "purge", "--older-than", "0", "--dry-run", "--json")
    assert status == 0 and json.loads(out) == {"deleted": False, "ids": [OTHER]}
    assert run(capsys, "purge", "--older-than", "0")[0] == 0
    assert list(kept.ids()) == []
    assert run(capsys, "verify", "--files-only")[0] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["replay", "nonsense"], "neither a transcript's id nor its file"),
        (["replay", "20261122-nobody"], "not a saved conversation"),
        (["replay", "/etc/passwd"], "neither a transcript's id"),
        (["annotate", ONE, "--correct", "ecog", "1"], "a reason is required"),
        (["annotate", ONE, "--sign", "seen"], "a signature means one of"),
        (["annotate", ONE, "--until", "2026-12-01"], "--until belongs to"),
        (["rescreen", "20261122-nobody"], "there is no conversation"),
        (["rescreen", ONE, "--trial", str(MIGRAINE)], "is about NCT06732505, not"),
        (["rescreen", ONE, OTHER, "--trial", str(MIGRAINE)], "none can be decided; the first"),
        (["export", "--format", "html"], "need a folder"),
        (["export", ONE, "--format", "json", "--output", "/nowhere/x"], "can't be written"),
        (["forget", "../../etc/passwd", "--reason", "x"], "not a transcript id"),
        (["purge", "--older-than", "-3"], "0 or more"),
        (["verify", "nonsense\x1b[31m"], "neither"),
    ],
)
def test_bad_input_is_told_in_one_line(
    kept: Store, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    capsys.readouterr()
    assert main(words) == 2
    told = capsys.readouterr()
    assert said in told.err and told.err.count("\n") == 1 and told.err.rstrip("\n").isprintable()
    assert told.out == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["list", "--from", "x"], "is not a day"),
        (["list", "--limit", "-5"], "write a whole one, 1 or more"),
        (["list", "--limit", "0"], "write a whole one, 1 or more"),
        (["replay", "x", "--speed", "0"], "write one above 0"),
        (["export"], "--format"),
        (["rescreen"], "DIR|ID|FILE"),
        (["rescreen", "x", "--jobs", "0"], "write a whole one, 1 or more"),
        (["rescreen", "x", "--jobs", "two"], "write a whole one, 1 or more"),
    ],
)
def test_bad_usage_is_told_in_one_line(
    store: Store, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)
    told = capsys.readouterr().err
    assert left.value.code == 2 and said in told and told.count("\n") == 1


def test_where_there_is_nothing_to_verify_it_is_said_so(
    store: Store, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for words in ([], [str(tmp_path)], ["--json"]):
        assert main(["verify", *words]) == 0
        told = capsys.readouterr()
        assert told.out == "" and "nothing to verify in " in told.err


def test_no_export_takes_the_place_of_a_record(kept: Store, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "annotate", ONE, "--note", "called back")
    notes = kept.path(ONE).with_suffix(".notes.jsonl")
    for record in (kept.path(ONE), kept.path(OTHER), notes, kept.ledger.path):
        before = record.read_bytes()
        for form in ("html", "csv", "json", "fhir", "questionnaire"):
            assert run(capsys, "export", ONE, "--format", form, "--output", str(record))[0] == 2
        assert record.read_bytes() == before


def test_a_folder_that_is_not_there_is_said_so(kept: Store, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("list", "verify"):
        for folder in (kept.folder / "nowhere", kept.path(ONE)):
            assert run(capsys, command, "--folder", str(folder))[0] == 2
