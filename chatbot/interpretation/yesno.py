"""Direct yes and no, in both languages: the word itself, or the question's verb said back."""

from __future__ import annotations

from collections.abc import Mapping

from chatbot.interpretation.asked import (
    asks_done,
    asks_leave,
    asks_no_ability,
    asks_told,
    denies_ability,
)
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.grammar import find
from chatbot.interpretation.lexicon import AROUND
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.polarity import Sentence
from criteria.frozen import frozen

_TELLING = frozenset("告 人 跟 说 讲".split())
"""Words of being told: 没告诉, 没人说过, 没跟我说."""
_SAYING = frozenset("告 说 讲 提".split())
_ANSWERED_WITH = (
    (expression("(?:说|告诉|提)过"), frozenset("说 讲 提 诉 听 有 没".split())),
    (expression("得过"), frozenset("得 有 患 生 长 没 诊 认 犯 是 出".split())),
)
"""The verbs of 过 that answer what was told, and what illness was had; 打过 and 切过 tell of other things."""
_BEING = frozenset("有 没 长 说 讲 听 现 出 到 上 犯 得 患 染".split())
"""Verbs with which 过 is said of a state, a finding or what was heard: 没有过, 没发现过, 没听说过."""
_OF_ITS_OWN = frozenset("打 扎 吃 化 放 装 生 试 治 开".split())
"""Verbs with which 过 tells of one thing only: 打过针 is no answer where it is asked for a biopsy."""
_NOBODY = frozenset("nobody no noone none never".split())
_TOLD = frozenset("told tell said say mentioned mention suggested advised".split())
_SPEAKING_OF_WHAT_WAS = _TELLING | {"过"}

_HALF = ("did", "nearly")
"""Kinds of direct answers that leave more to say: "mostly", 做过…."""


@frozen
class Direct:
    """A direct yes or no."""

    value: bool | None
    """None: "yes and no"."""
    first: int
    last: int
    leading: bool
    """True when it opens its clause, so that the rest elaborates on it; 做过… may have another object."""
    whole: bool
    """True when the clause says nothing else, and says it fully: never for "mostly"."""


def find_direct(sentence: Sentence, question: str = "") -> list[Direct]:
    """The direct answers, at most one a clause, in order.

    Args:
        sentence: The answer.
        question: The question's wording; empty: not known, and then "ok" and "I can" are a yes.
    """
    asked = question.lower()
    meanings: dict[str, bool | None] = {"yes": True, "nearly": True, "did": True, "no": False, "both": None}
    meanings["can"] = not denies_ability(question)
    meanings["cannot"] = not meanings["can"]
    if asks_no_ability(question):
        del meanings["can"], meanings["cannot"]
    if not asked or asks_leave(question):
        meanings["assent"] = True
        meanings["refusal"] = False
    found = []
    for clause in sentence.clauses:
        begin = sentence.correction or 0
        direct = (
            _in_clause(sentence, begin, clause.last, meanings, asked)
            if clause.first < begin < clause.last
            else None
        ) or _in_clause(sentence, clause.first, clause.last, meanings, asked)
        told = direct is not None and (direct.whole or clause.mark != "?")
        if direct is not None and told and not sentence.asks(clause.first):
            found.append(direct)
    return found


def _in_clause(
    sentence: Sentence, first: int, last: int, meanings: Mapping[str, bool | None], asked: str
) -> Direct | None:
    words = sentence.words[first:last]
    found = find("yesno", sentence.utterance.languages, words, first)
    matches = [match for match in found if match.key in meanings and _answers(sentence, match, asked)]
    if not matches:
        return None
    values = {meanings[match.key] for match in matches}
    value = values.pop() if len(values) == 1 else None
    start, end = min(match.first for match in matches), max(match.last for match in matches)
    leading = start - first <= 1 and any(match.key not in _HALF for match in matches)
    whole = _nothing_but(sentence, first, start, end, last)
    return Direct(value, start, end, leading, whole and any(match.key != "nearly" for match in matches))


def _answers(sentence: Sentence, match: Match[str], asked: str) -> bool:
    """False for 生过 and 没用过 where it isn't asked what was done, and 没告诉 where not what was told.

    And for "no one has said" likewise, and for the "no" that puts a figure right: "3 weeks ago? no 4".
    """
    said = [word.key for word in sentence.words[match.first : match.last]]
    following = sentence.words[match.last : match.last + 1]
    if said == ["no"] and match.first > 0 and following and following[0].kind == "number":
        return False
    untold = _TOLD.intersection(said) and not _NOBODY.isdisjoint(said)
    if asked and match.key == "no" and untold and not asks_told(asked):
        return False
    if not asked or not any(word in _SPEAKING_OF_WHAT_WAS for word in said):
        return True
    if match.key == "no" and _TELLING.intersection(said) and _SAYING.intersection(said) and "听" not in said:
        return asks_told(asked)
    verbs = [said[at - 1] for at, word in enumerate(said) if word == "过" and at > 0]
    for named, verbs_of_it in _ANSWERED_WITH:
        if named.search(asked):
            return all(verb in verbs_of_it for verb in verbs)
    if asks_done(asked):
        return all(verb not in _OF_ITS_OWN or verb in asked for verb in verbs)
    return all(verb in _BEING or verb in asked for verb in verbs)


def _nothing_but(sentence: Sentence, first: int, start: int, end: int, last: int) -> bool:
    rest = [*sentence.words[first:start], *sentence.words[end:last]]
    return all(word.kind == "punct" or word.key in AROUND for word in rest)
