"""Where English words name a thing and tell nothing of it: it is fine, left out, gone or of another scale."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from chatbot.interpretation.lexicon import AROUND, NEGATIONS, PASSED_OVER
from chatbot.interpretation.normalise import Token
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.situation import Situation


def is_spared(words: Sequence[Token], first: int, last: int) -> bool:
    """True for a thing, the words [first, last), that is fine with others, was removed, or is harmless."""
    if first > 0 and words[first - 1].key in _HARMLESS:
        return True
    return _is_in_a_fine_row(words, first, last) or _is_dealt_with(words, last) or _is_harmless(words, last)


def is_left_out(words: Sequence[Token], first: int) -> bool:
    """True for the liver of "everywhere except the liver" and of "everything but the brain and liver"."""
    before = [word.key for word in words[max(0, first - _BEFORE) : first]]
    if not before or not (NEGATIONS | _FINE).isdisjoint(before):
        return False
    if before[-1:] == ["and"]:
        before = before[:-2]
    while before and (before[-1] in PASSED_OVER or before[-1] in _PLACING):
        before.pop()
    if before[-1:] == ["but"]:
        return not _ALL.isdisjoint(before[-3:-1])
    return bool(before) and (before[-1] in _EXCEPT or before[-2:] in _APART)


def is_set_aside(words: Sequence[Token], first: int, last: int) -> bool:
    """True for what a no leaves out: "nothing besides the heart failure", "heart failure aside, no"."""
    before = [word.key for word in words[max(0, first - _BEFORE) : first] if word.key not in PASSED_OVER]
    after = [word.key for word in words[last : last + 2]]
    apart = before[-1:] != [] and before[-1] in _EXCEPT
    aside = after[:1] == ["aside"] and after[1:] != ["from"]
    return apart or aside or before[-2:] in _APART


def is_reason_for_no(words: Sequence[Token], last: int) -> bool:
    """True for what a no is only drawn from, and doesn't deny: "on the pill so no"."""
    after = [word.key for word in words[last : last + _BEFORE] if word.key != ","]
    return any(pair[0] in _SO and pair[1] in _NO for pair in pairwise(after))


def is_on_own_scale(situation: Situation, topic: Match[str]) -> bool:
    """True for a "grade 2" of the scale that is asked for, where nothing names what else it would be of."""
    codes, words = situation.question.codes, situation.utterance.words
    graded = any(
        word.kind == "number" and word.key in codes for word in words[topic.last - 1 : topic.last + 2]
    )
    clause = situation.sentence.clause_of(topic.first)
    said = {word.key for word in words[clause.first : clause.last]}
    return graded and said.isdisjoint(_GROWTHS)


def _is_in_a_fine_row(words: Sequence[Token], first: int, last: int) -> bool:
    """True for "liver, lungs and brain all clear" and "lungs and liver are fine", not "liver, lungs OK"."""
    before = [word.key for word in words[max(0, first - _BEFORE) : first] if word.key not in PASSED_OVER]
    if before and before[-1] in _PLACING:
        return False
    joined = before[-1:] == ["and"] and before[-2:-1] != [","]
    ended, item = False, 0
    for word in words[last : last + _ROW]:
        if word.key in _FINE:
            return joined
        if word.key in _JOINING:
            joined, item = True, 0
        elif word.key == ",":
            if joined and item:
                return False
            item = 0
        elif word.key in _VERBS:
            joined, ended = joined or word.key in _TOGETHER, True
        elif word.key not in PASSED_OVER:
            item += 1
            if ended or item > _ITEM or word.kind == "number":
                return False
    return False


def _is_dealt_with(words: Sequence[Token], last: int) -> bool:
    """True for "liver mets resected 2022", "had liver mets, all ablated" and "… but they were cut out"."""
    after = [word.key for word in words[last : last + _ROW] if word.key not in _BEFORE_DEALT]
    return after[:1] != [] and (after[0] in _DEALT or (after[0] in _TAKEN and after[1:2] in _AWAY))


def _is_harmless(words: Sequence[Token], last: int) -> bool:
    """True for "a biopsy and it wasn't cancer" and "one lesion biopsied, just fatty tissue"."""
    beside = (word.key for word in words[last : last + _ROW])
    after = [key for key in beside if key not in _BEFORE_DEALT and key not in _BEFORE_FOUND]
    return bool(after) and (after[0] in _HARMLESS or (after[0] in NEGATIONS and after[1:2] in _MALIGNANT))


_BEFORE, _ROW, _ITEM = 6, 14, 2
"""Words before the thing that are looked at, those after it, and those of one thing of a row."""
_PLACING = frozenset("in to on into onto of for at throughout through".split())
_EXCEPT = frozenset("except excluding besides bar minus".split())
_APART = (["apart", "from"], ["aside", "from"], ["other", "than"])
_SO, _NO = frozenset("so therefore hence".split()), frozenset("no nope nah not".split())
_GROWTHS = frozenset("tumour tumor net nets cancer biopsy histology pathology ki67 ki differentiated".split())
_ALL = frozenset("everywhere everything anywhere every all over place".split())
_JOINING = frozenset("and & or nor plus".split())
_TOGETHER = frozenset("both all".split())
_VERBS = frozenset(
    "is are was were 's 're be been look looks looked seem seems came come back both all".split()
)
_FINE = frozenset(
    "fine ok okay clear clean normal good healthy unaffected untouched unremarkable alright spared negative "
    "uninvolved spotless".split()
)
"""What is said of a place in which nothing was found."""
_BEFORE_DEALT = (
    PASSED_OVER
    | AROUND
    | frozenset(
        ", but and were was been being have has had all they it both these those since now then got mets met "
        "metastases metastasis lesions lesion spots spot ones tumours tumors tumour tumor deposits".split()
    )
)
_TAKEN, _AWAY = frozenset("cut taken whipped".split()), (["out"], ["away"], ["off"])
_DEALT = frozenset("resected ablated burnt burned frozen removed zapped excised".split())
"""What leaves nothing of it; a treatment may."""
_BEFORE_FOUND = frozenset("just only came come back turned out to showed found a an any biopsied".split())
_HARMLESS = frozenset("benign harmless fatty fat scar cyst cysts haemangioma hemangioma".split())
_MALIGNANT = (["cancer"], ["cancerous"], ["malignant"])
