"""Whether a figure is the participant's, of now, and of the thing asked about."""

from __future__ import annotations

from dataclasses import replace

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.outcome import Outcome
from chatbot.interpretation.reading import Status
from chatbot.interpretation.situation import Situation
from criteria.values import Dates, Never, Value, ValueKind


def checked_subject(situation: Situation, outcome: Outcome) -> Outcome:
    """The reading of figures, asked back where they are another person's, dropped where only planned.

    Words that answer no question of a trial may tell of anybody and of times to come: asked back.
    """
    if outcome.value is None or outcome.span is None or isinstance(outcome.value, Never):
        return outcome
    start, end = outcome.span
    inside = [i for i, word in enumerate(situation.utterance.words) if start <= word.start < end]
    if not inside:
        return outcome
    timed = situation.question.kind in (ValueKind.DATE, ValueKind.DURATION)
    timed = timed and situation.vocabulary is not None
    own = (inside[0], inside[-1] + 1) if timed else (inside[0], inside[0])
    planned = situation.sentence.planned_beside(*own)
    another = situation.of_another(inside[0]) or _set_against_own(situation, inside[0])
    idle = timed and _idle_day(situation, outcome.value, inside)
    apart = idle and _fills_clause(situation, inside)
    if timed and (planned or another or (idle and not apart)):
        return Outcome(Status.UNCLEAR, None, outcome.span, outcome.note)
    if another or planned or apart:
        return replace(outcome, status=Status.CONFIRM)
    return outcome


def _set_against_own(situation: Situation, at: int) -> bool:
    """True for another's figure beside which the speaker's own is told, in Chinese: 他打过两线，我一线."""
    sentence, words = situation.sentence, situation.utterance.words
    told = ["".join(word.key for word in words[one.first : one.last]) for one in sentence.clauses]
    here = sentence.clauses.index(sentence.clause_of(at))
    apart = _ANOTHERS.match(told[here]) is not None
    return apart and any(_OWN_FIGURE.match(said) for at, said in enumerate(told) if at != here)


_ANOTHERS = expression("[他她](?!们?说)|别人|人家|旁人|其他人|有的人|大家")
_OWN_FIGURE = expression(r"(?:我|俺|咱|本人)(?!.*[替帮给填])\D{0,4}[\d一二两三四五六七八九十半百]")


def _idle_day(situation: Situation, value: Value, inside: list[int]) -> bool:
    """True for a day just past beside words that have nothing to do with treatment: "slept badly today"."""
    if not isinstance(value, Dates):
        return False
    named = {word.key for word in situation.utterance.words[inside[0] : inside[-1] + 1]}
    long_past = value.earliest is not None and (situation.today - value.earliest).days > _JUST_PAST
    if not named & _DAYS_JUST_PAST or long_past:
        return False
    if not situation.sentence.speaks_of_no_treatment or situation.all_known_after(0, inside):
        return False
    from chatbot.interpretation.figures.names import drugs

    tokens = situation.utterance.tokens
    return not any(drugs().at(tokens, at) for at in range(len(tokens)))


def _fills_clause(situation: Situation, inside: list[int]) -> bool:
    """Whether nothing stands in the day's own clause but the day: "yesterday, believe it or not"."""
    clause = situation.sentence.clause_of(inside[0])
    rest = set(range(clause.first, clause.last)).difference(inside)
    return all(situation.utterance.words[at].kind == "punct" for at in rest)


_JUST_PAST = 2
"""Days; "Bonfire Night" three weeks ago is no such day."""
_DAYS_JUST_PAST = frozenset("today yesterday tonight morning night 今 昨".split())
