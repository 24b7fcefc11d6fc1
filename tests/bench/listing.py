"""Listing many conversations: the first time, and once indexed against a look at the files alone."""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from chatbot.staff.index import stats
from chatbot.staff.library import Filters, Library
from tests.bench.many import make_many
from transcripts.store import Store


def main() -> None:
    """Print the seconds and their ratios; the number of conversations is an option."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--number", type=int, default=2000)
    number = parser.parse_args().number
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "transcripts")
        make_many(store, number)
        place = Path(folder) / "index.sqlite"
        first = _timed(lambda: Library(store, place).refresh())
        again = _timed(lambda: _show(store, place))
        files = _timed(lambda: stats(store.folder))
    print(f"{number:,} conversations: indexed for the first time in {first:.2f} s")
    print(f"listed once indexed in {again:.3f} s; looking at the files alone takes {files / again:.0%} of it")


def _show(store: Store, place: Path) -> None:
    library = Library(store, place)
    library.refresh()
    library.count()
    library.rows(limit=100)
    library.rows(Filters(undecided=True), limit=100)


def _timed(work: object) -> float:
    began = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
