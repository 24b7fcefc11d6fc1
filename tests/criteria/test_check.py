"""``trial check`` is green on what ships, and red with the place on every kind of fault."""

# ruff: noqa: E501 - the table reads best with a row on a line.

from __future__ import annotations

from pathlib import Path

import pytest

from criteria.check import check
from tests.criteria.definitions import GEP_NEN, MIGRAINE, changed


@pytest.mark.parametrize(("trial", "criteria"), [(GEP_NEN, 29), (MIGRAINE, 12)])
def test_green(trial: Path, criteria: int) -> None:
    report = check(trial)
    assert (report.traced, report.total, report.findings) == (criteria, criteria, ())


FAULTS = [
    # trial, file, text, replaced by, place, a word of the message
    (GEP_NEN, "trial.toml", "Life expectancy of at least", "Life expectancy of more than",
     "trial.toml: criterion.I9.quote", "“more” where the record says “at”"),
    (GEP_NEN, "record.txt", "Life expectancy of at least", "Life expectancy of about",
     "trial.toml: criterion.I9.quote", "where the record says “about”"),
    (GEP_NEN, "record.txt", "every 8 weeks", "every 6 weeks", "record.txt", "has changed"),
    (GEP_NEN, "record.txt", "7. SSTR-PET positive.\n", "", "trial.toml: criterion.I7", "no such criterion"),
    (GEP_NEN, "trial.toml", "last_update = 2025-06-26", "last_update = 2025-06-27",
     "trial.toml: record.last_update", "record"),
    (GEP_NEN, "trial.toml", '[[criterion]]\nid = "E12"', '[[criterion]]\nid = "E19"',
     "trial.toml: criterion.E12", "definition doesn't"),
    (GEP_NEN, "wording.en.toml", "below {hemoglobin >= ?}", "below {hemoglobin > ?}",
     "wording.en.toml: reasons.hemoglobin_low", "'hemoglobin > ?'"),
    (GEP_NEN, "trial.toml", "since(last_trial_drug) >= weeks(4)", "since(last_trial_drug) > days(27)",
     "wording.zh.toml: questions.last_trial_drug.why", "'since(last_trial_drug) >= ?'"),
    (GEP_NEN, "trial.toml", "{ when = \"active_infection\",", "{ when = \"active_infektion\",",
     "trial.toml: criterion.E14.rows.0.when", "active_infection"),
    (GEP_NEN, "trial.toml", '    { when = "age_at_start > 80", status = "fail", because = "too_old" },\n', "",
     "wording.zh.toml: reasons.too_old", "no such key"),
    (GEP_NEN, "trial.toml", '    { when = "sstr_pet == positive", status = "pass" },\n', "",
     "trial.toml: criterion.I7", "no row passes"),
    (GEP_NEN, "trial.toml", '    { when = "radioligand_allergy", status = "fail", because = "radioligand_allergy" },\n',
     "", "trial.toml: criterion.E12", "nobody can fail"),
    (GEP_NEN, "trial.toml", 'asked_when = "disease_extent == locally_advanced"',
     'asked_when = "disease_extent == metastatic"', "trial.toml: question.unresectable.asked_when", "I4 needs"),
    (GEP_NEN, "trial.toml", 'asked_when = "maybe(disease_extent == metastatic)"',
     'asked_when = "disease_extent == localised"', "trial.toml: question.liver_metastases.asked_when", "I10 needs"),
    (GEP_NEN, "trial.toml", 'asked_when = "prior_prrt"', 'asked_when = "prior_prrt and not prior_prrt"',
     "trial.toml: question.prrt_rapid_progression.asked_when", "never asked"),
    (GEP_NEN, "trial.toml", 'asked_when = "brain_metastases"', 'asked_when = "brain_metastases and sex == male"',
     "trial.toml: question.brain_metastases_stable.asked_when", "E8 needs"),
    (GEP_NEN, "trial.toml", 'asked_when = "unknown(tumour_grade)"', 'asked_when = "prior_prrt"',
     "trial.toml: question.ki67.asked_when", "asked only after"),
    (MIGRAINE, "trial.toml", 'purpose = "How the questions are put."', "", "trial.toml: question.who_types",
     "serves no criterion"),
    (MIGRAINE, "wording.zh.toml", "too_rare = ", "to_rare = ", "wording.zh.toml: reasons.too_rare", "missing"),
    (MIGRAINE, "wording.zh.toml", "偏头痛每月少于4天。", "Too rare.", "wording.zh.toml: reasons.too_rare", "language"),
    (MIGRAINE, "wording.zh.toml", '    { code = "cluster", label = "丛集性头痛" },\n', "",
     "wording.zh.toml: questions.headache_kind.choices.cluster", "missing"),
    (MIGRAINE, "wording.en.toml", "[questions.weight]", "[questions.wait]", "wording.en.toml: questions.weight",
     "missing"),
    (MIGRAINE, "words.zh.toml", "says.cluster", "says.clusters", "words.zh.toml: headache_kind.says.clusters",
     "no such code"),
    (MIGRAINE, "trial.toml", 'documents = ["letter",', 'documents = ["film", "letter",', "trial.toml: documents.film",
     "remove"),
]  # fmt: skip


@pytest.mark.parametrize(("trial", "file", "old", "new", "place", "message"), FAULTS)
def test_red(tmp_path: Path, trial: Path, file: str, old: str, new: str, place: str, message: str) -> None:
    report = check(changed(trial, tmp_path, file, old, new))
    assert not report.green
    found = [finding.message for finding in report.findings if finding.place == f"{trial.name}/{place}"]
    assert any(message in text for text in found), str(report)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    copy = changed(MIGRAINE, tmp_path, "trial.toml", "migraine", "migraine")
    (copy / "wording.zh.toml").unlink()
    assert "migraine/wording.zh.toml: the file is missing" in str(check(copy))


def test_a_trial_that_is_not_there() -> None:
    assert not check("NCT99999999").green
