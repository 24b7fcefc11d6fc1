"""Draw the pictures of the README from the running program: ``python -m docs.pictures``."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from chatbot.tui.app import ScreeningApp
from chatbot.tui.widgets.answer_input import AnswerInput
from criteria.model import Lang
from tests.talks import answer, session
from tests.tui.screens import drawn

HERE = Path(__file__).parent


async def _draw(lang: Lang, stop_at: str | None, words: str, size: tuple[int, int], name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        talk = session(Path(folder), lang)
        app = ScreeningApp(talk)
        async with app.run_test(size=size) as pilot:
            while not talk.prompt.ended and (stop_at is None or talk.prompt.question != stop_at):
                app.screen.query_one(AnswerInput).value = answer(talk.prompt, lang)
                await pilot.press("enter")
                await pilot.pause()
            if words:
                app.screen.query_one(AnswerInput).value = words
                await pilot.press("enter")
            await pilot.pause()
            (HERE / name).write_text(drawn(app, "chatbot"), encoding="utf-8")
        talk.leave()


async def main() -> None:
    """Draw a conversation in each language and a summary."""
    await _draw("en", "tumour_grade", "its a 2 i think", (80, 24), "conversation.svg")
    await _draw("zh", "tumour_grade", "好像是二级", (80, 24), "conversation.zh.svg")
    await _draw("en", None, "", (100, 40), "summary.svg")


if __name__ == "__main__":
    asyncio.run(main())
