"""What a reader is given: the answer, the question, and what is known already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from chatbot.interpretation.asked import asks_now
from chatbot.interpretation.beside_name import left_open
from chatbot.interpretation.clauses import Clause
from chatbot.interpretation.lexicon import AROUND, NEGATIONS, PASSED_OVER, TIMES_OF_DAY
from chatbot.interpretation.normalise import Utterance
from chatbot.interpretation.phrases import Match, longest
from chatbot.interpretation.polarity import Sentence
from chatbot.interpretation.remembered import remembered
from chatbot.interpretation.vocabulary import Saying, Vocabulary
from criteria.frozen import frozen
from criteria.model import PARTICIPANT, Lang, Question
from criteria.values import Choice, Value


@frozen
class Situation:
    """One answer to one question."""

    utterance: Utterance
    question: Question
    vocabulary: Vocabulary | None
    """None: a bare type without a trial, so without words of its own."""
    lang: Lang
    """Of what is said back."""
    today: date
    facts: Mapping[str, Value]
    asked: str = ""
    """The question's wording in the answer's language; empty: none."""
    in_passing: bool = False
    """True when the words answer another question: then a yes or no counts only beside the bare name
    of this question's thing ("contrast dye yes"), for it may be to something else."""

    @remembered
    def sentence(self) -> Sentence:
        """The clauses and denials."""
        return Sentence(self.utterance)

    @remembered
    def sayings(self) -> list[Match[Saying]]:
        """What the words say to this question by its own vocabulary, the longest matches first."""
        return longest(self.every_saying)

    @remembered
    def every_saying(self) -> list[Match[Saying]]:
        """The same with those that lie in a longer one."""
        if self.vocabulary is None:
            return []
        return self.vocabulary.sayings(self.question.id, self.utterance)

    @remembered
    def topics(self) -> list[Match[str]]:
        """The questions whose things the answer names, this one's too."""
        if self.vocabulary is None:
            return []
        return self.vocabulary.topics(self.utterance)

    @remembered
    def named_at(self) -> frozenset[int]:
        """Indices of the words with which the name of a question's thing begins."""
        return frozenset(topic.first for topic in self.topics)

    @remembered
    def own_named_at(self) -> frozenset[int]:
        """The same of this question's thing."""
        return frozenset(topic.first for topic in self.topics if topic.key == self.question.id)

    def wording_of(self, question_id: str) -> str:
        """How another question is put in the answer's language; empty: nowhere."""
        if self.vocabulary is None:
            return ""
        put = self.vocabulary.trial.wording[self.utterance.lang].questions.get(question_id)
        return put.ask if put is not None else ""

    @remembered
    def asides(self) -> list[Match[str]]:
        """The companion questions whose things the answer names in words that only say so here."""
        if self.vocabulary is None:
            return []
        companions = self.vocabulary.companions(self.question.id)
        return [match for match in (*self.every_aside, *self.every_beside) if match.key in companions]

    @remembered
    def every_aside(self) -> list[Match[str]]:
        """The questions of which the words may speak without naming them, whatever was asked."""
        return [] if self.vocabulary is None else self.vocabulary.asides(self.utterance)

    @remembered
    def told_words(self) -> frozenset[int]:
        """Indices of the words that tell something of this question, or may of another."""
        spans = [(match.first, match.last) for match in self.every_saying]
        spans += [(match.first, match.last) for match in self.every_aside]
        return frozenset(at for first, last in spans for at in range(first, last))

    @remembered
    def every_beside(self) -> list[Match[str]]:
        """The same, where the words need not follow on what was said before."""
        return [] if self.vocabulary is None else self.vocabulary.besides(self.utterance)

    def passing(self, question: Question, stretch: tuple[int, int] | None = None) -> Situation:
        """The same answer, or its words [first, last), as what it says in passing to another question."""
        utterance = self.utterance if stretch is None else self.utterance.part(*stretch)
        return replace(self, utterance=utterance, question=question, asked="", in_passing=True)

    def denied_after(self, index: int) -> bool:
        """True when what is named is then denied: "the spleen? no", in passing also "brain mets, no"."""
        sentence = self.sentence
        return sentence.asks_and_denies(index) or (self.in_passing and sentence.bare_no_follows(index))

    def has_or_beside(self, first: int, last: int) -> bool:
        """True where a Chinese "or" beside the words [first, last) leaves them open: 局部或者转移."""
        return any(word.key == "或" for word in self.utterance.words[max(first - 2, 0) : last + 1])

    def word_at(self, place: int) -> int:
        """Index of the word in which a place of the text lies, or of the next one; 0: there is none."""
        return next((at for at, word in enumerate(self.utterance.words) if word.end > place), 0)

    def word_at_typed(self, place: int) -> int:
        """The same for a place of the answer as it was typed."""
        words, raw_span = self.utterance.words, self.utterance.raw_span
        return next((at for at, word in enumerate(words) if raw_span(word.start, word.end)[1] > place), 0)

    def names_topic(self, clause: Clause) -> bool:
        """True when the clause names this question's thing."""
        return self.question.id in self._named_in.get(clause, ())

    def names_another(self, clause: Clause) -> bool:
        """True when the clause names another question's thing, and not this one's."""
        named = self._named_in.get(clause)
        return named is not None and self.question.id not in named

    def named_in(self, clause: Clause) -> set[str]:
        """The questions whose things the clause names."""
        return self._named_in.get(clause, set())

    @remembered
    def _named_in(self) -> dict[Clause, set[str]]:
        """The questions whose things each clause names."""
        named: dict[Clause, set[str]] = {}
        for match in self.topics:
            clause = self.sentence.clause_of(match.first)
            if clause.first <= match.first:
                named.setdefault(clause, set()).add(match.key)
        return named

    @property
    def relative_speaks(self) -> bool:
        """True when a relative or a clinician types."""
        respondent = self.facts.get("respondent")
        return isinstance(respondent, Choice) and respondent.codes[0] != PARTICIPANT

    def of_another(self, index: int) -> bool:
        """True when the word is said of somebody else than the participant; consent is the speaker's own.

        Results are the participant's whoever keeps them: "my daughter has the report".
        """
        if self.question.role in ("consent", "keep", "results"):
            return False
        return self.sentence.of_another(index, self.relative_speaks)

    def in_another(self, last: int) -> bool:
        """True where what ends at this index is said to be in or of a relative: "seen in my sister"."""
        clause, words = self.sentence.clause_of(last - 1), self.utterance.words
        if self.relative_speaks or self.in_passing or self.lang != "en":
            return False
        kin = self.sentence.words_of("kin", last, clause.last)
        return bool(kin) and words[kin[0] - 1].key in ("in", "of", "on", "from")

    def puts_as_question(self, start: int, end: int) -> bool:
        """True where what stands between two places of the text ends a question: "121?", not "121? yes"."""
        inside = [at for at, word in enumerate(self.utterance.words) if start <= word.start < end]
        if not inside:
            return False
        clause, sentence = self.sentence.clause_of(inside[-1]), self.sentence
        agreed = sentence.bare_follows(inside[-1]) and not sentence.bare_no_follows(inside[-1])
        return clause.mark == "?" and not agreed

    def of_other_matter(self, first: int) -> bool:
        """True when the clause of the word names another matter, in words that this question doesn't have."""
        return bool(self.others_named(first))

    def others_named(self, first: int) -> list[int]:
        """Indices of the words by which the clause names such a matter."""
        named = self.sentence.other_matters(first)
        return [] if self._own_words.issuperset(named) else named

    @remembered
    def _own_words(self) -> set[int]:
        """Indices of the words that the question's own phrases and topics cover."""
        said = [match for match in self.every_saying if match.key.role != "trap"]
        own = {at for match in said for at in range(match.first, match.last)}
        return own | {
            at
            for match in self.topics
            if match.key == self.question.id
            for at in range(match.first, match.last)
        }

    def all_known_after(self, index: int, beside: Sequence[int] = ()) -> bool:
        """True when the words from here on are the question's own, little words and denials, no figures.

        Args:
            index: Of the first word looked at.
            beside: Indices of words that are known otherwise.
        """
        return self.all_known(index, len(self.utterance.words), beside)

    def all_known(self, first: int, last: int, beside: Sequence[int] = ()) -> bool:
        """The same for the words [first, last)."""
        known, words = self._known_words, self.utterance.words
        return all(
            at in known or at in beside or words[at].kind == "punct" or words[at].key in _LITTLE
            for at in range(first, last)
        )

    def names_own(self, index: int) -> bool:
        """True for a word that names the question's own thing."""
        own = (match for match in self.topics if match.key == self.question.id)
        return any(match.first <= index < match.last for match in own)

    @remembered
    def _known_words(self) -> frozenset[int]:
        """Indices of the words of the question's own phrases and of the things of any question."""
        spans = [(match.first, match.last) for match in self.every_saying]
        spans += [(match.first, match.last) for match in self.topics]
        return frozenset(at for first, last in spans for at in range(first, last))

    def unsettled(self, first: int, last: int) -> bool:
        """True where words beside [first, last), or beside the thing named there, leave it open."""
        named = any(at in self._names_left_open for at in range(first, last))
        beside = left_open(self.sentence, first, last, self._of_now)
        return named or beside or self.sentence.unsettled(first, last)

    @property
    def _of_now(self) -> bool:
        """True where it is asked what is so today."""
        return asks_now(self.wording_of(self.question.id))

    @remembered
    def _names_left_open(self) -> frozenset[int]:
        """Indices of the words with which English words name this question's thing and leave it open."""
        own = [one for one in self.topics if one.key == self.question.id and self.utterance.lang == "en"]
        return frozenset(
            one.first for one in own if left_open(self.sentence, one.first, one.last, self._of_now)
        )

    @remembered
    def leaves_much(self) -> bool:
        """True when a good part of the answer is words that nothing here knows.

        In passing most words are for the question that was put: there a short phrase alone is in doubt.
        """
        told = {at for match in self.every_saying for at in range(match.first, match.last)}
        if self.in_passing and (len(told) > _SHORT or self._is_named):
            return False
        known = self._known_words
        left = [
            word
            for at, word in enumerate(self.utterance.words)
            if at not in known and word.kind not in ("punct", "number") and word.key not in _LITTLE
        ]
        return len(left) >= (_MUCH_HAN if any(word.kind == "han" for word in left) else _MUCH)

    @property
    def _is_named(self) -> bool:
        return any(match.key == self.question.id for match in self.topics)

    def said(self, code: str) -> list[Match[Saying]]:
        """The matches of ``says.<code>``."""
        return [match for match in self.sayings if match.key.role == "says" and match.key.codes == (code,)]


_SHORT = 2
"""Words of a phrase that by itself is little proof."""
_MUCH = 3
_MUCH_HAN = 5
"""Words, or Chinese characters, not understood beside what is, from which on it is asked back."""

_LITTLE = (
    AROUND
    | PASSED_OVER
    | NEGATIONS
    | TIMES_OF_DAY
    | frozenset(
        "but however though although 但 可 是 不 过 而 且 and at on in of it back only last "
        "ago since day lunch time 上 下 午 早 晚 中 刚 才 日 天 号 点 半 一 最 "
        "近 次 又 还 今 这 "
        "年 月 周 前 后 个 完 二 三 四 五 六 七 八 九 十 两".split()
    )
)
"""Words that by themselves take nothing back."""
