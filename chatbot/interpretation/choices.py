"""One of several codes: what the words name, what they deny, and what they leave open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from chatbot.interpretation.asked import asks_if_so, asks_once
from chatbot.interpretation.direct_answers import ONLY, is_among_unknown, is_to_another, says_there_is, stands
from chatbot.interpretation.evidence import risky
from chatbot.interpretation.half_said import half_said_code
from chatbot.interpretation.outcome import Reading
from chatbot.interpretation.phrases import Match, longest
from chatbot.interpretation.reading import Status
from chatbot.interpretation.said_codes import (
    holds_for_another,
    leaves_a_code,
    leaves_another,
    may_be_said,
    said_outright,
)
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.vocabulary import Saying
from chatbot.interpretation.yesno import find_direct

NONE = "none"
"""The code that a bare "no" answers to, in a question that has it."""


def read_choice(situation: Situation) -> Reading:
    """The reading of an answer to a question with codes."""
    standing, of_another, passed_over = _standing(situation)
    standing, changed = _of_today(situation, standing)
    passed_over = passed_over or changed
    traps = [match for match in situation.sayings if match.key.role == "trap"]
    apart = [match for match in situation.every_saying if match.key.role == "trap"]
    says = [match for match in standing if match.key.role == "says" and not _within(match, apart)]
    if says and not _asked_of(situation, traps, says):
        if _not_had(situation, says, [match for match in standing if match.key.role == "narrow"]):
            instead = _instead(situation, says)
            codes = instead.key.codes if instead is not None else (NONE,)
            return Reading(Status.CONFIRM, codes, says[0].first, says[0].last)
        weakened = any(_weakens(situation, trap, says) for trap in traps)
        weakened = weakened or _of_another_thing(situation, traps, says)
        weakened = weakened or leaves_another(situation, says, (*traps, *standing))
        return _of_codes(situation, says, passed_over or weakened)
    if traps:
        return _trapped(situation, traps[0], standing)
    narrows = [match for match in standing if match.key.role == "narrow"]
    if narrows and (_only_proposed(situation, narrows) or _excluded(situation, narrows)):
        return Reading(Status.CONFIRM, (NONE,), narrows[0].first, narrows[0].last)
    if narrows:
        return _narrowed(situation, narrows)
    if _all_denied(situation):
        return Reading(Status.CONFIRM, (NONE,), 0, len(situation.utterance.words))
    return _from_direct(situation, of_another)


def _all_denied(situation: Situation) -> bool:
    """True when the thing itself, which every code but "none" is of, is named only to be denied."""
    sentence, others = situation.sentence, set(situation.question.codes) - {NONE}
    named = [one for one in situation.sayings if one.key.role == "narrow" and set(one.key.codes) == others]
    return (
        bool(named)
        and NONE in situation.question.codes
        and not any(
            sentence.leaves_open(one.first, one.last) or situation.of_another(one.first) for one in named
        )
        and all(sentence.denied(one.first, one.last) for one in named)
        and not find_direct(sentence, situation.asked)
    )


def _standing(situation: Situation) -> tuple[list[Match[Saying]], bool, bool]:
    """The matches that are not denied, corrected or of another person.

    And whether some were of one, and whether another code was passed over that the words say too.
    """
    sentence, question = situation.sentence, situation.question
    left, others, of_another = [], [], False
    denied: list[Match[Saying]] = []
    for match in situation.every_saying:
        if match.key.role == "trap":
            left.append(match)
        elif not may_be_said(situation, match):
            continue
        elif sentence.leaves_open(match.first, match.last) or situation.denied_after(match.first):
            continue
        elif question.role != "respondent" and situation.of_another(match.first):
            of_another = True
            others.append(match)
        elif sentence.answered_no(match.last) or sentence.untried(match.last):
            denied.append(match)
        elif not sentence.denied(match.first, match.last) or holds_for_another(situation, match):
            left.append(match)
        else:
            denied.append(match)
    left = _outside(left, denied)
    if NONE not in question.codes and not any(match.key.role != "trap" for match in left):
        left += others
    named = said_outright(situation, [match for match in longest(left) if match.key.role != "trap"])
    kept = _topical(situation, named)
    said = [sum(match.key.role == "says" for match in matches) for matches in (named, kept)]
    passed_over = said[0] > said[1]
    corrected = sentence.correction
    if corrected is not None and any(match.first >= corrected for match in kept):
        kept = [match for match in kept if match.first >= corrected]
        passed_over = False
    return kept, of_another, passed_over


def _outside(standing: list[Match[Saying]], denied: list[Match[Saying]]) -> list[Match[Saying]]:
    """The matches that are no part of a longer denied one for the same codes: the 兰瑞 of 兰瑞肽没有."""
    told = {(one.key.codes, at) for one in denied for at in range(one.first, one.last)}
    return [
        one
        for one in standing
        if one.key.role == "trap"
        or (one.key.codes, one.first) not in told
        or (one.key.codes, one.last - 1) not in told
    ]


def _of_today(situation: Situation, standing: list[Match[Saying]]) -> tuple[list[Match[Saying]], bool]:
    """The matches without what was so before another thing is told that holds now; whether any was.

    "G1 in 2018, but the new biopsy says G2"; only where it is asked what is so.
    """
    if asks_once(situation.asked) or len(standing) > _MOST_STANDING:
        return standing, False
    sentence = situation.sentence

    def is_replaced(match: Match[Saying]) -> bool:
        return match.key.role != "trap" and any(
            other.key.role != "trap"
            and set(match.key.codes).isdisjoint(other.key.codes)
            and match.last <= other.first
            and (sentence.was_so(match.first) or sentence.moves_on(match.last, other.first))
            for other in standing
        )

    kept = [match for match in standing if not is_replaced(match)]
    best = [code for code in situation.question.prefers if any(code in one.key.codes for one in standing)]
    is_best = bool(best) and all(one.key.codes == (best[0],) for one in kept)
    return kept, len(kept) < len(standing) and not is_best


_MOST_STANDING = 50
"""Matches of which one may take the place of another; an answer with more of them tells no story."""


def _asked_of(situation: Situation, traps: list[Match[Saying]], says: list[Match[Saying]]) -> bool:
    """True when a trap, and no code, stands in a clause that names the thing asked about."""

    def named(match: Match[Saying]) -> bool:
        return situation.names_topic(situation.sentence.clause_of(match.first))

    return any(map(named, traps)) and not any(map(named, says))


def _of_another_thing(situation: Situation, traps: list[Match[Saying]], says: list[Match[Saying]]) -> bool:
    """True when every code is said of what a trap names ("the rash spread to …"), or follows it.

    The latter only where the thing asked about is named nowhere.
    """
    noted = [trap for trap in traps if trap.key.status == "unclear" and trap.key.note]
    others = [trap.last for trap in noted]
    named = any(topic.key == situation.question.id for topic in situation.topics)
    governed = all(any(trap.first < match.first < trap.last for trap in noted) for match in says)
    return governed or (bool(others) and not named and all(match.first >= min(others) for match in says))


def _weakens(situation: Situation, trap: Match[Saying], says: list[Match[Saying]]) -> bool:
    """True for a trap that asks back, and for one that governs every code said after it in its clause."""
    clause = situation.sentence.clause_of(trap.first)
    governs = all(trap.last <= match.first < clause.last for match in says)
    return trap.key.status == "confirm" or (governs and not situation.names_topic(clause))


def _within(match: Match[Saying], traps: Iterable[Match[Saying]]) -> bool:
    return any(trap.first <= match.first and match.last <= trap.last for trap in traps)


def _of_codes(situation: Situation, says: list[Match[Saying]], weakened: bool) -> Reading:
    codes = {match.key.codes[0] for match in says}
    first, last = min(match.first for match in says), max(match.last for match in says)
    sure = not weakened and not situation.sentence.doubted and not all(risky(match) for match in says)
    sure = sure and not (situation.utterance.lang == "zh" and situation.sentence.conditional(first, last))
    sure = sure and not any(_in_doubt(situation, match) for match in says)
    sure = sure and not _opens_otherwise(situation, codes)
    if len(codes) > 1:
        turned = _after_but(situation, says)
        sure = sure and turned is None
        says = turned or _not_speakers(situation, says)
        if not situation.question.prefers:
            lasting = [match for match in says if not situation.sentence.supposed_once(match.first)]
            says = lasting or says
        codes = _preferred(situation, says)
    if len(codes) > 1:
        return _open(situation, codes, first, last)
    return Reading(Status.UNDERSTOOD if sure else Status.CONFIRM, tuple(codes), first, last)


def _opens_otherwise(situation: Situation, codes: set[str]) -> bool:
    """True for a no before a code, it may deny: "no, sugar is fine"; or a yes before none: 有，没糖尿病."""
    every, direct = situation.question.codes, find_direct(situation.sentence, situation.asked)
    if NONE not in every and not asks_if_so(situation.asked):
        return False
    if NONE in codes and situation.utterance.lang == "zh":
        return any(says_there_is(situation, one) for one in direct)
    agreed = NONE not in codes if NONE in every else codes == {every[0]}
    return (
        bool(direct) and direct[0].value is not agreed and direct[0].value is not None and direct[0].leading
    )


def _of_kin_alone(situation: Situation) -> bool:
    """True for "my dad did": the yes is another person's."""
    return situation.sentence.speaks_of_kin and not situation.relative_speaks


def _in_doubt(situation: Situation, match: Match[Saying]) -> bool:
    """True for a code of another person, planned, past, or with a "but" after it that nobody understands."""
    sentence, question = situation.sentence, situation.question
    if question.role == "respondent":
        return False
    if situation.leaves_much:
        return True
    if situation.utterance.lang == "zh" and _not_plain(situation, match):
        return True
    if situation.of_another(match.first) or sentence.planned(match.first) or sentence.offered(match.first):
        return True
    if situation.unsettled(match.first, match.last):
        return True
    if NONE in question.codes and sentence.long_past(match.first):
        return True
    if leaves_a_code(situation, match) or sentence.conditioned(match.first, match.last):
        return True
    once = sentence.was_so(match.first) and not asks_once(situation.asked)
    if situation.utterance.lang == "en" and (once or half_said_code(situation, match)):
        return True
    ended = sentence.has_ended(match.last) or sentence.is_excluded(match.last)
    if NONE in question.codes and match.key.codes != (NONE,) and ended:
        return True
    return sentence.clause_of(match.first).mark in _TURNS and not situation.all_known_after(match.last)


def _not_plain(situation: Situation, match: Match[Saying]) -> bool:
    """True for a code that isn't said outright, is taken back later, or was so where it is asked what is."""
    sentence = situation.sentence
    past = sentence.long_past(match.first) and not asks_once(situation.asked)
    framed = sentence.framed(match.first, match.last) or sentence.unsettled(match.first, match.last)
    either = match.key.codes != (NONE,) and situation.has_or_beside(match.first, match.last)
    return past or framed or either or sentence.is_excluded(match.last)


_TURNS = frozenset("but however though although 但 可 不过".split())


def _after_but(situation: Situation, says: list[Match[Saying]]) -> list[Match[Saying]] | None:
    """What is said after a "but", where another code is said before it; None: nothing is."""
    buts = [clause.last for clause in situation.sentence.clauses if clause.mark == "but"]
    after = [match for match in says if buts and match.first > buts[-1]]
    before = {match.key.codes for match in says} - {match.key.codes for match in after}
    return after if after and before and situation.question.role == "respondent" else None


def _not_speakers(situation: Situation, says: list[Match[Saying]]) -> list[Match[Saying]]:
    """What is said of the participant, where something else is said of a relative."""
    if not situation.relative_speaks:
        sentence = situation.sentence
        own = [match for match in says if sentence.of_speaker(match.first)]
        own = own or [match for match in says if not sentence.names_kin(match.first, match.last)]
        return own if own and sentence.speaks_of_kin else says
    return [match for match in says if not situation.sentence.of_speaker(match.first)] or says


def _not_had(situation: Situation, says: list[Match[Saying]], narrows: list[Match[Saying]]) -> bool:
    """True when "none" is likely said beside a code that is named: "told about lanreotide, never had it"."""
    if NONE not in situation.question.codes or any(match.key.codes == (NONE,) for match in says):
        return False
    return _only_proposed(situation, says) or any(match.key.codes == (NONE,) for match in narrows)


def _instead(situation: Situation, says: list[Match[Saying]]) -> Match[Saying] | None:
    """The one code of a later clause that opens with "only": 没打过善龙，只打过索马杜林."""
    words, clause_of = situation.utterance.words, situation.sentence.clause_of
    opened = [match for match in says if words[clause_of(match.first).first].key in ONLY]
    return opened[0] if len({match.key.codes for match in opened}) == 1 else None


def _only_proposed(situation: Situation, matches: list[Match[Saying]]) -> bool:
    """True when everything named was offered and turned down."""
    sentence = situation.sentence
    return NONE in situation.question.codes and all(
        sentence.offered(match.first) and sentence.is_over(match.last) for match in matches
    )


def _excluded(situation: Situation, matches: list[Match[Saying]]) -> bool:
    """True when words after everything named say that it was something else: 像心衰，后来查了不是."""
    last = max(match.last for match in matches)
    return NONE in situation.question.codes and situation.sentence.is_excluded(last)


def _topical(situation: Situation, matches: list[Match[Saying]]) -> list[Match[Saying]]:
    """The matches without those that a clause which names the thing asked about contradicts.

    "It's in the lung now but started in the bowel" says where it started. Where it is asked what ever was, of
    codes in an order of preference, what is said outright stays: "octreotide LAR till 2023, now lanreotide".
    """
    several = bool(situation.question.prefers) and asks_once(situation.asked)
    clause_of = situation.sentence.clause_of
    places = {match.first: situation.names_topic(clause_of(match.first)) for match in matches}
    topical = {match.key.codes for match in matches if places[match.first]}
    return [
        match
        for match in matches
        if places[match.first]
        or (several and match.key.role == "says")
        or not any(set(match.key.codes).isdisjoint(codes) for codes in topical)
    ]


def _preferred(situation: Situation, says: list[Match[Saying]]) -> set[str]:
    """The first code of the question's own order of preference; without one, all."""
    codes = {match.key.codes[0] for match in says}
    if _are_alternatives(situation, says):
        return codes
    return next(({code} for code in situation.question.prefers if code in codes), codes)


def _are_alternatives(situation: Situation, says: list[Match[Saying]]) -> bool:
    """True for two codes of which the speaker means only one: "lanreotide or octreotide, one of them"."""
    between = situation.utterance.words[
        min(match.last for match in says) : max(match.first for match in says)
    ]
    return any(word.key in _EITHER for word in between)


_EITHER = frozenset("or 或 还是".split())


def _open(situation: Situation, codes: set[str], first: int, last: int) -> Reading:
    ordered = tuple(code for code in situation.question.codes if code in codes)
    return Reading(Status.CONFIRM, ordered, first, last)


def _trapped(situation: Situation, trap: Match[Saying], standing: list[Match[Saying]]) -> Reading:
    narrows = [match for match in standing if match.key.role == "narrow"]
    if trap.key.status == "confirm" and narrows:
        return replace(_open(situation, _in_common(narrows), trap.first, trap.last), note=trap.key.note)
    status = Status.UNKNOWN if trap.key.status == "unknown" else Status.UNCLEAR
    return Reading(status, (), trap.first, trap.last, trap.key.note)


def _in_common(narrows: list[Match[Saying]]) -> set[str]:
    """The codes that all of the words leave open, or the first of them where they have none in common."""
    codes = set(narrows[0].key.codes)
    for match in narrows[1:]:
        codes = codes & set(match.key.codes) or codes
    return codes


def _narrowed(situation: Situation, narrows: list[Match[Saying]]) -> Reading:
    codes = _in_common(narrows)
    first, last = min(match.first for match in narrows), max(match.last for match in narrows)
    if len(codes) == len(situation.question.codes):
        return Reading(Status.UNCLEAR)
    return _open(situation, codes, first, last)


def _from_direct(situation: Situation, of_another: bool) -> Reading:
    """A bare yes or no, in a question whose codes have "none"."""
    codes = situation.question.codes
    if NONE not in codes:
        return Reading(Status.UNCLEAR)
    every_direct = find_direct(situation.sentence, situation.asked)
    direct = [answer for answer in every_direct if not is_to_another(situation, answer)]
    values = {answer.value for answer in direct}
    if values == {False}:
        plain = direct[0].leading or direct[0].whole or situation.utterance.lang == "zh"
        plain = plain and stands(situation, direct) and not is_among_unknown(situation, direct[0])
        status = Status.UNDERSTOOD if plain else Status.CONFIRM
        return Reading(status, (NONE,), direct[-1].first, direct[-1].last)
    if values == {True} and not of_another and _of_kin_alone(situation):
        return Reading(Status.CONFIRM, (NONE,), 0, len(situation.utterance.words))
    if values == {True}:
        return _open(situation, set(codes) - {NONE}, direct[0].first, direct[0].last)
    if of_another:
        return Reading(Status.CONFIRM, (NONE,), 0, len(situation.utterance.words))
    return Reading(Status.UNCLEAR)
