"""What the nodes of a rule have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar, dataclass_transform

from criteria.truth import Truth
from criteria.values import Interval

if TYPE_CHECKING:
    from criteria.case import Case

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def node(cls: type[T]) -> type[T]:
    """A frozen dataclass without what nodes don't need, which halves the time to import them all."""
    return dataclass(frozen=True, slots=True, eq=False, repr=False, match_args=False)(cls)


class TruthNode(Protocol):
    """An expression that holds, doesn't, or can't be told."""

    def __call__(self, case: Case) -> Truth:
        """What it comes to for this case."""
        ...


class FigureNode(Protocol):
    """An expression that comes to a figure, a date or a length of time."""

    def __call__(self, case: Case) -> Interval | None:
        """What it comes to for this case; None: not known."""
        ...


Node = TruthNode | FigureNode
