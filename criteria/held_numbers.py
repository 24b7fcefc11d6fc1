"""Numbers in texts that a rule holds: written once, in the rule, and filled into what people read.

``"Hemoglobin is below {hemoglobin >= ?} g/L."`` takes the number of the rule ``hemoglobin >= 90``, and
``{since(last_drug) >= ?}`` that of ``weeks(4)`` as "4 weeks". Only the rules of criteria and of the tables
that they use are looked at: an amended rule changes its sentences with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from criteria.model import Lang

_HOLE = re.compile(r"\{([^{}?]*\?[^{}?]*)\}")
_NUMBER = r"(?:(days|weeks|months|years)\()?(\d+(?:\.\d+)?)\b\)?"
_LENGTHS: Mapping[Lang, Mapping[str, str]] = {
    "en": {"days": " days", "weeks": " weeks", "months": " months", "years": " years"},
    "zh": {"days": "天", "weeks": "周", "months": "个月", "years": "年"},
}
_NOT_HELD = "…"
_SENTENCES = re.compile(r"(?<=[.?!])\s+|(?<=[。？！])")

Data = Mapping[str, Any]


def filled(texts: Data, trial: Data, lang: Lang) -> dict[str, Any]:
    """Texts in one language with the numbers of the trial's rules.

    A sentence whose number no rule holds, or several with different ones, is left out; where nothing
    else would be left of a text, "…" stands for the number. ``unheld`` names such sentences.

    Args:
        texts: a wording file's data.
        trial: trial.toml's data.
        lang: the language of lengths of time.
    """
    rules = tuple(_rules(trial))
    made = _mapped(texts, lambda text: _fill(text, rules, lang) if "?" in text else text)
    return dict(made)


def unheld(texts: Data, trial: Data) -> Iterator[tuple[str, str]]:
    """(key, rule) of every number in texts that is not that of exactly one rule."""
    rules = tuple(_rules(trial))
    for key, text in _all(texts):
        for pattern in _HOLE.findall(text):
            if len(_held(pattern, rules)) != 1:
                yield key, pattern


def _fill(text: str, rules: tuple[str, ...], lang: Lang) -> str:
    def number(hole: re.Match[str]) -> str:
        held = _held(hole[1], rules)
        return _said(*held.pop(), lang) if len(held) == 1 else _NOT_HELD

    whole = _HOLE.sub(number, text)
    if whole.count(_NOT_HELD) == text.count(_NOT_HELD):
        return whole
    kept = [each for each in _SENTENCES.split(whole) if _NOT_HELD not in each]
    return (" " if lang == "en" else "").join(kept) or whole


def _held(pattern: str, rules: tuple[str, ...]) -> set[tuple[str, str]]:
    """Unit of time ("" for a plain number) and number of every rule that says the pattern."""
    before, after = (re.escape(part) for part in " ".join(pattern.split()).split("?"))
    said = re.compile(rf"(?<![\w.]){before}{_NUMBER}{after}(?![\w.])")
    return {(found[1] or "", found[2]) for rule in rules for found in said.finditer(rule)}


def _said(unit: str, number: str, lang: Lang) -> str:
    if not unit:
        return number
    length = _LENGTHS[lang][unit]
    return number + (length.removesuffix("s") if number == "1" else length)


def _rules(trial: Data) -> Iterator[str]:
    """The text of every row of a criterion or table."""
    criteria = trial["criterion"]
    parts = (part for criterion in criteria for part in (criterion, *(criterion.get("part") or ())))
    for table in (*parts, *(trial.get("table") or {}).values()):
        for row in table.get("rows") or ():
            yield " ".join(row["when"].split())


def _mapped(node: Any, change: Callable[[str], str]) -> Any:
    if isinstance(node, str):
        return change(node)
    if isinstance(node, Mapping):
        return {key: _mapped(each, change) for key, each in node.items()}
    if isinstance(node, (list, tuple)):
        return [_mapped(each, change) for each in node]
    return node


def _all(node: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text with its key."""
    if isinstance(node, str):
        yield key, node
    elif isinstance(node, Mapping):
        for name, each in node.items():
            yield from _all(each, f"{key}.{name}" if key else str(name))
    elif isinstance(node, (list, tuple)):
        for number, each in enumerate(node):
            yield from _all(each, f"{key}.{number}")
