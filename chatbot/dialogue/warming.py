"""Loading ahead, in small steps, what the first replies need, while the first question is being read."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from chatbot.dialogue.flow import asked_about
from chatbot.dialogue.state import State


def warming(state: State) -> Iterator[None]:
    """Steps of a few milliseconds each, but for single imports; nothing changes by taking them.

    Every question's example is read once, so that what reads its kind is there when it is answered.
    """
    for module in ("listening", "replying"):
        import_module(f"chatbot.dialogue.{module}")
    yield
    asked_about(state)
    yield
    from chatbot.dialogue.outcome import evaluation

    evaluation(state)
    yield
    from chatbot.interpretation import interpret

    for question in state.setting.questions.values():
        yield
        words = state.texts(question.id).example
        interpret(state.trial, question.id, words, lang=state.lang, today=state.setting.as_of)
