"""Whole conversations for the tests of the front ends, by question id."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from chatbot.dialogue.prompt import Prompt, PromptKind
from chatbot.dialogue.warming import reading_ready
from chatbot.session import Beginning, Session
from criteria.load import load
from criteria.model import Lang
from transcripts.store import Store

TRIAL = "nct06732505"
AS_OF = date(2026, 11, 22)

ENGLISH = {
    "agree_to_start": "yes",
    "agree_to_keep": "yes please",
    "respondent": "it's me",
    "age": "61",
    "sex": "female",
    "can_sign_consent": "yes",
    "tissue_confirmed": "yes, a biopsy",
    "primary_site": "small intestine",
    "tumour_grade": "G2",
    "disease_extent": "it has spread to the liver",
    "imaging_confirmed": "yes",
    "measurable_disease": "yes",
    "sstr_pet": "positive",
    "liver_metastases": "yes",
    "brain_metastases": "no",
    "prior_prrt": "no",
    "long_acting_analogue": "octreotide LAR",
    "octreotide_lar_dose": "30 mg",
    "octreotide_lar_interval": "every 4 weeks",
    "octreotide_lar_duration": "2 years",
    "progression_on_octreotide_lar": "yes",
    "octreotide_lar_last": "1 September 2026",
    "short_acting_octreotide": "no",
    "last_systemic_therapy": "never",
    "last_local_treatment": "never",
    "last_bone_radiotherapy": "never",
    "last_trial_drug": "never",
    "side_effects_recovered": "yes",
    "ecog": "1",
    "life_expectancy_12_weeks": "yes",
    "heart_failure": "no",
    "diabetes": "no",
    "anything_else": "no, thank you",
}
"""Likely eligible; whatever is not here is answered no."""

CHINESE = {
    "agree_to_start": "可以",
    "agree_to_keep": "可以",
    "respondent": "本人",
    "age": "61岁",
    "sex": "女",
    "can_sign_consent": "能",
    "tissue_confirmed": "是的",
    "primary_site": "小肠",
    "tumour_grade": "G2",
    "disease_extent": "肝转移",
    "imaging_confirmed": "是的",
    "measurable_disease": "有",
    "sstr_pet": "阳性",
    "liver_metastases": "有",
    "long_acting_analogue": "善龙",
    "octreotide_lar_dose": "30毫克",
    "octreotide_lar_interval": "四周一次",
    "octreotide_lar_duration": "两年",
    "progression_on_octreotide_lar": "有进展",
    "octreotide_lar_last": "2026年9月1日",
    "side_effects_recovered": "都恢复了",
    "ecog": "1分",
    "life_expectancy_12_weeks": "能",
    "childbearing_potential": "不能",
}
"""The same person; whatever is not here is answered 没有."""


def answer(prompt: Prompt, lang: Lang = "en") -> str:
    """What this person says to the prompt."""
    if prompt.kind in (PromptKind.CONFIRM, PromptKind.REVIEW):
        return "yes" if lang == "en" else "对"
    answers, otherwise = (ENGLISH, "no") if lang == "en" else (CHINESE, "没有")
    return answers.get(prompt.question or "", otherwise)


def session(folder: Path, lang: Lang = "en") -> Session:
    """A conversation at its first prompt, kept in that folder; no reply waits until words can be read."""
    trial = load(TRIAL)
    reading_ready(trial, lang).result()
    return Session(Beginning(trial, lang, AS_OF), Store(folder))
