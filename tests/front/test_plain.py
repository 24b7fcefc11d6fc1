"""The line mode in a real terminal: a paste is one answer, and every question says how far along it is."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest

from chatbot.plain import talk
from chatbot.session import Session
from tests.talks import answer, session
from tests.terminal import Terminal
from transcripts.store import Store

CODE = "from chatbot.cli import main; main(['--plain', '--as-of', '2026-11-22', '--lang', 'en'])"


def words(folder: Path) -> list[str]:
    store = Store(folder)
    return [
        event.payload["words"]
        for name in store.ids()
        for event in store.read(name).events
        if event.kind == "replied"
    ]


def test_pasted_lines_are_one_answer_and_repeat_repeats(tmp_path: Path) -> None:
    with Terminal([sys.executable, "-c", CODE], {"CHATBOT_DATA": str(tmp_path)}) as terminal:
        terminal.wait_for("> ")
        for typed in ("yes", "yes", "me", "61", "repeat", "female\nHb 121 g/L\n\nPLT 200"):
            terminal.type(typed + "\n")
            terminal.wait_for("> ")
        assert terminal.raw.count(b"Question 3 of about") >= 2
        assert terminal.raw.count(b"What is your sex") == 2
        assert words(tmp_path)[-1] == "female; Hb 121 g/L; PLT 200"
        assert b"\x1b" not in terminal.raw


def test_one_that_is_finished_is_shown_again_and_asks_for_nothing(tmp_path: Path) -> None:
    held = session(tmp_path)
    while not held.prompt.ended:
        held.say(answer(held.prompt))
    held.leave()
    again = Session.resume(held.trial, Store(tmp_path), held.id)
    typed, shown = io.StringIO("more\n"), io.StringIO()
    assert talk(again, typed, shown) == 0
    assert typed.tell() == 0 and "Zhi Yang" in shown.getvalue()
    again.leave()


def test_who_must_wait_until_words_can_be_read_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, shown = session(tmp_path), io.StringIO()
    monkeypatch.setattr("chatbot.plain.wait", not_yet := Mock(return_value=Mock(done=set())))
    talk(held, io.StringIO("yes\n"), shown)
    assert not_yet.call_count == 2 and "One moment" in shown.getvalue()
    assert [exchange.words for exchange in held.state.exchanges] == ["yes"]
    held.leave()
