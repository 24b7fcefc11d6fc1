"""Loading ahead, in small steps, what the first replies need, while the first question is being read."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from importlib import import_module
from threading import Thread

from chatbot.dialogue.flow import asked_about
from chatbot.dialogue.state import State
from criteria.model import Lang, Trial

PATIENCE = 0.5
"""Seconds after which somebody who waits for a reply is told so."""


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
    ready = reading_ready(state.trial, state.lang)
    while not ready.done():
        yield
    from chatbot.interpretation import interpret

    for question in state.setting.questions.values():
        yield
        words = state.texts(question.id).example
        interpret(state.trial, question.id, words, lang=state.lang, today=state.setting.as_of)


_READY: dict[tuple[str, Lang], Future[None]] = {}


def reading_ready(trial: Trial, lang: Lang) -> Future[None]:
    """Done once everything is there that reading words in that language needs.

    It takes seconds only where nothing is kept of an earlier run, as where the user's cache can't be written.
    It goes on beside the front end, and keeps nobody from leaving.
    """
    key = (trial.digest, lang)
    if key not in _READY:
        _READY[key] = Future()
        Thread(target=_get_ready, args=(trial, lang, _READY[key]), daemon=True).start()
    return _READY[key]


def _get_ready(trial: Trial, lang: Lang, ready: Future[None]) -> None:
    from chatbot.interpretation.warming import prepare

    try:
        prepare(trial, lang)
    finally:  # an error shows where the words are read
        ready.set_result(None)
