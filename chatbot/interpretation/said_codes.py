"""Which of the question's codes an answer may say: not the M of "80 ml/m", nor the 1 of "1, now 2" alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chatbot.interpretation.beside_name import is_supposed
from chatbot.interpretation.normalise import Token
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.vocabulary import Saying

_CODES = frozenset("m f".split())
_AGES = range(16, 111)
"""Figures beside which such a letter tells of the person."""


def may_be_said(situation: Situation, match: Match[Saying]) -> bool:
    """False for other codes than the question's, what is only asked, and a letter of something else."""
    if not set(match.key.codes) <= set(situation.question.codes) or situation.sentence.asks(match.first):
        return False
    return not _is_part_of_other(situation.utterance.words, match.first, match.last)


def holds_for_another(situation: Situation, match: Match[Saying]) -> bool:
    """True for what a "no" puts in another's place ("g1, no g2"), and for one of two: 不是G3就是NEC."""
    sentence = situation.sentence
    return match.first == sentence.correction or sentence.is_one_of_two(match.first)


def said_outright(situation: Situation, named: list[Match[Saying]]) -> list[Match[Saying]]:
    """The matches without what is only supposed where another is said: "g2, over 20 it'd be g3"."""
    outright = [match for match in named if not is_supposed(situation.sentence, match.first)]
    return outright or named


def leaves_a_code(situation: Situation, match: Match[Saying]) -> bool:
    """True where something puts a code right, or in passing a figure stands beside it that is one too."""
    corrected = situation.sentence.correction
    if corrected is not None and match.last < corrected:
        return True
    if not situation.in_passing:
        return False
    codes, told = situation.question.codes, situation.told_words
    words = situation.utterance.words[match.last : match.last + _NEAR]
    return any(
        word.kind == "number" and word.key in codes and at not in told
        for at, word in enumerate(words, match.last)
    )


_NEAR = 12
"""Words after a code over which another figure may be meant for one."""


def leaves_another(situation: Situation, says: list[Match[Saying]], every: Iterable[Match[Saying]]) -> bool:
    """True where an "or" leaves something else as likely: "lung, or it could be the gut"."""
    said = {code for match in says for code in match.key.codes}
    return any(said.isdisjoint(match.key.codes) and _is_or_else(situation, match) for match in every)


def _is_or_else(situation: Situation, match: Match[Saying]) -> bool:
    """True for what stands after an "or" in its clause, or right before one."""
    words, clause = situation.utterance.words, situation.sentence.clause_of(match.first)
    beside = (*words[clause.first : match.first], *words[match.last : match.last + 1])
    return any(word.key == "or" for word in beside)


def _is_part_of_other(words: Sequence[Token], first: int, last: int) -> bool:
    """True for a single letter that beside it a unit, a figure that is no age or an "I" takes away."""
    if last != first + 1 or words[first].key not in _CODES:
        return False
    before, after = words[max(0, first - 2) : first], words[last : last + 2]
    if before and before[-1].key == "i":
        return True
    for pair in (before[::-1], after):
        if [word.key for word in pair[:1]] == ["/"] and len(pair) > 1 and _is_unit(pair[1]):
            return True
    beside = (*before[-1:], *after[:1])
    return any(word.kind == "number" and not _is_age(word) for word in beside)


def _is_unit(word: Token) -> bool:
    return word.kind == "word" and word.key not in _CODES


def _is_age(word: Token) -> bool:
    return word.text.isdigit() and int(word.text) in _AGES
