"""Frozen records that take little time to import.

``dataclasses.dataclass`` compiles the methods of every class when it is defined, which is most of
the time that importing one takes, and the first question waits for some seventy of them. Here a
class compiles its ``__init__`` when its first instance is made, and shares the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """A frozen dataclass, compared and hashed by its fields.

    It has slots, unless it has properties that are kept (``cached_property``), which need a place to lie.
    Keyword-only fields and ``InitVar`` are not supported.
    """
    slots = not any(isinstance(value, cached_property) for value in vars(cls).values())
    made: Any = dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    made.__init__ = _compiling(made)
    made.__setattr__, made.__delattr__ = _refuse_to_set, _refuse_to_delete
    made.__getstate__, made.__setstate__ = _getstate, _setstate
    made.__repr__ = _repr
    if "__eq__" not in vars(cls):
        made.__eq__, made.__hash__ = _comparing(made)
    done: type[T] = made
    return done


def _compiling(cls: Any) -> Callable[..., None]:
    """The ``__init__`` that makes the first instance, and puts a compiled one in its own place."""

    def __init__(self: Any, *args: Any, **named: Any) -> None:
        cls.__init__ = _compiled_init(cls)
        cls.__init__(self, *args, **named)

    return __init__


def _compiled_init(cls: Any) -> Callable[..., None]:
    names: dict[str, Any] = {"_set": object.__setattr__, "_MISSING": MISSING}
    parameters, lines = ["self"], []
    for part in fields(cls):
        parameter, line = _parts_of_init(part, names)
        parameters += parameter
        lines += line
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    body = "\n    ".join(lines or ["pass"])
    exec(f"def __init__({', '.join(parameters)}):\n    {body}", names)
    made: Callable[..., None] = names["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _parts_of_init(part: Field[Any], names: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The parameter and the line of ``__init__`` for that field; what they name goes to ``names``."""
    name, default, factory = part.name, f"_default_{part.name}", f"_factory_{part.name}"
    value, parameter = name, name
    if part.default is not MISSING:
        names[default] = part.default
        value, parameter = name if part.init else default, f"{name}={default}"
    elif part.default_factory is not MISSING:
        names[factory] = part.default_factory
        made = f"{factory}()"
        value = f"{made} if {name} is _MISSING else {name}" if part.init else made
        parameter = f"{name}=_MISSING"
    elif not part.init:
        return [], []
    return [parameter] if part.init else [], [f'_set(self, "{name}", {value})']


def _comparing(cls: Any) -> tuple[Callable[[Any, object], bool], Callable[[Any], int]]:
    """``__eq__`` and ``__hash__`` of a class, by the fields that are compared."""
    names = [part.name for part in fields(cls) if part.compare]
    compared: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()

    def __eq__(self: Any, other: object) -> bool:
        return compared(self) == compared(other) if type(other) is type(self) else NotImplemented

    def __hash__(self: Any) -> int:
        return hash(compared(self))

    return __eq__, __hash__


def _repr(self: Any) -> str:
    shown = (f"{part.name}={getattr(self, part.name)!r}" for part in fields(self) if part.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse_to_set(self: Any, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, part.name) for part in fields(self)]


def _setstate(self: Any, state: list[Any]) -> None:
    for part, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, part.name, value)
