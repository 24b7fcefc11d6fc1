"""Words that a reading leaves over: where no question tells what is meant, they make it doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.figures.number_words import LABELS, WORDS
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


_NO_THING = _BESIDE | frozenset(
    "and or to this next last but soon ish something odd plus going coming already today "
    "tomorrow tonight yesterday till til until birthday yrs yr y yo "
    "m f male female man woman lady something percent pc pct % of it them out about exactly only just all so "
    "in then while when because if though although whereas "
    "not no yes i'm he's she's it's that's think guess maybe probably roughly "
    "周 多 几 来 出 头 左 右 上 下 以 了 啦 的 吧 呢 啊 半 成 个 折 男 女 虚 整 "
    "还 是 我 他 她 就 快 要 已 生 零 满".split()
)
"""Words after a bare number that name nothing it could count."""
_MONEY = frozenset("$£€¥￥")


def without_things(utterance: Utterance, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The readings, but for bare numbers that count something: "5 apples" is no age and no share."""
    return tuple(one for one in candidates if not _counts_things(utterance, one))


def is_price_or_label(utterance: Utterance, reading: Candidate) -> bool:
    """Whether a sign of money or the name of a numbered thing stands before it: "$100", "page 45"."""
    before = [token for token in utterance.tokens if token.end <= reading.start][-1:]
    return bool(before) and before[0].key in _MONEY | LABELS


def _counts_things(utterance: Utterance, reading: Candidate) -> bool:
    tokens = utterance.tokens
    inside = [at for at, token in enumerate(tokens) if reading.start <= token.start < reading.end]
    if not inside:
        return False
    if is_price_or_label(utterance, reading):
        return True
    last = inside[-1]
    ends_in_number = tokens[last].kind == "number" or tokens[last].key in WORDS or tokens[last].kind == "han"
    if not ends_in_number or last + 1 >= len(tokens) or tokens[last].key in _NO_THING:
        return False
    following = tokens[last + 1]
    return following.kind in ("word", "han") and following.key not in _NO_THING


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
