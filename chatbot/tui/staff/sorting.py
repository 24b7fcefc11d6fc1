"""By which column the list of conversations is sorted, and which way."""

from __future__ import annotations

from dataclasses import dataclass, replace

from chatbot.staff.library import SortKey

SORTED: tuple[SortKey, ...] = (
    "began", "verdict", "earliest_start", "open", "integrity", "review", "lang", "id", "ended",
)  # fmt: skip
"""The columns in the order in which the key goes through them."""
_LARGEST_FIRST = ("began", "ended", "open")


@dataclass(frozen=True, slots=True)
class Sorting:
    """One way to sort."""

    key: SortKey = "began"
    descending: bool = True

    @property
    def next(self) -> Sorting:
        """By the next column."""
        return _by(SORTED[(SORTED.index(self.key) + 1) % len(SORTED)])

    @property
    def reversed(self) -> Sorting:
        """The other way round."""
        return replace(self, descending=not self.descending)

    def by(self, column: str | None) -> Sorting:
        """By a column whose heading was clicked; again on the same one: the other way round."""
        if column == self.key:
            return self.reversed
        return next((_by(key) for key in SORTED if key == column), self)

    def heading(self, column: str, text: str) -> str:
        """A column's heading, with a sign where it is sorted by it."""
        return text + ("▼" if self.descending else "▲") * (column == self.key)


def _by(key: SortKey) -> Sorting:
    return Sorting(key, descending=key in _LARGEST_FIRST)
