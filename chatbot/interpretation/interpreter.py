"""One answer in, one reading out: the order in which the readers are asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from chatbot.interpretation import kinds
from chatbot.interpretation.also import what_else
from chatbot.interpretation.as_known import turns_away_unknowing
from chatbot.interpretation.aside_turned import is_taken_back
from chatbot.interpretation.by_example import by_example
from chatbot.interpretation.by_share import share_told
from chatbot.interpretation.commands import find_command
from chatbot.interpretation.everyday_things import speaks_of_everyday
from chatbot.interpretation.heard import in_words
from chatbot.interpretation.left_beside import leaves_a_word
from chatbot.interpretation.lexicon import SIGNS
from chatbot.interpretation.misplaced import speaks_of_another
from chatbot.interpretation.normalise import normalise
from chatbot.interpretation.not_known import or_not_known
from chatbot.interpretation.outcome import Outcome, to_be_confirmed
from chatbot.interpretation.reading import Also, Command, Interpretation, Status
from chatbot.interpretation.script import with_grouping_commas
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.swapped_letters import put_back
from chatbot.interpretation.then_and_now import tells_then_and_now, told_of_now
from chatbot.interpretation.turned_outside import turned_outside
from chatbot.interpretation.vocabulary import vocabulary_of
from criteria.model import Lang, Question, Trial
from criteria.values import Choice, Missing, Value, ValueKind

_NOTHING_KNOWN: Mapping[str, Value] = {}

_CUT = {
    "en": "The answer was very long: only its first 2,000 characters were read.",
    "zh": "这个回答很长，只读了前2000个字。",
}


def interpret(
    trial: Trial,
    question_id: str,
    answer: str,
    lang: Lang | None = None,
    today: date | None = None,
    facts: Mapping[str, Value] = _NOTHING_KNOWN,
) -> Interpretation:
    """The reading of an answer to one of the trial's questions.

    Args:
        trial: The definition.
        question_id: The question that was put.
        answer: The words as typed: any text at all.
        lang: The language of the conversation; None: that of the answer.
        today: The day on which it was said; None: today.
        facts: What earlier answers said, by question id.

    Raises:
        KeyError: the trial has no such question.
    """
    question = trial.question(question_id)
    utterance = normalise(answer, lang)
    wording = trial.wording[utterance.lang].questions.get(question_id)
    situation = Situation(
        utterance=utterance,
        question=question,
        vocabulary=vocabulary_of(trial),
        lang=utterance.lang,
        today=today or date.today(),
        facts=facts,
        asked=wording.ask if wording is not None else "",
    )
    reading = _interpreted(situation, trial)
    if reading.status is Status.UNCLEAR and reading.note is None and not reading.also:
        reading = _with_letters_put_back(situation, trial) or reading
    return _noting_cut(reading, situation)


def _with_letters_put_back(situation: Situation, trial: Trial) -> Interpretation | None:
    """What the one word says that two swapped letters hide, asked back; None: nothing, or not one thing."""
    meant = (normalise(word, situation.lang) for word in put_back(situation.utterance))
    read = [_interpreted(replace(situation, utterance=one), trial) for one in meant]
    told = [one for one in read if one.status is Status.UNDERSTOOD]
    if not told or any(one.value != told[0].value for one in told):
        return None
    return replace(told[0], status=Status.CONFIRM)


def interpret_kind(
    kind: str,
    answer: str,
    lang: Lang | None = None,
    today: date | None = None,
    text: str | None = None,
) -> Interpretation:
    """The reading of an answer as a bare type of value.

    Args:
        kind: "boolean", "number", "percent", "age", "weight", "duration" or "date".
        answer: The words as typed.
        lang: The language of the conversation; None: that of the answer.
        today: The day on which it was said; None: today.
        text: The question's wording, where there is one.

    Raises:
        ValueError: there is no such type.
    """
    utterance = normalise(with_grouping_commas(answer), lang)
    situation = Situation(
        utterance,
        _bare_question(kind),
        None,
        utterance.lang,
        today or date.today(),
        _NOTHING_KNOWN,
        text or "",
    )
    return _noting_cut(_interpreted(situation, None), situation)


@cache
def _bare_question(kind: str) -> Question:
    if kind == "weight":
        return Question("weight", "", ValueKind.QUANTITY, unit="kg")
    if kind in ("choice", "quantity", "text"):
        raise ValueError(f"there is no bare type {kind!r}")
    unit = "d" if kind == "duration" else None
    return Question(kind, "", ValueKind(kind), unit=unit, allows_never=True)


def _interpreted(situation: Situation, trial: Trial | None) -> Interpretation:
    if not any(token.kind != "punct" or token.text in SIGNS for token in situation.utterance.tokens):
        return Interpretation(Status.UNCLEAR)
    if situation.vocabulary is not None or situation.question.kind is not ValueKind.BOOLEAN:
        steering = find_command(situation)
        if steering is not None:
            return Interpretation(Status.COMMAND, command=steering.command, target=steering.target)
    outcome = or_not_known(situation, kinds.read(situation))
    also = what_else(situation, outcome) if trial is not None else ()
    also = tuple(one for one in also if not is_taken_back(situation, one, situation.wording_of(one.question)))
    if trial is not None:
        also, outcome = _without_own_figure(situation, outcome, also, trial)
    if trial is not None:
        outcome = _report(situation, trial, also, outcome)
        share = share_told(situation, trial)
        if share is not None:
            also, outcome = (*also, share), Outcome(Status.UNCLEAR)
        outcome = _derived(situation, trial, also, outcome) or outcome
        likened = _likened(situation, outcome, also, trial)
        if isinstance(likened, Command):
            return Interpretation(Status.COMMAND, command=likened)
        outcome = likened
        doubted = share is not None or _to_confirm(situation, trial, outcome)
        outcome = to_be_confirmed(outcome) if doubted else outcome
        also = _at_hand(situation, trial, also, outcome)
    span = situation.utterance.raw_span(*outcome.span) if outcome.span is not None else None
    said = (
        in_words(outcome.value, situation.question, situation.lang, trial, situation.utterance.text)
        if outcome.value is not None
        else ""
    )
    return Interpretation(outcome.status, outcome.value, said, span, also, outcome.note)


def _likened(situation: Situation, outcome: Outcome, also: Sequence[Also], trial: Trial) -> Outcome | Command:
    """What holds once examples were looked at: of what was and is now they know only one."""
    if outcome.value is not None and tells_then_and_now(situation):
        return outcome
    return by_example(told_of_now(situation), outcome, also, trial)


def _to_confirm(situation: Situation, trial: Trial, outcome: Outcome) -> bool:
    if outcome.span is not None and speaks_of_everyday(situation, *outcome.span):
        return True
    return (
        turns_away_unknowing(situation, trial, outcome.value)
        or speaks_of_another(situation, trial, outcome)
        or leaves_a_word(situation, outcome)
        or turned_outside(situation, outcome)
    )


def _without_own_figure(
    situation: Situation, outcome: Outcome, also: tuple[Also, ...], trial: Trial
) -> tuple[tuple[Also, ...], Outcome]:
    """The facts and the outcome where "I'm 62" may be an age or what was measured."""
    figure_is_age = _is_age(situation, outcome, also, trial)
    if not _says_no_age(situation):
        return also, Outcome(Status.UNCLEAR) if figure_is_age else outcome
    measured = _is_named(situation) or _is_held_against_limit(situation)
    if figure_is_age or measured:
        also = tuple(fact for fact in also if trial.question(fact.question).kind is not ValueKind.AGE)
    return also, to_be_confirmed(outcome) if figure_is_age and not measured else outcome


def _is_age(situation: Situation, outcome: Outcome, also: Sequence[Also], trial: Trial) -> bool:
    """True when the figure read is the age that the words tell: "actually he is 72"."""
    if situation.question.kind not in _FIGURES or outcome.span is None or outcome.value is None:
        return False
    first, last = situation.utterance.raw_span(*outcome.span)
    spans = [fact.span for fact in also if trial.question(fact.question).kind is ValueKind.AGE]
    return not _is_named(situation) and any(
        span[0] < last and first < span[1] for span in spans if span is not None
    )


def _is_named(situation: Situation) -> bool:
    return any(match.key == situation.question.id for match in situation.topics)


def _is_held_against_limit(situation: Situation) -> bool:
    """Whether a limit beside it tells that "I'm 62" is the value: "top end is 55, I'm 62"."""
    from chatbot.interpretation.figures.said import read_said

    return any(one.is_limit for one in read_said(situation.utterance).statements)


def _says_no_age(situation: Situation) -> bool:
    """Whether "I'm 62" may as well be what was asked for: a weight, a result."""
    measured = situation.question.kind is ValueKind.QUANTITY
    return measured and _OF_AGES.isdisjoint(situation.utterance.keys)


_OF_AGES = frozenset("year years yrs yr yo old age aged turned birthday 岁 年".split())
_FIGURES = (ValueKind.QUANTITY, ValueKind.PERCENT, ValueKind.NUMBER)


_REPORT = 3
"""Results in one answer from which on they are read off a report."""


def _report(situation: Situation, trial: Trial, also: Sequence[Also], outcome: Outcome) -> Outcome:
    """That there are results, where they are given in place of a yes."""
    question = situation.question
    if question.role != "results" or outcome.status not in (Status.UNCLEAR, Status.CONFIRM):
        return outcome
    given = [fact for fact in also if trial.question(fact.question).section == question.section]
    if not given or outcome.value is False:
        return outcome
    status = Status.UNDERSTOOD if len(given) >= _REPORT else Status.CONFIRM
    return Outcome(status, True, outcome.span)


def _at_hand(
    situation: Situation, trial: Trial, also: tuple[Also, ...], outcome: Outcome
) -> tuple[Also, ...]:
    """The facts without the results that somebody tells who says that there are none of late."""
    if situation.question.role != "results" or outcome.value is not False:
        return also
    asked_when = ((one, trial.question(one.question).asked_when) for one in also)
    return tuple(one for one, when in asked_when if when is None or situation.question.id not in when.facts)


def _derived(situation: Situation, trial: Trial, also: Sequence[Also], said: Outcome) -> Outcome | None:
    """A choice held against the other facts the words state, as the grade is against a Ki-67.

    Args:
        situation: The answer.
        trial: What follows from what.
        also: The other facts.
        said: What the words say of the choice itself: narrowed, or nothing, it follows from the facts;
            settled, it is to be confirmed where they say otherwise: "G2 (Ki-67 25 %)".
    """
    left = _left_by_facts(situation, trial, also)
    if left is None:
        return None
    if not isinstance(said.value, Choice):
        return _of_codes(left) if said.value is None else None
    agreed = tuple(code for code in left if code in said.value.codes)
    if said.value.settled:
        return None if agreed else to_be_confirmed(said)
    return _of_codes(agreed or said.value.codes)


def _of_codes(left: tuple[str, ...]) -> Outcome:
    return Outcome(Status.UNDERSTOOD if len(left) == 1 else Status.CONFIRM, Choice(left))


def _left_by_facts(situation: Situation, trial: Trial, also: Sequence[Also]) -> tuple[str, ...] | None:
    """The codes of the question that the other facts leave possible; None: every one."""
    codes = situation.question.codes
    if not also or not codes:
        return None
    names = [name for name in trial.derived if set(trial.derived_codes[name]) == set(codes)]
    if not names:
        return None
    from criteria.evaluate import case_of

    facts: dict[str, Value | Missing] = {fact.question: fact.value for fact in also}
    case = case_of(trial, {situation.question.id: Missing.UNKNOWN, **facts}, situation.today, None)
    return case.derived_value(names[0])


def _noting_cut(reading: Interpretation, situation: Situation) -> Interpretation:
    if not situation.utterance.cut:
        return reading
    note = _CUT[situation.lang]
    return replace(reading, note=f"{reading.note} {note}" if reading.note else note)
