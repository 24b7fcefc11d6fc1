from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from chatbot.dialogue.conversation import Conversation
from chatbot.dialogue.state import Setting
from criteria.load import load
from criteria.model import Trial
from tests.dialogue import reader

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def headache() -> Trial:
    return load(Path(__file__).with_name("headache"))


@pytest.fixture
def notation(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers are read by the notation of ``reader`` instead of the interpreter."""
    module = import_module("chatbot.interpretation.interpreter")
    monkeypatch.setattr(module, "interpret", reader.interpret)
    monkeypatch.setattr(module, "interpret_kind", reader.interpret_kind)


@pytest.fixture
def begun(headache: Trial, notation: None) -> Callable[..., Conversation]:
    """A conversation that was agreed to, at its first real question ("typist")."""

    def begin(*replies: str, lang: str = "en") -> Conversation:
        conversation = Conversation(Setting(headache, TODAY, None), "zh" if lang == "zh" else "en")
        conversation.say("yes")
        conversation.say("yes")
        for words in replies:
            conversation.say(words)
        return conversation

    return begin
