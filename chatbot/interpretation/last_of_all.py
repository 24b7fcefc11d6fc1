"""English words by which a time told in passing is that of the last treatment, or of the only one."""

from __future__ import annotations

from collections.abc import Iterator

from chatbot.interpretation.lexicon import PASSED_OVER
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.stretches import Stretch
from criteria.model import Question, Trial
from criteria.values import ValueKind


def none_follows(situation: Situation, question: Question, last: int) -> bool:
    """True where the next clause denies that there was another since: "the Whipple in May, nothing since".

    Args:
        situation: The answer.
        question: Another one than was answered.
        last: Index after the clause that tells of its thing.
    """
    clause = situation.sentence.clause_of(last + 1)
    words = situation.utterance.words[clause.first : clause.last]
    if not words or clause.first <= last or len(words) > _SHORT or words[-1].key not in _SINCE:
        return False
    others = situation.named_in(clause) - {question.id}
    denied = not _TREATMENTS.isdisjoint(word.key.removesuffix("s") for word in words)
    return denied and not others and situation.sentence.has_denial(clause.first, clause.last)


def only_ones(situation: Situation, own: list[Match[str]]) -> Iterator[Stretch]:
    """Where what is named is told to be the only one there was: "May 2024, the only operation I ever had".

    Args:
        situation: The answer.
        own: Where the thing is named.
    """
    words, clause_of = situation.utterance.words, situation.sentence.clause_of
    for named in own:
        clause = clause_of(named.first)
        before = [word.key for word in words[clause.first : named.first] if word.key not in PASSED_OVER]
        said = {word.key for word in words[clause.first : clause.last]}
        if before[-1:] != ["only"] or "not" in before or said.isdisjoint(_HAD) or said & _PROPOSED:
            continue
        told_before = clause.first > 1 and not any(
            word.kind == "number" for word in words[clause.first : clause.last]
        )
        yield (clause_of(clause.first - 2).first if told_before else clause.first), clause.last


def drugs_told(situation: Situation, trial: Trial) -> Iterator[Match[str]]:
    """Names of drugs that say whatever was asked when a treatment was: "they put me on everolimus"."""
    if situation.utterance.lang != "en":
        return
    from chatbot.interpretation.figures.names import drugs

    tokens = situation.utterance.tokens
    named = {tokens[at].start for at in range(len(tokens)) if drugs().at(tokens, at) is not None}
    for match in situation.every_beside:
        question = trial.question(match.key)
        timed = question.kind is ValueKind.DATE and question.asked_when is None
        if timed and match.start in named and match.key != situation.question.id:
            yield match


_SHORT = 7
"""Words of a clause that only denies a later treatment."""
_TREATMENTS = frozenset(
    "nothing none anything procedure operation op surgery surgerie treatment therapy chemo drug one".split()
)
"""Words, without a plural's s, for what there was none of since; "no problems since" says nothing of it."""
_SINCE = frozenset("since afterwards".split())
_HAD = frozenset("had was ever done 've".split())
_PROPOSED = frozenset("offered proposed suggested planned advised possible left option".split())
"""Words of an operation that was the only one thought of."""
