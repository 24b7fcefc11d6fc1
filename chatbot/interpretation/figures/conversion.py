"""Figures to the question's unit: with the unit given, or by what is physiologically possible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chatbot.interpretation.figures.numbers import NumberMention
from chatbot.interpretation.figures.scan import Figure
from chatbot.interpretation.figures.units import SCALES, Unit
from criteria.frozen import frozen
from criteria.model import BareRange, Lang, Question, UnitForm
from criteria.values import Interval

_NEAR_TYPICAL = (0.4, 2.0)
"""A printed upper limit lies within this share of the assumed one; further off, the unit is another."""


_GRAMS_OR_GIGA = Unit(("g/L",))


@frozen
class Converted:
    """A figure in the question's unit."""

    interval: Interval
    factor: float
    """What the figure was multiplied with; its limit is multiplied with the same."""
    sure: bool = True


def unit_of(figure: Figure, question: Question) -> Unit | None:
    """The unit given, where it is one at all ("two 30s" has a plural, unless seconds are asked)."""
    if figure.plural and question.unit != "s":
        return None
    if figure.unit == _GRAMS_OR_GIGA and any(form.ucum == "10*9/L" for form in question.units):
        return Unit(("10*9/L",))
    return figure.unit


def likeliest(
    found: list[Converted], mention: NumberMention, question: Question, lang: Lang
) -> list[Converted]:
    """Of the readings of a unit with a part left out, the one that the bare figure has too, if any."""
    plain = bare(mention, question, lang, None, ())
    likely = [other.interval for other in plain if other.sure]
    same = [one for one in found if any(_same(one.interval, other) for other in likely)]
    return [Converted(same[0].interval, same[0].factor)] if len(same) == 1 else found


def suits(unit: Unit, question: Question) -> bool:
    """Whether the question takes this unit, or one of the same kind."""
    return any(True for _ in _forms(unit, question))


def with_unit(mention: NumberMention, unit: Unit, question: Question) -> list[Converted]:
    """Every possible reading of a figure with that unit; none: no possible value."""
    found: list[Converted] = []
    for interval in _intervals(mention):
        found += [
            Converted(interval.scaled(form.factor * scale), form.factor * scale)
            for form, scale in _forms(unit, question)
            if _within(interval.scaled(scale), form.low, form.high)
        ]
        if found and interval.high is not None and interval.high >= 1000:
            break
    return _different(found)


def _forms(unit: Unit, question: Question) -> Iterator[tuple[UnitForm, float]]:
    """The question's unit forms that a unit may be, and how many of the form's unit it is."""
    exact = [form for form in question.units if form.ucum in unit.names]
    if exact:
        yield from ((form, 1.0) for form in exact)
        return
    for name in unit.names:
        measures, size = SCALES.get(name, (None, 0.0))
        for form in question.units:
            form_measures, form_size = SCALES.get(form.ucum, ("", 1.0))
            if measures == form_measures:
                yield form, size / form_size
                return


def bare(mention: NumberMention, question: Question, lang: Lang, limit: Interval | None,
         typical: Sequence[float]) -> list[Converted]:  # fmt: skip
    """Every possible reading of a figure without a unit, the definition's ranges first.

    Args:
        mention: The figure.
        question: What is asked.
        lang: The language of the answer; some ranges hold in one only.
        limit: The upper limit given beside it, in the same unspoken unit.
        typical: Usual upper limits in the canonical unit, which tell the unit of ``limit``.
    """
    fitting = _fitting(question, limit, typical)
    if len(fitting) == 1:
        return [Converted(mention.widened().scaled(fitting[0]), fitting[0])]
    found: list[Converted] = []
    for interval in _intervals(mention):
        ranges = [_range_at(question, end, lang) for end in (interval.low, interval.high) if end is not None]
        first = ranges[0] if ranges else None
        if first is None or any(other is None or other.unit != first.unit for other in ranges):
            continue
        form = next(form for form in question.units if form.ucum == first.unit)
        sure = form.factor in fitting or all(other is not None and other.sure for other in ranges)
        found.append(Converted(interval.scaled(form.factor), form.factor, sure))
    if found:
        return _different(found)
    return _different(
        [
            Converted(interval.scaled(form.factor), form.factor, sure=False)
            for interval in _intervals(mention)
            for form in question.units
            if _within(interval, form.low, form.high)
        ]
    )


def _fitting(question: Question, limit: Interval | None, typical: Sequence[float]) -> list[float]:
    """The factors with which a printed limit comes near the usual ones."""
    if limit is None or limit.high is None or not typical:
        return []
    low, high = _NEAR_TYPICAL
    factors = {
        form.factor
        for form in question.units
        if min(typical) * low <= limit.high * form.factor <= max(typical) * high
    }
    return list(factors)


def _range_at(question: Question, number: float, lang: Lang) -> BareRange | None:
    for bare_range in question.bare:
        if bare_range.low <= number <= bare_range.high and bare_range.lang in (None, lang):
            return bare_range
    return None


def _intervals(mention: NumberMention) -> list[Interval]:
    """The number, and what it is where its mark means the other thing."""
    intervals = [mention.widened()]
    if mention.other is not None:
        intervals.append(Interval(mention.other, mention.other))
    return intervals


def _within(interval: Interval, low: float, high: float) -> bool:
    ends = [end for end in (interval.low, interval.high) if end is not None]
    return bool(ends) and all(low - 1e-9 <= end <= high + 1e-9 for end in ends)


def _different(found: Sequence[Converted]) -> list[Converted]:
    """Readings that are the same value, counted once; several make none of them sure."""
    different: list[Converted] = []
    for one in found:
        if not any(_same(one.interval, other.interval) for other in different):
            different.append(one)
    if len(different) < 2:
        return different
    return [Converted(one.interval, one.factor, sure=False) for one in different]


def _same(one: Interval, other: Interval) -> bool:
    def equal(left: float | None, right: float | None) -> bool:
        return left == right or (left is not None and right is not None and abs(left - right) < 1e-6)

    return equal(one.low, other.low) and equal(one.high, other.high)
