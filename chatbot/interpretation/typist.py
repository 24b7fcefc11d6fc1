"""Who types an answer that may tell it, and which of its words are of that person, not of the participant."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from chatbot.interpretation import kinds
from chatbot.interpretation.clauses import Clause
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.lexicon import PASSED_OVER
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.polarity import OWNERS
from chatbot.interpretation.situation import Situation
from criteria.model import PARTICIPANT
from criteria.values import Choice, Value, ValueKind

Typist = Literal["untold", "participant", "another"]


def who_types(situation: Situation, answered: Value | None) -> Typist:
    """Who an answer that may tell it says is typing."""
    if situation.question.role == "consent" and situation.vocabulary is not None:
        asked = (one for one in situation.vocabulary.trial.questions if one.role == "respondent")
        question = next(asked, None)
        answered = kinds.read(situation.passing(question)).value if question is not None else None
    elif situation.question.role != "respondent":
        return "untold"
    another = isinstance(answered, Choice) and answered.settled and answered.codes[0] != PARTICIPANT
    return "another" if another else "participant"


def is_helper(situation: Situation, topic: Match[str], typist: Typist) -> bool:
    """True for a relative named as the one who types or helps: "me, my lad helps", 我妈填，我爸病了.

    And for a part of a relative's name, which tells no sex of its own, and for a relative of whose relative
    it is told: "for my wife's brother".
    """
    if _is_whose(situation, topic.last):
        return True
    if typist == "another":
        part = situation.sentence.is_part_of_kin(topic.first, topic.last)
        return (
            part
            or types(situation, topic.first, topic.last)
            or _is_all_said(situation, topic.first, topic.last)
        )
    return typist == "participant" and situation.sentence.names_kin(topic.first, topic.last)


def _is_all_said(situation: Situation, first: int, last: int) -> bool:
    """True for a relative, [first, last), who is all that is said: 老公, 我妈: nobody tells who is ill."""
    words = situation.utterance.words
    if any(word.key in _TELL_WHOSE for word in words):
        return False
    beside = (*words[:first], *words[last:])
    return all(word.kind == "punct" or word.key in _OWNERS_OR_NOTHING for word in beside)


_TELL_WHOSE = frozenset("for of about on he she his her him 他 她 替 帮 给 代 为 病 患".split())
"""Words that tell for whom it is typed, or whose relative it is."""
_OWNERS_OR_NOTHING = OWNERS | PASSED_OVER


def _is_whose(situation: Situation, last: int) -> bool:
    """True for a person, before this index, of whom a relative or friend is named: "my wife's brother"."""
    words = [word.key for word in situation.utterance.words[last - 1 : last + 2]]
    return any(one == "'s" and other in _KIN for one, other in pairwise(words))


def types(situation: Situation, first: int, last: int) -> bool:
    """True where Chinese words right after a person, [first, last), tell that he or she types: 我姐在打字."""
    words = [word.key for word in situation.utterance.words[first : last + _MOST_OF_TYPING]]
    named, doing = words[: last - first], words[last - first :]
    if (named[:1] and named[0] in _FOR) or "不" in doing:
        return False
    if doing[:1] and doing[0] in _AT_IT:
        doing = doing[1:]
    return bool(doing) and doing[0] in _TYPING


def is_who_types(situation: Situation, first: int, last: int) -> bool:
    """True for a relative, [first, last), who is said to type or is nobody's: 女儿, whose father is ill.

    Not so for one who is told to be ill: 老公病了，我替他填.
    """
    words = situation.utterance.words
    ill = any(word.key in _ILL for word in words[last : last + 1])
    nobodys = words[first].key not in _FOR | OWNERS and not ill
    return nobodys or types(situation, first, last) or _is_all_said(situation, first, last)


_ILL = frozenset("病 患".split())
"""Right after a person these tell that he or she is the participant."""
_TYPING = frozenset("填 打 写 弄 答 敲 录 输 点 按".split())
_AT_IT = frozenset("在 来".split())
_FOR = frozenset("替 帮 给 代 为".split())
"""Before a person: somebody else types for him or her."""
_MOST_OF_TYPING = 3
"""Characters in which typing is told, or that it can't be: 打不了."""


def is_typists_own(situation: Situation, topic: Match[str], typist: Typist) -> bool:
    """True for what a relative who types tells of himself: "his sister, I've had lutetium too", "… 69"."""
    if typist != "another" or situation.vocabulary is None:
        return False
    first = situation.sentence.clause_of(topic.first).first
    if situation.vocabulary.trial.question(topic.key).kind is ValueKind.AGE:
        return _is_own_age(situation, topic, first)
    if situation.utterance.lang == "zh":
        return _opens_with_typist(situation, first) or _is_sex_of_typist(situation, topic)
    told = (word.key for word in situation.utterance.words[topic.first : topic.last])
    return _HIS.isdisjoint(told) and _last_person(situation, first, topic.last) == "typist"


def _opens_with_typist(situation: Situation, first: int) -> bool:
    """True for a Chinese clause of who types: 我重活干不了, not 我爸, 我看他, 我们家."""
    said = "".join(word.key for word in situation.utterance.words[first : first + 3])
    named = situation.sentence.names_kin(first, first + 2)
    return _TELLS_OF_TYPIST.match(said) is not None and not named


def _is_sex_of_typist(situation: Situation, topic: Match[str]) -> bool:
    """True for a sex alone after the clause of who types: 我是她儿子，男."""
    clause = situation.sentence.clause_of(topic.first)
    if clause.last - clause.first > max(map(len, _SEXES)):
        return False
    said = "".join(word.key for word in situation.utterance.words[clause.first : clause.last])
    return said in _SEXES and is_of_typist(situation, clause)


_TELLS_OF_TYPIST = expression("(?:我|俺|咱|本人)(?![们家看觉知听记问想估替帮给代来是为])")


def _is_own_age(situation: Situation, topic: Match[str], first: int) -> bool:
    """True for the age of the relative who types: "his sister, 69", "I'm her son and I'm 40".

    Args:
        situation: The answer.
        topic: Where the age is told.
        first: Index of the first word of its clause.
    """
    if situation.question.role == "respondent" and _names_only_typist(situation, topic.last):
        return True
    told = _last_person(situation, first, topic.last)
    if told == "" and first > 1:
        before = situation.sentence.clause_of(first - 2)
        return _last_person(situation, before.first, before.last) in ("typist", "his")
    return told == "typist"


def _names_only_typist(situation: Situation, end: int) -> bool:
    """True where the words up to this index name nobody but who types: "wife (70)", "his sister 61"."""
    words = [word.key for word in situation.utterance.words[:end] if word.key not in _BEFORE_TYPIST]
    return bool(words) and words[0] in _TYPISTS and (_OF_PATIENT | _KIN).isdisjoint(words[1:])


_BEFORE_TYPIST = frozenset("the a patient pt 's his her their it only just this is i 'm ( , - :".split())
_TYPISTS = frozenset(
    "wife husband partner daughter son brother sister niece nephew granddaughter grandson cousin friend "
    "neighbour carer nurse aunt uncle".split()
)
"""Words that alone, in answer to who is typing, name the one who does."""
_OF_PATIENT = frozenset("for of my our he him she hers who whose behalf has with".split())


def is_of_typist(situation: Situation, clause: Clause) -> bool:
    """True for a clause without a person after one that says who types: 我是他女儿，四十二岁."""
    sentence = situation.sentence
    if clause.first < 2 or not situation.relative_speaks or sentence.of_speaker(clause.last - 1):
        return False
    before = sentence.clause_of(clause.first - 2)
    said = "".join(word.key for word in situation.utterance.words[before.first : before.last])
    if said in _SEXES and before.first > 1:
        before = sentence.clause_of(before.first - 2)
        said = "".join(word.key for word in situation.utterance.words[before.first : before.last])
    kin = bool(sentence.words_of("kin", before.first, before.last))
    return _TYPES.match(said) is not None or (kin and _RELATED.match(said) is not None)


_SEXES = ("男", "女", "男的", "女的", "男性", "女性")
_TYPES = expression(r"(?:我|俺|咱|本人)是")
_RELATED = expression(r"(?:他|她|患者|病人)(?!是)的?")
"""Before a relative these name the one who types: 患者的女儿."""


def _last_person(situation: Situation, first: int, last: int) -> str:
    """Of whom the words last speak: "patient", "typist", "his" (somebody of his or hers); empty: nobody."""
    if _PERSONS.isdisjoint(situation.utterance.keys):
        return ""
    words = [word.key for word in situation.utterance.words[max(first, last - _MOST_BEFORE) : last]]
    whose = [word in _HIS or _is_possessor(words, at) for at, word in enumerate(words)]
    his = any(whose)
    for word, of_his in zip(reversed(words), reversed(whose), strict=True):
        if word in _TYPIST:
            return "typist"
        if (word in _PATIENT and not of_his) or (word in _KIN and not his):
            return "patient"
    return "his" if his else ""


_MOST_BEFORE = 60
"""Words up to a place that are looked at for the person of whom they speak."""


def _is_possessor(words: list[str], at: int) -> bool:
    """True for the "patient" of "the patient's son"."""
    return (
        words[at] in _PATIENT
        and words[at + 1 : at + 2] == ["'s"]
        and not _KIN.isdisjoint(words[at + 2 : at + 3])
    )


_TYPIST = frozenset("i me myself".split())
_HIS = frozenset("his her their".split())
_PATIENT = frozenset("he she him hers patient lady woman man gentleman".split())
"""Words for the participant, and for the one who types, where a relative does."""
_KIN = frozenset(
    "mum mom mam mother dad father wife husband partner brother sister son daughter gran nan "
    "uncle aunt cousin niece nephew friend".split()
)
"""Words for the participant, but for somebody of his or hers: "my mother", "his sister"."""
_PERSONS = _TYPIST | _HIS | _PATIENT | _KIN
