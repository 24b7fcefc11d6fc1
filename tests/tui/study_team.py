"""Conversations held for the study team's full screen, and the screen driven over them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot

from chatbot.session import Session
from chatbot.tui.staff.app import StaffApp
from chatbot.tui.staff.pick_screen import PickScreen
from chatbot.tui.staff.replay_screen import ReplayScreen
from criteria.load import load
from criteria.model import Lang
from tests.talks import TRIAL, answer, session
from transcripts.store import Store

NARROW, WIDE = (80, 24), (120, 40)
TOMORROW = datetime.now(UTC).date() + timedelta(days=1)
"""The day on which what is held now was held yesterday."""


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


async def settled_picking(pilot: Pilot[None], words: str) -> None:
    await pilot.pause()
    assert isinstance(pilot.app.screen, PickScreen)
    await pilot.press(*words, "enter")
    await pilot.pause()
