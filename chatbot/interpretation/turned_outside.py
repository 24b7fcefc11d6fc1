"""Words outside a reading that make it one of another thing, time or measure, so that it is asked back.

Each family was found by people who tried to be misread: "2 weeks late" is no interval, "never been high"
is not high, 化疗三周一次 is no interval of the hormone shot, G3以下 is not G3. A word with which the question
is put turns nothing: "steroids" where steroids are asked about.
"""

from __future__ import annotations

import re

from chatbot.interpretation.asked import asks_leave, asks_now, asks_told
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.outcome import Outcome
from chatbot.interpretation.reading import Status
from chatbot.interpretation.situation import Situation
from criteria.model import PARTICIPANT
from criteria.values import Choice, Interval, Never, Quantity, Reference, ValueKind

_OF_ANOTHER_LENGTH = expression(
    r"\b(?:(?:weeks?|days?|months?) (?:late|in (?:the )?hospital)|missed|skipped|overdue|til|till"
    r"|until|more(?! than| or less)|another|growing|treated|radiotherapy|with it|with the|been there|to go)\b"
    r"|查出来?|得病|生病|病了|治了|治疗了|吃药|化疗|手术|放疗|没打|没复查|停了|长了"
    r"|还得|还要|还差|还有|再[打过有等]"
)
"""Beside a length of time: of what else it may be, or that it is still to come."""
_OF_ANOTHER_DAY = expression(
    r"\b(?:tonight|this evening|later today|birthday|pre-?op|was my scan)\b"
    r"|报告|复查|开的药|生日|头一针|第一针|上上[针次]|[前后][一二两三四五六七八九十\d]+天(?!$)|约的|约了|应该"
)
"""Beside a day: of what else it may be, or a count from it."""
_NO_NEVER = expression(
    r"\bnever (?:ever )?(?:again|got over|finish|stopp?|miss|recover|complet)"
    r"|\b(?:never|no|none|nothing)\b[^;]*"
    r"\b(?:at the moment|right now|lately|recently|but|only|still|i'm on)\b"
    r"|最近|眼下|目前|这阵子?|年后|节后"
)
"""A never that holds for a while only, or of one thing beside which another was had."""
_NOT_YET_HAD = expression(
    r"\b(?:planned|(?:not|n't|be) (?:yet )?start(?:ed)?|cycle|to come)\b|止疼|不止|没用过"
)
"""Beside a number of treatments: they are to come, or it counts something else."""
_NO_MEASURE_OF_NOW = expression(
    r"\b(?:max(?:imum)?|the most|so far|started on|next time)\b"
    r"|正常人|标准|[病查打输放术疗][^,，。\d]{0,4}前|那会儿?|当时|下次|下回|最高|最多|分[两二三]次"
)
"""Beside a figure: a goal, a limit, another time."""
_OF_ANOTHER_SHARE = expression(r"\b(?:uptake|removed|could have been)\b|切|才是|表达")
"""Beside a share: what else it is of."""
_OF_ANOTHER_AGE = expression(
    r"\bborn in [^\d]{3,40}\b\d\d\b"
    r"|差[一二两三四五六七八九十\d]+[岁年]|不止|打头|挂零|^\W*过[^\W\d]{1,3}了|查出"
)
"""Beside an age: it is only about so many years, or was that of another day."""
_NO_CODE = expression(
    r"超过|以上|以下|至少|不到|低于|高于|不止|除了|除开|以外|之外|不了了"
    r"|[^也还就可要](?:都|也)?不是(?=\W|$)|原发[^,，]{0,4}转移"
)
"""Beside a choice in Chinese: another one is meant, or more or less than it."""
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_WAS_ONCE = expression(
    rf"\b(?:until|till|til|in (?:{_MONTH}|(?:19|20)\d\d))\b"
    rf"|(?<!since )(?<!from )\blast (?:week|month|year|summer|winter|spring|autumn|{_MONTH})\b"
    r"|[病术切疗]前|住院时|上个?月(?!起|开始)|上周(?!起|开始)|快好|快进展|(?:用|吃|打)完了"
)
"""Beside what is asked as being so now: when it was so."""
_GOES_ON = expression(r"\b(?:since|still|started|now|again|ongoing|from)\b|还|仍|一直|现在|开始|又")
_YES_PLEASE = expression(r"^\W*(?:yes|yeah|yep|ok(?:ay)?),? please\b")
_NO_BUT_WILLING = expression(
    r"\bno\b[,.]? (?:i|we|he|she)(?: really)? ?(?:don't mind|do not mind|wouldn't mind"
    r"|(?:'d|would) (?:like|love|be (?:happy|glad|pleased)))"
)
_TURNED_LEVELS = {
    level: expression(
        r"(?:\b(?:never|not|nowhere|hardly|rarely|used to|would|were|was once|if|should|supposed)\b|n't\b)"
        rf"[^,;.]{{0,30}}\b{level}"
    )
    for level in ("low", "normal", "high")
}
"""Each level as it is denied, past or wished for: "never been high"."""
_IS_NORMAL = expression(
    r"\d(?: ?[a-z/%^]+)? (?:is|are|counts as|would be|means) "
    r"(?:normal|ok(?:ay)?|fine|low|high|good|the limit)\W*$"
)
"""After a figure: it is one of the laboratory's, "up to 40 is normal"."""
_OWN_KIN = expression(
    r"(?:^|[,;.!?(] ?|\b(?:but|and|because|as) )(?:the |our )?"
    r"(?:husband|wife|hubby|missus|partner|daughter|son|sister|brother|mother|mum|mom|father|dad"
    r"|grand(?:son|daughter)"
    r"|nephew|niece|uncle|aunt|cousin|neighbour|neighbor|friend|mate)(?:'s)?\b"
    r"(?! (?:says?|said|told|thinks|reckons|is typing|types|typing|typed|helps|helping|reads|reading"
    r"|wrote|wants))"
    r"|\b(?:in|of) my (?:husband|wife|partner|daughter|son|sister|brother|mother|mum|mom|father|dad)\b"
)
"""A relative of the participant who types, as whose the rest is told."""


def turned_outside(situation: Situation, outcome: Outcome) -> bool:
    """Whether words outside the reading may turn it: to be confirmed then, however sure it is by itself."""
    if outcome.status is not Status.UNDERSTOOD or outcome.value in (None, _NO_TIME):
        return False
    text, kind = situation.utterance.text, situation.question.kind
    if situation.question.role is None and tells_of_kin(situation, text):
        return True
    if isinstance(outcome.value, Reference):
        return _is_turned_level(situation, outcome.value, text)
    if kind in _BESIDE and _says_beyond(situation, _BESIDE[kind]):
        return True
    if isinstance(outcome.value, Never):
        return _NO_NEVER.search(text) is not None
    if kind is ValueKind.QUANTITY:
        return _is_limit(outcome, text)
    return kind in (ValueKind.BOOLEAN, ValueKind.CHOICE) and _is_turned(situation, outcome, text)


_NO_TIME = Quantity(Interval.exactly(0.0), "d")
"""The length that says that something is not so yet, or no more: nothing makes less of it."""
_BESIDE = {
    ValueKind.DURATION: _OF_ANOTHER_LENGTH,
    ValueKind.DATE: _OF_ANOTHER_DAY,
    ValueKind.NUMBER: _NOT_YET_HAD,
    ValueKind.QUANTITY: _NO_MEASURE_OF_NOW,
    ValueKind.PERCENT: _OF_ANOTHER_SHARE,
    ValueKind.AGE: _OF_ANOTHER_AGE,
    ValueKind.CHOICE: _NO_CODE,
}


def _says_beyond(situation: Situation, family: re.Pattern[str]) -> bool:
    """Whether a word of this family is said with which the question itself isn't put."""
    text, asked = situation.utterance.text, situation.asked.lower()
    if text.isascii():
        asked = f" {' '.join(_ENGLISH_WORD.findall(asked))} "
    said = (one.group() for one in family.finditer(text))
    return any((f" {one} " if text.isascii() else one) not in asked for one in said)


_ENGLISH_WORD = expression("[a-z-]+")


def tells_of_kin(situation: Situation, text: str) -> bool:
    """Whether the words tell of a relative where the participant types: "wife has a brain tumour"."""
    typist = situation.facts.get("respondent")
    types_alone = isinstance(typist, Choice) and typist.codes == (PARTICIPANT,)
    return types_alone and _OWN_KIN.search(text) is not None


def was_once(text: str) -> bool:
    """Whether the words tell when something was so, and not that it goes on: "antibiotics in june"."""
    return _WAS_ONCE.search(text) is not None and _GOES_ON.search(text) is None


def _is_turned_level(situation: Situation, value: Reference, text: str) -> bool:
    """Whether a level is denied, was so, or is explained in figures: "never been high", 正常不超过97."""
    if any(word.kind == "number" for word in situation.utterance.words):
        return True
    return _TURNED_LEVELS[value.level].search(text) is not None


def _is_limit(outcome: Outcome, text: str) -> bool:
    """Whether a range or a bound is that of normal values: "up to 40 is normal"."""
    bound = isinstance(outcome.value, Quantity) and not outcome.value.interval.exact
    return bound and _IS_NORMAL.search(text) is not None


def _is_turned(situation: Situation, outcome: Outcome, text: str) -> bool:
    asked = situation.asked
    if _YES_PLEASE.search(text) is not None and not asks_leave(asked):
        return True
    if outcome.value is False and _NO_BUT_WILLING.search(text) is not None:
        return True
    so = outcome.value is not False and asks_now(asked) and not asks_told(asked)
    return so and was_once(text)
