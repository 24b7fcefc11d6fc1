"""``chatbot screen --answers``: the conversation with the answers taken from a file."""

from __future__ import annotations

import argparse
import codecs
import json
import sys
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Protocol

from chatbot.dialogue.conversation import Conversation
from chatbot.dialogue.outcome import facts, outcome
from chatbot.dialogue.prompt import Prompt, PromptKind
from chatbot.dialogue.state import Setting, State
from chatbot.errors import UsageError
from chatbot.interpretation.reading import Command
from chatbot.session import Beginning, Session
from criteria.frozen import frozen
from criteria.load import load
from criteria.model import Lang, Trial
from transcripts.line import BadLine, strict_json
from transcripts.store import Store
from transcripts.visible import visible_json

LARGEST_FILE = 10_000_000
"""Bytes of a file of answers; nobody writes a longer one by hand."""
_FIELDS = ("lang", "answers", "default")
MOST_REPLIES = 5
"""How many replies in a row to one question may leave it open before it is skipped: a default that
steers instead of answering ("help") must not go on for ever."""

_PICKS = {
    PromptKind.FIRST_FAIL: "go_on",
    PromptKind.CONTRADICTION: "later",
    PromptKind.REVIEW: "accept",
    PromptKind.PAUSED: "go_on",
}
"""What the run picks by itself; none of it counts as a reply."""


_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "en": {"yes": "yes", "default": "I don't know"},
    "zh": {"yes": "是", "default": "不知道"},
}


@frozen
class Answers:
    """What the file says."""

    lang: Lang | None
    replies: Mapping[str, tuple[str, ...]]
    """Question id to the successive replies."""
    default: str | None
    """What is said where the replies are used up; None: that it isn't known."""


class Talk(Protocol):
    """What of a conversation is driven here."""

    @property
    def prompt(self) -> Prompt:
        """What is open."""

    @property
    def state(self) -> State:
        """What the conversation has come to."""

    def say(self, words: str) -> Prompt:
        """Reply with words."""

    def choose(self, code: str) -> Prompt:
        """Pick a choice."""

    def steer(self, command: Command) -> Prompt:
        """Steer by a command."""


def run(args: argparse.Namespace) -> int:
    """Hold the conversation and print its outcome; returns the exit status.

    Raises:
        UsageError: the file can't be used; the message says where and what to do.
    """
    trial = load(args.trial)
    answers = read_answers(Path(args.answers), trial)
    lang: Lang = args.lang or answers.lang or "en"
    as_of = args.as_of or date.today()
    if args.save:
        result = _saved(Beginning(trial, lang, as_of, args.start), answers)
    else:
        setting = Setting(trial, as_of, args.start, asks_to_keep=False)
        result = hold(Conversation(setting, lang), answers)
    document = json.dumps(result, ensure_ascii=False, indent=None if args.json else 2)
    sys.stdout.write(visible_json(document) + "\n")
    return 0


def _saved(beginning: Beginning, answers: Answers) -> dict[str, Any]:
    session = Session(beginning, Store())
    try:
        return {**hold(session, answers), "transcript": session.id if session.kept else None}
    finally:
        session.leave()


def hold(talk: Talk, answers: Answers) -> dict[str, Any]:
    """Reply until the conversation ends; the outcome as the contract has it."""
    replies = _Replies(talk.state, answers)
    while not talk.prompt.ended:
        _reply(talk, replies)
    state, whom = talk.state, talk.state.trial.contact
    found = outcome(state)
    if talk.prompt.kind is PromptKind.STOPPED:
        found |= {"verdict": None, "earliest_start": None, "stopped": True}
    return found | {
        "facts": facts(state),
        "asked": list(state.asked),
        "turns": replies.turns,
        "contact": {"name": whom.name, "phone": whom.phone, "site": whom.site},
    }


def _reply(talk: Talk, replies: _Replies) -> None:
    prompt = talk.prompt
    if prompt.kind in _PICKS:
        talk.choose(_PICKS[prompt.kind])
    elif prompt.kind is PromptKind.STOPPING:
        talk.choose(prompt.choices[0].code)
    elif replies.stuck(prompt):
        talk.steer(Command.SKIP)
    elif (words := replies.next(prompt)) is None:
        talk.choose("yes")
    else:
        talk.say(words)


class _Replies:
    """The replies that are left, and how many were given."""

    def __init__(self, state: State, answers: Answers) -> None:
        words = _WORDS[state.lang]
        roles = {"consent": words["yes"], "keep": words["yes"], "closing": ""}
        self._left = {question: iter(said) for question, said in answers.replies.items()}
        self._presumed = {q.id: roles[q.role] for q in state.trial.questions if q.role in roles}
        self._default = words["default"] if answers.default is None else answers.default
        self._open: Counter[tuple[str | None, int]] = Counter()
        self.turns = 0

    def next(self, prompt: Prompt) -> str | None:
        """The next reply; None: a confirmation is answered yes."""
        question = prompt.question or ""
        self.turns += 1
        self._open[prompt.question, prompt.attempt] += 1
        given = next(self._left.get(question, iter(())), None)
        if given is None and prompt.kind is PromptKind.CONFIRM:
            return None
        return self._presumed.get(question, self._default) if given is None else given

    def stuck(self, prompt: Prompt) -> bool:
        """True where replies leave one question open again and again, because they steer."""
        return self._open[prompt.question, prompt.attempt] >= MOST_REPLIES


def read_answers(path: Path, trial: Trial) -> Answers:
    """The answers of a file.

    Raises:
        UsageError: it can't be read or is not of the form; the message names file and place.
    """
    try:
        data = strict_json(_bytes(path).removeprefix(codecs.BOM_UTF8))
    except BadLine as error:
        raise UsageError(f"{path}: {str(error)[:100]}; see the README for the form") from error
    if not isinstance(data, dict):
        raise UsageError(f'{path}: not a JSON object; write {{"answers": {{"age": "54"}}}}')
    for name in data:
        if name not in _FIELDS:
            raise UsageError(f"{path}: there is no {name!r}; {_nearest(name, _FIELDS)}")
    lang, default = data.get("lang"), data.get("default")
    if lang not in (None, "en", "zh"):
        raise UsageError(f'{path}: lang: {lang!r} is no language here; write "en" or "zh"')
    if not isinstance(default, str | None):
        raise UsageError(f"{path}: default: {default!r} is not a text; write it in quotes")
    return Answers(lang, _replies(path, data.get("answers", {}), trial), default)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        raise UsageError(f"{str(path)[:200]}: can't be read; give a JSON file of answers") from error
    if len(data) > LARGEST_FILE:
        raise UsageError(f"{path}: larger than {LARGEST_FILE:,} bytes; give a JSON file of answers")
    return data


def _replies(path: Path, data: Any, trial: Trial) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(data, dict):
        raise UsageError(f'{path}: answers: not an object; write {{"age": "54", "sex": ["erm", "woman"]}}')
    known = {question.id for question in trial.questions}
    replies = {}
    for name, said in data.items():
        if name not in known:
            raise UsageError(f"{path}: answers: {trial.id} has no question {name!r}; {_nearest(name, known)}")
        texts = [said] if isinstance(said, str) else said
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise UsageError(f"{path}: answers.{name}: write a text or a list of texts")
        replies[name] = tuple(texts)
    return replies


def _nearest(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, sorted(known), n=1)
    return f"did you mean {near[0]!r}?" if near else "take it out"
