"""A yes or no that other words narrow or turn is never taken as plain, whatever was asked."""

from __future__ import annotations

import re
from datetime import date

import pytest

from chatbot.interpretation import interpret
from chatbot.interpretation.reading import Status
from criteria.load import load
from tests.interpretation.besides import besides

TRIAL, TODAY = load("nct06732505"), date(2026, 11, 22)
EVER = ("prior_prrt", "other_cancer", "progression_after_therapy", "contrast_unsuitable")
NOW = ("short_acting_octreotide", "pregnant_or_breastfeeding", "active_infection")
NO_BUT_SOME = """
    no, once|no, only the once|no just once|no, twice|no, a few|no a bit|no, sometimes|no, on and off|no, mild
    no, the odd one|no, more than once|no, but once|no, well, once|no, except once|no, hives once|no, two
    no, a couple of shadows|no, most of the time|no, they said yes|never, bar the once|no, mostly|no, not all
    yeah right|no, yes|yes, no
"""
NO_OF_TODAY = """
    not any more|no, not any longer|no longer|no, not recently|not lately|no, not this year|not at first
    not since the op|no, in 2019|no, years ago|no, last year|no, not for years|no, not now
"""
YES_OF_THEN = """
    yes, once|yes I was|yes I did|yes, had it|yes, before|yes, years ago|yes, in 2019|yes, until March
    yes, over now|yes, not any more|yes but not now|yes, at one time|yes, last year|yes I used to
"""
YES_BUT_NOT_QUITE = """
    yeah right|yes, I wish|yes, in my dreams|yes-ish|yes, sort of|yes, mostly|yes, nearly|yes but not me
    yes, my mother|yes, they said no|yes, if it works|yes, in a way
"""
TO_COME = "yes, next week|yes soon|yes, tomorrow|yes, it's booked|yes, pending"
PLAIN = """
    no, never once|no, not a bit of it|no, none at all|no, I'm 67|no, the scan was fine|no, not yet
    yes, definitely|yes, I have|yes, for a long time now|yes, a lot
"""


def forms(table: str) -> list[str]:
    return re.split(r"\||\n\s*", table.strip())


def is_plain(question: str, words: str) -> bool:
    return interpret(TRIAL, question, words, lang="en", today=TODAY).status is Status.UNDERSTOOD


@pytest.mark.parametrize("words", forms(NO_BUT_SOME))
def test_a_no_that_leaves_some_is_asked_back(words: str) -> None:
    asked = (*EVER, *NOW, "liver_metastases", "radioligand_allergy", "heart_failure", "diabetes")
    assert [one for one in asked if is_plain(one, words)] == []


@pytest.mark.parametrize("words", forms(NO_OF_TODAY))
def test_a_no_of_today_tells_nothing_of_what_ever_was(words: str) -> None:
    assert [one for one in EVER if is_plain(one, words)] == []


@pytest.mark.parametrize("words", forms(YES_OF_THEN))
def test_a_yes_of_then_tells_nothing_of_today(words: str) -> None:
    assert [one for one in NOW if is_plain(one, words)] == []


@pytest.mark.parametrize("words", forms(YES_BUT_NOT_QUITE))
def test_a_yes_half_taken_back_is_asked_back(words: str) -> None:
    asked = (*EVER, *NOW, "brain_metastases", "measurable_disease", "can_pause_octreotide_lar")
    assert [one for one in asked if is_plain(one, words)] == []


@pytest.mark.parametrize("words", forms(TO_COME))
def test_what_is_to_come_has_not_been(words: str) -> None:
    asked = ("prior_prrt", "tissue_confirmed", "progression_on_octreotide_lar", "has_blood_results")
    assert [one for one in asked if is_plain(one, words)] == []


@pytest.mark.parametrize("words", forms(PLAIN))
def test_words_that_only_bear_it_out_leave_it_plain(words: str) -> None:
    assert is_plain("prior_prrt", words)


DENIED_TWICE_OR_HEDGED = """
    can't say no|can't say yes|I wouldn't say no|not a yes|not never|anything but no|not none|no, not none
    no, never say never|I never said no|they never said no|not quite|not exactly|not strictly|not necessarily
    nothing much|no, nothing serious|no, nothing to speak of|no, no worse than most|no, more than I'd like
    no...?|not likely no|partly no|no, I lied|no, scratch that|yes, scratch that|no, that's wrong|no, hardly
    yes, that's not true|leaning no|almost never|never not|more or less|yes and no|borderline|a touch of
"""


@pytest.mark.parametrize("words", forms(DENIED_TWICE_OR_HEDGED))
def test_what_is_denied_twice_or_hedged_is_asked_back(words: str) -> None:
    asked = (*EVER, *NOW, "liver_metastases", "radioligand_allergy", "heart_failure", "can_sign_consent")
    assert [one for one in asked if is_plain(one, words)] == []


WHAT_FITS_NOT = {
    "can_sign_consent": "no, my eyes are fine|no, I understand it all",
    "prrt_rapid_progression": "no, it grew|no, within 3 months",
    "pregnant_or_breastfeeding": "yes, I'm 67",
    "short_acting_octreotide": "yes, monthly|yep monthly",
    "diabetes": "yes, sugar is normal|yes, not diabetic",
    "heart_failure": "yes, normal echo",
    "side_effects_recovered": "none, numb toes|none, lanreotide|yes, neuropathy|yes, still tired|yes, hives",
    "radioligand_allergy": "no, I get hives|no, hives|no, anaphylaxis|not really, itching|no, diabetes",
    "contrast_unsuitable": "yes, contrast allergy ruled out|no - rash|nah, kidneys|no, allergic|none, hives",
    "life_expectancy_12_weeks": "yes, weeks|yes, days|yes, palliative|yes. Terminal|no, months",
    "liver_metastases": "no, mets|no, lesions|yes, bones|yes, spleen|yes - pancreas only|nope, hives",
    "brain_metastases": "no, frontal lobe|no, lesions|yes, spine|yes, hives",
    "other_cancer": "no, breast|nah, prostate|no, cervical|yes, carcinoid|yes, polyps|no, diabetes",
    "tissue_confirmed": "yes, benign|no, G2|yes, lymphoma|yes, inconclusive|yes, a cyst",
    "better_option_advised": "yes, stay as I am|no, PRRT|no, CAPTEM|no, another drug|no, everolimus",
    "agree_to_start": "yes, later|yes, stop",
    "sstr_pet": "yes, negative|no, positive|yes, not done|no, lit up everywhere|yes, cold|no, Krenning 4",
    "last_systemic_therapy": "no, last year|never, 2019|never, PRRT|no, chemo|yes, never|no, still on it",
    "last_local_treatment": "never, surgery|no, TACE|none, Whipple|no, ablation|not never",
    "last_bone_radiotherapy": "no, radiation to the hip|never, last year",
    "octreotide_lar_last": "no, May|never, May",
    "prior_therapy_lines": "none, two|never, one|no, everolimus",
    "other_cancer_free_for": "no, 5 years",
}
WHAT_FITS = {
    "prior_prrt": "yes, last Friday|yes, in 2019|yes, unfortunately|yes of course|no, luckily|yes, Lutathera",
    "other_cancer": "yes, breast cancer|yes, melanoma|no, thank God|yes, in March 2020",
    "liver_metastases": "yes, several|yes, both of them|no, never",
    "diabetes": "no, thankfully|no, not at all",
    "sstr_pet": "yes, positive|no, negative|yes, lit up everywhere",
    "last_systemic_therapy": "never|no, never|none at all|yes, last year|May 2025",
    "octreotide_lar_last": "yes, May",
    "prior_therapy_lines": "none|two",
    "side_effects_recovered": "none, thankfully|none at all|yes, back to normal|yes, just hair loss",
    "pregnant_or_breastfeeding": "no, I'm 67|no, post-menopausal",
    "contrast_unsuitable": "no, never a problem|no, had it many times",
    "prrt_rapid_progression": "yes, it grew|no, it shrank",
}


@pytest.mark.parametrize("question", WHAT_FITS_NOT)
def test_what_only_names_something_unknown_leaves_no_yes_or_no_plain(question: str) -> None:
    assert [words for words in forms(WHAT_FITS_NOT[question]) if is_plain(question, words)] == []


@pytest.mark.parametrize("question", WHAT_FITS)
def test_what_is_known_to_fit_leaves_a_yes_or_no_plain(question: str) -> None:
    assert [words for words in forms(WHAT_FITS[question]) if not is_plain(question, words)] == []


SENTENCES_THAT_DONT_FIT = {
    "liver_metastases": "no, there was a spot|no, they found one|no, it has spread|yes, it went to the lungs",
    "brain_metastases": "no, they've seen something|yes, it's in the spine",
    "prior_prrt": "yes, I will|yes, my doctor mentioned it",
    "side_effects_recovered": "yes, my feet are numb|yes, they are worse|yes, it still hurts",
    "radioligand_allergy": "no, I had a reaction|no, it made me swell up|no, I collapsed|yes, it was fine",
    "tissue_confirmed": "no, it's proven|no, had one in May|yes, they only did a scan",
    "life_expectancy_12_weeks": "yes, they said weeks|yes, I have days left",
    "short_acting_octreotide": "yes, I'm on lanreotide",
}
SENTENCES_THAT_FIT = {
    "liver_metastases": "no, there is nothing|no, they found none|no, it hasn't spread|yes, they found two",
    "prior_prrt": "yes, I have had it|no, I never had it",
    "side_effects_recovered": "yes, I'm back to normal",
}


@pytest.mark.parametrize("question", SENTENCES_THAT_DONT_FIT)
def test_a_sentence_that_says_the_other_is_asked_back(question: str) -> None:
    assert [one for one in forms(SENTENCES_THAT_DONT_FIT[question]) if is_plain(question, one)] == []


@pytest.mark.parametrize("question", SENTENCES_THAT_FIT)
def test_a_sentence_that_says_the_same_leaves_it_plain(question: str) -> None:
    assert [one for one in forms(SENTENCES_THAT_FIT[question]) if not is_plain(question, one)] == []


NAMED_BARELY = """
    better_option_advised: yes, PRRT|better_option_advised: Lutathera|better_option_advised: no, PRRT
    unresectable: no, PRRT|brain_metastases: no, brain mets|other_cancer: no, liver mets
    tissue_confirmed: no, G2
    contrast_unsuitable: yes, lanreotide|progression_after_therapy: no, spread|unresectable: no. Lanreotide
"""


@pytest.mark.parametrize("words", forms(NAMED_BARELY))
def test_a_bare_name_after_a_no_or_of_what_was_advised_tells_nothing(words: str) -> None:
    question, answer = words.split(": ")
    assert besides(question, answer) == {}


@pytest.mark.parametrize(
    ("question", "answer", "told"),
    [
        ("prior_prrt", "no, just lanreotide", "long_acting_analogue"),
        ("prior_prrt", "no, nothing but lanreotide", "long_acting_analogue"),
        ("better_option_advised", "no, I've had PRRT already", "prior_prrt"),
        ("liver_metastases", "yes, brain mets too", "brain_metastases"),
        ("contrast_unsuitable", "yes, I had lanreotide", "long_acting_analogue"),
    ],
)
def test_what_is_said_of_the_name_still_tells(question: str, answer: str, told: str) -> None:
    assert told in besides(question, answer)


NAMES = {
    "prior_prrt": "PRRT",
    "brain_metastases": "brain mets",
    "active_infection": "infection",
    "diabetes": "diabetes",
    "long_acting_analogue": "lanreotide",
}
TOLD_IN_PART = """
    : no, once|: no, a couple of shadows|? no, only the once|: no, treated|: no, in 2019|: no, they said yes
    : not any more|? not any more| - no longer|: not since 2019|: no, not recently|: never, bar once|: used to
    : yes but not me|: yes, my mother|: yes, soon|: yes, sort of|: yes, they said no|: I wish|: yeah right
"""


@pytest.mark.parametrize(
    "words", [form for form in TOLD_IN_PART.replace("\n", "|").split("|") if form.strip()]
)
def test_what_a_heading_is_answered_with_in_part_is_not_told(words: str) -> None:
    told = {question: besides("age", f"61, {name}{words.strip()}") for question, name in NAMES.items()}
    assert {question for question, facts in told.items() if facts.keys() - {"age"}} == set()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("PRRT: yes, 4 cycles", True),
        ("PRRT: yes, in 2019", True),
        ("PRRT: no, and no chemo", False),
        ("PRRT: no, I am fine", False),
    ],
)
def test_what_only_explains_a_heading_s_answer_leaves_it_told(words: str, told: bool) -> None:
    assert besides("age", f"61, {words}").get("prior_prrt") is told
