"""The shipped trial in whole conversations: English and Chinese come to the same."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from chatbot.dialogue import summary_text
from chatbot.dialogue.conversation import Conversation
from chatbot.dialogue.state import Setting
from chatbot.dialogue.summary import Summary
from chatbot.screen import Answers, hold
from criteria.load import load
from criteria.model import Lang
from tests.clear_spoken import clear_replies

TRIAL = load("nct06732505")
AS_OF = date(2026, 11, 22)

# question: (English, Chinese)
FITS = {
    "respondent": ("I have the tumour", "本人"),
    "age": ("54", "54岁"),
    "sex": ("male", "男"),
    "can_sign_consent": ("yes", "能"),
    "tissue_confirmed": ("yes", "是的"),
    "primary_site": ("pancreas", "胰腺"),
    "tumour_grade": ("G2", "G2"),
    "disease_extent": ("metastatic", "有远处转移"),
    "imaging_confirmed": ("yes", "是的"),
    "measurable_disease": ("yes", "是的"),
    "sstr_pet": ("positive", "阳性"),
    "liver_metastases": ("yes", "有"),
    "brain_metastases": ("no", "没有"),
    "prior_prrt": ("no", "没有"),
    "long_acting_analogue": ("octreotide LAR", "长效奥曲肽"),
    "octreotide_lar_dose": ("30 mg", "30毫克"),
    "octreotide_lar_interval": ("every 4 weeks", "每4周一次"),
    "octreotide_lar_duration": ("24 weeks", "24周"),
    "progression_on_octreotide_lar": ("yes", "是的"),
    "octreotide_lar_last": ("5 October 2026", "2026年10月5日"),
    "short_acting_octreotide": ("no", "没有"),
    "last_systemic_therapy": ("never", "从来没有"),
    "last_local_treatment": ("never", "从来没有"),
    "last_bone_radiotherapy": ("never", "从来没有"),
    "side_effects_recovered": ("yes", "是的"),
    "last_trial_drug": ("never", "从来没有"),
    "ecog": ("1", "1"),
    "life_expectancy_12_weeks": ("yes", "是的"),
    "childbearing_potential": ("no", "不能"),
    "heart_failure": ("no", "没有"),
    "diabetes": ("no", "没有"),
    "other_cancer": ("no", "没有"),
    "radioligand_allergy": ("no", "没有"),
    "contrast_unsuitable": ("no", "没有"),
    "active_infection": ("no", "没有"),
    "other_serious_condition": ("no", "没有"),
    "better_option_advised": ("no", "没有"),
    "has_blood_results": ("no", "没有"),
}
OTHERWISE = {
    "fits": ({}, "likely_eligible"),
    "wait": (
        {
            "last_systemic_therapy": ("31 October 2026", "2026年10月31日"),
            "octreotide_lar_last": ("1 November 2026", "2026年11月1日"),
            "can_pause_octreotide_lar": ("yes", "能"),
        },
        "not_yet_eligible",
    ),
    "open": ({"ecog": ("I don't know", "不知道")}, "needs_more_information"),
    "pregnant": (
        {
            "sex": ("female", "女"),
            "pregnant_or_breastfeeding": ("yes", "是的"),
            "childbearing_potential": ("yes", "能"),
            "contraception": ("yes", "能"),
        },
        "not_eligible",
    ),
}


def held(lang: Lang, changes: dict[str, tuple[str, str]]) -> dict[str, Any]:
    side = 1 if lang == "zh" else 0
    replies = {name: (pair[side],) for name, pair in {**FITS, **changes}.items()}
    conversation = Conversation(Setting(TRIAL, AS_OF, asks_to_keep=False), lang)
    return hold(conversation, Answers(lang, replies, None))


@pytest.mark.parametrize("case", OTHERWISE)
def test_the_same_said_in_both_languages_comes_to_the_same(case: str) -> None:
    changes, verdict = OTHERWISE[case]
    english, chinese = held("en", changes), held("zh", changes)
    assert english["verdict"] == verdict
    assert {**chinese, "facts": None} == {**english, "facts": None}
    assert chinese["facts"] == english["facts"]


def summed_up(changes: dict[str, tuple[str, str]], lang: Lang = "en") -> Summary:
    side = 1 if lang == "zh" else 0
    replies = {name: (pair[side],) for name, pair in {**FITS, **changes}.items()}
    conversation = Conversation(Setting(TRIAL, AS_OF, asks_to_keep=False), lang)
    hold(conversation, Answers(lang, replies, None))
    assert conversation.prompt.summary is not None
    return conversation.prompt.summary


def test_the_summary_says_only_what_decides_and_parts_what_may_change_from_what_stays() -> None:
    found = summed_up(
        {
            "age": ("84", "84岁"),
            "active_infection": ("yes", "有"),
            "last_bone_radiotherapy": ("18 November 2026", "2026年11月18日"),
            "ecog": ("I don't know", "不知道"),
        }
    )
    parted = [(group.heading, [r.criterion for r in group.reasons]) for group in found.groups]
    assert parted == [
        ("What does not fit, and may well stay so", ["I2"]),
        ("What does not fit now, but may change", ["E14"]),
        ("What needs time", ["E7"]),
    ]
    quoted = {reason.criterion: bool(reason.quote) for group in found.groups for reason in group.reasons}
    assert quoted == {"I2": True, "E14": True, "E7": False}  # the record's sentence where it decides
    assert any(line.endswith(": how active") for line in found.bring)


def test_who_knows_nothing_is_given_a_short_checklist_and_the_rest_on_demand() -> None:
    unknown = ("I don't know", "不知道")
    asks = (question.id for question in TRIAL.questions if question.role != "consent")
    found = summed_up(dict.fromkeys(asks, unknown))
    assert (found.verdict, found.groups, found.passed) == ("needs_more_information", (), "")
    assert found.bring[0].startswith("Pathology report: ") and len(found.bring) <= len(TRIAL.documents) + 1
    awaited, found_out_anyway = "Identity card or passport: age and sex", "SSTR-PET report: SSTR-PET scan"
    assert found.bring.index(awaited) < found.bring.index(found_out_anyway)
    details = {reason.criterion: reason.quote for group in found.details for reason in group.reasons}
    assert {"I2", "E9", "I7", "E18"} <= details.keys() and all(details.values())
    text = summary_text.render(found)
    assert len(text[: text.index(found.headings["details"])].splitlines()) <= 64, "a page without the details"


def test_nothing_is_told_as_named_that_is_only_not_known() -> None:
    unknown = ("I don't know", "不知道")
    found = summed_up({"other_serious_condition": unknown, "better_option_advised": unknown})
    said = {reason.criterion: reason.said for group in found.groups for reason in group.reasons}
    assert "was named" not in said["E16"] and "named another" not in said["E17"]


def test_clear_answers_need_no_reply_more_than_there_are_questions() -> None:
    outcome = held("en", {})
    assert outcome["turns"] == len(set(outcome["asked"]))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_clear_spoken_person_replies_at_most_twice_more_than_there_are_questions(lang: Lang) -> None:
    for seed in range(12):
        conversation = Conversation(Setting(TRIAL, AS_OF, asks_to_keep=False), lang)
        outcome = hold(conversation, Answers(lang, clear_replies(TRIAL, lang, seed), None))
        assert outcome["turns"] <= len(set(outcome["asked"])) + 2, seed


def test_a_report_given_early_fills_its_section() -> None:
    conversation = Conversation(Setting(TRIAL, AS_OF, asks_to_keep=False), "en")
    for words in ("yes", "me", "54. Hb 121 g/L, platelets 200"):
        conversation.say(words)
    facts = conversation.state.facts
    assert facts["has_blood_results"] is True
    assert {"hemoglobin", "platelets"} <= facts.keys()
    assert "weight" not in facts


@pytest.mark.parametrize(("lang", "shown"), [("en", "kg, lb, stone or jin"), ("zh", "公斤、磅、英石或斤")])
def test_units_are_asked_for_as_people_write_them(lang: Lang, shown: str) -> None:
    conversation = Conversation(Setting(TRIAL, AS_OF), lang)
    replies = dict.fromkeys(("agree_to_start", "agree_to_keep", "has_blood_results"), "yes")
    replies["creatinine"] = "210 umol/L"
    for _ in TRIAL.questions:
        if conversation.prompt.question == "weight":
            break
        conversation.say(replies.get(conversation.prompt.question or "", "skip"))
    for words in ("zzz", "zzz"):
        prompt = conversation.say(words)
    assert shown in prompt.form
