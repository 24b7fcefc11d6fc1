"""Compiled patterns kept between runs, beside the cached definitions, so that a start compiles nothing.

Like Python's own compiled files: written with ``marshal`` into the user's cache, found by what they were
made from and the code that made them, and done without where they can't be read or written.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from chatbot.interpretation.matching import Compiled
from criteria import cache

_MAKERS = (
    "kept.py", "patterns.py", "openings.py", "matching.py", "spelling.py", "lexicon.py", "normalise.py",
    "script.py", "dialect.py", "learning.py", "likelihood.py",
)  # fmt: skip
"""The modules on which what is kept depends."""

_HERE = Path(__file__).parent
_MADE_BY = " ".join(
    (str(sys.implementation.cache_tag), *(str((_HERE / name).stat().st_mtime_ns) for name in _MAKERS))
)
"""The makers as they were when this program loaded them."""

_WORDS_OF = "words of "
"""Before a name: that name's vocabulary."""

Sources = Iterable[tuple[int, str]]
"""(key, pattern) pairs, as ``patterns.compiled`` takes them."""


class Kept:
    """The compiled patterns of one trial, or of the grammar, by name."""

    def __init__(self, made_from: str, every: Callable[[], Mapping[str, Sources]]) -> None:
        """Open what is kept, or make and keep it.

        Args:
            made_from: What tells these patterns from others: a digest.
            every: All patterns by name, asked for only where nothing is kept yet.
        """
        self._data = kept("patterns", made_from, lambda: _made(every()))

    def patterns(self, name: str, sources: Callable[[], Sources]) -> Compiled:
        """The patterns of that name; compiled from their sources where they aren't kept."""
        data = self._data.get(name)
        return _compiled(sources()) if data is None else Compiled(*marshal.loads(data))

    def vocabulary(self, name: str, sources: Callable[[], Sources]) -> str:
        """The vocabulary of the patterns of that name, without loading the patterns."""
        data = self._data.get(_WORDS_OF + name)
        return self.patterns(name, sources).vocabulary if data is None else data.decode()


def _compiled(sources: Sources) -> Compiled:
    from chatbot.interpretation.patterns import compiled

    return compiled(sources)


def _made(every: Mapping[str, Sources]) -> dict[str, bytes]:
    made = {}
    for name, sources in every.items():
        patterns = _compiled(sources)
        made[name] = marshal.dumps(tuple(patterns))
        made[_WORDS_OF + name] = patterns.vocabulary.encode()
    return made


def kept(kind: str, made_from: str, make: Callable[[], dict[str, bytes]]) -> dict[str, bytes]:
    """What was made before from the same, by name, each marshalled; made and kept where there is nothing yet.

    Args:
        kind: The folder it is kept in.
        made_from: What tells it from others of its kind: a digest.
        make: Makes it.

    Returns:
        The marshalled parts by name; nothing where they can't be kept.
    """
    digest = hashlib.sha256(f"{made_from} {_MADE_BY}".encode()).hexdigest()[:32]
    place = cache.folder().parent / kind / f"{digest}.marshal"
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        data = marshal.loads(place.read_bytes())
        if isinstance(data, dict):
            return data
    with contextlib.suppress(OSError, RuntimeError):
        with cache.written(place) as file:
            made = make()
            file.write(marshal.dumps(made))
        return made
    return {}
