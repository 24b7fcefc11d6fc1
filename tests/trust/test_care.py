"""Words that need help are answered first, in either language; ordinary answers raise no alarm."""

# ruff: noqa: E501 - the table reads best with its rows together.

from __future__ import annotations

from pathlib import Path

import pytest

from chatbot.dialogue.care import care_for
from tests.talks import answer, session

EMERGENCY = [
    "I can't breathe", "i cant breathe properly", "I can’t breathe!!", "I have chest pain right now",
    "I think I'm having a heart attack", "he is having a stroke", "she has passed out", "I'm about to pass out",
    "I'm bleeding heavily", "the bleeding won't stop", "I am coughing up blood", "I've been vomiting blood",
    "throwing up blood since this morning", "I took an overdose", "she is unconscious", "please call an ambulance",
    "call 911", "I'm struggling to breathe", "my throat is closing up",
    "喘不上气", "我喘不过气来", "不能呼吸了", "胸口剧痛", "胸痛得厉害", "心梗发作了", "他昏过去了", "大出血", "在吐血",
    "咳血", "快叫救护车", "药吃过量了", "呼吸困难得厉害", "打120",
    "cant breath right now", "i cannot breath", "can't catch my breath", "gasping for air", "i'm choking",
    "my chest hurts really bad right now", "I'm having chest pains", "i have chest pain", "havin a heart attack i think",
    "my face is drooping and i cant speak", "bleeding alot and it wont stop", "i took too many pills", "need an ambulance",
    "胸口疼得厉害喘不上气", "胸口很痛", "喘不上来气", "上不来气", "没法呼吸", "透不过气", "血止不住", "咯血", "心脏病发作",
]  # fmt: skip

DESPAIR = [
    "I want to kill myself", "I want to die", "i wanna die", "I'm suicidal", "thinking about suicide",
    "I'd be better off dead", "I don't want to live anymore", "I dont want to be alive", "no reason to live",
    "I'm going to end it all", "I want to end my life", "I hurt myself last night", "I can't go on any more",
    "there's no point in living",
    "我想死", "不想活了", "活不下去", "死了算了", "想自杀", "有轻生的念头", "活着没意思", "想结束生命", "不如死了",
    "don't want to be here anymore", "i dont want to be here any more", "what's the point, better off dead",
    "everyone would be better off without me", "i wish i was dead", "i'd rather be dead", "i want to be dead",
    "i wish i wouldn't wake up", "can't go on like this", "thinking of ending my life", "sucidal", "kill my self",
    "life isn't worth living", "nothing to live for", "I don't know why, I want to die", "I don't know why I want to die",
    "活着真没意思", "活着还有什么意义", "活够了", "不想再活了", "死了一了百了", "想跳楼", "生不如死",
]  # fmt: skip

ORDINARY = [
    "a chest infection in March", "I'm dying for a cup of tea", "I died laughing", "no chest pain", "never had a stroke",
    "I had a stroke in 2015", "my mother had a heart attack years ago", "no heavy bleeding", "it's killing me, this form",
    "short of breath on the stairs", "I get breathless walking uphill", "to die for", "my father died of a stroke",
    "I was unconscious during the operation, of course", "diet", "the tumour died off after treatment",
    "no suicidal thoughts", "I have never wanted to die", "not bleeding", "chest CT in October", "I'm over the moon",
    "my brother took his own life in 1990", "no", "yes", "54", "G2", "12.1 g/dl", "30 mg every 4 weeks",
    "没有胸痛", "从没吐血", "没有大出血", "以前中过风", "爬楼有点喘", "胸部CT做过", "笑死我了", "累死了", "三年前大出血过",
    "没有自杀的想法", "没有不想活", "120", "血压120", "一百二十",
    "I had chest pain years ago", "chest pain in 2019", "my doctor said emergency surgery in 2019", "dying to know",
    "I don't have chest pain", "she doesn't have chest pain", "the chest pain is gone", "coughed up blood last winter",
    "I don't want to die", "I don't want to be in a study", "I don't want chemo anymore", "what's the point of this question",
    "I want to end this conversation", "suicide gene therapy", "my uncle committed suicide", "my husband died of an overdose",
    "I can't breathe through my nose", "I've taken all my tablets as told", "gasping for a cup of tea",
    "疼得要死", "去年疼得要死，现在好了", "以前胸口疼得厉害", "胸痛早就好了", "怕死", "我不想死", "想死你了", "这个问卷没意思",
    "活着没问题", "不想做化疗了",
]  # fmt: skip


@pytest.mark.parametrize("words", EMERGENCY)
def test_an_emergency_is_heard(words: str) -> None:
    assert care_for(words) == "care_emergency"


@pytest.mark.parametrize("words", DESPAIR)
def test_despair_is_heard(words: str) -> None:
    assert care_for(words) == "care_despair"


@pytest.mark.parametrize("words", ORDINARY)
def test_ordinary_answers_raise_no_alarm(words: str) -> None:
    assert care_for(words) is None


@pytest.mark.parametrize(("lang", "words"), [("en", "I want to die"), ("zh", "我喘不上气")])
def test_at_every_question_help_comes_first_and_the_conversation_goes_on(
    tmp_path: Path, lang: str, words: str
) -> None:
    talk = session(tmp_path, "zh" if lang == "zh" else "en")
    seen = set()
    while not talk.prompt.ended and len(seen) < 60:
        if talk.prompt.question not in seen:
            seen.add(talk.prompt.question)
            talk.say(words)
            if talk.prompt.ended:
                break
            assert talk.prompt.notices[0].kind == "care" and "120" in talk.prompt.notices[0].text
        talk.say(answer(talk.prompt, talk.state.lang))
    assert len(seen) > 20
    talk.leave()
