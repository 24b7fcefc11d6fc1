"""A conversation together with the place where it is kept.

Nothing is written before the participant agreed; from then on every event is on disk before the next
prompt is returned. After a failed write the conversation is read back from what is on disk. What
writes is loaded only then: the first question shows sooner without it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from copy import copy
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chatbot import VERSION
from chatbot.dialogue.conversation import Conversation
from chatbot.dialogue.prompt import Prompt, PromptKind
from chatbot.dialogue.state import Setting, State
from criteria.frozen import frozen
from criteria.model import Lang, Trial
from transcripts.errors import NotSaved, TranscriptError

if TYPE_CHECKING:
    from chatbot.interpretation.reading import Command
    from transcripts.events import Event
    from transcripts.journal import Journal
    from transcripts.store import Store


@frozen
class Beginning:
    """What a conversation is begun with."""

    trial: Trial
    lang: Lang
    as_of: date
    start: date | None = None


class Session:
    """One participant's conversation, as the front ends drive it.

    Args:
        beginning: what it is begun with.
        store: where it is kept once that is agreed to; None: the user's own folder.
    """

    def __init__(self, beginning: Beginning, store: Store | None = None) -> None:
        self._beginning = beginning
        if store is not None:
            self._store = store
        self._journal: Journal | None = None
        self._unwritten: list[tuple[str, Mapping[str, Any]]] = []
        self._broken = False
        self._taken: tuple[str | None] | None = None
        self._conversation = self._begin(())

    @classmethod
    def resume(cls, trial: Trial, store: Store, transcript_id: str) -> Session:
        """Go on with a saved conversation at the question that was open.

        Raises:
            TranscriptError: it can't be read or written, was altered or made up, or is open elsewhere.
            UsageError: it is a conversation about another trial.
        """
        from chatbot.staff.record import check_events

        check_events(store.read(transcript_id), trial)
        store.prepare()
        journal, transcript = store.reopen(transcript_id)
        header = transcript.header
        start = date.fromisoformat(header.start) if header.start else None
        lang: Lang = "zh" if header.lang == "zh" else "en"
        session = cls.__new__(cls)
        session._beginning = Beginning(trial, lang, date.fromisoformat(header.as_of), start)
        session._store, session._journal, session._unwritten = store, journal, []
        session._broken, session._taken, session.id = False, None, transcript_id
        session._conversation = session._begin(transcript.events)
        return session

    @cached_property
    def id(self) -> str:
        """Names the conversation once it is kept."""
        from transcripts.store import new_id

        return new_id(self._beginning.as_of)

    @cached_property
    def _store(self) -> Store:
        from transcripts.store import Store

        return Store()

    @property
    def trial(self) -> Trial:
        """The trial that is talked about."""
        return self._beginning.trial

    @property
    def prompt(self) -> Prompt:
        """What is open now."""
        return self._conversation.prompt

    @property
    def state(self) -> State:
        """The conversation as it stands."""
        return self._conversation.state

    @property
    def kept(self) -> bool:
        """True once the conversation is being written down."""
        return self._journal is not None

    def say(self, words: str) -> Prompt:
        """Reply with words. Raises NotSaved: the words were not taken, everything before them was."""
        return self._do(lambda: self._conversation.say(words), words)

    def choose(self, code: str) -> Prompt:
        """Pick a choice of the open prompt. Raises NotSaved."""
        return self._do(lambda: self._conversation.choose(code))

    def steer(self, command: Command) -> Prompt:
        """Do what a key asks for: help, why, back, pause … Raises NotSaved."""
        return self._do(lambda: self._conversation.steer(command))

    def reopen(self, question: str) -> Prompt:
        """Change an earlier answer. Raises NotSaved."""
        return self._do(lambda: self._conversation.reopen(question))

    def show_choices(self) -> Prompt:
        """Show the numbered choices of the open question. Raises NotSaved."""
        return self._do(self._conversation.show_choices)

    def switch(self) -> Prompt:
        """Go on in the other language; nothing is lost. Raises NotSaved."""
        other: Lang = "en" if self.state.lang == "zh" else "zh"
        return self._do(lambda: self._conversation.switch(other))

    def saved_summary(self) -> Path | None:
        """The summary as a page to print, where one is saved."""
        from chatbot.saved_summary import HTML

        page = self._store.beside(self.id, HTML)
        return page if self.prompt.summary is not None and page.exists() else None

    def leave(self) -> None:
        """Close the file, with its head in the ledger; harmless when nothing is kept."""
        if self._journal is None:
            return
        if self.state.fate == "delete":
            return self._forget()
        if self._broken:
            with suppress(TranscriptError):
                self._read_back()
        journal, self._journal = self._journal, None
        self._store.close(journal, "finished" if self.prompt.summary is not None else "paused")

    def _begin(self, events: Sequence[Event]) -> Conversation:
        setting = Setting(self.trial, self._beginning.as_of, self._beginning.start)
        if events:
            days = (datetime.now(UTC) - events[-1].at).days
            return Conversation.resume(
                setting, self._beginning.lang, events, self._sink, days if days > 0 else None
            )
        return Conversation(setting, self._beginning.lang, self._sink)

    def _sink(self, kind: str, payload: Mapping[str, Any]) -> None:
        if self._journal is not None:
            self._journal.append(kind, payload)
        else:
            self._unwritten.append((kind, payload))

    def _do(self, act: Callable[[], Prompt], words: str | None = None) -> Prompt:
        if self._broken:
            self._read_back()
        if self._taken is not None:
            return self._taken_before(words)
        prompt = self._saved(act, words)
        if prompt.kind is PromptKind.STOPPED and self.state.fate == "delete":
            self._forget()
        if prompt.summary is not None and self.kept:
            from chatbot.saved_summary import save_summary

            save_summary(self._store, self.id, prompt.summary)
        return prompt

    def _keep_as_agreed(self) -> None:
        """Write everything so far once the participant has agreed to it, and drop it after a no."""
        if self._journal is not None or not self._unwritten or self.state.kept is None:
            return
        if self.state.kept:
            from transcripts.events import Header

            beginning = self._beginning
            start = beginning.start.isoformat() if beginning.start else None
            header = Header(
                self.id,
                self.trial.id,
                self.trial.digest,
                beginning.lang,
                beginning.as_of.isoformat(),
                start,
                VERSION,
            )
            self._journal = self._store.create(header, self._unwritten)
        self._unwritten.clear()

    def _saved(self, act: Callable[[], Prompt], words: str | None) -> Prompt:
        """The prompt after the act, all of it on disk. Raises NotSaved: nothing was taken."""
        before, unwritten = copy(self._conversation), len(self._unwritten)
        lines = self._journal.count if self._journal is not None else 0
        try:
            prompt = act()
            self._keep_as_agreed()
            return prompt
        except NotSaved:
            if self._journal is None:
                self._conversation = before
                del self._unwritten[unwritten:]
                raise
            self._broken = True
            self._taken = (words,) if self._journal.count > lines else None
            self._read_back()
            if self._taken is None:
                raise
        self._taken = None
        return self.prompt

    def _taken_before(self, words: str | None) -> Prompt:
        """The open prompt, where the reply that seemed lost was on disk and its words are said again.

        Raises:
            NotSaved: the words are others, meant for the prompt before.
        """
        (said,), self._taken = self._taken or (None,), None
        if words == said:
            return self.prompt
        problem = "your answer before it was saved after all"
        raise NotSaved(self._store.path(self.id), problem, "read the question again")

    def _read_back(self) -> None:
        """Open the file again and go on from what was acknowledged of it."""
        assert self._journal is not None
        self._journal.close()
        self._journal, transcript = self._store.reopen(self.id, end=self._journal.end)
        self._conversation = self._begin(transcript.events)
        self._broken = False

    def _forget(self) -> None:
        """Delete the conversation; where that fails, it is tried again on leaving."""
        if self._journal is not None:
            self._journal.close()
            self._store.delete(self.id, "the participant asked for it")
            self._journal = None
