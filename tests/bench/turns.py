"""Replies given and words read, from the first consent to the summary, for the example conversations.

``python -m tests.bench.turns PERSONAS.jsonl`` counts for other answers too, one person a line.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from chatbot.screen import hold, read_answers
from chatbot.session import Beginning, Session
from criteria.load import load
from criteria.model import Lang
from tests import make_examples
from tests.talks import AS_OF, TRIAL, session
from transcripts.store import Store


def read_by_participant(folder: Path) -> tuple[int, int, int]:
    """Replies, prompts and words of the one conversation in that folder; a Chinese character is a word."""
    store = Store(folder)
    events = store.read(next(store.ids())).events
    shown = [str(event.payload["text"]) for event in events if event.kind == "put"]
    words = sum(len(text.split()) if text.isascii() else len(text) for text in shown)
    return sum(event.kind == "replied" for event in events), len(shown), words


def examples() -> Iterator[tuple[str, tuple[int, int, int]]]:
    """The figures of each example."""
    for (lang, verdict), replies in make_examples.EXAMPLES.items():
        with tempfile.TemporaryDirectory() as folder:
            make_examples.hold(session(Path(folder), lang), replies, lang)
            yield f"{lang} {verdict}", read_by_participant(Path(folder))


def persons(path: Path) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """The figures of each person in a file of answers."""
    trial = load(TRIAL)
    for line in path.read_text(encoding="utf-8").splitlines():
        person = json.loads(line)
        lang: Lang = person["lang"]
        with tempfile.TemporaryDirectory() as folder:
            answers = Path(folder, "answers.json")
            answers.write_text(json.dumps({key: person[key] for key in ("lang", "answers", "default")}))
            talk = Session(Beginning(trial, lang, AS_OF), Store(Path(folder, "kept")))
            hold(talk, read_answers(answers, trial))
            talk.leave()
            yield person["id"], read_by_participant(Path(folder, "kept"))


def main() -> None:
    """Print a line for each conversation."""
    print(f"{'conversation':<32}{'replies':>8}{'prompts':>9}{'words':>8}")
    found = persons(Path(sys.argv[1])) if len(sys.argv) > 1 else examples()
    for name, (replies, prompts, words) in found:
        print(f"{name:<32}{replies:>8}{prompts:>9}{words:>8}")


if __name__ == "__main__":
    main()
