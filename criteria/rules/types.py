"""The types of the rule language, so that nonsense is found when a definition is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Literal

from criteria.frozen import frozen

if TYPE_CHECKING:
    from criteria.rules.parse import Parsed

TypeKind = Literal["truth", "choice", "number", "duration", "date", "text"]


@frozen
class Type:
    """What an expression yields."""

    kind: TypeKind
    unit: str | None = None
    """UCUM unit of a number; None: a bare number, which may be compared with any unit."""
    codes: tuple[str, ...] = ()
    """For a choice: every code it may have."""

    def __str__(self) -> str:
        """How messages call it."""
        names = {
            "truth": "a yes or no",
            "choice": "a choice",
            "number": f"a number in {self.unit}" if self.unit else "a number",
            "duration": "a length of time",
            "date": "a date",
            "text": "a text",
        }
        return names[self.kind]


TRUTH = Type("truth")
NUMBER = Type("number")
DURATION = Type("duration")
DATE = Type("date")


@frozen
class Names:
    """What a rule may name."""

    facts: Mapping[str, Type]
    """Question id to its type."""
    derived: Mapping[str, Type] = field(default_factory=dict)
    """Derived fact to its type, always a choice."""
    derived_from: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Derived fact to the question ids that it is worked out from."""
    defined: Mapping[str, Parsed] = field(default_factory=dict)
    """Name of a named expression to the expression."""
    labs: frozenset[str] = frozenset()
    """Question ids that have an assumed upper limit."""
    age: str | None = None
    """The question that asks the age; None: no question does."""
    decided: bool = False
    """True where the criteria are decided already, so that ``earliest_start`` may be named."""

    def known(self) -> tuple[str, ...]:
        """Every name, for "did you mean"."""
        return (*self.facts, *self.derived, *self.defined)
