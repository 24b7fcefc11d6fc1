"""Approximate figures: "about 62" is 5 % either way."""

from __future__ import annotations

from dataclasses import replace

from criteria.values import Interval

_SHARE = 0.05 - 9e-7
"""How far an approximate figure may be off, either way, as a share of itself.

It is the screening protocol's 5 %, short of it by as much as the figure is rounded where it is converted
(200 lb is 90.7185 kg): no end may come to lie outside by that. 0.95 x 62 is not even 58.9 in floating point.
"""


def approximately(said: Interval) -> Interval:
    """The interval that an approximate one stands for."""
    return replace(
        said,
        low=None if said.low is None else round(said.low - abs(said.low) * _SHARE, 9),
        high=None if said.high is None else round(said.high + abs(said.high) * _SHARE, 9),
    )
