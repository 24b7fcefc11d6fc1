"""General extractors, each with an adapter to the values of the protocol; one not installed is left out.

An adapter gives an extractor what the question tells: its kind, its unit, the day. It takes the first
number, the last date, and turns units of time and mass and the laboratory's into the question's; a number
without a unit it knows is taken in the question's own.
"""

from __future__ import annotations

import contextlib
import io
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from criteria.model import UnitForm

Json = dict[str, Any]
MASS = {
    "gram": 0.001, "kilogram": 1.0, "milligram": 1e-6, "pound": 0.45359237, "pound-mass": 0.45359237,
    "ounce": 0.028349523, "stone": 6.35029318, "公斤": 1.0, "斤": 0.5, "千克": 1.0, "克": 0.001,
}  # fmt: skip
YEARS = {"year": 1.0, "month": 1 / 12, "岁": 1.0}
DAYS = {"second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4375,
        "year": 365.25}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """One answer and what the question tells of its value."""

    kind: str
    """"number", "percent", "age", "quantity", "duration", "date" or "boolean"."""
    answer: str
    lang: str
    today: date
    units: tuple[UnitForm, ...] = ()
    unit: str | None = None


Reader = Callable[[Asked], Any]


@dataclass(frozen=True)
class Extractor:
    """A library, what it can read, and how it is asked."""

    name: str
    kinds: frozenset[str]
    langs: frozenset[str]
    read: Reader


def installed() -> Iterator[Extractor]:
    """The extractors that can be imported here."""
    for make in (_recognizers, _dateparser, _parsedatetime, _quantulum, _numerizer, _jionlp, _cn2an):
        with contextlib.suppress(ImportError), warnings.catch_warnings(), _silence():
            warnings.simplefilter("ignore")
            yield make()


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    with contextlib.redirect_stdout(io.StringIO()):
        yield


def _exactly(number: float, asked: Asked, said: str = "", scale: float | None = None) -> Json:
    """The number as the question's value; ``said`` is the text from its unit on, ``scale`` a known unit's."""
    unit = {"age": "a", "duration": "d"}.get(asked.kind, asked.unit)
    factor = scale or _factor(said, asked.units)
    return {"low": number * factor, "high": number * factor, **({"unit": unit} if unit else {})}


def _factor(said: str, units: tuple[UnitForm, ...]) -> float:
    plain = re.sub(r"[\s\[\]_]|av\b", "", said.lower()).replace("μ", "u").replace("µ", "u")
    for form in sorted(units, key=lambda form: -len(form.ucum)):
        if plain.startswith(re.sub(r"[\[\]_*]|av\b", "", form.ucum.lower())):
            return form.factor
    return 1.0


def _day(day: date, period: str = "day") -> Json:
    last = day
    if period == "month":
        day = day.replace(day=1)
        last = (day + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    if period == "year":
        day, last = date(day.year, 1, 1), date(day.year, 12, 31)
    return {"earliest": str(day), "latest": str(last)}


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12))


class _Recognizers:
    """Microsoft's recognizers: one for each kind of value."""

    def __init__(self) -> None:
        import recognizers_choice as choice
        import recognizers_date_time as times
        import recognizers_number as numbers
        import recognizers_number_with_unit as units

        self.choice, self.times, self.numbers, self.units = choice, times, numbers, units

    def read(self, asked: Asked) -> Any:
        culture = "zh-cn" if asked.lang == "zh" else "en-us"
        if asked.kind == "boolean":
            found = self.choice.recognize_boolean(asked.answer, culture)
            return bool(found[0].resolution["value"]) if found else None
        if asked.kind in ("date", "duration"):
            return self._moment(asked, culture)
        return self._measure(asked, culture) or self._number(asked, culture)

    def _number(self, asked: Asked, culture: str) -> Any:
        found = self.numbers.recognize_number(asked.answer, culture)
        if not found:
            return None
        return _exactly(float(found[0].resolution["value"]), asked, asked.answer[found[0].end + 1 :])

    def _measure(self, asked: Asked, culture: str) -> Any:
        """The number with a sign or unit that the recognizers know themselves."""
        if asked.kind == "percent":
            shares = self.numbers.recognize_percentage(asked.answer, culture)
            return _exactly(float(shares[0].resolution["value"].rstrip("%")), asked) if shares else None
        if asked.kind == "age":
            found, sizes = self.units.recognize_age(asked.answer, culture), YEARS
        elif asked.unit == "kg":
            found, sizes = self.units.recognize_dimension(asked.answer, culture), MASS
        else:
            return None
        for one in found:
            size = sizes.get(str(one.resolution["unit"]).lower())
            if size is not None and one.resolution["value"] is not None:
                return _exactly(float(one.resolution["value"]), asked, scale=size)
        return None

    def _moment(self, asked: Asked, culture: str) -> Any:
        """The length of time, or the last date that is not ahead."""
        values = [
            value
            for one in self.times.recognize_datetime(asked.answer, culture, reference=_noon(asked.today))
            for value in (one.resolution or {}).get("values", [])
            if value["type"].startswith(asked.kind) and "not resolved" not in value.values()
        ]
        if not values:
            return None
        if asked.kind == "duration":
            return _exactly(float(values[0]["value"]) / 86400, asked)
        past = [value for value in values if value.get("value", value.get("start", "9")) <= str(asked.today)]
        chosen = (past or values)[-1]
        ends = [chosen.get("value") or chosen.get(end) for end in ("start", "end")]
        return {key: end and end[:10] for key, end in zip(("earliest", "latest"), ends, strict=True)}


def _recognizers() -> Extractor:
    kinds = frozenset(("number", "percent", "age", "quantity", "duration", "date", "boolean"))
    return Extractor("recognizers-text-suite", kinds, frozenset(("en", "zh")), _Recognizers().read)


def _dateparser() -> Extractor:
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    def read(asked: Asked) -> Any:
        settings = {"PREFER_DATES_FROM": "past", "RELATIVE_BASE": _noon(asked.today)}
        found = DateDataParser(languages=[asked.lang], settings=settings).get_date_data(asked.answer)
        if found.date_obj is not None:
            return _day(found.date_obj.date(), found.period)
        inside = search_dates(asked.answer, languages=[asked.lang], settings=settings)
        return _day(inside[-1][1].date()) if inside else None

    return Extractor("dateparser", frozenset(("date",)), frozenset(("en", "zh")), read)


def _parsedatetime() -> Extractor:
    import parsedatetime

    calendar = parsedatetime.Calendar(version=parsedatetime.VERSION_CONTEXT_STYLE)

    def read(asked: Asked) -> Any:
        found, context = calendar.parseDT(asked.answer, sourceTime=_noon(asked.today))
        return _day(found.date()) if context.hasDate else None

    return Extractor("parsedatetime", frozenset(("date",)), frozenset(("en",)), read)


def _quantulum() -> Extractor:
    from quantulum3 import parser

    def read(asked: Asked) -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = parser.parse(asked.answer)
        sizes = {"duration": DAYS, "age": {"year": 1.0}, "percent": {"percentage": 1.0}}.get(asked.kind)
        sizes = MASS if asked.unit == "kg" else sizes
        for one in found:
            if sizes and one.unit.name in sizes:
                return _exactly(one.value, asked, scale=sizes[one.unit.name])
        if not found or asked.kind == "duration":
            return None
        text = found[0].surface or ""
        return _exactly(found[0].value, asked, re.sub(r"^[\d.,\s-]+", "", text))

    kinds = frozenset(("number", "percent", "age", "quantity", "duration"))
    return Extractor("quantulum3", kinds, frozenset(("en",)), read)


_FIGURE = re.compile(r"-?\d+(?:,\d{3})*(?:\.\d+)?")


def _figure(text: str, asked: Asked) -> Any:
    found = _FIGURE.search(text)
    return None if found is None else _exactly(float(found[0].replace(",", "")), asked, text[found.end() :])


def _numerizer() -> Extractor:
    from numerizer import numerize

    kinds = frozenset(("number", "percent", "age", "quantity"))
    return Extractor(
        "numerizer", kinds, frozenset(("en",)), lambda asked: _figure(numerize(asked.answer), asked)
    )


def _cn2an() -> Extractor:
    import cn2an

    kinds = frozenset(("number", "percent", "age", "quantity"))
    return Extractor(
        "cn2an", kinds, frozenset(("zh",)), lambda asked: _figure(cn2an.transform(asked.answer), asked)
    )


def _jionlp() -> Extractor:
    import jionlp

    def read(asked: Asked) -> Any:
        with _silence():
            found = jionlp.parse_time(asked.answer, time_base=_noon(asked.today).timestamp())
        if asked.kind == "duration" and found["type"] == "time_delta":
            span = found["time"]
            return _exactly(sum(DAYS[unit] * count for unit, count in span.items() if unit in DAYS), asked)
        if asked.kind == "date" and found["type"] in ("time_point", "time_span"):
            return {"earliest": found["time"][0][:10], "latest": found["time"][1][:10]}
        return None

    return Extractor("jionlp", frozenset(("duration", "date")), frozenset(("zh",)), read)
