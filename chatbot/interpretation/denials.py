"""What is denied in a sentence: its denials, how far each reaches, and which turn one another round."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from chatbot.interpretation.clauses import SUBJECTS, Clause
from chatbot.interpretation.lexicon import NEGATIONS
from chatbot.interpretation.normalise import Token
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.postposed import is_lacking
from chatbot.interpretation.remembered import remembered
from criteria.frozen import frozen

ANSWERED_BEFORE = SUBJECTS | frozenset(
    "the my his her our just only thanks thank thankfully not never nothing none still sorry unfortunately "
    "luckily nope no nah and all everything im ive what who a an apart aside besides".split()
)
"""After these, a "no" that stands before them was an answer: "no it held", "no, nothing"."""


@frozen
class Denial:
    """Words that deny what follows them in their clause."""

    first: int
    last: int
    outer: bool
    """True: denies the whole statement ("I don't think that …", 不是 …), so also one with a negation."""
    half: bool
    """True: only nearly denies ("hardly", "I hate to"), so that it is asked back."""


class _Row:
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


class Denials:
    """The denials of one sentence.

    Args:
        words: Of the sentence.
        found: Words that may deny, by whether they deny the whole statement ("outer").
        clause_of: The clause in which a word stands, by its index.
    """

    def __init__(
        self, words: Sequence[Token], found: Iterable[Match[str]], clause_of: Callable[[int], Clause]
    ) -> None:
        self._words, self._clause_of = words, clause_of
        self._denials = list(self._of(found))
        self._every = _Row(self._denials)

    @remembered
    def _outer(self) -> _Row:
        return _Row(denial for denial in self._denials if denial.outer)

    @remembered
    def _plain(self) -> _Row:
        return _Row(denial for denial in self._denials if not denial.outer)

    @remembered
    def _half(self) -> _Row:
        return _Row(denial for denial in self._denials if denial.half)

    @remembered
    def _closers(self) -> list[int]:
        return [
            index
            for index, word in enumerate(self._words)
            if word.key in _CLOSERS or (word.key in _SUBJECTS_OF_THEIR_OWN and self._opens_clause(index))
        ]

    def _of(self, found: Iterable[Match[str]]) -> Iterator[Denial]:
        for match in found:
            if not (self._word(match.first) in _ANSWERS and self._is_answer(match)):
                yield Denial(match.first, match.last, match.key == "outer", match.key == "half")

    def _word(self, index: int) -> str:
        return self._words[index].key if 0 <= index < len(self._words) else ""

    def _opens_clause(self, index: int) -> bool:
        """True where a condition ends and what can be done is told: 不打|我能扛, 不打的话|能忍."""
        before, after = self._word(index - 1), self._word(index + 1)
        if self._word(index) == "话":
            return before == "的"
        return after in _COPES and before not in _TO_WHOM

    def _is_answer(self, match: Match[str]) -> bool:
        clause = self._clause_of(match.first)
        following = self._word(match.last) if match.last < clause.last else ""
        alone = self._word(match.last - 1) == "no"
        return not following or (alone and following in ANSWERED_BEFORE)

    def denied(self, first: int, last: int) -> bool:
        """True when the words [first, last) are denied.

        The nearest denial before them in their clause counts, one right before it that it turns round
        ("can't not", 没有哪儿没), and each that denies the whole statement; "haven't got no" is one denial,
        not two. Words with a negation of their own are denied only by what denies the whole statement.
        """
        clause = self._clause_of(first)
        if not self._denials:
            lacking = is_lacking(self._words, last, clause.last)
            return lacking != self._goes_without(last, clause)
        own = self._every.within(first, last)
        closer = self._last_closer(first)
        plain = self._plain.before(first, clause.first, closer)
        if own is not None:
            plain = [
                one
                for one in plain[-1:]
                if self._leaves_none(one, own, first, last) or self._must(one, own) or self._undoes(one, own)
            ]
        turned = len(plain) > 1 and self._turns_round(plain[-2], plain[-1])
        outer = len(self._outer.before(first, clause.first, closer))
        said = bool(plain) or (own is None and is_lacking(self._words, last, clause.last))
        return (outer + said + turned + self._goes_without(last, clause)) % 2 == 1

    def denied_from(self, first: int) -> int:
        """Index after the nearest denial before the word in its clause; the word itself: there is none."""
        if not self._denials:
            return first
        before = self._every.before(first, self._clause_of(first).first, self._last_closer(first))
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
        between = [word.key for word in self._words[one.last : other.first]]
        if self._word(other.first) == "without":
            return self._word(one.first) not in _CONCORD
        if self._words[other.first].kind == "han":
            return not between or any(word in _ANY_PLACE for word in between)
        told = [word for word in between if word not in _OF_ALL]
        return len(told) <= 1 and self._words[other.first].key not in _CONCORD

    def _undoes(self, one: Denial, own: Denial) -> bool:
        """True for a verb that denies what follows: "it hasn't not grown", "not impossible to remove"."""
        verb, undone = self._word(one.first), self._word(own.first)
        between = {self._word(at) for at in range(one.last, own.first)}
        beside = not between if undone == "not" else undone in _UNDONE and between <= _WHOLLY
        return beside and (verb == "not" or verb[-2:] == "nt")

    def _must(self, one: Denial, own: Denial) -> bool:
        """True for "can't but" in Chinese: 不能不避."""
        return own.first - one.last == 1 and self._word(one.last) in _MODALS

    def _leaves_none(self, one: Denial, own: Denial, first: int, last: int) -> bool:
        """True for "nothing that … not" in Chinese: 没啥不能…, 没有我签不了的字."""
        between = {word.key for word in self._words[one.last : first]}
        if self._words[own.first].kind != "han" or self._word(own.first) == self._word(one.first):
            return False
        named = _PERSONS if self._word(last) == "的" else frozenset[str]()
        return between <= (_ANY_PLACE | _LINKS | named)

    def has_denial(self, first: int, last: int) -> bool:
        """True when a denial stands among the words [first, last)."""
        return self._every.within(first, last) is not None

    def half_denied(self, first: int, last: int) -> bool:
        """True when the words [first, last) are only nearly denied, by words before or between them."""
        if not self._denials:
            return False
        begin, among = self._clause_of(first).first, self._half.within(first + 1, last)
        passed_over = among is not None and self._word(among.first) not in NEGATIONS
        return passed_over or self._half.within(begin, first) is not None


_ANSWERS = frozenset("no 没 没有 不".split())
"""Denials that may be an answer by themselves, and then deny nothing that follows."""
_UNDONE = frozenset("impossible unable unwilling".split())
"""Adjectives that deny, and that a "not" before them turns round."""
_WHOLLY = frozenset(
    "entirely altogether exactly at all completely totally quite actually necessarily".split()
)
_COPING = frozenset("cope manage do go be live survive function last get by".split())
"""Verbs that "without" belongs to, so that it denies nothing."""
_CONCORD = frozenset("no none nothing nobody nowhere never neither nor".split())
"""Negations that only repeat one before them: "haven't got no"."""
_OF_ALL = frozenset("of them these those us my the".split())
"""Words that say of how many something is denied: "not one of them failed"."""
_ANY_PLACE = frozenset("哪 谁 什 啥 一 几 多 个".split())

_MODALS = frozenset("能 得 可 会 敢 肯".split())
_LINKS = frozenset("有 么 的 是 人".split())
_PERSONS = frozenset("我 他 她".split())

_CLOSERS = frozenset(
    "since until unless when if then now because only just after during following apart aside besides "
    "就 只 才 因 光".split()
)
"""Words over which a denial does not reach: "couldn't breathe after Lutathera", "没打别的就打过"."""
_SUBJECTS_OF_THEIR_OWN = frozenset("我 他 她 它 咱 话".split())
_COPES = frozenset("能 可 照 受 扛 挺 熬 撑 忍 顶 也".split())
"""What a subject that stands after a condition can do all the same."""
_TO_WHOM = frozenset("让 给 叫 许 准 诉 说 讲 对 跟 和 劝 为 得 信 想 到 觉 证 是 怕 教 把 替".split())
"""After these a person belongs to what is denied: 不让我扛, 没说我能停."""
