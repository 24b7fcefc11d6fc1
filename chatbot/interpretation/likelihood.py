"""How likely each reading of an answer is, by what examples of its question say.

For what the grammar can't read or misreads. An answer is taken apart into its words, what they begin with,
and pairs of them (in Chinese into its characters), and what each weighs is learned from the examples: see
``chatbot.interpretation.learning``. Questions that have the same readings, as all have that take a yes or no,
learn from one another. A value that is found so is never taken at once: see
``chatbot.interpretation.by_example``.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from threading import Lock

from chatbot.interpretation.kept import kept
from chatbot.interpretation.learning import Example, Weights, chances, learned, learned_together
from chatbot.interpretation.normalise import Utterance, normalise
from criteria.frozen import frozen
from criteria.model import ANSWERED, ANY_QUESTION, Examples, Lang, Trial

_ONE_IN = 4
"""Of so many examples of questions one is learned as an answer among what may be said to any question."""
_BEGIN = 4
"""Letters that a word's other forms begin with too: "scanned" and "scans"."""
_LIKE = "all of "
"""Before the readings of like questions: what was learned of all of them."""


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

    def __init__(self, readings: Sequence[str], weights: Weights, like: Weights) -> None:
        """Take every reading, and what each feature weighs for it: for this question, and for like ones."""
        self._readings, self._weights, self._like = readings, weights, like

    def read(self, utterance: Utterance) -> Likelihoods:
        likely = chances(self._weights, self._like, _features(utterance), len(self._readings))
        return Likelihoods(dict(zip(self._readings, likely, strict=True)))


class Learned:
    """What was learned from the examples of one trial in one language."""

    def __init__(self, trial: Trial, lang: Lang) -> None:
        self._trial, self._lang = trial, lang
        self._data: Mapping[str, bytes] = {}
        if lang in trial.examples:
            self._data = self._every()
        self._questions: dict[str, _Question | None] = {}
        self._together: dict[str, Weights] = {}

    def read(self, question_id: str, utterance: Utterance) -> Likelihoods | None:
        """Of an answer to that question, or to ANY_QUESTION; None: it has no examples."""
        question = self._known(question_id)
        return question.read(utterance) if question is not None else None

    def loading(self) -> Iterator[None]:
        """Steps that bring to hand what was learned of each question, which else comes with its answer."""
        for question_id in self._trial.examples.get(self._lang, ()):
            self._known(question_id)
            yield

    def _known(self, question_id: str) -> _Question | None:
        if question_id not in self._questions:
            self._questions[question_id] = self._question(question_id)
        return self._questions[question_id]

    def _question(self, question_id: str) -> _Question | None:
        data = self._data.get(question_id)
        if data is None:
            return None
        readings, weights = marshal.loads(data)
        return _Question(readings, weights, self._like(_LIKE + " ".join(readings)))

    def _like(self, name: str) -> Weights:
        """What was learned of all questions with the same readings; nothing where there is but one."""
        if name not in self._together:
            data = self._data.get(name)
            self._together[name] = marshal.loads(data) if data is not None else {}
        return self._together[name]

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
    """What was learned of each question, and, by ``_LIKE`` and their readings, of like ones together."""
    told = {name: _told(readings, lang) for name, readings in examples.items()}
    if ANY_QUESTION in told:
        answers = (features for name, said in told.items() if name != ANY_QUESTION for features, _ in said)
        told[ANY_QUESTION] += [(features, ANSWERED) for features in islice(answers, 0, None, _ONE_IN)]
    groups: dict[tuple[str, ...], list[str]] = {}
    for name, said in told.items():
        groups.setdefault(tuple(sorted({reading for _, reading in said})), []).append(name)
    every: dict[str, bytes] = {}
    for readings, names in groups.items():
        examples_of = {name: _numbered(told[name], readings) for name in names}
        like: Weights = {}
        if len(names) > 1:
            like = learned_together([one for name in names for one in examples_of[name]], len(readings))
            every[_LIKE + " ".join(readings)] = marshal.dumps(like)
        for name, own in examples_of.items():
            every[name] = marshal.dumps((readings, learned(own, len(readings), like)))
    return every


def _told(readings: Mapping[str, Sequence[str]], lang: Lang) -> list[tuple[list[str], str]]:
    """The features of each example that has any, and its reading."""
    said = ((answer, reading) for reading, answers in readings.items() for answer in answers)
    told = ((_features(normalise(answer, lang)), reading) for answer, reading in said)
    return [(features, reading) for features, reading in told if features]


def _numbered(told: Sequence[tuple[list[str], str]], readings: Sequence[str]) -> list[Example]:
    return [(features, readings.index(reading)) for features, reading in told]


def _features(utterance: Utterance) -> list[str]:
    """Each word, what a long one begins with, each pair of neighbours, the ends too; a figure is a figure."""
    words = ["#" if word.kind == "number" else word.key for word in utterance.words]
    begins = (word[:_BEGIN] + "*" for word in words if len(word) > _BEGIN)
    pairs = (f"{first} {second}" for first, second in pairwise(["", *words, ""]))
    return list(dict.fromkeys([*words, *begins, *pairs]))


_KNOWN: dict[tuple[str, Lang], Learned] = {}
_LEARNING = Lock()


def learned_of(trial: Trial, lang: Lang) -> Learned:
    """What was learned from the trial's examples in a language; once for a definition.

    Some 20 ms where it is kept from another run, else seconds. Another thread that asks meanwhile waits.
    """
    key = (trial.digest, lang)
    if key not in _KNOWN:
        with _LEARNING:
            if key not in _KNOWN:
                _KNOWN[key] = Learned(trial, lang)
    return _KNOWN[key]
