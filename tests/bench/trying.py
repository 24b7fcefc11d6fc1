"""Tries tests again and again, each time in a fresh child of a process that has loaded what tests need.

Reads a line of JSON for each time, ``{"tests": [[paths], [paths]]}``, and answers ``{"status": n}``: 0 where
all passed, 1 or 2 where one failed, below 0 where the child had to be ended. Only ``mutants`` starts it.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
from pathlib import Path

import hypothesis
import hypothesis.stateful
import pydantic
import pytest
import rapidfuzz
from hypothesis import Phase

LOADED = (hypothesis.stateful, pydantic, rapidfuzz)
"""Takes long to load; nothing of the project is."""
CACHE = Path(os.environ["XDG_CACHE_HOME"])
PROCESSOR, CLOCK = 40, 400
"""Seconds that the tests may take of each; several times what they do."""
WITHOUT = ("unraisableexception", "threadexception", "cacheprovider")
OPTIONS = [
    "-x",
    "-q",
    "--hypothesis-profile=once",
    "-p",
    "_hypothesis_pytestplugin",
    *(f"-pno:{plugin}" for plugin in WITHOUT),
]


def serve() -> None:
    """Answer every line of standard input."""
    hypothesis.settings.register_profile(
        "once", derandomize=True, database=None, deadline=None, phases=[Phase.explicit, Phase.generate]
    )
    hypothesis.settings.load_profile("once")
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    CACHE.mkdir(exist_ok=True)
    gc.freeze()
    for number, line in enumerate(sys.stdin):
        folder = Path(tempfile.mkdtemp(prefix="trying-"))
        child = os.fork()
        if not child:
            _try(json.loads(line)["tests"], folder, number < 2)
        _, status = os.waitpid(child, 0)
        shutil.rmtree(folder, ignore_errors=True)
        print(json.dumps({"status": os.waitstatus_to_exitcode(status)}), flush=True)


def _try(tests: list[list[str]], folder: Path, first: bool) -> None:
    """Run the tests in this child, which ends with them; the first ones leave what speeds up the rest."""
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR))
    signal.alarm(CLOCK)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    sys.dont_write_bytecode = not first
    if not first:
        shutil.copytree(CACHE, folder / "cache", dirs_exist_ok=True)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    options = [*OPTIONS, f"--basetemp={folder / 'tests'}"]
    os._exit(next((status for some in tests if (status := int(pytest.main([*options, *some])))), 0))


if __name__ == "__main__":
    serve()
