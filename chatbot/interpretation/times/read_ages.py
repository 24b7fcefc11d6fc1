"""The answer to "how old are you?", and ages stated in passing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.figures.repair import repaired
from chatbot.interpretation.normalise import Utterance
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.times import context, notes
from chatbot.interpretation.times.age_bounds import OLDEST, AgeMention
from chatbot.interpretation.times.ages import ages_in
from chatbot.interpretation.times.ages_compared import age_compared
from chatbot.interpretation.times.atoms import row_of
from chatbot.interpretation.times.finer_ages import age_in_passing, finer_age
from chatbot.interpretation.times.told_apart import typists_own
from criteria.model import Lang
from criteria.values import Age, Interval


def read_age(situation: Situation) -> tuple[Candidate, ...]:
    """The readings of an answer to a question about age."""
    utterance = repaired(situation.utterance)
    row = row_of(utterance, situation.today)
    if situation.in_passing and _HOW_SURE.search(utterance.text):
        return ()
    every = ages_in(row, utterance.text)
    compared = age_compared(row, every) if not situation.relative_speaks else None
    if compared is not None:
        return _settled((compared,), situation.lang)
    apart = typists_own(situation, utterance.text, every) if not situation.relative_speaks else None
    if apart is not None:
        return _ages((apart,), utterance.text, situation.lang)
    own = [one for one in every if not _of_another(situation, utterance.text, one)]
    place = context.corrected_from(utterance.text)
    own = [one for one in own if not _puts_another_right(situation, place, own[0], one)]
    if situation.relative_speaks and not own:
        return _told_by_relative(situation, _ages(every, utterance.text, situation.lang))
    return _ages(own or every, utterance.text, situation.lang)


def _puts_another_right(situation: Situation, place: int, first: AgeMention, age: AgeMention) -> bool:
    """Whether it corrects what was told of another thing after the age: "61, weight 62, no, 71".

    Args:
        situation: The answer.
        place: Where in the text what puts something right begins; 0: nothing does.
        first: The age told first.
        age: The one that is looked at.
    """
    if not first.end <= place <= age.start:
        return False
    asked = situation.question.id
    return any(topic.key != asked and first.end <= topic.start < place for topic in situation.topics)


def _told_by_relative(situation: Situation, ages: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Ages that a relative gives as "I'm 41": asked back, or no reading where the patient is named too."""
    kin = situation.sentence.names_kin(0, len(situation.utterance.words))
    return tuple(replace(one, value=None if kin else one.value, sure=False) for one in ages)


_HOW_SURE = expression(r"\d\W*(?:%|per ?cent)\W*(?:sure|certain|confident|convinced)\b")


def _of_another(situation: Situation, text: str, age: AgeMention) -> bool:
    """Whether it is not the participant's: a relative who types may add "I'm 41"."""
    if situation.relative_speaks and _THE_SPEAKER_IS.search(text[max(0, age.start - 24) : age.start]):
        return True
    if not situation.relative_speaks and _ANOTHERS_AGE.match(text, age.end):
        return True
    return situation.of_another(_word_at(situation, age.start))


_ANOTHERS_AGE = expression(
    r"岁?多?的老?(?:[爹爸妈娘爷奶姥伴婆公哥姐弟妹舅姨姑叔]|母亲|父亲|岳|爱人|丈夫|妻子|孩子|儿|女儿|闺女|孙|外孙|双亲|父母)"
)
"""After an age: that of somebody else, as in 八十三的老娘伺候我."""


_THE_SPEAKER_IS = expression(
    r"\b(?:i'm|im|i am|myself|me)\W*(?:only|just|now|about|nearly)?\W*$"
    r"|我(?:自己|本人)?(?:今年|是|才|都|已经|快|也|刚){0,2}\W*$"
)


def _word_at(situation: Situation, start: int) -> int:
    """Index of the word that stands at or after a place in the text."""
    words = situation.utterance.words
    return min(bisect_left(words, start, key=lambda word: word.start), len(words) - 1)


def read_bare_age(utterance: Utterance, lang: Lang, today: date) -> tuple[Candidate, ...]:
    """The age of words that give one, or a birth date.

    Unlike an answer about somebody's age, words that answer no question may tell the age of anything,
    at any time, and say it in months, weeks and days, which are kept as parts of a year.
    """
    row = row_of(utterance, today)
    every = ages_in(row, utterance.text)
    compared = age_compared(row, every)
    if compared is not None:
        return _settled((compared,), lang)
    found = finer_age(row, utterance.text) or _ages(every, utterance.text, lang)
    told = found if any(one.value is not None for one in found) else age_in_passing(row)
    return told or found


def _ages(every: Sequence[AgeMention], text: str, lang: Lang) -> tuple[Candidate, ...]:
    found = [every[index] for index in context.after_correction(text, every)]
    if not found:
        return ()
    if len(found) == 1 and context.is_denied(text, found, 0):
        return (Candidate(None, found[0].start, found[0].end, sure=False),)
    impossible = [mention for mention in found if mention.low > OLDEST or mention.low < 0]
    if impossible:
        place = impossible[0]
        return (Candidate(None, place.start, place.end, sure=False, note=notes.NOT_AN_AGE[lang]),)
    return _settled(found, lang)


def _settled(found: Sequence[AgeMention], lang: Lang) -> tuple[Candidate, ...]:
    """One reading where what was said fits together; several where it doesn't."""
    strong = [mention for mention in found if not mention.weak] or list(found)
    full = [mention for mention in strong if not mention.nominal] or strong
    if len({mention.born for mention in full if mention.born}) > 1:
        return _either_birth_date(full, lang)
    low = max(mention.low for mention in full)
    highs = [mention.high for mention in full if mention.high is not None]
    high = min(highs) if highs else None
    if high is not None and high < low:
        return tuple(_candidate(mention, lang, sure=False) for mention in full)
    exact = any(mention.sure and mention.low == mention.high for mention in full)
    born = next((mention.born for mention in full if mention.born), None)
    first = full[0]
    note = notes.NOMINAL_AGE[lang] if first.nominal else None
    sure = all(mention.sure for mention in full) or exact
    years = Interval(low, high)
    if first.below and len(full) == 1:
        years = Interval(None, high, high_open=first.below == "<")
    return (Candidate(Age(years, born), first.start, first.end, sure, note),)


def _either_birth_date(full: Sequence[AgeMention], lang: Lang) -> tuple[Candidate, ...]:
    ages = {(mention.low, mention.high) for mention in full}
    first = full[0]
    if len(ages) == 1:
        years = Interval(first.low, first.high)
        return (Candidate(Age(years), first.start, first.end, sure=False, note=notes.DAY_OR_MONTH[lang]),)
    return tuple(_candidate(mention, lang, sure=False) for mention in full)


def _candidate(mention: AgeMention, lang: Lang, sure: bool) -> Candidate:
    note = notes.DAY_OR_MONTH[lang] if mention.born else None
    value = Age(Interval(mention.low, mention.high), mention.born)
    return Candidate(value, mention.start, mention.end, sure, note)


_STATED_BEFORE = expression(
    r"(?:\b(?:i'm|im|i am|he's|hes|he is|she's|shes|she is|aged?|aged:|age is|pt is|patient is|who is"
    r"|who's|mum's|mom's|"
    r"dad's|wife's|husband's|just turned|turned|male|female|man|woman|lady|gentleman|bloke|guy|girl|boy|m|f)"
    r"|今年|年龄|现年|年纪|男|女|男性|女性|虚岁|周岁|刚满|满)"
    r"[\s,:，(]*(?:now |only |about |nearly |almost |是|都|已经)?$"
)
_STATED_AFTER = expression(
    r"^\s*(?:yo\b|y/o\b|y\.o|yrs? old\b|years? old\b|-year-old|year-old|-yr-old|years? of age\b|岁|周岁"
    r"|[\s,/-]*(?:female|male|f|m|woman|man|lady)\b)"
)
_NOT_AFTER = expression(
    r"^\s*(?:kg|kilo|st\b|stone|cm|mg|%|weeks?|wks?|months?|days?|/|\.\d|g\b|th\b|hours?|times"
    r"|minutes?|percent|per)"
)


def stated_age(utterance: Utterance, lang: Lang, today: date) -> Candidate | None:
    """An age stated beside the answer to something else ("no, I'm 67!", 她今年66); None: none is.

    Only words that can mean nothing else count: a bare number doesn't.
    """
    text = utterance.text
    row = row_of(utterance, today)
    for mention in ages_in(row, text):
        before, after = text[max(0, mention.start - 24) : mention.start], text[mention.end : mention.end + 16]
        if _NOT_AFTER.search(after) or not mention.sure or mention.low > OLDEST:
            continue
        if mention.born is not None or _STATED_BEFORE.search(before) or _STATED_AFTER.search(after):
            return _settled((mention,), lang)[0]
    return None
