"""What an answer tells of other questions in a sentence of its own, and the near misses that tell nothing."""

from __future__ import annotations

import pytest

from criteria.values import Never
from tests.interpretation.besides import besides


@pytest.mark.parametrize(
    ("question", "words", "also"),
    [
        ("ecog", "1. No active infection.", {"active_infection": False}),
        ("ecog", "1. The side effects are all gone", {"side_effects_recovered": True}),
        (
            "can_pause_octreotide_lar",
            "No. And the side effects from my PRRT still haven't settled",
            {"side_effects_recovered": False, "prior_prrt": True},
        ),
        ("pregnant_or_breastfeeding", "no. and I'm happy to use contraception", {"contraception": True}),
        ("diabetes", "No. But I've been told I can't have CT contrast", {"contrast_unsuitable": True}),
        ("ecog", "1. CT contrast is fine for me", {"contrast_unsuitable": False}),
        ("ecog", "1. I'm through the menopause", {"childbearing_potential": False}),
        ("sex", "female, and could still get pregnant", {"childbearing_potential": True}),
        ("contraception", "Yes. Not expecting, I did a test", {"pregnant_or_breastfeeding": False}),
        ("ecog", "1. I had prostate cancer as well", {"other_cancer": True}),
        ("ecog", "1. I don't have heart failure", {"heart_failure": "none"}),
        ("ecog", "0. No heart failure, no diabetes", {"heart_failure": "none", "diabetes": "none"}),
        ("ki67", "25 percent, and they class it as NET G3", {"tumour_grade": "g3"}),
        (
            "disease_extent",
            "locally advanced, the surgeons say it can not be removed",
            {"unresectable": True},
        ),
        (
            "unresectable",
            "Correct. It does show up bright on the gallium DOTATATE PET though",
            {"sstr_pet": "positive"},
        ),
        ("disease_extent", "Metastatic on CT", {"imaging_confirmed": True}),
        ("prior_prrt", "Yes, but it started growing quickly again", {"prrt_rapid_progression": True}),
        (
            "short_acting_octreotide",
            "yes; no problem leaving it off for 24 hours before and after",
            {"can_pause_short_acting_octreotide": True},
        ),
        (
            "octreotide_lar_last",
            "16 November, they'd let me go without it for six weeks",
            {"can_pause_octreotide_lar": True},
        ),
        (
            "octreotide_lar_last",
            "16 November, they won't let me go without it for six weeks",
            {"can_pause_octreotide_lar": False},
        ),
        ("prior_therapy_lines", "one. It had grown again afterwards", {"progression_after_therapy": True}),
        (
            "other_serious_condition",
            "nothing. The tumour board did advise another treatment",
            {"better_option_advised": True},
        ),
        ("agree_to_start", "Yes. I'm Pauline's daughter", {"respondent": "relative"}),
        # When the last, or the only, treatment was.
        (
            "age",
            "61, had the Whipple in May 2024, no procedures since",
            {"last_local_treatment": "2024-05-01"},
        ),
        (
            "primary_site",
            "Appendix. It came out in August 2025, the only operation I ever had",
            {"last_local_treatment": "2025-08-01"},
        ),
        (
            "sstr_pet",
            "negative. So they put me on everolimus which I'm still taking every morning",
            {"last_systemic_therapy": "2026-11-22"},
        ),
        (
            "prior_therapy_lines",
            "2: captem, then folfox, the folfox finshed in june 2026",
            {"last_systemic_therapy": "2026-06-01"},
        ),
        (
            "last_local_treatment",
            "never. Just sunitinib until 1 nov",
            {"last_systemic_therapy": "2026-11-01"},
        ),
        ("prior_prrt", "yes, lutathera, last one March 2026", {"last_systemic_therapy": "2026-03-01"}),
        (
            "last_local_treatment",
            "TACE in May. Never had radiotheraphy to any bones",
            {"last_bone_radiotherapy": Never()},
        ),
        ("side_effects_recovered", "yes. not been in any other trial, ever", {"last_trial_drug": Never()}),
        # Figures: a weight and an age by the way, and a figure before the name of its thing.
        ("age", "68. not much left, 54 kg on the bathroom scales", {"weight": 54}),
        ("ecog", "1. I'm 81 kg and have no infection", {"weight": 81, "active_infection": False}),
        ("creatinine", "88 umol/L. Weight 59 kg, age 70", {"weight": 59, "age": 70}),
        (
            "pregnant_or_breastfeeding",
            "no way, I'm well past the menopause, 59 now",
            {"childbearing_potential": False, "age": 59},
        ),
        ("measurable_disease", "Yes. Pt 71 y.", {"age": 71}),
        ("tumour_grade", "G3, 35% on the ki67", {"ki67": 35}),
        ("better_option_advised", "Yes. 2 lines of it already behind me", {"prior_therapy_lines": 2}),
        ("contrast_unsuitable", "No. My creatinine is 88 umol/L if you want it", {"creatinine": 88}),
    ],
)
def test_a_sentence_of_its_own_is_taken(question: str, words: str, also: dict[str, object]) -> None:
    assert besides(question, words) == also


@pytest.mark.parametrize(
    ("question", "words"),
    [
        # Another person's.
        ("ecog", "1. My wife's side effects are all gone"),
        ("ecog", "1. My sister had breast cancer"),
        ("ecog", "1. My husband is happy to use condoms"),
        ("agree_to_start", "Yes, Pauline's daughter is helping me"),
        # What may be, will be, or was so once.
        ("ecog", "1. If the side effects are all gone I'll go back to work"),
        ("ecog", "1. The side effects are mostly gone"),
        ("ecog", "1. I was tested for prostate cancer"),
        ("ecog", "1. I had breast cancer screening"),
        ("ecog", "1. The surgeons say it could not be removed back then but now it can"),
        ("ecog", "1. I couldn't get pregnant when I was young"),
        ("ecog", "1. I'm not expecting much"),
        ("ecog", "1. No infection until last week"),
        # One kind of cancer that is denied leaves the others open; a treatment may be for something else.
        ("ecog", "1. I've never had breast cancer"),
        ("ecog", "1. They advised another treatment for my knee"),
        # Doing without it is neither never having had it nor how long it was had.
        ("ecog", "1. I could go without octreotide LAR for six weeks"),
        ("can_pause_octreotide_lar", "I could go without octreotide LAR for six weeks"),
        # Another treatment's time, one that goes on, and one only thought of.
        ("age", "61, had the Whipple in May 2024, no chemo since"),
        ("age", "61, had the Whipple in May 2024, no problems since"),
        ("sstr_pet", "negative. they want to put me on everolimus"),
        ("sstr_pet", "negative. my brother finished everolimus in May 2026"),
        ("sstr_pet", "negative. stopped everolimus in May for two weeks, back on it now"),
        ("prior_therapy_lines", "2: captem finished May 2026, then folfox"),
        ("primary_site", "Appendix. August 2025, the only operation they ever offered"),
        ("ecog", "1. I've not been in a trial since 2020"),
        # A weight lost or another's, an age then, a figure offered.
        ("ecog", "1. I'm 81 kg lighter"),
        ("ecog", "1. My husband's 81 kg"),
        ("age", "dad is 68. I'm 80 kg myself"),
        ("active_infection", "no, I'm on 3 tablets, 20 now"),
        ("ecog", "1. they offered 2 lines of chemo"),
        ("ecog", "1. I've 2 PICC lines already"),
        ("ecog", "0. No octreotide LAR"),
        # What it did before, or why it was given.
        ("prior_prrt", "Yes, because it was growing fast"),
        ("prior_prrt", "Yes, two doses. Before that the tumour was growing fast"),
    ],
)
def test_a_near_miss_tells_nothing(question: str, words: str) -> None:
    assert besides(question, words) == {}
