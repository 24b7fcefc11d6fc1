"""What an answer tells, beside its own, of somebody else or from hearsay: no fact of the participant's."""

from __future__ import annotations

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.others import SELF
from chatbot.interpretation.situation import Situation


def is_told_of_others(situation: Situation, at: int) -> bool:
    """True for the word of a statement that goes on of another person, or that is hearsay.

    "My late husband was given six weeks, his had spread to liver and brain"; 对床老李吓人，G3;
    网上讲Ki67超过20才算G3.

    Args:
        situation: The answer; where a relative types, another person may be the participant.
        at: Index of the word in ``Utterance.words``.
    """
    return _goes_on_of_another(situation, at) or _is_hearsay(situation, at)


def _goes_on_of_another(situation: Situation, at: int) -> bool:
    """Whether nobody but another person is named from the name up to the word."""
    if situation.relative_speaks:
        return False
    sentence, words = situation.sentence, situation.utterance.words
    named = sentence.words_of("kin", 0, at)
    if not named:
        return False
    if at in named:
        return True
    last = max(named)
    between = [word.key for word in words[last + 1 : at]]
    if not SELF.isdisjoint(between):
        return False
    if any(
        words[clause.first].key in _THIRD_PERSON for clause in sentence.clauses if last < clause.first <= at
    ):
        return True
    if situation.question.role == "results":
        return False
    joined = words[min(named)].key in _BESIDE or (min(named) > 0 and words[min(named) - 1].key in _BESIDE)
    return not joined and _HELPING.isdisjoint(between) and _FULL_STOPS.isdisjoint(between)


def _is_hearsay(situation: Situation, at: int) -> bool:
    """Whether its statement is of what may be read anywhere, or of what was written by mistake."""
    words, text = situation.utterance.words, situation.utterance.text
    stops = (word.end for word in words[:at] if word.key in _FULL_STOPS)
    before = text[max(stops, default=0) : words[at].start]
    return _HEARSAY.search(before) is not None


_HEARSAY = expression(
    r"(?:网上|网络上|百度|抖音|书上|手机上|电视上|说明书)[^，,]{0,6}(?:讲|说|写|看|查|搜|称)"
    r"|[打写登录填记弄搞输报](?:成|错)了?$"
    r"|\b(?:online|google|googled|internet|website|leaflet|facebook|tiktok|youtube)\b"
    r"|\b(?:wrote|put|typed|entered|got|have) (?:me |it |that )?(?:down )?(?:wrongly )?as$"
)
"""Before a statement: it is read somewhere, or was written by mistake."""
_FULL_STOPS = frozenset(". ! ? ; 。".split())
_THIRD_PERSON = frozenset("he she his her hers he's she's 他 她".split())
_HELPING = frozenset(
    "say says said think thinks tell tells told reckon reckons found help helps helped drive drives drove "
    "sign signs signed type types typing read reads weighed wrote "
    "说 讲 告 觉 念 读 帮 陪 替 签 称 量 写".split()
)
"""Words that lead from another person back to the participant: "my wife says …", 老伴陪我来的."""
_BESIDE = frozenset("with and to 跟 和 与 同".split())
"""Words before the name of somebody who only is with the participant."""
