"""What the phrases of a yes-or-no question come to, weighed against each other and a direct yes or no."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.interpretation.asked import asks_done, asks_now, asks_past, asks_words
from chatbot.interpretation.clauses import Clause
from chatbot.interpretation.direct_answers import CONTRASTS, direct_only, is_taken_back
from chatbot.interpretation.evidence import Evidence
from chatbot.interpretation.lexicon import AROUND, PASSED_OVER
from chatbot.interpretation.narrowed import is_left_unexplained
from chatbot.interpretation.normalise import Token
from chatbot.interpretation.outcome import Reading, offered, yes_or_no
from chatbot.interpretation.polarity import Sentence
from chatbot.interpretation.reading import Status
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.told_as_past import all_ended, all_past, was_so
from chatbot.interpretation.yesno import Direct


def weighed(situation: Situation, evidence: list[Evidence], direct: list[Direct]) -> Reading:
    """The reading that the phrases, of which there is one at least, and the direct answers give together."""
    values = {item.value for item in evidence}
    said = {answer.value for answer in direct}
    first, last = evidence[0].first, max(item.last for item in evidence)
    if any(situation.sentence.supposed_once(item.last - 1, followed=True) for item in evidence):
        return _since_changed(situation, evidence)
    if values == {True} and not said and not_had(situation, evidence):
        return offered(False, first, last)
    if len(values) > 1:
        had = [item for item in evidence if item.value]
        over = not evidence[-1].value and not said and not_had(situation, had)
        return offered(False, first, last) if over else _mixed(situation, evidence, said)
    value = evidence[0].value
    sure = all(item.sure for item in evidence) and not is_taken_back(situation, first, last)
    sure = sure and not (last - first == 1 and is_left_unexplained(situation, last))
    sure = sure and (
        bool(said) or not (_shaky(situation, evidence) or _only_named_to_come(situation, evidence[0]))
    )
    if said == {value} and direct[0].leading:
        # Words that rather say the same make a plain yes or no at the front no less sure.
        sure = sure or direct_only(situation, direct).status is Status.UNDERSTOOD
    sure = sure and not any(situation.sentence.clause_of(one.first).mark == "?" for one in direct)
    sure = sure and not (value and said and situation.sentence.is_excluded(last - 1))
    if said <= {value}:
        return yes_or_no(Status.UNDERSTOOD if sure else Status.CONFIRM, value, first, last)
    if len(said) == 1 and direct[-1].whole and direct[-1].first >= last and after_but(situation, direct[-1]):
        return offered(bool(direct[-1].value), first, last)
    if len(said) == 1 and situation.sentence.moves_on(last, direct[0].last):
        return offered(bool(direct[0].value), first, direct[0].last)
    asked_back = len(said) == 1 and (not direct[0].leading or not any(item.sure for item in evidence))
    return offered(value, first, last) if asked_back else Reading(Status.UNCLEAR)


def not_had(situation: Situation, evidence: list[Evidence]) -> bool:
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
    if asks_now(situation.asked) and (all_past(situation, evidence) or all_ended(situation, evidence)):
        return True
    to_come = all(situation.sentence.planned(item.first) for item in evidence)
    return to_come and asks_past(situation.asked)


def _since_changed(situation: Situation, evidence: list[Evidence]) -> Reading:
    """What holds after something else was thought at first: "at first they said no, but now they can"."""
    lasting = [
        item for item in evidence if not situation.sentence.supposed_once(item.last - 1, followed=True)
    ]
    if len({item.value for item in lasting}) != 1:
        return Reading(Status.UNCLEAR)
    return offered(lasting[0].value, lasting[0].first, lasting[-1].last)


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


def _was_once(situation: Situation, evidence: list[Evidence]) -> bool:
    """True where it is asked what is so now, and what is said has only been so: 感染过, 肺炎治疗后."""
    words = situation.utterance.words
    if not asks_now(situation.asked) or asks_done(situation.asked):
        return False
    return all(item.value and _tells_of_then(words[item.last - 1 : item.last + 3]) for item in evidence)


def _tells_of_then(words: Sequence[Token]) -> bool:
    """True where the last word of a phrase and those after it say that it was, or of what was treated."""
    keys = [word.key for word in words]
    after = "".join(keys[1:])
    return "过" in keys[:2] or after.startswith(("史", "病史", "治疗后", "术后"))


def _goes_on(situation: Situation, index: int) -> bool:
    """True where words nobody knows tell after the word what came next: 稳了半年，然后一下子爆开了."""
    words, sentence = situation.utterance.words, situation.sentence
    later = [at for at in sentence.words_of("later", index, len(words)) if words[at].key in _NEXT]
    return any(not situation.all_known(at + 1, sentence.clause_of(at).last) for at in later)


_NEXT = frozenset("然 来 接 直".split())
"""Characters that tell 然后, 后来, 接着 and 直到 from what only holds now."""


def _shaky(situation: Situation, evidence: list[Evidence]) -> bool:
    """True when a lone short phrase stands among words that may turn it: a denial, a plan, a "but"."""
    one, sentence = evidence[0], situation.sentence
    if _not_of_another(situation, one) if one.value else sentence.until_then(one.last):
        return True
    if sentence.limited(one.first) or situation.leaves_much or _was_once(situation, evidence):
        return True
    if one.value and was_so(situation, evidence):
        return True
    if _goes_on(situation, max(item.last for item in evidence)):
        return True
    told = asks_words(situation.asked) if one.value else situation.utterance.lang != "zh"
    if not told and not asks_past(situation.asked) and all_past(situation, evidence):
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


def _only_named_to_come(situation: Situation, one: Evidence) -> bool:
    """True for a thing that is but named, and beside it said to be still to come: 准备上短效奥曲肽."""
    named = any(topic.key == situation.question.id and one.first <= topic.first for topic in situation.topics)
    sentence = situation.sentence
    to_come = sentence.planned_beside(one.first, one.last) or sentence.offered(one.first)
    return one.value and named and (to_come or sentence.conditioned(one.first, one.last))


def _not_of_another(situation: Situation, one: Evidence) -> bool:
    """True where a later clause ends in a bare negation: "gadolinium gives me a rash, the CT dye doesn't"."""
    words = situation.utterance.words
    later = [clause for clause in situation.sentence.clauses if one.last <= clause.first < clause.last - 1]
    return any(words[clause.last - 1].key in _ELLIPSES for clause in later)


_ELLIPSES = frozenset(
    "doesnt dont didnt isnt arent wasnt werent hasnt havent hadnt cant couldnt wont wouldnt not".split()
)
"""Verbs that deny of something else what was said before."""
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
    settled = len({item.value for item in surest}) == 1 and not after_but(situation, evidence[-1])
    last = surest[-1] if settled else evidence[-1]
    if said <= {last.value} and situation.sentence.moves_on(evidence[0].last, last.first):
        sure = last.sure and not _of_a_part(situation, last) and not asks_words(situation.asked)
        return yes_or_no(Status.UNDERSTOOD if sure else Status.CONFIRM, last.value, last.first, last.last)
    if len(said) == 1:
        return offered(bool(next(iter(said))), evidence[0].first, last.last)
    return Reading(Status.UNCLEAR) if said else offered(last.value, last.first, last.last)


def _of_a_part(situation: Situation, item: Evidence) -> bool:
    """True for what may be said of something else named before it: 中过风，现在走路没问题."""
    clause = situation.sentence.clause_of(item.first)
    later = situation.sentence.words_of("later", clause.first, item.first)
    begin = max(later, default=clause.first - 1) + 1
    return situation.utterance.lang == "zh" and not situation.all_known(begin, item.first)


def after_but(situation: Situation, item: Evidence | Direct) -> bool:
    """True when the phrase is what a "but" turns to: "had sepsis in the spring but recovered"."""
    first = situation.sentence.clause_of(item.first).first
    return first > 0 and situation.utterance.words[first - 1].key in ("but", "但")


def _end(sentence: Sentence, item: Evidence) -> int:
    return sentence.clause_of(item.first).last
