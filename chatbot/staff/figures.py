"""Figures as staff read them."""

from __future__ import annotations

from math import floor, log10


def shown_figure(number: float) -> float | int:
    """A number of at most five figures where some are decimals: 58.9 for 58.900062, 123457 for 123456.7."""
    if not number:
        return 0
    shown = round(number, max(0, 4 - floor(log10(abs(number)))))
    return int(shown) if float(shown).is_integer() else shown
