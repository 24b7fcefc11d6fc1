"""Where a thing is named as the participant's, and as of now: told in passing, nothing else counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chatbot.interpretation.asked import asks_another, asks_done, asks_now, asks_once, asks_told
from chatbot.interpretation.at_results import tells_of_tests
from chatbot.interpretation.beside_name import is_bygone, is_supposed, left_open, only_today
from chatbot.interpretation.choices import NONE
from chatbot.interpretation.clauses import Clause
from chatbot.interpretation.direct_answers import ONLY, is_to_another
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.lexicon import AROUND, PASSED_OVER
from chatbot.interpretation.narrowed import bare_names, is_answered_in_part
from chatbot.interpretation.no_answers import may_be_denied
from chatbot.interpretation.normalise import Token
from chatbot.interpretation.of_then import is_of_then
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.spoken_for import names_another, tells_own_figure
from chatbot.interpretation.stretches import Stretch
from chatbot.interpretation.typist import is_of_typist
from chatbot.interpretation.weighed import tells_weight
from chatbot.interpretation.yesno import Direct, find_direct
from criteria.model import Question
from criteria.values import ValueKind


def named_as_own(situation: Situation, question: Question, topics: list[Match[str]]) -> list[Match[str]]:
    """The names of the question's thing that are not said of another person, nor of what is over.

    Args:
        situation: The answer.
        question: Another one than was answered.
        topics: Where the answer names its thing.
    """
    sentence = situation.sentence
    if question.kind is ValueKind.DURATION:
        return lengths_of_participant(situation, topics)
    own = of_participant(situation, topics)
    if question.kind is ValueKind.AGE:
        return _told_as_age(situation, question, own)
    if question.kind is ValueKind.QUANTITY and question.section != situation.question.section:
        return [one for one in own if _is_all_of_clause(situation, one) or tells_weight(situation, one)]
    if question.kind in (ValueKind.BOOLEAN, ValueKind.CHOICE):
        return _told_as_settled(situation, question, own)
    if question.kind in (ValueKind.PERCENT, ValueKind.NUMBER):
        own = [topic for topic in own if not is_supposed(sentence, topic.first)]
        return [topic for topic in own if not _is_to_come(situation, topic)]
    return own


def _is_to_come(situation: Situation, topic: Match[str]) -> bool:
    """True for what English words tell as offered, planned or possible: "could have 2 lines of chemo"."""
    sentence, clause = situation.sentence, situation.sentence.clause_of(topic.first)
    before = {word.key for word in situation.utterance.words[clause.first : topic.first]}
    thought = sentence.planned(topic.first) or sentence.offered(topic.first) or not before.isdisjoint(_MODAL)
    return thought and situation.utterance.lang == "en"


_MODAL = frozenset("could can may might will would 'll should".split())


def of_participant(situation: Situation, named: list[Match[str]]) -> list[Match[str]]:
    """Those of the words that are not said of another person."""
    sentence = situation.sentence
    own = [topic for topic in named if not sentence.of_another(topic.first, situation.relative_speaks)]
    if not situation.relative_speaks:
        own = [topic for topic in own if not sentence.names_kin(topic.first, topic.last)]
        own = [topic for topic in own if not sentence.goes_on_of_another(topic.last - 1)]
    return own


def lengths_of_participant(situation: Situation, named: list[Match[str]]) -> list[Match[str]]:
    """Those lengths of time that don't go on after what kin had: "my wife had breast, 10 years clear".

    Nor are they of what an amount was changed to: "20 at first, 30 since Easter".
    """
    own = [one for one in of_participant(situation, named) if not _is_of_new_amount(situation, one)]
    if situation.relative_speaks or situation.utterance.lang != "en":
        return own
    return [one for one in own if not _goes_on_of_kin(situation, one.first)]


def _is_of_new_amount(situation: Situation, length: Match[str]) -> bool:
    """True for a "since" beside the last of several amounts that are told of what was asked."""
    words = situation.utterance.words
    if situation.question.kind is not ValueKind.QUANTITY or words[length.first].key not in ("since", "from"):
        return False
    clause = situation.sentence.clause_of(length.first)
    beside = [word for word in words[: clause.last] if word.key not in _UNITS]
    at = beside.index(words[length.first])
    amounts = sum(word.kind == "number" for word in beside)
    return amounts > 1 and "number" in (beside[at - 1].kind, beside[-1].kind)


_UNITS = frozenset("mg mgs milligram milligrams".split())


def _goes_on_of_kin(situation: Situation, index: int) -> bool:
    """True where the sentence names kin before this word, and not who speaks."""
    sentence, words = situation.sentence, situation.utterance.words
    first = sentence.clause_of(index).first
    while first > 1 and words[first - 1].key == ",":
        first = min(sentence.clause_of(first - 2).first, first - 2)
    told = any(word.key in _SELF for word in words[first:index])
    return not told and sentence.names_kin(first, index)


def _told_as_age(situation: Situation, question: Question, own: list[Match[str]]) -> list[Match[str]]:
    """Those of now, of the participant, and of no measure."""
    clause_of, measures = situation.sentence.clause_of, _measuring(situation)
    asides = {aside.first for aside in situation.asides if aside.key == question.id}
    own = [topic for topic in own if not is_of_typist(situation, clause_of(topic.first))]
    own = [topic for topic in own if not _is_of_then(situation, topic)]
    if not situation.relative_speaks and tells_own_figure(situation):
        own = [topic for topic in own if not names_another(situation, topic)]
    own = [topic for topic in own if clause_of(topic.first) not in measures]
    return [topic for topic in own if topic.first not in asides or _is_bare_age(situation, topic)]


def _told_as_settled(situation: Situation, question: Question, own: list[Match[str]]) -> list[Match[str]]:
    """Those that are neither left open nor half answered; of a yes or no, also of what is over or to come."""
    sentence, asked = situation.sentence, situation.wording_of(question.id)
    own = [topic for topic in own if _is_figured(situation, topic) or not sentence.may_be_denied(topic.first)]
    own = [topic for topic in own if not tells_of_tests(situation, topic)]
    own = [topic for topic in own if not _is_of_staff(situation, topic)]
    own = [topic for topic in own if not is_supposed(sentence, topic.first)]
    own = [topic for topic in own if not _is_heard_or_supposed(situation, topic)]
    own = [topic for topic in own if asks_done(asked) or not is_of_then(situation, topic)]
    own = [topic for topic in own if not _is_left_open(situation, topic)]
    own = [topic for topic in own if not is_answered_in_part(situation, topic.last, asked)]
    if asks_now(asked):
        own = [topic for topic in own if not is_bygone(sentence, topic.first)]
    else:
        own = [topic for topic in own if not _is_denied_for_today(situation, topic)]
    outcome_told = bool(question.codes) and NONE not in question.codes
    if _asks_for_advice(situation, asked) and not outcome_told:
        own = [topic for topic in own if _is_told_as_had(situation, topic)]
    barely = list(_named_barely(situation, asked))
    own = [topic for topic in own if not any(first <= topic.first < last for first, last in barely)]
    own = [topic for topic in own if not sentence.conditioned(topic.first, topic.last)]
    if question.kind is ValueKind.CHOICE:
        return own
    if question.kind is ValueKind.BOOLEAN and not asks_once(asked.lower()):
        own = [topic for topic in own if not _is_told_of_then(situation, topic)]
    if asks_once(asked.lower()):
        own = [topic for topic in own if not _is_ruled_out_alone(situation, topic)]
    if asks_another(asked):
        own = [topic for topic in own if not _is_one_kind_denied(situation, topic)]
    ended = [topic for topic in own if sentence.has_ended(topic.last)]
    reach = _reach_of_phrases(situation, question) if ended else {}
    own = [topic for topic in own if topic not in ended or reach.get(topic.first, 0) > topic.last]
    return [topic for topic in own if not sentence.planned_beside(topic.first, topic.last)]


def _reach_of_phrases(situation: Situation, question: Question) -> dict[int, int]:
    """For each word of a plain phrase of the question the index after it: "the side effects are all gone"."""
    reach: dict[int, int] = {}
    said = situation.vocabulary.sayings(question.id, situation.utterance) if situation.vocabulary else []
    for one in said:
        for at in range(one.first, one.last) if one.key.role == "says" else ():
            reach[at] = max(reach.get(at, 0), one.last)
    return reach


def _is_told_of_then(situation: Situation, topic: Match[str]) -> bool:
    """True for what was so at some time, as its clause says: "it couldn't be removed back then"."""
    clause = situation.sentence.clause_of(topic.first)
    return situation.sentence.tells("of_then", clause.first, clause.last)


def _named_barely(situation: Situation, asked: str) -> Iterator[Stretch]:
    """Where a bare name tells nothing: after a no, "no, lanreotide", and of a treatment that was advised.

    Args:
        situation: The answer.
        asked: The wording of the question whose thing is named.
    """
    if situation.utterance.lang != "en":
        return
    direct = [one for one in find_direct(situation.sentence, situation.asked) if one.leading][:1]
    denied = any(
        one.value is False
        and not _denies_what_follows(situation, one)
        and not _denies_another(situation, one)
        for one in direct
    )
    advised = _asks_for_advice(situation, asked)
    for first, last in bare_names(situation, direct[0].last if direct else 0) if denied or advised else ():
        opening = max(situation.sentence.clause_of(first).first - 1, 0)
        said = {word.key for word in situation.utterance.words[opening:last]}
        if advised or said.isdisjoint(ONLY | {"but"}):
            yield first, last


def _denies_another(situation: Situation, answer: Direct) -> bool:
    """True for the no of "61, no diabetes" and of "May 2024, no PRRT", which is no answer to a figure."""
    words = situation.utterance.words
    figured = any(word.kind == "number" for word in words[: answer.first])
    no_answer = figured or not may_be_denied(situation.question) or is_to_another(situation, answer)
    return words[answer.first].key == "no" and no_answer


def _denies_what_follows(situation: Situation, answer: Direct) -> bool:
    """True for the first no of a row after something else: "fit. No heart failure, no diabetes"."""
    words, clauses = situation.utterance.words, situation.sentence.clauses
    row = [one for one in clauses if words[one.first].key == "no" and one.last > one.first + 1]
    return answer.first > 0 and len(row) > 1 and row[0].first == answer.first


def _asks_for_advice(situation: Situation, asked: str) -> bool:
    """True where an English yes or no to what was advised names a thing of what once was: "they said PRRT".

    Args:
        situation: The answer.
        asked: The wording of the question whose thing is named.
    """
    if situation.utterance.lang != "en" or situation.question.kind is not ValueKind.BOOLEAN:
        return False
    return asks_told(situation.asked) and asks_once(asked.lower())


def _is_told_as_had(situation: Situation, topic: Match[str]) -> bool:
    """True for a treatment that was had, among those advised: "I've had PRRT", not "PRRT is better"."""
    clause, words = situation.sentence.clause_of(topic.first), situation.utterance.words
    said = {word.key for word in words[clause.first : clause.last]}
    return not said.isdisjoint(_HAD) or situation.sentence.denied(topic.first, topic.last)


_HAD = frozenset(
    "had did done received got finished completed tried failed after since already ago cycles "
    "doses rounds infusions again previous previously was were been".split()
)
"""Words of what has been, beside the name of a treatment."""


def _measuring(situation: Situation) -> set[Clause]:
    """The clauses that say what their figure is of: "weight 58" tells no age."""
    if situation.vocabulary is None:
        return set()
    trial, topics = situation.vocabulary.trial, situation.topics
    measured = (topic for topic in topics if trial.question(topic.key).kind is ValueKind.QUANTITY)
    return {situation.sentence.clause_of(topic.first) for topic in measured}


def _is_figured(situation: Situation, topic: Match[str]) -> bool:
    """True for a name with its figure right after it, which no denial before reaches: 未行PRRT，ECOG 1."""
    words = situation.utterance.words
    return topic.last < len(words) and words[topic.last].kind == "number"


def _is_of_staff(situation: Situation, topic: Match[str]) -> bool:
    """True for a name of whoever treats it, or of where: "no diabetes nurse here", 糖尿病门诊."""
    words = situation.utterance.words
    after = "".join(word.key for word in words[topic.last : topic.last + 2])
    return after.startswith(_STAFF)


_STAFF = tuple(
    "nurse clinic team centre center charity ward unit consultant specialist doctor department service "
    "society support surgeon hospital leaflet website "
    "科 门诊 中心 专家 医生 大夫 护士 病房 病友 协会 讲座".split()
)


def _is_heard_or_supposed(situation: Situation, topic: Match[str]) -> bool:
    """True for what a Chinese clause tells as heard or thought at first: 听说, 原来以为."""
    if situation.utterance.lang != "zh":
        return False
    sentence, first = situation.sentence, situation.sentence.clause_of(topic.first).first
    return sentence.supposed_once(topic.first) or sentence.tells("framed", first, topic.first)


def _is_left_open(situation: Situation, topic: Match[str]) -> bool:
    """True for a name put as a question or told as a suspicion: 脑转移？, 考虑肺炎."""
    sentence = situation.sentence
    answered = sentence.asks_and_denies(topic.first) or sentence.bare_follows(topic.first)
    asks = situation.utterance.lang == "zh" and sentence.asks(topic.first)
    asked = not answered and (asks or sentence.clause_of(topic.first).mark == "?")
    of_now = asks_now(situation.wording_of(topic.key))
    open_beside = left_open(sentence, topic.first, topic.last, of_now)
    beside = open_beside or sentence.unsettled(topic.first, topic.last)
    either = situation.has_or_beside(topic.first, topic.last) and not sentence.denied(topic.first, topic.last)
    return asked or beside or either


def _is_denied_for_today(situation: Situation, topic: Match[str]) -> bool:
    """True for "no liver mets now", which leaves open what was."""
    sentence = situation.sentence
    denied = only_today(sentence, topic.last) and sentence.denied(topic.first, topic.last)
    return denied and situation.utterance.lang == "en"


def _is_ruled_out_alone(situation: Situation, topic: Match[str]) -> bool:
    """True for what is only said not to be meant: "hives from the dye, not the Lutathera"."""
    words = situation.utterance.words
    before = [word.key for word in words[max(0, topic.first - _MOST_BETWEEN) : topic.first]]
    while before and before[-1] in _BEFORE_MEANT:
        before.pop()
    return before[-1:] == ["not"] or before[-2:] == ["不", "是"]


def _is_one_kind_denied(situation: Situation, topic: Match[str]) -> bool:
    """True for "I never had breast cancer", which leaves open the other kinds that are asked about."""
    told = {word.key for word in situation.utterance.words[topic.first : topic.last]}
    named = told.isdisjoint(_ANY_OTHER) and situation.utterance.lang == "en"
    return named and situation.sentence.denied(topic.first, topic.last)


_ANY_OTHER = frozenset("other another second different".split())
_BEFORE_MEANT = PASSED_OVER | frozenset("from by to with of due because".split())


def _is_all_of_clause(situation: Situation, topic: Match[str]) -> bool:
    """True for an amount that its clause tells by itself: "71, 88 kg", and not "71, lost 8 kg"."""
    clause, words = situation.sentence.clause_of(topic.first), situation.utterance.words
    beside = (*words[clause.first : topic.first], *words[topic.last : _end_of_amount(words, topic, clause)])
    said = {word.key for word in (*beside, *words[topic.first : topic.last])}
    answers_who = situation.question.role == "respondent"
    others = situation.relative_speaks or situation.sentence.speaks_of_kin
    of_typist = others and (bool(said & _SELF) or (answers_who and not said & _OTHER))
    return not of_typist and all(word.kind == "number" or word.key in _BESIDE_AMOUNT for word in beside)


def _end_of_amount(words: Sequence[Token], topic: Match[str], clause: Clause) -> int:
    """Index after what its clause tells of an amount: up to the "and" of "81 kg and have no fever"."""
    goes_on = (
        at
        for at in range(topic.last, clause.last - 1)
        if words[at].key == "and" and words[at + 1].key in _GOING_ON
    )
    return next(goes_on, clause.last)


_GOING_ON = frozenset("have has 've am is 's 'm don't doesn't i he she no not".split())
"""Words after an "and" that tell something else of the person."""
_SELF = frozenset("i me".split())
_OTHER = frozenset("he she they his her".split())


def _is_bare_age(situation: Situation, topic: Match[str]) -> bool:
    """True for a figure told of the person alone: "male 71", and not "platelets 71", 98年做的手术."""
    clause, words = situation.sentence.clause_of(topic.first), situation.utterance.words
    after = [word.key for word in words[topic.last : clause.last]]
    if after[:1] == ["年"] and len(after) > _YEAR_ALONE and "生" not in after:
        return False
    if _is_part_of_measure(situation, topic):
        return False
    before = range(topic.first - 1, max(clause.first, topic.first - _MOST_BETWEEN) - 1, -1)
    told = next((at for at in before if words[at].key not in _BEFORE_AGE), None)
    return topic.size > 1 or told is None or told in situation.told_words


def _is_part_of_measure(situation: Situation, figure: Match[str]) -> bool:
    """True for the 41 of "41 x 28 mm", and the 20 of "(0-20)"."""
    words = situation.utterance.words
    before = words[max(figure.first - 2, 0) : figure.first]
    ranges = len(before) > 1 and before[0].kind == "number" and before[1].key in _RANGING
    return ranges or (figure.last < len(words) and words[figure.last].key in _MEASURES)


_RANGING = frozenset("- ~".split())
_MEASURES = frozenset("x × ~ mm cm mg ml kg % 毫 厘 公 斤 克 次 天 周 月 个 号 床 度 分".split())
"""What follows a figure that is no age."""
_MOST_BETWEEN = 6
_YEAR_ALONE = 2
"""Characters of 年的 after a year of birth."""
_BEFORE_AGE = (
    AROUND | PASSED_OVER | frozenset("and i am im aged now currently age / 今 年 已 现 满 刚 快".split())
)
_BESIDE_AMOUNT = (AROUND | PASSED_OVER) - frozenset("was would 'd".split()) | frozenset(
    "and at or weigh weighs weight weighing now currently half lb lbs on scales scale bathroom "
    "this morning today yesterday".split()
)
"""Words that say nothing of an amount but that it is one."""


def _is_of_then(situation: Situation, topic: Match[str]) -> bool:
    """True for the age at which something was: "periods stopped at 50", "before I turned 60", 45岁上的环."""
    words = situation.utterance.words
    before = [word.key for word in words[max(0, topic.first - 2) : topic.first]]
    if before and (before[-1] in _AT or (before[-1] in _PERSONS and before[0] in _WHEN)):
        return True
    after = words[topic.last : situation.sentence.clause_of(topic.last - 1).last]
    return (
        words[topic.last - 1].key == "岁" and _HAPPENED.match("".join(word.key for word in after)) is not None
    )


_HAPPENED = expression("(?!了|啦|的?(?:人|老|男|女|患者|病人)|.*(?:今年|现在|如今)).*[的过了]")
"""What follows an age in its clause and tells what was at that age, not "62 years old now"."""


_AT = frozenset("at since until till".split())
_WHEN = _AT | frozenset("when before after while".split())
_PERSONS = frozenset("i he she they".split())
