"""A yes or no: the direct word, the question's own phrases, and what is denied."""

from __future__ import annotations

from dataclasses import replace

from chatbot.interpretation.asked import asks_now, asks_past, asks_words
from chatbot.interpretation.clauses import Clause
from chatbot.interpretation.direct_answers import CONTRASTS, direct_only, half_said, is_to_another
from chatbot.interpretation.evidence import Evidence, beyond, find_evidence
from chatbot.interpretation.grammar import find
from chatbot.interpretation.lexicon import AROUND, PASSED_OVER
from chatbot.interpretation.outcome import Reading
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.polarity import ANSWERED_BEFORE, Sentence
from chatbot.interpretation.reading import Status
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.vocabulary import Saying
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
    trap = _trap(situation)
    if trap is not None and (trap.key.status == "confirm" or not _beside(trap, evidence)):
        settled = _said_after(situation, trap, direct) or _said_before(situation, trap, direct)
        return _trapped(situation, trap, direct, evidence) if settled is None or evidence else settled
    if any(answer.value is None for answer in direct):
        return Reading(Status.UNCLEAR)
    open_ended = situation.said("unclear")
    if open_ended:
        after = [item for item in evidence if item.sure and item.first >= open_ended[-1].last]
        if len({item.value for item in after}) != 1:
            return Reading(Status.UNCLEAR)
        code = "true" if after[0].value else "false"
        return Reading(Status.CONFIRM, (code,), after[0].first, after[-1].last)
    if evidence:
        reading = _with_evidence(situation, evidence, direct)
        return _qualified(reading, trap) if trap is not None and _follows(trap, evidence) else reading
    if direct and _unlike(of_others, direct):
        return Reading(Status.CONFIRM, ("true",), of_others[0].first, direct[-1].last)
    if direct:
        return direct_only(situation, direct)
    if situation.vocabulary is None:
        return _in_general(situation)
    if any(one.value for one in of_others):
        return Reading(Status.CONFIRM, ("false",), 0, len(situation.utterance.words))
    return Reading(Status.UNCLEAR)


def _unlike(of_others: list[Evidence], direct: list[Direct]) -> bool:
    """True for a no that follows what would be a no of another: "mother had the menopause, I haven't"."""
    return bool(of_others) and all(
        not one.value and not answer.value and answer.first >= one.last
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


def _beside(trap: Match[Saying], evidence: list[Evidence]) -> bool:
    """True when the thing itself is said besides the trap; a result not known yet must come before it."""
    said = [item for item in evidence if item.sure]
    if trap.key.status == "unknown":
        return any(item.first >= trap.last for item in said)
    return bool(said)


def _said_after(situation: Situation, trap: Match[Saying], direct: list[Direct]) -> Reading | None:
    """The bare no after the trap, or what a "but" sets against it: "headaches, but no"; None: neither."""
    before = situation.sentence.clause_of(trap.first)
    after = [one for one in direct if one.first >= before.last]
    if trap.key.status != "unclear" or len(direct) != 1 or not after:
        return None
    if not after[0].whole or after[0].value is None or (after[0].value and before.mark not in CONTRASTS):
        return None
    return Reading(Status.CONFIRM, ("true" if after[0].value else "false",), after[0].first, after[0].last)


def _said_before(situation: Situation, trap: Match[Saying], direct: list[Direct]) -> Reading | None:
    """The bare no that opens the answer, before what is no answer: "no, only bad veins"; None: none does."""
    if (
        trap.key.status != "unclear"
        or len(direct) != 1
        or direct[0].value is not False
        or not direct[0].whole
    ):
        return None
    clause = situation.sentence.clause_of(direct[0].first)
    if clause.first > 0 or clause.last > trap.first or clause.mark in CONTRASTS:
        return None
    return Reading(Status.CONFIRM, ("false",), direct[0].first, direct[0].last, trap.key.note)


def _follows(trap: Match[Saying], evidence: list[Evidence]) -> bool:
    """True when the trap has the last word: "a lesion, too small to say"."""
    return all(item.last <= trap.first for item in evidence if item.sure)


def _qualified(reading: Reading, trap: Match[Saying]) -> Reading:
    sure = reading.status is Status.UNDERSTOOD
    return replace(reading, status=Status.CONFIRM, note=trap.key.note) if sure else reading


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
        if any(item.sure for item in evidence) and _is_of_a_thing(situation, answer, clause):
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


def _trap(situation: Situation) -> Match[Saying] | None:
    traps = [match for match in situation.sayings if match.key.role == "trap"]
    return traps[0] if traps else None


def _trapped(
    situation: Situation, trap: Match[Saying], direct: list[Direct], evidence: list[Evidence]
) -> Reading:
    """A trap's status; where it only asks back, with the direct answer as the likely reading."""
    values: set[bool | None] = {item.value for item in evidence} or {answer.value for answer in direct}
    if evidence and direct and direct[-1].whole and _after_but(situation, direct[-1]):
        values = {direct[-1].value}
    if trap.key.status == "confirm" and len(values) == 1 and None not in values:
        over = bool(evidence) and values == {True} and _not_had(situation, evidence)
        code = "true" if values.pop() and not over else "false"
        return Reading(Status.CONFIRM, (code,), trap.first, trap.last, trap.key.note)
    status = Status.UNKNOWN if trap.key.status == "unknown" else Status.UNCLEAR
    return Reading(status, (), trap.first, trap.last, trap.key.note)


def _with_evidence(situation: Situation, evidence: list[Evidence], direct: list[Direct]) -> Reading:
    values = {item.value for item in evidence}
    said = {answer.value for answer in direct}
    first, last = evidence[0].first, max(item.last for item in evidence)
    if any(situation.sentence.supposed_once(item.last - 1, followed=True) for item in evidence):
        return _since_changed(situation, evidence)
    if values == {True} and not said and _not_had(situation, evidence):
        return Reading(Status.CONFIRM, ("false",), first, last)
    if len(values) > 1:
        had = [item for item in evidence if item.value]
        over = not evidence[-1].value and not said and _not_had(situation, had)
        return Reading(Status.CONFIRM, ("false",), first, last) if over else _mixed(situation, evidence, said)
    value = evidence[0].value
    code = ("true" if value else "false",)
    sure = all(item.sure for item in evidence) and not half_said(situation, first, last)
    sure = sure and (bool(said) or not _shaky(situation, evidence))
    if said == {value} and direct[0].leading:
        # Words that rather say the same make a plain yes or no at the front no less sure.
        sure = sure or direct_only(situation, direct).status is Status.UNDERSTOOD
    sure = sure and not any(situation.sentence.clause_of(one.first).mark == "?" for one in direct)
    if said <= {value}:
        return Reading(Status.UNDERSTOOD if sure else Status.CONFIRM, code, first, last)
    if len(said) == 1 and direct[-1].whole and direct[-1].first >= last and _after_but(situation, direct[-1]):
        return Reading(Status.CONFIRM, ("true" if direct[-1].value else "false",), first, last)
    if len(said) == 1 and situation.sentence.moves_on(last, direct[0].last):
        return Reading(Status.CONFIRM, ("true" if direct[0].value else "false",), first, direct[0].last)
    asked_back = len(said) == 1 and (not direct[0].leading or not any(item.sure for item in evidence))
    return Reading(Status.CONFIRM, code, first, last) if asked_back else Reading(Status.UNCLEAR)


def _not_had(situation: Situation, evidence: list[Evidence]) -> bool:
    """True where what is named is past or was turned down, or is still to come and it is asked what was."""
    last = max(item.last for item in evidence)
    if situation.sentence.is_excluded(last):
        return True
    if (
        situation.sentence.is_over(last)
        and not asks_words(situation.asked)
        and situation.question.role != "results"
    ):
        return True
    if (
        situation.sentence.is_better(last)
        and not asks_words(situation.asked)
        and not asks_past(situation.asked)
    ):
        return True
    if asks_now(situation.asked) and _all_past(situation, evidence):
        return True
    to_come = all(situation.sentence.planned(item.first) for item in evidence)
    return to_come and asks_past(situation.asked)


def _all_past(situation: Situation, evidence: list[Evidence]) -> bool:
    return all(situation.sentence.long_past(item.first) for item in evidence)


def _since_changed(situation: Situation, evidence: list[Evidence]) -> Reading:
    """What holds after something else was thought at first: "at first they said no, but now they can"."""
    lasting = [
        item for item in evidence if not situation.sentence.supposed_once(item.last - 1, followed=True)
    ]
    if len({item.value for item in lasting}) != 1:
        return Reading(Status.UNCLEAR)
    code = "true" if lasting[0].value else "false"
    return Reading(Status.CONFIRM, (code,), lasting[0].first, lasting[-1].last)


def _was_other(situation: Situation, index: int) -> bool:
    """True for "… but it was TB": what was named may have been something else."""
    opening = [word.key for word in situation.utterance.words[index : index + 3]]
    if opening[:1] == ["but"]:
        opening = opening[1:]
    return opening[:2] in (
        ["it", "was"],
        ["that", "was"],
        ["they", "were"],
    ) and not situation.all_known_after(index)


def _end(sentence: Sentence, item: Evidence) -> int:
    return sentence.clause_of(item.first).last


def _was_once(situation: Situation, evidence: list[Evidence]) -> bool:
    """True where it is asked what is so now, and what is said has only been so: 感染过."""
    words = situation.utterance.words
    if not asks_now(situation.asked) or "过" in situation.asked:
        return False
    return all(
        item.value and any(word.key == "过" for word in words[item.last - 1 : item.last + 1])
        for item in evidence
    )


def _shaky(situation: Situation, evidence: list[Evidence]) -> bool:
    """True when a lone short phrase stands among words that may turn it: a denial, a plan, a "but"."""
    one, sentence = evidence[0], situation.sentence
    if not one.value and sentence.until_then(one.last):
        return True
    if sentence.limited(one.first) or situation.leaves_much or _was_once(situation, evidence):
        return True
    told = asks_words(situation.asked) if one.value else situation.utterance.lang != "zh"
    if not told and not asks_past(situation.asked) and _all_past(situation, evidence):
        return True
    if (
        len(evidence) == 1
        and situation.utterance.lang == "zh"
        and sentence.has_denial(one.last, _end(sentence, one))
    ):
        return True
    clause = sentence.clause_of(one.first)
    if sentence.offered(one.first) and clause.mark in CONTRASTS:
        return True
    if clause.mark == "but" and _was_other(situation, clause.last):
        return True
    if len(evidence) > 1 or one.last - one.first > _SHORT:
        return False
    if sentence.planned(one.first) or sentence.offered(one.first):
        return True
    if sentence.has_denial(one.last, clause.last):
        return True
    turned = clause.mark in CONTRASTS or any(
        other.mark in CONTRASTS and other.last <= clause.first for other in sentence.clauses
    )
    return turned and not _all_known(situation, clause)


_SHORT = 2
"""Words of a phrase that by itself is little proof."""


def _all_known(situation: Situation, clause: Clause) -> bool:
    """True when the other clauses hold nothing but words of the question and little words."""
    told = {index for match in situation.every_saying for index in range(match.first, match.last)}
    told |= {index for match in situation.topics for index in range(match.first, match.last)}
    words = situation.utterance.words
    return all(
        index in told
        or clause.first <= index < clause.last
        or word.kind == "punct"
        or word.key in AROUND
        or word.key in PASSED_OVER
        or word.key in CONTRASTS
        for index, word in enumerate(words)
    )


def _mixed(situation: Situation, evidence: list[Evidence], said: set[bool | None]) -> Reading:
    """Phrases for both: the last of the surer ones holds; or a direct answer settles it, asked back."""
    surest = [item for item in evidence if item.sure and not situation.sentence.planned(item.first)]
    settled = len({item.value for item in surest}) == 1 and not _after_but(situation, evidence[-1])
    last = surest[-1] if settled else evidence[-1]
    code = ("true" if last.value else "false",)
    if said <= {last.value} and situation.sentence.moves_on(evidence[0].last, last.first):
        sure = last.sure and not _of_a_part(situation, last) and not asks_words(situation.asked)
        return Reading(Status.UNDERSTOOD if sure else Status.CONFIRM, code, last.first, last.last)
    if len(said) == 1:
        value = next(iter(said))
        return Reading(Status.CONFIRM, ("true" if value else "false",), evidence[0].first, last.last)
    return Reading(Status.UNCLEAR if said else Status.CONFIRM, () if said else code, last.first, last.last)


def _of_a_part(situation: Situation, item: Evidence) -> bool:
    """True for what may be said of something else named before it: 中过风，现在走路没问题."""
    clause = situation.sentence.clause_of(item.first)
    later = situation.sentence.words_of("later", clause.first, item.first)
    begin = max(later, default=clause.first - 1) + 1
    return situation.utterance.lang == "zh" and not situation.all_known(begin, item.first)


def _after_but(situation: Situation, item: Evidence | Direct) -> bool:
    """True when the phrase is what a "but" turns to: "had sepsis in the spring but recovered"."""
    first = situation.sentence.clause_of(item.first).first
    return first > 0 and situation.utterance.words[first - 1].key in ("but", "但")


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
    if len({match.key for match in found}) != 1:
        return Reading(Status.UNCLEAR)
    code = "true" if found[0].key == "yes" else "false"
    return Reading(Status.CONFIRM, (code,), found[0].first, found[-1].last)
