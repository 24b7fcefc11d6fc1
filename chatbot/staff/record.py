"""A saved conversation opened for the study team: the file, what it came to, and the notes on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from chatbot.dialogue.events import Event, from_payload
from chatbot.dialogue.state import Setting, State
from chatbot.dialogue.transition import beginning, transition
from chatbot.errors import UsageError
from chatbot.staff.notes import Notes, notes_path, read_notes
from chatbot.staff.shapes import check_shape
from criteria.frozen import frozen
from criteria.model import Lang, Trial
from transcripts.errors import TranscriptError
from transcripts.events import Event as Line
from transcripts.events import Header
from transcripts.reading import SEALED, Transcript, read
from transcripts.store import Store, is_id
from transcripts.visible import visible_line


@frozen
class Record:
    """One conversation and all that is known of it."""

    transcript: Transcript
    trial: Trial
    """The definition that it is read under; may be another than it was held under."""
    state: State
    """What the conversation came to: the fold of its events."""
    notes: Notes

    @property
    def header(self) -> Header:
        """What the conversation was begun with."""
        return self.transcript.header

    @property
    def same_definition(self) -> bool:
        """True where it was held under the very definition that it is read under."""
        return self.header.digest == self.trial.digest

    @property
    def lines(self) -> int:
        """Sound lines in the file, the header's included."""
        return len(self.transcript.events) + 1


def store_of(folder: str | None) -> Store:
    """The conversations in a folder; None: the folder that this program keeps them in.

    Raises:
        UsageError: it is named, and there is no such folder.
    """
    if folder and not Path(folder).is_dir():
        raise UsageError(f"{visible_line(folder)} is no folder; name one that holds conversations")
    return Store(Path(folder) if folder else None)


def locate(store: Store, id_or_path: str) -> Path:
    """The path of a conversation that is named by its id or by its file.

    Raises:
        TranscriptError: the name is neither.
    """
    if is_id(id_or_path):
        return store.path(id_or_path)
    path = Path(id_or_path.removesuffix(SEALED))
    if path.suffix != ".jsonl":
        raise TranscriptError(
            path, "is neither a transcript's id nor its file", "ids look like 20261122-k7m3qa"
        )
    return path


def open_record(path: Path, trial: Trial) -> Record:
    """Read a conversation, fold it and read the notes on it.

    Raises:
        TranscriptError: it can't be read; damage that leaves something to read is reported, not raised.
        UsageError: it is about another trial.
    """
    transcript = read(path)
    state = check_events(transcript, trial)
    return Record(transcript, trial, state, read_notes(notes_path(path)))


def check_events(transcript: Transcript, trial: Trial) -> State:
    """What a conversation came to; its first line and every event have the shape of their kind.

    Raises:
        TranscriptError: one has not; the message names the line.
        UsageError: it is about another trial.
    """
    check_trial(transcript.header, trial)
    state = begun(transcript.header, trial, transcript.path)
    for line in transcript.events:
        _, state = step(transcript.path, line, state)
    return state


def check_trial(header: Header, trial: Trial) -> None:
    """Raise UsageError where the conversation is about another trial."""
    if header.trial != trial.id:
        raise UsageError(f"{header.id} is about {header.trial}, not {trial.id}; name its trial with --trial")


def setting_of(header: Header, trial: Trial, path: Path) -> Setting:
    """The days that the conversation was held for. Raises TranscriptError where they are no days."""
    try:
        start = date.fromisoformat(header.start) if header.start else None
        return Setting(trial, date.fromisoformat(header.as_of), start)
    except (TypeError, ValueError) as error:
        raise TranscriptError(
            path, "names a day that is none in its first line", "check its origin"
        ) from error


def begun(header: Header, trial: Trial, path: Path) -> State:
    """The conversation before its first event."""
    return beginning(setting_of(header, trial, path), lang_of(header))


def lang_of(header: Header) -> Lang:
    """The language in which the conversation was begun."""
    return "zh" if header.lang == "zh" else "en"


def states(transcript: Transcript, trial: Trial) -> Iterator[tuple[Line, Event | None, State]]:
    """Every line, its event (None: the conversation does not know its kind) and the state after it.

    Raises:
        TranscriptError: an event has not the shape of its kind; the message names the line.
    """
    state = begun(transcript.header, trial, transcript.path)
    for line in transcript.events:
        event, state = step(transcript.path, line, state)
        yield line, event, state


def step(path: Path, line: Line, state: State) -> tuple[Event | None, State]:
    """The line's event and the state after it. Raises TranscriptError, naming the line."""
    try:
        check_shape(line.kind, line.payload)
        event = from_payload(line.kind, line.payload)
        return event, state if event is None else transition(state, event)
    # A whole chain can be forged with payloads of any shape: each is this one line's fault.
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, AssertionError) as error:
        raise TranscriptError(
            path, f"line {line.seq + 1} is no {line.kind!r} event ({error})", "check its origin"
        ) from error
