"""Re-screening many conversations: how many a second and a core, and what share reading the files takes."""

from __future__ import annotations

import argparse
import resource
import shutil
import tempfile
import time
from pathlib import Path

from chatbot.staff.batch import Batch, Plan, conversations
from criteria.load import TRIALS, load
from tests.bench.many import make_many
from transcripts.store import Store


def main() -> None:
    """Print the rates and their ratios; the number of conversations is an option."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--number", type=int, default=2000)
    number = parser.parse_args().number
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "transcripts")
        make_many(store, number)
        plan = Plan(str(_amended(Path(folder))))
        load(plan.trial)
        began = time.perf_counter()
        for path in conversations(store.folder):
            path.read_bytes()
        reading = time.perf_counter() - began
        before = _memory()
        one, busy = _run(plan, store, 1, Path(folder))
        print(
            f"{number:,} on one core: {number / one:,.0f} a second ({number / busy:,.0f} of processor time)"
        )
        grown = _memory() - before
        print(f"reading the files alone takes {reading / one:.0%} of it; memory grew by {grown:.1f} MB")
        both, _ = _run(plan, store, 2, Path(folder))
        print(f"on two cores: {number / both:,.0f} a second, {one / both:.2f} times as many")


def _run(plan: Plan, store: Store, jobs: int, folder: Path) -> tuple[float, float]:
    """Seconds by the clock and of the processor."""
    batch = Batch(plan, str(jobs), folder / "work")
    began, busy = time.perf_counter(), time.process_time()
    batch.run(conversations(store.folder), jobs)
    flipped = sum(bool(result.get("flipped")) for result in batch.results())
    took = time.perf_counter() - began, time.process_time() - busy
    batch.finish()
    print(f"({flipped:,} flip)")
    return took


def _amended(folder: Path) -> Path:
    """A definition that wants hemoglobin of 100 g/L instead of 90."""
    copy = shutil.copytree(TRIALS / "nct06732505", folder / "amended") / "trial.toml"
    text = copy.read_text(encoding="utf-8")
    copy.write_text(text.replace("hemoglobin >= 90", "hemoglobin >= 100"), encoding="utf-8")
    return copy.parent


def _memory() -> float:
    """The most that this process has used, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
