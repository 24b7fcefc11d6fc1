"""One rule of a definition, as its text; read when it is first asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from criteria.case import Case
    from criteria.rules.node import FigureNode, Node, TruthNode
    from criteria.rules.parse import Parsed
    from criteria.truth import Truth
    from criteria.values import Interval


class Rule:
    """A rule that holds or not, or an expression that comes to a date; equal where its text is.

    Definitions are checked before they are cached, so a conversation can begin before any rule is
    read: only ``criteria.load`` of a new definition reads them all at once.
    """

    def __init__(self, source: str, read: Callable[[str], Parsed]) -> None:
        self.source = " ".join(source.split())
        """The text, on one line."""
        self._read = read

    @cached_property
    def node(self) -> Node:
        """What works the rule out. Raises RuleError where it can't be read."""
        return self._read(self.source).node

    @cached_property
    def _decides(self) -> TruthNode:
        return cast("TruthNode", self.node)

    @cached_property
    def _computes(self) -> FigureNode:
        return cast("FigureNode", self.node)

    @cached_property
    def uses(self) -> Mapping[str, None]:
        """Ids of the questions that the rule looks at, in the order named (a dict used as ordered set)."""
        return dict.fromkeys(self._read(self.source).uses)

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of the questions that the rule looks at, in the order named."""
        return tuple(self.uses)

    def truth(self, case: Case) -> Truth:
        """Whether a rule that was read by ``truths`` holds."""
        return self._decides(case)

    def figure(self, case: Case) -> Interval | None:
        """What an expression that was read by ``dates`` comes to, in day numbers."""
        return self._computes(case)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rule) and self.source == other.source

    def __hash__(self) -> int:
        return hash(self.source)

    def __repr__(self) -> str:
        return f"Rule({self.source!r})"
