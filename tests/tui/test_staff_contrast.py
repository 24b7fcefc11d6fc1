"""Contrast of the study team's screens, as of the participant's."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatbot.tui.staff.app import StaffApp
from chatbot.tui.themes import THEMES
from criteria.load import load
from tests.talks import TRIAL
from tests.tui.study_team import held, settled
from tests.tui.test_contrast import poor
from transcripts.store import Store

STEPS = (
    "slash", "x", "escape", "escape", "o", "question_mark", "escape", "enter", "l", "home", "c", "c", "tab",
    "j", "j", "end", "v", "escape", "g", "down", "z", "z", "z", "escape", "s", "ctrl+s", "a", "f2",
    "escape", "ctrl+s", "escape", "e", "escape", "question_mark", "escape", "q",
)  # fmt: skip
"""Through every screen, with what is wrong shown too."""


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_every_staff_screen_can_be_read(
    tmp_path: Path, theme: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("CHATBOT_STAFF", "Ann Other")
    held(tmp_path / "transcripts", {"has_blood_results": "yes", "hemoglobin": "85 g/L"})
    app = StaffApp(load(TRIAL), Store(tmp_path / "transcripts"))
    shown = set()
    async with app.run_test(size=size) as pilot:
        app.theme = theme
        await settled(pilot)
        for key in STEPS:
            await pilot.press(key)
            await pilot.pause(0.05)
            await settled(pilot)
            shown.add(type(app.screen).__name__)
            assert (key, list(poor(app))) == (key, [])
    assert shown == {
        "LibraryScreen", "ReplayScreen", "NoticeScreen", "PickScreen", "AnnotateScreen", "ExportScreen",
    }  # fmt: skip
