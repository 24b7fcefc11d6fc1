"""Decision tables, read so that what isn't known leaves several outcomes possible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from criteria.frozen import frozen
from criteria.truth import FALSE, TRUE

if TYPE_CHECKING:
    from criteria.case import Case
    from criteria.rules.rule import Rule

T = TypeVar("T")


@frozen
class Row(Generic[T]):
    """One line of a decision table: what holds when its rule is true."""

    when: Rule
    outcome: T | None = None
    """What the row says; None: ``then`` says it."""
    then: tuple[Row[T], ...] = ()
    """The rows of a named table that is read in this row's place."""


Table = tuple[Row[T], ...]
"""Read from the top; the first row whose rule is true decides. A row whose rule is unknown leaves
its outcome possible and reading goes on, so a table yields the set of outcomes still possible."""


def possible(table: Table[T], case: Case) -> list[T]:
    """The outcomes still possible, in the table's order; at least one, as the last row always holds."""
    return [row.outcome for row in rows_possible(table, case) if row.outcome is not None]


def rows_possible(table: Table[T], case: Case, used: dict[str, None] | None = None) -> list[Row[T]]:
    """The rows whose outcome is still possible; ``used`` gets the ids of the facts that were looked at."""
    found: list[Row[T]] = []
    _read(table, case, found, used)
    return found


def _read(table: Table[T], case: Case, found: list[Row[T]], used: dict[str, None] | None) -> None:
    for row in table:
        rule = row.when
        if used is not None:
            used.update(rule.uses)
        held = rule.node(case)
        if held is FALSE:
            continue
        if row.then:
            _read(row.then, case, found, used)
        else:
            found.append(row)
        if held is TRUE:
            return
