"""What somebody weighs, told in Chinese in a clause of its own, whatever was asked: 人52公斤."""

from __future__ import annotations

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.typist import is_of_typist

_PERSON = "我|俺|咱|他|她|人|本人|自己|患者|病人|老人|老人家|老爷子|老太太"
_NOW = (
    "今早|今天|今|昨天|早上|早晨|早起|刚刚?|刚才|才|上周|前天|这周|这两天|这几天|最近|现在|目前|如今|眼下"
    "|上秤|秤上|空腹"
)
_WEIGHS = (
    "体重|净重|毛重|重量?|称重|称|一称|称了一?下|一上秤|有|是|为|只有|只|就|就是|也就|总共|都|已经|大概|大约|约"
    "|差不多|快|不到|瘦到|瘦得只?剩|瘦成|瘦的只?剩|掉到|降到|轻到|跌到|胖到|涨到|长到|剩|只剩|就剩|还剩|维持在?"
    "|保持在?|稳定?在|在|的|了|得|出来|下来|量|:"
)
_SELF = ("我", "俺", "咱", "本人")
_TOLD = expression(
    rf"(?:{_PERSON}|{_NOW}|{_WEIGHS})*+(?P<figure>[0-9.]+|[一二两三四五六七八九十百零半]+)(?:多|几|来)?"
    r"(?:公斤|千克|kg|斤)(?P<half>半)?(?:左右|上下|出头|不到|多|吧|了|呢|整|的样子|的|样子|重|啊)*+"
)
_LONG = 40
"""Characters of a clause that tells nothing but a weight."""
_CHANGED = expression("(?:轻|重|瘦|胖|掉|长|涨|降)了?(?=[0-9一二两三四五六七八九十百])")
"""How much more or less it has become: 瘦了十公斤; 体重 and 净重 stand otherwise."""


def tells_weight(situation: Situation, named: Match[str]) -> bool:
    """True for a unit of weight whose whole clause says what somebody weighs.

    Args:
        situation: The answer.
        named: Where the thing of a question for a quantity is named.
    """
    if situation.utterance.lang != "zh":
        return False
    words, clause = situation.utterance.words, situation.sentence.clause_of(named.first)
    if clause.last - clause.first > _LONG:
        return False
    said = "".join(word.key for word in words[clause.first : clause.last])
    told = _TOLD.fullmatch(said)
    if told is None or told.start("figure") == 0:
        return False
    if situation.relative_speaks and (said.startswith(_SELF) or is_of_typist(situation, clause)):
        return False
    return _CHANGED.search(said.replace("体重", "").replace("净重", "").replace("毛重", "")) is None
