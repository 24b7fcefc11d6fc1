"""Results of the laboratory that an answer gives by name, whatever was asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.clauses import Clause
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.leftovers import tells_another_time
from chatbot.interpretation.of_then import is_statement_of_then
from chatbot.interpretation.reading import Also
from chatbot.interpretation.situation import Situation
from criteria.model import Trial
from criteria.values import Reference, ValueKind


def names_test(situation: Situation, named: Iterable[str]) -> bool:
    """True where a laboratory question is named: only then its readers are worth asking."""
    trial = situation.vocabulary.trial if situation.vocabulary is not None else None
    return trial is not None and any(trial.question(name).kind is ValueKind.QUANTITY for name in named)


def results_beside(situation: Situation, trial: Trial) -> Iterator[Also]:
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
    at = situation.word_at(figure.start)
    if sentence.of_another(at, situation.relative_speaks):
        return False
    if not situation.relative_speaks and sentence.goes_on_of_another(at):
        return False
    clause = sentence.clause_of(at)
    said = [word.key for word in words[clause.first : clause.last]]
    past = not _PAST.isdisjoint(said) and (apart or _is_reason(situation, clause, at))
    supposed = not _SUPPOSING.isdisjoint(said[: at - clause.first]) or situation.puts_as_question(
        figure.start, figure.end
    )
    if supposed or tells_another_time(" ".join(said)):
        return False
    if _is_dated_back(situation, clause) or _SAID_OLD.match(situation.utterance.text, figure.end):
        return False
    if past or sentence.long_past(at) or _LONG_AGO.search(" ".join(said)) is not None:
        return False
    return not is_statement_of_then(situation, figure.start)


def _is_reason(situation: Situation, clause: Clause, at: int) -> bool:
    """True for a result that tells only why something was done: "gave me blood because my Hb was 70"."""
    first = max(clause.first - 1, 0)
    words = situation.utterance.words
    return first > 0 and any(word.key in _REASON for word in words[first:at]) and words[0].key not in _ANSWERS


def _is_dated_back(situation: Situation, clause: Clause) -> bool:
    """True for a result told with a day of an earlier month: "neutrophils 0.5 in June"."""
    from chatbot.interpretation.times.dates import find_dates

    words, text = situation.utterance.words, situation.utterance.text
    start, end = words[clause.first].start, words[clause.last - 1].end
    told = [one for one in find_dates(situation.utterance, situation.today) if start <= one.start < end]
    days = [one.found.latest for one in told if not _DECIMAL.fullmatch(text, one.start, one.end)]
    return any(day is not None and (situation.today - day).days > _RECENT for day in days)


_SAID_OLD = expression(
    r"[^.;\d]{0,20}?\b(?:but|though|and)\b[^.;\d]{0,16}?"
    r"\b(?:old|older|outdated|out of date|ages ago|a while (?:ago|back))\b"
)
"""After a result, that it is an old one: "hb was 98 but that's old"."""
_SUPPOSING = frozenset(
    "if wants want wanted target aim aiming needs need should must hoping until unless ideally".split()
)
"""Words before a result that is only thought of, or aimed at: "wants my Hb over 100"."""
_DECIMAL = expression(r"\d+\.\d+")
"""A figure, though it may be a day elsewhere: 5.2 is no second of May beside a result."""
_RECENT = 45
"""Days after which a result told by the way is one of another time."""
_PAST = frozenset(
    "was were fell dropped went rose hit got came plunged shot climbed peaked recovered "
    "when then after".split()
)
"""Words that tell what a result was when something else happened: "stopped because platelets fell to 60"."""
_REASON = frozenset("because cause cos".split())
"""Words that make such a result the reason of what was done then: "gave me blood because my Hb was 70"."""
_ANSWERS = frozenset("yes yeah yep".split())
_LONG_AGO = expression(r"\blast year\b|\byears? (?:ago|back)\b|\b(?:in|from|of) 20\d\d\b|去年|前年|年前")
