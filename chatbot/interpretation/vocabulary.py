"""What people say when they answer each question of a trial, compiled when first needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from chatbot.interpretation.normalise import Token, Utterance, normalise
from chatbot.interpretation.phrases import Match, Phrases, longest
from criteria.model import Lang, Question, QuestionWords, Trial


@dataclass(frozen=True, slots=True)
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


class Vocabulary:
    """The words files of one trial."""

    def __init__(self, trial: Trial) -> None:
        self.trial = trial
        self._sayings: dict[tuple[str, Lang], Phrases[Saying]] = {}
        self._topics: dict[Lang, Phrases[str]] = {}
        self._asides: dict[tuple[str, Lang], Phrases[str]] = {}
        self._names: dict[Lang, Phrases[str]] = {}

    def sayings(self, question_id: str, utterance: Utterance) -> list[Match[Saying]]:
        """What the words say to the question: the longest matches first."""
        found: list[Match[Saying]] = []
        for lang in utterance.languages:
            found += self._sayings_in(question_id, lang).find_all(utterance.words)
        return longest(found)

    def topics(self, utterance: Utterance, words: Sequence[Token], offset: int = 0) -> list[Match[str]]:
        """The questions whose things are named: question ids, overlapping ones too."""
        found: list[Match[str]] = []
        for lang in utterance.languages:
            found += self._topics_in(lang).find_all(words, offset)
        return found

    def asides(self, question_id: str, utterance: Utterance) -> list[Match[str]]:
        """The companion questions that the words name: those of which ``says.aside`` speaks."""
        found: list[Match[str]] = []
        for lang in utterance.languages:
            found += self._asides_in(question_id, lang).find_all(utterance.words)
        return found

    def _asides_in(self, question_id: str, lang: Lang) -> Phrases[str]:
        key = (question_id, lang)
        if key not in self._asides:
            words = self.trial.words[lang].questions
            self._asides[key] = Phrases(
                (companion, pattern)
                for companion in self._companions(question_id)
                if companion in words
                for pattern in words[companion].says.get(ASIDE, ())
            )
        return self._asides[key]

    def _companions(self, question_id: str) -> tuple[str, ...]:
        """The questions that an answer to this one may speak of without naming them."""
        asked = self.trial.question(question_id)
        return tuple(
            other.id
            for other in self.trial.questions
            if other.id != question_id and _are_companions(asked, other)
        )

    def named(self, utterance: Utterance) -> str | None:
        """The question that the words name, by its topics or its short name; None: none."""
        found = self.topics(utterance, utterance.words)
        for lang in utterance.languages:
            found += self._names_in(lang).find_all(utterance.words)
        return min(found, key=lambda match: (-match.size, match.first)).key if found else None

    def _names_in(self, lang: Lang) -> Phrases[str]:
        if lang not in self._names:
            wording = self.trial.wording[lang].questions
            names = ((question, _plain(text.name)) for question, text in wording.items())
            self._names[lang] = Phrases((question, name) for question, name in names if name)
        return self._names[lang]

    def _sayings_in(self, question_id: str, lang: Lang) -> Phrases[Saying]:
        key = (question_id, lang)
        if key not in self._sayings:
            words = self.trial.words[lang].questions.get(question_id)
            self._sayings[key] = Phrases(_sayings(words) if words is not None else ())
        return self._sayings[key]

    def _topics_in(self, lang: Lang) -> Phrases[str]:
        if lang not in self._topics:
            words = self.trial.words[lang].questions
            pairs = ((question, topic) for question in words for topic in words[question].topic)
            self._topics[lang] = Phrases(pairs)
        return self._topics[lang]


def _are_companions(asked: Question, other: Question) -> bool:
    if asked.section == other.section or asked.role == "respondent":
        return True
    return other.asked_when is not None and re.search(rf"\b{asked.id}\b", other.asked_when.source) is not None


def _plain(name: str) -> str:
    """A short name as a pattern: its words alone."""
    return " ".join(token.text for token in normalise(name).tokens if token.kind != "punct")


def _sayings(words: QuestionWords) -> Iterator[tuple[Saying, str]]:
    for code, patterns in words.says.items():
        if code == ASIDE:
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
