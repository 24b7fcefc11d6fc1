"""What the rules of a definition may name: questions, derived facts, named expressions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from criteria.errors import DefinitionError, RuleError
from criteria.rules.functions import FUNCTIONS
from criteria.rules.parse import RESERVED, Parsed
from criteria.rules.reading import read, truths
from criteria.rules.types import Names, Type
from criteria.values import ValueKind

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


class Naming:
    """The names of one definition, checked as they are worked out. Raises DefinitionError."""

    def __init__(self, data: Data, file: str) -> None:
        self._data, self._file = data, file
        self.within_limits = self._derived(self._facts())
        """What the rules of the limits may name."""
        labs = frozenset(data.get("limits", {}))
        self.known = self._defined(replace(self.within_limits, labs=labs))
        """What all other rules may name."""
        self.once_decided = replace(self.known, decided=True)
        """What may be named once every criterion is decided, in the notes."""

    def _error(self, key: str, problem: str, remedy: str) -> DefinitionError:
        return DefinitionError(self._file, key, problem, remedy)

    def _facts(self) -> Names:
        facts = {}
        for question in self._data["question"]:
            kind = ValueKind(question["kind"])
            needs = {ValueKind.CHOICE: "codes", ValueKind.QUANTITY: "unit"}.get(kind)
            if needs and not question.get(needs):
                raise self._error(f"question.{question['id']}", f"a {kind} needs '{needs}'", f"Add {needs}")
            facts[question["id"]] = _TYPES[kind](question)
        for part in ("question", "criterion"):
            self._unique(part, [item["id"] for item in self._data[part]])
        age = next((q["id"] for q in self._data["question"] if q["kind"] == "age"), None)
        return Names(facts=facts, age=age)

    def _unique(self, part: str, names: list[str]) -> None:
        for name in names:
            if names.count(name) > 1:
                raise self._error(f"{part}.{name}", "it is defined twice", "Keep one of the two")
            if name in RESERVED or name in FUNCTIONS:
                raise self._error(f"{part}.{name}", "the rule language has that word", "Choose another id")

    def _derived(self, names: Names) -> Names:
        for name, table in self._data.get("derived", {}).items():
            if name in names.facts or name in RESERVED:
                raise self._error(f"derived.{name}", "that name is taken", "Choose another name")
            uses, codes = {}, {}
            for index, row in enumerate(table["rows"]):
                key = f"derived.{name}.rows.{index}"
                uses.update(dict.fromkeys(self._read(truths, f"{key}.when", row["when"], names).uses))
                if other := row.get("same_as"):
                    kind = names.facts.get(other)
                    if kind is None or kind.kind != "choice":
                        raise self._error(
                            f"{key}.same_as", f"'{other}' is no choice", "Name a question of kind choice"
                        )
                    uses[other] = None
                    codes.update(dict.fromkeys(kind.codes))
                codes.update(dict.fromkeys(row.get("is") or ()))
            names = replace(
                names,
                derived={**names.derived, name: Type("choice", codes=tuple(codes))},
                derived_from={**names.derived_from, name: tuple(uses)},
            )
        return names

    def _defined(self, names: Names) -> Names:
        defined: dict[str, Parsed] = {}
        for name, source in self._data.get("define", {}).items():
            if name in names.facts or name in names.derived or name in RESERVED:
                raise self._error(f"define.{name}", "that name is taken", "Choose another name")
            within = replace(names, defined=defined)
            defined[name] = replace(self._read(read, f"define.{name}", source, within), named="")
        return replace(names, defined=defined)

    def _read(self, reader: Callable[[str, Names], Parsed], key: str, source: str, names: Names) -> Parsed:
        try:
            return reader(source, names)
        except RuleError as error:
            raise self._error(key, error.problem, error.remedy) from None
