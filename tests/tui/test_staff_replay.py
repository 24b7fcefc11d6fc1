"""A conversation replayed on the study team's full screen, driven key by key."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatbot.dialogue.events import Replied
from chatbot.tui.participant.notice_screen import NoticeScreen
from chatbot.tui.staff.app import StaffApp, replay_screen
from chatbot.tui.staff.replay_screen import ReplayScreen
from criteria.load import load
from criteria.model import Lang
from tests.talks import TRIAL
from tests.tui.study_team import (
    NARROW,
    WIDE,
    held,
    opened,
    settled,
    settled_picking,
    staff,
    text_of,
)
from transcripts.store import Store

pytestmark = pytest.mark.usefixtures("own_places")

HOSTILE = "[@click=app.leave]x[/] [/] \x1b]0;owned\x07 \u202eabc"


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_a_replay_fits_into_the_smallest_window(folder: Path, lang: Lang) -> None:
    talk = held(folder, lang=lang)
    app = staff(folder)
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        await pilot.press("s", "ctrl+s")
        await settled(pilot)
        app.clear_notifications()
        await pilot.press("l")
        await pilot.pause()
        title, *verdict = text_of(app).split("\n")[:3]
        assert talk.id in title and "participant" in title and "UTC" in title
        assert "reviewed by Ann Other" in " ".join(" ".join(verdict).split())
        for _ in range(12):  # back to the beginning, page by page
            rows = [row.strip() for row in text_of(app).split("\n")]
            assert not [row for row in rows if row.startswith(("。", "，", "？", "）", "、"))]
            await pilot.press(*["up"] * 4)
            await pilot.pause()


async def test_a_criterion_left_to_the_team_is_settled_and_taken_back(folder: Path) -> None:
    held(folder)
    app = staff(folder)
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        for about, value, why in (("e18", "pass", "seen on the scan"), ("take back", None, "wrong person")):
            await pilot.press("a")
            await pilot.pause()
            await pilot.press("f2")
            await settled_picking(pilot, about)
            await pilot.press(*(value or ""), *(["enter"] if value else []), *why, "ctrl+s")
            await settled(pilot)
        kinds = [note.what.KIND for note in screen.record.notes.entries]
        assert kinds == ["settled", "withdrawn"]


async def test_time_runs_both_ways(folder: Path) -> None:
    held(folder, {"tumour_grade": "its a 2 i think"})
    app = staff(folder)
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        await pilot.press("home")
        assert screen._at == 0
        await pilot.press("right", "left", "down")
        frame = screen._replay.frame(screen._at)
        assert isinstance(frame.event, Replied) and frame.question == "agree_to_start"
        await pilot.press("c")
        changed = screen._at
        assert screen._replay.frame(changed).criteria
        await pilot.pause()
        assert "Changed at this event" in text_of(app)
        await pilot.press("c", "C")
        assert screen._at == changed
        await pilot.press("end", "g")
        await settled_picking(pilot, "tumour_grade")
        assert "[2] i think" in text_of(app) or "[its a 2]" in text_of(app)


async def test_it_plays_and_stops(folder: Path) -> None:
    held(folder)
    app = staff(folder)
    async with app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot)
        screen._waits = [0.0, 0.0, 0.0, *(600.0 for _ in screen._waits[3:])]
        await pilot.press("plus", "plus", "space")
        for _ in range(1000):
            if screen._at == 2:
                break
            await pilot.pause(0.01)
        assert screen._at == 2 and screen._timer is not None
        await pilot.press("space")
        await settled(pilot)
        assert screen._at == 2 and screen._timer is None


async def test_the_other_language_stands_beside(folder: Path) -> None:
    held(folder)
    app = staff(folder)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        assert "还有什么" not in text_of(app)
        await pilot.press("l")
        await pilot.pause()
        other = load(TRIAL).wording["zh"].questions["anything_else"].ask
        assert other[:8] in text_of(app)


async def test_verifying_names_the_altered_line(folder: Path) -> None:
    talk = held(folder)
    path = folder / f"{talk.id}.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"female"', b'"femole"'))
    app = staff(folder)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        assert "altered" in text_of(app)
        await opened(pilot)
        await pilot.press("v")
        await settled(pilot)
        assert isinstance(app.screen, NoticeScreen)
        assert "something is wrong" in text_of(app) and "line " in text_of(app)


async def test_narrow_windows_show_one_pane_wide_ones_both(folder: Path) -> None:
    talk = held(folder)
    screen = replay_screen(folder / f"{talk.id}.jsonl", load(TRIAL))
    app = StaffApp(load(TRIAL), Store(folder), screen)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert "Conversation" in text_of(app) and "What it meant" not in text_of(app)
        await pilot.press("tab")
        await pilot.pause()
        assert "What it meant" in text_of(app) and "Conversation" not in text_of(app)
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        assert "What it meant" in text_of(app) and "Conversation" in text_of(app)
        await pilot.resize_terminal(60, 15)
        await pilot.pause()
        assert "80 by 24" in text_of(app)


async def test_hostile_words_are_shown_as_text(folder: Path) -> None:
    held(folder, {"anything_else": HOSTILE})
    app = staff(folder)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        assert "[@click=app.leave]x[/]" in text_of(app) and "\\x1b" in text_of(app)
        for key in ("a", "f2", "escape", "escape", "g", "escape", "v", "escape", "e", "escape"):
            await pilot.press(key)
            await settled(pilot) if key == "v" else await pilot.pause()
            assert all(c.isprintable() or c in "\n\u3000\u00a0" for c in text_of(app))
        assert isinstance(app.screen, ReplayScreen)
