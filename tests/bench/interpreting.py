"""``chatbot interpret``: its start against that of its libraries, and milliseconds an answer.

Starts are timed to the end of a process that is given nothing to read. The answers are those of the
corpora of ``tests/interpretation``, in both languages, read in one process that has loaded all it needs: a
first time, and again when every word has been seen. The dense texts are those that must take twice the
steps for twice the length, as long as an answer is read, under one question of each kind and every bare
type, the better of two. Answers are timed by the processor's time, starts by the clock.
"""

from __future__ import annotations

import gc
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from chatbot.interpretation.interpreter import interpret, interpret_kind
from chatbot.interpretation.normalise import LONGEST_READ
from chatbot.interpretation.stream import answer
from chatbot.interpretation.warming import warm
from criteria.load import load
from tests.bench.compiled import compile_all
from tests.bench.fuzz_targets import BARE
from tests.interpretation.dense import PIECES, of_length
from tests.interpretation.judge import right, silently_wrong

ROUNDS = 11
CORPORA = Path(__file__).parents[1] / "interpretation" / "corpus"
LIBRARIES = "import pydantic, rapidfuzz"
CHATBOT = "import sys; from chatbot.cli import main; sys.exit(main(['interpret']))"
FIRST = b'{"id": 1, "question": "age", "answer": "54", "lang": "en"}\n'


def main() -> None:
    """Print the start and its ratio, then the time of an answer."""
    compile_all()
    with tempfile.TemporaryDirectory() as home:
        run(CHATBOT, home)
        pairs = [(run(CHATBOT, home), run(LIBRARIES, home)) for _ in range(ROUNDS)]
        first = statistics.median(run(CHATBOT, home, FIRST) for _ in range(3)) * 1000
    ours, theirs = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    print(f"start, with nothing to read {ours:7.0f} ms   ready for any after one answer {first:.0f} ms")
    print(f"pydantic and rapidfuzz      {theirs:7.0f} ms   ratio {ratio:.2f}")
    first, again = answering()
    print(f"an answer, first time       {spread(first)}")
    print(f"an answer, again            {spread(again)}")
    took, dense, question = max(dense_texts())
    print(f"2,000 dense characters      {took:7.1f} ms slowest: {dense}, {question}")


def spread(took: list[float]) -> str:
    """The median, the 99th percentile and the slowest, in milliseconds."""
    took = sorted(took)
    return (
        f"{statistics.median(took):7.2f} ms median   {took[len(took) * 99 // 100]:.2f} ms for 99 of 100"
        f"   {took[-1]:.1f} ms slowest of {len(took):,}"
    )


def milliseconds(read: Callable[[], object]) -> float:
    """Of the processor's time."""
    begun = time.process_time()
    read()
    return (time.process_time() - begun) * 1000


def dense_texts() -> Iterator[tuple[float, str, str]]:
    """For each dense text and way of reading it the milliseconds, what it is dense with, and the question."""
    trial = load("nct06732505")
    of_each_kind = {(one.kind, one.unit): one.id for one in trial.questions}
    for name, piece in PIECES.items():
        text = of_length(piece, LONGEST_READ)
        readers = {one: partial(interpret, trial, one, text) for one in of_each_kind.values()}
        readers |= {f"bare {kind}": partial(interpret_kind, kind, text) for kind in BARE}
        for question, read in readers.items():
            yield min(milliseconds(read) for _ in range(2)), name, question


def run(code: str, home: str, typed: bytes = b"") -> float:
    """Seconds that Python takes for the code and that input, from its start to its end."""
    env = {"HOME": home, "PATH": "", "PYTHONPATH": ":".join(sys.path)}
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], env=env, input=typed, capture_output=True, check=True)
    return time.perf_counter() - begun


def answering() -> tuple[list[float], list[float]]:
    """Milliseconds for each line of the harder corpora, from its bytes to the reply, first time and again.

    Says what was right.
    """
    trial = load("nct06732505")
    cases = [json.loads(line) for file in sorted(CORPORA.glob("*.jsonl")) for line in file.open("rb")]
    lines = [json.dumps(case).encode() for case in cases]
    for lang in trial.words:
        for _ in warm(trial, lang):
            pass
    gc.freeze()
    gc.disable()
    first, again = ([milliseconds(partial(answer, line, trial)) for line in lines] for _ in range(2))
    replies = [answer(line, trial) for line in lines]
    for lang in trial.words:
        told = [pair for pair in zip(cases, replies, strict=True) if pair[0]["lang"] == lang]
        exact = sum(right(case["gold"], reply) for case, reply in told)
        silent = sum(silently_wrong(case["gold"], reply) for case, reply in told)
        print(f"right in {lang}                 {exact:4} of {len(told)}   {silent} wrong in silence")
    return first, again


if __name__ == "__main__":
    main()
