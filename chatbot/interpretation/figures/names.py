"""Which laboratory tests and drugs an answer names, from the data in ``chatbot/interpretation/medicine``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from chatbot.interpretation.figures.phrasebook import Phrasebook
from criteria.frozen import frozen
from criteria.model import Question, Trial


@frozen
class Name:
    """A thing that figures may be of."""

    of: str
    """Its id in the data ("hemoglobin", "lanreotide")."""
    short: bool = False
    """True: the name is also an ordinary word or abbreviation, and counts only beside a figure."""


@frozen
class Drug:
    """A drug or a regimen by its name."""

    of: str
    kind: str
    """Its class in the data ("chemotherapy", "analogue")."""


_ORDINARY = frozenset(
    "cr pt tp got fib hr tt er pr na eos iron direct indirect ratio fasting protein fasted random "
    "lymph mono tall quick height temp syn weigh pulse reds whites urea oxygen crit grans segs "
    "expected fluid absolute percentage 铁 钾 钠 氯 钙 磷 镁 胰岛素 "
    "直接 间接 直接的 间接的 绝对值 百分比 板 白的".split()
)


def _load(file: str) -> Any:
    return json.loads((resources.files("chatbot.interpretation.medicine") / file).read_text("utf-8"))


@cache
def _laboratory() -> dict[str, dict[str, Any]]:
    tests: dict[str, dict[str, Any]] = _load("laboratory.json")
    return tests


@cache
def kind_of_drug(drug: str) -> str | None:
    """The class of a drug or regimen; None: there is no such drug."""
    return next((one.kind for one in drug_names().values() if one.of == drug), None)


@cache
def test_names() -> dict[str, Name]:
    """Every name of a laboratory test or bodily measure."""
    tests = _laboratory()
    return {
        name: Name(test, short=name in _ORDINARY)
        for test, entry in tests.items()
        for name in (*entry["names"].split(", "), *_parted(entry, tests))
    }


def _parted(entry: Mapping[str, Any], tests: Mapping[str, Any]) -> Iterator[str]:
    """The names of a part of another test: "direct bili", "bilirubin direct"."""
    if "part_of" not in entry:
        return
    wholes = [name for name in tests[entry["part_of"]]["names"].split(", ") if name.isascii()]
    for part in entry["parted"].split(", "):
        yield from (f"{part} {whole}" for whole in wholes)
        yield from (f"{whole} {part}" for whole in wholes)


def whole_of(test: str | None) -> str | None:
    """The test of which another is a part, as the direct bilirubin is of the total one; else itself."""
    return _laboratory().get(test or "", {}).get("part_of", test)


@cache
def drugs() -> Phrasebook[Drug]:
    """Every name of a drug or a regimen."""
    return Phrasebook({name: drug for name, drug in drug_names().items()})


@cache
def drug_names() -> dict[str, Drug]:
    """Every name of a drug or a regimen, with what it names."""
    return {
        name: Drug(drug, kind)
        for kind, entries in _load("drugs.json").items()
        for drug, names in entries.items()
        for name in names.split(", ")
    }


@cache
def loose_names() -> frozenset[str | None]:
    """Ids of names that may mean a test where that test is asked for, and say too little elsewhere."""
    return frozenset(name for name, entry in _laboratory().items() if "loose_name_of" in entry)


def loosely_names(name: str | None, test: str) -> bool:
    """Whether a name may mean the test where that is asked for: "clotting time" the APTT."""
    return name is not None and _laboratory().get(name, {}).get("loose_name_of") == test


@cache
def is_circumstance(name: str) -> bool:
    """Whether a name tells when or how the test asked about was made: "after dinner"."""
    return "circumstance_of" in _laboratory().get(name, {})


@cache
def drug_ids() -> frozenset[str]:
    """The ids of all drugs."""
    return frozenset(drug.of for drug in drug_names().values())


def test_of(question: Question) -> str | None:
    """The laboratory test that a question asks for, by its LOINC code, else by its id; None: none."""
    return _test(question.loinc, question.id)


@cache
def _test(loinc: str | None, question_id: str) -> str | None:
    for test, entry in _laboratory().items():
        if loinc is not None and loinc in entry.get("loinc", ()):
            return test
    return question_id if question_id in _laboratory() else None


def other_part_of(test: str | None) -> tuple[str | None, str | None]:
    """For a test that may be given as a share of another: that other test, and the share's own id."""
    entry = _laboratory().get(test or "", {})
    return entry.get("share_of"), entry.get("as_share")


def asked_about(question: Question, trial: Trial) -> frozenset[str]:
    """The tests and drugs that a question is about: the one of its code, else those that it names."""
    test = test_of(question)
    if test is not None:
        return _with_loose_names(test)
    wordings = (wording.questions.get(question.id) for wording in trial.wording.values())
    return _named_in(" ".join([question.id.replace("_", " "), *(one.ask for one in wordings if one)]).lower())


@cache
def _with_loose_names(test: str) -> frozenset[str]:
    loose = (name for name, entry in _laboratory().items() if entry.get("loose_name_of") == test)
    return frozenset((test, *loose))


@cache
def _named_in(text: str) -> frozenset[str]:
    tests = (thing.of for name, thing in test_names().items() if len(name) > 3 and name in text)
    drugs_in = (thing.of for name, thing in drug_names().items() if len(name) > 3 and name in text)
    return frozenset((*tests, *drugs_in))
