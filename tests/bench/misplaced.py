"""How often an answer to another question is taken at once for one to the question put.

``python -m tests.bench.misplaced [SEED]`` puts a sample of the trial's examples to every question that they
were not given to, but for those that begin with a yes or no, and counts what is taken without asking back;
``python -m tests.bench.misplaced SEED en`` lists it too. Some of it honestly fits both questions.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator

from chatbot.interpretation import interpret
from chatbot.interpretation.reading import Status
from criteria.load import load
from criteria.model import ANY_QUESTION, UNCLEAR, Lang
from criteria.values import ValueKind
from tests.talks import AS_OF, TRIAL

_EACH = 40
"""Answers put to a question."""
_SHORTEST: dict[Lang, int] = {"en": 14, "zh": 6}
"""Characters of an answer that says enough to belong somewhere."""
_DIRECT = re.compile(r"^(?:yes|no|yep|yeah|nope|nah|aye|never|not|none|是|没|不|有|对|无)", re.IGNORECASE)


def put(lang: Lang, seed: int) -> Iterator[tuple[str, str, str, bool]]:
    """The question put, the answer, the question that it was given to, and whether it is taken at once."""
    trial, chance = load(TRIAL), random.Random(seed)
    apart = {question.id for question in trial.questions if question.role in ("consent", "keep", "closing")}
    given = [
        (question, answer)
        for question, readings in trial.examples[lang].items()
        if question != ANY_QUESTION and question not in apart
        for reading, answers in readings.items()
        if reading != UNCLEAR
        for answer in answers
        if len(answer) >= _SHORTEST[lang] and not _DIRECT.search(answer)
    ]
    for question in trial.questions:
        if question.id in apart or question.kind is ValueKind.TEXT:
            continue
        for of, answer in chance.sample(given, _EACH):
            if of != question.id:
                reading = interpret(trial, question.id, answer, lang, AS_OF)
                yield question.id, answer, of, reading.status is Status.UNDERSTOOD


def main() -> None:
    """Print the share of each language, and with a language after the seed each that was taken."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    languages: tuple[Lang, ...] = ("en", "zh")
    for lang in languages:
        tried = list(put(lang, seed))
        taken = [one for one in tried if one[3]]
        share = len(taken) / len(tried)
        print(
            f"answers to another question taken at once in {lang}   {len(taken)} of {len(tried)}  {share:.1%}"
        )
        if lang in sys.argv[2:]:
            print(*(f"  {asked} | {answer} | of {of}" for asked, answer, of, _ in taken), sep="\n")


if __name__ == "__main__":
    main()
