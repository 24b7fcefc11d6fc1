"""What narrows a plain yes or no, or says rather the opposite: "no, hives once", "not any more"."""

from __future__ import annotations

from collections.abc import Iterator

from chatbot.interpretation.asked import asks_now, asks_once, asks_past, asks_told
from chatbot.interpretation.clauses import SUBJECTS
from chatbot.interpretation.lexicon import AROUND, PASSED_OVER
from chatbot.interpretation.plain_figures import figure_of
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.yesno import Direct


def is_narrowed(situation: Situation, answer: Direct) -> bool:
    """True where the words after a yes or no, or its own, leave in doubt how far it holds."""
    sentence, end = situation.sentence, len(situation.utterance.words)
    if sentence.tells("partly", answer.last, end) or _says_the_other(situation, answer):
        return True
    if situation.utterance.lang == "zh" and situation.question.role in (None, "results"):
        from chatbot.interpretation.narrowed_zh import is_narrowed_in_chinese

        return is_narrowed_in_chinese(situation, answer)
    if is_left_unexplained(situation, answer.last):
        return True
    if answer.value:
        return _is_of_then_alone(situation, answer)
    if _leaves_some(situation, answer.last) or _is_of_today_alone(situation, answer):
        return True
    return sentence.tells("found", answer.first, end) and not sentence.has_denial(answer.last, end)


def is_answered_in_part(situation: Situation, last: int, asked: str) -> bool:
    """True where what answers a name beside it is no plain yes or no: "brain mets: no, a couple of spots".

    Args:
        situation: The answer that names the thing of another question.
        last: Index after the name.
        asked: The wording of that question.
    """
    words, sentence = situation.utterance.words, situation.sentence
    after = range(last, min(last + _SOON, len(words)))
    at = next((at for at in after if _answers(words[at].key, words[at - 1].key)), len(words))
    if at == len(words):
        return False
    end = _end_of_answer(situation, at)
    keys = _IN_PART + (_OF_THEN if asks_now(asked) else ())
    if any(sentence.tells(key, at, end) for key in keys):
        return True
    rest = {word.key for word in words[at + 1 : end]}
    if words[at].key in _YES:
        return not rest.isdisjoint((_TURNING - {"but"}) | _NO)
    some = _leaves_some(situation, at + 1, end) or _tells_when(situation, at + 1, end)
    return words[at].key in _TURNING or some or not rest.isdisjoint(_TURNING | _YES | _ENDING)


def _answers(word: str, before: str) -> bool:
    """True for a word that opens what answers a name; the "not" of "can not be removed" is its verb's."""
    return word in _ANSWERS and not (word == "not" and before in _TELLING)


def _end_of_answer(situation: Situation, at: int) -> int:
    """Index after what may answer the name: two clauses at most, up to the next thing that is named."""
    sentence = situation.sentence
    end = min(sentence.clause_of(sentence.clause_of(at).last + 1).last, at + _LONGEST)
    return next((index for index in range(at + 1, end) if index in situation.named_at), max(end, at + 1))


_LONGEST = 12
"""Words of such an answer that are looked at."""
_SOON = 4
"""Words after the first one of a name within which its answer begins."""
_IN_PART = tuple("partly ended lately kin ahead doubt condition except excluded".split())
_OF_THEN = tuple("then past better".split())
"""Kinds of words, as in ``persons.*.txt``, that narrow or turn a yes or no."""
_ANSWERS = frozenset("yes yeah yep no nope nah never not used wish".split())
"""Words that open what answers a name put like a heading."""
_TURNING = frozenset("but until till wish used".split())
"""Words after which little is left of a yes or no before them."""
_ENDING = frozenset("since longer".split())
"""Words that leave open what was before."""


def _says_the_other(situation: Situation, answer: Direct) -> bool:
    """True where a no is later called a yes, or a yes a no: "no, they said yes"."""
    words, ends = situation.utterance.words, [clause.last for clause in situation.sentence.clauses]
    if answer.value:
        return any(words[end - 1].key in _NO for end in ends if end > answer.last)
    return any(word.key in _YES for word in words[answer.last :])


_YES = frozenset("yes yeah yep".split())
_NO = frozenset("no nope nah".split())


def _is_of_then_alone(situation: Situation, answer: Direct) -> bool:
    """True for a yes of what was, where it is asked what is so now: "yes I was", "yes, over now"."""
    sentence, end = situation.sentence, len(situation.utterance.words)
    was = sentence.has_ended(answer.last) or sentence.tells("then", answer.last, end)
    return was and asks_now(situation.asked)


def is_left_unexplained(situation: Situation, index: int) -> bool:
    """True where what follows only names something unknown, or another question's thing."""
    return _leaves_words(situation, index) or _names_another(situation, index)


def _names_another(situation: Situation, index: int) -> bool:
    """True where the bare name of another question's thing is all that explains it: "yes, lanreotide"."""
    clause_of = situation.sentence.clause_of
    return any(situation.names_another(clause_of(first)) for first, _ in bare_names(situation, index))


def bare_names(situation: Situation, index: int) -> Iterator[tuple[int, int]]:
    """The short stretches after the word that only name things, without a verb or a figure."""
    words = situation.utterance.words
    named = {at for topic in situation.topics for at in range(topic.first, topic.last)}
    for first, last in _fragments(situation, index):
        inside = range(first, last)
        if all((at in named or words[at].key in _OPENING) and words[at].kind != "number" for at in inside):
            yield first, last


def _leaves_words(situation: Situation, index: int) -> bool:
    """True where a few words without a verb name what nothing here knows: "no, hives", "yes, benign".

    They may bear the yes or no out, or be the answer of somebody who misread the question. Beside the
    name of the question's thing they bear it out: "yes, endoscopic biopsy".
    """
    if situation.vocabulary is None or situation.in_passing:
        return False
    unknown = (range(first, last) for first, last in _fragments(situation, index))
    left = [at for words in unknown if not any(map(situation.names_own, words)) for at in words]
    left = [at for at in left if not _bears_out(situation, at)]
    return bool(left) and not _tell_a_date(situation, left)


def _bears_out(situation: Situation, at: int) -> bool:
    """True for a word of the question, a figure, the thing of any question or treatment, and mere stress."""
    word = situation.utterance.words[at]
    plain = (
        word.kind != "word"
        or word.key in _STRESSING
        or (word.key.endswith("ly") and word.key not in _NO_STRESS)
    )
    of_treatment = word.key in _OF_TREATMENT or figure_of(word) is not None
    asked = word.key not in _LENGTHS and word.key in _words(situation.asked.lower())
    return plain or of_treatment or asked or situation.all_known(at, at + 1)


def _words(wording: str) -> list[str]:
    return [word.strip("?.,()") for word in wording.split()]


_OF_TREATMENT = frozenset(
    "dose doses cycle cycles session sessions infusion infusions injection injections jab jabs "
    "course courses round rounds".split()
)
_LENGTHS = frozenset("day days week weeks month months year years".split())
"""Of the question's words those that may be a contrary answer: "yes, weeks"."""


def _tell_a_date(situation: Situation, left: list[int]) -> bool:
    """True where all of the words lie in dates: "yes, last Friday"."""
    from chatbot.interpretation.times.dates import find_dates

    words = situation.utterance.words
    dates = [(one.start, one.end) for one in find_dates(situation.utterance, situation.today)]
    return all(any(start <= words[at].start < end for start, end in dates) for at in left)


def _is_of_today_alone(situation: Situation, answer: Direct) -> bool:
    """True for a no of today where it is asked what is or ever was: "not any more", "no, not recently"."""
    sentence, asked = situation.sentence, situation.asked
    if asks_now(asked):
        return False
    if sentence.tells("ended", answer.first, answer.last + _SHORT) or sentence.is_better(answer.first):
        return True
    ever = asks_once(asked.lower()) or asks_past(asked) or asks_told(asked)
    lately = sentence.tells("lately", answer.first, answer.last + _SHORT)
    return ever and (lately or _tells_when(situation, answer.last))


def _leaves_some(situation: Situation, index: int, end: int | None = None) -> bool:
    """True where a few words without a verb name how much, how often or the thing: "no, a spot"."""
    words, sentence = situation.utterance.words, situation.sentence
    return any(
        words[first].key in _SOME
        or words[first].kind == "number"
        or situation.names_topic(situation.sentence.clause_of(first))
        or sentence.tells("some", max(first - 1, index), last)
        or sentence.tells("dealt", max(first - 1, index), last)
        or any(words[at].key in _HOW_MUCH for at in range(first, last))
        for first, last in _fragments(situation, index, end)
    )


def _tells_when(situation: Situation, index: int, end: int | None = None) -> bool:
    """True where a few words without a verb tell when: "no, in 2019", "no, years ago"."""
    words = situation.utterance.words
    return any(
        words[first].key in _BEFORE_TIMES or words[last - 1].key in _AFTER_TIMES
        for first, last in _fragments(situation, index, end)
    )


def _fragments(situation: Situation, index: int, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The short stretches among the words [index, end) that deny nothing and are no sentence of their own."""
    words, sentence = situation.utterance.words, situation.sentence
    end = len(words) if end is None else end
    while index < end:
        clause = sentence.clause_of(index)
        first, last = max(clause.first, index), min(clause.last, end)
        index = clause.last + 1
        while first < last and words[first].key in _OPENING:
            first += 1
        said = {word.key for word in words[first:last]}
        short = first < last <= first + _SHORT
        if short and _TELLING.isdisjoint(said) and not sentence.has_denial(first, last):
            yield first, last


_SHORT = 5
"""Words of a fragment at most."""
_SOME = frozenset("a an one two three four five some few several couple mild slight occasional minor".split())
"""Words that open what there is of something, however little."""
_OPENING = (PASSED_OVER | AROUND | frozenset("only but and".split())) - _SOME - SUBJECTS - {"in"}
"""Words before what a fragment names."""
_STRESSING = frozenset(
    "them of course for sure long time now lot lots both god goodness lord heavens god's dear love mate sir "
    "madam nurse doc far touch wood alas ever whatsoever moment knowledge always no yes indeed "
    "correct right true confirmed checked tested guilty big doubt afraid ma'am".split()
)
"""Words that carry nothing away from a yes or no before them."""
_NO_STRESS = frozenset("weekly fortnightly monthly yearly july family belly reply".split())
_HOW_MUCH = frozenset(
    "once twice sometimes occasionally slightly partly mildly some mild few several couple one".split()
)
"""Words that say of what a fragment names how much or how often it is."""
_TELLING = SUBJECTS | frozenset(
    "is was are were am be been being has have had does do did done said says say told tell can could will "
    "would should 's 'm 've 're 'll 'd".split()
)
"""Words of a statement of its own, which rather explains the no."""
_BEFORE_TIMES = frozenset("in last back since".split())
_AFTER_TIMES = frozenset("ago back".split())
