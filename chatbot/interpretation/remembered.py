"""Properties of an answer that are worked out once."""

from __future__ import annotations

from functools import cached_property
from typing import Any, TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class remembered(cached_property[T_co]):
    """A ``cached_property`` without its lock, for the hundreds that are worked out for one answer.

    Until Python 3.12 taking the lock lasts longer than most of what is worked out here. Where two
    threads ask at once, both may work it out: only for what comes out the same each time.
    """

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> remembered[T_co]: ...

    @overload
    def __get__(self, instance: object, owner: type[Any] | None = None) -> T_co: ...

    def __get__(self, instance: object | None, owner: type[Any] | None = None) -> remembered[T_co] | T_co:
        """Work it out: once its value lies in the object, Python doesn't come here any more."""
        if instance is None:
            return self
        value: T_co = self.func(instance)
        instance.__dict__[self.func.__name__] = value
        return value
