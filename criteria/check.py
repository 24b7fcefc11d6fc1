"""``chatbot trial check``: a definition held against its record and against itself, both ways.

Every criterion of the record has its quote and its rules, every question serves a criterion or says
why it is there, every text exists in every language, and no rule needs a fact that isn't asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from criteria.errors import DefinitionError
from criteria.frozen import frozen
from criteria.load import find, load_files, read_files


@frozen
class Finding:
    """Something that has to be put right."""

    place: str
    """File and key ("nct06732505/wording.zh.toml: reasons.too_old")."""
    message: str

    def __str__(self) -> str:
        """The place and the message on one line."""
        return f"{self.place}: {self.message}"


@frozen
class Report:
    """What a check found."""

    trial: str
    """The trial's id; the folder's name where the definition can't be read."""
    total: int
    """Inclusion and exclusion criteria in the record; 0 where the definition can't be read."""
    traced: int
    """Those among them whose quote, rules and questions all stand."""
    findings: tuple[Finding, ...]

    @property
    def green(self) -> bool:
        """True where nothing has to be put right."""
        return not self.findings

    def __str__(self) -> str:
        """The report as it is shown."""
        summary = f"{self.trial}: {self.traced} of {self.total} criteria traced"
        return "\n".join([*map(str, self.findings), summary + (", all good" if self.green else "")])


def check(name: str | Path) -> Report:
    """Check the trial of an id, or of a path to its folder or trial.toml. Never raises."""
    try:
        folder = find(name)
        trial = load_files(folder)
    except DefinitionError as error:
        place = f"{error.file}: {error.key}" if error.key else error.file
        return Report(Path(name).name, 0, 0, (Finding(place, f"{error.problem}. {error.remedy}"),))
    from criteria.checks import paths, record, texts, trace

    by_criterion = _by_criterion([*record.criteria(trial), *trace.criteria(trial), *paths.criteria(trial)])
    others = [
        *record.fields(trial),
        *trace.questions(trial),
        *paths.questions(trial),
        *texts.every(trial),
        *texts.lasting(trial),
        *texts.numbers(read_files(folder)),
    ]
    in_record = record.criteria_of(trial.record.text)
    return Report(
        trial=trial.id,
        total=len(in_record),
        traced=len(set(in_record) - set(by_criterion)),
        findings=tuple(
            Finding(f"{folder.name}/{file}", message)
            for file, message in [*(pair for pairs in by_criterion.values() for pair in pairs), *others]
        ),
    )


def _by_criterion(found: Iterable[tuple[str, str, str]]) -> dict[str, list[tuple[str, str]]]:
    pairs: dict[str, list[tuple[str, str]]] = {}
    for criterion, place, message in found:
        pairs.setdefault(criterion, []).append((place, message))
    return pairs
