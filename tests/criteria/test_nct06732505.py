"""Every criterion of NCT06732505, as the screening protocol decides it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from criteria.evaluate import is_asked, needs_exact, straddles
from criteria.verdict import Verdict, decide, to_bring
from tests.criteria.people import (
    DECLINED,
    NEVER,
    TODAY,
    TRIAL,
    UNKNOWN,
    between,
    days_ago,
    evaluated,
    exactly,
    facts,
    result,
)

G3 = {
    "tumour_grade": "g3", "long_acting_analogue": "none", "prior_therapy_lines": exactly(1),
    "progression_after_therapy": True,
}  # fmt: skip
MAN = {"sex": "male", "pregnant_or_breastfeeding": None}
LANREOTIDE = {"long_acting_analogue": "lanreotide"}
EXTENT = {"imaging_confirmed": None, "liver_metastases": None}


def any_of(*codes: str) -> dict[str, list[str]]:
    return {"any_of": list(codes)}


def born(day: str, years: int) -> dict[str, Any]:
    return {**exactly(years, "a"), "born": day}


CASES: list[tuple[str, dict[str, Any], str]] = [
    ("I1", {}, "pass"),
    ("I1", {"can_sign_consent": False}, "fail"),
    ("I1", {"can_sign_consent": DECLINED}, "unknown"),
    ("I2", {"age": exactly(18, "a")}, "pass"),
    ("I2", {"age": exactly(80, "a")}, "pass"),
    ("I2", {"age": exactly(81, "a")}, "fail"),
    ("I2", {"age": between(79, 82, "a")}, "unknown"),
    ("I2", {"age": exactly(17, "a")}, "fail"),
    ("I2", {"age": born("2009-01-20", 17)}, "wait"),
    ("I2", {"age": UNKNOWN}, "unknown"),
    ("I3", {"tissue_confirmed": False}, "fail"),
    ("I3", {"tissue_confirmed": UNKNOWN}, "unknown"),
    ("I3", {"primary_site": "other_digestive"}, "pass"),
    ("I3", {"primary_site": "lung"}, "fail"),
    ("I3", {"primary_site": "other_site"}, "fail"),
    ("I3", {"primary_site": "unknown_primary"}, "site"),
    ("I3", {"primary_site": any_of("colon", "rectum")}, "pass"),
    ("I3", {"primary_site": any_of("colon", "lung")}, "unknown"),
    ("I3", {"primary_site": "unknown_primary", "tissue_confirmed": UNKNOWN}, "unknown"),
    ("I3", {"tumour_grade": UNKNOWN, "ki67": UNKNOWN}, "unknown"),
    ("I3", {"tumour_grade": UNKNOWN, "ki67": exactly(30)}, "pass"),
    ("I3", {"tumour_grade": any_of("g3", "nec"), "ki67": UNKNOWN}, "pass"),
    ("I4", {"disease_extent": "localised", **EXTENT}, "fail"),
    ("I4", {"disease_extent": "no_disease", **EXTENT}, "fail"),
    ("I4", {"disease_extent": "locally_advanced", "unresectable": True}, "pass"),
    ("I4", {"disease_extent": "locally_advanced", "unresectable": False}, "fail"),
    ("I4", {"disease_extent": "locally_advanced", "unresectable": UNKNOWN}, "unknown"),
    ("I4", {"disease_extent": any_of("locally_advanced", "localised")}, "unknown"),
    ("I4", {"imaging_confirmed": False}, "fail"),
    ("I4", {"imaging_confirmed": UNKNOWN}, "unknown"),
    ("I4", {**G3, "tumour_grade": "nec"}, "site"),
    ("I4", {**G3, "tumour_grade": any_of("g3", "nec"), "ki67": UNKNOWN}, "site"),
    ("I4", {**G3, "tumour_grade": "nec", "imaging_confirmed": False}, "fail"),
    ("I5", {"tumour_grade": "g1"}, "pass"),
    ("I5", {"octreotide_lar_duration": exactly(84, "d")}, "pass"),
    ("I5", {"octreotide_lar_duration": exactly(83, "d")}, "fail"),
    ("I5", {"octreotide_lar_duration": between(80, 90, "d")}, "unknown"),
    ("I5", {"progression_on_octreotide_lar": False}, "fail"),
    ("I5", {"octreotide_lar_dose": exactly(20, "mg")}, "pass"),
    ("I5", {"octreotide_lar_dose": exactly(60, "mg")}, "site"),
    ("I5", {"octreotide_lar_dose": exactly(10, "mg")}, "site"),
    ("I5", {"octreotide_lar_interval": exactly(21, "d")}, "pass"),
    ("I5", {"octreotide_lar_interval": between(28, 31, "d")}, "pass"),
    ("I5", {"octreotide_lar_interval": exactly(14, "d")}, "site"),
    ("I5", {"octreotide_lar_interval": exactly(14, "d"), "progression_on_octreotide_lar": False}, "fail"),
    ("I5", LANREOTIDE, "site"),
    ("I5", {"long_acting_analogue": "none"}, "fail"),
    ("I5", G3, "pass"),
    ("I5", {**G3, "progression_after_therapy": False}, "fail"),
    ("I5", {**G3, "prior_therapy_lines": exactly(0), "progression_after_therapy": None}, "fail"),
    ("I5", {**G3, **LANREOTIDE, "prior_therapy_lines": exactly(0),
            "progression_after_therapy": None}, "site"),
    ("I5", {**G3, "prior_therapy_lines": exactly(0), "prior_prrt": True}, "pass"),
    ("I5", {**G3, "prior_therapy_lines": UNKNOWN, "progression_after_therapy": None}, "unknown"),
    ("I5", {"tumour_grade": UNKNOWN, "ki67": exactly(15)}, "pass"),
    ("I5", {**G3, "tumour_grade": UNKNOWN, "ki67": UNKNOWN,
            "long_acting_analogue": "octreotide_lar"}, "pass"),
    ("I5", {**G3, "tumour_grade": UNKNOWN, "ki67": UNKNOWN}, "unknown"),
    ("I5", {**G3, "tumour_grade": UNKNOWN, "ki67": UNKNOWN, "prior_therapy_lines": exactly(0),
            "progression_after_therapy": None}, "fail"),
    ("I6", {"measurable_disease": False}, "fail"),
    ("I6", {"measurable_disease": UNKNOWN}, "site"),
    ("I7", {"sstr_pet": "negative"}, "fail"),
    ("I7", {"sstr_pet": "not_done"}, "site"),
    ("I7", {"sstr_pet": UNKNOWN}, "site"),
    ("I8", {"ecog": "0"}, "pass"),
    ("I8", {"ecog": any_of("0", "1")}, "pass"),
    ("I8", {"ecog": any_of("1", "2")}, "unknown"),
    ("I8", {"ecog": "2"}, "fail"),
    ("I9", {"life_expectancy_12_weeks": DECLINED}, "site"),
    ("I9", {"life_expectancy_12_weeks": False}, "fail"),
    ("I11", {"childbearing_potential": True, "contraception": True}, "pass"),
    ("I11", {"childbearing_potential": True, "contraception": False}, "fail"),
    ("I11", {"childbearing_potential": UNKNOWN, "contraception": True}, "pass"),
    ("I11", {"childbearing_potential": UNKNOWN, "contraception": False}, "unknown"),
    ("E1", {"pregnant_or_breastfeeding": True}, "fail"),
    ("E1", {"pregnant_or_breastfeeding": UNKNOWN}, "unknown"),
    ("E1", MAN, "pass"),
    ("E4", {"prior_prrt": True, "prrt_rapid_progression": True}, "fail"),
    ("E4", {"prior_prrt": True, "prrt_rapid_progression": False}, "pass"),
    ("E4", {"prior_prrt": True, "prrt_rapid_progression": UNKNOWN}, "site"),
    ("E4", {"prior_prrt": UNKNOWN}, "unknown"),
    ("E5", {"short_acting_octreotide": True, "can_pause_short_acting_octreotide": True}, "pass"),
    ("E5", {"short_acting_octreotide": True, "can_pause_short_acting_octreotide": False}, "fail"),
    ("E5", {"octreotide_lar_last": days_ago(42)}, "pass"),
    ("E5", {"octreotide_lar_last": days_ago(41), "can_pause_octreotide_lar": False}, "fail"),
    ("E5", {"octreotide_lar_last": days_ago(41), "can_pause_octreotide_lar": True}, "pass"),
    ("E5", {"octreotide_lar_last": days_ago(41), "can_pause_octreotide_lar": UNKNOWN}, "unknown"),
    ("E5", {"octreotide_lar_last": UNKNOWN, "can_pause_octreotide_lar": True}, "pass"),
    ("E5", {"octreotide_lar_last": UNKNOWN, "can_pause_octreotide_lar": False}, "unknown"),
    ("E5", LANREOTIDE, "pass"),
    ("E6", {"side_effects_recovered": False}, "fail"),
    ("E6", {"side_effects_recovered": UNKNOWN}, "unknown"),
    ("E6", {"long_acting_analogue": "none", "side_effects_recovered": None}, "pass"),
    ("E8", {"brain_metastases": True, "brain_metastases_stable": exactly(168, "d")}, "pass"),
    ("E8", {"brain_metastases": True, "brain_metastases_stable": exactly(167, "d")}, "wait"),
    ("E8", {"brain_metastases": True, "brain_metastases_stable": exactly(0, "d")}, "fail"),
    ("E8", {"brain_metastases": True, "brain_metastases_stable": UNKNOWN}, "unknown"),
    ("E9", {"heart_failure": "controlled"}, "pass"),
    ("E9", {"heart_failure": "uncontrolled"}, "fail"),
    ("E9", {"heart_failure": any_of("controlled", "uncontrolled")}, "unknown"),
    ("E10", {"diabetes": "uncontrolled"}, "fail"),
    ("E10", {"diabetes": "controlled", "has_blood_results": False}, "site"),
    ("E10", {"diabetes": "controlled", "fasting_glucose": UNKNOWN}, "site"),
    ("E10", {"diabetes": "controlled", "fasting_glucose": exactly(10, "mmol/L")}, "pass"),
    ("E10", {"diabetes": "controlled", "fasting_glucose": exactly(14, "mmol/L")}, "fail"),
    ("E10", {"diabetes": "controlled", "fasting_glucose": exactly(12.2, "mmol/L")}, "site"),
    ("E10", {"diabetes": "controlled", "fasting_glucose": exactly(12.2, "mmol/L", uln=6.1)}, "pass"),
    ("E10", {"diabetes": "controlled", "fasting_glucose": exactly(2.1, "[ULN]")}, "fail"),
    ("E10", {"diabetes": "controlled", "fasting_glucose": {"reference": "high"}}, "site"),
    ("E10", {"diabetes": UNKNOWN, "fasting_glucose": exactly(5, "mmol/L")}, "unknown"),
    ("E11", {"other_cancer": True, "other_cancer_free_for": exactly(1825, "d")}, "pass"),
    ("E11", {"other_cancer": True, "other_cancer_free_for": between(1825, 1827, "d")}, "pass"),
    ("E11", {"other_cancer": True, "other_cancer_free_for": exactly(1824, "d")}, "wait"),
    ("E11", {"other_cancer": True, "other_cancer_free_for": exactly(0, "d")}, "fail"),
    ("E12", {"radioligand_allergy": True}, "fail"),
    ("E12", {"radioligand_allergy": UNKNOWN}, "unknown"),
    ("E13", {"contrast_unsuitable": True}, "fail"),
    ("E14", {"active_infection": True}, "fail"),
    ("E16", {}, "site"),
    ("E16", {"other_serious_condition": True}, "site"),
    ("E17", {"better_option_advised": UNKNOWN}, "site"),
    ("E18", {}, "site"),
]  # fmt: skip


@pytest.mark.parametrize(("criterion", "changes", "status"), CASES)
def test_criterion(criterion: str, changes: dict[str, Any], status: str) -> None:
    assert result(criterion, changes).status == status


LABS: list[tuple[str, dict[str, Any], str]] = [
    ("hemoglobin", {"hemoglobin": exactly(90, "g/L")}, "pass"),
    ("hemoglobin", {"hemoglobin": exactly(89.9, "g/L")}, "fail"),
    ("hemoglobin", {"hemoglobin": between(None, 90, "g/L") | {"high_open": True}}, "fail"),
    ("hemoglobin", {"hemoglobin": between(85, 95, "g/L")}, "site"),
    ("hemoglobin", {"hemoglobin": UNKNOWN}, "site"),
    ("hemoglobin", {"hemoglobin": {"reference": "high"}}, "pass"),
    ("hemoglobin", {"hemoglobin": {"reference": "low"}}, "site"),
    ("neutrophils", {"neutrophils": exactly(1.5, "10*9/L")}, "pass"),
    ("neutrophils", {"neutrophils": exactly(1.2, "10*9/L")}, "fail"),
    ("platelets", {"platelets": exactly(99, "10*9/L")}, "fail"),
    ("albumin", {"albumin": exactly(30, "g/L")}, "pass"),
    ("albumin", {"albumin": {"reference": "high"}}, "pass"),
    ("bilirubin", {"bilirubin": {"reference": "normal"}}, "pass"),
    ("bilirubin", {"bilirubin": {"reference": "high"}}, "site"),
    ("bilirubin", {"bilirubin": {"reference": "low"}}, "site"),
    # 1.5 x 21 = 31.5 for a woman, the band from 28.35 to 34.65 with its ends
    ("bilirubin", {"bilirubin": exactly(28.34, "umol/L")}, "pass"),
    ("bilirubin", {"bilirubin": exactly(28.35, "umol/L")}, "site"),
    ("bilirubin", {"bilirubin": exactly(34.65, "umol/L")}, "site"),
    ("bilirubin", {"bilirubin": exactly(34.66, "umol/L")}, "fail"),
    ("bilirubin", {"bilirubin": exactly(31.5, "umol/L", uln=21)}, "pass"),
    ("bilirubin", {"bilirubin": exactly(31.6, "umol/L", uln=21)}, "fail"),
    ("bilirubin", {"bilirubin": exactly(1.5, "[ULN]")}, "pass"),
    ("bilirubin", {"bilirubin": exactly(1.6, "[ULN]")}, "fail"),
    # the sex not known: decided only where both limits agree (band of a man 35.1 to 42.9)
    ("bilirubin", {"sex": "other", "bilirubin": exactly(25, "umol/L")}, "pass"),
    ("bilirubin", {"sex": "other", "bilirubin": exactly(35, "umol/L")}, "site"),
    ("bilirubin", {"sex": UNKNOWN, "bilirubin": exactly(43, "umol/L")}, "fail"),
    ("aptt", {"aptt": exactly(53, "s")}, "pass"),
    ("aptt", {"aptt": exactly(66, "s")}, "site"),
    ("aptt", {"aptt": exactly(67, "s")}, "fail"),
    # creatinine: limit 97 for a man, 111 from 60
    ("creatinine", {**MAN, "creatinine": exactly(130, "umol/L")}, "pass"),
    ("creatinine", {**MAN, "creatinine": exactly(140, "umol/L"), "weight": exactly(90, "kg")}, "pass"),
    ("creatinine", {**MAN, "creatinine": exactly(140, "umol/L"), "weight": exactly(40, "kg"),
                    "creatinine_clearance": exactly(40, "mL/min")}, "site"),
    ("creatinine", {**MAN, "age": exactly(60, "a"), "creatinine": exactly(149, "umol/L")}, "pass"),
    ("creatinine", {**MAN, "age": exactly(45, "a"), "creatinine": exactly(161, "umol/L"),
                    "weight": exactly(80, "kg")}, "pass"),
    ("creatinine", {"creatinine": exactly(200, "umol/L"), "weight": exactly(50, "kg")}, "site"),
    ("creatinine", {"creatinine": exactly(200, "umol/L"), "weight": exactly(50, "kg"),
                    "creatinine_clearance": UNKNOWN}, "fail"),
    ("creatinine", {"creatinine": exactly(200, "umol/L"), "weight": exactly(50, "kg"),
                    "creatinine_clearance": exactly(49, "mL/min")}, "fail"),
    ("creatinine", {"creatinine": exactly(200, "umol/L"), "weight": exactly(50, "kg"),
                    "creatinine_clearance": exactly(55, "mL/min")}, "site"),
    ("creatinine", {"creatinine": exactly(200, "umol/L"), "weight": UNKNOWN,
                    "creatinine_clearance": exactly(55, "mL/min")}, "pass"),
    ("creatinine", {"creatinine": exactly(200, "umol/L"), "weight": UNKNOWN,
                    "creatinine_clearance": UNKNOWN}, "site"),
    ("creatinine", {"creatinine": UNKNOWN}, "site"),
    ("creatinine", {"creatinine": {"reference": "high"}}, "site"),
    # ALT and AST: woman 40 and 35 U/L
    ("alt", {"alt": exactly(120, "U/L")}, "site"),
    ("alt", {"alt": exactly(120, "U/L"), "ast": exactly(120, "U/L")}, "fail"),
    ("alt", {"alt": exactly(120, "U/L"), "ast": exactly(120, "U/L"), "liver_metastases": True}, "pass"),
    ("alt", {"alt": exactly(120, "U/L"), "ast": exactly(120, "U/L"), "liver_metastases": UNKNOWN}, "site"),
    ("alt", {"alt": exactly(300, "U/L"), "ast": exactly(300, "U/L"), "liver_metastases": UNKNOWN}, "fail"),
    ("alt", {"alt": exactly(80, "U/L"), "liver_metastases": UNKNOWN}, "pass"),
    ("alt", {"alt": exactly(120, "U/L"), "ast": UNKNOWN}, "site"),
    ("alt", {"alt": exactly(100, "U/L"), "ast": exactly(300, "U/L")}, "site"),
    ("ast", {"alt": exactly(20, "U/L"), "ast": exactly(300, "U/L")}, "site"),
    ("alt", {"alt": exactly(3, "[ULN]"), "ast": exactly(3, "[ULN]"), "disease_extent": "locally_advanced",
             "unresectable": True, "liver_metastases": None}, "fail"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "changes", "status"), LABS)
def test_blood_test(part: str, changes: dict[str, Any], status: str) -> None:
    assert result("I10", changes).parts[part].status == status


@pytest.mark.parametrize("answer", [False, UNKNOWN, DECLINED])
def test_without_results_there_are_no_parts(answer: Any) -> None:
    without = result("I10", {"has_blood_results": answer})
    assert without.status == "site" and not without.parts


def test_the_strongest_part_decides() -> None:
    parts = {"alt": exactly(120, "U/L"), "platelets": exactly(50, "10*9/L")}
    failing = result("I10", parts)
    assert failing.status == "fail" and failing.because == ("platelets_low",)
    assert failing.facts[-1] == "platelets"


WINDOWS = [
    ("E2", "last_local_treatment", 28),
    ("E3", "last_systemic_therapy", 28),
    ("E7", "last_bone_radiotherapy", 14),
    ("E15", "last_trial_drug", 28),
]


@pytest.mark.parametrize(("criterion", "fact", "window"), WINDOWS)
def test_window_before_treatment(criterion: str, fact: str, window: int) -> None:
    assert result(criterion, {fact: NEVER}).status == "pass"
    assert result(criterion, {fact: days_ago(window)}).status == "pass"
    assert result(criterion, {fact: UNKNOWN}).status == "unknown"
    assert result(criterion, {fact: days_ago(window + 3, window - 3)}).status == "unknown"
    waiting = result(criterion, {fact: days_ago(window - 1)})
    assert (waiting.status, waiting.until, waiting.until_approximate) == ("wait", date(2026, 11, 23), False)
    roughly = result(criterion, {fact: days_ago(9, 2)})
    assert roughly.until == date.fromordinal(TODAY.toordinal() + window - 2) and roughly.until_approximate
    assert result(criterion, {fact: days_ago(window - 1)}, start=date(2026, 11, 23)).status == "pass"


def test_dates_of_what_passes_with_time() -> None:
    assert result("I2", {"age": born("2009-01-20", 17)}).until == date(2027, 1, 20)
    brain = {"brain_metastases": True, "brain_metastases_stable": exactly(160, "d")}
    assert result("E8", brain).until == date(2026, 11, 30)
    assert result("E8", brain, start=date(2026, 11, 30)).status == "pass"


@pytest.mark.parametrize(
    ("changes", "verdict", "earliest"),
    [
        ({}, Verdict.LIKELY_ELIGIBLE, None),
        ({"octreotide_lar_last": days_ago(14), "can_pause_octreotide_lar": True},
         Verdict.LIKELY_ELIGIBLE, date(2026, 12, 20)),
        ({"last_trial_drug": days_ago(8), "octreotide_lar_last": days_ago(14),
          "can_pause_octreotide_lar": True}, Verdict.NOT_YET_ELIGIBLE, date(2026, 12, 20)),
        ({"last_trial_drug": days_ago(8)}, Verdict.NOT_YET_ELIGIBLE, date(2026, 12, 12)),
        ({"last_trial_drug": days_ago(8), "ecog": UNKNOWN}, Verdict.NOT_YET_ELIGIBLE, date(2026, 12, 12)),
        ({"ecog": UNKNOWN}, Verdict.NEEDS_MORE_INFORMATION, None),
        ({"last_trial_drug": days_ago(8), "ecog": "3"}, Verdict.NOT_ELIGIBLE, None),
    ],
)  # fmt: skip
def test_verdict(changes: dict[str, Any], verdict: Verdict, earliest: date | None) -> None:
    decision = decide(evaluated(changes))
    assert (decision.verdict, decision.earliest_start) == (verdict, earliest)


def test_what_to_bring_is_for_what_is_open() -> None:
    assert to_bring(TRIAL, evaluated({"has_blood_results": False, "sstr_pet": "not_done"})) == (
        "pet_report", "clinic_letter", "blood_report",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({"other_serious_condition": True}, "serious_condition_said"),
        ({**G3, "tumour_grade": "nec"}, "nec_in_record"),
        (LANREOTIDE, "octreotide_only"),
        ({"octreotide_lar_last": UNKNOWN, "can_pause_octreotide_lar": True}, "last_injection_unknown"),
        ({"age": exactly(80, "a"), "last_trial_drug": days_ago(1)}, "turns_81"),
        ({"hemoglobin": exactly(95, "g/L")}, "hemoglobin_90_to_99"),
        ({}, "cohort_numbers_contradict"),
        ({}, "record_out_of_date"),
    ],
)
def test_note(changes: dict[str, Any], note: str) -> None:
    assert note in evaluated(changes).notes


def test_notes_only_where_they_hold() -> None:
    quiet = {"turns_81", "hemoglobin_90_to_99", "nec_in_record", "octreotide_only", "last_injection_unknown"}
    assert not quiet & set(evaluated().notes)
    early = {"age": born("1946-01-05", 80), "last_trial_drug": days_ago(1)}
    assert "turns_81" not in evaluated(early).notes


@pytest.mark.parametrize(
    ("question", "changes", "asked"),
    [
        ("ki67", {"tumour_grade": UNKNOWN}, True),
        ("ki67", {"tumour_grade": any_of("g3", "nec")}, True),
        ("ki67", {}, False),
        ("unresectable", {"disease_extent": "locally_advanced"}, True),
        ("imaging_confirmed", {"disease_extent": UNKNOWN}, True),
        ("imaging_confirmed", {"disease_extent": "localised"}, False),
        ("liver_metastases", {"disease_extent": "locally_advanced"}, False),
        ("octreotide_lar_dose", G3 | {"long_acting_analogue": "octreotide_lar"}, False),
        ("octreotide_lar_dose", {"tumour_grade": UNKNOWN, "ki67": UNKNOWN}, True),
        ("octreotide_lar_last", G3 | {"long_acting_analogue": "octreotide_lar"}, True),
        ("can_pause_octreotide_lar", {"octreotide_lar_last": days_ago(42)}, False),
        ("can_pause_octreotide_lar", {"octreotide_lar_last": days_ago(50, 40)}, True),
        ("can_pause_octreotide_lar", {"octreotide_lar_last": UNKNOWN}, True),
        ("prior_therapy_lines", {}, False),
        ("prior_therapy_lines", {"tumour_grade": any_of("g2", "g3"), "ki67": UNKNOWN}, True),
        ("side_effects_recovered", {"long_acting_analogue": "none"}, False),
        ("side_effects_recovered", {"long_acting_analogue": "none", "last_local_treatment": UNKNOWN}, True),
        ("pregnant_or_breastfeeding", MAN, False),
        ("pregnant_or_breastfeeding", {"sex": DECLINED}, True),
        ("contraception", {"childbearing_potential": UNKNOWN}, True),
        ("weight", {"creatinine": UNKNOWN}, False),
        ("weight", {"creatinine": exactly(98.5, "umol/L")}, False),
        ("weight", {"creatinine": exactly(98.6, "umol/L")}, True),
        ("weight", {"creatinine": exactly(2, "[ULN]")}, True),
        ("creatinine_clearance", {"creatinine": exactly(120, "umol/L"), "weight": exactly(90, "kg")}, False),
        ("creatinine_clearance", {"creatinine": exactly(120, "umol/L"), "weight": exactly(40, "kg")}, True),
        ("creatinine_clearance", {"creatinine": exactly(120, "umol/L"), "weight": UNKNOWN}, True),
        ("creatinine_clearance", {}, False),
        ("fasting_glucose", {"diabetes": "controlled"}, True),
        ("fasting_glucose", {"diabetes": UNKNOWN}, True),
        ("fasting_glucose", {"diabetes": UNKNOWN, "has_blood_results": UNKNOWN}, False),
        ("hemoglobin", {"has_blood_results": DECLINED}, False),
    ],
)  # fmt: skip
def test_asked(question: str, changes: dict[str, Any], asked: bool) -> None:
    assert is_asked(TRIAL, TRIAL.question(question), facts(changes), TODAY) is asked


@pytest.mark.parametrize(
    ("question", "changes", "exact"),
    [
        ("age", {"age": exactly(17, "a")}, True),
        ("age", {"age": born("2009-01-20", 17)}, False),
        ("age", {"age": between(55, 57, "a")}, False),
        ("age", {"age": between(79, 82, "a")}, True),
        ("last_systemic_therapy", {"last_systemic_therapy": days_ago(52, 22)}, True),
        ("last_systemic_therapy", {"last_systemic_therapy": days_ago(21, 0)}, False),
        ("octreotide_lar_last", {"octreotide_lar_last": days_ago(45, 39)}, True),
        ("octreotide_lar_last", {"octreotide_lar_last": days_ago(24, 18)}, False),
        ("hemoglobin", {"hemoglobin": between(85.5, 94.5, "g/L")}, True),
        ("hemoglobin", {"hemoglobin": between(None, 90, "g/L") | {"high_open": True}}, False),
        ("ki67", {"tumour_grade": UNKNOWN, "ki67": between(19, 21)}, True),
        ("tumour_grade", {"tumour_grade": any_of("g3", "nec")}, True),
        ("primary_site", {"primary_site": any_of("colon", "rectum")}, False),
        ("alt", {"alt": {"reference": "high"}}, False),
        ("ecog", {"ecog": UNKNOWN}, False),
    ],
)
def test_the_exact_value_is_asked_for_where_it_decides(
    question: str, changes: dict[str, Any], exact: bool
) -> None:
    assert needs_exact(TRIAL, facts(changes), question, TODAY) is exact


def test_an_answer_that_is_exact_straddles_nothing() -> None:
    assert not any(straddles(TRIAL, facts(), question.id, TODAY) for question in TRIAL.questions)


def test_before_anything_is_asked_nothing_fails() -> None:
    assert {result.status for result in evaluated(dict.fromkeys(facts())).criteria.values()} <= {
        "unknown",
        "site",
    }
