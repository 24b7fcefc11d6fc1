"""What goes wrong with a definition, said so that its author can put it right."""

from __future__ import annotations


class DefinitionError(Exception):
    """A definition that can't be used.

    Attributes:
        file: the file as the author knows it ("nct06732505/trial.toml").
        key: where in the file ("criterion.E2.rows.1.when"); empty: the file as a whole.
        problem: what is wrong.
        remedy: what to write or do instead.
    """

    def __init__(self, file: str, key: str, problem: str, remedy: str) -> None:
        self.file = file
        self.key = key
        self.problem = problem
        self.remedy = remedy
        place = f"{file}: {key}" if key else file
        super().__init__(f"{place}: {problem}. {remedy}")


class RuleError(Exception):
    """A rule that can't be read; whoever knows its file and key makes it a ``DefinitionError``."""

    def __init__(self, problem: str, remedy: str) -> None:
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{problem}. {remedy}")
