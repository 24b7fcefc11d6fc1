"""A reading offered because examples say so, and one doubted because they say otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chatbot.interpretation.outcome import Outcome
from chatbot.interpretation.reading import Also, Command, Status
from chatbot.interpretation.resemblance import Likeness, Resemblance, resemblance_of
from chatbot.interpretation.situation import Situation
from criteria.model import ANY_QUESTION, UNCLEAR, Trial
from criteria.values import Choice, Value, ValueKind

_OFFERED, _OFFERED_AT_ALL, _AHEAD = 0.35, 0.9, 1.6
"""How similar an example is from which on its reading is offered: to a long answer, and to a short one, a
doubtful one or one that states another fact; and how many times as similar as the next reading's."""
_DOUBTED, _DOUBTED_IN_SHORT, _DOUBTS_AHEAD = 0.42, 0.75, 1.2
"""How similar one is that casts doubt: on a long answer, and on a short one; and how many times as similar as
the next reading's."""
_NEARLY_SAME = 0.9
"""How similar one is whose reading is offered instead of another that the grammar offers."""
_SAID_TO_ANY = 0.65
"""How similar one of what may be said to any question is, from which on it is taken for the same: for a
"don't know" or "won't say", or for a command."""
_ASKING = frozenset("? 吗 呢".split())
"""Marks of a question, which says neither."""
_MANY_WORDS, _MANY_HAN = 4, 7
"""Words, or Chinese characters, of a long answer."""
_FEWEST = 2
"""Words or characters of one whose reading an example can cast doubt on."""
_IN_WORDS = (ValueKind.BOOLEAN, ValueKind.CHOICE)


def by_example(
    situation: Situation, outcome: Outcome, also: Sequence[Also], trial: Trial
) -> Outcome | Command:
    """The reading that holds once examples were looked at.

    Args:
        situation: The answer.
        outcome: What the grammar made of it.
        also: What it states of other questions; if anything, it is no command, and no "don't know" to
            this one.
        trial: Whose examples they are.

    Returns:
        The outcome as it was, one that is offered in its place, or what is said to any question.
    """
    if outcome.note is not None:
        return outcome
    examples = resemblance_of(trial, situation.utterance.lang)
    if outcome.status is not Status.UNCLEAR:
        return _held_against(examples, situation, outcome)
    own = examples.nearest(situation.question.id, situation.utterance)
    asks_leave = situation.question.role in ("consent", "keep")
    other = None if also or asks_leave else examples.nearest(ANY_QUESTION, situation.utterance)
    if other is not None and _is_said(situation, other) and (own is None or other.score >= own.score):
        return _of_any(other, outcome)
    plain = _long(situation) and not situation.sentence.doubted and not also
    enough = _OFFERED if plain else _OFFERED_AT_ALL
    if own is None or not own.stands_out(enough, _AHEAD) or own.reading == UNCLEAR:
        return outcome
    if _asks(situation) or _decides_by_figure(situation):
        return outcome
    return _offered(situation, own)


def _is_said(situation: Situation, example: Likeness) -> bool:
    """Whether the answer is like enough to what may be said to any question."""
    if not _long(situation) or example.score < _SAID_TO_ANY:
        return False
    if example.reading in (Status.UNKNOWN, Status.DECLINED):
        return not _asks(situation)
    named = any(topic.key == situation.question.id for topic in situation.topics)
    return not situation.sayings and not (named and example.reading == Command.CHANGE)


def _of_any(example: Likeness, outcome: Outcome) -> Outcome | Command:
    if example.reading in (Status.UNKNOWN, Status.DECLINED):
        return replace(outcome, status=Status(example.reading))
    return Command(example.reading)


def _held_against(examples: Resemblance, situation: Situation, outcome: Outcome) -> Outcome:
    """To be confirmed, where a very similar example reads otherwise than the grammar, or more closely."""
    if situation.question.kind not in _IN_WORDS or _decides_by_figure(situation):
        return outcome
    if len(situation.utterance.words) < _FEWEST:
        return outcome
    nearest = examples.nearest(situation.question.id, situation.utterance)
    enough = _DOUBTED if _long(situation) else _DOUBTED_IN_SHORT
    if nearest is None or nearest.reading == _reading(outcome.value):
        return outcome
    if not nearest.stands_out(enough, _DOUBTS_AHEAD):
        return outcome
    if outcome.status is not Status.DECLINED and nearest.reading != UNCLEAR:
        if _outweighs(situation, nearest, outcome):
            return _offered(situation, nearest)
    return replace(outcome, status=Status.CONFIRM) if outcome.status is Status.UNDERSTOOD else outcome


def _outweighs(situation: Situation, example: Likeness, outcome: Outcome) -> bool:
    """Whether the example says more than what the grammar would have or offers."""
    return outcome.value is None or (example.score >= _NEARLY_SAME and not _has_figure(situation))


def _offered(situation: Situation, example: Likeness) -> Outcome:
    value = (
        example.reading == "true"
        if situation.question.kind is ValueKind.BOOLEAN
        else Choice((example.reading,))
    )
    return Outcome(Status.CONFIRM, value, (0, len(situation.utterance.text)))


def _reading(value: Value | None) -> str | None:
    """The name of a value among examples."""
    if isinstance(value, Choice):
        return value.codes[0] if value.settled else None
    return str(value).lower() if isinstance(value, bool) else None


def _long(situation: Situation) -> bool:
    words = situation.utterance.words
    han = sum(word.kind == "han" for word in words)
    return han >= _MANY_HAN if han else sum(word.kind == "word" for word in words) >= _MANY_WORDS


def _asks(situation: Situation) -> bool:
    asked = any(word.key in _ASKING for word in situation.utterance.words)
    return asked or any(situation.sentence.asks(clause.first) for clause in situation.sentence.clauses)


def _decides_by_figure(situation: Situation) -> bool:
    """True for a choice that a figure may tell, as a Ki-67 tells the grade: examples are likened by words."""
    return situation.question.kind is ValueKind.CHOICE and _has_figure(situation)


def _has_figure(situation: Situation) -> bool:
    return any(word.kind == "number" for word in situation.utterance.words)
