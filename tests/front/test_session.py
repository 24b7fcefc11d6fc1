"""A conversation and its file: nothing before consent, everything after it, and failures lose nothing."""

from __future__ import annotations

import errno
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from chatbot.dialogue.prompt import PromptKind
from chatbot.session import Session
from criteria.load import load
from tests.talks import TRIAL, answer, session
from transcripts.disk import Disk
from transcripts.errors import Busy, NotSaved
from transcripts.store import Store


def said(folder: Path) -> list[str]:
    store = Store(folder)
    return [
        event.payload["words"]
        for transcript_id in store.ids()
        for event in store.read(transcript_id).events
        if event.kind == "replied"
    ]


def talk_to(talk: Session, question: str) -> None:
    while talk.prompt.question != question:
        talk.say(answer(talk.prompt))


def test_nothing_is_written_before_both_consents(tmp_path: Path) -> None:
    talk = session(tmp_path)
    talk.say("hmm")
    talk.say("yes")
    assert talk.prompt.kind is PromptKind.KEEP and not list(tmp_path.iterdir())
    talk.say("yes")
    assert said(tmp_path) == ["hmm", "yes", "yes"]


def test_a_no_to_keeping_writes_nothing_to_the_end(tmp_path: Path) -> None:
    talk = session(tmp_path)
    talk.say("yes")
    talk.say("no")
    while not talk.prompt.ended:
        talk.say(answer(talk.prompt))
    talk.leave()
    assert talk.prompt.summary is not None and not list(tmp_path.iterdir())


def test_every_answer_is_on_disk_when_the_next_question_shows(tmp_path: Path) -> None:
    talk = session(tmp_path)
    while not talk.prompt.ended:
        talk.say(answer(talk.prompt))
        if talk.kept:
            assert len(said(tmp_path)) == len(talk.state.exchanges)
    talk.leave()
    names = sorted(file.name.removeprefix(talk.id) for file in tmp_path.iterdir())
    assert names == [".jsonl", ".summary.html", ".summary.txt", "ledger.jsonl"]


def test_it_goes_on_at_the_question_that_was_open(tmp_path: Path) -> None:
    talk = session(tmp_path)
    talk_to(talk, "primary_site")
    talk.say("no idea what you mean by that")
    before = talk.prompt
    talk.leave()
    again = Session.resume(load(TRIAL), Store(tmp_path), talk.id)
    assert (again.prompt.question, again.prompt.attempt) == (before.question, before.attempt)
    assert again.state.answers == talk.state.answers


@pytest.mark.parametrize(("days", "offered"), [(0, False), (13, False), (14, True), (400, True)])
def test_old_answers_are_offered_for_checking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days: int, offered: bool
) -> None:
    talk = session(tmp_path)
    talk_to(talk, "primary_site")
    talk.leave()

    class Later(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime.now(tz) + timedelta(days=days, minutes=1)

    monkeypatch.setattr("chatbot.session.datetime", Later)
    again = Session.resume(load(TRIAL), Store(tmp_path), talk.id)
    said = " ".join(notice.text for notice in again.prompt.notices)
    assert (f"{days} days ago" in said) is offered and "Welcome back" in said
    assert again.prompt.question == "primary_site"
    again.say("summary")
    assert again.prompt.kind is PromptKind.REVIEW
    again.leave()
    monkeypatch.undo()
    third = Session.resume(load(TRIAL), Store(tmp_path), talk.id)
    assert third.state.answers == talk.state.answers
    third.leave()


def test_one_conversation_is_not_open_twice(tmp_path: Path) -> None:
    talk = session(tmp_path)
    talk_to(talk, "age")
    with pytest.raises(Busy):
        Session.resume(load(TRIAL), Store(tmp_path), talk.id)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_deleting_on_stop_leaves_only_a_tombstone(tmp_path: Path, lang: str) -> None:
    talk = session(tmp_path)
    talk_to(talk, "sex")
    if lang == "zh":
        talk.switch()
    talk.say("stop" if lang == "en" else "不填了")
    talk.choose("delete")
    talk.leave()
    assert talk.prompt.kind is PromptKind.STOPPED
    assert [file.name for file in tmp_path.iterdir()] == ["ledger.jsonl"]


@pytest.mark.parametrize("call", ["write", "fsync"])
@pytest.mark.parametrize("at", range(1, 9))
def test_a_failing_disk_loses_no_answer_and_takes_none_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, at: int
) -> None:
    talk = session(tmp_path)
    talk_to(talk, "age")
    real, left = getattr(Disk, call), [at]

    def failing(*args: object) -> object:
        left[0] -= 1
        if left[0] == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*args)

    monkeypatch.setattr(Disk, call, failing)
    failures = 0
    for words in ("61", "female", "yes", "yes"):
        question = talk.prompt.question
        try:
            talk.say(words)
        except NotSaved:
            failures += 1
            talk.say(words)
        assert talk.prompt.question != question
    assert failures <= 1 and said(tmp_path)[-4:] == ["61", "female", "yes", "yes"]
    assert talk.prompt.question == "primary_site"
