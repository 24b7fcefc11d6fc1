"""What else an answer says: facts about other questions, only where the words really state them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from chatbot.interpretation.agreed import agreed
from chatbot.interpretation.at_results import is_of_other_illness
from chatbot.interpretation.figures.names import test_of
from chatbot.interpretation.following import follow_ons
from chatbot.interpretation.last_of_all import drugs_told, only_ones
from chatbot.interpretation.last_times import (
    last_time,
    last_time_of_several,
    never_any,
    without_none_since,
)
from chatbot.interpretation.named_as_own import lengths_of_participant, named_as_own
from chatbot.interpretation.near_name import near_name, wide, with_next
from chatbot.interpretation.outcome import Outcome
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.reading import Also
from chatbot.interpretation.results_beside import names_test, results_beside
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.spared import (
    is_left_out,
    is_on_own_scale,
    is_reason_for_no,
    is_set_aside,
    is_spared,
)
from chatbot.interpretation.spoken_for import (
    as_told,
    kin_answered_for,
    names_another,
    sexes_beside_ages,
    tells_own_age,
    told_ages,
)
from chatbot.interpretation.stretches import Stretch
from chatbot.interpretation.told_of_others import is_told_of_others
from chatbot.interpretation.typist import Typist, is_helper, is_typists_own, who_types
from chatbot.interpretation.weighed import tells_weight
from criteria.evaluate import case_of
from criteria.model import Question, Trial
from criteria.truth import FALSE, TRUE
from criteria.values import Choice, Dates, Missing, Value, ValueKind

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
    situation, trial = as_told(answer, outcome), answer.vocabulary.trial
    named = _named(answer, situation, trial, outcome)
    found = list(_stated(situation, trial, named, outcome))
    found += _of_person(situation, trial, {fact.question for fact in found}, outcome)
    found += _following(situation, trial, {fact.question: fact.value for fact in found}, outcome)
    figured = any(token.kind == "number" for token in situation.utterance.tokens)
    if figured or names_test(situation, named):
        told = {fact.question for fact in found}
        found += (fact for fact in results_beside(situation, trial) if fact.question not in told)
    found = [fact for fact in found if not _is_own_length(situation, trial, fact, outcome)]
    found = [fact for fact in found if not _leaves_nothing_asked(situation, trial, fact, outcome)]
    found = [fact for fact in found if not _is_own_no(situation, fact, outcome)]
    found = [fact for fact in found if not _is_time_of_own(situation, fact, outcome)]
    return tuple(fact for fact in found if not _is_anothers(situation, fact, outcome))


def _named(
    answer: Situation, situation: Situation, trial: Trial, outcome: Outcome
) -> dict[str, list[Match[str]]]:
    """Where other questions' things are named, by question, those of others than the participant left out."""
    answered = outcome.value
    taken = _asked_back(situation, answered) | _of_the_measure(situation) | _of_results(situation, trial)
    topics = (match for match in situation.topics if match.key != situation.question.id)
    surely = (match for match in topics if _is_spelt(match))
    surely = (one for one in surely if one.first not in taken or tells_weight(situation, one))
    asides = (match for match in situation.asides if not _is_passed_by(situation, trial, match, answered))
    if tells_own_age(answer, outcome):
        surely = (match for match in surely if not names_another(situation, match))
        asides = (match for match in asides if not names_another(situation, match))
    typist = who_types(situation, answered)
    named: dict[str, list[Match[str]]] = {}
    for match in dict.fromkeys((*surely, *asides, *drugs_told(situation, trial))):
        if not _is_of_others(situation, match, typist, answered):
            named.setdefault(match.key, []).append(match)
    return named


def _is_spelt(named: Match[str]) -> bool:
    """True for a name without a slip, or so long that a slip doesn't matter: "radiotheraphy to any bones"."""
    return not named.fuzzy or named.size > _SHORT_NAME


_SHORT_NAME = 2


def _following(
    situation: Situation, trial: Trial, stated: dict[str, Value], outcome: Outcome
) -> Iterator[Also]:
    """What is told of questions that come up by what was stated: how long ago an illness told here was."""
    if outcome.value is not None:
        stated[situation.question.id] = outcome.value
    for question, matches in follow_ons(situation, trial, stated):
        if question.kind is ValueKind.DURATION:
            matches = lengths_of_participant(situation, matches)
        near = list(dict.fromkeys(near_name(situation, question, match) for match in matches))
        if question.id != situation.question.id and (fact := agreed(situation, question, near)) is not None:
            yield fact


def _is_of_others(situation: Situation, named: Match[str], typist: Typist, answered: Value | None) -> bool:
    """True for what is named of the one who types or helps, or of another illness than the tumour."""
    if is_helper(situation, named, typist) or is_of_other_illness(situation, named, answered):
        return True
    unsaid = answered is None and situation.question.role == "respondent"
    return is_typists_own(situation, named, "another" if unsaid else typist)


def _is_anothers(situation: Situation, fact: Also, outcome: Outcome) -> bool:
    """True for what its statement tells of somebody else than whom it is typed for."""
    at = situation.word_at_typed(fact.span[0])
    return is_told_of_others(situation, at) and who_types(situation, outcome.value) != "another"


def _is_time_of_own(situation: Situation, fact: Also, outcome: Outcome) -> bool:
    """True for the time of the answer's own figure: "30 before they stopped chemo, 140 this week"."""
    if situation.question.kind is not ValueKind.QUANTITY or not isinstance(fact.value, Dates):
        return False
    if outcome.span is None:
        return False
    figure, _ = situation.utterance.raw_span(*outcome.span)
    clause = situation.sentence.clause_of(situation.word_at_typed(fact.span[0]))
    within = clause.first <= situation.word_at_typed(figure) < clause.last
    return within and fact.question not in situation.named_in(clause)


def _is_own_length(situation: Situation, trial: Trial, fact: Also, outcome: Outcome) -> bool:
    """True for an age that only the length of time asked for would tell: "20 yrs" free of a cancer."""
    if situation.question.kind is not ValueKind.DURATION or outcome.span is None:
        return False
    if trial.question(fact.question).kind is not ValueKind.AGE:
        return False
    first, last = situation.utterance.raw_span(*outcome.span)
    return first < fact.span[1] and fact.span[0] < last


def _leaves_nothing_asked(situation: Situation, trial: Trial, fact: Also, outcome: Outcome) -> bool:
    """True for a fact by which the question would not be put that the answer answers.

    To when the last octreotide was, "May, then they switched me to lanreotide" tells of both. What is only
    asked because the fact isn't known may well be told beside it: the Ki-67 and the grade.
    """
    asked_when = situation.question.asked_when
    if asked_when is None or outcome.value is None:
        return False
    facts = {**situation.facts, situation.question.id: outcome.value, fact.question: fact.value}
    if asked_when.truth(case_of(trial, facts, situation.today)) is not FALSE:
        return False
    unknown = {**facts, fact.question: Missing.UNKNOWN}
    return asked_when.truth(case_of(trial, unknown, situation.today)) is not TRUE


def _is_own_no(situation: Situation, fact: Also, outcome: Outcome) -> bool:
    """True for a yes that only the words of the no itself would tell: 没有不良反应 to an allergy."""
    if outcome.value is not False or fact.value is not True or outcome.span is None or fact.span is None:
        return False
    first, last = situation.utterance.raw_span(*outcome.span)
    within = first <= fact.span[0] and fact.span[1] <= last
    return within and not _is_told_apart(situation, fact.span, outcome.span)


def _is_told_apart(situation: Situation, fact: tuple[int, int], no: tuple[int, int]) -> bool:
    """True for a Chinese yes in a clause of its own without a denial: 没有，例假正常，还能怀孕.

    Args:
        situation: The answer.
        fact: Where the answer as typed says it.
        no: Where the words tell the no, over several clauses.
    """
    sentence = situation.sentence
    clause = sentence.clause_of(situation.word_at_typed(fact[0]))
    several = sentence.clause_of(situation.word_at(no[0])) != sentence.clause_of(situation.word_at(no[1] - 1))
    return several and situation.lang == "zh" and not sentence.has_denial(clause.first, clause.last)


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
    beside = (match for match in situation.topics if figured and clause_of(match.first) in figured)
    named = (match for match in beside if not _holds(situation, match))
    tests = (match for match in named if test_of(trial.question(match.key)) is not None)
    return {at for match in tests for at in range(match.first, match.last)}


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
            own_weight = question.unit == "kg"
            matches = [
                one
                for one in matches
                if one in situation.asides
                or tells_weight(situation, one)
                or (own_weight and _holds(situation, one))
            ]
        own = named_as_own(situation, question, matches)
        if question.kind is ValueKind.DATE:
            own = without_none_since(situation, trial, own)
        near = list(dict.fromkeys(near_name(situation, question, topic) for topic in own))
        if not near or len(near) > _MOST_STRETCHES:
            continue
        left -= sum(last - first for first, last in near)
        if left < 0:
            return
        if question.kind is ValueKind.DATE:
            fact = last_time(situation, question, near) or never_any(situation, question, own)
            fact = fact or last_time(situation, question, with_next(situation, own))
            fact = fact or agreed(situation, question, list(only_ones(situation, own)))
            fact = fact or last_time_of_several(situation, question, own, outcome)
        else:
            fact = agreed(situation, question, near) or _told_over_more(situation, question, own)
            fact = fact or _told_after(situation, question, own, outcome)
        if fact is not None and not _is_told_away(situation, fact, own):
            yield fact


def _holds(situation: Situation, named: Match[str]) -> bool:
    """True for a name that holds a figure, as "I'm 81 kg" does."""
    return any(word.kind == "number" for word in situation.utterance.words[named.first : named.last])


def _is_told_away(situation: Situation, fact: Also, own: Sequence[Match[str]]) -> bool:
    """True for what is only left out, and a yes of what isn't there: "lungs and liver are fine"."""
    words, sentence = situation.utterance.words, situation.sentence
    if all(is_left_out(words, topic.first) or is_on_own_scale(situation, topic) for topic in own):
        return True
    if fact.value is False and all(is_reason_for_no(words, topic.last) for topic in own):
        return True
    if fact.value == _NOTHING or fact.value is False:
        return all(is_set_aside(words, topic.first, topic.last) for topic in own)
    return fact.value is True and all(
        is_spared(words, topic.first, topic.last) or sentence.is_excluded(topic.last) for topic in own
    )


_NOTHING = Choice(("none",))


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
    persons = [age.whose for age in ages] + list(sexes_beside_ages(situation))
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
        return agreed(situation, question, [wide(situation, own[0])])
    if question.kind is ValueKind.CHOICE:
        return agreed(situation, question, with_next(situation, own))
    return None
