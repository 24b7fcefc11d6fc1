"""Journal and conversation against a plain list: what was acknowledged, in order, and nothing else."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from chatbot.session import Session
from criteria.load import load
from tests.talks import TRIAL, answer, session
from transcripts.store import Store

WORDS = st.sampled_from(
    ["61", "yes", "no", "back", "help", "skip", "I don't know", "\x1b[31m\ud800", "", "change age", "中文"]
)


class Kept(RuleBasedStateMachine):
    """Talks, tears the file, leaves and comes back; the list holds the words that were acknowledged."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.talk: Session | None = session(self.folder)
        self.said: list[str] = []
        for words in ("yes", "yes"):
            self.say(words)

    def teardown(self) -> None:
        if self.talk is not None:
            self.talk.leave()
        shutil.rmtree(self.folder)

    @property
    def store(self) -> Store:
        return Store(self.folder)

    def say(self, words: str) -> None:
        assert self.talk is not None
        lang = self.talk.state.lang
        self.talk.say(words)
        if self.talk.state.lang == lang:
            self.said.append(words)

    @precondition(lambda self: self.talk is not None and not self.talk.prompt.ended)
    @rule(words=WORDS)
    def says(self, words: str) -> None:
        self.say(words)

    @precondition(lambda self: self.talk is not None and not self.talk.prompt.ended)
    @rule()
    def answers(self) -> None:
        assert self.talk is not None
        self.say(answer(self.talk.prompt, self.talk.state.lang))

    @precondition(lambda self: self.talk is not None)
    @rule()
    def leaves(self) -> None:
        assert self.talk is not None
        self.talk.leave()
        self.talk = None

    @precondition(lambda self: self.talk is None)
    @rule(torn=st.binary(max_size=40).map(lambda data: data.replace(b"\n", b"")))
    def comes_back(self, torn: bytes) -> None:
        (transcript_id,) = self.store.ids()
        with self.store.path(transcript_id).open("ab") as file:
            file.write(torn)
        self.talk = Session.resume(load(TRIAL), self.store, transcript_id)

    @invariant()
    def the_file_holds_what_was_said(self) -> None:
        (transcript_id,) = self.store.ids()
        transcript = self.store.read(transcript_id)
        assert transcript.intact
        assert [each.payload["words"] for each in transcript.events if each.kind == "replied"] == self.said


TestKept = Kept.TestCase
TestKept.settings = settings(max_examples=15, stateful_step_count=15)
