"""Draw every screen to look at it: ``python -m tests.tui.pictures FOLDER [NAME ...]``.

In both languages, two sizes and two themes, with an ``index.html`` that shows them side by side in a
browser. A name picks the screens whose names begin with it; without one all are drawn, which takes some
minutes.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path

from textual.pilot import Pilot

from chatbot.tui.staff.app import StaffApp
from chatbot.tui.themes import THEMES
from criteria.load import load
from tests.talks import TRIAL
from tests.tui import screens
from tests.tui.study_team import held, settled
from tests.tui.test_staff_contrast import STEPS
from transcripts.store import Store

DRAWN = THEMES[:2]
"""The themes that are drawn: the third has the shapes of the first."""


async def draw(pilot: Pilot[None], out: Path, name: str) -> None:
    """Draw what is shown, in each theme."""
    for theme in DRAWN:
        pilot.app.theme = theme.name
        await pilot.pause()
        path = out / f"{name}-{theme.name}.svg"
        path.write_text(screens.drawn(pilot.app, name), encoding="utf-8")


async def draw_staff(out: Path, size: screens.Size) -> None:
    """Draw the study team's screens, one picture a key."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(XDG_CACHE_HOME=folder, CHATBOT_STAFF="Ann Other")
        held(Path(folder) / "transcripts", {"has_blood_results": "yes", "hemoglobin": "85 g/L"})
        held(Path(folder) / "transcripts", {}, "zh")
        app = StaffApp(load(TRIAL), Store(Path(folder) / "transcripts"))
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            for number, key in enumerate((*STEPS, "d", "enter")):
                await pilot.press(key)
                await pilot.pause(0.05)
                await settled(pilot)
                await draw(pilot, out, f"staff-{number:02d}-{key}-{size[0]}x{size[1]}")


async def main(out: Path, names: tuple[str, ...]) -> None:
    """Draw the screens whose names begin so, or all."""
    out.mkdir(parents=True, exist_ok=True)
    for size in (screens.NARROW, screens.WIDE):
        for lang in ("en", "zh"):
            for name, opening in screens.openings():
                if not names or name.startswith(names):
                    with tempfile.TemporaryDirectory() as folder:
                        async with opening(Path(folder), lang, size) as pilot:
                            await draw(pilot, out, f"{name}-{lang}-{size[0]}x{size[1]}")
        if not names or "staff".startswith(names):
            await draw_staff(out, size)
    pictures = "\n".join(f'<img src="{path.name}" width="49%">' for path in sorted(out.glob("*.svg")))
    (out / "index.html").write_text(f"<!DOCTYPE html><title>Screens</title>\n{pictures}\n")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), tuple(sys.argv[2:])))
