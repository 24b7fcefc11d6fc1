"""What answers another question than the one put is not taken for an answer to this one at once."""

from __future__ import annotations

from datetime import date

import pytest

from chatbot.interpretation import interpret
from chatbot.interpretation.reading import Status
from criteria.load import load
from criteria.model import Lang

TRIAL = load("nct06732505")
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("bilirubin", "went through the change at 51"),
        ("bilirubin", "there is one of 41 millimetres in my liver"),
        ("creatinine", "the lutetium drip in the lead lined room? oh yes, four of those"),
        ("creatinine", "gave me three good years"),
        ("ast", "performance status 3"),
        ("can_sign_consent", "GP checks each year, no diabetes"),
        ("imaging_confirmed", "don't have diabetes"),
        ("last_local_treatment", "kidneys never recovered from it"),
        ("last_trial_drug", "had blood done on Monday and I've the paper"),
        ("heart_failure", "couldn't find the primary, they looked everywhere"),
        ("sex", "177Lu-DOTATATE x 4"),
        ("ki67", "男的，今年57"),
        ("last_bone_radiotherapy", "做增强从没出过事"),
        ("hemoglobin", "影像科量过，大的那个31x24mm"),
        ("liver_metastases", "做过，镥177，三次"),
        ("prior_prrt", "能切，排了下月初"),
        ("can_sign_consent", "肯定女的啊"),
        ("can_sign_consent", "oh yes, they took a sample down the camera and it was neuroendocrine"),
        ("measurable_disease", "can do, I'll be near a loo"),
        ("radioligand_allergy", "sure, happy to stop for a bit"),
        ("active_infection", "afraid not, my mouth's so sore I can only manage soup"),
        ("alt", "I'm down for it on the 18th"),
        ("fasting_glucose", "They offered me the knife, I turned it down"),
        ("bilirubin", "My counts came back up"),
        ("primary_site", "上月肺炎，已经好了"),
        ("primary_site", "十二年前得过乳腺癌，治好了没再犯"),
        ("octreotide_lar_duration", "十二年前得过乳腺癌，手术后一直没复发"),
        ("last_systemic_therapy", "打着胰岛素，血糖挺平稳"),
        ("last_systemic_therapy", "吃着避孕药呢"),
        ("progression_on_octreotide_lar", "糖尿病是有，吃药压得住"),
        ("progression_on_octreotide_lar", "哦PRRT那个啊，嗯，做过一个疗程"),
        ("childbearing_potential", "做过增强CT，确实有"),
        ("side_effects_recovered", "lutatheria, yes 3 times"),
        ("neutrophils", "had one in summer but it's gone"),
        ("respondent", "I have a coil fitted"),
        ("respondent", "all scans after treatment the same"),
        ("respondent", "一直没啥变化，大夫说稳着"),
    ],
)
def test_it_is_asked_back(question: str, words: str) -> None:
    lang: Lang = "en" if words.isascii() else "zh"
    assert interpret(TRIAL, question, words, lang, TODAY).status is not Status.UNDERSTOOD


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("albumin", "39 it says here"),
        ("creatinine", "report says 88"),
        ("last_trial_drug", "no, never in my life"),
        ("imaging_confirmed", "yes, the CT shows it in my liver"),
        ("active_infection", "no, I feel fine"),
    ],
)
def test_an_answer_in_its_place_is_taken(question: str, words: str) -> None:
    assert interpret(TRIAL, question, words, "en", TODAY).status is Status.UNDERSTOOD
