"""What an answer tells besides, of other questions: plainly stated facts, and nothing else."""

from __future__ import annotations

import pytest

from criteria.values import Reference
from tests.interpretation.besides import besides


@pytest.mark.parametrize(
    ("question", "words"),
    [
        # The figure or the name is another thing's.
        ("respondent", "Her partner of 30 years, she can't see well"),
        ("side_effects_recovered", "neuropathy grade 3"),
        ("side_effects_recovered", "grade 2 diarrhoea, still"),
        ("active_infection", "I have an abscess in the liver that's being drained"),
        ("other_serious_condition", "cirrhosis, I'm on the list for a new liver"),
        ("prior_prrt", "only SIRT beads in the liver"),
        ("other_cancer", "womb cancer 8 yrs ago"),
        ("active_infection", "I've got HIV but undetectable"),
        ("contrast_unsuitable", "allergic to seafood"),
        ("contrast_unsuitable", "allergic to the dye for CT and MRI both"),
        ("ecog", "六十岁就退下来了"),
        ("liver_metastases", "肝里有几个囊肿 不是转移"),
        # The age, or the words for the person, are not the participant's.
        ("other_cancer", "没有，我爸得过肺癌，他七十六"),
        ("respondent", "我是她女儿，四十二岁"),
        ("respondent", "女儿代填"),
        ("respondent", "闺女帮着打字"),
        ("diabetes", "没有，孩子二十了"),
        ("weight", "我七十"),
        ("fasting_glucose", "血糖控制不好，11"),
        ("prior_therapy_lines", "两线，下一步镥"),
        ("age", "女儿都上大三了，我五十一"),
        ("octreotide_lar_dose", "30mg，从去年端午起没打过"),
        ("age", "我哥六十，我比他小三岁"),
        ("age", "七十九的老娘还在，我自己五十五"),
        ("diabetes", "没有，我老伴都七十六了也没有"),
        ("pregnant_or_breastfeeding", "我四十了才生的老二，现在没怀"),
        ("pregnant_or_breastfeeding", "没有，我儿媳在备孕"),
        ("pregnant_or_breastfeeding", "没有，打算把子宫切了"),
        ("pregnant_or_breastfeeding", "没怀，卵巢前年摘了左边一个"),
        # What follows is of another thing, or the question isn't put after such an answer.
        ("brain_metastases", "没有，病情稳定两年了"),
        ("octreotide_lar_duration", "打了一年，每四周查一次血"),
        ("measurable_disease", "有，肺上15毫米"),
        ("octreotide_lar_duration", "一年多，肿瘤标志物没动"),
        ("respondent", "我姐帮我打字，我口述"),
        ("respondent", "住院部的，给18床录"),
        ("respondent", "我姐在打字，病的是我哥"),
        ("disease_extent", "切了五年了没复发"),
        ("octreotide_lar_dose", "30，昨天刚打了新冠疫苗"),
        ("prior_therapy_lines", "两种，替莫唑胺和依维莫司，都停了"),
        ("other_cancer", "没有，增强扫描不能做"),
        ("prior_prrt", "打过，很快就出院了"),
        # It may have been so once, or was only feared or looked for.
        ("tissue_confirmed", "it was proven when they operated in 2021"),
        ("primary_site", "hidden primary, even the gallium scan didn't show where it began"),
        ("progression_after_therapy", "swollen glands but could be infection"),
        ("imaging_confirmed", "all my scans were clear of spread"),
        ("radioligand_allergy", "can't have Lutathera again, allergic"),
        # What is named may itself be the answer that has to be asked back.
        ("primary_site", "its in the liver, five of them"),
        ("radioligand_allergy", "no, not to the lutetium"),
        # One time told by the way need not have been the last.
        ("tissue_confirmed", "they found it at the operation last year"),
        ("liver_metastases", "no. I finished radiotherapy on my hip in 2021"),
        # The age is that of the relative who types; others who are named tell nothing of the participant.
        ("respondent", "her son, 40"),
        ("agree_to_start", "go on, her husband told me about it"),
        ("agree_to_start", "yes, me husband's here to help"),
        ("agree_to_start", "ok, I've got 20 minutes"),
        ("respondent", "wife of him, I'm 69"),
        ("prior_therapy_lines", "2: CAPTEM in 2022, sunitinib in 2024"),
        ("last_bone_radiotherapy", "none. No operation"),
        ("pregnant_or_breastfeeding", "no, not since I was at school"),
        ("age", "61, mum was 59 when she died of it"),
        ("agree_to_start", "yes. My wife will type, she is 68"),
        ("respondent", "myself. My daughter's with me, she is 40"),
        ("respondent", "the patient's son, 41"),
        # A scan that showed nothing of what was asked may have shown the rest.
        ("liver_metastases", "no, MRI showed nothing"),
        # It is only planned, was so years ago, or was once thought.
        ("pregnant_or_breastfeeding", "no, they want to take my ovaries out"),
        ("hemoglobin", "121 g/L, platelets last year were 90"),
        ("primary_site", "pancreas, they thought it had gone to the liver but it was a cyst"),
    ],
)
def test_nothing_is_taken_of(question: str, words: str) -> None:
    assert besides(question, words).items() <= {"sex": "female"}.items()


@pytest.mark.parametrize(
    ("question", "words", "also"),
    [
        ("primary_site", "began in the pancreas then went to the liver", {"liver_metastases": True}),
        ("sex", "gentleman of 74", {"age": 74}),
        ("tissue_confirmed", "Histology: G1 NET, Ki67 1.5%", {"tumour_grade": "g1", "ki67": 1.5}),
        ("tumour_grade", "8%", {"ki67": 8}),
        (
            "progression_after_therapy",
            "unfortunately it has spread further",
            {"disease_extent": "metastatic"},
        ),
        ("other_cancer", "bladder, and I'm still having treatment for it", {"other_cancer_free_for": 0}),
        ("radioligand_allergy", "第一次打镥就过敏了，喘不上气", {"prior_prrt": True}),
        (
            "agree_to_start",
            "Yes please. I'm Dilys, his wife, doing this while he naps",
            {"sex": "male", "respondent": "relative"},
        ),
        ("respondent", "I'm his big sister, 69 if you please, and he's 61", {"age": 61, "sex": "male"}),
        (
            "heart_failure",
            "HFrEF, controlled on bisoprolol. T2DM, diet controlled",
            {"diabetes": "controlled"},
        ),
        ("radioligand_allergy", "No. Two DOTATATE PETs, lit up on both", {"sstr_pet": "positive"}),
        (
            "liver_metastases",
            "no, and he finished radiotherapy on his hip on 30 October",
            {"last_bone_radiotherapy": "2026-10-30"},
        ),
        (
            "disease_extent",
            "locally advanced, MDT outcome unresectable, confirmed on triple phase CT",
            {"unresectable": True, "imaging_confirmed": True},
        ),
        ("unresectable", "no, resectable, 34 mm lesion", {"measurable_disease": True}),
        ("sex", "female, periods stopped at 50", {"childbearing_potential": False}),
        (
            "primary_site",
            "appendix, removed 14 July 2021, and no operation or procedure of any kind since",
            {"last_local_treatment": "2021-07-14"},
        ),
        (
            "side_effects_recovered",
            "no, that's from the cisplatin which finished 20 August",
            {"last_systemic_therapy": "2026-08-20"},
        ),
        ("has_blood_results", "no, but I put her on the scales this morning, 57 kg", {"weight": 57}),
        (
            "pregnant_or_breastfeeding",
            "no, and I've no objection to staying on the pill all through",
            {"contraception": True},
        ),
        (
            "pregnant_or_breastfeeding",
            "no, they took my ovaries out in 2018",
            {"childbearing_potential": False},
        ),
        ("childbearing_potential", "postmenopausal, 58", {"age": 58}),
        ("agree_to_start", "yes, I'm here for my dad, he's 78", {"age": 78, "sex": "male"}),
        ("sex", "woman, aged seventy-four", {"age": 74}),
        ("disease_extent", "liver bones and lymph glands sadly", {"liver_metastases": True}),
        (
            "disease_extent",
            "wrapped round the artery so no knife, but nowhere else",
            {"unresectable": True},
        ),
        ("octreotide_lar_dose", "20mg three-weekly", {"octreotide_lar_interval": 21}),
        ("tumour_grade", "G2, tail of the pancreas", {"primary_site": "pancreas"}),
        ("ecog", "能做家务，他七十五了", {"age": 75}),
        ("diabetes", "没有，老太太今年六十八", {"age": 68, "sex": "female"}),
        ("sex", "男，五十二", {"age": 52}),
        ("sex", "女的，才三十一", {"age": 31}),
        ("respondent", "外甥女，大姨六十九了耳朵背", {"age": 69}),
        ("respondent", "我是他太太，幫他填寫", {"sex": "male"}),
        ("respondent", "患者的老公", {"sex": "female"}),
        ("respondent", "我妈填，我爸病了", {"sex": "male"}),
        ("respondent", "我爸打不了字，我来", {"sex": "male"}),
        ("pregnant_or_breastfeeding", "都五十八了还怀啥孕", {"age": 58}),
        ("pregnant_or_breastfeeding", "都六十四的人了，还喂啥奶", {"age": 64}),
        ("pregnant_or_breastfeeding", "没有，子宫七年前切了", {"childbearing_potential": False}),
        ("pregnant_or_breastfeeding", "没怀呢，正备孕", {"childbearing_potential": True}),
        ("primary_site", "我姑父长在胰腺", {"sex": "male"}),
        ("respondent", "我是他女儿，他六十八", {"age": 68}),
        ("heart_failure", "心衰、感染和糖尿病都没有", {"active_infection": False, "diabetes": "none"}),
        ("other_cancer", "没有，镥我一次没打过", {"prior_prrt": False}),
        ("octreotide_lar_interval", "四周一针，二十毫克", {"octreotide_lar_dose": 20}),
        ("prior_therapy_lines", "两线，后来控制不住", {"progression_after_therapy": True}),
        ("octreotide_lar_last", "上周五，短效还在打", {"short_acting_octreotide": True}),
        ("short_acting_octreotide", "在用，停一天就拉肚子", {"can_pause_short_acting_octreotide": False}),
        ("measurable_disease", "有能量的，肝右叶那个46毫米", {"liver_metastases": True}),
        ("liver_metastases", "有，头部CT做过了，没事", {"brain_metastases": False}),
        ("disease_extent", "肝里三个，骨头上俩", {"liver_metastases": True}),
        ("progression_on_octreotide_lar", "长了，肝上又多了俩", {"liver_metastases": True}),
        ("sstr_pet", "亮，最大的28毫米", {"measurable_disease": True}),
        ("octreotide_lar_interval", "四周，20的", {"octreotide_lar_dose": 20}),
        ("other_cancer", "乳腺的，2012年切的，年年查都好", {"other_cancer_free_for": (5074.0, 5439.0)}),
        ("octreotide_lar_dose", "20毫克，上个月18号刚打的", {"octreotide_lar_last": "2026-10-18"}),
        ("octreotide_lar_duration", "两年，片子上没见大", {"progression_on_octreotide_lar": False}),
        ("prior_therapy_lines", "三线，最后用的索凡替尼，还在吃", {"last_systemic_therapy": "2026-11-22"}),
        ("brain_metastases", "有一个，稳了半年", {"brain_metastases_stable": (181.0, 184.0)}),
        ("last_systemic_therapy", "三月停的，一共三线治疗", {"prior_therapy_lines": 3}),
        ("prior_prrt", "四程，打完两个月就长了", {"prrt_rapid_progression": True}),
        ("tissue_confirmed", "做了病理，根在直肠", {"primary_site": "rectum"}),
        ("agree_to_start", "好，我自己填", {"respondent": "participant"}),
        (
            "other_cancer",
            "得过乳腺癌，2015年1月治完，到今天没复发",
            {"other_cancer_free_for": (4313.0, 4343.0)},
        ),
        ("has_blood_results", "有。白蛋白36，血红蛋白98", {"albumin": 36, "hemoglobin": 98}),
        ("alt", "谷丙和谷草都高", {"ast": Reference("high")}),
        ("hemoglobin", "白细胞、血红蛋白、血小板都正常", {"platelets": Reference("normal")}),
    ],
)
def test_plainly_stated_is_taken(question: str, words: str, also: dict[str, object]) -> None:
    assert besides(question, words) == also
