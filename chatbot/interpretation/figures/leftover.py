"""Words that a reading leaves over: where no question tells what is meant, they make it doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.lexicon import AROUND
from chatbot.interpretation.normalise import Utterance
from criteria.values import Age, Quantity

_BESIDE = AROUND | frozenset(
    "on at by for from since during around am are were be been has have had got age aged old year years "
    "weigh weighs weight number now here and , . ! ? ' 在 于 有 到 自 从 岁 年 体 重 日 号 , 。 ! ?".split()
)


def doubted(utterance: Utterance, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The readings, asked back where they are vague or leave words of the answer over."""
    return tuple(
        replace(one, sure=False) if one.sure and (_is_vague(one) or _leaves_words(utterance, one)) else one
        for one in candidates
    )


def _is_vague(reading: Candidate) -> bool:
    """Whether a figure is a range or a bound; dates tell by themselves."""
    match reading.value:
        case Quantity(interval) | Age(interval):
            return not interval.exact
        case _:
            return False


def _leaves_words(utterance: Utterance, reading: Candidate) -> bool:
    return any(
        token.key not in _BESIDE
        for token in utterance.tokens
        if token.end <= reading.start or token.start >= reading.end
    )
