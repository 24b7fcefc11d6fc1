"""A reading offered because examples say so, and one doubted because they say otherwise."""

from __future__ import annotations

from dataclasses import replace

from chatbot.interpretation.outcome import Outcome
from chatbot.interpretation.reading import Command, Status
from chatbot.interpretation.resemblance import Likeness, Resemblance, resemblance_of
from chatbot.interpretation.situation import Situation
from criteria.model import UNCLEAR, Trial
from criteria.values import Choice, Value, ValueKind

_OFFERED, _DOUBTED, _DOUBTED_IN_SHORT = 0.37, 0.42, 0.75
"""How similar an example is from which on its reading is offered, and from which on it casts doubt: on a long
answer, and on a short one."""
_OF_ANY, _STEERS, _NEVER = 0.5, 0.56, 2.0
"""The same for what may be said to any question: for "don't know" and "won't say", and for commands, which
are taken at once; and what no example is."""
_ASKING = frozenset("? 吗 呢".split())
"""Marks of a question, which says neither."""
_MANY_WORDS, _MANY_HAN = 4, 7
"""Words, or Chinese characters, of a long answer."""
_FEWEST = 2
"""Words or characters of one that can be likened to another at all."""
_IN_WORDS = (ValueKind.BOOLEAN, ValueKind.CHOICE)


def by_example(situation: Situation, outcome: Outcome, trial: Trial, alone: bool) -> Outcome | Command:
    """The reading that holds once examples were looked at.

    Args:
        situation: The answer.
        outcome: What the grammar made of it.
        trial: Whose examples they are.
        alone: Whether the answer states nothing of other questions; else it is no command, and no
            "don't know" to this one.

    Returns:
        The outcome as it was, one that is offered in its place, or the command that the words give.
    """
    if outcome.note is not None or len(situation.utterance.words) < _FEWEST:
        return outcome
    examples = resemblance_of(trial, situation.utterance.lang)
    if outcome.status is not Status.UNCLEAR:
        return _held_against(examples, situation, outcome)
    if not _long(situation):
        return outcome
    own = examples.nearest(situation.question.id, situation.utterance)
    other = examples.nearest_of_any(situation.utterance) if alone else None
    if other is not None and other.score >= max(_least(situation, other), own.score if own else 0.0):
        return _of_any(other, outcome)
    if own is None or own.score < _OFFERED or own.reading == UNCLEAR or _asks(situation):
        return outcome
    return _offered(situation, own)


def _least(situation: Situation, example: Likeness) -> float:
    """How similar an example of what may be said to any question has to be, at least."""
    if example.reading not in (Status.UNKNOWN, Status.DECLINED):
        return _STEERS
    return _NEVER if _asks(situation) else _OF_ANY


def _of_any(example: Likeness, outcome: Outcome) -> Outcome | Command:
    if example.reading in (Status.UNKNOWN, Status.DECLINED):
        return replace(outcome, status=Status(example.reading))
    return Command(example.reading)


def _held_against(examples: Resemblance, situation: Situation, outcome: Outcome) -> Outcome:
    """To be confirmed, where a very similar example reads otherwise than the grammar, or more closely."""
    if situation.question.kind not in _IN_WORDS or _decides_by_figure(situation) or _asks_already(outcome):
        return outcome
    nearest = examples.nearest(situation.question.id, situation.utterance)
    enough = _DOUBTED if _long(situation) else _DOUBTED_IN_SHORT
    if nearest is None or nearest.score < enough or nearest.reading == _reading(outcome.value):
        return outcome
    if outcome.status is Status.UNDERSTOOD:
        return replace(outcome, status=Status.CONFIRM)
    return outcome if nearest.reading == UNCLEAR else _offered(situation, nearest)


def _asks_already(outcome: Outcome) -> bool:
    """True where one value is to be confirmed, or the person would rather not say."""
    settled = not isinstance(outcome.value, Choice) or outcome.value.settled
    return outcome.status is Status.DECLINED or (outcome.status is Status.CONFIRM and settled)


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
    return any(word.key in _ASKING for word in situation.utterance.words)


def _decides_by_figure(situation: Situation) -> bool:
    """True for a choice that a figure may tell, as a Ki-67 tells the grade: examples are likened by words."""
    if situation.question.kind is not ValueKind.CHOICE:
        return False
    return any(word.kind == "number" for word in situation.utterance.words)
