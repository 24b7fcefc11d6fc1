"""Readings said back in plain words of the participant's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.times.calendar import days_of_months
from chatbot.interpretation.times.heard_times import dates_in_words, length_in_words
from criteria.model import Lang, Question, Trial
from criteria.values import Age, Choice, Dates, Interval, Never, Quantity, Reference, Text, Value

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip

_UNITS: Mapping[Lang, Mapping[str, str]] = {
    "en": {"umol/L": "µmol/L", "10*9/L": "×10⁹/L", "s": "seconds", "[ULN]": "times the upper limit",
           "a": "years", "ukat/L": "µkat/L", "/uL": "per µL", "10*3/uL": "×10³/µL", "[lb_av]": "lb",
           "/mm3": "per mm³", "10*4/uL": "×10⁴/µL",
           "[stone_av]": "stone", "[jin]": "jin"},
    "zh": {"umol/L": "µmol/L", "10*9/L": "×10⁹/L", "s": "秒", "[ULN]": "倍上限", "a": "岁", "kg": "公斤",
           "ukat/L": "µkat/L", "/uL": "/µL", "10*3/uL": "×10³/µL", "/mm3": "/mm³",
           "10*4/uL": "×10⁴/µL", "[lb_av]": "磅", "[stone_av]": "英石",
           "[jin]": "斤"},
}  # fmt: skip

_TYPED = expression(r"(?<![\d.,])\d{1,9}(?:[.,]\d{1,6})?(?![\d.,])")
_LEVELS: Mapping[Lang, Mapping[str, str]] = {
    "en": {"normal": "in the normal range", "high": "above normal", "low": "below normal"},
    "zh": {"normal": "正常", "high": "偏高", "low": "偏低"},
}


def unit_in_words(unit: str, lang: Lang) -> str:
    """A unit as people write it: "lb" for ``[lb_av]``, 斤 for ``[jin]``."""
    return _UNITS[lang].get(unit, unit)


def in_words(value: Value, question: Question, lang: Lang, trial: Trial | None, typed: str = "") -> str:
    """The value as it is repeated to the participant, units and dates spelled out.

    Args:
        value: What was understood.
        question: The question that it answers.
        lang: The language of the conversation.
        trial: The definition, for the labels of choices.
        typed: The words that it was read from, whose unit is repeated beside the question's own.
    """
    match value:
        case bool():
            return _yes_or_no(value, lang)
        case Choice(codes):
            return _either([_label(code, question.id, lang, trial) for code in codes], lang)
        case Age(years, born):
            said = _figure(years, "a", lang)
            return said if born is None else said + _born(born, lang)
        case Quantity(interval, "d"):
            return _length(interval, lang)
        case Quantity(interval, unit, uln):
            said = _figure(interval, "%" if question.kind == "percent" else unit, lang)
            said = _as_typed(interval, said, question, lang, typed)
            return said if uln is None else said + _limit(uln, lang)
        case Reference(level, uln):
            said = _LEVELS[lang][level]
            return said if uln is None else said + _limit(uln, lang)
        case Dates():
            return dates_in_words(value, lang)
        case Never():
            return "never" if lang == "en" else "从来没有"
        case Text(words):
            return words


def _yes_or_no(value: bool, lang: Lang) -> str:
    return {"en": ("no", "yes"), "zh": ("否", "是")}[lang][value]


def _label(code: str, question_id: str, lang: Lang, trial: Trial | None) -> str:
    wording = trial.wording[lang].questions.get(question_id) if trial is not None else None
    labels = {choice.code: choice.label for choice in wording.choices} if wording is not None else {}
    return labels.get(code, code)


def _either(labels: list[str], lang: Lang) -> str:
    if len(labels) == 1:
        return labels[0]
    if lang == "zh":
        return "、".join(labels[:-1]) + "或" + labels[-1]
    return ", ".join(labels[:-1]) + " or " + labels[-1]


def number(amount: float) -> str:
    """A figure without needless digits."""
    return f"{amount:.4g}" if abs(amount) < 1e4 else f"{amount:.0f}"


_PLURALS = frozenset(("years", "days", "seconds"))


def _counted(name: str, said: str) -> str:
    """The unit's name as it follows the figure: "1 year", "2 years"."""
    return name[:-1] if name in _PLURALS and said.split()[-1] == "1" else name


_JOINED = frozenset(("a", "kg", "s", "[ULN]", "[lb_av]", "[stone_av]", "[jin]"))
"""Units that Chinese writes without a space after the figure."""


def _figure(interval: Interval, unit: str | None, lang: Lang) -> str:
    said = _range(interval, lang)
    if unit is None or not said:
        return said
    if unit == "%":
        return f"{said}%"
    name = _counted(unit_in_words(unit, lang), said)
    return f"{said}{name}" if lang == "zh" and unit in _JOINED else f"{said} {name}"


def _as_typed(interval: Interval, said: str, question: Question, lang: Lang, typed: str) -> str:
    """The figure in the unit in which it was typed, with the converted one in brackets."""
    if not interval.exact or interval.low is None:
        return said
    figures = {float(figure.replace(",", ".")) for figure in _TYPED.findall(typed)}
    for form in question.units:
        figure = round(interval.low / form.factor, 6)
        if form.factor != 1 and figure in figures:
            given = _figure(Interval(figure, figure), form.ucum, lang)
            return f"{given} ({said})" if lang == "en" else f"{given}（{said}）"
    return said


def _range(interval: Interval, lang: Lang) -> str:
    low, high = interval.low, interval.high
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return _open(low, high, interval, lang)
    if low == high:
        return number(low)
    return f"{number(low)} to {number(high)}" if lang == "en" else f"{number(low)}到{number(high)}"


def _open(low: float | None, high: float | None, interval: Interval, lang: Lang) -> str:
    end = low if high is None else high
    return _bound(high is None, interval, lang) + number(end or 0.0)


def _bound(from_below: bool, interval: Interval, lang: Lang) -> str:
    """What stands before the only end that an interval has."""
    if from_below:
        return {"en": ("at least ", "over "), "zh": ("至少", "超过")}[lang][interval.low_open]
    return {"en": ("at most ", "under "), "zh": ("不超过", "不到")}[lang][interval.high_open]


def _limit(uln: float, lang: Lang) -> str:
    return f" (upper limit {number(uln)})" if lang == "en" else f"（上限{number(uln)}）"


def _length(interval: Interval, lang: Lang) -> str:
    """A length of time in the largest unit that keeps it exact, with the days beside months and years."""
    low, high = interval.low, interval.high
    by_calendar = length_in_words(interval, lang)
    if by_calendar is not None:
        return by_calendar
    if low is None or high is None:
        return _open_length(low, high, interval, lang)
    if low == high:
        return _days(low, lang)
    middle = (low + high) / 2
    for days, english, chinese in ((365.25, "years", "年"), (30.44, "months", "个月"), (7, "weeks", "周")):
        if middle >= 2 * days:
            about = number(round(middle / days, 1))
            return f"about {about} {english}" if lang == "en" else f"大约{about}{chinese}"
    return f"{number(low)} to {number(high)} days" if lang == "en" else f"{number(low)}到{number(high)}天"


def _open_length(low: float | None, high: float | None, interval: Interval, lang: Lang) -> str:
    """A length with one end: "over 5 years", "at most 12 weeks"."""
    end = low if high is None else high
    if end is None:
        return ""
    return _bound(high is None, interval, lang) + (_in_months(end, lang) or _days(end, lang))


def _in_months(days: float, lang: Lang) -> str | None:
    """Days that are whole years, or whole months and no whole weeks; None: they are neither."""
    whole = (*range(12, 721, 12), *(() if days % 7 == 0 else range(1, 24)))
    found = (days_of_months(months) for months in whole)
    return next((length_in_words(Interval(*span), lang) for span in found if days in span), None)


def _days(days: float, lang: Lang) -> str:
    if days and days % 7 == 0:
        weeks = number(days / 7)
        return (f"{weeks} week" + ("s" if days != 7 else "")) if lang == "en" else f"{weeks}周"
    return (f"{number(days)} day" + ("s" if days != 1 else "")) if lang == "en" else f"{number(days)}天"


def day(when: date, lang: Lang) -> str:
    """A date in words, so that day and month can't be taken for each other."""
    if lang == "zh":
        return f"{when.year}年{when.month}月{when.day}日"
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def _born(born: date, lang: Lang) -> str:
    return f" (born {day(born, lang)})" if lang == "en" else f"（{day(born, lang)}出生）"
