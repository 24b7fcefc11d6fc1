"""Multinomial logistic regression: what each feature of an answer weighs for each reading of its question.

Learned from examples by stochastic gradient descent with a step of its own for each feature (AdaGrad: Duchi,
Hazan, Singer 2011). Always in the same order, so the same examples give the same weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import exp, sqrt
from random import Random

Weights = Mapping[str, Sequence[float]]
"""Feature to what it adds to each reading's score."""
Example = tuple[Sequence[str], int]
"""Its distinct features, one at least, and the number of its reading."""

_ROUNDS, _STEP = 8, 0.5
_MOST_FAVOURED = 3.0
"""How many times as much an example of a rare reading counts at most; else readings count alike."""
_SETTLED = 1e-3
"""An error below which an example teaches nothing more."""
_NO_MATTER = 0.2
"""Features that tell readings apart by less than so much of what the most telling one does are left out: most
were seen once, beside more telling ones."""


class _Feature:
    """What is known so far of a feature."""

    __slots__ = ("slope", "weights")

    def __init__(self, readings: int) -> None:
        self.weights = [0.0] * readings
        self.slope = 0.0
        """The sum of the squares of its errors."""

    @property
    def tells(self) -> float:
        """How far it tells readings apart: the difference between its highest weight and its lowest."""
        return max(self.weights) - min(self.weights)


def learned(examples: Sequence[Example], readings: int) -> dict[str, tuple[float, ...]]:
    """The weights of every feature that matters.

    Args:
        examples: What to learn from.
        readings: How many readings there are.
    """
    known: dict[str, _Feature] = {}
    order: list[tuple[list[_Feature], int]] = []
    for features, reading in examples:
        order.append(([known.setdefault(one, _Feature(readings)) for one in features], reading))
    favour, random = _favour(examples), Random(0)
    for _ in range(_ROUNDS):
        random.shuffle(order)
        for said, reading in order:
            errors = _softmax([feature.weights for feature in said], len(said), readings)
            errors[reading] -= 1
            if -errors[reading] > _SETTLED:
                _step(said, [error * favour[reading] for error in errors])
    least = _NO_MATTER * max((feature.tells for feature in known.values()), default=0)
    return {
        name: tuple(round(weight, 2) for weight in feature.weights)
        for name, feature in known.items()
        if feature.tells >= least
    }


def chances(weights: Weights, features: Sequence[str], readings: int) -> list[float]:
    """How likely each reading is: each (0, 1), 1 together."""
    return _softmax([weights[one] for one in features if one in weights], len(features), readings)


def _softmax(rows: Sequence[Sequence[float]], count: int, readings: int) -> list[float]:
    """What the weights of an answer with so many features come to."""
    size = 1 / sqrt(count or 1)
    raised = [exp(sum(column) * size) for column in zip(*rows, strict=True)] if rows else [1.0] * readings
    total = sum(raised)
    return [one / total for one in raised]


def _favour(examples: Sequence[Example]) -> dict[int, float]:
    counts = Counter(reading for _, reading in examples)
    even = len(examples) / len(counts)
    return {reading: min(even / count, _MOST_FAVOURED) for reading, count in counts.items()}


def _step(features: Sequence[_Feature], errors: Sequence[float]) -> None:
    """Move the weights of the features against the errors."""
    size = 1 / sqrt(len(features))
    slope = sum(error * error for error in errors) / len(features)
    for feature in features:
        feature.slope += slope
        step = _STEP * size / sqrt(feature.slope)
        feature.weights = [
            weight - step * error for weight, error in zip(feature.weights, errors, strict=True)
        ]
