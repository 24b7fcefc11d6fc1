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


def and_(left: Truth, right: Truth) -> Truth:
    """FALSE where either is FALSE, TRUE where both are TRUE, otherwise UNKNOWN."""
    if left is FALSE or right is FALSE:
        return FALSE
    return TRUE if left is TRUE and right is TRUE else UNKNOWN


def or_(left: Truth, right: Truth) -> Truth:
    """TRUE where either is TRUE, FALSE where both are FALSE, otherwise UNKNOWN."""
    if left is TRUE or right is TRUE:
        return TRUE
    return FALSE if left is FALSE and right is FALSE else UNKNOWN


def not_(held: Truth) -> Truth:
    """The opposite; UNKNOWN stays UNKNOWN."""
    if held is UNKNOWN:
        return UNKNOWN
    return FALSE if held is TRUE else TRUE
