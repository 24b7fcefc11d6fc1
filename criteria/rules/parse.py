"""From the text of a rule to its nodes: a white list over Python's own expression grammar.

Nothing of the text is ever run; what isn't listed here is refused with what to write instead.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Callable
from typing import cast

from criteria.errors import RuleError
from criteria.frozen import frozen
from criteria.rules import figures, nodes
from criteria.rules.node import FigureNode, Node, TruthNode
from criteria.rules.types import DATE, DURATION, NUMBER, TRUTH, Names, Type
from criteria.values import Interval

MAX_CHARACTERS = 1000
MAX_NODES = 200
MAX_DEPTH = 20
MAX_FIGURE = 1e12

_SPLIT = "Split it over several rows or named expressions"

_SIGNS: dict[type[ast.cmpop], nodes.Comparison] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
}  # fmt: skip


@frozen
class Parsed:
    """A part of a rule, read and checked."""

    node: Node
    type: Type
    uses: tuple[str, ...] = ()
    """Question ids that it looks at, in the order named."""
    size: int = 1
    depth: int = 1
    named: str = ""
    """The fact, where the part is nothing but the name of one."""

    def as_truth(self, tree: ast.AST) -> TruthNode:
        """The node, where it is a yes or no."""
        if self.type.kind != "truth":
            raise RuleError(f"'{text(tree)}' is {self.type}, not a yes or no", "Compare it with something")
        return cast("TruthNode", self.node)

    def as_figure(self, tree: ast.AST) -> FigureNode:
        """The node, where it is a figure, a date or a length of time."""
        if self.type.kind not in ("number", "duration", "date"):
            raise RuleError(
                f"'{text(tree)}' is {self.type}, not a figure", "Compare figures, dates or durations"
            )
        return cast("FigureNode", self.node)


Function = Callable[["Parser", ast.Call], Parsed]


def text(tree: ast.AST) -> str:
    """A part of a rule as its author would know it, for messages."""
    return ast.unparse(tree)[:80]


def parsed(source: str) -> ast.Expression:
    """The tree of an expression; what Python would warn of is refused or harmless here, so nobody is told.

    Raises:
        SyntaxError, ValueError, RecursionError, MemoryError: it is no expression.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        warnings.simplefilter("ignore", DeprecationWarning)
        return ast.parse(source, mode="eval")


def is_figure(value: object, largest: float) -> bool:
    """True for a number that is written in a rule and no larger than that."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= largest


def joined(node: Node, kind: Type, *parts: Parsed) -> Parsed:
    """A part made of others: what they use together, one level deeper."""
    uses = tuple(dict.fromkeys(name for part in parts for name in part.uses))
    size = 1 + sum(part.size for part in parts)
    depth = 1 + max((part.depth for part in parts), default=0)
    if size > MAX_NODES or depth > MAX_DEPTH:
        raise RuleError("the rule is too large", _SPLIT)
    return Parsed(node, kind, uses, size, depth)


class Parser:
    """Reads one rule against the names that it may use."""

    def __init__(self, names: Names, functions: dict[str, Function]) -> None:
        self.names = names
        self.functions = functions
        self.depth = 0

    def read(self, source: str) -> Parsed:
        """The whole rule. Raises RuleError."""
        if len(source) > MAX_CHARACTERS:
            raise RuleError(
                f"the rule is longer than {MAX_CHARACTERS} characters", "Split it over several rows"
            )
        try:
            tree = parsed(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            raise RuleError(
                f"'{source}' is no rule: {error}", "Write a comparison such as 'age >= 18'"
            ) from None
        self.depth = 0
        return self.expression(tree.body)

    def expression(self, tree: ast.expr) -> Parsed:
        """Any expression."""
        if self.depth > MAX_DEPTH:
            raise RuleError("the rule is nested too deeply", _SPLIT)
        self.depth += 1
        part = self.kind_of(tree)
        self.depth -= 1
        return part

    def kind_of(self, tree: ast.expr) -> Parsed:
        """Any expression, by its kind."""
        match tree:
            case ast.BoolOp(op, values):
                parts = [self.expression(value) for value in values]
                truths = tuple(p.as_truth(v) for p, v in zip(parts, values, strict=True))
                node = nodes.And(truths) if isinstance(op, ast.And) else nodes.Or(truths)
                return joined(node, TRUTH, *parts)
            case ast.UnaryOp(ast.Not(), operand):
                part = self.expression(operand)
                return joined(nodes.Not(part.as_truth(operand)), TRUTH, part)
            case ast.Compare():
                return self.comparison(tree)
            case ast.BinOp(left, (ast.Add() | ast.Sub()) as op, right):
                return self.sum(left, isinstance(op, ast.Sub), right)
            case ast.Call(ast.Name(name)) if name in self.functions:
                return self.functions[name](self, tree)
            case ast.Call(func):
                raise self.no_such(text(func), tuple(self.functions), "function")
            case ast.Name(name):
                return self.name(name)
            case ast.Constant(int(value) | float(value)) if is_figure(value, MAX_FIGURE):
                return Parsed(figures.Constant(Interval.exactly(value)), NUMBER)
            case _:
                raise RuleError(
                    f"'{text(tree)}' can't stand in a rule",
                    "Use facts, numbers, comparisons, and, or, not, + and -, and the listed functions",
                )

    def name(self, name: str) -> Parsed:
        """A fact, a derived fact, a named expression or a word of the language."""
        if name in _WORDS:
            return self.word(name)
        if name in self.names.defined:
            return self.names.defined[name]
        if name in self.names.derived:
            uses = self.names.derived_from[name]
            return Parsed(nodes.DerivedHasValue(name, False), self.names.derived[name], uses, named=name)
        if name not in self.names.facts:
            raise self.no_such(name, (*self.names.known(), *_WORDS), "fact")
        kind = self.names.facts[name]
        node = nodes.YesNo(name) if kind.kind == "truth" else figures.Figure(name)
        return Parsed(node, kind, (name,), named=name)

    def word(self, name: str) -> Parsed:
        """A word of the language itself."""
        if name == "earliest_start" and not self.names.decided:
            raise RuleError("'earliest_start' is known only once every criterion is decided", "Use 'start'")
        if name == "age_at_start":
            return Parsed(figures.AgeOn(figures.Day("start")), Type("number", "a"), (self.age_fact(),), 2, 2)
        return _WORDS[name]

    def age_fact(self) -> str:
        """The question that asks the age."""
        if self.names.age is None:
            raise RuleError(
                "the rule needs an age, but no question has the kind 'age'", "Add such a question"
            )
        return self.names.age

    def comparison(self, tree: ast.Compare) -> Parsed:
        """One comparison, or a chain of them."""
        terms = [tree.left, *tree.comparators]
        pairs = [
            self.pair(left, op, right) for left, op, right in zip(terms, tree.ops, terms[1:], strict=False)
        ]
        if len(pairs) == 1:
            return pairs[0]
        return joined(nodes.And(tuple(p.as_truth(tree) for p in pairs)), TRUTH, *pairs)

    def pair(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> Parsed:
        """One comparison."""
        subject = self.expression(left)
        if subject.type.kind == "choice":
            return self.choice(subject, op, right)
        if type(op) not in _SIGNS:
            raise RuleError(f"'{text(left)}' is {subject.type}: 'in' is for choices", "Use < <= == >= >")
        if subject.type.kind == "truth":
            raise RuleError(f"'{text(left)}' is a yes or no", "Write its name, or 'not' and its name")
        other = self.expression(right)
        if other.type.kind == "choice":
            return self.choice(other, op, left)
        self.same_unit(subject, left, other, right)
        node = nodes.Compare(subject.as_figure(left), _SIGNS[type(op)], other.as_figure(right))
        return joined(node, TRUTH, subject, other)

    def same_unit(self, one: Parsed, left: ast.expr, two: Parsed, right: ast.expr) -> None:
        """Refuse to hold days against bare numbers, or one unit against another."""
        kinds = {one.type.kind, two.type.kind}
        units = {one.type.unit, two.type.unit} - {None}
        if len(kinds) == 1 and len(units) < 2:
            return
        remedy = "Compare what has the same unit"
        if "duration" in kinds:
            remedy = "Write a length of time as days(n), weeks(n) or years(n)"
        elif "date" in kinds:
            remedy = "Compare a date with a date, such as 'start - weeks(4)', or use since(...)"
        raise RuleError(f"'{text(left)}' is {one.type} and '{text(right)}' is {two.type}", remedy)

    def choice(self, subject: Parsed, op: ast.cmpop, right: ast.expr) -> Parsed:
        """A choice held against codes."""
        listed = right.elts if isinstance(right, ast.Tuple | ast.List) else [right]
        if isinstance(op, ast.In | ast.NotIn) != isinstance(right, ast.Tuple | ast.List) or not listed:
            raise RuleError(f"'{text(right)}' doesn't fit", "Write 'fact == code' or 'fact in (code, code)'")
        if not isinstance(op, ast.Eq | ast.NotEq | ast.In | ast.NotIn):
            raise RuleError(f"'{subject.named}' is a choice", "Use ==, != or in")
        codes = frozenset(self.code(subject, code) for code in listed)
        derived = subject.named in self.names.derived
        node: TruthNode = nodes.OneOf(subject.named, codes, derived)
        if isinstance(op, ast.NotEq | ast.NotIn):
            node = nodes.Not(node)
        return joined(node, TRUTH, subject)

    def code(self, subject: Parsed, tree: ast.expr) -> str:
        """One code of a choice, bare or in quotes."""
        match tree:
            case ast.Name(code) | ast.Constant(str(code)) if code in subject.type.codes:
                return code
            case _:
                raise self.no_such(text(tree), subject.type.codes, f"code of '{subject.named}'")

    def sum(self, left: ast.expr, minus: bool, right: ast.expr) -> Parsed:
        """A sum or difference of dates, lengths of time or figures."""
        one, two = self.expression(left), self.expression(right)
        kinds = (one.type.kind, two.type.kind)
        if kinds == ("date", "duration"):
            kind = DATE
        elif kinds == ("date", "date") and minus:
            kind = DURATION
        elif kinds in (("duration", "duration"), ("number", "number")):
            self.same_unit(one, left, two, right)
            kind = one.type if one.type.unit else two.type
        else:
            sign = "-" if minus else "+"
            raise RuleError(
                f"'{text(left)}' is {one.type} and '{text(right)}' is {two.type}: no '{sign}'",
                "Add days(n), weeks(n) or years(n) to a date, or a length of time to another",
            )
        node = figures.Sum(one.as_figure(left), minus, two.as_figure(right))
        return joined(node, kind, one, two)

    def no_such(self, name: str, known: tuple[str, ...], what: str) -> RuleError:
        """The error for a name that isn't there, with the nearest ones."""
        from difflib import get_close_matches

        near = get_close_matches(name, known, n=3, cutoff=0.5) or list(known)[:8]
        return RuleError(f"there is no {what} '{name}'", f"Did you mean {', '.join(near)}?")


_WORDS: dict[str, Parsed] = {
    "otherwise": Parsed(nodes.Always(), TRUTH),
    "always": Parsed(nodes.Always(), TRUTH),
    "record_is_stale": Parsed(nodes.RecordIsStale(), TRUTH),
    "start": Parsed(figures.Day("start"), DATE),
    "today": Parsed(figures.Day("today"), DATE),
    "earliest_start": Parsed(figures.Day("earliest_start"), DATE),
    "age_at_start": Parsed(figures.AgeOn(figures.Day("start")), Type("number", "a")),
}
RESERVED = frozenset(_WORDS)
"""Words that no question, derived fact or named expression may be called."""
