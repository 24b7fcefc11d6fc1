"""What else an answer says: facts about other questions, only where the words really state them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from chatbot.interpretation.agreed import agreed
from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.clauses import Clause
from chatbot.interpretation.figures.names import test_of
from chatbot.interpretation.following import follow_ons
from chatbot.interpretation.last_times import last_time, never_any, tells
from chatbot.interpretation.lexicon import AROUND, PASSED_OVER
from chatbot.interpretation.narrowed import is_answered_in_part
from chatbot.interpretation.normalise import Token
from chatbot.interpretation.outcome import Outcome
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.reading import Also
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.spoken_for import (
    as_told,
    kin_answered_for,
    tells_own_age,
    told_ages,
)
from chatbot.interpretation.stretches import Stretch, as_far_as_next, past_mark
from chatbot.interpretation.typist import is_helper, is_of_typist, is_own_age, who_types
from criteria.evaluate import case_of
from criteria.model import Question, Trial
from criteria.truth import FALSE
from criteria.values import Reference, Value, ValueKind

_BY_NAME = (ValueKind.PERCENT, ValueKind.NUMBER)
"""Kinds whose figure follows the name of the thing; several may stand in one clause."""

_MOST_STRETCHES = 12
"""Stretches that are read for one question at most; where more name its thing, nothing is taken of it."""
_MOST_WORDS = 1000
"""Words of stretches that are read at most, those of several questions counted for each."""


def what_else(answer: Situation, outcome: Outcome) -> tuple[Also, ...]:
    """The facts that the answer states about questions other than its own.

    Args:
        answer: The answer.
        outcome: What it says to its own.
    """
    if answer.vocabulary is None:
        return ()
    situation, answered = as_told(answer, outcome), outcome.value
    named: dict[str, list[Match[str]]] = {}
    taken = (
        _asked_back(situation, answered)
        | _of_the_measure(situation)
        | _of_results(situation, answer.vocabulary.trial)
    )
    typist = who_types(situation, answered)
    topics = (match for match in situation.topics if match.key != situation.question.id)
    surely = (match for match in topics if not match.fuzzy and match.first not in taken)
    trial = answer.vocabulary.trial
    asides = (match for match in situation.asides if not _is_passed_by(situation, trial, match, answered))
    if tells_own_age(answer, outcome):
        asides = (match for match in asides if not situation.sentence.names_kin(match.first, match.last + 1))
    for match in (*surely, *asides):
        if not is_helper(situation, match, typist) and not is_own_age(situation, match, typist):
            named.setdefault(match.key, []).append(match)
    found = list(_stated(situation, trial, named, outcome))
    found += _of_person(situation, trial, {fact.question for fact in found}, outcome)
    stated = {fact.question: fact.value for fact in found}
    if answered is not None:
        stated[situation.question.id] = answered
    for question, matches in follow_ons(situation, trial, stated):
        near = list(dict.fromkeys(_near(situation, question, match) for match in matches))
        if question.id != situation.question.id and (fact := agreed(situation, question, near)) is not None:
            found.append(fact)
    if any(token.kind == "number" for token in situation.utterance.tokens) or _names_test(situation, named):
        told = {fact.question for fact in found}
        found += (fact for fact in _laboratory(situation, trial) if fact.question not in told)
    return tuple(found)


def _asked_back(situation: Situation, answered: Value | None) -> set[int]:
    """The words of an unanswered question's traps: "in the liver" may be meant as where it began."""
    if answered is not None:
        return set()
    traps = [match for match in situation.sayings if match.key.role == "trap"]
    return {at for trap in traps for at in range(trap.first, trap.last)}


def _of_the_measure(situation: Situation) -> set[int]:
    """The words that name what is measured: 血糖高 answers for the glucose, and tells of no diabetes."""
    if situation.question.kind is not ValueKind.QUANTITY:
        return set()
    own = (match for match in situation.topics if match.key == situation.question.id)
    return {at for match in own for at in range(match.first, match.last)}


def _of_results(situation: Situation, trial: Trial) -> set[int]:
    """The words that name a test beside its figure: 空腹血糖 5.4 is a result, and tells of no diabetes."""
    clause_of = situation.sentence.clause_of
    figured = {clause_of(at) for at, word in enumerate(situation.utterance.words) if word.kind == "number"}
    tests = (match for match in situation.topics if test_of(trial.question(match.key)) is not None)
    return {
        at for match in tests if figured and clause_of(match.first) in figured
        for at in range(match.first, match.last)
    }  # fmt: skip


def _is_passed_by(situation: Situation, trial: Trial, aside: Match[str], answered: Value | None) -> bool:
    """True for a question that isn't put after this answer: none is how long since what there never was."""
    asked_when = trial.question(aside.key).asked_when
    if asked_when is None or answered is None:
        return False
    case = case_of(trial, {**situation.facts, situation.question.id: answered}, situation.today)
    return asked_when.truth(case) is FALSE


def _stated(
    situation: Situation, trial: Trial, named: Mapping[str, list[Match[str]]], outcome: Outcome
) -> Iterator[Also]:
    """The facts of the clauses that name a question's thing, the first ones where there are very many."""
    left = _MOST_WORDS
    for question_id, matches in named.items():
        question = trial.question(question_id)
        if question.kind is ValueKind.QUANTITY:
            matches = [match for match in matches if match in situation.asides]
        own = _own(situation, question, matches)
        near = list(dict.fromkeys(_near(situation, question, topic) for topic in own))
        if not near or len(near) > _MOST_STRETCHES:
            continue
        left -= sum(last - first for first, last in near)
        if left < 0:
            return
        if question.kind is ValueKind.DATE:
            fact = last_time(situation, question, near) or never_any(situation, question, own)
            fact = fact or last_time(situation, question, _with_next(situation, own))
        else:
            fact = agreed(situation, question, near) or _told_over_more(situation, question, own)
            fact = fact or _told_after(situation, question, own, outcome)
        if fact is not None:
            yield fact


def _of_person(situation: Situation, trial: Trial, told: set[str], outcome: Outcome) -> Iterator[Also]:
    """The age told in a clause of its own, and what the words for the participant tell: 老太太七十三了.

    Args:
        situation: The answer.
        trial: Whose questions are looked for.
        told: The other questions of which something is said already.
        outcome: What the answer says to its own question.
    """
    ages = list(told_ages(situation, outcome.value is not None))
    stretches: dict[str, list[Stretch]] = {}
    for question in trial.questions:
        if ages and question.kind is ValueKind.AGE:
            stretches[question.id] = [(age.first, age.last) for age in ages]
    persons = [age.whose for age in ages]
    if (kin := kin_answered_for(situation, outcome)) is not None:
        persons.append(kin)
    for aside in situation.every_aside:
        near = [one for one in persons if one[0] <= aside.first and aside.last <= one[1]]
        stretches.setdefault(aside.key, []).extend(near)
    for question_id, near in stretches.items():
        if question_id in told or question_id == situation.question.id or not near:
            continue
        fact = agreed(situation, trial.question(question_id), list(dict.fromkeys(near)))
        if fact is not None:
            yield fact


def _told_after(
    situation: Situation, question: Question, own: Sequence[Match[str]], outcome: Outcome
) -> Also | None:
    """What is told in the clauses after the name's, as far as they are of nothing else."""
    if question.kind not in (ValueKind.BOOLEAN, ValueKind.CHOICE):
        return None
    words, sentence = situation.utterance.words, situation.sentence
    named = [match.first for match in (*situation.topics, *situation.asides) if match.key != question.id]
    first = last = sentence.clause_of(own[0].first)
    for clause in sentence.clauses[sentence.clauses.index(first) + 1 :]:
        span = words[clause.first].start, words[clause.last - 1].end
        answers = outcome.span is not None and outcome.span[0] < span[1] and span[0] < outcome.span[1]
        if answers or any(clause.first <= at < clause.last for at in named):
            break
        last = clause
    return agreed(situation, question, [(first.first, last.last)]) if last is not first else None


def _told_over_more(situation: Situation, question: Question, own: Sequence[Match[str]]) -> Also | None:
    """What the name's clause tells together with what follows: "T2DM, diet controlled"."""
    if question.kind is ValueKind.DURATION:
        return agreed(situation, question, [_wide(situation, own[0])])
    if question.kind is ValueKind.CHOICE:
        return agreed(situation, question, _with_next(situation, own))
    return None


def _with_next(situation: Situation, own: Sequence[Match[str]]) -> list[Stretch]:
    """The clauses of the names, each with what goes on from it: 换的依维莫司，现在还吃着."""
    clauses = dict.fromkeys(situation.sentence.clause_of(topic.first) for topic in own)
    return [_and_next(situation, clause) for clause in clauses]


def _and_next(situation: Situation, clause: Clause) -> Stretch:
    """The clause of the name, and a short one after its comma that names nothing else."""
    following = situation.sentence.clause_of(clause.last + 1)
    named = (*situation.topics, *situation.asides)
    short = following.last - following.first <= _SHORT and clause.mark == ","
    short = short and not situation.sentence.has_denial(following.first, following.last)
    short = short and not tells(situation, (following.first, following.last), _LEFT_OPEN)
    joined = short and not any(following.first <= match.first < following.last for match in named)
    return clause.first, following.last if joined else _with_answer(situation, clause)


_LEFT_OPEN = frozenset("if whether idea know hope hopefully maybe".split())
_SHORT = 5
"""Words of a clause that goes on with what was named just before."""


def _names_test(situation: Situation, named: Iterable[str]) -> bool:
    """True where a laboratory question is named: only then its readers are worth asking."""
    trial = situation.vocabulary.trial if situation.vocabulary is not None else None
    return trial is not None and any(trial.question(name).kind is ValueKind.QUANTITY for name in named)


def _laboratory(situation: Situation, trial: Trial) -> Iterator[Also]:
    """Laboratory values given by name, each where its figures agree and are sure.

    That one is high or low counts only among others: said by the way, it tells no figure and no day.
    """
    from chatbot.interpretation.figures.quantities import read_labs

    values: dict[str, list[Candidate]] = {}
    for name, candidate in read_labs(situation.utterance, trial, situation.today, situation.question.id):
        values.setdefault(name, []).append(candidate)
    for name, candidates in values.items():
        first = candidates[0]
        sure = all(candidate.sure and candidate.value == first.value for candidate in candidates)
        apart = trial.question(name).section != situation.question.section
        level = apart and isinstance(first.value, Reference)
        if sure and first.value is not None and not level and _is_of_now(situation, first, apart):
            yield Also(name, first.value, situation.utterance.raw_span(first.start, first.end))


def _is_of_now(situation: Situation, figure: Candidate, apart: bool) -> bool:
    """False for a result of another person or of times gone by: "hers was 110", "platelets were 90 in 2024".

    Args:
        situation: The answer.
        figure: The result.
        apart: True where no result was asked for: then one told as past is what it was at that time.
    """
    words, sentence = situation.utterance.words, situation.sentence
    at = next((at for at, word in enumerate(words) if word.end > figure.start), 0)
    if sentence.of_another(at, situation.relative_speaks):
        return False
    if not situation.relative_speaks and sentence.goes_on_of_another(at):
        return False
    clause = sentence.clause_of(at)
    said = [word.key for word in words[clause.first : clause.last]]
    past = apart and not _PAST.isdisjoint(said)
    return not past and not sentence.long_past(at) and _LONG_AGO.search(" ".join(said)) is None


_PAST = frozenset("was were fell dropped went rose hit got came plunged shot climbed".split())
"""Words that tell what a result was when something else happened: "stopped because platelets fell to 60"."""
_LONG_AGO = re.compile(r"\blast year\b|\byears? (?:ago|back)\b|\b(?:in|from|of) 20\d\d\b|去年|前年|年前")


def _own(situation: Situation, question: Question, topics: list[Match[str]]) -> list[Match[str]]:
    """The names of the question's thing that are not said of another person, nor of what is over."""
    sentence = situation.sentence
    own = [topic for topic in topics if not sentence.of_another(topic.first, situation.relative_speaks)]
    if not situation.relative_speaks:
        own = [topic for topic in own if not sentence.names_kin(topic.first, topic.last)]
        own = [topic for topic in own if not sentence.goes_on_of_another(topic.last - 1)]
    if question.kind is ValueKind.AGE:
        own = [topic for topic in own if not is_of_typist(situation, sentence.clause_of(topic.first))]
        own = [topic for topic in own if not _is_of_then(situation, topic)]
        measures = _measuring(situation)
        own = [topic for topic in own if sentence.clause_of(topic.first) not in measures]
        asides = {aside.first for aside in situation.asides if aside.key == question.id}
        own = [topic for topic in own if topic.first not in asides or _is_bare_age(situation, topic)]
    if question.kind is ValueKind.QUANTITY and question.section != situation.question.section:
        own = [topic for topic in own if _is_all_of_clause(situation, topic)]
    if question.kind in (ValueKind.BOOLEAN, ValueKind.CHOICE):
        own = [topic for topic in own if not sentence.may_be_denied(topic.first)]
        own = [topic for topic in own if not _is_left_open(situation, topic)]
        asked = situation.wording_of(question.id)
        own = [topic for topic in own if not is_answered_in_part(situation, topic.last, asked)]
    if question.kind is ValueKind.BOOLEAN:
        own = [topic for topic in own if not sentence.has_ended(topic.last)]
        own = [topic for topic in own if not sentence.planned_beside(topic.first, topic.last)]
    return own


def _measuring(situation: Situation) -> set[Clause]:
    """The clauses that say what their figure is of: "weight 58" tells no age."""
    if situation.vocabulary is None:
        return set()
    trial, topics = situation.vocabulary.trial, situation.topics
    measured = (topic for topic in topics if trial.question(topic.key).kind is ValueKind.QUANTITY)
    return {situation.sentence.clause_of(topic.first) for topic in measured}


def _is_left_open(situation: Situation, topic: Match[str]) -> bool:
    """True for a name put as a question or told as a suspicion: 脑转移？, 考虑肺炎."""
    sentence = situation.sentence
    answered = sentence.asks_and_denies(topic.first) or sentence.bare_follows(topic.first)
    asks = situation.utterance.lang == "zh" and sentence.asks(topic.first)
    asked = not answered and (asks or sentence.clause_of(topic.first).mark == "?")
    return asked or sentence.unsettled(topic.first, topic.last)


def _is_all_of_clause(situation: Situation, topic: Match[str]) -> bool:
    """True for an amount that its clause tells by itself: "71, 88 kg", and not "71, lost 8 kg"."""
    clause, words = situation.sentence.clause_of(topic.first), situation.utterance.words
    beside = (*words[clause.first : topic.first], *words[topic.last : clause.last])
    said = {word.key for word in beside}
    answers_who = situation.question.role == "respondent"
    of_typist = situation.relative_speaks and (bool(said & _SELF) or (answers_who and not said & _OTHER))
    return not of_typist and all(word.kind == "number" or word.key in _BESIDE_AMOUNT for word in beside)


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
    "and at or weigh weighs weight weighing now currently half lb lbs".split()
)
"""Words that say nothing of an amount but that it is one."""


def _is_of_then(situation: Situation, topic: Match[str]) -> bool:
    """True for the age at which something was: "periods stopped at 50"."""
    return topic.first > 0 and situation.utterance.words[topic.first - 1].key in _AT


_AT = frozenset("at since until till".split())


def _near(situation: Situation, question: Question, topic: Match[str]) -> Stretch:
    if question.kind in _BY_NAME:
        return as_far_as_next(situation, topic, past_mark(situation, topic))
    words, sentence = situation.utterance.words, situation.sentence
    if question.kind is ValueKind.DURATION:
        return _with_the_end(situation, sentence.clause_of(topic.first))
    last = next(
        (at for at in range(topic.last - 1, topic.first, -1) if words[at].kind != "punct"), topic.first
    )
    return sentence.clause_of(topic.first).first, _with_answer(situation, sentence.clause_of(last))


def _with_the_end(situation: Situation, clause: Clause) -> Stretch:
    """The clause, and the one beside it that tells when it was over: 2020年开始，今年5月停的."""
    words, sentence = situation.utterance.words, situation.sentence
    before, after = sentence.clause_of(max(clause.first - 2, 0)), sentence.clause_of(clause.last + 1)
    first = before.first if _tells_the_end(words[before.first : before.last]) else clause.first
    return first, after.last if _tells_the_end(words[after.first : after.last]) else clause.last


def _tells_the_end(words: Sequence[Token]) -> bool:
    dated = any(word.kind == "number" for word in words)
    return dated and any(word.key in _OVER for word in words)


_OVER = frozenset("stopped stop ended ending finished last final 停 止 末 后 束 完".split())


def _with_answer(situation: Situation, clause: Clause) -> int:
    """Index after the clause, or after the bare yes or no that follows it: "brain mets: none"."""
    following = situation.sentence.clause_of(clause.last + 1)
    answered = following.first > clause.first and situation.sentence.is_bare_answer(following)
    return following.last if answered else clause.last


def _wide(situation: Situation, topic: Match[str]) -> Stretch:
    """A length of time may be told over several clauses: "cancer in 2009, all clear since"."""
    clause = situation.sentence.clause_of(topic.first)
    end = len(situation.utterance.words)
    figures = any(word.kind == "number" for word in situation.utterance.words[clause.last :])
    last = as_far_as_next(situation, topic, end)[1] if figures else end
    return clause.first, _past_figure(situation, last)


def _past_figure(situation: Situation, last: int) -> int:
    """The end of the clause that a stretch ends in, where a figure stands there before: 18年|手术的."""
    words, clause = situation.utterance.words, situation.sentence.clause_of(last)
    dated = any(word.kind == "number" for word in words[clause.first : last])
    return clause.last if dated else last
