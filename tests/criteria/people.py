"""A person who passes everything in NCT06732505, and ways to change them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from criteria.evaluate import CriterionResult, Evaluation, evaluate
from criteria.load import load
from criteria.values import Missing, Value, from_json

TRIAL = load("NCT06732505")
TODAY = date(2026, 11, 22)
NEVER = {"never": True}
UNKNOWN, DECLINED = Missing.UNKNOWN, Missing.DECLINED
_QUESTIONS = {question.id: question for question in TRIAL.questions}


def exactly(number: float, unit: str | None = None, uln: float | None = None) -> dict[str, Any]:
    return between(number, number, unit, uln)


def between(low: float | None, high: float | None, unit: str | None = None, uln: float | None = None) -> Any:
    shape = {"low": low, "high": high, "unit": unit, "uln": uln}
    return {key: value for key, value in shape.items() if value is not None or key in ("low", "high")}


def days_ago(first: int, last: int | None = None) -> dict[str, str]:
    """A day so long ago; with two figures, between them."""
    last = first if last is None else last
    return {
        "earliest": (TODAY - timedelta(days=first)).isoformat(),
        "latest": (TODAY - timedelta(days=last)).isoformat(),
    }


PASSES: dict[str, Any] = {
    "respondent": "participant",
    "age": exactly(54, "a"),
    "sex": "female",
    "can_sign_consent": True,
    "tissue_confirmed": True,
    "primary_site": "pancreas",
    "tumour_grade": "g2",
    "disease_extent": "metastatic",
    "imaging_confirmed": True,
    "measurable_disease": True,
    "sstr_pet": "positive",
    "liver_metastases": False,
    "brain_metastases": False,
    "prior_prrt": False,
    "long_acting_analogue": "octreotide_lar",
    "octreotide_lar_dose": exactly(30, "mg"),
    "octreotide_lar_interval": exactly(28, "d"),
    "octreotide_lar_duration": exactly(365, "d"),
    "progression_on_octreotide_lar": True,
    "octreotide_lar_last": days_ago(60),
    "short_acting_octreotide": False,
    "last_systemic_therapy": NEVER,
    "last_local_treatment": NEVER,
    "last_bone_radiotherapy": NEVER,
    "side_effects_recovered": True,
    "last_trial_drug": NEVER,
    "ecog": "1",
    "life_expectancy_12_weeks": True,
    "pregnant_or_breastfeeding": False,
    "childbearing_potential": False,
    "heart_failure": "none",
    "diabetes": "none",
    "other_cancer": False,
    "radioligand_allergy": False,
    "contrast_unsuitable": False,
    "active_infection": False,
    "other_serious_condition": False,
    "better_option_advised": False,
    "has_blood_results": True,
    "creatinine": exactly(60, "umol/L"),
    "hemoglobin": exactly(120, "g/L"),
    "neutrophils": exactly(3, "10*9/L"),
    "platelets": exactly(200, "10*9/L"),
    "bilirubin": exactly(10, "umol/L"),
    "albumin": exactly(40, "g/L"),
    "alt": exactly(20, "U/L"),
    "ast": exactly(20, "U/L"),
    "aptt": exactly(30, "s"),
}


def facts(changes: Mapping[str, Any] = {}) -> dict[str, Value | Missing]:
    """The person with changes; a change to None: the question was not asked."""
    return {
        name: value if isinstance(value, Missing) else from_json(_QUESTIONS[name].kind, value)
        for name, value in {**PASSES, **changes}.items()
        if value is not None
    }


def evaluated(changes: Mapping[str, Any] = {}, start: date | None = None) -> Evaluation:
    return evaluate(TRIAL, facts(changes), TODAY, start)


def result(criterion: str, changes: Mapping[str, Any], start: date | None = None) -> CriterionResult:
    return evaluated(changes, start).criteria[criterion]
