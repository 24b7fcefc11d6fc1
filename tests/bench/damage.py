"""Every way of damaging a conversation, very many times: all are found, and nothing whole is accused."""

from __future__ import annotations

import argparse
import random
import tempfile
from pathlib import Path

from chatbot.staff.verify import verify
from tests.staff.making import save
from tests.staff.test_verify import DAMAGE
from transcripts.store import Store


def main() -> None:
    """Print how many were found; the number of each kind is an option."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--number", type=int, default=500)
    number, chance = parser.parse_args().number, random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        path = save(Store(Path(folder)), stop_after=3)
        data = path.read_bytes()
        accused = sum(not verify(path, None).sound for _ in range(number))
        print(f"whole: {accused} of {number:,} accused")
        for damage in DAMAGE:
            found = done = 0
            while done < number:
                damaged = damage(data, chance)
                path.write_bytes(damaged)
                done += damaged != data
                found += damaged != data and bool(verify(path, None).findings)
            print(f"{damage.__name__}: {found:,} of {done:,} found")


if __name__ == "__main__":
    main()
