"""A store of its own for every test, and a cache that is not the user's."""

from __future__ import annotations

from pathlib import Path

import pytest

from transcripts.store import Store


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("CHATBOT_DATA", str(tmp_path / "transcripts"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("CHATBOT_STAFF", "Ann Other")
    return Store()
