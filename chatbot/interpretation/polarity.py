"""How words stand in a sentence: its clauses, what is denied, and of whom it is said."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from chatbot.interpretation.clauses import Clause, clauses
from chatbot.interpretation.denials import Denials
from chatbot.interpretation.denied_rows import may_be_denied
from chatbot.interpretation.grammar import find
from chatbot.interpretation.interrogative import is_question
from chatbot.interpretation.normalise import Token, Utterance
from chatbot.interpretation.others import SELF, Others, goes_on_of_another, relatives_of_patient
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.postposed import asks_done, asks_either, repeated_denied
from chatbot.interpretation.put_right import put_right_from
from chatbot.interpretation.remembered import remembered
from chatbot.interpretation.rhetoric import divided, doubts, either_of_two


class Sentence:
    """One utterance with its clauses and denials."""

    def __init__(self, utterance: Utterance) -> None:
        self.utterance = utterance
        self.words: tuple[Token, ...] = utterance.words
        self.clauses: tuple[Clause, ...] = tuple(clauses(self.words))
        self._clause_ends = [clause.last for clause in self.clauses[:-1]]

    @remembered
    def _denials(self) -> Denials:
        found = find("denials", self.utterance.languages, self.words)
        return Denials(self.words, found, self.clause_of)

    @remembered
    def _persons(self) -> dict[str, list[Match[str]]]:
        """What is said of persons, times and conditions, by what it says, from left to right."""
        found: dict[str, list[Match[str]]] = {}
        apart = "kin" if self.utterance.lang == "zh" else ""
        for match in find("persons", self.utterance.languages, self.words, apart=apart):
            found.setdefault(match.key, []).append(match)
        return {key: sorted(matches, key=lambda match: match.first) for key, matches in found.items()}

    def _said(self, key: str) -> list[Match[str]]:
        return self._persons.get(key, [])

    def clause_of(self, index: int) -> Clause:
        """The clause in which the word stands (the last one for a mark between two)."""
        return self.clauses[bisect_right(self._clause_ends, index)]

    @remembered
    def doubted(self) -> bool:
        """True when the speaker takes the answer half back ("maybe", "not entirely sure", 可能吧)."""
        named = self.suspected or "doubt" in self._persons
        return named or doubts(self.utterance.text, self.utterance.keys)

    @property
    def suspected(self) -> bool:
        """True when something is told as a suspicion that is not settled (怀疑有…, 不排除)."""
        return "suspected" in self._persons

    def conditional(self, first: int, last: int) -> bool:
        """True when a condition stands outside the words [first, last): "… if I take steroids first"."""
        return any(not first <= match.first < last for match in self._said("condition"))

    def conditioned(self, first: int, last: int) -> bool:
        """True when a condition stands in the clause of the words [first, last), or opens one beside it."""
        if "condition" not in self._persons:
            return False
        clause = self.clause_of(first)
        before, after = self.clause_of(max(clause.first - 2, 0)).first, clause.last + 1
        stretches = ((clause.first, first), (last, clause.last), (before, before + 2), (after, after + 2))
        return any(self.tells("condition", *stretch) for stretch in stretches)

    @remembered
    def correction(self) -> int | None:
        """Index of the first word after the last correction ("no, I mean", 不对); None: none."""
        return put_right_from(self.words, self._said("correction"))

    def moves_on(self, first: int, last: int) -> bool:
        """True when what stands after these words came later or holds now ("then", 后来, 现在)."""
        return any(first <= match.first and match.last <= last + 1 for match in self._said("later"))

    def words_of(self, key: str, first: int, last: int) -> list[int]:
        """Indices of the words of such phrases that begin among the words [first, last)."""
        found = [match for match in self._said(key) if first <= match.first < last]
        return [at for match in found for at in range(match.first, match.last)]

    def framed(self, first: int, last: int) -> bool:
        """True when the words [first, last) are told as heard, feared, wished or asked, or taken back."""
        clause = self.clause_of(first)
        before = self.tells("framed", clause.first, first) or self.asks_whether(first, last)
        return before or self.tells("taken_back", last, len(self.words))

    def unsettled(self, first: int, last: int) -> bool:
        """True where words right beside [first, last) leave open whether it is so: 考虑肺炎, 肺炎待排."""
        clause = self.clause_of(first)
        before = (match for match in self._said("leaning") if match.first >= clause.first)
        after = self._said("pending")
        return (
            any(first - match.last <= _BESIDE and match.first < last for match in before)
            or any(first < match.first <= min(last + _BESIDE, clause.last + 1) for match in after)
            or (self._word(clause.first - 1) == "?" and self._word(clause.first - 2) in ("", ","))
            or (clause.mark == "(" and self._word(clause.last + 1) == "?")
        )

    def told_before(self, key: str, first: int) -> bool:
        """True when a phrase of that key in ``persons.*.txt`` ends right before the word, undenied."""
        if key not in self._persons:
            return False
        begin = self.clause_of(first).first
        before = (one for one in self._said(key) if one.first >= begin and 0 <= first - one.last <= 1)
        return any(not self.denied(one.first, one.last) for one in before)

    def planned(self, index: int) -> bool:
        """True when the clause of the word tells what is still to come, or was only spoken of."""
        return self._in_clause("planned", index)

    def planned_beside(self, first: int, last: int) -> bool:
        """The same of the words [first, last), by words beside them: "next" is one of "a year next May"."""
        return self._told_beside("planned", first, last)

    def past_beside(self, first: int, last: int) -> bool:
        """True when words beside [first, last) in their clause tell of years gone by, as 八年前 does."""
        return self._told_beside("past", first, last)

    def _told_beside(self, key: str, first: int, last: int) -> bool:
        if key not in self._persons:
            return False
        clause = self.clause_of(first)
        found = (match for match in self._said(key) if clause.first <= match.first < clause.last)
        return any(match.first < first or match.last > last for match in found)

    def _in_clause(self, key: str, index: int) -> bool:
        if key not in self._persons:
            return False
        clause = self.clause_of(index)
        return self.tells(key, clause.first, clause.last)

    def tells(self, key: str, first: int, last: int) -> bool:
        """True when a phrase of ``persons.*.txt`` of that key begins among the words [first, last)."""
        matches = self._persons.get(key)
        if matches is None:
            return False
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
        return any(word.key in ("until", "till") for word in self.words[index : self.clause_of(index).last])

    def excepts(self, first: int, last: int) -> bool:
        """True when an exception stands outside the words [first, last): "apart from my heart"."""
        return any(not first <= match.first < last for match in self._said("except"))

    def offered(self, index: int) -> bool:
        """True when the clause of the word tells what was only proposed."""
        return self._in_clause("offered", index)

    def is_better(self, index: int) -> bool:
        """True when words after this one say that it has passed: "all clear now", 现在正常."""
        return self.tells("better", index, len(self.words))

    def changes(self, index: int) -> bool:
        """True when words after this one say that it is more or less than it was: "improving"."""
        return self.tells("changing", index, len(self.words))

    def has_ended(self, index: int) -> bool:
        """True for either: what is said is no longer so, or never was."""
        return self.is_over(index) or self.is_better(index)

    def is_excluded(self, index: int) -> bool:
        """True when words after this one in its answer say that it was looked for and isn't there."""
        return self.tells("excluded", index, len(self.words))

    def is_over(self, index: int) -> bool:
        """True when words after this one say that it was turned down or never came about."""
        return any(
            match.first >= index and not self._of_one_in_a_row(match.first) for match in self._said("over")
        )

    def _of_one_in_a_row(self, index: int) -> bool:
        """True where the clause of the word counts which one: 第三回没打成 leaves the first two."""
        clause = self.clause_of(index)
        return any(self._word(at) == "第" for at in range(clause.first, index))

    def untried(self, index: int) -> bool:
        """True when words soon after this one end their clause in "never touched": 善龙那种我没碰过."""
        end = min(index + _SOON, self.clause_of(index).last)
        return self.tells("untried", index, end)

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
        if "whether" not in self._persons:
            return False
        clause = self.clause_of(first)
        return self.tells("whether", clause.first, min(last, clause.last))

    @property
    def speaks_of_kin(self) -> bool:
        """True when another person is named at all."""
        return "kin" in self._persons

    @remembered
    def turned_idiom(self) -> str:
        """An idiom whose negation denies nothing, or whose clause means its opposite; empty: none."""
        found = self._said("turned")
        return "".join(self._word(at) for match in found for at in range(match.first, match.last))

    @remembered
    def speaks_of_no_treatment(self) -> bool:
        """True when no word says that something was done to or taken by the participant."""
        return "treated" not in self._persons

    def asks_and_denies(self, index: int) -> bool:
        """True when the word is named as a question or a heading that a no follows: "the spleen? no"."""
        clause = self.clause_of(index)
        following = clause.last + 1
        if clause.mark in _HEADING:
            return self.bare_no_follows(index)
        asks = clause.mark == "?" or (clause.mark == "," and self.asks(index))
        return asks and self._word(following) in _DENYING and clause.last > index

    def bare_no_follows(self, index: int) -> bool:
        """True when the clause after the word's is but a no: "brain mets, none"."""
        first = self.clause_of(index).last + 1
        return self.bare_follows(index) and self._word(first) not in _AGREEING

    def bare_follows(self, index: int) -> bool:
        """True when the clause after the word's is but a yes or a no."""
        following = self.clause_of(self.clause_of(index).last + 1)
        return following.first > index and self.is_bare_answer(following)

    def may_be_denied(self, index: int) -> bool:
        """True for a thing that is only named after a denied one: "no fever, infection"."""
        first = self.clause_of(index).first
        return first > 1 and may_be_denied(self.words, self.clause_of(first - 2).first, first)

    def is_bare_answer(self, clause: Clause) -> bool:
        """True when the clause says yes, or no, and nothing else: "none", "negative", 无."""
        said = [word.key for word in self.words[clause.first : clause.last]]
        return bool(said) and len(said) <= _MOST_BARE and all(word in _BARE for word in said)

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

    @remembered
    def _asking(self) -> frozenset[Clause]:
        return frozenset(
            clause
            for clause in self.clauses
            if is_question([word.key for word in self.words[clause.first : clause.last]], clause.mark)
        )

    def is_one_of_two(self, index: int) -> bool:
        """True when the word stands in a Chinese "either … or": 不是G3就是NEC."""
        clause = self.clause_of(index)
        return either_of_two("".join(word.key for word in self.words[clause.first : clause.last]))

    @remembered
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

    def is_part_of_kin(self, first: int, last: int) -> bool:
        """Whether the words are but a part of a relative's name: the 女 of 闺女 and of 女儿."""
        around = (match for match in self._said("kin") if match.first <= first and last <= match.last)
        whole = (match for match in around if match.last - match.first > last - first)
        return any(self._word(match.first) not in OWNERS for match in whole)

    def goes_on_of_another(self, index: int) -> bool:
        """True where the word's clause is of a "he" or "she" named before: "my wife types, she is 68"."""
        return goes_on_of_another(self.words, self._said("kin"), self.clause_of(index).first)

    def corrects_before(self, index: int) -> bool:
        """True when a correction stands before the word."""
        return self.correction is not None and self.correction <= index

    def _word(self, index: int) -> str:
        return self.words[index].key if 0 <= index < len(self.words) else ""

    def denied(self, first: int, last: int) -> bool:
        """True when the words [first, last) are denied."""
        return self._denials.denied(first, last)

    def half_denied(self, first: int, last: int) -> bool:
        """True when the words [first, last) are only nearly denied: "hardly …", "I'd hate to …"."""
        return self._denials.half_denied(first, last)

    def denied_from(self, first: int) -> int:
        """Index after the nearest denial before the word in its clause; the word itself: there is none."""
        return self._denials.denied_from(first)

    def has_denial(self, first: int, last: int) -> bool:
        """True when a denial stands among the words [first, last)."""
        return self._denials.has_denial(first, last)

    def of_another(self, first: int, relative_speaks: bool) -> bool:
        """True when the word is said of somebody else than the participant.

        Args:
            first: Index of the word.
            relative_speaks: True when a relative types: then "my mother" is the participant, 他弟弟 isn't.
        """
        if not self.speaks_of_kin:
            return False
        if relative_speaks:
            return self._their_kin.spoken_of_at(first)
        return "patient" not in self._persons and self._others.spoken_of_at(first)

    @remembered
    def _their_kin(self) -> Others:
        """The relatives of whoever is called 他 or 她, other people too where a relative types."""
        return Others(self.words, relatives_of_patient(self.words, self._said("kin")), self.clause_of)

    @remembered
    def _others(self) -> Others:
        return Others(self.words, self._said("kin"), self.clause_of)


_BESIDE = 4
"""Characters between a word that leaves something open and its name."""
_HEADING = frozenset(": (".split())
"""Marks after the name of a thing that is told of: "brain mets: none"."""
_AGREEING = frozenset("yes yep yeah y positive pos present 有 是 阳 对".split())
_MOST_BARE = 2
_DENYING = frozenset("no none nope nah naw never not 不 没 没有".split())
_BARE = _AGREEING | frozenset(
    "no none nope nah n nil negative neg absent 没 没有 有 无 否 认 未 见 阴 性".split()
)
"""Words of an answer that is nothing but a yes or a no."""
OWNERS = frozenset("my our me 我 俺 咱".split())
"""Words with which a relative's name may begin."""
_SOON = 6
"""Words, or Chinese characters, over which what was never touched is still the last thing named."""
_COMING_ABOUT = frozenset("had got went was did have has started came".split())
