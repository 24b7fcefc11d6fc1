"""The study team's full screen, driven key by key."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, Static

from chatbot.dialogue.events import Replied
from chatbot.errors import UsageError
from chatbot.session import Session
from chatbot.staff.library import Filters
from chatbot.staff.notes import Correction, notes_path, read_notes
from chatbot.tui.participant.notice_screen import NoticeScreen
from chatbot.tui.staff.annotate_screen import AnnotateScreen
from chatbot.tui.staff.app import StaffApp, replay_screen
from chatbot.tui.staff.export_screen import ExportScreen
from chatbot.tui.staff.filter_words import filters_of
from chatbot.tui.staff.library_screen import LibraryScreen
from chatbot.tui.staff.paged_table import PagedTable
from chatbot.tui.staff.pick_screen import PickScreen
from chatbot.tui.staff.replay_screen import ReplayScreen
from chatbot.tui.staff.staff_screen import Foot
from criteria.load import load
from criteria.model import Lang
from tests.talks import TRIAL, answer, session
from transcripts.store import Store

NARROW, WIDE = (80, 24), (120, 40)
TOMORROW = datetime.now(UTC).date() + timedelta(days=1)
"""The day on which what is held now was held yesterday."""


@pytest.fixture(autouse=True)
def _own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("CHATBOT_STAFF", "Ann Other")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "transcripts"


def held(folder: Path, said: dict[str, str] | None = None, lang: Lang = "en") -> Session:
    """A finished conversation with these answers instead of the usual ones."""
    talk = session(folder, lang)
    while not talk.prompt.ended:
        usual = answer(talk.prompt, lang)
        talk.say((said or {}).get(talk.prompt.question or "", usual))
    talk.leave()
    return talk


def undecided(folder: Path) -> Session:
    """Somebody whose general condition is not known, with a hemoglobin that was read off wrongly."""
    labs = dict.fromkeys(("creatinine", "neutrophils", "platelets", "bilirubin"), "I don't know")
    said = {**labs, "ecog": "I don't know", "has_blood_results": "yes", "hemoglobin": "12.1 g/dL"}
    return held(folder, said)


def staff(folder: Path, today: date = TOMORROW) -> StaffApp:
    return StaffApp(load(TRIAL), Store(folder), today=today)


def text_of(app: App[None]) -> str:
    return "\n".join("".join(s.text for s in strip) for strip in app.screen._compositor.render_strips())


async def settled(pilot: Pilot[None]) -> None:
    """Wait for all work but that which waits for a form to be filled in."""
    await pilot.pause()
    for _ in range(1000):
        if all(worker.is_finished or worker.group in ("form", "choose") for worker in pilot.app.workers):
            break
        await pilot.pause(0.01)
    await pilot.pause()


async def opened(pilot: Pilot[None]) -> ReplayScreen:
    """The replay of the first row."""
    await settled(pilot)
    await pilot.press("enter")
    await settled(pilot)
    assert isinstance(pilot.app.screen, ReplayScreen)
    return pilot.app.screen


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


async def settled_picking(pilot: Pilot[None], words: str) -> None:
    await pilot.pause()
    assert isinstance(pilot.app.screen, PickScreen)
    await pilot.press(*words, "enter")
    await pilot.pause()


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


HOSTILE = "[@click=app.leave]x[/] [/] \x1b]0;owned\x07 \u202eabc"


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
