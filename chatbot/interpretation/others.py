"""Of whom the words speak: the participant, or somebody else who is named."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from chatbot.interpretation.clauses import Clause
from chatbot.interpretation.normalise import Token
from chatbot.interpretation.phrases import Match, shortness

SELF = frozenset("i me my mine myself i'm 我".split())
"""Words by which the one who types names himself."""
_REPORTING = frozenset(
    "say says said think thinks tell tells told reckon reckons found help helps and with drive drives sign "
    "signs typing type types 说 帮 陪 讲 告 觉 和 替 给 签".split()
)
"""Words that lead from a relative back to the participant ("my wife says …")."""
_BESIDE = frozenset("跟 和 与 同".split())
"""Words before the name of somebody who does or has it with the participant: 跟老公商量."""
_TELLING = frozenset("told tell tells telling assured promised informed warned".split())
_TELLING_TO = frozenset("said says say explained told mentioned promised".split())
_TOLD_OF = [[word] for word in "she he her his they their she's he's".split()]
"""Words after the one who is told that go on about him or her."""
_PAST_VERBS = frozenset("had has got died was were did went passed is grew spread came".split())
"""Words that may end the name of another as it is found ("dad had"); they tell of him already."""

_IN_FAMILY = (["runs", "in"], ["run", "in"], ["ran", "in"])
_POINTING = frozenset("that it this which those was is 's were though but 那 这 都 是 指 说 的".split())
"""Words between a thing and the one who has it: "that was my mother"."""
_MOST_POINTING = 5
_THIRD_PERSON = frozenset("he she his her hers".split())
_CALLED_SO = frozenset("he she he's she's hers theirs".split())
"""Words with which a clause goes on of somebody named before."""
_IN_WHOSE_PLACE = frozenset("for about of".split())
"""Words before the one for whom a relative types."""
_HELPING = frozenset(
    "nurse doctor consultant surgeon gp oncologist carer helper friend neighbour neighbor".split()
)
_HEADS = frozenset(": - (".split())
"""Marks that part a thing and the one who has it: "brain mets (my mother)", "mother: diabetes"."""
_OWNED = frozenset("was is for 's in on killed took".split())
"""Words between a figure or a thing and the one whose it is: "121 was my brother's"."""


class Others:
    """The other people named in an answer.

    Args:
        words: Of the answer.
        kin: Where others are named, from left to right.
        clause_of: The clause in which a word stands, by its index.
    """

    def __init__(
        self, words: Sequence[Token], kin: Sequence[Match[str]], clause_of: Callable[[int], Clause]
    ) -> None:
        self._kin, self._clause_of = kin, clause_of
        self._words = [word.key for word in words]
        named = {at for match in kin for at in range(match.first, match.last)}
        self._firsts = [match.first for match in kin]
        self._told_after = dict(one for match in kin if (one := self._whose_after(match)) is not None)
        self._ends = [one.last - (self._words[one.last - 1] in _PAST_VERBS) for one in kin]
        leading = SELF | _REPORTING
        self._speakers = [
            at
            for at, word in enumerate(self._words)
            if at not in named and word in leading and not self._joins_another(at, named)
        ]
        self._foremost: list[Match[str]] = []
        """For each the longest such phrase of its clause up to it."""
        self._beside: list[bool] = []
        """For each whether its clause names nobody up to it but beside the participant."""
        for match in kin:
            alone = not self._foremost or self._foremost[-1].first < clause_of(match.first).first
            self._foremost.append(match if alone else min(self._foremost[-1], match, key=shortness))
            self._beside.append(self._joined(match) and (alone or self._beside[-1]))

    def _joins_another(self, at: int, named: set[int]) -> bool:
        """True for the "and" before another name, a "with" without the speaker after it, a 说 of 他 or 她."""
        following = self._words[at + 1 : at + 2]
        if self._words[at] in ("说", "讲"):
            return following in (["他"], ["她"])
        if self._words[at] == "with":
            return not SELF.union(("us",)).issuperset(following)
        return self._words[at] == "and" and at + 1 in named

    def _joined(self, match: Match[str]) -> bool:
        own = match.first > 0 and self._words[match.first - 1] in SELF
        before = match.first - 1 - own
        return before >= 0 and (self._words[before] in _BESIDE or self._is_told(before, match.last))

    def _is_told(self, before: int, after: int) -> bool:
        """True where another person only hears it: "they told my wife …", but not "… my wife she has …"."""
        to_whom = self._words[before] == "to" and before > 0 and self._words[before - 1] in _TELLING_TO
        told = to_whom or self._words[before] in _TELLING
        return told and self._words[after : after + 1] not in _TOLD_OF

    def spoken_of_at(self, index: int) -> bool:
        """True when the word is said of one of them."""
        return self._named_before(index) or self._named_after(index)

    def _named_after(self, index: int) -> bool:
        """True where it is then said whose it is: "that was my mother", "runs in my family", 的是我妈."""
        return index < self._told_after.get(self._clause_of(index).first, 0)

    def _whose_after(self, one: Match[str]) -> tuple[int, int] | None:
        """The words [first, last) of which the name then tells whose they are; None: of none."""
        clause = self._clause_of(one.first)
        before = self._words[max(clause.first, one.first - 2) : one.first]
        if before[-1:] == ["是"] or before in _IN_FAMILY:
            return clause.first, one.first
        opened = self._words[clause.first : min(one.first, clause.first + _MOST_POINTING)]
        points = bool(opened) and clause.first + len(opened) == one.first and _POINTING.issuperset(opened)
        if points and clause.last - one.last <= 1 and clause.first > 1:
            return self._clause_of(clause.first - 2).first, clause.first
        before_it = self._clause_of(max(clause.first - 2, 0))
        if clause.first == one.first and clause.last == one.last and before_it.last < clause.first:
            told = before_it.mark in _HEADS or not _THIRD_PERSON.isdisjoint(
                self._words[before_it.first : before_it.last]
            )
            return (before_it.first, clause.first) if told else None
        after = self._words[one.last : clause.last]
        owned = before != [] and before[-1] in _OWNED and after in ([], ["'s"], ["'s", "side"])
        return (clause.first, one.first) if owned else None

    def _heads(self, one: Match[str], clause: Clause) -> bool:
        """True where a name alone before a mark tells whose the clause after it is: "FH: diabetes"."""
        own = self._clause_of(one.first)
        last = one.last - (self._words[one.last - 1] == ":")
        alone = own.first == one.first and own.last == last and own.mark == ":"
        return alone and clause.first == own.last + 1

    def _named_before(self, index: int) -> bool:
        at = bisect_right(self._firsts, index) - 1
        if at >= 0 and index < self._kin[at].last:
            index = self._kin[at].last
        at = bisect_right(self._ends, index) - 1
        if at < 0 or self._beside[at]:
            return False
        if self._kin[at].first < self._clause_of(index).first:
            return self._heads(self._kin[at], self._clause_of(index))
        back = bisect_left(self._speakers, self._foremost[at].last)
        return back == len(self._speakers) or self._speakers[back] >= index


def goes_on_of_another(words: Sequence[Token], kin: Sequence[Match[str]], first: int) -> bool:
    """True where a clause is of a "he" or "she" named before: "my wife types, she is 68".

    Args:
        words: Of the answer.
        kin: Where others are named.
        first: Index of the clause's first word.
    """
    if first >= len(words) or words[first].key not in _CALLED_SO:
        return False
    if any(word.key in _HELPING for word in words[:first]):
        return True
    before = (words[match.first - 1].key if match.first else "" for match in kin if match.first < first)
    return any(word not in _IN_WHOSE_PLACE for word in before)


def relatives_of_patient(words: Sequence[Token], kin: Sequence[Match[str]]) -> list[Match[str]]:
    """Those named with a 他 or 她 in or right before the name: 他弟弟."""
    return [
        one for one in kin if any(word.key in _WHOSE for word in words[max(one.first - 1, 0) : one.first + 1])
    ]


_WHOSE = ("他", "她")
