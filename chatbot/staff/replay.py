"""A saved conversation moment by moment: at every event what was known, and what changed by it.

State is the fold of the events up to a moment, so time runs both ways by going to another frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from chatbot.dialogue.events import Event, Put, Replied
from chatbot.dialogue.outcome import evaluation as evaluated
from chatbot.dialogue.prompt import Exchange
from chatbot.dialogue.prompting import prompt_for
from chatbot.dialogue.readings import decode
from chatbot.dialogue.state import State
from chatbot.interpretation.reading import Interpretation
from chatbot.staff.facts import fact_json
from chatbot.staff.record import begun, states
from criteria.evaluate import Evaluation
from criteria.frozen import frozen
from criteria.model import Trial
from criteria.verdict import Verdict, decide
from transcripts.events import Event as Line
from transcripts.reading import Transcript


@frozen
class Change:
    """One fact or criterion that an event changed."""

    name: str
    """The question's or the criterion's id."""
    before: object
    """A status, or a value's JSON; None: there was none."""
    after: object


@frozen
class Frame:
    """One moment: an event and everything as it stood once it had happened."""

    number: int
    """From 0, as ``Replay.frame`` takes it."""
    line: Line
    """The line of the file."""
    event: Event | None
    """None: of a kind that the conversation itself does not know."""
    state: State
    evaluation: Evaluation
    verdict: Verdict
    """What the facts so far come to."""
    text: str
    """What was shown, where the event is a prompt; else empty. A person's words may be in it."""
    other_text: str
    """The same in the other language."""
    exchange: Exchange | None
    """The question and the reply, where the event is a reply."""
    reading: Interpretation | None
    """What the reply was read as."""
    facts: tuple[Change, ...]
    criteria: tuple[Change, ...]

    @property
    def at(self) -> datetime:
        """When it happened, UTC."""
        return self.line.at

    @property
    def question(self) -> str | None:
        """The question that it is about; None: about none."""
        return self.event.question if isinstance(self.event, Put | Replied) else None

    @property
    def marked(self) -> tuple[str, str, str]:
        """The reply's words before, in and after what the reading rests on.

        All of them come before where it rests on nothing in particular.
        """
        if not isinstance(self.event, Replied):
            return "", "", ""
        words, span = self.event.words, self.reading.span if self.reading else None
        start, end = span or (len(words), len(words))
        return words[:start], words[start:end], words[end:]


class Replay:
    """All moments of a conversation."""

    def __init__(self, transcript: Transcript, trial: Trial) -> None:
        """Fold the conversation.

        Raises:
            TranscriptError: an event has not the shape of its kind.
        """
        self.trial = trial
        self._begun = begun(transcript.header, trial, transcript.path)
        self._moments: Sequence[tuple[Line, Event | None, State]] = tuple(states(transcript, trial))
        self._decided = lru_cache(maxsize=None)(self._evaluation)

    def __len__(self) -> int:
        """How many moments there are."""
        return len(self._moments)

    def frame(self, number: int) -> Frame:
        """The moment of that number, from 0. Raises IndexError."""
        line, event, state = self._moments[number]
        before = self._state_before(number)
        found = self._decided(self._since(number))
        shown = event.text if isinstance(event, Put) else ""
        return Frame(
            number=number,
            line=line,
            event=event,
            state=state,
            evaluation=found,
            verdict=decide(found).verdict,
            text=shown,
            other_text=_in_other_language(before) if shown else "",
            exchange=state.exchanges[-1] if isinstance(event, Replied) and state.exchanges else None,
            reading=_reading(self.trial, event),
            facts=_facts_changed(before, state),
            criteria=_criteria_changed(self._decided(self._since(number - 1)), found),
        )

    def next_change(self, number: int, step: int = 1) -> int:
        """The nearest moment at which a criterion changed; this one where there is none.

        Args:
            number: the moment to go from.
            step: 1: forwards in time, -1: backwards.
        """
        at = number + step
        while 0 <= at < len(self):
            if self._since(at) == at and self.frame(at).criteria:
                return at
            at += step
        return number

    def next_question(self, number: int, step: int = 1) -> int:
        """The nearest moment in that direction at which a prompt was shown, as ``next_change``."""
        at = number + step
        while 0 <= at < len(self):
            if isinstance(self._moments[at][1], Put):
                return at
            at += step
        return number

    def moment_of(self, question: str) -> int | None:
        """The first moment at which that question was put; None: it never was."""
        for number, (_, event, _) in enumerate(self._moments):
            if isinstance(event, Put) and event.question == question:
                return number
        return None

    def times(self) -> tuple[datetime, ...]:
        """When each moment happened."""
        return tuple(line.at for line, _, _ in self._moments)

    def _state_before(self, number: int) -> State:
        return self._moments[number - 1][2] if number > 0 else self._begun

    def _since(self, number: int) -> int:
        """The first moment from which the answers have been as they are; -1: from the beginning.

        Criteria change only where answers do.
        """
        while number >= 0 and self._moments[number][2].answers is self._state_before(number).answers:
            number -= 1
        return number

    def _evaluation(self, number: int) -> Evaluation:
        return evaluated(self._moments[number][2] if number >= 0 else self._begun)


def _in_other_language(state: State) -> str:
    """What would be shown now in the other language."""
    return prompt_for(replace(state, lang="en" if state.lang == "zh" else "zh")).text


def _reading(trial: Trial, event: Event | None) -> Interpretation | None:
    if not isinstance(event, Replied) or event.reading is None:
        return None
    if event.question is not None and all(question.id != event.question for question in trial.questions):
        return None  # the definition has no such question any more
    return decode(trial, event.question, event.reading)


def _facts_changed(before: State, after: State) -> tuple[Change, ...]:
    if before.answers is after.answers:
        return ()
    names = dict.fromkeys((*before.facts, *after.facts))
    return tuple(
        Change(name, fact_json(before.facts.get(name)), fact_json(after.facts.get(name)))
        for name in names
        if before.facts.get(name) != after.facts.get(name)
    )


def _criteria_changed(before: Evaluation, after: Evaluation) -> tuple[Change, ...]:
    if before is after:
        return ()
    return tuple(
        Change(name, before.criteria[name].status.value, result.status.value)
        for name, result in after.criteria.items()
        if before.criteria[name].status is not result.status
    )
