"""Journal and conversation against a plain model: what was acknowledged, in order, and nothing else.

The model is a few dictionaries and the three conditions of the headache trial in plain Python. The machine
answers, corrects, goes back, mumbles, skips, changes the language, pauses, stops, is killed at any byte,
comes back and has disks that fail; after each step conversation and file say what the model says.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from chatbot.dialogue.prompt import Prompt, PromptKind
from chatbot.session import Beginning, Session
from criteria.load import load
from criteria.values import Missing
from tests.dialogue import reader
from tests.dialogue.conftest import TODAY
from tests.trust.faults import WAYS, Faults
from transcripts.errors import NotSaved
from transcripts.reading import Transcript
from transcripts.store import Store

TRIAL = load(Path(__file__).parents[1] / "dialogue" / "headache")
OLD, RECENT = "2026-01-01", "2026-11-20"
ANSWERS = {
    "typist": ("participant", "relative"), "age": ("40", "41", "15"), "pregnant": ("no", "yes"),
    "attacks": ("6", "7", "2"), "severity": ("mild", "moderate", "severe"), "speech_lost": ("no", "yes"),
    "medicine": ("none", "acute", "preventive"), "last_dose": (OLD, RECENT, "never"),
    "can_wait": ("yes", "no"), "anything_else": ("thanks", "谢谢\x1b[31m\ud800"),
}  # fmt: skip
"""Every question after consent in its order, and answers to it that are clear."""
OPEN = "idk"


@dataclass
class Model:
    """What a conversation has come to, as anybody would write it down."""

    answers: dict[str, str] = field(default_factory=dict)
    trail: list[str] = field(default_factory=list)
    """The questions answered, in that order."""
    hand: str | None = "typist"
    """The question in hand; None: all is answered."""
    mumbled: int = 0
    """How often it was answered with nothing that means anything."""
    chinese: bool = False
    accepted: bool = False

    def asked(self, name: str) -> bool:
        said = self.answers.get
        match name:
            case "speech_lost":
                return said("severity") == "severe"
            case "last_dose":
                return said("medicine") == "preventive"
            case "can_wait":
                return said("medicine") == "preventive" and said("last_dose") not in (OLD, "never")
            case _:
                return True

    def onward(self) -> None:
        """Take the next question in hand, where the one in hand is answered or needless."""
        waiting = (name for name in ANSWERS if self.asked(name) and name not in self.answers)
        self.hand, self.mumbled = next(waiting, None), 0

    def answer(self, words: str) -> list[str]:
        """Answer the question in hand; the questions whose answers don't fit any more."""
        assert self.hand is not None
        if self.hand not in self.trail:
            self.trail.append(self.hand)
        dropped = self.change(self.hand, words)
        self.onward()
        return dropped

    def change(self, name: str, words: str) -> list[str]:
        """Change an answer, whatever is in hand; the questions whose answers don't fit any more."""
        self.answers[name] = words
        dropped: list[str] = []
        while void := [one for one in self.answers if not self.asked(one)]:
            dropped += void
            for one in void:
                del self.answers[one]
                self.trail.remove(one)
        if self.hand is None or not self.asked(self.hand):
            self.onward()
        return dropped

    def mumble(self) -> None:
        self.mumbled += 1
        if self.mumbled == 3:
            self.leave()

    def leave(self) -> None:
        """Leave the question in hand to the team, or as it was answered before."""
        if self.hand in self.answers:
            self.onward()
        else:
            self.answer(OPEN)

    def reopen(self, name: str) -> None:
        self.hand, self.mumbled, self.accepted = name, 0, False

    def back(self) -> None:
        place = self.trail.index(self.hand) if self.hand in self.trail else len(self.trail)
        if place:
            self.reopen(self.trail[place - 1])


class Kept(RuleBasedStateMachine):
    """A conversation and its file beside the model."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.patch = pytest.MonkeyPatch()
        interpreter = import_module("chatbot.interpretation.interpreter")
        self.patch.setattr(interpreter, "interpret", reader.interpret)
        self.patch.setattr(interpreter, "interpret_kind", reader.interpret_kind)
        self.faults = Faults(self.patch, self.folder)
        self.talk: Session | None = Session(Beginning(TRIAL, "en", TODAY), Store(self.folder))
        self.model, self.typed = Model(), ["yes", "yes"]
        for words in self.typed:
            self.talk.say(words)

    def teardown(self) -> None:
        if self.talk is not None:
            self.talk.leave()
        self.patch.undo()
        shutil.rmtree(self.folder)

    @property
    def here(self) -> Session:
        assert self.talk is not None
        return self.talk

    def file(self) -> Transcript:
        (transcript_id,) = Store(self.folder).ids()
        return Store(self.folder).read(transcript_id)

    def say(self, words: str) -> Prompt:
        self.typed.append(words)
        return self.passed_on(self.here.say(words))

    def passed_on(self, prompt: Prompt) -> Prompt:
        """What is open after going on where a criterion is not met, or a pause ends."""
        return self.here.choose("go_on") if prompt.kind is PromptKind.FIRST_FAIL else prompt

    def told(self, prompt: Prompt, dropped: list[str]) -> None:
        said = " ".join(notice.text for notice in prompt.notices)
        assert all(self.here.state.texts(name).name in said for name in dropped)

    talking = precondition(lambda self: self.talk is not None)
    asked = precondition(lambda self: self.talk is not None and self.model.hand is not None)
    steering = precondition(lambda self: self.talk is not None and not self.model.accepted)

    @asked
    @rule(which=st.integers(0, 2))
    def answers(self, which: int) -> None:
        words = self.words(which)
        failing = self.here.state.first_fail
        prompt = self.here.say(words)
        self.typed.append(words)
        dropped = self.model.answer(words)
        self.told(prompt, dropped)
        assert failing != "told" or prompt.kind is not PromptKind.FIRST_FAIL
        self.passed_on(prompt)

    def words(self, which: int) -> str:
        known = ANSWERS[self.model.hand or ""]
        return known[which % len(known)]

    @asked
    @rule(which=st.integers(0, 2), way=st.sampled_from(WAYS), at=st.integers(1, 4))
    def answers_on_a_disk_that_fails_once(self, which: int, way: str, at: int) -> None:
        words = self.words(which)
        self.faults.set(way, at)
        try:
            prompt = self.here.say(words)
        except NotSaved:
            self.faults.set("", 0)
            prompt = self.here.say(words)
        self.faults.set("", 0)
        self.typed.append(words)
        self.model.answer(words)
        self.passed_on(prompt)

    @asked
    @rule(words=st.sampled_from(("idk", "pass", "/skip")))
    def leaves_open(self, words: str) -> None:
        self.say(words)
        if words == "/skip":
            self.model.leave()
        else:
            self.model.answer(words)

    @asked
    @precondition(lambda self: self.model.hand != "anything_else")
    @rule()
    def mumbles(self) -> None:
        self.say("eh")
        self.model.mumble()

    @steering
    @rule()
    def goes_back(self) -> None:
        self.say("/back")
        self.model.back()

    @talking
    @rule(data=st.data())
    def reopens(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.model.answers) or ["can_wait"]))
        self.here.reopen(name)
        if name in self.model.answers:
            self.model.reopen(name)

    @steering
    @precondition(lambda self: len(self.model.answers) > 1)
    @rule(data=st.data(), which=st.integers(0, 2))
    def corrects(self, data: st.DataObject, which: int) -> None:
        """Takes an earlier answer back in a word, while another question is open."""
        others = sorted(set(self.model.answers) - {self.model.hand, "anything_else"})
        name = data.draw(st.sampled_from(others))
        words = ANSWERS[name][which % len(ANSWERS[name])]
        prompt = self.here.say(f"/change {name} & {name}={words}")
        self.typed.append(f"/change {name} & {name}={words}")
        self.told(prompt, self.model.change(name, words))
        self.passed_on(prompt)

    @talking
    @rule()
    def switches(self) -> None:
        self.here.switch()
        self.model.chinese = not self.model.chinese

    @talking
    @rule(words=st.sampled_from(("/help", "/why", "/repeat")))
    def asks(self, words: str) -> None:
        self.say(words)

    @steering
    @precondition(lambda self: self.model.hand is None)
    @rule()
    def accepts(self) -> None:
        assert self.here.prompt.kind is PromptKind.REVIEW
        prompt = self.here.choose("accept")
        assert prompt.summary is not None
        self.model.accepted = True

    @steering
    @rule(left=st.booleans())
    def pauses(self, left: bool) -> None:
        assert self.say("/pause").kind is PromptKind.PAUSED
        if left:
            self.leaves()
        else:
            self.here.choose("go_on")

    @steering
    @rule()
    def stops_and_keeps(self) -> None:
        assert self.say("/stop").kind is PromptKind.STOPPING
        assert self.here.choose("keep").kind is PromptKind.STOPPED
        self.model.onward()
        self.leaves()

    @talking
    @rule()
    def leaves(self) -> None:
        self.here.leave()
        self.talk = None

    @talking
    @rule(torn=st.binary(max_size=40).map(lambda data: data.replace(b"\n", b"")))
    def is_killed(self, torn: bytes) -> None:
        """The system gives the lock up and keeps what was written; of the next line it may keep a part."""
        journal = self.here._journal
        assert journal is not None
        journal.close()
        self.talk = None
        with journal.path.open("ab") as file:
            file.write(torn)

    @precondition(lambda self: self.talk is None)
    @rule()
    def comes_back(self) -> None:
        (transcript_id,) = Store(self.folder).ids()
        self.talk = Session.resume(TRIAL, Store(self.folder), transcript_id)

    @invariant()
    def the_file_holds_what_was_typed(self) -> None:
        transcript = self.file()
        assert transcript.intact
        replies = [event.payload for event in transcript.events if event.kind == "replied"]
        assert [reply["words"] for reply in replies if reply["form"] == "typed"] == self.typed

    @invariant()
    def the_conversation_is_what_the_model_says(self) -> None:
        if self.talk is None:
            return
        state, prompt, model = self.here.state, self.here.prompt, self.model
        assert state.lang == ("zh" if model.chinese else "en")
        facts = {name: value for name, value in state.facts.items() if name in ANSWERS}
        assert facts == {name: meant(name, words) for name, words in model.answers.items()}
        assert list(state.trail) == model.trail
        if model.accepted:
            assert prompt.kind is PromptKind.SUMMARY
        elif model.hand is None:
            assert prompt.kind is PromptKind.REVIEW
        else:
            assert (prompt.kind, prompt.question) == (PromptKind.QUESTION, model.hand)
            assert prompt.attempt == model.mumbled + 1


def meant(name: str, words: str) -> object:
    """The value that the words of a clear answer have."""
    if words in (OPEN, "pass"):
        return Missing.UNKNOWN if words == OPEN else Missing.DECLINED
    return reader._value(TRIAL.question(name), words)


TestKept = Kept.TestCase
TestKept.settings = settings(max_examples=30, stateful_step_count=30)
