"""Every way of damaging a conversation, very many times: all are found, and nothing whole is accused."""

from __future__ import annotations

import argparse
import random
import tempfile
from itertools import cycle, islice
from pathlib import Path

from chatbot.staff.verify import verify
from tests.staff.making import save, trial
from tests.staff.test_verify import DAMAGE
from tests.trust.corpus import HOSTILE
from transcripts.store import Store

KINDS = 40
"""How many different conversations the trials go round."""


def main() -> None:
    """Print how many were found; the number of each kind is an option."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--number", type=int, default=500)
    number, chance = parser.parse_args().number, random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        paths = _different(Store(Path(folder)), chance)
        accused = sum(not verify(path, None).sound for path in islice(cycle(paths), number))
        print(f"whole: {accused} of {number:,} accused", flush=True)
        whole = [(path, path.read_bytes()) for path in paths]
        for damage in DAMAGE:
            found = done = 0
            for path, data in cycle(whole):
                if done == number:
                    break
                damaged = damage(data, chance)
                path.write_bytes(damaged)
                done += damaged != data
                found += damaged != data and bool(verify(path, None).findings)
                path.write_bytes(data)
            print(f"{damage.__name__}: {found:,} of {done:,} found", flush=True)


def _different(store: Store, chance: random.Random) -> list[Path]:
    """Conversations of different lengths, with words of every kind in them."""
    asked = [question.id for question in trial().questions]
    texts = [text[:500] for text in HOSTILE.values()]
    return [
        save(
            store,
            f"20261122-{number:06}",
            words={question: chance.choice(texts) for question in asked},
            stop_after=chance.randrange(1, 8),
        )
        for number in range(KINDS)
    ]


if __name__ == "__main__":
    main()
