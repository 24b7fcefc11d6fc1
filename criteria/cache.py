"""Checked definitions kept as JSON, so that a warm start needs neither TOML nor pydantic.

A definition is found by the digest of its files and of the code that reads them; nothing goes
stale, and a cache that can't be read or written is done without.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import Any

FORMAT = 1
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


def read(digest: str) -> dict[str, Any] | None:
    """The checked data of a definition; None: not kept, or not readable."""
    with contextlib.suppress(OSError, ValueError, RuntimeError):
        data = json.loads((folder() / f"{FORMAT}-{digest}.json").read_bytes())
        if isinstance(data, dict):
            return data
    return None


def write(digest: str, data: dict[str, Any]) -> None:
    """Keep the checked data of a definition, where that is possible."""
    import tempfile

    with contextlib.suppress(OSError, RuntimeError):
        place = folder()
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=place, suffix=".tmp")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(data, file, ensure_ascii=False, separators=(",", ":"))
            os.replace(name, place / f"{FORMAT}-{digest}.json")
        except OSError:
            os.unlink(name)
