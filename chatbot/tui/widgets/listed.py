"""What holds a list to pick from, and tells in which row an option stands."""

from __future__ import annotations

from textual.containers import Vertical


class Listed(Vertical):
    """A prompt with an ``OptionList`` in it."""

    def row_of(self, index: int) -> int:
        """The row of the list at which its option begins, from 0."""
        return index
