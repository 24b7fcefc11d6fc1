"""What is written for "not there", "there" and "another's": of the question's thing, and told by the way."""

from __future__ import annotations

import re
from datetime import date

import pytest

from chatbot.interpretation import interpret
from chatbot.interpretation.reading import Status
from criteria.load import load
from criteria.values import Choice
from tests.interpretation.besides import besides

TRIAL, TODAY = load("nct06732505"), date(2026, 11, 22)
NAMES = {
    "en": {"brain_metastases": "brain mets", "prior_prrt": "PRRT", "active_infection": "infection"},
    "zh": {"brain_metastases": "脑转移", "prior_prrt": "PRRT", "active_infection": "感染"},
}
LEFT_OPEN = """
    考虑{}|考虑为{}|倾向{}|拟诊{}|疑{}|警惕{}|注意{}|{}待查|{}待排|{}待除外|{}高危|{}风险|{}可能|{}首先考虑|{}？|？{}|{}(?)
    {}（？）|{}，待查|{}（待排）|{}不除外|不除外{}|不完全除外{}|未排除{}|建议复查除外{}|{}证据不足
"""
AGE = {"en": "61, ", "zh": "61岁，"}
NOT_THERE = {
    "en": """
        {}: no|{}: none|{}: neg|{}: nil|{}: N|{} - no|{}, no|{} (no)|{}? no|no {}|{} no|{} nil|{} negative
        {} absent|{} (-)|{} -ve|{} = no|denies {}|denies any {}|no h/o {}|no history of {}|no evidence of {}
        {} ruled out|{} not present|negative for {}|w/o {}|nil {}|free of {}
        denies pain, {}, fever|no pain, fever or {}|no pain, {}
    """,
    "zh": """
        {}：无|{}：没有|{}：否|{}：N|{}（无）|{}（-）|{}(-)|无{}|没有{}|否认{}|{}无|{}没有|未见{}|{}阴性|排除{}
        {}，没有|{}？没有|无{}史|不存在{}|否认发热，{}，咳嗽|无发热，{}史|未见明显{}|未查见{}|{}未见|{}：否认|{}：未见|除外{}
        {}已除外|{}不考虑|不考虑{}
    """,
}
THERE = {
    "en": "{}: yes|{}: Y|{} yes|{} - yes|{} (yes)|{}? yes|{} (+)|{}: positive|known {}|has {}",
    "zh": "{}：有|{}：是|{}：Y|{}有|有{}|{}（有）|{}(+)|存在{}",
}

TREATMENTS = {
    "en": {
        "prior_prrt": "PRRT",
        "short_acting_octreotide": "sc octreotide",
        "long_acting_analogue": "lanreotide",
    },
    "zh": {"prior_prrt": "镥治疗", "short_acting_octreotide": "短效奥曲肽", "long_acting_analogue": "兰瑞肽"},
}
TO_COME = {
    "en": """
        awaiting {}|waiting for {}|on the list for {}|due to start {} next month|{} next month|offered {}
        refused {}
        turned down {}|declined {}|hoping for {}|{} was cancelled|{} postponed|too late for {}|before I get {}
        candidate for {}|{} not approved|they might try {}|my doctor mentioned {}|I heard of {}|scared of {}
        {} yes, if it works|if this fails, {}|{} only if it grows|unless it shrinks, {}|{} in case it grows
        {} when this stops working|{} once I'm stronger|{} as plan B|{} as a last resort|I wish I had {}
        wish I'd had {}|I'd love {}|{} someday|{} down the road|{} would be nice|{} is an option|{} soon
        should have had {}|if only I'd had {}|too old for {}|applied for {}|qualify for {}|in favour of {}
        against {}|agreed to {}|let me have {}|would prefer {}|{} still to come|{} not yet|next step {}
        my wife thinks I should have {}|my mother thinks I need {}|a friend had {}
    """,
    "zh": """
        等着做{}|下个月开始{}|打算用{}|准备上{}|医生建议{}|医生提过{}|约了{}|拒绝了{}|听说过{}|问过{}|拟行{}|推荐{}
        {}还没轮到|下周{}|{}太贵没用|再不行就做{}|医生说先做{}|不如打{}|答应做{}了|签了{}的字|该打{}了|轮到打{}了|在排队做{}
        {}推迟了|{}延期|放弃{}|{}禁忌|{}约不上|{}没开始|{}不适合我|接下来打{}|别人打{}|得用{}
    """,
}


def cases(forms: dict[str, str], things: dict[str, dict[str, str]] = NAMES) -> list[tuple[str, str, str]]:
    """(language, question, words) of every form of every name."""
    return [
        (lang, question, form.format(name))
        for lang, names in things.items()
        for question, name in names.items()
        for form in re.split(r"\||\n\s*", forms[lang].strip())
    ]


OF_ANOTHER = {
    "en": """
        my mother has {}|my wife had {}|{} runs in my family|my brother died of {}|{}, that was my mother
        it was my husband who had {}|{}, it's my wife's|only my brother has {}
        family history of {}|family history: {}|FH: {}|fhx {}|mother: {}|{} (my mother)|{}: my wife
        {} in the family|{} on my mother's side|both parents had {}|my late husband had {}|my ex had {}
        {} killed my father|another patient had {}|the man next to me has {}
    """,
    "zh": """
        我妈有{}|我老伴有{}|我哥得过{}|家里老人有{}|我妈就是{}走的|是我妈有{}，不是我|不是我，是我爸有{}|孩子他爸有{}
        听我妈说她有{}|有{}的是我闺女|有{}那是我老伴|有，他爸有{}|我没有，就我姐有{}
    """,
}


@pytest.mark.parametrize(("lang", "question", "words"), cases(OF_ANOTHER))
def test_what_another_has_is_not_the_participants(lang: str, question: str, words: str) -> None:
    reading = interpret(TRIAL, question, words, lang=lang, today=TODAY)
    assert reading.status is not Status.UNDERSTOOD or reading.value is False
    assert question not in besides("age", AGE[lang] + words)


@pytest.mark.parametrize(("lang", "question", "words"), cases(NOT_THERE))
def test_what_is_not_there_is_never_taken_for_there(lang: str, question: str, words: str) -> None:
    reading = interpret(TRIAL, question, words, lang=lang, today=TODAY)
    assert reading.status is not Status.UNDERSTOOD or reading.value is False
    told = besides("age", AGE[lang] + words)
    assert told.get(question, False) is False and "disease_extent" not in told


@pytest.mark.parametrize(("lang", "question", "words"), cases(THERE))
def test_what_is_there_is_never_taken_for_not_there(lang: str, question: str, words: str) -> None:
    reading = interpret(TRIAL, question, words, lang=lang, today=TODAY)
    assert reading.value is True
    assert besides("age", AGE[lang] + words).get(question, True) is True


@pytest.mark.parametrize(("lang", "question", "words"), cases({"en": "{}?", "zh": LEFT_OPEN}))
def test_what_is_left_open_is_never_taken(lang: str, question: str, words: str) -> None:
    reading = interpret(TRIAL, question, words, lang=lang, today=TODAY)
    assert reading.status is not Status.UNDERSTOOD
    told = besides("age", AGE[lang] + words)
    assert question not in told and "disease_extent" not in told


def test_a_bare_no_denies_no_history_after_it() -> None:
    assert besides("diabetes", "没有，肝硬化史").get("other_serious_condition", True) is True


@pytest.mark.parametrize(("lang", "question", "words"), cases(TO_COME, TREATMENTS))
def test_what_is_only_to_come_or_spoken_of_was_not_given(lang: str, question: str, words: str) -> None:
    reading = interpret(TRIAL, question, words, lang=lang, today=TODAY)
    assert reading.status is not Status.UNDERSTOOD or reading.value in (False, Choice(("none",)))
    assert besides("age", AGE[lang] + words).get(question, False) in (False, "none")


@pytest.mark.parametrize(
    "words",
    [
        "{}, if you need to know",
        "I had {}, if I remember rightly",
        "{} in 2024, will have a scan soon",
        "had {}, against my wife's advice",
        "had {} and would prefer no more",
    ],
)
def test_a_wish_or_condition_of_something_else_takes_no_treatment_away(words: str) -> None:
    reading = interpret(TRIAL, "prior_prrt", words.format("PRRT"), lang="en", today=TODAY)
    assert reading.value is True
