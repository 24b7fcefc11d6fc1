"""Of two ages in an answer that of the one who types: "he's 84, I'm 76", 我七十二，媳妇六十九."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.times.age_bounds import AgeMention


def typists_own(situation: Situation, text: str, every: Sequence[AgeMention]) -> AgeMention | None:
    """The one age told of the typist, where each other one is told of somebody named.

    It is sure only where it is known that the participant types. None: the words don't set them apart.

    Args:
        situation: An answer in which no relative is known to type.
        text: What ``every`` was found in.
        every: All ages in it, in order.
    """
    if not 1 < len(every) <= _MOST:
        return None
    own = [at for at in range(len(every)) if _is_typists(text, every, at)]
    if len(own) != 1 or any(at not in own and not _is_anothers(text, every, at) for at in range(len(every))):
        return None
    age, known = every[own[0]], "respondent" in situation.facts
    return replace(age, sure=age.sure and known)


def _before(text: str, every: Sequence[AgeMention], at: int) -> str:
    """What leads up to an age, from the one before it on."""
    opens = every[at - 1].end if at else 0
    return text[max(opens, every[at].start - _NEAR) : every[at].start]


def _is_typists(text: str, every: Sequence[AgeMention], at: int) -> bool:
    after = text[every[at].end : every[at].end + _NEAR]
    return _I_AM.search(_before(text, every, at)) is not None or _ME.match(after) is not None


def _is_anothers(text: str, every: Sequence[AgeMention], at: int) -> bool:
    return _SOMEBODY_IS.search(_before(text, every, at)) is not None


_MOST = 6
"""Ages that are told apart at most."""
_NEAR = 24
"""Characters beside an age that are looked at."""
_I_AM = expression(
    r"\b(?:i'm|im|i am|i turned|i'll be|myself|me)\W*(?:only|just|now|about|nearly|being)?\W*$"
    r"|(?:我|俺|咱|偶|阿拉)(?:自己|本人)?(?:今年|是|才|都|已经|快|也|刚|属){0,2}\W*$"
)
"""That the age which follows is the typist's."""
_ME = expression(r" {0,2}(?:me|myself)\b")
"""The same after it: "seventy two me"."""
_KIN = (
    "wife|husband|hubby|missus|brother|sister|mum|mom|mam|mother|dad|father|son|daughter|partner|friend"
    "|neighbou?r|cousin|uncle|aunt|auntie|gran|nan|grandad|twin|bloke|lady|carer"
)
_SOMEBODY_IS = expression(
    rf"\b(?:he|she|they|{_KIN})(?:'s|s|'re)?(?:\W+(?:is|are|was|be|only|just|now|about|nearly)){{0,2}}\W*$"
    r"|(?:[他她]|老伴儿?|媳妇儿?|老婆|老公|爱人|丈夫|妻子|老头子?|老太婆|先生|太太|哥哥?|姐姐?|弟弟?|妹妹?|[爸妈爹娘]|父亲|母亲"
    r"|儿子|女儿|闺女|朋友|邻居)(?:今年|是|才|都|已经|快|也|刚|属){0,2}\W*$"
)
"""That the age which follows is somebody else's."""
