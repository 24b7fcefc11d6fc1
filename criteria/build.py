"""From definition data to the frozen trial.

The data is ``{"trial": …, "wording": {lang: …}, "words": {lang: …},
"examples": {lang: …}, "record": text}`` in plain JSON types, as ``criteria.load`` reads it from the files or
from its cache.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from criteria.build_texts import examples, wording, words
from criteria.errors import DefinitionError, RuleError
from criteria.lazily import Lazily
from criteria.model import (
    BareRange,
    Contact,
    Criterion,
    CriterionStatus,
    Examples,
    Lang,
    Note,
    Outcome,
    Part,
    Question,
    Record,
    Row,
    Table,
    Trial,
    UnitForm,
    Wording,
    Words,
)
from criteria.rules.rule import Rule
from criteria.values import ValueKind

if TYPE_CHECKING:
    from criteria.naming import Naming
    from criteria.rules.parse import Parsed

T = TypeVar("T")
Data = dict[str, Any]

_FIGURES = frozenset((ValueKind.AGE, ValueKind.NUMBER, ValueKind.PERCENT, ValueKind.QUANTITY))
"""Kinds of question that may have an upper limit of normal."""


class Builder:
    """Builds one trial; its errors name the file as ``<folder>/trial.toml``.

    Rules stay text until one of them is asked, and texts stay data until one is shown.
    """

    def __init__(self, data: Mapping[str, Any], folder: str) -> None:
        self.data: Data = data["trial"]
        self.texts = data
        self.folder = folder
        self.file = f"{folder}/trial.toml"
        self._rules: dict[tuple[str, Callable[[str], Parsed]], tuple[str, Rule]] = {}
        """Text and reader of every rule to the key at which it first stands, and the rule."""

    def error(self, key: str, problem: str, remedy: str) -> DefinitionError:
        """An error at a key of trial.toml."""
        return DefinitionError(self.file, key, problem, remedy)

    def checked(self, digest: str) -> Trial:
        """The whole trial, every rule read and every text made. Raises DefinitionError."""
        _ = self.naming
        trial = self.trial(digest)
        for key, rule in self._rules.values():
            try:
                _ = rule.node
            except RuleError as error:
                raise self.error(key, error.problem, error.remedy) from None
        _ = dict(trial.wording), dict(trial.words), dict(trial.examples)
        return trial

    @cached_property
    def naming(self) -> Naming:
        """What rules may name."""
        from criteria.naming import Naming  # the rule language comes with the first rule that is asked

        return Naming(self.data, self.file)

    def _rule(self, key: str, source: str, read: Callable[[str], Parsed]) -> Rule:
        return self._rules.setdefault((source, read), (key, Rule(source, read)))[1]

    def rule(self, key: str, source: str) -> Rule:
        """A rule that holds or not."""
        return self._rule(key, source, self._truths)

    def _truths(self, source: str) -> Parsed:
        from criteria.rules.reading import truths

        return truths(source, self.naming.known)

    def _truths_of_limits(self, source: str) -> Parsed:
        from criteria.rules.reading import truths

        return truths(source, self.naming.within_limits)

    def _truths_once_decided(self, source: str) -> Parsed:
        from criteria.rules.reading import truths

        return truths(source, self.naming.once_decided)

    def _dates(self, source: str) -> Parsed:
        from criteria.rules.reading import dates

        return dates(source, self.naming.known)

    def trial(self, digest: str) -> Trial:
        """The whole trial."""
        derived = self._derived()
        questions = tuple(self._question(q) for q in self.data["question"])
        return Trial(
            id=self.data["id"],
            version=self.data["version"],
            record=self._record(),
            contact=Contact(**self.data["contact"]),
            sections=tuple(self.data["sections"]),
            questions=questions,
            derived=derived,
            limits={name: self._limits(name) for name in self.data.get("limits", {})},
            limit_sources={name: table["source"] for name, table in self.data.get("limits", {}).items()},
            criteria=tuple(self._criterion(c) for c in self.data["criterion"]),
            notes=tuple(self._note(note) for note in self.data.get("note", [])),
            documents=tuple(self.data.get("documents", [])),
            lasting=frozenset(self.data.get("lasting", [])),
            wording=Lazily({lang: partial(self._wording, lang) for lang in self.texts["wording"]}),
            words=Lazily({lang: partial(self._words, lang) for lang in self.texts["words"]}),
            examples=Lazily(
                {lang: partial(self._examples, questions, lang) for lang in self.texts["examples"]}
            ),
            digest=digest,
            derived_codes={name: _codes(rows) for name, rows in derived.items()},
            age_fact=next((q["id"] for q in self.data["question"] if q["kind"] == "age"), None),
        )

    def _wording(self, lang: Lang) -> Wording:
        return wording(lang, self.texts["wording"][lang])

    def _words(self, lang: Lang) -> Words:
        return words(lang, self.texts["words"][lang], self.folder)

    def _examples(self, questions: tuple[Question, ...], lang: Lang) -> Examples:
        return examples(self.texts["examples"][lang], questions, f"{self.folder}/examples.{lang}.toml")

    def _derived(self) -> dict[str, Table[tuple[str, ...]]]:
        tables: dict[str, Table[tuple[str, ...]]] = {}
        for name, table in self.data.get("derived", {}).items():
            key = f"derived.{name}"
            tables[name] = tuple(
                self._derived_row(f"{key}.rows.{i}", row) for i, row in enumerate(table["rows"])
            )
            self._complete(key, tables[name])
        return tables

    def _derived_row(self, key: str, row: Data) -> Row[tuple[str, ...]]:
        when = self.rule(f"{key}.when", row["when"])
        if bool(row.get("is")) == bool(row.get("same_as")):
            raise self.error(key, "a row says either 'is' or 'same_as'", "Give one of them")
        if row.get("is"):
            return Row(when, tuple(row["is"]))
        other = row["same_as"]
        codes: list[str] = next(q["codes"] for q in self.data["question"] if q["id"] == other)
        return Row(when, then=tuple(Row(self.rule(key, f"{other} == '{c}'"), (c,)) for c in codes))

    def _limits(self, name: str) -> Table[float]:
        key = f"limits.{name}"
        if not any(q["id"] == name and q["kind"] in _FIGURES for q in self.data["question"]):
            raise self.error(key, f"there is no quantity '{name}'", "Name a question of kind quantity")
        rows = tuple(
            Row(self._rule(f"{key}.rows.{i}.when", row["when"], self._truths_of_limits), float(row["upper"]))
            for i, row in enumerate(self.data["limits"][name]["rows"])
        )
        self._complete(key, rows)
        return rows

    def _complete(self, key: str, rows: tuple[Row[T], ...]) -> None:
        if rows[-1].when.source not in ("otherwise", "always"):
            raise self.error(key, "the last row may not hold", 'End with a row { when = "otherwise", … }')

    def _table(self, key: str, rows: list[Data], within: tuple[str, ...] = ()) -> Table[Outcome]:
        built = tuple(self._row(f"{key}.rows.{i}", row, within) for i, row in enumerate(rows))
        self._complete(key, built)
        return built

    def _row(self, key: str, row: Data, within: tuple[str, ...]) -> Row[Outcome]:
        when = self.rule(f"{key}.when", row["when"])
        used = row.get("use")
        if bool(used) == bool(row.get("status")):
            raise self.error(key, "a row says either 'status' or 'use'", "Give one of them")
        if used:
            if used not in self.data.get("table", {}):
                raise self.error(f"{key}.use", f"there is no table '{used}'", f"Add [table.{used}]")
            if used in within:
                raise self.error(f"{key}.use", f"table '{used}' uses itself", "Break the circle")
            return Row(
                when, then=self._table(f"table.{used}", self.data["table"][used]["rows"], (*within, used))
            )
        status = CriterionStatus(row["status"])
        if (status is CriterionStatus.WAIT) != bool(row.get("until")):
            raise self.error(key, "'until' goes with the status wait, and with no other", "Add or remove it")
        until, earliest = (
            self._rule(f"{key}.{name}", row[name], self._dates) if row.get(name) else None
            for name in ("until", "earliest")
        )
        return Row(when, Outcome(status, row.get("because", ""), until, earliest))

    def _criterion(self, data: Data) -> Criterion:
        key = f"criterion.{data['id']}"
        parts = data.get("part", [])
        if bool(parts) == bool(data.get("rows")):
            raise self.error(key, "a criterion has either 'rows' or parts", "Give one of them")
        if not parts:
            if not data.get("unknown_becomes"):
                raise self.error(key, "'unknown_becomes' is missing", 'Write "unknown" or "site"')
            parts = [data]
        built = tuple(
            self._part(key if part is data else f"{key}.part.{i}", part, part is not data)
            for i, part in enumerate(parts)
        )
        if all(part.only_when for part in built) and len(built) == 1:
            raise self.error(key, "its only part may not exist", "Add a part for the other case")
        kind: Literal["inclusion", "exclusion"]
        kind = "inclusion" if data["id"].startswith("I") else "exclusion"
        return Criterion(data["id"], kind, data["quote"].strip("\n"), built)

    def _part(self, key: str, data: Data, named: bool) -> Part:
        only_when = data.get("only_when")
        return Part(
            id=data.get("id") if named else None,
            table=self._table(key, data["rows"]),
            unknown_becomes=CriterionStatus(data["unknown_becomes"]),
            only_when=self.rule(f"{key}.only_when", only_when) if only_when else None,
        )

    def _note(self, data: Data) -> Note:
        when = self._rule(f"note.{data['key']}.when", data["when"], self._truths_once_decided)
        return Note(data["key"], when, data["audience"])

    def _question(self, data: Data) -> Question:
        key = f"question.{data['id']}"
        self._check_question(key, data)
        rules = {
            name: self.rule(f"{key}.{name}", data[name])
            for name in ("asked_when", "refine_when")
            if data.get(name)
        }
        listed = {
            "kind": ValueKind(data["kind"]),
            "codes": tuple(data.get("codes", ())),
            "prefers": tuple(data.get("prefers", ())),
            "units": tuple(UnitForm(**form) for form in data.get("units", ())),
            "bare": tuple(BareRange(**form) for form in data.get("bare", ())),
        }
        return Question(**{**data, **listed, **rules})

    def _check_question(self, key: str, data: Data) -> None:
        if data["section"] not in self.data["sections"]:
            raise self.error(
                f"{key}.section", f"there is no section '{data['section']}'", "Add it to sections"
            )
        if data.get("document") and data["document"] not in self.data.get("documents", ()):
            raise self.error(
                f"{key}.document", f"there is no document '{data['document']}'", "Add it to documents"
            )
        for note, code in data.get("vague", {}).items():
            if code not in data.get("codes", ()):
                raise self.error(f"{key}.vague.{note}", f"there is no code '{code}'", "Name one of codes")
        forms = {form["ucum"]: form["factor"] for form in data.get("units", ())}
        if forms and forms.get(data.get("unit", "")) != 1:
            raise self.error(f"{key}.units", "the canonical unit isn't among them", "List it with factor = 1")
        for index, bare in enumerate(data.get("bare", ())):
            if bare["unit"] not in forms:
                raise self.error(f"{key}.bare.{index}", f"no unit '{bare['unit']}'", "Add it to units")

    def _record(self) -> Record:
        data = self.data["record"]
        return Record(
            registry_id=self.data["id"],
            title=data["title"],
            status=data["status"],
            last_update=date.fromisoformat(data["last_update"]),
            completion=date.fromisoformat(data["completion"]) if data.get("completion") else None,
            text=self.texts["record"],
            url=data.get("url", ""),
            sha256=data["sha256"],
        )


def _codes(rows: tuple[Row[tuple[str, ...]], ...]) -> tuple[str, ...]:
    found: Mapping[str, None] = dict.fromkeys(
        code for row in rows for code in (row.outcome or _codes(row.then))
    )
    return tuple(found)
