"""The trial definition in memory: frozen, complete, already checked.

Built only by ``criteria.load``; the file format is described in the README.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from criteria.frozen import frozen
from criteria.tables import Row as Row
from criteria.tables import Table as Table
from criteria.values import ValueKind

if TYPE_CHECKING:
    from criteria.results import CriterionResult, PartResult
    from criteria.rules.rule import Rule

Lang = Literal["en", "zh"]


class CriterionStatus(StrEnum):
    """What the facts say of one criterion; in order of strength inside a criterion."""

    FAIL = "fail"
    WAIT = "wait"
    """Fails today and passes from a known date."""
    UNKNOWN = "unknown"
    SITE = "site"
    """The study team's to establish or judge."""
    PASS = "pass"


@frozen
class Outcome:
    """What a row of a criterion's table says."""

    status: CriterionStatus
    because: str = ""
    """Key of the reason among the definition's wordings (``reasons``); empty: none is needed."""
    until: Rule | None = None
    """For ``wait``: the date-valued expression from which the criterion passes."""
    earliest: Rule | None = None
    """For planning: the date before which treatment can't start although the criterion passes."""


@frozen
class Part:
    """One requirement of a criterion, with a status of its own."""

    id: str | None
    """Question id that names the part in results (I10.creatinine); None: not shown by itself."""
    table: Table[Outcome]
    unknown_becomes: CriterionStatus
    """The status where several outcomes stay possible: unknown or site."""
    only_when: Rule | None = None
    """The part exists only when this is true (no blood results: no parts)."""
    readings: dict[tuple[int, ...], tuple[PartResult, tuple[Outcome, ...]]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """What ``criteria.criterion`` made of the rows that may hold, by their identities; a memory
    that makes evaluating thousands of people quick."""


@frozen
class Criterion:
    """One inclusion or exclusion criterion of the record."""

    id: str
    """I1, I2 … and E1, E2 … in the record's order."""
    kind: Literal["inclusion", "exclusion"]
    quote: str
    """The record's own words, verbatim."""
    parts: tuple[Part, ...]
    readings: dict[tuple[int, ...], CriterionResult] = field(default_factory=dict, compare=False, repr=False)
    """The same memory for the whole criterion, by the identities of its parts' results."""


@frozen
class Note:
    """Something that those who read a result should know."""

    key: str
    """Key of the text among the wordings' ``notes``."""
    when: Rule
    audience: Literal["staff", "both"]
    """Shown to staff only, or to the participant too."""


@frozen
class UnitForm:
    """A unit in which a quantity may be given."""

    ucum: str
    factor: float
    """Canonical value = given value x factor."""
    low: float
    high: float
    """The physiologically possible range in this unit, ends included."""


@frozen
class BareRange:
    """How a figure without a unit is taken when it lies in [low, high]; elsewhere it is asked."""

    low: float
    high: float
    unit: str
    """UCUM of one of the question's unit forms."""
    sure: bool = True
    """False: another unit is possible too; the reading is confirmed."""
    lang: Lang | None = None
    """Holds only for answers in this language; None: for all."""


@frozen
class Question:
    """One question and what its answer may be; its words are in ``Wording`` and ``Words``."""

    id: str
    section: str
    kind: ValueKind
    codes: tuple[str, ...] = ()
    """For a choice: every code, in the order offered."""
    vague: Mapping[str, str] = field(default_factory=dict)
    """Key of a note (``Words.notes``) to the code that holds where the note was asked once in vain."""
    prefers: tuple[str, ...] = ()
    """Where an answer names several codes, the first of these among them is meant; a code that is not
    listed leaves them open."""
    unit: str | None = None
    """Canonical UCUM unit of a quantity ("umol/L"), "d" for a duration, None otherwise."""
    units: tuple[UnitForm, ...] = ()
    bare: tuple[BareRange, ...] = ()
    loinc: str | None = None
    allows_never: bool = False
    asked_when: Rule | None = None
    """Asked when this is true of the settled facts; None: always."""
    refine_when: Rule | None = None
    """When true of a value just given, the exact figure or date is asked for once."""
    role: Literal["consent", "keep", "respondent", "results", "closing"] | None = None
    """What the conversation itself does with the answer: "consent" (nothing is asked without a
    yes), "keep" (nothing is written after a no), "respondent" (who is typing), "results" (a no
    skips the section), "closing" (handed on as said); None: only the rules use it."""
    purpose: str = ""
    """Why the question is there, where no criterion uses it."""
    sensitive: bool = False
    """Introduced gently and marked as optional."""
    document: str | None = None
    """Key of the document it can be read from (``Wording.documents``); None: none."""


@frozen
class ChoiceWording:
    """How a choice is shown."""

    code: str
    label: str


@frozen
class QuestionWording:
    """What people are shown for one question, in one language."""

    ask: str
    """The question, to the participant ("you")."""
    ask_about: str
    """The same question where a relative or clinician types ("the person with the tumour")."""
    why: str
    example: str
    """An example answer, as one would type it."""
    name: str
    """A short name for lists and for "change my …" ("date of last injection")."""
    where: str = ""
    """What it can be read off, in a sentence; empty: nothing."""
    intro: str = ""
    """A gentle sentence put before a sensitive question; empty: none."""
    help: str = ""
    """A longer explanation of the terms; empty: none."""
    choices: tuple[ChoiceWording, ...] = ()
    refine: str = ""
    """How the exact figure or date is asked for; empty: the general sentence of the kind."""


@frozen
class Wording:
    """All text of a trial in one language."""

    lang: Lang
    title: str
    about: str
    """What the study is, in a few plain sentences, for the start page."""
    sections: Mapping[str, str]
    questions: Mapping[str, QuestionWording]
    criteria: Mapping[str, str]
    """Criterion id to the criterion in plain words."""
    reasons: Mapping[str, str]
    """Reason key to the sentence that a participant reads."""
    documents: Mapping[str, str]
    """Document key to what to bring."""
    notes: Mapping[str, str]
    """Readings and contradictions of the record, and notes to staff, by key."""
    glossary: Mapping[str, str]
    """Term, as it stands in the texts, to its explanation."""
    call_questions: tuple[str, ...] = ()
    """Questions worth asking on the phone."""
    site: str = ""
    """What the contact's site is called in this language; empty: as the trial names it."""
    city: str = ""
    """The same for its city."""


@frozen
class QuestionWords:
    """What people say when they answer one question, in one language.

    Patterns of ``chatbot.interpretation.phrases``. The keys of ``says`` are "true"/"false", the codes
    of a choice, or "never"/"zero"/"now" and the like for other kinds (see that module).
    """

    topic: tuple[str, ...] = ()
    """Names of the thing asked about ("hemoglobin", "Hb"): an answer to another question that
    names it may fill it."""
    says: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    narrows: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    """(codes, patterns): words that leave several codes open."""
    traps: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    """(status, note, patterns): words about something that is not the thing asked; the reading is
    that status ("unclear", "confirm" or "unknown") with the note, unless the thing itself is said too."""


@frozen
class Words:
    """What people say, in one language, by question id."""

    lang: Lang
    questions: Mapping[str, QuestionWords]
    notes: Mapping[str, str] = field(default_factory=dict)
    """Key to a sentence about what is needed; the traps hold the sentences themselves."""


Examples = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Answers whose reading is known, in one language: question id, or ANY_QUESTION, to reading to answers.

The reading of an answer to a question is "true" or "false", a code, or UNCLEAR; of one that may be given
to any question "unknown", "declined" or the name of a command, or ANSWERED.
"""
PARTICIPANT = "participant"
"""The code of a question with the role "respondent" that says that the participant types."""
ANY_QUESTION = "any"
UNCLEAR = "unclear"
ANSWERED = "answer"
"""Of an answer that looks like what may be said to any question, and isn't."""


@frozen
class Contact:
    """Whom to call."""

    name: str
    phone: str
    phone_abroad: str
    site: str
    city: str


@frozen
class Record:
    """The registry record that the definition was made from."""

    registry_id: str
    title: str
    status: str
    """ClinicalTrials.gov overall status ("RECRUITING")."""
    last_update: date
    completion: date | None
    text: str
    """The record's text, verbatim."""
    url: str = ""
    sha256: str = ""
    """Of the text when the definition was last read against it, in hexadecimal."""

    def stale(self, today: date) -> bool:
        """True past the listed completion date, or 12 months after the last update."""
        a_year_on = self.last_update.replace(
            year=self.last_update.year + 1, day=min(self.last_update.day, 28)
        )
        return (self.completion is not None and today > self.completion) or today > a_year_on


@frozen
class Trial:
    """One trial: what is asked, what decides, and every text of it."""

    id: str
    version: str
    record: Record
    contact: Contact
    sections: tuple[str, ...]
    questions: tuple[Question, ...]
    """In the order asked."""
    derived: Mapping[str, Table[tuple[str, ...]]]
    """Facts computed from others: id to a table of code sets (``grade`` from tumour_grade and ki67)."""
    limits: Mapping[str, Table[float]]
    """Question id to the assumed upper limit of normal in its canonical unit."""
    limit_sources: Mapping[str, str]
    """Question id to where its assumed upper limit comes from."""
    criteria: tuple[Criterion, ...]
    notes: tuple[Note, ...]
    """In the order in which they are read."""
    documents: tuple[str, ...]
    """Keys of the documents that questions name, in the order in which they are listed."""
    lasting: frozenset[str]
    """Keys of the reasons for which a criterion is not met today and may well never be."""
    wording: Mapping[Lang, Wording]
    words: Mapping[Lang, Words]
    examples: Mapping[Lang, Examples]
    digest: str
    """SHA-256 of the definition's files."""
    derived_codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Derived fact to every code that it may have."""
    age_fact: str | None = None
    """The question that asks the age; None: no question does."""

    def contact_in(self, lang: Lang) -> Contact:
        """Whom to call, the place named as people who speak that language name it."""
        wording = self.wording[lang]
        site, city = wording.site or self.contact.site, wording.city or self.contact.city
        return replace(self.contact, site=site, city=city)

    def question(self, question_id: str) -> Question:
        """The question of that id. Raises KeyError where there is none."""
        return self._by_id[question_id]

    @cached_property
    def _by_id(self) -> Mapping[str, Question]:
        return {question.id: question for question in self.questions}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Each section to its place among those that are asked."""
        sections = dict.fromkeys(question.section for question in self.questions)
        return {section: place for place, section in enumerate(sections)}
