"""The conversations that come with the program, on the study team's full screen and in a real terminal."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest
from textual.widgets import Input

from chatbot.staff.record import open_record
from chatbot.tui.participant.notice_screen import NoticeScreen
from chatbot.tui.staff.app import StaffApp
from chatbot.tui.staff.export_screen import ExportScreen
from chatbot.tui.staff.exporting import FORMATS
from chatbot.tui.staff.paged_table import PagedTable
from chatbot.tui.staff.replay_screen import ReplayScreen
from criteria.load import load
from tests.staff.fhir_rules import response_problems
from tests.staff.test_examples import EXAMPLES
from tests.staff.test_rescreen import amended
from tests.talks import TRIAL
from tests.terminal import Terminal
from tests.tui.study_team import NARROW, WIDE, settled, text_of
from transcripts.store import Store

pytestmark = pytest.mark.skipif(not EXAMPLES, reason="there are no examples")
sizes = pytest.mark.parametrize("size", [NARROW, WIDE])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the examples."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    return shutil.copytree(EXAMPLES[0].parent, tmp_path / "examples")


@sizes
async def test_each_replays_verifies_and_exports_in_every_format(
    folder: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = StaffApp(load(TRIAL), Store(folder))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for number in range(len(EXAMPLES)):
            await pilot.press(*["down"] * bool(number), "enter")
            await settled(pilot)
            assert isinstance(app.screen, ReplayScreen)
            await pilot.press("home", "c", "v")
            await settled(pilot)
            assert isinstance(app.screen, NoticeScreen) and "✓ sound" in text_of(app)
            await pilot.press("escape")
            for form in range(len(FORMATS)):
                await pilot.press("e")
                await pilot.pause()
                assert isinstance(app.screen, ExportScreen)
                await pilot.press(*["down"] * form, "enter")
                await settled(pilot)
                assert isinstance(app.screen, ReplayScreen)
            await pilot.press("q")
            await settled(pilot)
    from chatbot.staff.export.questionnaire import questionnaire

    for path in EXAMPLES:
        assert {each.name for each in tmp_path.glob(f"{path.stem}.*")} == {
            path.stem + form.ending for form in FORMATS
        }
        response = json.loads((tmp_path / f"{path.stem}.fhir.json").read_text(encoding="utf-8"))
        assert response_problems(response, questionnaire(load(TRIAL))) == []


@sizes
async def test_they_flip_under_an_amendment_whom_they_should(
    folder: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    stricter = amended(tmp_path, ('when = "hemoglobin >= 90"', 'when = "hemoglobin >= 400"'))
    app = StaffApp(load(TRIAL), Store(folder))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        app.screen.query_one("#definition", Input).value = str(stricter)
        await pilot.press("enter")
        await settled(pilot)
        shown = app.screen.query_one(PagedTable).row_count
        assert "I10 pass → fail: " in text_of(app) and "400 g/L" in text_of(app)
        await pilot.press("f3")
        await settled(pilot)
    results = json.loads((tmp_path / "rescreen.json").read_text())["transcripts"]
    assert sum(bool(result["flips"]) for result in results) == shown
    for result in results:
        facts = open_record(folder / f"{result['id']}.jsonl", load(TRIAL)).state.facts
        assert result["flipped"] == ("hemoglobin" in facts and result["before"] != "not_eligible")


IN_SEVERAL_PROCESSES = """
import sys
import chatbot.staff.index, chatbot.tui.staff.rerun
chatbot.staff.index._MANY = chatbot.tui.staff.rerun._MANY = 1
from chatbot.cli import main
if __name__ == "__main__":
    sys.exit(main(["staff", "--folder", sys.argv[1]]))
"""


@sizes
def test_very_many_are_listed_and_decided_by_several_processes(
    folder: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    """In a real terminal: Textual puts a standard error in place that no process can be started with."""
    number = len(EXAMPLES)
    command = [sys.executable, "-c", IN_SEVERAL_PROCESSES, str(folder)]
    with Terminal(command, {"XDG_CACHE_HOME": str(tmp_path / "cache")}, *size) as terminal:
        terminal.wait_for(f"1–{number} of {number}", 60)
        terminal.type("d")
        terminal.wait_for("Decide all saved conversations again")
        terminal.type("\r")
        terminal.wait_for(f"{number} conversations: 0 with another verdict", 60)
