"""What people say when they answer each question of a trial, compiled when first needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any, Literal

from chatbot.interpretation.kept import Kept, Sources
from chatbot.interpretation.lexicon import AROUND, PASSED_OVER
from chatbot.interpretation.normalise import Utterance, normalise
from chatbot.interpretation.phrases import Match, Phrases, split
from chatbot.interpretation.spelling import Respeller
from chatbot.interpretation.words import WordReader
from criteria.frozen import frozen
from criteria.model import Lang, Question, QuestionWords, Trial
from criteria.values import ValueKind


@frozen
class Saying:
    """What one pattern of a question's words stands for."""

    role: Literal["says", "narrow", "trap"]
    codes: tuple[str, ...] = ()
    """The key of ``says`` ("true", a code, "never"), or the codes that ``narrow`` leaves open."""
    status: str = ""
    """Of a trap: "unclear", "confirm" or "unknown"."""
    note: str | None = None
    """Of a trap: the sentence that is said to the participant."""


ASIDE = "aside"
"""The key of ``says`` for words that name a question's thing only in an answer to a companion."""

BESIDE = "beside"
"""The same for words that say by themselves what they are of, wherever they stand in such an answer."""


class Vocabulary:
    """The words files of one trial."""

    def __init__(self, trial: Trial) -> None:
        self.trial = trial
        self._kept = Kept(trial.digest, lambda: _every(trial))
        self._phrases: dict[str, Phrases[Any]] = {}
        self._describing = frozenset(one.id for one in trial.questions if _describes(trial, one))
        self._companions: dict[str, frozenset[str]] = {}
        self._readers: dict[Lang, WordReader] = {}
        self._telling: dict[Lang, dict[str, str]] = {}
        self._note_keys = {text: key for words in trial.words.values() for key, text in words.notes.items()}

    def loading(self, lang: Lang) -> Iterator[None]:
        """Steps that bring all patterns of a language to hand, which else come when each is needed."""
        for name in (*_SHARED, *(f"says {q.id}" for q in self.trial.questions)):
            self._phrases_of(name, lang)
            yield

    def sayings(self, question_id: str, utterance: Utterance) -> list[Match[Saying]]:
        """What the words say to the question, overlapping matches too; notes in the utterance's language."""
        found = self._found(f"says {question_id}", utterance)
        if len(utterance.languages) > 1 and any(match.key.note for match in found):
            return [self._noting_in(utterance.lang, match) for match in found]
        return found

    def _noting_in(self, lang: Lang, match: Match[Saying]) -> Match[Saying]:
        """The match with its note as that language says it, whichever language its words are of."""
        key = self._note_keys.get(match.key.note or "")
        note = self.trial.words[lang].notes.get(key) if key is not None and lang in self.trial.words else None
        return match if note is None else replace(match, key=replace(match.key, note=note))

    def topics(self, utterance: Utterance) -> list[Match[str]]:
        """The questions whose things are named: question ids, overlapping ones too."""
        return self._found("topics", utterance)

    def asides(self, utterance: Utterance) -> list[Match[str]]:
        """The questions of which the words may speak without naming them (``says.aside``)."""
        return self._found("asides", utterance)

    def besides(self, utterance: Utterance) -> list[Match[str]]:
        """The same for words that need not follow on anything (``says.beside``)."""
        return self._found("besides", utterance)

    def companions(self, question_id: str) -> frozenset[str]:
        """The questions of which an answer to this one may speak without naming them."""
        if question_id not in self._companions:
            self._companions[question_id] = _companions(self.trial, question_id)
        return self._companions[question_id]

    def describes(self, question: Question) -> bool:
        """True for a question of who somebody is, and of no illness: age, sex, who is typing."""
        return question.id in self._describing

    def named(self, utterance: Utterance) -> str | None:
        """The question that the words name, by its topics or its short name; None: none."""
        found = [*self.topics(utterance), *self._found("names", utterance)]
        return min(found, key=lambda match: (-match.size, match.first)).key if found else None

    def spoken_of(self, utterance: Utterance) -> str | None:
        """The one question of whose short name alone the words are: "the dose"; None: none, or several.

        For what can only be about a question, as a wish to change an answer.
        """
        words = utterance.words
        said = {_singular(one.key) for one in words} | {one.key + other.key for one, other in pairwise(words)}
        own = (self._own_words(lang) for lang in utterance.languages)
        found = {question for telling in own for word, question in telling.items() if word in said}
        return next(iter(found)) if len(found) == 1 else None

    def _own_words(self, lang: Lang) -> dict[str, str]:
        """The words, or pairs of Chinese characters, that only one question's short name has, to that one."""
        if lang not in self._telling:
            names = [(question, text.name) for question, text in self.trial.wording[lang].questions.items()]
            having: dict[str, set[str]] = {}
            for question, name in names:
                for word in _telling(name):
                    having.setdefault(word, set()).add(question)
            self._telling[lang] = {word: one for word, (one, *more) in having.items() if not more}
        return self._telling[lang]

    def _found(self, name: str, utterance: Utterance) -> list[Match[Any]]:
        found: list[Match[Any]] = []
        for lang in utterance.languages:
            found += self._phrases_of(name, lang).find_all(utterance.words)
        return found

    def _phrases_of(self, name: str, lang: Lang) -> Phrases[Any]:
        key = f"{name} {lang}"
        if key not in self._phrases:
            keys, sources = split(_pairs(self.trial, name, lang))
            patterns = self._kept.patterns(key, lambda: sources)
            self._phrases[key] = Phrases(keys, patterns, self._reader(lang))
        return self._phrases[key]

    def _reader(self, lang: Lang) -> WordReader:
        """One for all patterns of a language, so that a word of any of them is never a slip for another."""
        if lang not in self._readers:
            every = (self._vocabulary(name, lang) for name in _names(self.trial, lang))
            self._readers[lang] = WordReader(Respeller(" ".join(every)))
        return self._readers[lang]

    def _vocabulary(self, name: str, lang: Lang) -> str:
        return self._kept.vocabulary(f"{name} {lang}", lambda: split(_pairs(self.trial, name, lang))[1])


def faults(trial: Trial) -> list[str]:
    """What is wrong with patterns of the trial's words files, a sentence each; for checking a definition."""
    from chatbot.interpretation.patterns import fault_of

    found = (fault_of(pattern) for sources in _every(trial).values() for _, pattern in sources)
    return [fault for fault in found if fault is not None]


def _every(trial: Trial) -> dict[str, Sources]:
    """All patterns of a trial, by the names under which they are kept."""
    return {
        f"{name} {lang}": split(_pairs(trial, name, lang))[1]
        for lang in trial.words
        for name in _names(trial, lang)
    }


def _names(trial: Trial, lang: Lang) -> tuple[str, ...]:
    """The names of a language's sets of patterns."""
    return (*_SHARED, *(f"says {question}" for question in trial.words[lang].questions))


_SHARED = ("topics", "asides", "besides", "names")
"""The sets of patterns that are of no one question."""
_KEYS = {"asides": ASIDE, "besides": BESIDE}
"""The sets that stand under keys of ``says``."""


def _pairs(trial: Trial, name: str, lang: Lang) -> Iterator[tuple[Any, str]]:
    """The (key, pattern) pairs of a name: one of ``_SHARED`` or "says <question>"."""
    words = trial.words[lang].questions
    if name == "topics":
        yield from ((question, topic) for question in words for topic in words[question].topic)
    elif name in _KEYS:
        key = _KEYS[name]
        yield from ((question, text) for question in words for text in words[question].says.get(key, ()))
    elif name == "names":
        short = ((question, _plain(text.name)) for question, text in trial.wording[lang].questions.items())
        yield from ((question, text) for question, text in short if text)
    else:
        question_words = words.get(name.removeprefix("says "))
        yield from _sayings(question_words) if question_words is not None else ()


def _companions(trial: Trial, question_id: str) -> frozenset[str]:
    """The questions that an answer to this one may speak of without naming them."""
    asked = trial.question(question_id)
    others = (other for other in trial.questions if other.id != question_id)
    describes = _describes(trial, asked)
    return frozenset(
        other.id for other in others if _are_companions(asked, other) or (describes and other.unit == "kg")
    )


def _describes(trial: Trial, asked: Question) -> bool:
    """True for a question whose answer may add what somebody weighs: "male, 14 stone", "71, 88 kg"."""
    beside_age = any(one.kind is ValueKind.AGE and one.section == asked.section for one in trial.questions)
    return asked.role == "respondent" or beside_age


def _are_companions(asked: Question, other: Question) -> bool:
    """True for a question of the section that is always put, and for one that a yes leads to.

    Who begins or is typing may tell anything about the participant that is always asked, and who says
    whether there are results any of them. What follows on a choice is for ``following``.
    """
    if other.asked_when is None:
        return asked.role in ("respondent", "consent") or asked.section == other.section
    if asked.role == "results" and asked.section == other.section:
        return True
    return asked.kind is ValueKind.BOOLEAN and asked.id in other.asked_when.facts


def _plain(name: str) -> str:
    """A short name as a pattern: its words alone."""
    return " ".join(token.text for token in normalise(name).tokens if token.kind != "punct")


def _telling(name: str) -> set[str]:
    """The words of a short name that tell what it is of, and its pairs of Chinese characters."""
    words = normalise(name).words
    pairs = {one.key + other.key for one, other in pairwise(words) if one.kind == other.kind == "han"}
    named = {_singular(word.key) for word in words if word.kind == "word" and word.key not in _NOT_TELLING}
    return pairs | named


def _singular(key: str) -> str:
    return key.removesuffix("s")


_NOT_TELLING = (
    AROUND
    | PASSED_OVER
    | frozenset(
        "start started save who by where has have far seen can were since for to on after back earlier fast "
        "long between number active ahead weeks able free such now problem serious else anything test time "
        "other another date last mild if not possible typing results treatment".split()
    )
)
"""Words of short names that are said of anything."""


def _sayings(words: QuestionWords) -> Iterator[tuple[Saying, str]]:
    for code, patterns in words.says.items():
        if code in _KEYS.values():
            continue
        saying = Saying("says", (code,))
        yield from ((saying, pattern) for pattern in patterns)
    for codes, patterns in words.narrows:
        saying = Saying("narrow", codes)
        yield from ((saying, pattern) for pattern in patterns)
    for status, note, patterns in words.traps:
        saying = Saying("trap", (), status, note or None)
        yield from ((saying, pattern) for pattern in patterns)


_VOCABULARIES: dict[str, Vocabulary] = {}


def vocabulary_of(trial: Trial) -> Vocabulary:
    """The trial's vocabulary; the same one for the same definition."""
    if trial.digest not in _VOCABULARIES:
        _VOCABULARIES[trial.digest] = Vocabulary(trial)
    return _VOCABULARIES[trial.digest]
