"""What an answer resembles: examples whose reading is known, for what the grammar can't read or misreads.

An answer is likened to the examples of its question by the letters that they share, rare ones counting
more (the cosine of their trigrams, weighted by inverse document frequency). A value that is found so is
never taken at once: it is offered. Where a reading of the grammar stands against a very similar example, it
is offered too instead of taken. Only that nothing is known, or won't be said, and commands are taken as they
are found; none of them is a fact.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping, Sequence
from math import log, sqrt
from operator import itemgetter

from chatbot.interpretation.kept import kept
from chatbot.interpretation.lexicon import NEGATIONS
from chatbot.interpretation.normalise import Token, Utterance, normalise
from criteria.frozen import frozen
from criteria.model import Examples, Lang, Trial

Postings = Mapping[str, Sequence[int]]

_OPPOSED = 0.4
"""What is left of the likeness of two answers of which only one denies something."""


@frozen
class Likeness:
    """The most similar example of one reading."""

    reading: str
    """As in ``criteria.model.Examples``."""
    score: float
    """(0, 1], 1 for the same words."""
    next_score: float
    """The same of the most similar example of another reading, 0 for none."""

    def stands_out(self, score: float, times: float) -> bool:
        """Whether it is as similar as that at least, and so many times as similar as any other reading's."""
        return self.score >= max(score, times * self.next_score)


class Likenesses:
    """The examples of one question, or of any, in one language."""

    def __init__(self, readings: Sequence[str], denying: Sequence[bool], postings: Postings) -> None:
        """Take what ``_indexed`` made.

        Args:
            readings: Of each example.
            denying: Of each example: whether it denies anything.
            postings: Each trigram to the numbers of the examples that have it.
        """
        self._readings, self._denying, self._postings = readings, denying, postings
        count = len(readings)
        self._weights = {part: log((count + 1) / (len(at) + 0.5)) ** 2 for part, at in postings.items()}
        self._new = log((count + 1) / 0.5) ** 2
        self._norms = [0.0] * count
        for part, at in postings.items():
            for number in at:
                self._norms[number] += self._weights[part]

    def of(self, utterance: Utterance) -> dict[str, float]:
        """How similar the most similar example of each reading is, for those that share anything."""
        sums: dict[int, float] = {}
        norm = 0.0
        for part in dict.fromkeys(_parts(utterance.words)):
            weight = self._weights.get(part)
            norm += self._new if weight is None else weight
            if weight is not None:
                for number in self._postings[part]:
                    sums[number] = sums.get(number, 0.0) + weight
        denies, best = _denies(utterance), dict[str, float]()
        for number, total in sums.items():
            score = total / sqrt(norm * self._norms[number])
            score *= 1 if self._denying[number] is denies else _OPPOSED
            if score > best.get(self._readings[number], 0.0):
                best[self._readings[number]] = score
        return best


class Resemblance:
    """The examples of one trial in one language."""

    def __init__(self, trial: Trial, lang: Lang) -> None:
        self._trial, self._lang = trial, lang
        self._data: Mapping[str, bytes] = {}
        if lang in trial.examples:
            self._data = kept("examples", f"{lang} {trial.digest}", self._every) or self._every()
        self._read: dict[str, Likenesses | None] = {}

    def nearest(self, question_id: str, utterance: Utterance) -> Likeness | None:
        """The most similar example of the question; None: none shares anything."""
        likenesses = self._of(question_id)
        found = likenesses.of(utterance) if likenesses is not None else {}
        if not found:
            return None
        (reading, score), *others = sorted(found.items(), key=itemgetter(1), reverse=True)
        return Likeness(reading, score, others[0][1] if others else 0.0)

    def _of(self, name: str) -> Likenesses | None:
        if name not in self._read:
            data = self._data.get(name)
            self._read[name] = Likenesses(*marshal.loads(data)) if data is not None else None
        return self._read[name]

    def _every(self) -> dict[str, bytes]:
        examples: Examples = self._trial.examples[self._lang]
        return {name: marshal.dumps(_indexed(readings, self._lang)) for name, readings in examples.items()}


def _indexed(
    readings: Mapping[str, Sequence[str]], lang: Lang
) -> tuple[list[str], list[bool], dict[str, list[int]]]:
    """What ``Likenesses`` is made of."""
    told = [(reading, normalise(answer, lang)) for reading, answers in readings.items() for answer in answers]
    postings: dict[str, list[int]] = {}
    for number, (_, utterance) in enumerate(told):
        for part in dict.fromkeys(_parts(utterance.words)):
            postings.setdefault(part, []).append(number)
    return [reading for reading, _ in told], [_denies(utterance) for _, utterance in told], postings


def _parts(words: Sequence[Token]) -> Iterator[str]:
    """Three letters in a row of each word, with its ends; each character and each pair of them in Chinese."""
    before = ""
    for word in words:
        if word.kind == "word":
            ends = f"<{word.key}>"
            yield from (ends[at : at + 3] for at in range(len(ends) - 2))
        elif word.kind == "han":
            yield word.key
            if before:
                yield before + word.key
        before = word.key if word.kind == "han" else ""


def _denies(utterance: Utterance) -> bool:
    return any(word.key in NEGATIONS for word in utterance.words)


_RESEMBLANCES: dict[tuple[str, Lang], Resemblance] = {}


def resemblance_of(trial: Trial, lang: Lang) -> Resemblance:
    """The trial's examples in a language; the same ones for the same definition."""
    key = (trial.digest, lang)
    if key not in _RESEMBLANCES:
        _RESEMBLANCES[key] = Resemblance(trial, lang)
    return _RESEMBLANCES[key]
