"""Reading rules against the names that they may use, checked in the same go."""

from __future__ import annotations

from criteria.errors import RuleError
from criteria.rules.functions import FUNCTIONS
from criteria.rules.parse import Parsed, Parser
from criteria.rules.rule import Rule
from criteria.rules.types import Names


def read(source: str, names: Names) -> Parsed:
    """The checked parts of an expression of any type. Raises RuleError."""
    return Parser(names, FUNCTIONS).read(" ".join(source.split()))


def truths(source: str, names: Names) -> Parsed:
    """The checked parts of a rule that holds or not. Raises RuleError."""
    parsed = read(source, names)
    if parsed.type.kind != "truth":
        raise RuleError(f"'{source}' is {parsed.type}, not a yes or no", "Compare it with something")
    return parsed


def dates(source: str, names: Names) -> Parsed:
    """The checked parts of an expression that comes to a date. Raises RuleError."""
    parsed = read(source, names)
    if parsed.type.kind != "date":
        raise RuleError(f"'{source}' is {parsed.type}, not a date", "Write, say, 'last_dose + weeks(4)'")
    return parsed


def parse(source: str, names: Names) -> Rule:
    """A rule that holds or not, read at once. Raises RuleError."""
    parsed = truths(source, names)
    return Rule(source, lambda _: parsed)
