"""Regular expressions that are compiled when they are first used.

There are some six hundred, of which one answer needs a part: compiling all would be a third of the start.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast


def expression(source: str, flags: int = 0) -> re.Pattern[str]:
    """The same as ``re.compile`` gives, but a mistake in it is told at its first use."""
    one = Expression(source, flags)
    _WAITING.append(one)
    return cast("re.Pattern[str]", one)


def compiling() -> Iterator[None]:
    """Steps that compile, one each, what waits for its first use in the modules that are loaded."""
    while _WAITING:
        _WAITING.pop().compile()
        yield


class Expression:
    """What stands for a compiled expression until it is used, and from then on has its methods."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    def compile(self) -> re.Pattern[str]:
        """The expression itself, compiled once."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self._flags)
        return self._compiled

    def __getattr__(self, name: str) -> Any:
        """The method, which then lies in the object, so that Python doesn't come here for it again."""
        method = getattr(self.compile(), name)
        setattr(self, name, method)
        return method


_WAITING: list[Expression] = []
"""Those that nobody compiled ahead."""
