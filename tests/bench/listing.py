"""Listing many conversations: the first time, then once indexed: by itself, by the command, on the screen."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from chatbot.staff.index import stats
from chatbot.staff.library import Filters, Library
from tests.bench.many import make_many
from tests.terminal import Terminal
from transcripts.store import Store

CHATBOT = (sys.executable, "-m", "chatbot")


def main() -> None:
    """Print the seconds and their ratios; the number of conversations is an option."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--number", type=int, default=2000)
    number = parser.parse_args().number
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        store = Store(Path(folder) / "transcripts")
        make_many(store, number)
        first = _timed(lambda: Library(store).refresh())
        print(f"{number:,} conversations: indexed for the first time in {first:.2f} s")
        again = _timed(lambda: _show(store))
        files = _timed(lambda: stats(store.folder))
        print(f"listed once indexed in {again:.3f} s; looking at the files is {files / again:.0%} of it")
        line, whole = _by_command(store.folder)
        print(f"chatbot list: first line after {line:.2f} s, all {number:,} after {whole:.2f} s")
        bare = _timed(lambda: subprocess.run([*CHATBOT, "--version"], check=True, stdout=subprocess.DEVNULL))
        screen = _on_screen(store.folder, number)
        print(f"chatbot staff: rows painted after {screen:.2f} s (chatbot --version takes {bare:.2f} s)")


def _show(store: Store) -> None:
    library = Library(store)
    library.refresh()
    library.count()
    list(library.rows(limit=100))
    list(library.rows(Filters(undecided=True), limit=100))


def _by_command(folder: Path) -> tuple[float, float]:
    """Seconds to the first conversation, and to the end."""
    began = time.perf_counter()
    with subprocess.Popen([*CHATBOT, "list", "--folder", str(folder)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.readline()
        first = time.perf_counter() - began
        process.stdout.read()
    return first, time.perf_counter() - began


def _on_screen(folder: Path, number: int) -> float:
    began = time.perf_counter()
    with Terminal([*CHATBOT, "staff", "--folder", str(folder)], {}) as terminal:
        terminal.wait_for(f"of {number:,}", 60)
        return time.perf_counter() - began


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
