"""A yes or no: the direct word, the question's own phrases, and what is denied."""

from __future__ import annotations

from dataclasses import replace

from chatbot.interpretation.asked import asks_still
from chatbot.interpretation.clauses import Clause
from chatbot.interpretation.denials import ANSWERED_BEFORE
from chatbot.interpretation.direct_answers import direct_only, is_to_another
from chatbot.interpretation.evidence import Evidence, beyond, find_evidence
from chatbot.interpretation.grammar import find
from chatbot.interpretation.lexicon import AROUND, PASSED_OVER
from chatbot.interpretation.outcome import Reading, offered
from chatbot.interpretation.reading import Status
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.traps import first_trap, qualified, read_trap
from chatbot.interpretation.weighing import weighed
from chatbot.interpretation.yesno import Direct, find_direct


def read_boolean(situation: Situation) -> Reading:
    """The reading of an answer to a yes-or-no question."""
    evidence, of_others = find_evidence(situation)
    every_direct = find_direct(situation.sentence, situation.asked)
    evidence, every_direct = _corrected(situation, evidence, every_direct)
    evidence = beyond(evidence, every_direct)
    direct = _belonging(situation, every_direct, evidence)
    if situation.in_passing and not evidence and not _names_alone(situation, direct):
        return Reading(Status.UNCLEAR)
    trap = first_trap(situation)
    forced = read_trap(situation, trap, direct, evidence) if trap is not None else None
    if forced is not None:
        return forced
    if any(answer.value is None for answer in direct):
        return Reading(Status.UNCLEAR)
    open_ended = situation.said("unclear")
    if open_ended:
        return _after_all(evidence, open_ended[-1].last)
    if evidence:
        reading = weighed(situation, evidence, direct)
        return reading if trap is None else qualified(reading, trap, evidence)
    if direct and _unlike(of_others, direct):
        return offered(True, of_others[0].first, direct[-1].last)
    if direct:
        return direct_only(situation, direct)
    if situation.vocabulary is None:
        return _in_general(situation)
    if any(one.value for one in of_others):
        return offered(False, 0, len(situation.utterance.words))
    return Reading(Status.UNCLEAR)


def _after_all(evidence: list[Evidence], index: int) -> Reading:
    """What is surely said after the word, where words before it left it open."""
    after = [item for item in evidence if item.sure and item.first >= index]
    if len({item.value for item in after}) != 1:
        return Reading(Status.UNCLEAR)
    return offered(after[0].value, after[0].first, after[-1].last)


def _unlike(of_others: list[Evidence], direct: list[Direct]) -> bool:
    """True for a no that follows what would be a no of another: "mother had the menopause, I haven't"."""
    return bool(of_others) and all(
        one.sure and not one.value and not answer.value and answer.first >= one.last
        for one in of_others
        for answer in direct
    )


def _corrected(
    situation: Situation, evidence: list[Evidence], direct: list[Direct]
) -> tuple[list[Evidence], list[Direct]]:
    """Only what follows a correction, where something does: "no, wait, I did have one"."""
    at = situation.sentence.correction
    if at is None or not (any(one.first >= at for one in evidence) or any(one.first >= at for one in direct)):
        return evidence, direct
    return [one for one in evidence if one.first >= at], [one for one in direct if one.first >= at]


def turned(situation: Situation, reading: Reading) -> Reading:
    """The reading asked back the other way where an idiom turns it: 没…才怪, 肝也没跑了."""
    idiom = situation.sentence.turned_idiom
    if not idiom or not reading.codes:
        return reading
    codes = reading.codes
    denied = codes in (("false",), ("none",))
    if denied or idiom.startswith("if") or "怪" in idiom or "鬼" in idiom:
        all_codes = situation.question.codes or ("true", "false")
        codes = tuple(code for code in all_codes if (code in ("false", "none")) is not denied)
    return replace(reading, status=Status.CONFIRM, codes=codes or reading.codes)


def _belonging(situation: Situation, direct: list[Direct], evidence: list[Evidence]) -> list[Direct]:
    """The direct answers to the question: not the "no" of "no side effects", nor one to another thing."""
    kept = []
    for answer in direct:
        clause = situation.sentence.clause_of(answer.first)
        beside = [item for item in evidence if clause.first <= item.first < clause.last]
        if any(item.first < answer.last and answer.first < item.last for item in evidence):
            continue
        if beside and answer.value is False and situation.sentence.has_denial(answer.first, answer.last):
            continue
        if any(item.sure for item in evidence) and (
            _is_of_a_thing(situation, answer, clause) or _is_of_a_trap(situation, answer, clause)
        ):
            continue
        if not beside and any(item.sure for item in evidence) and _is_of_a_place(situation, answer, clause):
            continue
        if is_to_another(situation, answer):
            continue
        if beside or answer.leading or not situation.names_another(clause):
            kept.append(answer)
    return kept


def _is_of_a_place(situation: Situation, answer: Direct, clause: Clause) -> bool:
    """True for the "yes" of "none in the liver, yes in the bones": it is said of another place."""
    words = situation.utterance.words
    return answer.last < clause.last and words[answer.last].key in ("in", "on", "to", "at")


def _is_of_a_thing(situation: Situation, answer: Direct, clause: Clause) -> bool:
    """True for the "no" of "no drama" and "no sleep": it denies what follows it, and answers nothing."""
    words, following = situation.utterance.words, answer.first + 1
    return (
        words[answer.first].key == "no"
        and following < clause.last
        and words[following].kind == "word"
        and words[following].key not in ANSWERED_BEFORE
    )


def _is_of_a_trap(situation: Situation, answer: Direct, clause: Clause) -> bool:
    """True for the 有 of 有个脑膜瘤: it says that there is what the question doesn't ask for."""
    traps = (match for match in situation.every_saying if match.key.role == "trap")
    named = any(clause.first <= trap.first < clause.last for trap in traps)
    return named and answer.value is True and not answer.whole


def _names_alone(situation: Situation, direct: list[Direct]) -> bool:
    """True when the words are the name of the question's thing and then a yes or no.

    One before the name may answer what was asked: "no, not to the lutetium".
    """
    named = [match.first for match in situation.topics if match.key == situation.question.id]
    if any(answer.first < min(named, default=0) for answer in direct):
        return False
    told = {index for answer in direct for index in range(answer.first, answer.last)}
    told |= {index for match in situation.topics for index in range(match.first, match.last)}
    words = situation.utterance.words
    return all(
        index in told or word.kind == "punct" or word.key in AROUND or word.key in PASSED_OVER
        for index, word in enumerate(words)
    )


def _in_general(situation: Situation) -> Reading:
    """An indirect answer to a question of which only the wording is known: always asked back."""
    found = find("general", situation.utterance.languages, situation.utterance.words)
    if not asks_still(situation.asked):
        found = [match for match in found if match.key != "ended"]
    if len({match.key for match in found}) != 1:
        return Reading(Status.UNCLEAR)
    return offered(found[0].key == "yes", found[0].first, found[-1].last)
