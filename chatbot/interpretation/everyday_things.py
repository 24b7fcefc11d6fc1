"""Things of everyday life of which an answer may speak in the words of an illness: "the traffic is stable".

Small talk is typed into forms: "my tea's gone cold", 天黑了, "the butter won't spread". The words of a
reading may then be said of a thing that no question asks about, so such a reading is asked back.
"""

from __future__ import annotations

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.situation import Situation

_EN = frozenset(
    "car bus train tram taxi bike bicycle lorry van traffic parking motorway airport flight ferry ticket "
    "garden lawn hedge grass tree flower tomato vegetable greenhouse roof attic kitchen sofa curtain "
    "carpet boiler fridge freezer oven kettle saucepan pan telly tv television radio film movie channel "
    "programme phone mobile laptop computer keyboard mouse screen app password battery charger remote "
    "wifi internet football cricket rugby golf snooker bingo darts jigsaw crossword knitting milk tea "
    "coffee bread butter biscuit cake soup beer wine whisky jam cheese supper dog cat kitten puppy horse "
    "pony goldfish budgie hamster vet weather rain raining snow sun sunshine wind frost sky jumper "
    "cardigan coat glasses spectacles shop shopping supermarket market pension rent mortgage money "
    "council election vote minister queen king parcel letterbox doorbell postman plumber electrician "
    "builder neighbour purse wallet building heating diesel petrol bins stamps wedding song band concert "
    "theatre choir church holiday beach seaside sea".split()
)
_ZH = expression(
    "汽车|公交|地铁|火车|飞机|高铁|堵车|打车|停车|把车|开车去|交通|红绿灯|花园|种花|浇花|院子|菜地|西红柿|黄瓜|黄油|牛奶|豆浆|咖啡"
    "|茶[叶凉都里]|喝着?茶|面包|包饺子|馒头|煮汤|锅[太里]|电饭|冰箱|空调|洗衣机|锅炉|水箱|水管|电视|收音机|手机|电话费|电脑|平板|键盘"
    "|屏幕|密码|电池|充电|遥控|电影|频道|麻将|扑克|打牌|打着牌|象棋|下棋|跳舞|广场舞|球队|足球|篮球|比赛|狗|小?猫|宠物|鹦鹉|天气"
    "|下雨|下雪|刮风|太阳|天黑|天亮|毛衣|衣服|眼镜|花镜|超市|商店|店[关开]|菜市场|股票|房价|物价|菜价|涨价|工资|退休金|选举|快递|外卖"
    "|门铃|电梯|屋顶|房顶|阁楼|楼层|邻居家|吃着饭|早饭|午饭|晚饭|做着?饭|洗碗|洗澡|孙子|孙女|手里钱|存款|停水|水停了|水管|巴黎|旅游|罢工|皇上|钱包|馒头|油价|装修|字太小|搬家|合唱"
)


def speaks_of_everyday(situation: Situation, first: int, last: int) -> bool:
    """Whether the clause of the words [first, last) names such a thing, outside the words read from it.

    Words of the question itself explain the thing: "can't carry the shopping" says what one can do.

    Args:
        situation: The answer.
        first: Position in the text of the first word read.
        last: Position after the last one.
    """
    words = situation.utterance.words
    inside = [index for index, word in enumerate(words) if first <= word.start < last]
    if not inside:
        return False
    clause = situation.sentence.clause_of(inside[0])
    named = _named(situation, clause.first, clause.last)
    if not named:
        return False
    explained = [(match.start, match.end) for match in situation.every_saying if match.size > 1]
    return any(not any(start <= at and to <= end for start, end in explained) for at, to in named)


def _named(situation: Situation, first: int, last: int) -> list[tuple[int, int]]:
    """Where such things stand among the words [first, last)."""
    words = situation.utterance.words[first:last]
    if not words:
        return []
    english = [(word.start, word.end) for word in words if word.kind == "word" and _singular(word.key) in _EN]
    if all(word.kind != "han" for word in words):
        return english
    found = _ZH.finditer(situation.utterance.text, words[0].start, words[-1].end)
    return english + [match.span() for match in found]


def _singular(key: str) -> str:
    return key if key in _EN else key.removesuffix("s")
