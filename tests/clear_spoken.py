"""Made-up persons who answer each question of the shipped trial plainly, by a seed."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from criteria.model import Lang, Trial
from criteria.values import ValueKind

_PLAIN: Mapping[Lang, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "respondent": ("I have the tumour", "I am his daughter", "I'm the study nurse"),
        "age": ("47", "61 years old", "3 May 1958"),
        "sex": ("male", "female"),
        "primary_site": ("pancreas", "small bowel", "rectum"),
        "tumour_grade": ("G1", "G2", "G3", "NEC", "I don't know"),
        "ki67": ("8%", "25%"),
        "disease_extent": ("it has spread to the liver", "locally advanced", "metastatic"),
        "sstr_pet": ("positive", "it has not been done"),
        "brain_metastases_stable": ("2 years", "8 months"),
        "long_acting_analogue": ("octreotide LAR", "lanreotide", "none"),
        "octreotide_lar_dose": ("30 mg", "20 mg"),
        "octreotide_lar_interval": ("every 4 weeks", "28 days"),
        "octreotide_lar_duration": ("2 years", "14 months"),
        "octreotide_lar_last": ("10 November 2026", "1 September 2026"),
        "prior_therapy_lines": ("0", "1", "2"),
        "ecog": ("0", "1", "2"),
        "heart_failure": ("no", "yes, under control"),
        "diabetes": ("no", "yes, under control"),
        "other_cancer_free_for": ("7 years", "2 years"),
    },
    "zh": {
        "respondent": ("本人", "我是他女儿", "我是护士"),
        "age": ("47", "61岁", "1958年5月3日"),
        "sex": ("男", "女"),
        "primary_site": ("胰腺", "小肠", "直肠"),
        "tumour_grade": ("G1", "G2", "G3", "NEC", "不知道"),
        "ki67": ("8%", "25%"),
        "disease_extent": ("转移到肝了", "局部晚期", "有远处转移"),
        "sstr_pet": ("阳性", "没做过"),
        "brain_metastases_stable": ("2年", "8个月"),
        "long_acting_analogue": ("长效奥曲肽", "兰瑞肽", "都没打过"),
        "octreotide_lar_dose": ("30毫克", "20毫克"),
        "octreotide_lar_interval": ("每4周一次", "28天"),
        "octreotide_lar_duration": ("2年", "14个月"),
        "octreotide_lar_last": ("2026年11月10日", "2026年9月1日"),
        "prior_therapy_lines": ("0", "1", "2"),
        "ecog": ("0", "1", "2"),
        "heart_failure": ("没有", "有，控制住了"),
        "diabetes": ("没有", "有，控制住了"),
        "other_cancer_free_for": ("7年", "2年"),
    },
}
_YES_NO: Mapping[Lang, tuple[str, ...]] = {
    "en": ("yes", "no", "Yes.", "no"),
    "zh": ("是的", "没有", "是", "不是"),
}
_DATES: Mapping[Lang, tuple[str, ...]] = {
    "en": ("never", "12 March 2025", "4 November 2026"),
    "zh": ("从来没有", "2025年3月12日", "2026年11月4日"),
}


def clear_replies(trial: Trial, lang: Lang, seed: int) -> dict[str, tuple[str, ...]]:
    """One plain reply to every question but the blood results, which this person has not at hand."""
    chance, replies = Random(seed), {}
    for question in trial.questions:
        if question.section == "blood":
            continue
        said = _PLAIN[lang].get(question.id)
        if said is None and question.kind is ValueKind.BOOLEAN and question.role is None:
            said = _YES_NO[lang]
        if said is None and question.kind is ValueKind.DATE:
            said = _DATES[lang]
        if said is not None:
            replies[question.id] = (chance.choice(said),)
    return {**replies, "has_blood_results": ("no" if lang == "en" else "没有",)}
