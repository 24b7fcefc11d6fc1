"""From checked definition data to the frozen trial: names resolved, rules parsed.

The data is ``{"trial": …, "wording": {lang: …}, "words": {lang: …}, "record": text}`` in plain JSON
types, as ``criteria.load`` reads it from the files or from its cache.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from criteria.build_texts import wording, words
from criteria.errors import DefinitionError, RuleError
from criteria.model import (
    BareRange,
    Contact,
    Criterion,
    CriterionStatus,
    Note,
    Outcome,
    Part,
    Question,
    Record,
    Row,
    Table,
    Trial,
    UnitForm,
)
from criteria.rules import FUNCTIONS, RESERVED, Names, Rule, Type, date_rule, parse, read
from criteria.values import ValueKind

T = TypeVar("T")
Data = dict[str, Any]

_TYPES: dict[ValueKind, Callable[[Data], Type]] = {
    ValueKind.BOOLEAN: lambda q: Type("truth"),
    ValueKind.CHOICE: lambda q: Type("choice", codes=tuple(q["codes"])),
    ValueKind.AGE: lambda q: Type("number", "a"),
    ValueKind.NUMBER: lambda q: Type("number"),
    ValueKind.PERCENT: lambda q: Type("number", "%"),
    ValueKind.QUANTITY: lambda q: Type("number", q["unit"]),
    ValueKind.DURATION: lambda q: Type("duration"),
    ValueKind.DATE: lambda q: Type("date"),
    ValueKind.TEXT: lambda q: Type("text"),
}


class Builder:
    """Builds one trial; its errors name the file as ``<folder>/trial.toml``."""

    def __init__(self, data: Data, folder: str) -> None:
        self.data: Data = data["trial"]
        self.texts = data
        self.folder = folder
        self.file = f"{folder}/trial.toml"
        self.names = Names(facts={})
        self._rules: dict[tuple[str, Callable[..., Any]], Any] = {}

    def error(self, key: str, problem: str, remedy: str) -> DefinitionError:
        """An error at a key of trial.toml."""
        return DefinitionError(self.file, key, problem, remedy)

    def rule(self, key: str, source: str) -> Rule:
        """A rule that holds or not."""
        return self._read(key, source, parse)

    def date_rule(self, key: str, source: str) -> Rule:
        """An expression that comes to a date."""
        return self._read(key, source, date_rule)

    def _read(self, key: str, source: str, reader: Callable[[str, Names], T]) -> T:
        known = self._rules.get((source, reader))
        if known is not None:
            return known  # type: ignore[no-any-return]
        try:
            rule = self._rules[source, reader] = reader(source, self.names)
            return rule
        except RuleError as error:
            raise self.error(key, error.problem, error.remedy) from None

    def _with(self, **names: Any) -> None:
        """From here on, rules may name these too."""
        self.names = replace(self.names, **names)
        self._rules.clear()

    def trial(self, digest: str) -> Trial:
        """The whole trial."""
        self.names = self._facts()
        derived = self._derived()
        limits = {name: self._limits(name) for name in self.data.get("limits", {})}
        self._with(labs=frozenset(limits), defined={})
        self._definitions()
        criteria = tuple(self._criterion(i, c) for i, c in enumerate(self.data["criterion"]))
        self._unique("criterion", [criterion.id for criterion in criteria])
        questions = tuple(self._question(i, q) for i, q in enumerate(self.data["question"]))
        self._with(decided=True)
        return Trial(
            id=self.data["id"],
            version=self.data["version"],
            record=self._record(),
            contact=Contact(**self.data["contact"]),
            sections=tuple(self.data["sections"]),
            questions=questions,
            derived=derived,
            limits=limits,
            limit_sources={name: table["source"] for name, table in self.data.get("limits", {}).items()},
            criteria=criteria,
            notes=tuple(self._note(i, note) for i, note in enumerate(self.data.get("note", []))),
            documents=tuple(self.data.get("documents", [])),
            wording={lang: wording(lang, texts) for lang, texts in self.texts["wording"].items()},
            words={lang: words(lang, texts, self.folder) for lang, texts in self.texts["words"].items()},
            digest=digest,
            derived_codes={name: kind.codes for name, kind in self.names.derived.items()},
            age_fact=self.names.age,
        )

    def _unique(self, key: str, names: list[str]) -> None:
        for name in names:
            if names.count(name) > 1:
                raise self.error(f"{key}.{name}", "it is defined twice", "Keep one of the two")
            if name in RESERVED or name in FUNCTIONS:
                raise self.error(f"{key}.{name}", "the rule language has that word", "Choose another id")

    def _facts(self) -> Names:
        facts = {}
        for question in self.data["question"]:
            kind = ValueKind(question["kind"])
            needs = {ValueKind.CHOICE: "codes", ValueKind.QUANTITY: "unit"}.get(kind)
            if needs and not question.get(needs):
                raise self.error(f"question.{question['id']}", f"a {kind} needs '{needs}'", f"Add {needs}")
            facts[question["id"]] = _TYPES[kind](question)
        self._unique("question", [question["id"] for question in self.data["question"]])
        age = next((q["id"] for q in self.data["question"] if q["kind"] == "age"), None)
        return Names(facts=facts, age=age)

    def _definitions(self) -> None:
        defined: dict[str, Any] = {}
        for name, source in self.data.get("define", {}).items():
            if name in self.names.facts or name in self.names.derived or name in RESERVED:
                raise self.error(f"define.{name}", "that name is taken", "Choose another name")
            self._with(defined=defined)
            defined[name] = replace(self._read(f"define.{name}", source, read), named="")

    def _derived(self) -> dict[str, Table[tuple[str, ...]]]:
        tables: dict[str, Table[tuple[str, ...]]] = {}
        for name, table in self.data.get("derived", {}).items():
            if name in self.names.facts or name in RESERVED:
                raise self.error(f"derived.{name}", "that name is taken", "Choose another name")
            key = f"derived.{name}"
            rows = tuple(self._derived_row(f"{key}.rows.{i}", row) for i, row in enumerate(table["rows"]))
            tables[name] = rows
            self._complete(key, rows)
            uses = tuple(dict.fromkeys(fact for row in rows for fact in _uses(row)))
            self._with(
                derived={**self.names.derived, name: Type("choice", codes=_codes(rows))},
                derived_from={**self.names.derived_from, name: uses},
            )
        return tables

    def _derived_row(self, key: str, row: Data) -> Row[tuple[str, ...]]:
        when = self.rule(f"{key}.when", row["when"])
        if bool(row.get("is")) == bool(row.get("same_as")):
            raise self.error(key, "a row says either 'is' or 'same_as'", "Give one of them")
        if row.get("is"):
            return Row(when, tuple(row["is"]))
        other = row["same_as"]
        kind = self.names.facts.get(other)
        if kind is None or kind.kind != "choice":
            raise self.error(f"{key}.same_as", f"'{other}' is no choice", "Name a question of kind choice")
        return Row(when, then=tuple(Row(self.rule(key, f"{other} == '{c}'"), (c,)) for c in kind.codes))

    def _limits(self, name: str) -> Table[float]:
        key = f"limits.{name}"
        if self.names.facts.get(name, Type("text")).kind != "number":
            raise self.error(key, f"there is no quantity '{name}'", "Name a question of kind quantity")
        rows = tuple(
            Row(self.rule(f"{key}.rows.{i}.when", row["when"]), float(row["upper"]))
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
            self.date_rule(f"{key}.{name}", row[name]) if row.get(name) else None
            for name in ("until", "earliest")
        )
        return Row(when, Outcome(status, row.get("because", ""), until, earliest))

    def _criterion(self, index: int, data: Data) -> Criterion:
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
        kind = "inclusion" if data["id"].startswith("I") else "exclusion"
        return Criterion(data["id"], kind, data["quote"].strip("\n"), built)  # type: ignore[arg-type]

    def _part(self, key: str, data: Data, named: bool) -> Part:
        only_when = data.get("only_when")
        return Part(
            id=data.get("id") if named else None,
            table=self._table(key, data["rows"]),
            unknown_becomes=CriterionStatus(data["unknown_becomes"]),
            only_when=self.rule(f"{key}.only_when", only_when) if only_when else None,
        )

    def _note(self, index: int, data: Data) -> Note:
        return Note(data["key"], self.rule(f"note.{data['key']}.when", data["when"]), data["audience"])

    def _question(self, index: int, data: Data) -> Question:
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


def _uses(row: Row[Any]) -> tuple[str, ...]:
    return (*row.when.facts, *(fact for inner in row.then for fact in _uses(inner)))


def _codes(rows: tuple[Row[tuple[str, ...]], ...]) -> tuple[str, ...]:
    found: Mapping[str, None] = dict.fromkeys(
        code for row in rows for code in (row.outcome or _codes(row.then))
    )
    return tuple(found)
