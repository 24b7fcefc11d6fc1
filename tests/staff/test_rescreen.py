"""Saved conversations decided again: who flips, on what, why, and what they would be asked."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from chatbot.staff import annotate
from chatbot.staff.batch import Batch, Plan, conversations
from chatbot.staff.ending import ending
from chatbot.staff.facts import FactReader, facts_json
from chatbot.staff.record import open_record
from chatbot.staff.rescreen import Days, Rescreened, Rescreener
from criteria.load import TRIALS, load
from criteria.model import Trial
from criteria.values import Choice, Dates, Missing
from tests.staff.making import exactly, save, trial
from transcripts.store import Store

SHIPPED = TRIALS / "nct06732505"


def amended(folder: Path, *edits: tuple[str, str]) -> Path:
    """A copy of the shipped definition with its text edited."""
    copy = folder / "amended"
    shutil.copytree(SHIPPED, copy)
    text = (copy / "trial.toml").read_text(encoding="utf-8")
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (copy / "trial.toml").write_text(text, encoding="utf-8")
    return copy


@pytest.fixture
def stricter(tmp_path: Path) -> Path:
    """Hemoglobin from 130 g/L on, and everybody is asked whether the tumour can be operated."""
    return amended(
        tmp_path,
        ('when = "hemoglobin >= 90"', 'when = "hemoglobin >= 130"'),
        ('asked_when = "disease_extent == locally_advanced"\n', ""),
    )


def decide(path: Path, trial: Trial, days: Days | None = None) -> Rescreened:
    return Rescreener(trial, days or Days()).rescreen(path)


def test_under_the_same_definition_nothing_changes(store: Store) -> None:
    for count, answers in enumerate(({}, {"ecog": Choice(("2",))}, {"brain_metastases": Missing.UNKNOWN})):
        found = decide(save(store, f"20261122-same{count}a", answers), trial())
        assert not found.flipped and not found.flips and not found.to_ask


def test_an_amendment_flips_and_says_on_what_and_why(store: Store, stricter: Path) -> None:
    found = decide(save(store), load(stricter))
    assert (found.before, found.after) == ("likely_eligible", "not_eligible")
    (flip,) = found.flips
    assert (flip.criterion, flip.before, flip.after) == ("I10", "pass", "fail")
    assert flip.because == ("hemoglobin_low",) and "hemoglobin" in flip.facts
    assert found.to_ask == ("unresectable",)


def test_an_amendment_leaves_others_alone(store: Store, stricter: Path) -> None:
    found = decide(save(store, answers={"hemoglobin": exactly(140, "g/L")}), load(stricter))
    assert not found.flips and found.to_ask == ("unresectable",)


def test_a_wait_that_has_cleared_means_a_call(store: Store) -> None:
    treated = {"last_systemic_therapy": Dates(date(2026, 11, 10), date(2026, 11, 10))}
    path = save(store, answers=treated)
    early = decide(path, trial(), Days(as_of=date(2026, 12, 7)))
    assert early.before == early.after == "not_yet_eligible" and not early.can_be_called
    late = decide(path, trial(), Days(as_of=date(2026, 12, 8)))
    assert late.after == "likely_eligible" and late.cleared == ("E3",) and late.can_be_called


def test_ages_and_lengths_of_time_still_count_from_the_day_of_the_answers(store: Store) -> None:
    path = save(store, answers={"other_cancer": True, "other_cancer_free_for": exactly(1800, "d")})
    assert decide(path, trial()).after == "not_yet_eligible"
    assert decide(path, trial(), Days(as_of=date(2026, 12, 17))).after == "likely_eligible"


def test_the_notes_of_the_study_team_count(store: Store, stricter: Path) -> None:
    path = save(store)
    record = open_record(path, trial())
    annotate.correct(record, "hemoglobin", '{"low": 135, "high": 135, "unit": "g/L"}', "Ann", "new report")
    found = decide(path, load(stricter))
    assert found.before == found.after == "likely_eligible" and not found.flips


def test_an_unfinished_one_is_decided_from_what_it_has(store: Store) -> None:
    path = save(store, stop_after=20)
    assert ending(path) is None
    found = decide(path, trial())
    assert found.before is None and not found.flipped and not found.flips
    assert found.after == "needs_more_information" and "hemoglobin" not in found.to_ask[:1]


def test_an_answer_that_its_question_can_no_longer_have_counts_as_not_asked() -> None:
    reader = FactReader(trial())
    fits = {"sstr_pet": "positive", "hemoglobin": {"low": 9, "high": 9, "unit": "[ULN]"}, "ecog": None}
    gone = {"sstr_pet": "octreoscan", "hemoglobin": {"low": 9, "high": 9, "unit": "g/dL"}, "shoe_size": 43}
    assert facts_json(reader.read(fits)) == fits
    assert not reader.read(gone)


def test_the_end_alone_says_what_the_whole_says(store: Store) -> None:
    for count, answers in enumerate(({}, {"ecog": Missing.UNKNOWN}, {"anything_else": Missing.DECLINED})):
        path = save(store, f"20261122-fold{count}a", answers)
        fast, whole = Rescreener(trial(), Days()), Rescreener(trial(), Days())
        whole._ending = lambda path: open_whole(path)  # type: ignore[method-assign]
        assert fast.rescreen(path) == whole.rescreen(path)


def open_whole(path: Path):  # type: ignore[no-untyped-def]
    from chatbot.staff.ending import Ending, last_decided

    record = open_record(path, trial())
    outcome = last_decided(record.transcript.events)
    return Ending(record.header, outcome or {}, facts_json(record.state.facts))


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_are_decided_by_several_processes(
    store: Store, tmp_path: Path, stricter: Path, jobs: int
) -> None:
    for count in range(5):
        save(store, f"20261122-many{count}a", {"hemoglobin": exactly(110 + 10 * count, "g/L")})
    (store.folder / "20261122-broken.jsonl").write_text("not a transcript\n")
    batch = Batch(Plan(str(stricter)), "here", tmp_path / "work")
    batch.run(conversations(store.folder), jobs)
    results = list(batch.results())
    assert [result["id"] for result in results] == [
        "20261122-broken",
        *(f"20261122-many{n}a" for n in range(5)),
    ]
    assert "error" in results[0]
    assert [result["flipped"] for result in results[1:]] == [True, True, False, False, False]
    batch.finish()
    assert not list((tmp_path / "work").iterdir())


def test_an_interrupted_run_goes_on_where_it_was(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [save(store, f"20261122-many{count}a", stop_after=2) for count in range(4)]
    decided: list[str] = []
    rescreen = Rescreener.rescreen

    def watched(self: Rescreener, path: Path) -> Rescreened:
        if len(decided) == 2:
            decided.append("interrupted")
            raise KeyboardInterrupt
        decided.append(path.stem)
        return rescreen(self, path)

    monkeypatch.setattr(Rescreener, "rescreen", watched)
    monkeypatch.setattr("chatbot.staff.batch._CHUNK", 2)
    plan = Plan(str(SHIPPED))
    with pytest.raises(KeyboardInterrupt):
        Batch(plan, "here", tmp_path / "work").run(paths)
    again = Batch(plan, "here", tmp_path / "work")
    again.run(paths)
    assert decided == [paths[0].stem, paths[1].stem, "interrupted", paths[2].stem, paths[3].stem]
    assert len(list(again.results())) == 4
    other = Batch(Plan(str(SHIPPED), Days(as_of=date(2027, 1, 1))), "here", tmp_path / "work")
    assert not list(other.results()), "another day is another run"
