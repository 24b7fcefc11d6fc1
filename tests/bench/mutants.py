"""Small faults put into truth, rules, evaluation and journal one at a time: how many do the tests find?

    python -m tests.bench.mutants              # some faults of every module
    python -m tests.bench.mutants --every      # all of them; an hour on two cores
    python -m tests.bench.mutants --every criteria/truth.py criteria/intervals.py

The faults are mutmut's (< for <=, and for or, an argument left out, another text ...), here in constants and
properties too. Each is tried on a copy of the project, with the unit tests of its package, in a process of
its own; one that never comes to an end counts as found. What survives is printed with its place. Some of it
is no fault: ``None`` for ``False`` behind a plain ``if``, say, or another size of a memory. mutmut is the
extra ``mutants``.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bench.places import Fault

ROOT = Path(__file__).parents[2]
COPIED = ("criteria", "transcripts", "chatbot", "tests")
TESTS = {
    "criteria": [
        [f"tests/criteria/test_{name}.py" for name in ("rules", "case", "evaluation")],
        [f"tests/criteria/test_{name}.py" for name in ("truth", "definitions", "second_trial")],
        [f"tests/criteria/test_{name}.py" for name in ("nct06732505", "any_facts")],
    ],
    "transcripts": [
        [f"tests/transcripts/test_{name}.py" for name in ("line", "reading", "disk", "reopening")],
        [f"tests/transcripts/test_{name}.py" for name in ("journal", "store")],
    ],
}
"""The tests of each package, the quick ones first: what they find is not put to the others."""
MODULES = (
    "criteria/truth.py", "criteria/intervals.py",
    *(f"criteria/rules/{name}.py" for name in ("parse", "functions", "nodes", "figures")),
    *(f"criteria/rules/{name}.py" for name in ("reading", "rule", "types")),
    *(f"criteria/{name}.py" for name in ("tables", "case", "criterion", "ends", "evaluate", "verdict")),
    *(f"transcripts/{name}.py" for name in ("journal", "disk", "line", "reading")),
)  # fmt: skip
SOME = 40
"""So many faults are tried where not every one is."""


@dataclass(frozen=True)
class Mutant:
    """A module with one small fault."""

    module: str
    fault: Fault

    @cached_property
    def code(self) -> str:
        """The whole module with the fault."""
        return self.fault.code()

    def change(self) -> str:
        """The lines that differ, for a person."""
        before = self.fault.module.code.splitlines()
        lines = difflib.unified_diff(before, self.code.splitlines(), lineterm="", n=0)
        changed = [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]
        return "\n".join(f"      {line[0]} {line[1:].strip()}" for line in changed)


class Bench:
    """A copy of the project and a process that tries its tests again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in COPIED:
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy2(ROOT / "pyproject.toml", folder)
        env = {**os.environ, "PYTHONPATH": str(folder), "XDG_CACHE_HOME": str(folder / "cache")}
        command = [sys.executable, "-m", "tests.bench.trying"]
        self._tests = subprocess.Popen(
            command, cwd=folder, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for package in ("criteria", "transcripts"):
            if self.found(package):
                raise SystemExit(f"the tests of {package} fail without any fault: see {folder}")

    def found(self, package: str) -> bool:
        """Whether a test of the package fails, or does not come to an end."""
        assert self._tests.stdin is not None and self._tests.stdout is not None
        print(json.dumps({"tests": TESTS[package]}), file=self._tests.stdin, flush=True)
        return json.loads(self._tests.stdout.readline())["status"] != 0

    def kills(self, mutant: Mutant) -> bool:
        """Whether the tests find the fault."""
        file = self.folder / mutant.module
        file.write_text(mutant.code, encoding="utf-8")
        for kept in file.parent.glob(f"__pycache__/{file.stem}.*.pyc"):
            kept.unlink()
        try:
            return self.found(mutant.module.partition("/")[0])
        finally:
            file.write_text(mutant.fault.module.code, encoding="utf-8")

    def close(self) -> None:
        """End its process."""
        self._tests.communicate()


def mutants(module: str) -> Iterator[Mutant]:
    """Every fault of a module that mutmut knows."""
    from tests.bench.places import faults

    for fault in faults((ROOT / module).read_text(encoding="utf-8")):
        yield Mutant(module, fault)


def main(arguments: Sequence[str] = ()) -> None:
    """Try the faults and print a table."""
    given = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    given.add_argument("modules", nargs="*", default=MODULES)
    given.add_argument("--every", action="store_true", help="every fault, not some")
    given.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = given.parse_args(arguments)
    try:
        every = [mutant for module in options.modules for mutant in mutants(module)]
    except ModuleNotFoundError as missing:
        print(f"{missing.name} is not installed: pip install '.[mutants]'")
        return
    chosen = every if options.every else random.Random(1).sample(every, min(SOME, len(every)))
    print(f"{len(every)} faults, {len(chosen)} of them tried")
    found = []
    for mutant, hit in zip(chosen, tried(chosen, options.workers), strict=True):
        found.append(hit)
        if not hit:
            print(f"  {mutant.module}:{mutant.fault.line} survived\n{mutant.change()}", flush=True)
    report(chosen, found)


def tried(chosen: Sequence[Mutant], workers: int) -> Iterator[bool]:
    """For each fault whether it was found, in their order."""
    with ExitStack() as stack:
        free: SimpleQueue[Bench] = SimpleQueue()
        for _ in range(workers):
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="mutants-")))
            free.put(bench := Bench(folder))
            stack.callback(bench.close)

        def try_one(mutant: Mutant) -> bool:
            bench = free.get()
            try:
                return bench.kills(mutant)
            finally:
                free.put(bench)

        with ThreadPoolExecutor(workers) as pool:
            yield from pool.map(try_one, chosen)


def report(chosen: Sequence[Mutant], found: Sequence[bool]) -> None:
    """Print how many were found of each module, and of all."""
    print(f"{'module':30} {'faults':>7} {'found':>7} {'survived':>9} {'found, %':>9}")
    for module in (*dict.fromkeys(mutant.module for mutant in chosen), ""):
        own = [hit for mutant, hit in zip(chosen, found, strict=True) if module in ("", mutant.module)]
        hits = sum(own)
        name, share = module or "together", 100 * hits / len(own) if own else 100
        print(f"{name:30} {len(own):7} {hits:7} {len(own) - hits:9} {share:9.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
