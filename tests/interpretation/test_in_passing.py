"""What an answer tells besides, of other questions: plainly stated facts, and nothing else."""

from __future__ import annotations

import pytest

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
        ("tumour_grade", "G2, tail of the pancreas", {"primary_site": "pancreas"}),
        ("has_blood_results", "有。白蛋白36，血红蛋白98", {"albumin": 36, "hemoglobin": 98}),
    ],
)
def test_plainly_stated_is_taken(question: str, words: str, also: dict[str, object]) -> None:
    assert besides(question, words) == also
