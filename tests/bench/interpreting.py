"""``chatbot interpret``: its start against that of its libraries, and milliseconds an answer.

Starts are timed to the end of a process that is given nothing to read. The answers are those of the
corpora of ``tests/interpretation``, in both languages, each read once in one process that is warm.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from chatbot.interpretation.stream import answer
from chatbot.interpretation.warming import warm
from criteria.load import load
from tests.bench.compiled import compile_all
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
    took = sorted(answering())
    print(
        f"an answer                   {statistics.median(took):7.2f} ms median"
        f"   {took[len(took) * 99 // 100]:.2f} ms for 99 of 100   {took[-1]:.1f} ms slowest of {len(took):,}"
    )


def run(code: str, home: str, typed: bytes = b"") -> float:
    """Seconds that Python takes for the code and that input, from its start to its end."""
    env = {"HOME": home, "PATH": "", "PYTHONPATH": ":".join(sys.path)}
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], env=env, input=typed, capture_output=True, check=True)
    return time.perf_counter() - begun


def answering() -> list[float]:
    """Milliseconds for each line of the harder corpora, from its bytes to the reply; says what was right."""
    trial = load("nct06732505")
    cases = [json.loads(line) for file in sorted(CORPORA.glob("*.jsonl")) for line in file.open("rb")]
    lines = [json.dumps(case).encode() for case in cases]
    for lang in trial.words:
        for _ in warm(trial, lang):
            pass
    took = []
    replies = []
    for line in lines:
        begun = time.perf_counter()
        replies.append(answer(line, trial))
        took.append((time.perf_counter() - begun) * 1000)
    for lang in trial.words:
        told = [pair for pair in zip(cases, replies, strict=True) if pair[0]["lang"] == lang]
        exact = sum(right(case["gold"], reply) for case, reply in told)
        silent = sum(silently_wrong(case["gold"], reply) for case, reply in told)
        print(f"right in {lang}                 {exact:4} of {len(told)}   {silent} wrong in silence")
    return took


if __name__ == "__main__":
    main()
