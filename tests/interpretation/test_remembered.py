"""Properties that are worked out once."""

from __future__ import annotations

from chatbot.interpretation.remembered import remembered


class Sum:
    def __init__(self, *parts: int) -> None:
        self.parts = parts
        self.times = 0

    @remembered
    def total(self) -> int:
        """All parts together."""
        self.times += 1
        return sum(self.parts)


def test_it_is_worked_out_once_for_each_object() -> None:
    one, other = Sum(1, 2), Sum(3, 4)
    assert (one.total, one.total, other.total) == (3, 3, 7)
    assert (one.times, other.times) == (1, 1)


def test_the_class_tells_what_it_is() -> None:
    assert isinstance(Sum.total, remembered)
    assert Sum.total.__doc__ == "All parts together."
