"""The shape of the definition files, checked with pydantic; imported only where a file is new.

Unknown and missing keys, wrong types and codes that don't exist are errors that name the key.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from criteria.errors import DefinitionError
from criteria.values import ValueKind

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Sentence = Annotated[str, Field(min_length=1)]
DEEPEST_PATTERN = 20
"""Brackets within brackets in a pattern of a words file."""


def _shallow(pattern: str) -> str:
    depth = 0
    for char in pattern:
        depth += (char in "([") - (char in ")]")
        if depth > DEEPEST_PATTERN:
            raise ValueError(f"brackets are nested more than {DEEPEST_PATTERN} deep")
    return pattern


Pattern = Annotated[str, Field(min_length=1, max_length=5_000), AfterValidator(_shallow)]
Status = Literal["fail", "wait", "unknown", "site", "pass"]
Lang = Literal["en", "zh"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class RecordFile(_Strict):
    """[record]."""

    title: Sentence
    status: Sentence
    last_update: date
    completion: date | None = None
    url: str = ""
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class ContactFile(_Strict):
    """[contact]."""

    name: Sentence
    phone: Sentence
    phone_abroad: Sentence
    site: Sentence
    city: Sentence


class UnitFile(_Strict):
    """One of a question's units."""

    ucum: Sentence
    factor: Annotated[float, Field(gt=0)]
    low: float
    high: float


class BareFile(_Strict):
    """One of a question's bare ranges."""

    low: float
    high: float
    unit: Sentence
    sure: bool = True
    lang: Lang | None = None


class QuestionFile(_Strict):
    """[[question]]."""

    id: Identifier
    section: Identifier
    kind: ValueKind
    codes: tuple[Annotated[str, Field(pattern="^[a-z0-9][a-z0-9_]*$")], ...] = ()
    prefers: tuple[str, ...] = ()
    vague: dict[Identifier, str] = {}
    unit: str | None = None
    units: tuple[UnitFile, ...] = ()
    bare: tuple[BareFile, ...] = ()
    loinc: str | None = None
    allows_never: bool = False
    asked_when: Sentence | None = None
    refine_when: Sentence | None = None
    role: Literal["consent", "keep", "respondent", "results", "closing"] | None = None
    purpose: str = ""
    sensitive: bool = False
    document: Identifier | None = None


class DerivedRow(_Strict):
    """A row of [derived.*]: ``is`` lists the codes, ``same_as`` takes those of another choice."""

    when: Sentence
    codes: Annotated[tuple[str, ...], Field(alias="is")] = ()
    same_as: Identifier | None = None


class DerivedFile(_Strict):
    """[derived.*]."""

    rows: Annotated[tuple[DerivedRow, ...], Field(min_length=1)]


class LimitRow(_Strict):
    """A row of [limits.*]."""

    when: Sentence
    upper: Annotated[float, Field(gt=0)]


class LimitsFile(_Strict):
    """[limits.*]."""

    source: Sentence
    rows: Annotated[tuple[LimitRow, ...], Field(min_length=1)]


class RowFile(_Strict):
    """A row of a criterion or of [table.*]: a status, or ``use`` with the name of a table."""

    when: Sentence
    status: Status | None = None
    because: Annotated[str, Field(pattern="^([a-z][a-z0-9_]*)?$")] = ""
    until: Sentence | None = None
    earliest: Sentence | None = None
    use: Identifier | None = None


Rows = Annotated[tuple[RowFile, ...], Field(min_length=1)]


class TableFile(_Strict):
    """[table.*]."""

    rows: Rows


class PartFile(_Strict):
    """[[criterion.part]]."""

    id: Identifier | None = None
    only_when: Sentence | None = None
    unknown_becomes: Literal["unknown", "site"]
    rows: Rows


class CriterionFile(_Strict):
    """[[criterion]]: rows of its own, or parts."""

    id: Annotated[str, Field(pattern="^[IE][1-9][0-9]?$")]
    quote: Sentence
    unknown_becomes: Literal["unknown", "site"] | None = None
    rows: tuple[RowFile, ...] = ()
    part: tuple[PartFile, ...] = ()


class NoteFile(_Strict):
    """[[note]]."""

    key: Identifier
    when: Sentence
    audience: Literal["staff", "both"]


class TrialFile(_Strict):
    """trial.toml."""

    id: Annotated[str, Field(pattern="^[A-Za-z0-9-]{1,40}$")]
    version: Sentence
    sections: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    documents: tuple[Identifier, ...] = ()
    lasting: tuple[Identifier, ...] = ()
    record: RecordFile
    contact: ContactFile
    question: Annotated[tuple[QuestionFile, ...], Field(min_length=1)]
    derived: dict[Identifier, DerivedFile] = {}
    define: dict[Identifier, str] = {}
    limits: dict[Identifier, LimitsFile] = {}
    table: dict[Identifier, TableFile] = {}
    criterion: Annotated[tuple[CriterionFile, ...], Field(min_length=1)]
    note: tuple[NoteFile, ...] = ()


class ChoiceFile(_Strict):
    """One code of a choice as people see it."""

    code: Sentence
    label: Sentence


class QuestionWordingFile(_Strict):
    """[questions.*] of a wording file."""

    ask: Sentence
    ask_about: Sentence
    why: Sentence
    example: Sentence
    name: Sentence
    where: str = ""
    intro: str = ""
    help: str = ""
    choices: tuple[ChoiceFile, ...] = ()
    refine: str = ""


class WordingFile(_Strict):
    """wording.<lang>.toml."""

    title: Sentence
    about: Sentence
    call_questions: tuple[Sentence, ...] = ()
    site: str = ""
    city: str = ""
    sections: dict[str, Sentence] = {}
    questions: dict[str, QuestionWordingFile] = {}
    criteria: dict[str, Sentence] = {}
    reasons: dict[str, Sentence] = {}
    documents: dict[str, Sentence] = {}
    notes: dict[str, Sentence] = {}
    glossary: dict[str, Sentence] = {}


class NarrowFile(_Strict):
    """Words that leave several codes open; with one code, words that only suggest it."""

    codes: Annotated[tuple[str, ...], Field(min_length=1)]
    say: tuple[Pattern, ...]


class TrapFile(_Strict):
    """Words about something that is not the thing asked."""

    status: Literal["unclear", "confirm", "unknown"]
    note: str = ""
    say: tuple[Pattern, ...]


class QuestionWordsFile(_Strict):
    """[<question>] of a words file."""

    topic: tuple[Pattern, ...] = ()
    says: dict[str, tuple[Pattern, ...]] = {}
    narrow: tuple[NarrowFile, ...] = ()
    trap: tuple[TrapFile, ...] = ()


class WordsFile(BaseModel):
    """words.<lang>.toml: a table a question, and [notes] with the sentences that traps name."""

    model_config = ConfigDict(extra="allow", frozen=True)

    notes: dict[str, Sentence] = {}
    __pydantic_extra__: dict[str, QuestionWordsFile]


Answer = Annotated[str, Field(min_length=1, max_length=500)]
AnyReading = Literal[
    "answer",
    "unknown",
    "declined",
    "help",
    "why",
    "repeat",
    "back",
    "change",
    "skip",
    "pause",
    "stop",
    "summary",
]


class ExamplesFile(BaseModel):
    """examples.<lang>.toml: a table a question, a list of answers a reading; [any] for any question."""

    model_config = ConfigDict(extra="allow", frozen=True)

    any: dict[AnyReading, tuple[Answer, ...]] = {}
    __pydantic_extra__: dict[str, dict[str, tuple[Answer, ...]]]


_REMEDIES = {
    "extra_forbidden": "Remove it, or correct its spelling",
    "missing": "Add it",
    "too_short": "Give at least one",
}


def checked(model: type[BaseModel], data: Any, file: str) -> dict[str, Any]:
    """The data in plain JSON types, as the model has it. Raises DefinitionError."""
    try:
        return model.model_validate(data).model_dump(mode="json", by_alias=True, exclude_defaults=True)
    except ValidationError as error:
        first = error.errors()[0]
        key = _key(data, first["loc"])
        problem = first["msg"].rstrip(".")
        raise DefinitionError(
            file, key, problem[:1].lower() + problem[1:], _REMEDIES.get(first["type"], "Correct the value")
        ) from None


def _key(data: Any, place: tuple[int | str, ...]) -> str:
    """The place of an error, items of a list called by their id where they have one."""
    parts = []
    for part in place:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            data = None
        named = isinstance(part, int) and isinstance(data, dict)
        parts.append(str(data.get("id") or data.get("key") or part) if named else str(part))
    return ".".join(parts)
