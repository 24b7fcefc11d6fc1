"""A Chinese yes or no whose own words then say otherwise, or speak of something else, is never taken."""

from __future__ import annotations

from datetime import date

import pytest

from chatbot.interpretation import interpret
from chatbot.interpretation.blanks import parted
from chatbot.interpretation.reading import Status
from criteria.load import load
from tests.interpretation.besides import besides

TRIAL, TODAY = load("nct06732505"), date(2026, 11, 22)
YES = "有|有的|是的|嗯，有|有啊".split("|")
NO = "没有啊|没有的|不是|没有".split("|")
SAID = {
    "liver_metastases": ("转移到肝了", "肝上没有"),
    "brain_metastases": ("转移到脑了", "头部核磁没事"),
    "prior_prrt": ("打过两次镥", "没做过核素"),
    "progression_after_therapy": ("又扩散了", "没进展"),
    "tissue_confirmed": ("穿刺做过了，确诊是神经内分泌瘤", "没做过穿刺"),
    "imaging_confirmed": ("CT上看到转移了", "片子上没看到"),
    "pregnant_or_breastfeeding": ("怀孕三个月了", "绝经了"),
    "radioligand_allergy": ("对镥过敏", "打了没事"),
    "contrast_unsuitable": ("打造影剂休克过", "没人说过"),
    "active_infection": ("肺炎在输液", "没有炎症"),
    "other_cancer": ("得过乳腺癌", "没得过别的癌"),
    "better_option_advised": ("医生说手术更好", "医生没提"),
    "short_acting_octreotide": ("每天打三针善宁", "早停了"),
}
OF_ANOTHER_THING = {
    "liver_metastases": "骨头上有|转移到肺了|淋巴结有几个",
    "brain_metastases": "肝上有|转移到骨头了|肺上有一个",
    "active_infection": "糖尿病|血压高",
    "other_cancer": "糖尿病",
    "can_pause_octreotide_lar": "上个月打的|打的30",
    "contrast_unsuitable": "青霉素过敏|肚子疼",
    "radioligand_allergy": "花粉",
    "measurable_disease": "骨头上的|全切了",
    "tissue_confirmed": "做的是胃镜|在等PET",
    "short_acting_octreotide": "打的长效",
    "has_blood_results": "做过CT|血压高",
    "progression_after_therapy": "拉肚子|人瘦了",
}
HEDGED = """
    多少有点 有一点点 偶尔 偶尔有 时有时无 轻微 一点点 差不多算 勉强算 谈不上 说不上 不见得没有
    不能算没有 不大 没大问题 没有大问题 没有新的 看怎么说
    还行 一般般 老样子 但愿没有 怕有 有吗 去年没有 最好没有 没少
"""
OFFERED_BY_ITSELF = "嗯，还行|嗯，没有|嗯，一般般|嗯，看怎么说|嗯，差不多".split("|")
HEDGED_NAME = """
    没有新的{} 没有大的{} 没有完全{} 未见新发{} 最好没{} 当时没{} 去年没{} 不可能没有{} 没有没{} 不能说没{}
    说不上{} 没查{} 没问{} 没说没{} 偶尔{} 很少{} 差不多算{} 勉强算{} 多少有点{} 基本没{} 不太{} {}不明显
    {}不好说 {}没有吗 {}没大问题
"""
NAMES = {"liver_metastases": "肝转移", "brain_metastases": "脑转移", "active_infection": "感染"}


def taken(question: str, words: str) -> bool:
    return interpret(TRIAL, question, words, lang="zh", today=TODAY).status is Status.UNDERSTOOD


@pytest.mark.parametrize("question", SAID)
@pytest.mark.parametrize("between", ["，", " "])
def test_an_opening_that_the_rest_contradicts_is_asked_back(question: str, between: str) -> None:
    there, not_there = SAID[question]
    answers = [yes + between + not_there for yes in YES] + [no + between + there for no in NO]
    assert [words for words in answers if taken(question, words)] == []


@pytest.mark.parametrize("question", OF_ANOTHER_THING)
def test_a_yes_explained_by_something_else_is_asked_back(question: str) -> None:
    answers = [f"有，{words}" for words in OF_ANOTHER_THING[question].split("|")]
    assert [words for words in answers if taken(question, words)] == []


@pytest.mark.parametrize("words", [*HEDGED.split(), *OFFERED_BY_ITSELF])
def test_a_hedge_is_no_plain_yes_or_no(words: str) -> None:
    assert [one for one in ("brain_metastases", "prior_prrt", "active_infection") if taken(one, words)] == []


@pytest.mark.parametrize("question", NAMES)
def test_a_hedged_name_is_neither_there_nor_not(question: str) -> None:
    answers = [form.format(NAMES[question]) for form in HEDGED_NAME.split()]
    assert [words for words in answers if taken(question, words)] == []
    told = {words: besides("age", f"61岁，{words}") for words in answers}
    assert {words: facts for words, facts in told.items() if {question, "disease_extent"} & set(facts)} == {}


@pytest.mark.parametrize("words", ["没有{}", "未见{}", "目前没有{}", "没查出{}"])
def test_a_plain_denial_of_a_name_stays_one(words: str) -> None:
    assert all(taken(question, words.format(name)) for question, name in NAMES.items() if name != "感染")


@pytest.mark.parametrize("question", ["heart_failure", "diabetes"])
def test_no_great_trouble_is_not_none(question: str) -> None:
    assert not taken(question, "没有大问题")


@pytest.mark.parametrize("words", ["没有新的", "没有大问题", "嗯，没有"])
def test_nothing_new_is_not_no_growth(words: str) -> None:
    assert not taken("progression_after_therapy", words)


@pytest.mark.parametrize("words", ["有，没糖尿病", "有 没糖尿病", "嗯，有，没糖尿病", "偶尔，没糖尿病"])
def test_none_after_a_yes_is_asked_back(words: str) -> None:
    assert not taken("diabetes", words)


@pytest.mark.parametrize("words", ["无 糖尿病", "没 有 糖 尿 病", "不 愿意", "有点 疼", "糖尿病 没有 高血压"])
def test_a_blank_that_parts_no_answer_is_no_comma(words: str) -> None:
    assert parted(words) == words


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("liver_metastases", "有，肝右叶有一个"),
        ("liver_metastases", "有 转移到肝了"),
        ("has_blood_results", "有，血红蛋白120"),
        ("active_infection", "有 在输液"),
    ],
)
def test_words_that_bear_the_opening_out_leave_it_plain(question: str, words: str) -> None:
    assert taken(question, words)
