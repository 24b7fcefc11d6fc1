"""The list of saved conversations: filtered, searched and sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal

from chatbot.staff.index import Index
from chatbot.staff.rows import COLUMNS, Row
from criteria.frozen import frozen
from transcripts.store import Store
from transcripts.visible import visible

SortKey = Literal["began", "ended", "id", "lang", "verdict", "earliest_start", "open", "integrity", "review"]
NONE = "none"
"""As a verdict: the conversation came to none."""


@frozen
class Filters:
    """What the list is narrowed to; None and empty: everything."""

    verdict: str | None = None
    """The verdict in force, the reviewed one where there is one; "none": there is none."""
    lang: str | None = None
    since: date | None = None
    """Begun on this day or later (UTC)."""
    until: date | None = None
    """Begun on this day or earlier (UTC)."""
    undecided: bool = False
    """Only those that need more information or came to no verdict, and were not signed off."""
    integrity: str | None = None
    review: str | None = None
    """"noted", "signed", "outdated", or "none"."""
    search: str = ""
    """Words that must all stand in the id, language, respondent, verdict, criteria or reviewer."""


class Library:
    """The conversations in one folder."""

    def __init__(self, store: Store, place: Path | None = None) -> None:
        self.store = store
        self._index = Index(store, place)

    @property
    def ledger_problem(self) -> str:
        """What is wrong with the ledger; empty: nothing."""
        return self._index.ledger_problem

    def refresh(self, progress: Callable[[int, int], object] = lambda done, of: None) -> None:
        """Look at the folder again; ``progress(done, of)`` is called while files are read."""
        self._index.refresh(progress)

    def forget(self, transcript_id: str) -> None:
        """Drop a conversation that was deleted."""
        self._index.forget(transcript_id)

    def count(self, filters: Filters | None = None) -> int:
        """How many conversations match."""
        where, values = _where(filters or Filters())
        (count,) = self._index.database.execute(f"SELECT count(*) FROM row{where}", values).fetchone()
        return int(count)

    def rows(
        self,
        filters: Filters | None = None,
        sort: SortKey = "began",
        *,
        descending: bool = True,
        limit: int = -1,
        offset: int = 0,
    ) -> Iterator[Row]:
        """The conversations that match, read as they are taken.

        Args:
            filters: what to narrow to.
            sort: the column to sort by; those that are alike come in the order of their ids.
            descending: the last first.
            limit: at most so many; -1: all.
            offset: how many to pass over.
        """
        if sort not in COLUMNS:
            raise ValueError(f"no such column: {sort!r}")
        where, values = _where(filters or Filters())
        way = "DESC" if descending else "ASC"
        query = f"SELECT * FROM row{where} ORDER BY {sort} {way}, id {way} LIMIT ? OFFSET ?"
        found = self._index.database.execute(query, [*values, limit, offset])
        return (Row(*columns) for columns in found)


_IN_FORCE = "CASE WHEN reviewed_verdict <> '' THEN reviewed_verdict ELSE verdict END"
_SEARCHED = f"id || ' ' || lang || ' ' || respondent || ' ' || stage || ' ' || {_IN_FORCE} || ' ' || \
deciding || ' ' || reviewer || ' ' || integrity || ' ' || began"


def _where(filters: Filters) -> tuple[str, list[object]]:
    """The condition and its values; nothing that was typed becomes part of the query's text."""
    tests: list[tuple[str, list[object]]] = []
    if filters.verdict is not None:
        tests.append((f"{_IN_FORCE} = ?", ["" if filters.verdict == NONE else filters.verdict]))
    if filters.lang is not None:
        tests.append(("lang = ?", [filters.lang]))
    if filters.since is not None:
        tests.append(("began >= ?", [filters.since.isoformat()]))
    if filters.until is not None:
        tests.append(("substr(began, 1, 10) <= ?", [filters.until.isoformat()]))
    if filters.undecided:
        tests.append((f"{_IN_FORCE} IN ('', 'needs_more_information') AND review <> 'signed'", []))
    if filters.integrity is not None:
        tests.append(("integrity = ?", [filters.integrity]))
    if filters.review is not None:
        tests.append(("review = ?", ["" if filters.review == NONE else filters.review]))
    tests += [
        (f"instr(lower({_SEARCHED}), ?) > 0", [word]) for word in visible(filters.search.lower()).split()
    ]
    if not tests:
        return "", []
    return " WHERE " + " AND ".join(test for test, _ in tests), [v for _, values in tests for v in values]
