"""A code that an English answer names without quite saying it."""

from __future__ import annotations

from chatbot.interpretation.phrases import Match
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.vocabulary import Saying

_POSSIBLE = frozenset(("could", "may"))


def half_said_code(situation: Situation, match: Match[Saying]) -> bool:
    """True for what is only asked, possible, turned round or said of something or somebody else."""
    return _of_another(situation, match) or _only_possible(situation, match) or _turned(situation, match)


def _of_another(situation: Situation, match: Match[Saying]) -> bool:
    """True for the name of a relative where none types, and for what is said of another matter."""
    untyped = not (situation.relative_speaks or situation.in_passing)
    if untyped and situation.sentence.names_kin(match.first, match.last):
        return True
    return situation.of_other_matter(match.first) or situation.in_another(match.last)


def _only_possible(situation: Situation, match: Match[Saying]) -> bool:
    """True for "spread to the liver?", "could be in the bones" and "nearly went to the liver"."""
    sentence = situation.sentence
    clause = sentence.clause_of(match.first)
    if clause.mark == "?" or sentence.nearly(match.first):
        return True
    before = {word.key for word in situation.utterance.words[clause.first : match.first]}
    return "be" in before and not _POSSIBLE.isdisjoint(before)


def _turned(situation: Situation, match: Match[Saying]) -> bool:
    """True for "not one of them failed to …" and "supposed to …, but didn't"."""
    sentence = situation.sentence
    said = situation.utterance.words[match.first : match.last]
    fails = any(word.key.startswith("fail") for word in said)
    denied = sentence.has_denial(sentence.clause_of(match.first).first, match.first)
    return (fails and denied) or sentence.is_over(match.last)
