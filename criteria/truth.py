"""Truth with three values (Kleene's strong logic, the one that CQL uses for uncertainty)."""

from __future__ import annotations

from enum import Enum


class Truth(Enum):
    """Whether something holds, as far as the facts say."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        """Refuse: an unknown taken for a no would decide a criterion by accident."""
        raise TypeError("a Truth is no bool: compare it with Truth.TRUE, FALSE or UNKNOWN")


TRUE, FALSE, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


def truth(holds: bool) -> Truth:
    """TRUE or FALSE for a plain bool."""
    return TRUE if holds else FALSE


def not_(held: Truth) -> Truth:
    """The opposite; UNKNOWN stays UNKNOWN."""
    if held is UNKNOWN:
        return UNKNOWN
    return FALSE if held is TRUE else TRUE
