"""Small talk answers no question and tells no fact, whatever words of illness are in it."""

from __future__ import annotations

from datetime import date

import pytest

from chatbot.interpretation import interpret
from chatbot.interpretation.reading import Status
from criteria.load import load
from criteria.model import Lang
from criteria.values import ValueKind

TRIAL = load("nct06732505")
ASKED = [one.id for one in TRIAL.questions if one.kind is not ValueKind.TEXT and one.role != "respondent"]
TODAY = date(2026, 11, 22)

SAID: dict[Lang, str] = {
    "en": """
        the tea's gone cold; my tomatoes are growing nicely; the garden has got bigger
        the sun is bright today; the hedge was removed last year; traffic was stable this morning
        the butter won't spread; I was a bus driver for years; we have been married 50 years
        I smoked 40 years; teaching 35 years; the parking there is a nightmare; I've lost my glasses
        the battery is negative; my tea is hot; it's raining again; we live near the sea
        the lift was broken; the telly's too loud; I live at number 42; the dog needs a walk
        it's 7 o'clock here; it's 21 degrees; page 30; channel 5 is on; half past two; my phone is on 5%
        number 12 bus goes there; he stopped the car; the pan is too big; it cost a fortune
        my boiler was replaced; the plumber removed the tank; my jumper is smaller now
        I fancy liver and onions; he has a stable of horses; my computer has a virus
        she broke my heart in 1962; room 12 is upstairs; I lost my purse last week
        """,
    "zh": """
        茶都凉了；西红柿长得真好；公交一直没来；太阳真亮；天黑了；屏幕太暗；锅太大了；昨天剪了草；现在七点了
        眼镜找不着了；平板太慢；我有三个孙子；刚吃过早饭；吃着饭呢；他把车停了；我把电影暂停了；下雨停了
        手里钱稳当；牛奶没了；今天堵车厉害；结婚五十年了；教了三十年书；抽了四十年烟；四点钟；两点半
        猫没事；狗做了手术；换了锅炉；水箱拆掉了；电脑中毒了；第30页；看5频道；停车花了80块；我住42号
        手机快没电了；有人敲门；坐12路车去；打完麻将了；做着饭呢；股票跌了；房价涨了；毛衣缩水了；五点就起来了；油价太高；钱包丢了；这字太小
        """,
}


def sentences(lang: Lang) -> list[str]:
    parts = SAID[lang].replace("\n", ";").replace("；", ";").split(";")
    return [part.strip() for part in parts if part.strip()]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nothing_is_taken_from_it_without_asking_back(lang: Lang) -> None:
    taken = []
    for said in sentences(lang):
        for question in ASKED:
            reading = interpret(TRIAL, question, said, lang, TODAY)
            facts = [fact.question for fact in reading.also]
            if reading.status is Status.UNDERSTOOD or (facts and reading.status is not Status.COMMAND):
                taken.append((said, question, reading.value, facts))
    assert taken == []


def test_what_everyday_things_show_of_the_illness_is_taken() -> None:
    walks = interpret(TRIAL, "ecog", "I still walk the dog and do all my own shopping", "en", TODAY)
    assert walks.value is not None
    stable = interpret(TRIAL, "heart_failure", "stable. sorry, the dog was barking", "en", TODAY)
    assert stable.status is not Status.UNCLEAR
