"""Words that stand in the line again come from a file, which anybody may have written."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatbot.tui.app import ScreeningApp
from chatbot.tui.widgets.answer_input import AnswerInput
from tests.talks import answer, session
from tests.trust.corpus import HOSTILE


@pytest.mark.parametrize("kind", [kind for kind, words in HOSTILE.items() if not words.isprintable()])
async def test_what_is_offered_or_recalled_is_printable(tmp_path: Path, kind: str) -> None:
    talk = session(tmp_path)
    while talk.prompt.question != "age":
        talk.say(answer(talk.prompt))
    talk.say(f"61 {HOSTILE[kind][:500]}")
    talk.reopen("age")
    async with ScreeningApp(talk).run_test() as pilot:
        field = pilot.app.screen.query_one(AnswerInput)
        for step in range(4):
            assert field.value.isprintable(), step
            field.recall(-1)
