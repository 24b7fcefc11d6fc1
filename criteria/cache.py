"""Checked definitions kept as JSON, so that a warm start needs neither TOML nor pydantic.

A definition is found by the digest of its files and by ``FORMAT``; a cache that can't be read or
written is done without. Its parts are lines of their own, so that what people say in either language
is read only when it is asked for.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any
from zlib import crc32

FORMAT = 5
"""Raised whenever the checked data changes its shape."""


def folder() -> Path:
    """Where this user's cached definitions are."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "eligibility-chatbot" / "definitions"


def read(digest: str) -> dict[str, bytes] | None:
    """The parts of a definition as JSON, by name; None: not kept, or not whole."""
    with contextlib.suppress(OSError, ValueError, RuntimeError):
        kept = (folder() / f"{FORMAT}-{digest}.json").read_bytes()
        begin = kept.index(b"\n") + 1
        if int(kept[:begin]) == crc32(memoryview(kept)[begin:]):
            return dict(_parts(kept, begin))
    return None


def _parts(kept: bytes, begin: int) -> Iterator[tuple[str, bytes]]:
    """Name and JSON of each line, copied once: they are megabytes, of which few are looked at."""
    while begin < len(kept):
        end = kept.index(b"\n", begin)
        blank = kept.index(b" ", begin, end)
        yield kept[begin:blank].decode(), kept[blank + 1 : end]
        begin = end + 1


def write(digest: str, parts: Mapping[str, Any]) -> None:
    """Keep the parts of a definition, where that is possible: a sum, then a line a part."""
    told = {name: json.dumps(part, separators=(",", ":"), ensure_ascii=False) for name, part in parts.items()}
    body = "".join(f"{name} {part}\n" for name, part in told.items()).encode()
    with contextlib.suppress(OSError, RuntimeError), written(folder() / f"{FORMAT}-{digest}.json") as file:
        file.write(b"%d\n" % crc32(body) + body)


@contextlib.contextmanager
def written(place: Path) -> Iterator[IO[bytes]]:
    """A file that takes its place once it is whole; those beside it that are a month old go then.

    Raises:
        OSError: it can't be written; nothing of it is left.
    """
    import tempfile

    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=place.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        os.replace(name, place)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
    _forget_old(place.parent)


def _forget_old(place: Path) -> None:
    oldest = time.time() - _KEPT_FOR
    for file in place.iterdir():
        with contextlib.suppress(OSError):
            if file.stat().st_mtime < oldest:
                file.unlink()


_KEPT_FOR = 30 * 24 * 3600
"""Seconds. What is still in use then is made once more."""
