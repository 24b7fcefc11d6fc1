"""How words stand in a sentence: its clauses, what is denied, and of whom it is said."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from chatbot.interpretation.clauses import SUBJECTS, Clause, clauses
from chatbot.interpretation.grammar import find
from chatbot.interpretation.interrogative import is_question
from chatbot.interpretation.normalise import Token, Utterance
from chatbot.interpretation.others import SELF, Others
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.postposed import asks_done, asks_either, is_lacking, repeated_denied
from chatbot.interpretation.rhetoric import divided, doubts
from criteria.frozen import frozen

ANSWERED_BEFORE = SUBJECTS | frozenset(
    "the my his her our just only thanks thank thankfully not never nothing none still sorry unfortunately "
    "luckily nope no nah and all everything im ive what who a an".split()
)
"""After these, a "no" that stands before them was an answer: "no it held", "no, nothing"."""


@frozen
class Denial:
    """Words that deny what follows them in their clause."""

    first: int
    last: int
    outer: bool
    """True: denies the whole statement ("I don't think that …", 不是 …), so also one with a negation."""


class _Denials:
    """Denials from left to right, those that reach a word found without passing over the others."""

    def __init__(self, denials: Iterable[Denial]) -> None:
        self._every = sorted(denials, key=lambda denial: denial.first)
        self._firsts = [denial.first for denial in self._every]
        self._lasts = [denial.last for denial in self._every]

    def within(self, first: int, last: int) -> Denial | None:
        """The first one that begins among the words [first, last); None: none does."""
        at = bisect_left(self._firsts, first)
        return self._every[at] if at < len(self._every) and self._firsts[at] < last else None

    def before(self, index: int, begin: int, closer: int) -> list[Denial]:
        """Those from ``begin`` on that end before the word and after the closer, or right at the word."""
        unclosed = min(bisect_right(self._lasts, closer), bisect_left(self._lasts, index))
        first = max(bisect_left(self._firsts, begin), unclosed)
        return self._every[first : bisect_right(self._lasts, index)]


class Sentence:
    """One utterance with its clauses and denials."""

    def __init__(self, utterance: Utterance) -> None:
        self.utterance = utterance
        self.words: tuple[Token, ...] = utterance.words
        self.clauses: tuple[Clause, ...] = tuple(clauses(self.words))
        self._clause_ends = [clause.last for clause in self.clauses]
        denials = list(self._find_denials())
        self._denials = _Denials(denials)
        self._outer = _Denials(denial for denial in denials if denial.outer)
        self._plain = _Denials(denial for denial in denials if not denial.outer)
        self._closers = [index for index, word in enumerate(self.words) if word.key in _CLOSERS]

    @cached_property
    def _persons(self) -> dict[str, list[Match[str]]]:
        """What is said of persons, times and conditions, by what it says, from left to right."""
        found: dict[str, list[Match[str]]] = {}
        for match in find("persons", self.utterance.languages, self.words):
            found.setdefault(match.key, []).append(match)
        return {key: sorted(matches, key=lambda match: match.first) for key, matches in found.items()}

    def _said(self, key: str) -> list[Match[str]]:
        return self._persons.get(key, [])

    def clause_of(self, index: int) -> Clause:
        """The clause in which the word stands (the last one for a mark between two)."""
        return self.clauses[min(bisect_right(self._clause_ends, index), len(self.clauses) - 1)]

    @cached_property
    def doubted(self) -> bool:
        """True when the speaker takes the answer half back ("maybe", "not entirely sure", 可能吧)."""
        named = self.suspected or "doubt" in self._persons
        return named or doubts(self.utterance.text, {word.key for word in self.words})

    @property
    def suspected(self) -> bool:
        """True when something is told as a suspicion that is not settled (怀疑有…, 不排除)."""
        return "suspected" in self._persons

    def conditional(self, first: int, last: int) -> bool:
        """True when a condition stands outside the words [first, last): "… if I take steroids first"."""
        return any(not first <= match.first < last for match in self._said("condition"))

    @cached_property
    def correction(self) -> int | None:
        """Index of the first word after the last correction ("no, I mean", 不对); None: none."""
        return max((match.last for match in self._said("correction")), default=None)

    def moves_on(self, first: int, last: int) -> bool:
        """True when what stands after these words came later or holds now ("then", 后来, 现在)."""
        return any(first <= match.first and match.last <= last + 1 for match in self._said("later"))

    def words_of(self, key: str, first: int, last: int) -> list[int]:
        """Indices of the words of such phrases that begin among the words [first, last)."""
        found = (match for match in self._said(key) if first <= match.first < last)
        return [at for match in found for at in range(match.first, match.last)]

    def framed(self, first: int, last: int) -> bool:
        """True when the words [first, last) are told as heard, feared, wished or asked, or taken back."""
        clause = self.clause_of(first)
        before = self._begins("framed", clause.first, first) or self.asks_whether(first, last)
        return before or self._begins("taken_back", last, len(self.words))

    def planned(self, index: int) -> bool:
        """True when the clause of the word tells what is still to come, or was only spoken of."""
        return self._in_clause("planned", index)

    def _in_clause(self, key: str, index: int) -> bool:
        clause = self.clause_of(index)
        return self._begins(key, clause.first, clause.last)

    def _begins(self, key: str, first: int, last: int) -> bool:
        """True when something of that key begins among the words [first, last)."""
        matches = self._said(key)
        at = bisect_left(matches, first, key=lambda match: match.first)
        return at < len(matches) and matches[at].first < last

    def supposed_once(self, index: int, followed: bool = False) -> bool:
        """True when the clause of the word tells what was thought at first.

        Args:
            index: Of the word.
            followed: Only where another clause goes on from there.
        """
        return self._in_clause("former", index) and not (followed and not self.clause_of(index).mark)

    def was_so(self, index: int) -> bool:
        """True when the clause of the word tells of what was thought or was so before."""
        return self.supposed_once(index) or self.long_past(index)

    def limited(self, index: int) -> bool:
        """True when the word stands in what limits a denial: "not since they gave me steroids"."""
        clause = self.clause_of(index)
        limits = [at for at in range(clause.first + 1, index) if self._word(at) in ("since", "until", "till")]
        return any(self.has_denial(clause.first, at) for at in limits)

    def until_then(self, index: int) -> bool:
        """True when an "until" after the word limits what is denied: "nothing showed till the PET"."""
        following = self.words[index : self.clause_of(index).last]
        return any(word.key in ("until", "till") for word in following)

    def excepts(self, first: int, last: int) -> bool:
        """True when an exception stands outside the words [first, last): "apart from my heart"."""
        return any(not first <= match.first < last for match in self._said("except"))

    def offered(self, index: int) -> bool:
        """True when the clause of the word tells what was only proposed."""
        return self._in_clause("offered", index)

    def is_better(self, index: int) -> bool:
        """True when words after this one say that it has passed: "all clear now", 现在正常."""
        return self._begins("better", index, len(self.words))

    def has_ended(self, index: int) -> bool:
        """True for either: what is said is no longer so, or never was."""
        return self.is_over(index) or self.is_better(index)

    def is_excluded(self, index: int) -> bool:
        """True when words after this one in its answer say that it was looked for and isn't there."""
        return self._begins("excluded", index, len(self.words))

    def is_over(self, index: int) -> bool:
        """True when words after this one say that it was turned down or never came about."""
        return self._begins("over", index, len(self.words))

    def untried(self, index: int) -> bool:
        """True when words soon after this one end their clause in "never touched": 善龙那种我没碰过."""
        end = min(index + _SOON, self.clause_of(index).last)
        return self._begins("untried", index, end)

    def long_past(self, index: int) -> bool:
        """True when the clause of the word tells of years gone by: "as a child", "years ago", 小时候."""
        return self._in_clause("past", index)

    def asks_either(self, first: int) -> bool:
        """True when the word stands in or right after a question such as 有没有 or 过敏不过敏."""
        return asks_either(self.words, first, self.clause_of(first).last)

    def leaves_open(self, first: int, last: int) -> bool:
        """True when the words [first, last) are only asked after: 有没有感染, 进展了没有."""
        end = self.clause_of(first).last
        either = asks_either(self.words, first, end) or repeated_denied(self.words, last, end)
        return either or asks_done(self.words, last, end)

    def asks_whether(self, first: int, last: int) -> bool:
        """True where the words stand in an indirect question: "whether it …", 快不快, 能不能."""
        clause = self.clause_of(first)
        return self._begins("whether", clause.first, min(last, clause.last))

    @cached_property
    def speaks_of_kin(self) -> bool:
        """True when another person is named at all."""
        return "kin" in self._persons

    @cached_property
    def turned_idiom(self) -> str:
        """An idiom whose negation denies nothing, or whose clause means its opposite; empty: none."""
        found = self._said("turned")
        return "".join(self._word(at) for match in found for at in range(match.first, match.last))

    @cached_property
    def speaks_of_no_treatment(self) -> bool:
        """True when no word says that something was done to or taken by the participant."""
        return "treated" not in self._persons

    def asks_and_denies(self, index: int) -> bool:
        """True when the word is named as a question that a no answers at once: "the spleen? no"."""
        clause = self.clause_of(index)
        following = clause.last + 1
        asks = clause.mark == "?" or (clause.mark == "," and self.asks(index))
        return asks and self._word(following) in _DENYING and clause.last > index

    def answered_no(self, last: int) -> bool:
        """True when nothing but a no follows the words up to this index in their clause: "stomach no"."""
        return self._word(last) in ("no", "nope") and self.clause_of(last).last == last + 1

    def other_matters(self, index: int) -> list[int]:
        """Indices of the words of the word's clause that name another pain, part or thing: "the hip"."""
        clause = self.clause_of(index)
        return self.words_of("matter", clause.first, clause.last)

    def nearly(self, first: int) -> bool:
        """True where "almost" or "nearly" stands right before the word: "nearly went to the liver"."""
        before = first - 2 if self._word(first - 1) in _COMING_ABOUT else first - 1
        return self._word(before) in ("almost", "nearly")

    def concludes(self, index: int) -> bool:
        """True when the clause of the word draws a conclusion from the one before it: "…, so yes"."""
        clause = self.clause_of(index)
        return any(other.mark == "so" and other.last == clause.first - 1 for other in self.clauses)

    def asks(self, index: int) -> bool:
        """True when the clause of the word is a question put back: "is that the big needle?", 高血压算吗."""
        return self.clause_of(index) in self._asking

    @cached_property
    def _asking(self) -> frozenset[Clause]:
        return frozenset(
            clause
            for clause in self.clauses
            if is_question([word.key for word in self.words[clause.first : clause.last]], clause.mark)
        )

    @cached_property
    def divided(self) -> bool:
        """True where one is said to say so and another not."""
        return divided(self.utterance.text)

    def of_speaker(self, index: int) -> bool:
        """True when the clause of the word is about the one who types ("I'm …", 我是 …), not "my wife"."""
        clause = self.clause_of(index)
        of_kin = {at for match in self._said("kin") for at in range(match.first, match.last)}
        return any(self._word(at) in SELF for at in range(clause.first, index) if at not in of_kin)

    def names_kin(self, first: int, last: int) -> bool:
        """True when the words [first, last) overlap the name of another person."""
        return any(match.first < last and first < match.last for match in self._said("kin"))

    def corrects_before(self, index: int) -> bool:
        """True when a correction stands before the word."""
        return self.correction is not None and self.correction <= index

    def _find_denials(self) -> Iterator[Denial]:
        for match in find("denials", self.utterance.languages, self.words):
            if not (self._word(match.first) in ("no", "没", "没有", "不") and self._is_answer(match)):
                yield Denial(match.first, match.last, match.key == "outer")

    def _word(self, index: int) -> str:
        return self.words[index].key if 0 <= index < len(self.words) else ""

    def _is_answer(self, match: Match[str]) -> bool:
        clause = self.clause_of(match.first)
        following = self._word(match.last) if match.last < clause.last else ""
        return not following or (self._word(match.first) == "no" and following in ANSWERED_BEFORE)

    def denied(self, first: int, last: int) -> bool:
        """True when the words [first, last) are denied.

        The nearest denial before them in their clause counts, one right before it that it turns round
        ("can't not", 没有哪儿没), and each that denies the whole statement; "haven't got no" is one denial,
        not two. Words with a negation of their own are denied only by what denies the whole statement.
        """
        clause = self.clause_of(first)
        own = self._denials.within(first, last)
        closer = self._last_closer(first)
        plain = self._plain.before(first, clause.first, closer)
        if own is not None:
            plain = [
                one for one in plain[-1:] if self._leaves_none(one, own, first, last) or self._must(one, own)
            ]
        turned = len(plain) > 1 and self._turns_round(plain[-2], plain[-1])
        outer = len(self._outer.before(first, clause.first, closer))
        said = bool(plain) or (own is None and is_lacking(self.words, last, clause.last))
        return (outer + said + turned + self._goes_without(last, clause)) % 2 == 1

    def denied_from(self, first: int) -> int:
        """Index after the nearest denial before the word in its clause; the word itself: there is none."""
        before = self._denials.before(first, self.clause_of(first).first, self._last_closer(first))
        return before[-1].last if before else first

    def _last_closer(self, index: int) -> int:
        """Index of the last word up to this one over which no denial reaches; -1: none.

        A closer that opens the words counts too ("no biopsy just scans"), but not right after the denial
        ("not just scans").
        """
        at = bisect_right(self._closers, index)
        return self._closers[at - 1] if at else -1

    def _goes_without(self, index: int, clause: Clause) -> bool:
        """True where the clause ends in a bare "without": "they do it without", but no "cope without"."""
        ending = clause.last - 1
        return index <= ending and self._word(ending) == "without" and self._word(ending - 1) not in _COPING

    def _turns_round(self, one: Denial, other: Denial) -> bool:
        """True for two denials of which the second makes the first a yes."""
        between = [word.key for word in self.words[one.last : other.first]]
        if self.words[other.first].kind == "han":
            return not between or any(word in _ANY_PLACE for word in between)
        told = [word for word in between if word not in _OF_ALL]
        return len(told) <= 1 and self.words[other.first].key not in _CONCORD

    def _must(self, one: Denial, own: Denial) -> bool:
        """True for "can't but" in Chinese: 不能不避."""
        return own.first - one.last == 1 and self._word(one.last) in _MODALS

    def _leaves_none(self, one: Denial, own: Denial, first: int, last: int) -> bool:
        """True for "nothing that … not" in Chinese: 没啥不能…, 没有我签不了的字."""
        between = {word.key for word in self.words[one.last : first]}
        if self.words[own.first].kind != "han" or self._word(own.first) == self._word(one.first):
            return False
        named = _PERSONS if self._word(last) == "的" else frozenset[str]()
        return between <= (_ANY_PLACE | _LINKS | named)

    def has_denial(self, first: int, last: int) -> bool:
        """True when a denial stands among the words [first, last)."""
        return self._denials.within(first, last) is not None

    def of_another(self, first: int, relative_speaks: bool) -> bool:
        """True when the word is said of somebody else than the participant.

        Args:
            first: Index of the word.
            relative_speaks: True when a relative types: then "my mother" is the participant.
        """
        return not relative_speaks and "patient" not in self._persons and self._others.spoken_of_at(first)

    @cached_property
    def _others(self) -> Others:
        return Others(self.words, self._said("kin"), self.clause_of)


_DENYING = frozenset("no none nope nah naw never not 不 没 没有".split())
_SOON = 6
"""Words, or Chinese characters, over which what was never touched is still the last thing named."""
_COPING = frozenset("cope manage do go be live survive function last get by".split())
"""Verbs that "without" belongs to, so that it denies nothing."""
_CONCORD = frozenset("no none nothing nobody nowhere never neither nor".split())
"""Negations that only repeat one before them: "haven't got no"."""
_COMING_ABOUT = frozenset("had got went was did have has started came".split())
_OF_ALL = frozenset("of them these those us my the".split())
"""Words that say of how many something is denied: "not one of them failed"."""
_ANY_PLACE = frozenset("哪 谁 什 啥 一 几 多 个".split())

_MODALS = frozenset("能 得 可 会 敢 肯".split())
_LINKS = frozenset("有 么 的 是 人".split())
_PERSONS = frozenset("我 他 她".split())

_CLOSERS = frozenset("since until unless when if then now because only just 就 只 才 因 光".split())
"""Words over which a denial does not reach: "not since the operation", "没打别的就打过"."""
