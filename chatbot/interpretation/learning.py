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

_ROUNDS, _ROUNDS_OF_LIKE, _STEP = 6, 3, 0.5
_MOST_FAVOURED = 3.0
"""How many times as much an example of a rare reading counts at most; else readings count alike."""
_SETTLED = 0.02
"""An error below which an example teaches nothing more."""
_HELD = 0.4
"""How much of what a feature weighs for like questions it weighs for one of them, before any of its examples
is seen."""
_NO_MATTER, _NO_MATTER_TO_LIKE = 0.1, 0.2
"""Features that tell readings apart by less than so much of what the most telling one does are left out: most
were seen once, beside more telling ones. For one question, and for like ones."""


class _Feature:
    """What is known so far of a feature."""

    __slots__ = ("slope", "weights")

    def __init__(self, weights: Sequence[float]) -> None:
        self.weights = list(weights)
        self.slope = 0.0
        """The sum of the squares of its errors."""

    @property
    def tells(self) -> float:
        """How far it tells readings apart: the difference between its highest weight and its lowest."""
        return max(self.weights) - min(self.weights)


def learned_together(examples: Sequence[Example], readings: int) -> dict[str, tuple[float, ...]]:
    """What the features of like questions weigh, as far as it holds for one of them that tells no better.

    Args:
        examples: What to learn from, of all of them.
        readings: How many readings each of them has, the same ones.
    """
    known = _taught(examples, readings, {}, _ROUNDS_OF_LIKE)
    return _telling(known, _NO_MATTER_TO_LIKE, _HELD)


def learned(examples: Sequence[Example], readings: int, like: Weights) -> dict[str, tuple[float, ...]]:
    """The weights of every feature of the examples that matters.

    Args:
        examples: What to learn from.
        readings: How many readings there are.
        like: What features weigh for like questions, and for this one before its own examples are seen.
    """
    return _telling(_taught(examples, readings, like, _ROUNDS), _NO_MATTER, 1)


def _taught(examples: Sequence[Example], readings: int, like: Weights, rounds: int) -> dict[str, _Feature]:
    known: dict[str, _Feature] = {}
    order: list[tuple[list[_Feature], int]] = []
    nothing = (0.0,) * readings
    for features, reading in examples:
        said = [known.setdefault(one, _Feature(like.get(one, nothing))) for one in features]
        order.append((said, reading))
    favour, random = _favour(examples), Random(0)
    for _ in range(rounds):
        random.shuffle(order)
        for said, reading in order:
            errors = _softmax([feature.weights for feature in said], len(said), readings)
            errors[reading] -= 1
            if -errors[reading] > _SETTLED:
                _step(said, [error * favour[reading] for error in errors])
    return known


def _telling(known: Mapping[str, _Feature], no_matter: float, held: float) -> dict[str, tuple[float, ...]]:
    least = no_matter * max((feature.tells for feature in known.values()), default=0)
    return {
        name: tuple(round(held * weight, 2) for weight in feature.weights)
        for name, feature in known.items()
        if feature.tells >= least
    }


def chances(weights: Weights, like: Weights, features: Sequence[str], readings: int) -> list[float]:
    """How likely each reading is: each (0, 1), 1 together.

    Args:
        weights: What was learned of the question.
        like: What was learned of like ones, which holds where a feature has no weight of its own.
        features: The answer's.
        readings: How many readings there are.
    """
    rows = (weights.get(one) or like.get(one) for one in features)
    return _softmax([row for row in rows if row], len(features), readings)


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
