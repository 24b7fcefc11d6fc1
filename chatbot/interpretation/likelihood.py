"""How likely each reading of an answer is, by what examples of its question say.

For what the grammar can't read or misreads. An answer is taken apart into its words and pairs of them (in
Chinese into its characters), and what each weighs is learned from the examples: see
``chatbot.interpretation.learning``. A value that is found so is never taken at once: see
``chatbot.interpretation.by_example``.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Mapping, Sequence
from itertools import islice, pairwise

from chatbot.interpretation.kept import kept
from chatbot.interpretation.learning import Weights, chances, learned
from chatbot.interpretation.normalise import Utterance, normalise
from criteria.frozen import frozen
from criteria.model import ANSWERED, ANY_QUESTION, Examples, Lang, Trial

_ONE_IN = 4
"""Of so many examples of questions one is learned as an answer among what may be said to any question."""


@frozen
class Likelihoods:
    """How likely each reading of one answer is, as ``criteria.model.Examples`` has it: (0, 1), 1 together."""

    of: Mapping[str, float]

    @property
    def likeliest(self) -> str:
        """The likeliest reading."""
        return max(self.of, key=self.of.__getitem__)

    @property
    def highest(self) -> float:
        """How likely that one is."""
        return max(self.of.values())


class _Question:
    """What was learned of one question, or of any, in one language."""

    def __init__(self, readings: Sequence[str], weights: Weights) -> None:
        """Take what ``_learned`` made: every reading, and what each feature weighs for it."""
        self._readings, self._weights = readings, weights

    def read(self, utterance: Utterance) -> Likelihoods:
        likely = chances(self._weights, _features(utterance), len(self._readings))
        return Likelihoods(dict(zip(self._readings, likely, strict=True)))


class Learned:
    """What was learned from the examples of one trial in one language."""

    def __init__(self, trial: Trial, lang: Lang) -> None:
        self._trial, self._lang = trial, lang
        self._data: Mapping[str, bytes] = {}
        if lang in trial.examples:
            self._data = self._every()
        self._questions: dict[str, _Question | None] = {}

    def read(self, question_id: str, utterance: Utterance) -> Likelihoods | None:
        """Of an answer to that question, or to ANY_QUESTION; None: it has no examples."""
        if question_id not in self._questions:
            data = self._data.get(question_id)
            self._questions[question_id] = _Question(*marshal.loads(data)) if data is not None else None
        question = self._questions[question_id]
        return question.read(utterance) if question is not None else None

    def _every(self) -> Mapping[str, bytes]:
        """What was learned of each question; learned anew only where the examples changed."""
        made_from = kept("examples", f"{self._lang} {self._trial.digest}", self._digest) or self._digest()
        return kept("learned", f"{self._lang} {made_from}", self._anew) or self._anew()

    def _digest(self) -> dict[str, bytes]:
        """What tells the examples from others."""
        told = repr(self._trial.examples[self._lang])
        return {"digest": hashlib.sha256(told.encode()).digest()}

    def _anew(self) -> dict[str, bytes]:
        return _every(self._trial.examples[self._lang], self._lang)


def _every(examples: Examples, lang: Lang) -> dict[str, bytes]:
    told = {
        name: [
            (_features(normalise(answer, lang)), reading)
            for reading, answers in readings.items()
            for answer in answers
        ]
        for name, readings in examples.items()
    }
    if ANY_QUESTION in told:
        answers = (features for name, said in told.items() if name != ANY_QUESTION for features, _ in said)
        told[ANY_QUESTION] += [(features, ANSWERED) for features in islice(answers, 0, None, _ONE_IN)]
    return {name: marshal.dumps(_learned(said)) for name, said in told.items()}


def _learned(told: Sequence[tuple[list[str], str]]) -> tuple[list[str], dict[str, tuple[float, ...]]]:
    """What ``_Question`` is made of."""
    readings = list(dict.fromkeys(reading for _, reading in told))
    examples = [(features, readings.index(reading)) for features, reading in told if features]
    return readings, learned(examples, len(readings))


def _features(utterance: Utterance) -> list[str]:
    """Each word and pair of neighbours, the ends too; a figure is a figure."""
    words = ["#" if word.kind == "number" else word.key for word in utterance.words]
    pairs = (f"{first} {second}" for first, second in pairwise(["", *words, ""]))
    return list(dict.fromkeys([*words, *pairs]))


_KNOWN: dict[tuple[str, Lang], Learned] = {}


def learned_of(trial: Trial, lang: Lang) -> Learned:
    """What was learned from the trial's examples in a language; once for a definition."""
    key = (trial.digest, lang)
    if key not in _KNOWN:
        _KNOWN[key] = Learned(trial, lang)
    return _KNOWN[key]
