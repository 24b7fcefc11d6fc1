"""Percentages: "8%", "eighteen percent", 两成, "one in five"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from chatbot.interpretation.candidate import Candidate, unlike
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.figures.dated import only_latest
from chatbot.interpretation.figures.names import asked_about
from chatbot.interpretation.figures.notes import note
from chatbot.interpretation.figures.numbers import NumberMention, find_numbers
from chatbot.interpretation.figures.repair import repaired
from chatbot.interpretation.figures.said import read_said
from chatbot.interpretation.figures.scan import Figure
from chatbot.interpretation.figures.signs import with_leading_sign
from chatbot.interpretation.figures.statements import Statement
from chatbot.interpretation.figures.timeline import settled
from chatbot.interpretation.normalise import Token, Utterance
from criteria.model import Lang, Question, Trial
from criteria.values import Interval, Missing, Quantity, Value


def read_percent(
    utterance: Utterance, trial: Trial, question: Question, facts: Mapping[str, Value], today: date
) -> tuple[Candidate, ...]:
    """The readings of an answer to a question for a percentage."""

    def settles(interval: Interval) -> bool:
        return _decides_the_same(interval, trial, question, facts, today)

    return percentages(with_leading_sign(utterance), today, asked_about(question, trial), settles)


def _decides_the_same(
    interval: Interval, trial: Trial, question: Question, facts: Mapping[str, Value], day: date
) -> bool:
    """Whether both ends lead to the same derived facts and criteria ("about 10%" is grade 2)."""
    from criteria.evaluate import case_of, straddles

    unknown: dict[str, Value | Missing] = {one.id: Missing.UNKNOWN for one in trial.questions}
    exact = [Quantity(Interval(end, end)) for end in (interval.low, interval.high)]
    cases = [case_of(trial, {**unknown, **facts, question.id: one}, day) for one in exact]
    if any(len({case.derived_value(name) for case in cases}) > 1 for name in trial.derived):
        return False
    return not straddles(trial, {**facts, question.id: Quantity(interval)}, question.id, day)


def percentages(
    utterance: Utterance,
    today: date,
    asked: frozenset[str],
    settles: Callable[[Interval], bool],
    greatest: float | None = 100,
) -> tuple[Candidate, ...]:
    """The percentages that an answer gives of the tests asked about, or of nothing named.

    Args:
        utterance: The answer.
        today: The day on which it was said.
        asked: Ids of the tests asked about.
        settles: Whether an approximate figure is exact enough to be taken without asking.
        greatest: The greatest share that there can be; None: shares may be of any size.
    """
    utterance = repaired(utterance)
    tokens, lang = utterance.tokens, utterance.lang
    said = read_said(utterance)
    own = [one for one in said.statements if one.of is None or one.of in asked]
    own = [one for one in _shares(tokens, own) if _usable(one.figure)]
    kept = only_latest(utterance, said, *settled(own), today)
    signed = [one for one in kept if one.figure.mention.percent]
    half = _beside_half(utterance.text)
    if half is not None and not any(token.kind == "number" for token in tokens):
        return (half,)
    readings = unlike(
        [one for statement in signed or kept for one in _read(tokens, statement, lang, settles, greatest)]
    )
    if not readings:
        readings = _spoken_fraction(utterance)
    if not readings and any(one.of is not None for one in said.statements) and not own:
        mention = said.statements[0].figure.mention
        return (Candidate(None, mention.start, mention.end, False, note("another_test", lang)),)
    if len(readings) > 1 or (signed and len(signed) < len(kept)):
        readings = [replace(one, sure=False) for one in readings]
    return tuple(readings)


_BESIDE_HALF = expression(
    r"(没|未|不|不足|不到)?(?:超|达)?过了?半数?(?!年|月|天|小时|百|个)|半数(?:以上|多)|一?大半(?!年|个|天|夜)|一?(小)半(?!年|个|天|夜)"
)


def _beside_half(text: str) -> Candidate | None:
    """More or less than the half, asked back: 过半了, 一大半, 没过半; None: no such words."""
    found = _BESIDE_HALF.search(text)
    if found is None:
        return None
    less = found[1] or found[2]
    interval = Interval(None, 50.0, high_open=True) if less else Interval(50.0, None, low_open=True)
    return Candidate(Quantity(interval), found.start(), found.end(), sure=False)


def _spoken_fraction(utterance: Utterance) -> list[Candidate]:
    """The share of "about a third", which elsewhere is a place in a row."""
    for mention in find_numbers(utterance):
        keys = [token.key for token in utterance.tokens[max(0, mention.first - 1) : mention.last]]
        a_part = keys[-2:-1] in (["a"], ["one"]) and mention.value in (3, 5)
        if mention.ordinal and mention.spelled and a_part:
            share = round(100 / (mention.value or 1), 6)
            return [Candidate(Quantity(Interval(share, share)), mention.start, mention.end, sure=False)]
    return []


def _usable(figure: Figure) -> bool:
    if figure.mention.percent:
        return True
    return figure.foreign is None and figure.unit is None


def _shares(tokens: Sequence[Token], own: Sequence[Statement]) -> list[Statement]:
    """The statements with "one in five" and "20 out of 100" as one share."""
    made: list[Statement] = []
    skip = False
    for number, statement in enumerate(own):
        if skip:
            skip = False
            continue
        following = own[number + 1] if number + 1 < len(own) else None
        share = _share_of(tokens, statement, following)
        made.append(statement if share is None else share)
        skip = share is not None
    return made


_COUNTED_CELLS = frozenset("cell cells nuclei".split())


def _share_of(tokens: Sequence[Token], part: Statement, whole: Statement | None) -> Statement | None:
    if whole is None:
        return None
    between = [token.key for token in tokens[part.figure.mention.last : whole.figure.first]]
    above, below = part.figure.mention.value, whole.figure.mention.value
    between = [key for key in between if key not in _COUNTED_CELLS]
    joined = between in (["in"], ["in", "every"], ["out", "of"], ["out", "of", "every"])
    if not joined or above is None or below is None or not 0 < above <= below <= 1000:
        return None
    percent = round(above / below * 100, 6)
    mention = replace(
        part.figure.mention, interval=Interval(percent, percent), percent=True, end=whole.figure.mention.end
    )
    return replace(part, figure=replace(part.figure, mention=mention, foreign=None, unit=None), doubtful=True)


def _read(
    tokens: Sequence[Token],
    statement: Statement,
    lang: Lang,
    settles: Callable[[Interval], bool],
    greatest: float | None,
) -> list[Candidate]:
    mention = statement.figure.mention
    interval = mention.widened()
    ends = [end for end in (interval.low, interval.high) if end is not None]
    if greatest is not None and any(end < 0 for end in ends):
        return [Candidate(None, mention.start, mention.end, False)]
    if greatest is not None and any(end > greatest for end in ends):
        return [Candidate(None, mention.start, mention.end, False, note("over_hundred", lang))]
    sure = not statement.doubtful and (not mention.approximate or settles(interval))
    plain = Candidate(Quantity(interval), mention.start, mention.end, sure)
    if mention.percent or not ends or max(ends) >= 1 or max(ends) <= 0:
        return [plain]
    of_hundred = replace(plain, value=Quantity(_rounded(interval.scaled(100))), sure=False)
    if _is_fraction(tokens, mention):
        return [of_hundred]
    asks = note("fraction_or_percent", lang)
    return [replace(of_hundred, note=asks), replace(plain, sure=False, note=asks)]


def _rounded(interval: Interval) -> Interval:
    def end(number: float | None) -> float | None:
        return None if number is None else round(number, 6)

    return replace(interval, low=end(interval.low), high=end(interval.high))


def _is_fraction(tokens: Sequence[Token], mention: NumberMention) -> bool:
    """Whether it is said as a share ("a third", 三分之一, "1/3"), never a percentage below one."""
    keys = {token.key for token in tokens[mention.first : mention.last]}
    if "/" in keys:
        return True
    return mention.spelled and not keys & {"point", "dot", "点"}
