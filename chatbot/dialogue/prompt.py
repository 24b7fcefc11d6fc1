"""What a front end shows: the open prompt, the exchanges so far and the page of answers.

Everything here is finished text in the conversation's language. It comes partly from a
participant's own words and must be shown as data, never as markup.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from criteria.frozen import frozen

if TYPE_CHECKING:
    from chatbot.dialogue.summary import Summary


class PromptKind(StrEnum):
    """What the conversation is waiting for."""

    CONSENT = "consent"
    """May it start? Nothing is asked without a yes."""
    KEEP = "keep"
    """May the conversation be kept? Nothing is written without a yes."""
    QUESTION = "question"
    """One of the trial's questions."""
    CONFIRM = "confirm"
    """A likely reading, repeated: yes, no, or the answer in other words."""
    REFINE = "refine"
    """The exact date or figure, or which of the few that an answer left open."""
    CONTRADICTION = "contradiction"
    """Two of the participant's statements that differ: which one holds?"""
    FIRST_FAIL = "first_fail"
    """The first criterion that is not met: stop here or go on?"""
    REVIEW = "review"
    """All answers on one page, to check and change; also opened midway by words or a key."""
    SUMMARY = "summary"
    """The end: ``Prompt.summary`` holds what was found."""
    PAUSED = "paused"
    """Anything said goes on with the open question."""
    STOPPING = "stopping"
    """The participant wants to stop: keep what was said, delete it, or go on after all?"""
    STOPPED = "stopped"
    """The end without a verdict; nothing more is asked."""

    @property
    def puts_question(self) -> bool:
        """True where one of the trial's questions is put, in whatever form."""
        return self in (PromptKind.CONSENT, PromptKind.KEEP, PromptKind.QUESTION, PromptKind.REFINE)

    @property
    def takes_answer(self) -> bool:
        """True where a reply may be the answer to one of the trial's questions."""
        return self.puts_question or self is PromptKind.CONFIRM

    @property
    def ended(self) -> bool:
        """True when the conversation needs no reply any more."""
        return self in (PromptKind.SUMMARY, PromptKind.STOPPED)


class Mark(StrEnum):
    """How an answer was taken."""

    UNDERSTOOD = "understood"
    CONFIRMED = "confirmed"
    UNKNOWN = "unknown"
    """The participant doesn't know."""
    DECLINED = "declined"
    """The participant would rather not say."""
    SITE = "site"
    """Asked as often as is allowed, or skipped: left for the study team."""


@frozen
class Option:
    """One of the numbered choices of a prompt."""

    number: str
    """What to type for it; empty: it has no number, because figures answer the question."""
    code: str
    """What ``Conversation.choose`` takes."""
    label: str


@frozen
class Notice:
    """A sentence or two said before the prompt."""

    kind: Literal["help", "why", "note", "heard", "changed", "care", "told"]
    """help, why: what was asked for; note: what an answer still needs; heard: what else was
    understood; changed: what was dropped or put in place; care: help in an emergency, shown
    first and set off; told: anything else."""
    text: str


@frozen
class Exchange:
    """One question or question back, and what was replied."""

    question: str | None
    """The question that it was about; None: none (a choice to stop or go on, say)."""
    kind: PromptKind
    text: str
    """What was asked, as it was shown."""
    words: str
    """The reply, as it was typed."""
    heard: str
    """The reading in words; empty: nothing was taken from the reply."""
    mark: Mark | None
    """How it was taken; None: the question is still open after this reply, or it was no answer."""


@frozen
class ReviewLine:
    """One answer on the page of answers."""

    number: int
    """From 1, as shown; saying it changes the answer."""
    question: str
    section: str
    """The section's title."""
    name: str
    """The question's short name."""
    heard: str
    """What was understood, or that it is left open."""
    words: str
    """The participant's words behind it."""
    mark: Mark


@frozen
class Prompt:
    """All that a front end shows until the next reply."""

    kind: PromptKind
    text: str
    """The question itself; never empty."""
    notices: tuple[Notice, ...] = ()
    """Said before the text, in order."""
    intro: str = ""
    """A gentle sentence before a sensitive question; empty: none."""
    question: str | None = None
    """The id of the question that it is about; None: about none."""
    section: str = ""
    """Title of the section; empty: none."""
    number: int = 0
    """Which question this is, from 1; 0: not counted."""
    about: int = 0
    """About how many questions there will be in all, at least ``number``; 0: not counted."""
    example: str = ""
    """Example answers in a sentence ("For example: …"); empty: not shown yet or none."""
    form: str = ""
    """How to write a date or a figure, shown the last time that it is asked; empty: not needed."""
    why: str = ""
    """Why it is asked, shown on demand; empty: nothing to say."""
    where: str = ""
    """What it can be read off, shown on demand; empty: nothing."""
    choices: tuple[Option, ...] = ()
    """All that can be chosen; shown on a key, or at once where ``choices_shown``."""
    choices_shown: bool = False
    """True: the choices are part of the prompt now, and their numbers answer it."""
    attempt: int = 1
    """1: as it is, 2: with an example, 3: with choices or a form."""
    lines: tuple[ReviewLine, ...] = ()
    """The page of answers (kind review)."""
    summary: Summary | None = None
    """The end's findings (kind summary)."""

    @property
    def ended(self) -> bool:
        """True when nothing more is asked."""
        return self.kind.ended
