"""The one value that an answer's stretches tell of a question that they are read for in passing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chatbot.interpretation import kinds
from chatbot.interpretation.everyday_things import speaks_of_everyday
from chatbot.interpretation.reading import Also, Status
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.stretches import Stretch
from criteria.model import Question
from criteria.values import Choice, Dates, Never, Quantity, Value, ValueKind


def agreed(situation: Situation, question: Question, stretches: Sequence[Stretch]) -> Also | None:
    """The one value that the stretches agree on, where one of them at least says so surely."""
    facts: dict[str, Also] = {}
    left_open: list[Choice] = []
    doubted: list[Value] = []
    for stretch in stretches:
        outcome = kinds.read(situation.passing(question, stretch))
        if isinstance(outcome.value, Choice) and not outcome.value.settled:
            left_open.append(outcome.value)
            continue
        if outcome.status is Status.CONFIRM and outcome.value is not None:
            doubted.append(outcome.value)
            continue
        if outcome.status is not Status.UNDERSTOOD or outcome.value is None or outcome.span is None:
            continue
        if isinstance(outcome.value, Never):
            return None
        of_person = isinstance(outcome.value, Choice) and situation.sentence.names_kin(*stretch)
        if not of_person and speaks_of_everyday(situation, *outcome.span):
            continue
        if isinstance(outcome.value, Quantity | Dates) and situation.puts_as_question(*outcome.span):
            return None
        span = situation.utterance.raw_span(*outcome.span)
        facts.setdefault(repr(outcome.value), Also(question.id, outcome.value, span))
    fact = next(iter(facts.values())) if len(facts) == 1 else _latest(facts.values())
    changed = bool(doubted) and question.kind is ValueKind.QUANTITY
    if fact is None or changed or any(value != fact.value for value in doubted):
        return None
    return fact if _is_among(fact, left_open) else None


def _latest(facts: Iterable[Also]) -> Also | None:
    """Of several dates each said to be the last, as 上一针 and 这一针 are, the latest; None: no such."""
    days = [(fact.value.latest, fact) for fact in facts if isinstance(fact.value, Dates)]
    known = [(day, fact) for day, fact in days if day is not None]
    return max(known, key=lambda pair: pair[0])[1] if known and len(known) == len(days) else None


def _is_among(fact: Also, left_open: Sequence[Choice]) -> bool:
    """True where what other words leave open allows it: "well differentiated, grade 1"."""
    return all(
        isinstance(fact.value, Choice) and set(fact.value.codes) <= set(one.codes) for one in left_open
    )
