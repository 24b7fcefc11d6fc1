"""Whom an answer shows to be the participant: a relative it speaks of, and the age told of that person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from chatbot.interpretation.choices import NONE
from chatbot.interpretation.clauses import Clause
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.normalise import Token
from chatbot.interpretation.outcome import Outcome
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.typist import is_of_typist, is_who_types
from criteria.frozen import frozen
from criteria.model import PARTICIPANT
from criteria.values import Choice, ValueKind

_RESPONDENT = "respondent"
_RELATIVE = Choice(("relative",))


def as_told(situation: Situation, outcome: Outcome) -> Situation:
    """The situation with a relative typing, where the answer shows it: 我爸那个稳了三十周, 我是他外甥.

    Args:
        situation: The answer.
        outcome: What it says to its own question.
    """
    if _RESPONDENT in situation.facts:
        return situation
    if situation.question.role == _RESPONDENT:
        typing = outcome.value
        shown = isinstance(typing, Choice) and typing.settled and typing.codes[0] != PARTICIPANT
    else:
        shown = kin_answered_for(situation, outcome) is not None
    return replace(situation, facts={**situation.facts, _RESPONDENT: _RELATIVE}) if shown else situation


def kin_answered_for(situation: Situation, outcome: Outcome) -> tuple[int, int] | None:
    """The words, [first, last), that name the relative of whom the answer is said; None: none.

    A yes or no isn't looked at, nor a choice's "none": what is said of a relative is read as a no there.
    Of who types only a relative counts: 我弟替我填 may be the participant's words.
    """
    if situation.question.kind is ValueKind.BOOLEAN or outcome.value is None or outcome.span is None:
        return None
    if tells_own_age(situation, outcome):
        return None
    if isinstance(outcome.value, Choice) and NONE in outcome.value.codes:
        return None
    if situation.question.role == _RESPONDENT and outcome.value != _RELATIVE:
        return None
    clause = situation.sentence.clause_of(situation.word_at(outcome.span[0]))
    last = _past_kin(situation, clause)
    if _sets_self_apart(situation, clause):
        return None
    if situation.question.role == _RESPONDENT and is_who_types(situation, clause.first, last):
        return None
    return (clause.first, last) if last > clause.first else None


def _sets_self_apart(situation: Situation, clause: Clause) -> bool:
    """True where the one who types says to be otherwise, in a clause after: 我爸是肝转移，我没有."""
    later = (one for one in situation.sentence.clauses if one.first >= clause.last)
    words = situation.utterance.words
    return any(
        _I_AM_NOT.fullmatch("".join(word.key for word in words[one.first : one.last])) for one in later
    )


_I_AM_NOT = expression(
    "(?:我|俺|咱|本人)(?:自己|倒|可|却|就|是|真|还|才|也)*(?:没有?|不|不是|没转|没事|没啥)[了的呢啊过]?"
)


def tells_own_age(situation: Situation, outcome: Outcome) -> bool:
    """True where the age read is told of the one who types (我五十一, 比我哥小两岁; "mum's 68, I'm 41")."""
    if situation.question.kind is not ValueKind.AGE or situation.relative_speaks:
        return False
    if situation.utterance.lang != "zh":
        return tells_own_figure(situation)
    if outcome.value is None or outcome.span is None:
        return False
    first, last = (situation.word_at(place) for place in (outcome.span[0], outcome.span[1] - 1))
    clause, opens = situation.sentence.clause_of(first), situation.sentence.clause_of(last).first
    words = [word.key for word in situation.utterance.words]
    own = words[opens] in _SELF and not situation.sentence.names_kin(opens, opens + 1)
    return own or "比" in words[clause.first : clause.last]


def tells_own_figure(situation: Situation) -> bool:
    """True where English words tell a figure of the one who types: "I'm 54kg", "I'm two years younger"."""
    return _OWN_FIGURE.search(situation.utterance.text) is not None


_OWN_FIGURE = expression(
    r"\b(?:i'm|im|i am|i weigh|me)\W+(?:only |just |about |now |nearly )*"
    r"(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy)\b)"
)


def names_another(situation: Situation, match: Match[str]) -> bool:
    """True for words that name a relative, or another person: "he's 75" where who types tells an own age."""
    named = situation.sentence.names_kin(match.first, match.last + 1)
    return named or situation.utterance.words[match.first].key in _THIRD_PERSON


_THIRD_PERSON = frozenset("he she him her his hers mum mom mam mother dad father gran nan".split())


def _past_kin(situation: Situation, clause: Clause) -> int:
    """Index after the name of a relative with which the clause begins; its first word: there is none."""
    named = set(situation.sentence.words_of("kin", clause.first, clause.last))
    return next((at for at in range(clause.first, clause.last) if at not in named), clause.last)


@frozen
class ToldAge:
    """A clause that tells an age: "at 71? no", 我五十九, 她六十四, 老爷子七十九了, 都五十八了还怀啥孕."""

    first: int
    last: int
    """The words, [first, last), that tell it."""
    whose: tuple[int, int]
    """The words, [first, last), that name the person; none: the one spoken of anyway."""


_AGE = expression(
    r"(?:[男女](?:性|的)?)?(?P<who>我|俺|咱|本人|他|她|老太太|老爷子|老头子?|老汉|老人家?|患者|病人|病号)?(?:自己|本人)?"
    r"(?P<mark>今年|现年)?(?P<by>(?:现在|如今|已经|都|也|刚|才|满|周岁|实岁|过了)*)"
    r"(?:[1-9]\d|1[01]\d|[一二三四五六七八九]?十[一二三四五六七八九]?)(?P<years>周?岁|的人)?(?P<end>整?了|啦|整)?"
)
_OF_THEN = expression(r"[才就时那以之的上前后个]")
"""What makes of an age the one at which something was: 我四十了才生的老二."""
_FIGURES = (ValueKind.QUANTITY, ValueKind.PERCENT, ValueKind.NUMBER)


def told_ages(situation: Situation, answered: bool) -> Iterator[ToldAge]:
    """The clauses that tell the participant's age.

    Args:
        situation: The answer.
        answered: True where the answer says something to its own question.
    """
    if situation.utterance.lang != "zh":
        yield from _ages_exclaimed(situation, answered)
        yield from _ages_added(situation, answered)
        return
    others_before = False
    for clause in situation.sentence.clauses:
        last = _past_kin(situation, clause)
        words = situation.utterance.words[last : clause.last]
        said = "".join(word.key for word in words)
        found = _AGE.match(said)
        if found is not None and _is_participants(situation, found, clause, last, others_before):
            rest = said[found.end() :]
            named = _names(found, clause, last)
            grown_up = answered and _opens_with_age(situation, clause, found, rest)
            if grown_up or _tells_age(situation, found, rest, named, answered):
                ends = _past_length(words, found.end())
                yield ToldAge(clause.first, last + ends, (clause.first, last + len(found["who"] or "")))
        others_before = others_before or last > clause.first


def _ages_added(situation: Situation, answered: bool) -> Iterator[ToldAge]:
    """The bare age that goes on from what is told of the person: "I'm past the menopause, and 66"."""
    if not answered or situation.question.kind in (*_FIGURES, ValueKind.AGE):
        return
    words = situation.utterance.words
    for before, clause in pairwise(situation.sentence.clauses):
        told = [word for word in words[before.first : before.last] if word.key not in _OPENING]
        own = [word.key for word in told[:2]] in _PERSON_IS and not any(one.kind == "number" for one in told)
        said = [word for word in words[clause.first : clause.last] if word.key not in _BESIDE_AGE]
        alone = len(said) == 1 and said[0].key.isdigit() and int(said[0].key) in _AGES
        if own and alone and before.mark == ",":
            yield ToldAge(clause.first, clause.last, (clause.first, clause.first))


_OPENING = frozenset("but well and so because".split())
_PERSON_IS = (["i", "'m"], ["i", "am"], ["he", "'s"], ["she", "'s"], ["he", "is"], ["she", "is"])
_BESIDE_AGE = frozenset("and now just only already year years old".split())
_AGES = range(18, 111)


def sexes_beside_ages(situation: Situation) -> Iterator[tuple[int, int]]:
    """The Chinese clauses that are nothing but a sex, beside one that is nothing but an age: 女，六十七岁."""
    if situation.utterance.lang != "zh" or situation.question.role is not None:
        return
    words, clauses = situation.utterance.words, situation.sentence.clauses[:_MOST_CLAUSES]
    said = ["".join(word.key for word in words[one.first : one.last]) for one in clauses]
    for at, clause in enumerate(clauses):
        beside = (*said[max(at - 1, 0) : at], *said[at + 1 : at + 2])
        if _SEX.fullmatch(said[at]) and any(_ONLY_AGE.fullmatch(one) for one in beside):
            yield clause.first, clause.last


_MOST_CLAUSES = 40
_SEX = expression("(?:患者|病人|性别)?(?:男|女)[性的]?")
_ONLY_AGE = expression("(?:今年|现年|年龄)?(?:[1-9][0-9]|[二三四五六七八九]?十[一二三四五六七八九]?)周?岁")
_AT_AN_AGE = expression(r"(?:no|not|what|me|[ ,])*at (?:the age of )?(?:\d\d|\w+ty(?:[- ]{1,3}\w+)?)")


def _ages_exclaimed(situation: Situation, answered: bool) -> Iterator[ToldAge]:
    """The age at which something is out of the question, in a clause of its own: "At 71? No!"."""
    if not answered or situation.question.kind is not ValueKind.BOOLEAN:
        return
    for clause in situation.sentence.clauses:
        words = [word.key for word in situation.utterance.words[clause.first : clause.last]]
        first = clause.first == 0 or words[:1] == ["not"]
        if first and "at" in words and _AT_AN_AGE.fullmatch(" ".join(words)) is not None:
            at = clause.first + words.index("at")
            yield ToldAge(at + 1, clause.last, (clause.first, clause.first))


def _tells_age(situation: Situation, found: re.Match[str], rest: str, named: bool, answered: bool) -> bool:
    """True where the figure can be nothing but an age; of this year may be a value too, as in 今年48.

    Args:
        situation: The answer.
        found: What the clause opens with.
        rest: What follows in the clause; a 了 parts it from the age.
        named: True where the person is named.
        answered: True where the answer says something to its own question.
    """
    grown = any(word in found["by"] for word in ("都", "已经")) and found["end"] is not None
    of_year = found["mark"] == "今年" and not named and situation.question.kind in _FIGURES
    marked = found["years"] or (found["mark"] and not of_year)
    if rest and (found["end"] not in _PARTED or _OF_THEN.match(rest) or not (named or marked or grown)):
        return False
    plain = answered and situation.question.kind not in _FIGURES
    grown = grown and situation.question.kind is ValueKind.BOOLEAN
    return bool(marked) or (plain and (named or grown or (not rest and _beside(situation))))


def _opens_with_age(situation: Situation, clause: Clause, found: re.Match[str], rest: str) -> bool:
    """True for the bare age that a yes or no is grounded on: 五十六了，停经好几年; 三十二，月经月月来."""
    if rest or situation.question.kind is not ValueKind.BOOLEAN or found["who"] or _TEENS.match(found[0]):
        return False
    grounds = clause.first == 0 and clause.last < len(situation.utterance.words) - 1
    return found["end"] in ("了", "啦") or grounds


_TEENS = expression("1|一?十")
_PARTED = ("了", "啦", "整了")


def _past_length(words: Sequence[Token], length: int) -> int:
    """How many of the words their first so many characters take."""
    taken = accumulate(len(word.key) for word in words)
    return next((at + 1 for at, so_far in enumerate(taken) if so_far >= length), len(words))


def _names(found: re.Match[str], clause: Clause, last: int) -> bool:
    return bool(found["who"]) or last > clause.first


def _beside(situation: Situation) -> bool:
    """True for a question beside which an age is told without any word for it: 男的，四十八."""
    vocabulary = situation.vocabulary
    if vocabulary is None or situation.relative_speaks:
        return False
    companions = vocabulary.companions(situation.question.id)
    return any(vocabulary.trial.question(name).kind is ValueKind.AGE for name in companions)


def _is_participants(
    situation: Situation, found: re.Match[str], clause: Clause, last: int, others_before: bool
) -> bool:
    """True unless it may be the age of the one who types, or of another person that was named."""
    if found["who"] in _SELF:
        return last == clause.first and not situation.relative_speaks
    if not _names(found, clause, last) and is_of_typist(situation, clause):
        return False
    return situation.relative_speaks or not (others_before or last > clause.first)


_SELF = ("我", "俺", "咱", "本人")
