"""The rule language: short expressions that compare facts, read once and checked at load.

``parse("18 <= age_at_start <= 80", names)``; the language is listed in ``functions``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from criteria.errors import RuleError
from criteria.rules.functions import FUNCTIONS
from criteria.rules.node import Node
from criteria.rules.parse import RESERVED, Parsed, Parser
from criteria.rules.types import Names, Type
from criteria.truth import Truth
from criteria.values import Interval

if TYPE_CHECKING:
    from criteria.case import Case

__all__ = ["FUNCTIONS", "RESERVED", "Names", "Parsed", "Rule", "Type", "date_rule", "parse", "read"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that holds or not, or an expression that comes to a date; equal where its text is."""

    source: str
    """The text, on one line."""
    node: Node = field(compare=False, repr=False)
    uses: Mapping[str, None] = field(compare=False, repr=False)
    """Ids of the questions that the rule looks at, in the order named (a dict used as ordered set)."""

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of the questions that the rule looks at, in the order named."""
        return tuple(self.uses)

    def truth(self, case: Case) -> Truth:
        """Whether a rule that was read by ``parse`` holds."""
        return self.node(case)  # type: ignore[return-value]

    def figure(self, case: Case) -> Interval | None:
        """What an expression that was read by ``date_rule`` comes to, in day numbers."""
        return self.node(case)  # type: ignore[return-value]


def read(source: str, names: Names) -> Parsed:
    """The checked parts of an expression of any type. Raises RuleError."""
    return Parser(names, FUNCTIONS).read(" ".join(source.split()))


def parse(source: str, names: Names) -> Rule:
    """A rule that holds or not. Raises RuleError."""
    parsed = read(source, names)
    if parsed.type.kind != "truth":
        raise RuleError(f"'{source}' is {parsed.type}, not a yes or no", "Compare it with something")
    return _rule(source, parsed)


def date_rule(source: str, names: Names) -> Rule:
    """An expression that comes to a date. Raises RuleError."""
    parsed = read(source, names)
    if parsed.type.kind != "date":
        raise RuleError(f"'{source}' is {parsed.type}, not a date", "Write, say, 'last_dose + weeks(4)'")
    return _rule(source, parsed)


def _rule(source: str, parsed: Parsed) -> Rule:
    return Rule(" ".join(source.split()), parsed.node, dict.fromkeys(parsed.uses))
