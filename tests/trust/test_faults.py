"""The disk fails at any moment, in any way: a sentence, never a traceback, never a wrong transcript."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from chatbot.cli import main
from chatbot.dialogue.prompt import Prompt, PromptKind
from chatbot.plain import talk as talk_by_lines
from chatbot.session import Beginning, Session
from chatbot.tui.app import ScreeningApp
from chatbot.tui.participant.summary_screen import SummaryScreen
from chatbot.tui.widgets.answer_input import AnswerInput
from chatbot.tui.widgets.told import Told
from criteria.model import Trial
from tests.dialogue.conftest import headache, notation
from tests.trust.faults import WAYS, Faults
from transcripts import journal
from transcripts.errors import TranscriptError
from transcripts.reading import read
from transcripts.store import Store

__all__ = ["headache", "notation"]

REPLIES = {"start_ok": "yes", "keep_ok": "yes", "typist": "participant", "age": "40", "pregnant": "no",
           "attacks": "6", "severity": "mild", "medicine": "none", "anything_else": "thank you"}  # fmt: skip
MOST = 60
"""More writes, fsyncs or openings than the conversation makes; asserted."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kept"


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Faults:
    return Faults(monkeypatch, folder)


@pytest.fixture
def begin(headache: Trial, notation: None, folder: Path) -> Callable[[], Session]:
    return lambda: Session(Beginning(headache, "en", date(2026, 11, 22)), Store(folder))


def words_for(prompt: Prompt) -> str:
    return "yes" if prompt.kind is PromptKind.REVIEW else REPLIES[prompt.question or ""]


def is_sentence(error: TranscriptError) -> bool:
    text = f"{error.problem}; {error.remedy}"
    return bool(error.problem and error.remedy) and text.isprintable() and "Errno" not in text


def talked(talk: Session, patience: int = 3) -> list[str]:
    """Talk to the end, saying again what was not taken; what was told on the way."""
    told: list[str] = []
    while not talk.prompt.ended:
        try:
            talk.say(words_for(talk.prompt))
        except TranscriptError as error:
            assert is_sentence(error)
            told.append(str(error))
            if len(told) > patience:
                return told
    return told


def check_whole(folder: Path, talk: Session) -> None:
    """The file holds every answer once, as given, and nothing else."""
    (transcript_id,) = Store(folder).ids()
    transcript = Store(folder).read(transcript_id)
    assert transcript.intact and not transcript.torn
    said = {}
    for event in transcript.events:
        if event.kind == "replied" and event.payload.get("question"):
            assert event.payload["question"] not in said
            said[event.payload["question"]] = event.payload["words"]
    assert said == REPLIES
    assert talk.prompt.summary is not None and talk.prompt.summary.verdict == "likely_eligible"


@pytest.mark.parametrize("way", WAYS)
def test_any_call_failing_once_costs_at_most_a_second_try(
    begin: Callable[[], Session], faults: Faults, folder: Path, way: str
) -> None:
    at = 0
    while at <= MOST:
        at += 1
        shutil.rmtree(folder, ignore_errors=True)
        talk = begin()
        faults.set(way, at)
        told = talked(talk)
        over = faults.calls < at
        try:
            talk.leave()
        except TranscriptError as error:
            assert is_sentence(error)
        faults.set("", 0)
        assert len(told) <= 1
        check_whole(folder, talk)
        if over and faults.calls < at:
            break
    assert 3 < at <= MOST


@pytest.mark.parametrize("way", WAYS)
def test_a_disk_that_stays_broken_keeps_what_was_acknowledged(
    begin: Callable[[], Session], headache: Trial, faults: Faults, folder: Path, way: str
) -> None:
    for at in range(1, MOST, 3):
        shutil.rmtree(folder, ignore_errors=True)
        talk = begin()
        faults.set(way, at, lasting=True)
        told = talked(talk)
        answered = len(talk.state.answers)
        try:
            talk.leave()
        except TranscriptError as error:
            assert is_sentence(error)
        faults.set("", 0)
        assert told or talk.prompt.ended or faults.calls < at
        for transcript_id in Store(folder).ids():
            again = Session.resume(headache, Store(folder), transcript_id)
            assert len(again.state.answers) >= answered
            talked(again)
            again.leave()
            check_whole(folder, again)


def test_other_words_are_not_taken_for_the_next_question(
    begin: Callable[[], Session], faults: Faults
) -> None:
    talk = begin()
    for _ in range(3):
        talk.say(words_for(talk.prompt))
    assert talk.prompt.question == "age"
    faults.set("full", 2, lasting=True)
    with pytest.raises(TranscriptError):
        talk.say("40")
    faults.set("", 0)
    with pytest.raises(TranscriptError, match="saved after all"):
        talk.say("41")
    assert talk.prompt.question == "pregnant" and talk.state.answers["age"].words == "40"
    talk.leave()


class Typist(io.StringIO):
    """Types the answer to whatever is asked."""

    def __init__(self, talk: Session, patience: int = 40) -> None:
        super().__init__()
        self._talk, self._left = talk, patience

    def readline(self, size: int | None = -1) -> str:  # type: ignore[override]
        self._left -= 1
        return f"{words_for(self._talk.prompt)}\n" if self._left > 0 and not self._talk.prompt.ended else ""


@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("way", WAYS)
def test_the_line_mode_tells_and_goes_on(
    begin: Callable[[], Session], faults: Faults, folder: Path, way: str, lasting: bool
) -> None:
    for at in range(1, MOST, 5):
        shutil.rmtree(folder, ignore_errors=True)
        talk, out = begin(), io.StringIO()
        faults.set(way, at, lasting)
        assert talk_by_lines(talk, Typist(talk), out) == 0
        faults.set("", 0)
        assert "Traceback" not in out.getvalue()
        assert talk.prompt.ended or "could not be saved" in out.getvalue()
        talk.leave()
        if not lasting:
            check_whole(folder, talk)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("at", [1, 2, 5, 12, 23])
async def test_the_full_screen_tells_and_goes_on(
    begin: Callable[[], Session], faults: Faults, folder: Path, way: str, at: int
) -> None:
    talk = begin()
    app = ScreeningApp(talk)
    async with app.run_test(size=(80, 24)) as pilot:
        faults.set(way, at)
        for _ in range(2 * len(REPLIES)):
            if talk.prompt.ended:
                break
            field = app.screen.query_one(AnswerInput)
            field.value = field.value or words_for(talk.prompt)
            await pilot.press("enter")
            await pilot.pause()
        faults.set("", 0)
        assert isinstance(app.screen, SummaryScreen)
    talk.leave()
    check_whole(folder, talk)


async def test_the_full_screen_gives_the_words_back(begin: Callable[[], Session], faults: Faults) -> None:
    talk = begin()
    app = ScreeningApp(talk)
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(3):
            app.screen.query_one(AnswerInput).value = words_for(talk.prompt)
            await pilot.press("enter")
            await pilot.pause()
        faults.set("full", 1, lasting=True)
        app.screen.query_one(AnswerInput).value = "40"
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.query_one(AnswerInput).value == "40"
        assert "could not be saved" in str(app.screen.query_one(Told).render())


def test_a_folder_that_vanishes_is_told(begin: Callable[[], Session], folder: Path) -> None:
    talk = begin()
    for _ in range(3):
        talk.say(words_for(talk.prompt))
    shutil.rmtree(folder)
    for _ in range(3):
        with pytest.raises(TranscriptError) as caught:
            talk.say(words_for(talk.prompt))
        assert is_sentence(caught.value)
    assert talk.prompt.question == "age"


def test_a_folder_that_nobody_may_write_is_told_and_can_be_declined(
    begin: Callable[[], Session], faults: Faults, folder: Path
) -> None:
    talk = begin()
    talk.say("yes")
    faults.set("read-only", 1, lasting=True)
    for _ in range(2):
        with pytest.raises(TranscriptError):
            talk.say("yes")
        assert talk.prompt.kind is PromptKind.KEEP and not talk.kept
    talk.say("no")
    assert talk.prompt.question == "typist" and not list(folder.iterdir())


def test_a_second_window_is_told(
    begin: Callable[[], Session],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    talk = begin()
    for _ in range(3):
        talk.say(words_for(talk.prompt))
    monkeypatch.setenv("CHATBOT_DATA", str(folder))
    trial = str(Path(__file__).parents[1] / "dialogue" / "headache")
    before = talk._store.path(talk.id).read_bytes()
    assert main(["--plain", "--trial", trial, "--resume", talk.id]) == 2
    assert "open in another window" in capsys.readouterr().err
    assert talk._store.path(talk.id).read_bytes() == before
    talk.leave()


def test_what_could_not_be_deleted_is_deleted_on_leaving(
    begin: Callable[[], Session], faults: Faults, folder: Path
) -> None:
    talk = begin()
    for _ in range(4):
        talk.say(words_for(talk.prompt))
    talk.say("/stop")
    faults.set("full", 4, lasting=True)
    with pytest.raises(TranscriptError):
        talk.choose("delete")
    faults.set("", 0)
    talk.leave()
    assert list(Store(folder).ids()) == []


def test_a_clock_that_goes_back_breaks_nothing(
    begin: Callable[[], Session], headache: Trial, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hours: Iterator[int] = iter(range(10_000))

    class Backwards(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime(2026, 11, 22, tzinfo=tz) - timedelta(hours=next(hours))

    monkeypatch.setattr(journal, "datetime", Backwards)
    talk = begin()
    for _ in range(5):
        talk.say(words_for(talk.prompt))
    talk.leave()
    transcript = read(Store(folder).path(talk.id))
    assert transcript.intact and transcript.events[0].at > transcript.events[-1].at
    again = Session.resume(headache, Store(folder), talk.id)
    assert again.state.answers == talk.state.answers
    talked(again)
    again.leave()
    check_whole(folder, again)
