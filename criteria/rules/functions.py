"""The functions of the rule language; there are no others.

| function | yields |
| --- | --- |
| days(n) weeks(n) years(n) | a length of time; a year is 365 days |
| since(date) | the time from the date to the start of treatment; never happened: endless |
| ever(date) | whether it happened at all |
| age_on(date), birthday(n) | completed years on a day; the day of turning n |
| asked(fact) | whether the question was put |
| known(x) | whether there is a value, exact or not; not told before the question was put |
| unknown(fact), settled(fact) | whether there is no value or a choice still open; the opposite |
| surely(rule), maybe(rule) | only a sure yes counts; a possible yes counts too |
| reported(lab, normal, high, low) | whether the value was given only in one of these words |
| times_uln(lab) | the value as a multiple of the upper limit of normal, given or assumed |
| near_limit(lab, m) | within 10 % of m times an assumed upper limit |
| cockcroft_gault(age, weight, creatinine, is_female) | creatinine clearance in mL/min |
"""

from __future__ import annotations

import ast

from criteria.errors import RuleError
from criteria.rules import figures, nodes
from criteria.rules.node import TruthNode
from criteria.rules.parse import Function, Parsed, Parser, is_figure, joined, text
from criteria.rules.types import DATE, DURATION, TRUTH, Type
from criteria.truth import FALSE, TRUE
from criteria.values import Interval

_DAYS = {"days": 1, "weeks": 7, "years": 365}
_MOST = 100_000
"""Largest number that a function takes: days, weeks or years beyond it leave the calendar."""


def _arguments(call: ast.Call, name: str, least: int, most: int | None = None) -> list[ast.expr]:
    most = least if most is None else most
    if call.keywords or not least <= len(call.args) <= most:
        wanted = str(least) if least == most else f"{least} to {most}"
        raise RuleError(
            f"{name}() takes {wanted} arguments, not {len(call.args)}", "See the list of functions"
        )
    return call.args


def _number(tree: ast.expr, name: str) -> float:
    match tree:
        case ast.Constant(int(value) | float(value)) if is_figure(value, _MOST):
            return value
        case _:
            raise RuleError(f"{name}() takes a number up to {_MOST:,}", f"Write {name}(4)")


def _fact(parser: Parser, tree: ast.expr, name: str, *kinds: str) -> Parsed:
    part = parser.expression(tree)
    if not part.named or (kinds and part.type.kind not in kinds):
        wanted = " or ".join(kinds) if kinds else "fact"
        raise RuleError(f"{name}() takes the name of a {wanted}, not '{text(tree)}'", "Name the question")
    return part


def _length(unit: str) -> Function:
    def build(parser: Parser, call: ast.Call) -> Parsed:
        (count,) = _arguments(call, unit, 1)
        return Parsed(figures.Constant(Interval.exactly(_number(count, unit) * _DAYS[unit])), DURATION)

    return build


def _since(parser: Parser, call: ast.Call) -> Parsed:
    (tree,) = _arguments(call, "since", 1)
    part = _fact(parser, tree, "since", "date")
    node = figures.Sum(figures.Day("start"), True, part.as_figure(tree))
    return joined(node, DURATION, part)


def _ever(parser: Parser, call: ast.Call) -> Parsed:
    (tree,) = _arguments(call, "ever", 1)
    part = _fact(parser, tree, "ever", "date")
    return joined(nodes.Ever(part.named), TRUTH, part)


def _age_on(parser: Parser, call: ast.Call) -> Parsed:
    (tree,) = _arguments(call, "age_on", 1)
    day = parser.expression(tree)
    if day.type.kind != "date":
        raise RuleError(f"age_on() takes a date, not '{text(tree)}'", "Write age_on(start)")
    age = Parsed(nodes.Always(), TRUTH, (parser.age_fact(),), 0, 0)
    return joined(figures.AgeOn(day.as_figure(tree)), Type("number", "a"), age, day)


def _birthday(parser: Parser, call: ast.Call) -> Parsed:
    (tree,) = _arguments(call, "birthday", 1)
    years = _number(tree, "birthday")
    if years != int(years) or not 0 < years < 200:
        raise RuleError("birthday() takes a whole number of years", "Write birthday(18)")
    return Parsed(figures.Birthday(int(years)), DATE, (parser.age_fact(),))


def _asked(parser: Parser, call: ast.Call) -> Parsed:
    (tree,) = _arguments(call, "asked", 1)
    part = _fact(parser, tree, "asked")
    if part.named in parser.names.derived:
        raise RuleError(f"'{part.named}' is worked out, not asked", "Name a question")
    return joined(nodes.Asked(part.named), TRUTH, part)


def _known(parser: Parser, call: ast.Call) -> Parsed:
    (tree,) = _arguments(call, "known", 1)
    part = parser.expression(tree)
    if part.named:
        return joined(_has_value(parser, part, False), TRUTH, part)
    return joined(nodes.CanBeComputed(part.as_figure(tree), part.uses), TRUTH, part)


def _settled(parser: Parser, call: ast.Call) -> Parsed:
    (tree,) = _arguments(call, "settled", 1)
    part = _fact(parser, tree, "settled")
    return joined(_has_value(parser, part, True), TRUTH, part)


def _unknown(parser: Parser, call: ast.Call) -> Parsed:
    (tree,) = _arguments(call, "unknown", 1)
    part = _fact(parser, tree, "unknown")
    return joined(nodes.Not(_has_value(parser, part, True)), TRUTH, part)


def _has_value(parser: Parser, part: Parsed, settled: bool) -> TruthNode:
    if part.named in parser.names.derived:
        return nodes.DerivedHasValue(part.named, settled)
    return nodes.HasValue(part.named, settled)


def _settle(name: str) -> Function:
    def build(parser: Parser, call: ast.Call) -> Parsed:
        (tree,) = _arguments(call, name, 1)
        part = parser.expression(tree)
        unknown_is = TRUE if name == "maybe" else FALSE
        return joined(nodes.Settle(part.as_truth(tree), unknown_is), TRUTH, part)

    return build


def _reported(parser: Parser, call: ast.Call) -> Parsed:
    lab, *words = _arguments(call, "reported", 2, 4)
    part = _fact(parser, lab, "reported", "number")
    levels = frozenset(text(word) for word in words)
    if not levels <= {"normal", "high", "low"}:
        raise RuleError("reported() takes the words normal, high and low", "Write reported(alt, normal)")
    return joined(nodes.Reported(part.named, levels), TRUTH, part)


def _lab(parser: Parser, tree: ast.expr, name: str) -> Parsed:
    part = _fact(parser, tree, name, "number")
    if part.named not in parser.names.labs:
        raise RuleError(f"'{part.named}' has no upper limit", f"Add [limits.{part.named}]")
    return part


def _times_uln(parser: Parser, call: ast.Call) -> Parsed:
    (tree,) = _arguments(call, "times_uln", 1)
    part = _lab(parser, tree, "times_uln")
    return joined(figures.TimesUln(part.named), Type("number", "[ULN]"), part)


def _near_limit(parser: Parser, call: ast.Call) -> Parsed:
    lab, multiple = _arguments(call, "near_limit", 2)
    part = _lab(parser, lab, "near_limit")
    return joined(nodes.NearLimit(part.named, _number(multiple, "near_limit")), TRUTH, part)


def _cockcroft_gault(parser: Parser, call: ast.Call) -> Parsed:
    trees = _arguments(call, "cockcroft_gault", 4)
    parts = [parser.expression(tree) for tree in trees]
    for part, tree, unit in zip(parts, trees, ("a", "kg", "umol/L"), strict=False):
        if part.type.unit != unit:
            raise RuleError(
                f"'{text(tree)}' is {part.type}, where cockcroft_gault() takes {unit}",
                "Write cockcroft_gault(age in years, weight in kg, creatinine in umol/L, sex == female)",
            )
    age, weight, creatinine = (p.as_figure(t) for p, t in zip(parts[:3], trees[:3], strict=True))
    node = figures.CockcroftGault(age, weight, creatinine, parts[3].as_truth(trees[3]))
    return joined(node, Type("number", "mL/min"), *parts)


FUNCTIONS: dict[str, Function] = {
    **{unit: _length(unit) for unit in _DAYS},
    "since": _since,
    "ever": _ever,
    "age_on": _age_on,
    "birthday": _birthday,
    "asked": _asked,
    "known": _known,
    "settled": _settled,
    "unknown": _unknown,
    "surely": _settle("surely"),
    "maybe": _settle("maybe"),
    "reported": _reported,
    "times_uln": _times_uln,
    "near_limit": _near_limit,
    "cockcroft_gault": _cockcroft_gault,
}
"""Name to what reads a call of it."""
