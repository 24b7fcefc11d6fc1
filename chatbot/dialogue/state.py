"""What a conversation has come to: the fold of its events, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Literal

from chatbot.dialogue.prompt import Exchange, Mark
from criteria.frozen import frozen
from criteria.model import PARTICIPANT, Lang, Question, QuestionWording, Trial, Wording
from criteria.values import Choice, Missing, Value

MOST_TIMES = 3
"""How often a question is put before it is left for the study team."""


@frozen
class Setting:
    """What holds for the whole conversation."""

    trial: Trial
    as_of: date
    """The day for which the criteria are judged."""
    start: date | None = None
    """The planned start of treatment; None: the as-of day."""
    asks_to_keep: bool = True
    """Whether consent to keeping the conversation is asked for."""

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question that this conversation may put, by id, in the order asked."""
        return {
            question.id: question
            for question in self.trial.questions
            if self.asks_to_keep or question.role != "keep"
        }


@frozen
class Answer:
    """What is taken to be the answer to one question."""

    question: str
    value: Value | Missing
    words: str
    """The words behind it, as typed."""
    heard: str
    """The reading in the words of the language in which it was read."""
    mark: Mark
    volunteered: bool = False
    """True: said in a reply to another question; the question itself was never put."""


@frozen
class Asking:
    """The question in hand, and how far it got."""

    question: str
    step: Literal["ask", "confirm", "exact", "narrow"] = "ask"
    """ask: put as it is; confirm: ``candidate`` is repeated; exact: the exact date or figure is
    asked for; narrow: which of the few codes of ``loose`` it is."""
    attempt: int = 1
    """How often it was put, this time included."""
    candidate: Answer | None = None
    """The likely reading that is being confirmed."""
    loose: Answer | None = None
    """What holds if nothing more exact is said."""
    choices_shown: bool = False


@frozen
class Contradiction:
    """Two statements of the participant about one question that can't both hold."""

    earlier: Answer
    later: Answer


@frozen
class Remark:
    """Something to say before the next prompt, as data, so that it can be said in any language."""

    kind: Literal["help", "why", "note", "heard", "changed", "care", "told"]
    key: str
    """Key of the sentence in ``speech``; empty: ``detail`` is the sentence."""
    questions: tuple[str, ...] = ()
    detail: str = ""


class Phase(StrEnum):
    """Where the conversation as a whole stands."""

    TALKING = "talking"
    LOOKING = "looking"
    """The page of answers was opened midway."""
    PAUSED = "paused"
    STOPPING = "stopping"
    """Asked whether what was said is kept or deleted."""
    STOPPED = "stopped"
    DONE = "done"
    """The summary is shown."""


@frozen
class State:
    """A conversation at one moment."""

    setting: Setting
    lang: Lang
    phase: Phase = Phase.TALKING
    asking: Asking | None = None
    """The question in hand; None while talking: all is asked, the page of answers is open."""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    trail: tuple[str, ...] = ()
    """The questions that were put and answered, in that order: where ``back`` goes."""
    contradictions: tuple[Contradiction, ...] = ()
    """Still to be put before anything else."""
    first_fail: Literal["none", "open", "told"] = "none"
    """Whether the first criterion that is not met was found, and talked about."""
    misses: int = 0
    """How often in a row a reply to a choice of the conversation's own was not understood."""
    fate: Literal["keep", "delete", "no_consent"] | None = None
    """Once stopped: what becomes of what was said."""
    exchanges: tuple[Exchange, ...] = ()
    remarks: tuple[Remark, ...] = ()
    """To be said before the next prompt."""
    asked: tuple[str, ...] = ()
    """The question ids in the order put, each time that they were."""
    shown: str = ""
    """The text of the last prompt that was put."""

    @property
    def trial(self) -> Trial:
        """The trial that is talked about."""
        return self.setting.trial

    @property
    def wording(self) -> Wording:
        """The trial's texts in the language of the moment."""
        return self.trial.wording[self.lang]

    @cached_property
    def facts(self) -> Mapping[str, Value | Missing]:
        """What is known, by question id; a question that was not put is absent."""
        return {answer.question: answer.value for answer in self.answers.values()}

    def answered(self, role: str) -> Value | Missing | None:
        """The answer to the question of that role; None: there is none yet."""
        for question in self.setting.questions.values():
            if question.role == role and question.id in self.answers:
                return self.answers[question.id].value
        return None

    @property
    def about_somebody_else(self) -> bool:
        """True where a relative or a clinician types."""
        respondent = self.answered("respondent")
        return isinstance(respondent, Choice) and respondent.codes != (PARTICIPANT,)

    @property
    def kept(self) -> bool | None:
        """Whether the conversation may be written down; None: not yet answered."""
        if not self.setting.asks_to_keep:
            return True
        answer = self.answered("keep")
        if answer is None:
            return None if any(q.role == "keep" for q in self.setting.questions.values()) else True
        return answer is True

    def texts(self, question_id: str) -> QuestionWording:
        """The wording of a question in the language of the moment."""
        return self.wording.questions[question_id]

    def remarking(self, *remarks: Remark) -> State:
        """The state with more to say before the next prompt."""
        return replace(self, remarks=self.remarks + remarks)
