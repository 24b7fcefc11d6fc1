"""The house rules that linters don't see: what each command loads, and how long files and functions are."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST_FILE, LONGEST_FUNCTION = 400, 50
SOURCES = [path for part in ("criteria", "transcripts", "chatbot") for path in (ROOT / part).rglob("*.py")]

LOADED = "import sys; from chatbot.cli import main; main({words!r}); print(*sys.modules)"


def loaded_by(words: list[str], folder: Path, typed: str = "") -> set[str]:
    """The modules that a command has loaded when it ends."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(words=words)],
        input=typed,
        capture_output=True,
        text=True,
        env={"PATH": "", "HOME": str(folder), "PYTHONPATH": str(ROOT)},
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose cache holds the definition already."""
    folder = tmp_path_factory.mktemp("home")
    loaded_by(["interpret"], folder)
    return folder


ANSWER = '{"id": 1, "question": "age", "answer": "54", "lang": "en"}\n'


@pytest.mark.parametrize(
    ("words", "typed", "kept_out"),
    [
        (["--plain"], "yes\nno\n54\n", {"textual", "pydantic", "sqlite3", "pyrage"}),
        (["interpret"], ANSWER, {"textual", "pydantic", "sqlite3", "chatbot.dialogue"}),
        (["trial", "check", "nct06732505"], "", {"textual", "chatbot.dialogue"}),
        (["list"], "", {"textual"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_command_loads_only_what_it_runs(
    home: Path, words: list[str], typed: str, kept_out: set[str]
) -> None:
    assert kept_out.isdisjoint(loaded_by(words, home, typed))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            assert node.end_lineno - node.lineno < LONGEST_FUNCTION, f"{node.name} is too long"


def test_nothing_of_the_trial_is_in_python() -> None:
    words = ("NCT06732505", "octreotide_lar", "prior_prrt", "sstr_pet", "DOTATATE")
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        found = [word for word in words if word in text]
        assert not found, f"{path.relative_to(ROOT)}: {found}"
