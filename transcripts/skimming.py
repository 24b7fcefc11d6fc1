"""A look at a journal that proves its chain without taking every line apart.

Every hash is made anew, every number and link is held against the line before, as ``read`` does; what a
line says is read when somebody looks at it. Whatever is not to the letter what this program writes is
left to ``read``.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import overload

from transcripts.events import Event
from transcripts.line import FIRST, HASH_KEY, LONGEST, BadLine, unseal
from transcripts.reading import Transcript, contents, header_of, read


class SkimmedEvents(Sequence[Event]):
    """Events that are read when they are looked at; BadLine where a line with a whole hash is no event."""

    def __init__(self, lines: list[bytes]) -> None:
        self._lines = lines

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, index: int) -> Event: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Event]: ...

    def __getitem__(self, index: int | slice) -> Event | Sequence[Event]:
        if isinstance(index, slice):
            return SkimmedEvents(self._lines[index])
        return unseal(self._lines[index])[0]


def skim(path: Path) -> Transcript:
    """A whole journal, its chain checked; damage is reported, not raised.

    Raises:
        TranscriptError: the file can't be read, or has no header to go by.
    """
    data = contents(path)
    *lines, tail = data.split(b"\n")
    head = _chained(lines)
    if head is None or tail:
        return read(path)
    try:
        header = header_of(path, [unseal(lines[0])[0]])
    except BadLine:
        return read(path)
    return Transcript(path, header, SkimmedEvents(lines[1:]), (), len(data), b"", head)


def _chained(lines: list[bytes]) -> str | None:
    """The hash of the last line; None: some line is not to the letter what follows the one before."""
    prev = FIRST.encode()
    for seq, line in enumerate(lines):
        head, _, rest = line.rpartition(HASH_KEY)
        digest = sha256(head).hexdigest().encode()
        if (
            rest != digest + b'"}'
            or not head.startswith(b'{"seq":%d,"at":"' % seq)
            or not head.endswith(b',"prev":"' + prev + b'"')
            or len(line) > LONGEST
        ):
            return None
        prev = digest
    return prev.decode() if lines else None
