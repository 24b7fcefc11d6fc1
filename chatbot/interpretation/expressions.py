"""Regular expressions that are compiled when they are first used.

There are some six hundred, of which one answer needs a part: compiling all would be a third of the start.
"""

from __future__ import annotations

import re
from typing import Any, cast


def expression(source: str, flags: int = 0) -> re.Pattern[str]:
    """The same as ``re.compile`` gives, but a mistake in it is told at its first use."""
    return cast("re.Pattern[str]", Expression(source, flags))


class Expression:
    """What stands for a compiled expression until it is used, and from then on has its methods."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """The method, which then lies in the object, so that Python doesn't come here for it again."""
        method = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, method)
        return method
