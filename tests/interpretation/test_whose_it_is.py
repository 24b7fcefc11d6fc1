"""Whose facts an answer tells besides: the participant's, not those of who types, of kin, or from hearsay."""

from __future__ import annotations

import pytest

from tests.interpretation.besides import besides


@pytest.mark.parametrize(
    ("question", "words"),
    [
        # The age, or the words for the person, are not the participant's.
        ("other_cancer", "没有，我爸得过肺癌，他七十六"),
        ("respondent", "我是她女儿，四十二岁"),
        ("respondent", "女儿代填"),
        ("respondent", "老公"),
        ("respondent", "我妈"),
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
        # The age is that of the relative who types; others who are named tell nothing of the participant.
        ("respondent", "her son, 40"),
        ("respondent", "doing this for my wife's brother"),
        ("brain_metastases", "yes, they got bigger before the gamma knife"),
        ("brain_metastases", "yes, none of them growing"),
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
        # The age, or the person, is another one: whoever types, or whom he or she is compared with.
        ("respondent", "wife (70)"),
        ("respondent", "patient's sister 61"),
        ("respondent", "husband here, 74"),
        ("age", "mum's 68, I'm 41"),
        ("age", "he's 75, I'm two years younger"),
        ("weight", "I'm 54kg, he's 80"),
        ("ki67", "90% of tumour cells positive for SSTR"),
        ("respondent", "I'm pregnant so my husband is doing it for his dad"),
        ("respondent", "her twin, I had a brain tumour"),
        ("respondent", "Nurse, 28"),
        ("respondent", "I'm his 40 year old son"),
        # It goes on of another person, is hearsay or a slip of the pen, or is what a result once was.
        (
            "life_expectancy_12_weeks",
            "Oh yes. My late husband had six weeks, his had spread to liver and brain",
        ),
        ("has_blood_results", "no, only my mum's from the same lab, her hb is 91 and platelets 75"),
        ("primary_site", "rectum. my uncle's was grade 3 and in his brain"),
        ("respondent", "我自己打的字。往常都是我大儿子帮着弄，他四十五，血糖高，今儿出车去了"),
        ("tissue_confirmed", "有病理。对床老李吓人，G3，Ki67都70了"),
        ("primary_site", "直肠。我亲弟弟才是胰腺的，他肝转移都做完镥177了"),
        ("fasting_glucose", "空腹7.7。给我老婆也测了，她9.2，她肌酐还高，130"),
        ("tumour_grade", "定的G1。网上讲Ki67超过20才算G3"),
        ("contrast_unsuitable", "能打。窗口把岁数还打成43"),
        ("active_infection", "现在没有。开春那次胆管炎，胆红素一百多"),
        ("hemoglobin", "121。化疗那年掉到过68，当时血小板也只剩四万"),
        ("ecog", "0. PRRT scares me"),
        # What can be done was so then, or is another's; the weight is lost, lifted or another's.
        ("age", "61，化疗那阵，整天躺着"),
        ("age", "61，我爸瘫了，整天躺床上，全靠我伺候"),
        ("sex", "男，手术前啥活都能干"),
        ("respondent", "我是他儿子，我重活干不了"),
        ("progression_on_octreotide_lar", "没有，跟原来一样大"),
        ("agree_to_start", "可以，重活别让我干就行"),
        ("ecog", "还行，一年瘦了十公斤"),
        ("ecog", "能扛一百二十斤"),
        ("diabetes", "没有，我爱人才52公斤，她也没有"),
        ("respondent", "我是他女儿，我52公斤"),
        ("disease_extent", "我爸是肝转移，我没有"),
        ("octreotide_lar_duration", "打了半年，我每天陪着"),
        ("respondent", "我是她儿子，男，40岁"),
        ("octreotide_lar_last", "7月15号，后来换兰瑞肽，打了十个月"),
        ("octreotide_lar_last", "上周四，给我推的30毫克止吐药"),
        ("prior_therapy_lines", "两线，后来没进展"),
    ],
)
def test_of_others_nothing_is_taken(question: str, words: str) -> None:
    assert besides(question, words).items() <= {"sex": "female"}.items()


@pytest.mark.parametrize(
    ("question", "words", "also"),
    [
        ("sex", "gentleman of 74", {"age": 74}),
        (
            "agree_to_start",
            "Yes please. I'm Dilys, his wife, doing this while he naps",
            {"sex": "male", "respondent": "relative"},
        ),
        ("respondent", "Doing this for my nan, eighty last week", {"age": 80, "sex": "female"}),
        ("respondent", "filling this in for my old dad", {"sex": "male"}),
        ("respondent", "Her eldest daughter. She's resting upstairs", {"sex": "female"}),
        ("respondent", "I'm his big sister, 69 if you please, and he's 61", {"age": 61, "sex": "male"}),
        ("childbearing_potential", "postmenopausal, 58", {"age": 58}),
        ("agree_to_start", "yes, I'm here for my dad, he's 78", {"age": 78, "sex": "male"}),
        ("sex", "woman, aged seventy-four", {"age": 74}),
        ("ecog", "能做家务，他七十五了", {"age": 75}),
        ("diabetes", "没有，老太太今年六十八", {"age": 68, "sex": "female"}),
        ("sex", "男，五十二", {"age": 52}),
        ("sex", "男 五十六", {"age": 56}),
        ("sex", "女的，才三十一", {"age": 31}),
        ("respondent", "外甥女，大姨六十九了耳朵背", {"age": 69}),
        ("respondent", "我是他太太，幫他填寫", {"sex": "male"}),
        ("respondent", "患者的老公", {"sex": "female"}),
        ("agree_to_start", "可以的，您问吧。我是替我婆婆弄这个的，她今年七十一", {"age": 71}),
        ("respondent", "我妈填，我爸病了", {"sex": "male"}),
        ("respondent", "我爸打不了字，我来", {"sex": "male"}),
        ("pregnant_or_breastfeeding", "都五十八了还怀啥孕", {"age": 58}),
        ("pregnant_or_breastfeeding", "都六十四的人了，还喂啥奶", {"age": 64}),
        ("primary_site", "我姑父长在胰腺", {"sex": "male"}),
        ("respondent", "我是他女儿，他六十八", {"age": 68}),
        ("respondent", "病人是我岳父，71了", {"age": 71, "sex": "male"}),
        ("respondent", "老公病了，我来替他问问，他71", {"age": 71, "sex": "male"}),
        ("agree_to_start", "好，我自己填", {"respondent": "participant"}),
        ("respondent", "me, male 71", {"sex": "male", "age": 71}),
        ("respondent", "I'm her husband, 15 stone", {"sex": "female"}),
        ("pregnant_or_breastfeeding", "At 71? No!", {"age": 71}),
        ("pregnant_or_breastfeeding", "no, not at 71", {"age": 71}),
        ("creatinine", "肌酐84，女，六十七岁", {"age": 67, "sex": "female"}),
    ],
)
def test_who_the_participant_is_is_taken(question: str, words: str, also: dict[str, object]) -> None:
    assert besides(question, words) == also
