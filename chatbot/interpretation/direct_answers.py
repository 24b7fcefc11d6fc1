"""A yes or no that is said outright: how far it holds, and what takes it back."""

from __future__ import annotations

from chatbot.interpretation.asked import (
    asks_now,
    asks_once,
    asks_past,
    asks_proof,
    asks_told,
    asks_willing,
    denies_ability,
)
from chatbot.interpretation.clauses import Clause
from chatbot.interpretation.denials import ANSWERED_BEFORE
from chatbot.interpretation.lexicon import PASSED_OVER
from chatbot.interpretation.narrowed import is_narrowed
from chatbot.interpretation.outcome import Reading, offered, yes_or_no
from chatbot.interpretation.reading import Status
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.told_as_past import goes_on_of_then
from chatbot.interpretation.yesno import Direct


def direct_only(situation: Situation, direct: list[Direct]) -> Reading:
    """The reading where nothing but direct answers is said; at least one."""
    hummed = [answer for answer in direct if _hums(situation, answer)]
    direct = [answer for answer in direct if answer not in hummed] or hummed
    values = {answer.value for answer in direct}
    if len(values) > 1:
        return Reading(Status.UNCLEAR)
    answer = direct[0]
    if not answer.value and _is_asked_word(situation, direct):
        return offered(True, answer.first, answer.last)
    if any(situation.sentence.supposed_once(c.first, followed=True) for c in situation.sentence.clauses):
        return Reading(Status.UNCLEAR)
    sure = (answer.leading or answer.whole) and not _of_kin(situation) and stands(situation, direct)
    sure = sure and not _answers_denial(situation, answer)
    sure = sure and not _opens_unknown(situation, answer) and not _after_another_word(situation, answer)
    sure = sure and not (situation.sentence.concludes(answer.first) and situation.leaves_much)
    sure = sure and not _answers_own_question(situation, answer) and not _denies_having(situation, answer)
    sure = sure and not _is_mere_ability(situation, answer) and not _is_to_come(situation, answer)
    sure = sure and not _thinks_aloud(situation, direct, hummed)
    return yes_or_no(
        Status.UNDERSTOOD if sure else Status.CONFIRM, bool(answer.value), answer.first, answer.last
    )


def stands(situation: Situation, direct: list[Direct]) -> bool:
    """True where nothing that follows the direct answers, all yes or all no, takes some of them back."""
    answer = direct[0]
    if _is_put_as_question(situation, answer):
        return False
    if _turns(situation, answer) or runs_on(situation, answer) or is_narrowed(situation, answer):
        return False
    if answer.value:
        return not goes_on_of_then(situation, answer.last)
    return not goes_on_with_only(situation, direct[-1].last)


def _is_put_as_question(situation: Situation, answer: Direct) -> bool:
    """True for "no?" and "no...?"."""
    words, clause = situation.utterance.words, situation.sentence.clause_of(answer.first)
    left_alone = all(word.kind == "punct" for word in words[answer.last :])
    return clause.mark == "?" or (left_alone and any(word.key == "?" for word in words[answer.last :]))


def _is_asked_word(situation: Situation, direct: list[Direct]) -> bool:
    """True for "none" to "gone back to mild or none?": the question's own word, and no denial of it."""
    return "none?" in situation.asked and any(
        word.key == "none"
        for answer in direct
        for word in situation.utterance.words[answer.first : answer.last]
    )


def _answers_denial(situation: Situation, answer: Direct) -> bool:
    """True for a yes that may speak to what was denied before it: "the doctor didn't say so, I did"."""
    return bool(answer.value) and situation.sentence.has_denial(0, answer.first)


def _denies_having(situation: Situation, answer: Direct) -> bool:
    """True for a 没有 or 有 to a question for will or ability: it rather answers another one."""
    said = situation.utterance.words[answer.first].key
    return said in ("没", "有") and asks_willing(situation.asked)


def _thinks_aloud(situation: Situation, direct: list[Direct], hummed: list[Direct]) -> bool:
    """True for a 嗯 before a no, or with other words after it, which may agree or not: 嗯，还行; 嗯，没有."""
    if direct != hummed:
        return bool(hummed) and not direct[0].value
    after = situation.utterance.words[direct[-1].last :]
    return bool(hummed) and any(word.kind != "punct" and word.key not in PASSED_OVER for word in after)


def _hums(situation: Situation, answer: Direct) -> bool:
    said = situation.utterance.words[answer.first : answer.last]
    return all(word.key in _HUMS for word in said)


_HUMS = frozenset("嗯 恩 唔".split())


def _is_mere_ability(situation: Situation, answer: Direct) -> bool:
    """True for a 能 or 可以 where it was asked what can't be done: it may agree with either."""
    opening = situation.utterance.words[answer.first].key
    return opening in ("能", "可") and denies_ability(situation.asked)


def runs_on(situation: Situation, answer: Direct) -> bool:
    """True for a "no" or "never" that may belong to the words after it: "never having it again"."""
    words, sentence = situation.utterance.words, situation.sentence
    if answer.last >= sentence.clause_of(answer.first).last or words[answer.last - 1].key not in _OF_MORE:
        return False
    return words[answer.last].key not in ANSWERED_BEFORE and not situation.all_known_after(answer.last)


_OF_MORE = frozenset(("no", "never"))


def goes_on_with_only(situation: Situation, index: int) -> bool:
    """True where "only" opens what follows, which denies the rest: "no, only the once", "no just once"."""
    words, clauses = situation.utterance.words, situation.sentence.clauses
    openings = (max(clause.first, index) for clause in clauses if index < clause.last > clause.first)
    return any(words[at].key in ONLY for at in openings)


ONLY = frozenset("only just 只 就 仅".split())
"""Words that leave one thing standing of what was denied before them."""


def _is_to_come(situation: Situation, answer: Direct) -> bool:
    """True for a yes to what has been, where what follows it is still to come: "yes, next month"."""
    asked = situation.asked
    past = asks_past(asked) or asks_proof(asked) or asks_once(asked.lower())
    past = past or (asks_told(asked) and not asks_now(asked)) or situation.question.role == "results"
    sentence, end = situation.sentence, len(situation.utterance.words)
    kinds = ("planned", "ahead") if asks_told(asked) else ("planned", "ahead", "offered")
    to_come = any(sentence.tells(kind, answer.last, end) for kind in kinds)
    return bool(answer.value) and past and to_come


def _answers_own_question(situation: Situation, answer: Direct) -> bool:
    """True for the "no" of "will they operate? no", which may not be the answer to what was asked."""
    if situation.question.role is not None or situation.utterance.lang != "en":
        return False
    before = [clause for clause in situation.sentence.clauses if clause.last <= answer.first]
    return any(situation.sentence.asks(clause.first) for clause in before)


def is_to_another(situation: Situation, answer: Direct) -> bool:
    """True where nothing but another's thing stands in its clause: "chemo yes", "no infection"."""
    clause, words = situation.sentence.clause_of(answer.first), situation.utterance.words
    if _denies_another(situation, answer, clause):
        return True
    if situation.names_topic(clause) or answer.last < clause.last or answer.first == clause.first:
        return False
    named = {at for one in situation.topics if not one.fuzzy for at in range(one.first, one.last)}
    before = range(clause.first, answer.first)
    return answer.first - 1 in named and all(at in named or words[at].key in PASSED_OVER for at in before)


def _denies_another(situation: Situation, answer: Direct, clause: Clause) -> bool:
    """True for the "no" that only another's thing follows, up to the end of the clause."""
    words, first = situation.utterance.words, answer.last
    if answer.value is not False or words[answer.first].key != "no" or situation.names_topic(clause):
        return False
    while first < clause.last and words[first].key in _BEFORE_NAME:
        first += 1
    named = (one for one in situation.topics if not one.fuzzy and one.first <= first < one.last)
    return any(one.last == clause.last for one in named)


_BEFORE_NAME = frozenset("any other more current active known history of".split())


def _after_another_word(situation: Situation, answer: Direct) -> bool:
    """True for a yes or no that ends a clause of words not known, which it may be to: "lungs yes"."""
    clause, words = situation.sentence.clause_of(answer.first), situation.utterance.words
    if situation.utterance.lang != "en" or situation.vocabulary is None or answer.last < clause.last:
        return False
    return not all(
        situation.all_known(at, at + 1) or words[at].key.endswith("ly") or words[at].key in _EXCLAIMED
        for at in range(clause.first, answer.first)
    )


_EXCLAIMED = frozenset(
    "oh ooh oooh ah aw och aye hell heck god lord gosh gee alas big firm hard strong answer yes no yeah "
    "always for me him her us mine we i you they course much more than".split()
)


def _opens_unknown(situation: Situation, answer: Direct) -> bool:
    """True for a Chinese yes or no that only opens a clause of other words: 有的医院…, 还没挂外科的号."""
    if answer.whole or situation.utterance.lang != "zh":
        return False
    return not situation.all_known(answer.last, situation.sentence.clause_of(answer.first).last)


def is_among_unknown(situation: Situation, answer: Direct) -> bool:
    """True for a Chinese yes or no with other words around it in its clause: 当时没有, 没有全部."""
    clause = situation.sentence.clause_of(answer.first)
    before = answer.whole or situation.all_known(clause.first, answer.first)
    return _opens_unknown(situation, answer) or (situation.utterance.lang == "zh" and not before)


def says_there_is(situation: Situation, answer: Direct) -> bool:
    """True for a yes that may not agree with the "none" after it, as 对 and 是的 do: 有, 偶尔."""
    said = {word.key for word in situation.utterance.words[answer.first : answer.last]}
    return answer.value is not False and not said <= _AGREEING


_AGREEING = frozenset("对 是 的 嗯 恩 唔 啊 呀 头 应 该 没 错".split())


def _of_kin(situation: Situation) -> bool:
    """True when the yes or no may be of another person: "yes, my mother had it"."""
    told = situation.question.role not in (None, "results") or situation.relative_speaks
    return not told and situation.sentence.speaks_of_kin


def _turns(situation: Situation, answer: Direct) -> bool:
    """True when what follows a direct answer takes some of it back ("yes but not …")."""
    sentence = situation.sentence
    if is_taken_back(situation, answer.first, answer.last):
        return True
    clause = sentence.clause_of(answer.first)
    rest = range(answer.last, len(sentence.words))
    contrast = clause.mark in CONTRASTS or any(sentence.words[index].key in _TAKES_BACK for index in rest)
    denial = sentence.has_denial(answer.last, len(sentence.words))
    wavers = any(_is_well(situation, one) for one in sentence.clauses if one.first >= answer.last)
    return contrast or wavers or (bool(answer.value) and denial)


def _is_well(situation: Situation, clause: Clause) -> bool:
    """True for a "well" between commas, after which more is to come: "no, well, a skin thing"."""
    return [word.key for word in situation.utterance.words[clause.first : clause.last]] == ["well"]


def is_taken_back(situation: Situation, first: int, last: int) -> bool:
    """True when what stands outside the words [first, last) takes some of them back."""
    sentence = situation.sentence
    return sentence.doubted or sentence.conditional(first, last) or sentence.excepts(first, last)


CONTRASTS = frozenset("but though although however except unless 但 可 不过 tho".split())
"""Words after which an answer may be taken back."""

_TAKES_BACK = CONTRASTS | frozenset("since until till if when".split())
"""The same, and words that limit a yes or no: "not since they gave me steroids"."""
