"""Whether an answer rather says that it isn't known or won't be said than what was read from it."""

from __future__ import annotations

from dataclasses import replace

from chatbot.interpretation.asked import asks_told
from chatbot.interpretation.lexicon import AROUND, PASSED_OVER
from chatbot.interpretation.outcome import Outcome
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.reading import Status
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.unknowns import not_knowing
from chatbot.interpretation.yesno import find_direct
from criteria.values import Choice, Never, ValueKind


def or_not_known(situation: Situation, outcome: Outcome) -> Outcome:
    """The reading, unless the words rather say that it isn't known or won't be said."""
    found = not_knowing(situation.sentence, situation.question.kind)
    if found is None or _says_more(situation, found) or _adds(situation, found):
        return outcome
    if found.key == "declined":
        return _declined(situation, outcome)
    if found.key == "untold" and situation.question.kind is ValueKind.BOOLEAN:
        return _untold(situation, outcome, found)
    if found.key == "mislaid" and situation.question.role == "results":
        return outcome if outcome.value is not None else Outcome(Status.CONFIRM, False, outcome.span)
    unknown = Outcome(Status.UNKNOWN, span=(found.start, found.end))
    if found.key == "unseen" and (outcome.span is None or outcome.span[0] < found.start):
        return unknown
    if _which_of_several(situation, outcome, found):
        return outcome
    if outcome.value is None or outcome.span is None:
        return outcome if outcome.status is Status.UNKNOWN else unknown
    if _overlap(outcome.span, (found.start, found.end)):
        covered = outcome.span[1] - outcome.span[0] > found.end - found.start
        return outcome if covered and not _guessed(situation, outcome) else unknown
    if isinstance(outcome.value, Never):
        return (
            unknown
            if found.key == "unknown" and not situation.said("never")
            else replace(outcome, status=Status.CONFIRM)
        )
    if situation.question.kind not in (ValueKind.BOOLEAN, ValueKind.CHOICE):
        return outcome
    if found.key == "unknown" and (situation.sentence.suspected or _only_explains(situation, found, outcome)):
        return unknown
    return unknown if _governs(situation, found, outcome.span) else replace(outcome, status=Status.CONFIRM)


def _which_of_several(situation: Situation, outcome: Outcome, found: Match[str]) -> bool:
    """True for several figures of which it isn't known which is right: 不知道该信哪个."""
    figured = situation.question.kind in (ValueKind.QUANTITY, ValueKind.PERCENT, ValueKind.NUMBER)
    several = figured and outcome.status is Status.UNCLEAR and outcome.span is not None
    after = [word.key for word in situation.utterance.words[found.last : found.last + 4]]
    return several and not _WHICH.isdisjoint(after)


_WHICH = frozenset("which 哪".split())


def _only_explains(situation: Situation, found: Match[str], outcome: Outcome) -> bool:
    """True where a denial beside "don't know" only says why: "dunno, no one said"."""
    sentence, words = situation.sentence, situation.utterance.words
    clause = sentence.clause_of(found.first)
    beside = (*words[clause.first : found.first], *words[found.last : clause.last])
    if not isinstance(outcome.value, bool) or any(word.key not in AROUND | PASSED_OVER for word in beside):
        return False
    if not any(sentence.has_denial(one.first, one.last) for one in sentence.clauses if one != clause):
        return False
    direct = find_direct(sentence, situation.asked)
    whole = any(one.whole and not _tells(situation, one.first, one.last) for one in direct)
    return not whole and not _surely_said(situation)


def _tells(situation: Situation, first: int, last: int) -> bool:
    """True where the words [first, last) tell of being told: "nobody told me"."""
    return any(word.key in _TELLING for word in situation.utterance.words[first:last])


_TELLING = frozenset("told tell said say says mentioned mention explained given".split())


def _surely_said(situation: Situation) -> bool:
    return any(match.key.role == "says" and match.size > _A_WORD_OR_TWO for match in situation.sayings)


_A_WORD_OR_TWO = 2
"""Words of a phrase that by itself is little proof."""


def _guessed(situation: Situation, outcome: Outcome) -> bool:
    """True for a no that rests on no words of its own, but on all that is denied or said of others."""
    words = situation.utterance.words
    whole = outcome.span == (words[0].start, words[-1].end)
    return whole and outcome.status is Status.CONFIRM and outcome.value in (False, Choice(("none",)))


def _says_more(situation: Situation, found: Match[str]) -> bool:
    """True when the question's own words take the phrase for an answer: "no results back"."""
    return any(match.first <= found.first and found.last <= match.last for match in situation.every_saying)


def _adds(situation: Situation, found: Match[str]) -> bool:
    """True where free words are asked for and stand beside: "no idea if this matters: I have one kidney"."""
    if situation.question.kind is not ValueKind.TEXT:
        return False
    words = situation.utterance.words
    beside = (word.key for word in (*words[: found.first], *words[found.last :]) if word.kind != "punct")
    return sum(word not in AROUND | PASSED_OVER for word in beside) >= _TELLING_WORDS


_TELLING_WORDS = 2
"""Words beside "I don't know" from which on something is told."""


def _governs(situation: Situation, found: Match[str], span: tuple[int, int] | None) -> bool:
    """True when it is the reading's own words that aren't known: "no idea how big they are"."""
    sentence = situation.sentence
    if span is None:
        return False
    inside = [i for i, word in enumerate(situation.utterance.words) if span[0] <= word.start < span[1]]
    if inside and sentence.asks_whether(inside[0], inside[-1] + 1):
        return True
    if span[0] < found.end:
        return False
    clause = sentence.clause_of(found.first)
    ends = situation.utterance.words[clause.last - 1].end if clause.last > clause.first else 0
    return situation.question.kind in (ValueKind.BOOLEAN, ValueKind.CHOICE) and span[1] <= ends


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _declined(situation: Situation, outcome: Outcome) -> Outcome:
    """Unwilling to say; where consent is asked for, a no, or a yes in part: "yes, but I won't say all"."""
    if situation.question.role in ("consent", "keep"):
        if outcome.value is True:
            return replace(outcome, status=Status.CONFIRM)
        return Outcome(Status.UNDERSTOOD, False, outcome.span)
    figured = situation.question.kind not in (ValueKind.BOOLEAN, ValueKind.CHOICE)
    if figured and outcome.value is not None and not isinstance(outcome.value, Never):
        return outcome
    return Outcome(Status.DECLINED)


def _untold(situation: Situation, outcome: Outcome, found: Match[str]) -> Outcome:
    """Not told: a no where the question is whether somebody said so, else not known.

    A yes before it leaves both open: 有，医生没提.
    """
    direct = find_direct(situation.sentence, situation.asked)
    if outcome.value is not None or any(answer.value for answer in direct):
        return outcome
    if asks_told(situation.asked.lower()) and not _withheld(situation, found):
        return Outcome(Status.UNDERSTOOD, False)
    return Outcome(Status.UNKNOWN)


def _withheld(situation: Situation, found: Match[str]) -> bool:
    """True for what somebody won't say or has not settled: "she wouldn't say which", "he hasn't decided"."""
    said = [word.key for word in situation.utterance.words[found.first : found.last + 1]]
    return not _WITHHELD.isdisjoint(said)


_WITHHELD = frozenset(
    "wont wouldnt decided decide know commit which what whether if who how why when where".split()
)
"""Words after which nothing is known yet, for all that nobody has told of it."""
