"""The study team's full screen, driven key by key."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from chatbot.dialogue.events import Replied
from chatbot.errors import UsageError
from chatbot.staff.library import Filters
from chatbot.staff.notes import Correction, notes_path, read_notes
from chatbot.tui.participant.notice_screen import NoticeScreen
from chatbot.tui.staff.annotate_screen import AnnotateScreen
from chatbot.tui.staff.export_screen import ExportScreen
from chatbot.tui.staff.filter_words import filters_of
from chatbot.tui.staff.library_screen import LibraryScreen
from chatbot.tui.staff.paged_table import PagedTable
from chatbot.tui.staff.replay_screen import ReplayScreen
from chatbot.tui.staff.staff_screen import Foot
from tests.tui.study_team import (
    NARROW,
    WIDE,
    held,
    opened,
    settled,
    settled_picking,
    staff,
    text_of,
    undecided,
)

pytestmark = pytest.mark.usefixtures("own_places")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_coordinators_morning(folder: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    """Find yesterday's undecided people, replay one, correct a value, sign it off, export it."""
    held(folder)
    talk = undecided(folder)
    app = staff(folder)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"yesterday undecided", "enter")
        await settled(pilot)
        assert app.screen.query_one(PagedTable).row_count == 1
        screen = await opened(pilot)
        assert screen.record.header.id == talk.id
        await correct(pilot, "hemoglobin", "8.1 g/dL", "the report says 8.1")
        assert "→ reviewed: not eligible" in str(screen.query_one("#verdict", Static).render())
        for keys in (("s", "ctrl+s"), ("e", "enter")):
            assert len(app._notifications)
            await pilot.press(keys[0])
            await pilot.pause()
            assert not len(app._notifications), "nothing lies over a form"
            await pilot.press(keys[1])
            await settled(pilot)
            assert app.screen is screen
    notes = read_notes(notes_path(folder / f"{talk.id}.jsonl"))
    correction, signature = notes.entries
    assert (correction.who, correction.why) == ("Ann Other", "the report says 8.1")
    assert notes.signed == signature and not notes.findings
    page = (tmp_path / f"{talk.id}.html").read_text()
    assert "the report says 8.1" in page and "Ann Other" in page


async def correct(pilot: Pilot[None], question: str, words: str, why: str) -> None:
    """Go to an answer and put another in its place."""
    await pilot.press("g")
    await settled_picking(pilot, question)
    await pilot.press("a")
    await pilot.pause()
    await pilot.press(*words)
    await settled(pilot)
    assert "read as: 81 g/L" in text_of(pilot.app) and "→ fail" in text_of(pilot.app)
    await pilot.press("enter", *why, "enter", "enter")
    await settled(pilot)


async def test_a_value_of_a_report_typed_in_one_line_is_found_and_corrected(folder: Path) -> None:
    talk = held(folder, {"has_blood_results": "Yes - Hb 11.2 g/dL, plts 187"})
    app = staff(folder)
    async with app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot)
        await pilot.press("g")
        await settled_picking(pilot, "hemoglobin")
        frame = screen._replay.frame(screen._at)
        assert isinstance(frame.event, Replied) and "Hb 11.2" in frame.event.words
        await pilot.press("a")
        await pilot.pause()
        await pilot.press(*"8.1 g/dL", "enter", *"misread", "enter", "enter")
        await settled(pilot)
        assert "→ reviewed: not eligible" in str(screen.query_one("#verdict", Static).render())
    (note,) = read_notes(notes_path(folder / f"{talk.id}.jsonl")).entries
    assert isinstance(note.what, Correction) and note.what.question == "hemoglobin"


async def test_a_note_without_a_reason_is_not_written(folder: Path) -> None:
    talk = held(folder)
    app = staff(folder)
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        await pilot.press("a")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert isinstance(app.screen, AnnotateScreen) and "the comment is empty" in text_of(app)
        await pilot.press("escape")
    assert not notes_path(folder / f"{talk.id}.jsonl").exists()


async def test_the_foot_names_the_keys_that_work_while_words_are_typed(folder: Path) -> None:
    held(folder)
    app = staff(folder)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        for key, typing in (
            ("slash", True),
            ("o", True),
            ("enter", False),
            ("slash", True),
            ("escape", False),
        ):
            await pilot.press(key)
            await settled(pilot)
            assert ("Sort" not in text_of(app), "To the list" in text_of(app)) == (typing, typing)
        await pilot.press("slash", "f1")
        await pilot.pause()
        assert isinstance(app.screen, NoticeScreen)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_every_key_is_shown_and_a_click_does_what_it_does(folder: Path, size: tuple[int, int]) -> None:
    held(folder)
    app = staff(folder)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert "q Quit" in text_of(app)
        screen = await opened(pilot)
        assert "Tab Pane" in text_of(app) and "q Back" in text_of(app)
        foot = screen.query_one(Foot).region
        row = text_of(app).splitlines()[foot.y + 1]
        await pilot.click(offset=(row.index("e Export"), foot.y + 1))
        await pilot.pause()
        assert isinstance(app.screen, ExportScreen)
        await pilot.press("escape", "q")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)


@pytest.mark.parametrize(("value", "coloured"), [("1", False), ("", True)])
async def test_no_colour_is_sent_where_none_is_wanted(
    folder: Path, monkeypatch: pytest.MonkeyPatch, value: str, coloured: bool
) -> None:
    held(folder)
    monkeypatch.setenv("NO_COLOR", value)
    app = staff(folder)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        for keys in ([], ["enter"], ["g"]):
            await pilot.press(*keys)
            await settled(pilot)
            styles = [s.style for strip in app.screen._compositor.render_strips() for s in strip if s.style]
            assert any(style.color or style.bgcolor for style in styles) is coloured
            if not isinstance(app.screen, ReplayScreen):
                assert coloured or any(style.reverse for style in styles), "the row reached is still marked"


async def test_a_failure_ends_it_without_showing_anybodys_words(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    talk = held(folder)
    app = staff(folder)
    with pytest.raises(RuntimeError):
        async with app.run_test(size=NARROW) as pilot:
            await settled(pilot)
            monkeypatch.setattr(LibraryScreen, "action_reverse", failing)
            await pilot.press("r")
    told = capsys.readouterr().err
    assert "stopped by RuntimeError; every note so far is saved" in told and talk.id not in told


def failing(screen: LibraryScreen) -> None:
    raise RuntimeError(str(screen._rows))


async def test_pages_turn_at_the_ends_of_the_table(folder: Path) -> None:
    talk = held(folder)
    first = (folder / f"{talk.id}.jsonl").read_bytes()
    for number in range(30):
        (folder / f"20260101-aaaa{number:02}.jsonl").write_bytes(first)
    app = staff(folder)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        room = app.screen.query_one(PagedTable).room
        await pilot.press("o", "o", *"ooooo")  # by id
        await settled(pilot)
        for keys, place in (
            (["pagedown"], f"{room + 1}–{min(2 * room, 31)} of 31"),
            (["up"], f"1–{room} of 31"),
            (["down"], f"{room + 1}–{min(2 * room, 31)} of 31"),
            (["home"], f"1–{room} of 31"),
        ):
            await pilot.press(*keys)
            await settled(pilot)
            assert str(app.screen.query_one("#place", Static).render()) == place


async def test_the_log_of_what_is_shown_is_written(folder: Path, tmp_path: Path) -> None:
    held(folder)
    undecided(folder)
    app = staff(folder)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        app.screen.query_one("#words", Input).value = "verdict:needs"
        await settled(pilot)
        await pilot.press("e")
        await settled(pilot)
        await settled(pilot)
    lines = (tmp_path / "screening-log.csv").read_text().splitlines()
    assert len(lines) == 2 and "needs_more_information" in lines[1]


async def test_a_conversation_that_cant_be_read_is_said_so(folder: Path) -> None:
    held(folder)
    (folder / "20260101-aaaaaa.jsonl").write_text(json.dumps({"no": "header"}) + "\n")
    app = staff(folder)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"20260101", "enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, LibraryScreen) and app._notifications


DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("line", "filters"),
    [
        ("", Filters()),
        ("undecided yesterday", Filters(undecided=True, since=date(2026, 11, 21), until=date(2026, 11, 21))),
        ("from:2026-11-01 to:today", Filters(since=date(2026, 11, 1), until=DAY)),
        ("verdict:needs lang:zh", Filters(verdict="needs_more_information", lang="zh")),
        ("verdict:not", Filters(verdict="not_eligible")),
        ("verdict:not_y", Filters(verdict="not_yet_eligible")),
        ("verdict:notyet lang:中文", Filters(verdict="not_yet_eligible", lang="zh")),
        ("unreviewed file:altered", Filters(review="none", integrity="altered")),
        ("review:out E3 Participant", Filters(review="outdated", search="e3 participant")),
        ("lang:", Filters()),
    ],
)
def test_words_narrow_the_list(line: str, filters: Filters) -> None:
    assert filters_of(line, DAY) == filters


@pytest.mark.parametrize("line", ["on:yesteryear", "verdict:maybe", "lang:fr", "colour:red", "file:new"])
def test_words_that_ask_for_nothing_are_said_so(line: str) -> None:
    with pytest.raises(UsageError):
        filters_of(line, DAY)
