"""Everybody decided again on the study team's full screen, driven key by key."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from chatbot.staff.batch import Batch
from chatbot.tui.staff.app import StaffApp
from chatbot.tui.staff.library_screen import LibraryScreen
from chatbot.tui.staff.paged_table import PagedTable
from chatbot.tui.staff.rescreen_screen import RescreenScreen
from chatbot.tui.themes import THEMES
from criteria.load import load
from criteria.values import Dates
from tests.staff.making import TODAY, exactly, save
from tests.staff.test_rescreen import amended
from tests.talks import TRIAL
from tests.tui.study_team import NARROW, WIDE, settled, text_of
from tests.tui.test_contrast import poor
from transcripts.store import Store

RECENT = {"last_systemic_therapy": Dates(TODAY, TODAY)}


@pytest.fixture(autouse=True)
def _own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """One whom an amendment excludes, one who waits, one whom nothing changes."""
    store = Store(tmp_path / "transcripts")
    save(store, "20261122-strict", {"hemoglobin": exactly(121, "g/L")})
    save(store, "20261122-waits2", {"hemoglobin": exactly(140, "g/L"), **RECENT})
    save(store, "20261122-same22", {"hemoglobin": exactly(140, "g/L")})
    return store


def told(app: StaffApp) -> str:
    return str(app.screen.query_one("#again-told", Static).render())


async def test_how_many_sealed_ones_are_passed_over(store: Store) -> None:
    (store.folder / "20261122-sealed.jsonl.age").write_bytes(b"age-encryption.org/v1")
    app = StaffApp(load(TRIAL), store)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert told(app).startswith("3 conversations: ") and "1 sealed are passed over" in told(app)
        assert "opens them" in text_of(app)


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_who_flips_on_what_and_who_can_be_called(
    store: Store, tmp_path: Path, size: tuple[int, int], theme: str
) -> None:
    stricter = amended(tmp_path, ('when = "hemoglobin >= 90"', 'when = "hemoglobin >= 130"'))
    app = StaffApp(load(TRIAL), store)
    async with app.run_test(size=size) as pilot:
        app.theme = theme
        await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        assert isinstance(app.screen, RescreenScreen)
        app.screen.query_one("#definition", Input).value = str(stricter)
        await pilot.press("tab", *"2027-01-15", "enter")
        await settled(pilot)
        assert "3 conversations: 2 with another verdict, 1 can be called now" in told(app)
        assert app.screen.query_one(PagedTable).row_count == 2
        shown = text_of(app)
        assert "I10:pass>fail" in shown and "I10 pass → fail: " in shown and "hemoglobin" in shown
        assert list(poor(app)) == []
        await pilot.press("down")
        await settled(pilot)
        assert "can be called now" in text_of(app) and "☎" in text_of(app)
        for key in ("f2", "f3"):
            await pilot.press(key)
            await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, LibraryScreen)
    rows = list(csv.DictReader((tmp_path / "rescreen.csv").open(encoding="utf-8")))
    assert [row["flipped"] for row in rows] == ["no", "yes", "yes"]
    assert json.loads((tmp_path / "rescreen.json").read_text())["counts"]["flipped"] == 2


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("as_of", "soon", "is no day"),
        ("definition", "no/such/folder", "✗"),
        ("start", "2027-02-30", "is no day"),
    ],
)
async def test_what_cant_be_decided_by_is_said_so(store: Store, field: str, typed: str, said: str) -> None:
    app = StaffApp(load(TRIAL), store)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        app.screen.query_one(f"#{field}", Input).value = typed
        await pilot.press("enter")
        await settled(pilot)
        assert said in told(app)
        await pilot.press("f2")
        assert "Nothing is decided yet" in told(app)


async def test_it_stops_and_goes_on_where_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chatbot.staff.batch._CHUNK", 1)
    begun: list[int] = []
    left = Batch._left
    app = StaffApp(load(TRIAL), store)

    def watched(self: Batch, paths):  # type: ignore[no-untyped-def]
        for number, chunk in left(self, paths):
            begun.append(len(chunk))
            if len(begun) == 2:
                app.call_from_thread(app.screen.action_leave)  # type: ignore[attr-defined]
            yield number, chunk

    monkeypatch.setattr(Batch, "_left", watched)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "Enter goes on" in told(app) and isinstance(app.screen, RescreenScreen)
        assert begun == [1, 1]
        await pilot.press("enter")
        await settled(pilot)
        assert re.match("3 conversations", told(app))
    assert sorted(begun[2:]) == [0, 0, 1]
