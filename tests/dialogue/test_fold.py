"""Whatever is said: nothing acknowledged is lost, and the events say all."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chatbot.dialogue.conversation import Conversation
from chatbot.dialogue.events import from_payload
from chatbot.dialogue.prompt import PromptKind
from chatbot.dialogue.state import Setting, State
from chatbot.dialogue.transition import fold
from chatbot.interpretation.reading import Command
from criteria.load import load
from tests.dialogue.conftest import TODAY

TRIAL = load(Path(__file__).with_name("headache"))
WORDS = st.sampled_from(
    [
        "yes", "no", "40", "15", "15-20", "6", "participant", "relative", "mild", "severe", "mild|severe",
        "preventive", "none", "2026-11-20", "2026-10-01..2026-11-20", "never", "maybe 40", "maybe yes",
        "maybe severe", "idk", "pass", "eh", "", "1", "2", "/back", "/skip", "/change", "/change medicine",
        "/change age & age=30", "/summary", "/help", "/why", "/repeat", "/pause", "yes & age=30",
        "no wait, & severity=severe", "eh & medicine=preventive & last_dose=2026-11-01",
        "go on", "keep", "neither", "later", "what is aura?", "中文", "english", "\x1b[31m",
    ]
)  # fmt: skip
SCRIPTS = st.lists(WORDS | st.text(max_size=12), max_size=40)
ANY_INPUT = settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Kept(list[tuple[str, Any]]):
    """A sink that remembers."""

    def __call__(self, kind: str, payload: Any) -> None:
        self.append((kind, payload))


def begin(kept: Kept) -> Conversation:
    return Conversation(Setting(TRIAL, TODAY), "en", kept)


def folded(kept: Kept) -> State:
    events = (from_payload(kind, payload) for kind, payload in kept)
    return fold(Setting(TRIAL, TODAY), "en", (event for event in events if event is not None))


@ANY_INPUT
@given(SCRIPTS)
def test_the_fold_of_the_events_is_the_state(notation: None, script: list[str]) -> None:
    kept = Kept()
    conversation = begin(kept)
    for words in ["yes", "yes", *script]:
        conversation.say(words)
        assert folded(kept) == conversation.state


@ANY_INPUT
@given(SCRIPTS)
def test_no_acknowledged_answer_is_lost_unsaid(notation: None, script: list[str]) -> None:
    conversation = begin(Kept())
    for words in ["yes", "yes", *script]:
        before = conversation.state
        prompt = conversation.say(words)
        lost = set(before.answers) - set(conversation.state.answers)
        if lost:
            said = " ".join(notice.text for notice in prompt.notices)
            assert all(before.texts(name).name in said or conversation.state.lang == "zh" for name in lost)


@ANY_INPUT
@given(SCRIPTS)
def test_left_at_any_moment_it_goes_on_at_the_open_question(notation: None, script: list[str]) -> None:
    kept = Kept()
    conversation = begin(kept)
    for words in ["yes", "yes", *script]:
        conversation.say(words)
    events = [SimpleNamespace(kind=kind, payload=payload) for kind, payload in kept]
    resumed = Conversation.resume(Setting(TRIAL, TODAY), "en", events)
    assert resumed.state.answers == conversation.state.answers
    if conversation.prompt.kind is PromptKind.STOPPED and conversation.state.fate == "keep":
        assert resumed.prompt.kind is not PromptKind.STOPPED
    elif conversation.prompt.kind is not PromptKind.PAUSED:
        assert (resumed.prompt.kind, resumed.prompt.text) == (
            conversation.prompt.kind,
            conversation.prompt.text,
        )


@ANY_INPUT
@given(SCRIPTS)
def test_whatever_was_said_passing_over_the_rest_comes_to_the_end(notation: None, script: list[str]) -> None:
    conversation = begin(Kept())
    for words in ["yes", "yes", *script]:
        conversation.say(words)
    easy = {PromptKind.FIRST_FAIL: "go_on", PromptKind.CONTRADICTION: "later", PromptKind.REVIEW: "accept",
            PromptKind.STOPPING: "keep", PromptKind.CONFIRM: "yes"}  # fmt: skip
    for _ in range(40):
        prompt = conversation.prompt
        if prompt.ended:
            break
        if prompt.kind in easy and easy[prompt.kind] in {option.code for option in prompt.choices}:
            conversation.choose(easy[prompt.kind])
        elif prompt.choices and prompt.kind in (PromptKind.PAUSED, PromptKind.REVIEW):
            conversation.choose("go_on")
        else:
            conversation.steer(Command.SKIP)
    assert conversation.prompt.ended


def test_what_a_failing_sink_refused_has_not_happened(notation: None) -> None:
    def full(kind: str, payload: object) -> None:
        if kind == "replied":
            raise OSError("no space")

    conversation = Conversation(Setting(TRIAL, TODAY), "en", full)
    before = conversation.state
    try:
        conversation.say("yes")
    except OSError:
        pass
    assert conversation.state == before
