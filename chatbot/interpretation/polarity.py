"""How words stand in a sentence: its clauses, what is denied, and of whom it is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from chatbot.interpretation.grammar import find
from chatbot.interpretation.lexicon import NEGATIONS
from chatbot.interpretation.normalise import Token, Utterance
from chatbot.interpretation.phrases import Match

_ENDS = frozenset(
    ', . ; : ! ? 。 ( ) " but though although however because except so 但 可 而 。 ...'.split()
)
"""Marks and words that end a clause; "、" and "/" only part the items of a list."""

_SUBJECTS = frozenset("i he she it they we you there that this who which".split())

ANSWERED_BEFORE = _SUBJECTS | frozenset(
    "the my his her our just only thanks thank thankfully not never nothing none still sorry unfortunately "
    "luckily nope no nah and all everything im ive what who a an".split()
)
"""After these, a "no" that stands before them was an answer: "no it held", "no, nothing"."""

_OPENING = _SUBJECTS | NEGATIONS
"""After these, an "and" begins a statement of its own."""
_REPORTING = frozenset(
    "say says said think thinks tell tells told reckon reckons found help helps and with drive drives sign "
    "signs typing type types 说 帮 陪 讲 告 觉 和 替 给 签".split()
)
_SELF = frozenset("i me my mine myself i'm 我".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of words without an inner mark."""

    first: int
    """Index in ``Utterance.words``."""
    last: int
    """Index after its last word."""
    mark: str
    """What ended it: a mark, a word such as "but"; empty at the end of the answer."""


@dataclass(frozen=True, slots=True)
class Denial:
    """Words that deny what follows them in their clause."""

    first: int
    last: int
    outer: bool
    """True: denies the whole statement ("I don't think that …", 不是 …), so also one with a negation."""


class Sentence:
    """One utterance with its clauses and denials."""

    def __init__(self, utterance: Utterance) -> None:
        self.utterance = utterance
        self.words: tuple[Token, ...] = utterance.words
        self.clauses: tuple[Clause, ...] = tuple(_clauses(self.words))
        self._denials: tuple[Denial, ...] = tuple(self._find_denials())

    @cached_property
    def _persons(self) -> list[Match[str]]:
        return find("persons", self.utterance.languages, self.words)

    def clause_of(self, index: int) -> Clause:
        """The clause in which the word stands (the last one for a mark between two)."""
        for clause in self.clauses:
            if index < clause.last:
                return clause
        return self.clauses[-1] if self.clauses else Clause(0, 0, "")

    @cached_property
    def doubted(self) -> bool:
        """True when the speaker takes the answer half back ("maybe", "not entirely sure", 可能吧)."""
        return any(word.key in _DOUBTS for word in self.words) or self._possibly

    @property
    def _possibly(self) -> bool:
        """True for 可能 that is no 不可能."""
        text = self.utterance.text
        return "可能" in text.replace("不可能", "").replace("没可能", "")

    def conditional(self, first: int, last: int) -> bool:
        """True when a condition stands outside the words [first, last): "… if I take steroids first"."""
        return any(match.key == "condition" and not first <= match.first < last for match in self._persons)

    @cached_property
    def correction(self) -> int | None:
        """Index of the first word after the last correction ("no, I mean", 不对); None: none."""
        found = [match for match in self._persons if match.key == "correction" and match.first > 0]
        return max(match.last for match in found) if found else None

    def moves_on(self, first: int, last: int) -> bool:
        """True when what stands after these words came later or holds now ("then", 后来, 现在)."""
        return any(
            match.key == "later" and first <= match.first and match.last <= last + 1
            for match in self._persons
        )

    def planned(self, index: int) -> bool:
        """True when the clause of the word tells what is still to come, or was only spoken of."""
        return self._in_clause("planned", index)

    def _in_clause(self, key: str, index: int) -> bool:
        clause = self.clause_of(index)
        return any(match.key == key and clause.first <= match.first < clause.last for match in self._persons)

    def supposed_once(self, index: int, followed: bool = False) -> bool:
        """True when the clause of the word tells what was thought at first.

        Args:
            index: Of the word.
            followed: Only where another clause goes on from there.
        """
        return self._in_clause("former", index) and not (followed and not self.clause_of(index).mark)

    def limited(self, index: int) -> bool:
        """True when the word stands in what limits a denial: "not since they gave me steroids"."""
        clause = self.clause_of(index)
        limits = [at for at in range(clause.first + 1, index) if self._word(at) in ("since", "until", "till")]
        return any(self.has_denial(clause.first, at) for at in limits)

    def excepts(self, first: int, last: int) -> bool:
        """True when an exception stands outside the words [first, last): "apart from my heart"."""
        return any(match.key == "except" and not first <= match.first < last for match in self._persons)

    def offered(self, index: int) -> bool:
        """True when the clause of the word tells what was only proposed."""
        return self._in_clause("offered", index)

    def is_better(self, index: int) -> bool:
        """True when words after this one say that it has passed: "all clear now", 现在正常."""
        return any(match.key == "better" and match.first >= index for match in self._persons)

    def has_ended(self, index: int) -> bool:
        """True for either: what is said is no longer so, or never was."""
        return self.is_over(index) or self.is_better(index)

    def is_over(self, index: int) -> bool:
        """True when words after this one say that it was turned down or never came about."""
        return any(match.key == "over" and match.first >= index for match in self._persons)

    def long_past(self, index: int) -> bool:
        """True when the clause of the word tells of years gone by: "as a child", "years ago", 小时候."""
        return self._in_clause("past", index)

    def asks_whether(self, first: int, last: int) -> bool:
        """True where the words stand in an indirect question: "whether it …", 快不快, 能不能."""
        clause = self.clause_of(first)
        return any(
            match.key == "whether" and clause.first <= match.first < last and match.first < clause.last
            for match in self._persons
        )

    @cached_property
    def speaks_of_kin(self) -> bool:
        """True when another person is named at all."""
        return any(match.key == "kin" for match in self._persons)

    @cached_property
    def turned_idiom(self) -> str:
        """An idiom whose negation denies nothing, or whose clause means its opposite; empty: none."""
        found = [match for match in self._persons if match.key == "turned"]
        return "".join(self._word(at) for match in found for at in range(match.first, match.last))

    @cached_property
    def speaks_of_no_treatment(self) -> bool:
        """True when no word says that something was done to or taken by the participant."""
        return not any(match.key == "treated" for match in self._persons)

    def asks(self, index: int) -> bool:
        """True when the clause of the word is a question put back: "is that the big needle?"."""
        clause = self.clause_of(index)
        return clause.mark == "?" and self._word(clause.first) in _ASKING

    def of_speaker(self, index: int) -> bool:
        """True when the clause of the word is about the one who types ("I'm …", 我是 …)."""
        clause = self.clause_of(index)
        return any(word.key in _SELF for word in self.words[clause.first : index])

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
        own = next((denial for denial in self._denials if first <= denial.first < last), None)
        reaching = [
            denial
            for denial in self._denials
            if clause.first <= denial.first and denial.last <= first and not self._closed(denial.last, first)
        ]
        plain = [denial for denial in reaching if not denial.outer]
        if own is not None:
            plain = [one for one in plain[-1:] if self._leaves_none(one, own, first, last)]
        turned = len(plain) > 1 and self._turns_round(plain[-2], plain[-1])
        outer = sum(denial.outer for denial in reaching)
        return (outer + bool(plain) + turned + self._goes_without(last, clause)) % 2 == 1

    def _goes_without(self, index: int, clause: Clause) -> bool:
        """True where the clause ends in a bare "without": "they do it without", but no "cope without"."""
        ending = clause.last - 1
        return index <= ending and self._word(ending) == "without" and self._word(ending - 1) not in _COPING

    def _turns_round(self, one: Denial, other: Denial) -> bool:
        """True for two denials of which the second makes the first a yes."""
        between = [word.key for word in self.words[one.last : other.first]]
        if self.words[other.first].kind == "han":
            return not between or any(word in _ANY_PLACE for word in between)
        return len(between) <= 1 and self.words[other.first].key not in _CONCORD

    def _leaves_none(self, one: Denial, own: Denial, first: int, last: int) -> bool:
        """True for "nothing that … not" in Chinese: 没啥不能…, 没有我签不了的字."""
        between = {word.key for word in self.words[one.last : first]}
        if self.words[own.first].kind != "han" or self._word(own.first) == self._word(one.first):
            return False
        named = _PERSONS if self._word(last) == "的" else frozenset[str]()
        return between <= (_ANY_PLACE | _LINKS | named)

    def _closed(self, start: int, end: int) -> bool:
        """True when a denial that ends at ``start`` doesn't reach the words from ``end`` on.

        A closer that opens those words counts too ("no biopsy just scans"), but not right after the denial
        ("not just scans").
        """
        reached = range(start, end + 1 if end > start else end)
        return any(self.words[index].key in _CLOSERS for index in reached)

    def has_denial(self, first: int, last: int) -> bool:
        """True when a denial stands among the words [first, last)."""
        return any(first <= denial.first < last for denial in self._denials)

    def of_another(self, first: int, relative_speaks: bool) -> bool:
        """True when the word is said of somebody else than the participant.

        Args:
            first: Index of the word.
            relative_speaks: True when a relative types: then "my mother" is the participant.
        """
        if relative_speaks:
            return False
        clause = self.clause_of(first)
        for kin in (match for match in self._persons if match.key == "kin"):
            if clause.first <= kin.first and kin.last <= first:
                between = [self.words[index].key for index in range(kin.last, first)]
                return not any(word in _SELF or word in _REPORTING for word in between)
        return False


_ASKING = frozenset("is are was does do did what which whats how who why can could would will should".split())
_COPING = frozenset("cope manage do go be live survive function last get by".split())
"""Verbs that "without" belongs to, so that it denies nothing."""
_CONCORD = frozenset("no none nothing nobody nowhere never neither nor".split())
"""Negations that only repeat one before them: "haven't got no"."""
_ANY_PLACE = frozenset("哪 谁 什 啥 一 几 多 个".split())

_LINKS = frozenset("有 么 的 是 人".split())
_PERSONS = frozenset("我 他 她".split())

_CLOSERS = frozenset("since until unless when if then now because only just 就 只 才 因".split())
"""Words over which a denial does not reach: "not since the operation", "没打别的就打过"."""


_AFTER_BUT = frozenset("是 我 他 她 它 俺 咱 没 医 大 我们 这 那 后 现".split())
"""What follows 可 where it says "but" (可是, 可我 …); elsewhere it is part of a word (可以, 可能, 不可)."""


def _ends_clause(words: Sequence[Token], index: int) -> bool:
    word = words[index].key
    if word == "so":
        return not _word_ends_here(words, index)
    if word == "可":
        return index > 0 and index + 1 < len(words) and words[index + 1].key in _AFTER_BUT
    return word in _ENDS


def _clauses(words: Sequence[Token]) -> Iterator[Clause]:
    first = 0
    for index, word in enumerate(words):
        if _ends_clause(words, index):
            yield Clause(first, index, word.key)
            first = index + 1
        elif word.key == "and" and index + 1 < len(words) and words[index + 1].key in _OPENING:
            yield Clause(first, index, "and")
            first = index + 1
        elif word.key == "nor" and index > first:
            yield Clause(first, index, "nor")
            first = index
        elif word.key == "-" and index:
            yield Clause(first, index, "-")
            first = index + 1
    if first < len(words) or not words:
        yield Clause(first, len(words), "")


def _word_ends_here(words: Sequence[Token], index: int) -> bool:
    return index + 1 == len(words) or words[index + 1].kind == "punct"


_DOUBTS = frozenset("maybe perhaps possibly might".split())
