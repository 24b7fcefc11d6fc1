"""How words stand in a sentence: its clauses, what is denied, and of whom it is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from chatbot.interpretation.normalise import Token, Utterance
from chatbot.interpretation.phrases import Match, Phrases

_ENDS = frozenset(
    ', . ; : ! ? 。 ( ) " but though although however because except so 但 可 而 。 ...'.split()
)
"""Marks and words that end a clause; "、" and "/" only part the items of a list."""

_SUBJECTS = frozenset("i he she it they we you there that this who which".split())

_ANSWERED_BEFORE = _SUBJECTS | frozenset(
    "the my his her our just only thanks thank thankfully not never nothing none still sorry unfortunately "
    "luckily nope no nah and all everything im ive what who a an".split()
)
"""After these, a "no" that stands before them was an answer: "no it held", "no, nothing"."""

_NEGATORS = {
    "scope": (
        "no",
        "not",
        "none",
        "never",
        "nothing",
        "nobody",
        "nowhere",
        "neither",
        "nor",
        "without",
        "cant",
        "don't",
        "doesn't",
        "didn't",
        "isn't",
        "wasn't",
        "aren't",
        "weren't",
        "won't",
        "wouldn't",
        "couldn't",
        "shouldn't",
        "haven't",
        "hasn't",
        "hadn't",
        "ain't",
        "non",
        "hardly",
        "barely",
        "free of",
        "free from",
        "lack of",
        "instead of",
        "rather than",
        "unable",
        "fail*",
        "impossible",
        "ruled out",
        "rules out",
        "没",
        "没有",
        "不",
        "无",
        "未",
        "未见",
        "非",
        "别",
        "否认",
        "排除",
        "不曾",
        "从没",
        "从未",
        "没有任何",
        "不再",
    ),
    "outer": (
        "not that",
        "(don't|didn't|doesn't|wouldn't|can't) [really|honestly] (think|believe|say|suppose|reckon|imagine)",
        "doubt",
        "not true",
        "not the case",
        "not a case of",
        "far from",
        "不是",
        "并非",
        "并不是",
        "不觉得",
        "不认为",
        "不至于",
        "没说",
        "没有说",
        "没讲",
        "谈不上",
        "算不上",
        "不能说",
        "不算",
    ),
    "none": (
        "no doubt",
        "no question",
        "not only",
        "not just",
        "not to mention",
        "no wonder",
        "nothing but",
        "why not",
        "no idea",
        "no one knows",
        "no matter",
        "not long",
        "not too long",
        "i don't think$",
        "don't worry",
        "can't wait",
        "can't complain",
        "not sure",
        "no longer than",
        "not least",
        "not until",
        "no later than",
        "no more than",
        "never mind",
        "if not",
        "不过",
        "不但",
        "不仅",
        "不光",
        "不错",
        "差不多",
        "不久",
        "没多久",
        "不停",
        "不断",
        "对不起",
        "不好意思",
        "没事",
        "没问题",
        "没错",
        "不知",
        "不一定",
        "说不定",
        "没准",
        "不管",
        "不论",
        "无论",
        "有没有",
        "是不是",
        "能不能",
        "会不会",
        "行不行",
        "要不",
        "要不是",
        "不同",
        "不少",
        "不只",
        "不止",
        "不得不",
        "忍不住",
        "不然",
        "不由",
        "不如",
        "好不容易",
        "不怎么好",
        "不舒服",
        "非常",
        "别的",
        "别人",
        "特别",
        "分别",
        "级别",
        "性别",
        "区别",
        "个别",
        "别处",
        "无所谓",
        "未来",
    ),
}

_KIN = (
    "(my|our) (mother|mum|mom|mam|father|dad|husband|wife|partner|sister|brother|son|daughter|aunt|uncle|gran|granny|"
    "grandmother|grandma|grandfather|grandad|grandpa|cousin|friend|neighbour|neighbor|nan|parents|family|twin|nephew|"
    "niece|hubby|missus|boyfriend|girlfriend|in-laws)",
    "我(老伴|妈|爸|母亲|父亲|爱人|老公|老婆|先生|太太|丈夫|妻子|姐|哥|弟|妹|儿子|女儿|爷爷|奶奶|姥姥|姥爷|外公|外婆|舅|姨|姑|叔|家里人|"
    "家人|朋友|亲戚|婆婆|公公)",
    "(家族|家里)[有人]",
)
_REPORTING = frozenset(
    "say says said think thinks tell tells told reckon reckons found help helps and with drive drives sign signs "
    "typing type types 说 帮 陪 讲 告 觉 和 替 给 签".split()
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
        self._kin: tuple[Match[str], ...] | None = None

    def clause_of(self, index: int) -> Clause:
        """The clause in which the word stands (the last one for a mark between two)."""
        for clause in self.clauses:
            if index < clause.last:
                return clause
        return self.clauses[-1] if self.clauses else Clause(0, 0, "")

    @cached_property
    def doubted(self) -> bool:
        """True when the speaker takes the answer half back ("maybe", "not entirely sure", 可能吧)."""
        return any(word.key in _DOUBTS for word in self.words) or "可能" in self.utterance.text

    @cached_property
    def correction(self) -> int | None:
        """Index of the first word after the last correction ("no, I mean", 不对); None: none."""
        found = [match for match in _corrections().find(self.words) if match.first > 0]
        return max(match.last for match in found) if found else None

    def corrects_before(self, index: int) -> bool:
        """True when a correction stands before the word."""
        return self.correction is not None and self.correction <= index

    def _find_denials(self) -> Iterator[Denial]:
        for match in _negators().find(self.words):
            if match.key == "none":
                continue
            if not (self._word(match.first) in ("no", "没", "没有", "不") and self._is_answer(match)):
                yield Denial(match.first, match.last, match.key == "outer")

    def _word(self, index: int) -> str:
        return self.words[index].key if 0 <= index < len(self.words) else ""

    def _is_answer(self, match: Match[str]) -> bool:
        clause = self.clause_of(match.first)
        following = self._word(match.last) if match.last < clause.last else ""
        return not following or (self._word(match.first) == "no" and following in _ANSWERED_BEFORE)

    def denied(self, first: int, last: int) -> bool:
        """True when the words [first, last) are denied: an odd number of denials reaches them.

        Words that have a negation of their own are denied only by what denies the whole statement.
        """
        clause = self.clause_of(first)
        own = any(first <= denial.first < last for denial in self._denials)
        before = [
            denial
            for denial in self._denials
            if clause.first <= denial.first and denial.last <= first and (denial.outer or not own)
        ]
        reaching = [denial for denial in before if not self._closed(denial.last, first)]
        return len(reaching) % 2 == 1

    def _closed(self, start: int, end: int) -> bool:
        return any(self.words[index].key in _CLOSERS for index in range(start, end))

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
        if self._kin is None:
            self._kin = tuple(_kin().find(self.words))
        clause = self.clause_of(first)
        for kin in self._kin:
            if clause.first <= kin.first and kin.last <= first:
                between = [self.words[index].key for index in range(kin.last, first)]
                return not any(word in _SELF or word in _REPORTING for word in between)
        return False


_CLOSERS = frozenset("since until unless when if then now because only just 就 只 才 因".split())
"""Words over which a denial does not reach: "not since the operation", "没打别的就打过"."""


def _clauses(words: Sequence[Token]) -> Iterator[Clause]:
    first = 0
    for index, word in enumerate(words):
        if word.key in _ENDS and not (word.key == "so" and _word_ends_here(words, index)):
            yield Clause(first, index, word.key)
            first = index + 1
        elif word.key == "and" and index + 1 < len(words) and words[index + 1].key in _SUBJECTS:
            yield Clause(first, index, "and")
            first = index + 1
        elif word.key == "-" and index:
            yield Clause(first, index, "-")
            first = index + 1
    if first < len(words) or not words:
        yield Clause(first, len(words), "")


def _word_ends_here(words: Sequence[Token], index: int) -> bool:
    return index + 1 == len(words) or words[index + 1].kind == "punct"


@cache
def _negators() -> Phrases[str]:
    return Phrases((kind, pattern) for kind, patterns in _NEGATORS.items() for pattern in patterns)


_DOUBTS = frozenset("maybe perhaps possibly might".split())
_CORRECTIONS = (
    "no wait",
    "wait no",
    "sorry no",
    "no sorry",
    "i mean",
    "i meant",
    "actually no",
    "no actually",
    "scratch that",
    "correction",
    "make that",
    "or rather",
    "no it's",
    "no he's",
    "no she's",
    "oops",
    "no hang on",
    "no hold on",
    "hang on no",
    "strike that",
    "my mistake",
    "on second thoughts",
    "不对",
    "说错",
    "写错",
    "打错",
    "错了",
    "更正",
    "哦不",
    "不不",
    "应该是",
    "不是不是",
)


@cache
def _corrections() -> Phrases[str]:
    return Phrases(("correction", pattern) for pattern in _CORRECTIONS)


@cache
def _kin() -> Phrases[str]:
    return Phrases(("kin", pattern) for pattern in _KIN)
