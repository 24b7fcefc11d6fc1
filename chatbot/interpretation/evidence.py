"""What the question's own phrases say for a yes and for a no, denials counted."""

from __future__ import annotations

from chatbot.interpretation.asked import asks_now
from chatbot.interpretation.beside_name import is_bygone, only_today, told_as_possible
from chatbot.interpretation.lexicon import NEGATIONS
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.vocabulary import Saying
from chatbot.interpretation.yesno import Direct
from criteria.frozen import frozen


@frozen
class Evidence:
    """One phrase."""

    value: bool
    first: int
    last: int
    sure: bool
    """False: a phrase that says it only nearly, or is misspelt, or denied twice."""


def find_evidence(situation: Situation) -> tuple[list[Evidence], list[Evidence]]:
    """What the question's phrases say, denials counted; and the same of what is said of other persons."""
    found: list[Evidence] = []
    others: list[Evidence] = []
    for match in situation.sayings:
        if match.key.role == "trap" or match.key.codes[0] not in ("true", "false"):
            continue
        if _only_asked(situation, match) or _left_open(situation, match):
            continue
        if _is_of_matter_before(situation, match):
            continue
        denied, half = _denied(situation, match)
        denied = denied or _denied_after(situation, match)
        value = (match.key.codes[0] == "true") != denied
        sure = match.key.role == "says" and not risky(match) and not half
        sure = sure and not (denied and _negative(situation, match))
        sure = sure and not situation.sentence.half_denied(match.first, match.last)
        sure = sure and not (denied and _past_other_words(situation, match))
        sure = sure and not (not value and _past_break(situation, match))
        sure = sure and not _framed(situation, match) and not _only_thought(situation, match)
        sure = sure and not _put_as_question(situation, match) and not situation.sentence.nearly(match.first)
        sure = sure and not _goes_on_of_another(situation, match)
        sure = sure and (denied or not situation.sentence.may_be_denied(match.first))
        sure = sure and not situation.in_another(match.last)
        sure = sure and not situation.unsettled(match.first, match.last)
        sure = sure and not _of_another_time(situation, match, value)
        sure = sure and not (value and told_as_possible(situation.sentence, match.first, match.last))
        sure = sure and (_names_in_passing(situation, match) or not situation.of_other_matter(match.first))
        another = situation.of_another(match.first) and not _tells_of_kin(situation, match)
        told = others if another else found
        told.append(Evidence(value, match.first, _end(situation, match), sure))
    return sorted(found, key=lambda item: item.first), others


def _tells_of_kin(situation: Situation, match: Match[Saying]) -> bool:
    """True for a phrase that itself names the relative of whom it is asked: 我老公结扎了."""
    whole = match.key.role == "says" and match.size == match.last - match.first
    named = situation.sentence.words_of("kin", match.first, match.last)
    return whole and bool(named) and max(named) < match.last - 1


def _of_another_time(situation: Situation, match: Match[Saying], value: bool) -> bool:
    """True for "past infection" where it is asked what is now, and for "no mets now" where what ever was."""
    if asks_now(situation.asked):
        return is_bygone(situation.sentence, match.first)
    return not value and situation.utterance.lang == "en" and only_today(situation.sentence, match.last)


def _denied(situation: Situation, match: Match[Saying]) -> tuple[bool, bool]:
    """Whether the phrase is denied, and whether a denial before a mark in it leaves that in doubt.

    What is denied ends at the mark: 不能打，造影剂休克过 denies no shock.
    """
    sentence = situation.sentence
    denied = sentence.denied(match.first, match.last)
    last = sentence.clause_of(match.last - 1).first
    if not denied or last <= match.first:
        return denied, False
    denied = sentence.denied(last, match.last)
    return denied, not denied


def _denied_after(situation: Situation, match: Match[Saying]) -> bool:
    """Whether a no follows that denies the phrase; it only repeats one that says no: "head scanned, none"."""
    if match.key.codes[0] == "false":
        return situation.sentence.asks_and_denies(match.first)
    return situation.denied_after(match.first)


def _names_in_passing(situation: Situation, match: Match[Saying]) -> bool:
    """True where the phrase names the thing itself, whatever the clause tells: "needle in a liver met"."""
    return (
        situation.in_passing
        and match.size > 1
        and not situation.own_named_at.isdisjoint(range(match.first, match.last))
    )


def _end(situation: Situation, match: Match[Saying]) -> int:
    """Index after the last word of the phrase that is no mark."""
    words = situation.utterance.words
    return next(at for at in range(match.last, match.first, -1) if words[at - 1].kind != "punct")


def _framed(situation: Situation, match: Match[Saying]) -> bool:
    """True where it is not said outright; leave to begin is given however it is put."""
    plain = situation.utterance.lang != "zh" or situation.question.role in ("consent", "keep", "respondent")
    return not plain and situation.sentence.framed(match.first, match.last)


def _only_thought(situation: Situation, match: Match[Saying]) -> bool:
    """True for what English words tell as once thought: "they thought it had gone to the liver"."""
    return situation.utterance.lang == "en" and situation.sentence.supposed_once(match.first)


def _only_asked(situation: Situation, match: Match[Saying]) -> bool:
    """True in a question to which no denial follows: "will they operate? no" says something."""
    sentence = situation.sentence
    return sentence.asks(match.first) and not sentence.asks_and_denies(match.first)


def _put_as_question(situation: Situation, match: Match[Saying]) -> bool:
    """True for Latin words that a mark makes half a question: "stopped working?"; leave is given so too."""
    clause, words = situation.sentence.clause_of(match.first), situation.utterance.words
    told = situation.question.role in ("consent", "keep") or words[clause.last - 1].kind == "han"
    return not told and clause.mark == "?"


def _left_open(situation: Situation, match: Match[Saying]) -> bool:
    return situation.sentence.leaves_open(match.first, match.last) or _not_looked(situation, match)


def _not_looked(situation: Situation, match: Match[Saying]) -> bool:
    """True where a 没 that ends the phrase only says that nobody has looked yet: 脑部MRI还没排上."""
    words = situation.utterance.words
    following = words[match.last].key if match.last < len(words) else ""
    return words[match.last - 1].key == "没" and following in _LOOKING


_LOOKING = frozenset("排 约 轮 做 拍 照 查 扫 安 预 去 来 等 拿 取".split())


def risky(match: Match[Saying]) -> bool:
    """A single short word matched in spite of its spelling."""
    return match.fuzzy and match.size == 1 and match.end - match.start < 8


def _negative(situation: Situation, match: Match[Saying]) -> bool:
    """True when the phrase holds a negation itself: one more before it may or may not make it a yes."""
    return any(word.key in NEGATIONS for word in situation.utterance.words[match.first : match.last])


def _goes_on_of_another(situation: Situation, match: Match[Saying]) -> bool:
    """True in a clause without a subject after one about somebody else: 我侄女肺癌，化疗完扩散了."""
    sentence, words = situation.sentence, situation.utterance.words
    clause = sentence.clause_of(match.first)
    if clause.first < _ANOTHER_MATTER or words[match.first].kind != "han":
        return False
    told = any(words[at].key in _SPEAKER for at in range(clause.first, match.first))
    return not told and situation.of_another(clause.first - 2)


_SPEAKER = frozenset("我 俺 咱".split())


def _is_of_matter_before(situation: Situation, match: Match[Saying]) -> bool:
    """True where a Chinese clause says it of another matter that it names just before: 血压稳着呢."""
    if situation.utterance.lang != "zh":
        return False
    return any(0 <= match.first - 1 - at <= _NEAR for at in situation.others_named(match.first))


_NEAR = 4
"""Characters between the name of a matter and what is said of it."""


def _past_other_words(situation: Situation, match: Match[Saying]) -> bool:
    """True where Chinese words of another matter stand between the denial and the phrase: 大便不成形轻了."""
    first = situation.sentence.denied_from(match.first)
    between = situation.utterance.words[first : match.first]
    return (
        len(between) >= _ANOTHER_MATTER
        and all(word.kind == "han" for word in between)
        and not any(situation.all_known(at, at + 1) for at in range(first, match.first))
    )


def _past_break(situation: Situation, match: Match[Saying]) -> bool:
    """True where a mark or a blank parts the phrase from a Chinese no, which may be one by itself.

    没有 有抑郁症; the phrase may hold that no: 没有 造影剂过敏过.
    """
    words, first = situation.utterance.words, match.first
    opening = [word.key for word in words[first : first + 2]]
    own = first + (2 if opening == ["没", "有"] else 1 if opening[0] in ("没", "无") else 0)
    return any(
        0 < at < match.last
        and words[at - 1].key in _NO_BY_ITSELF
        and (words[at].kind == "punct" or words[at].start > words[at - 1].end)
        for at in (own, situation.sentence.denied_from(first))
    )


_NO_BY_ITSELF = frozenset("没 无 有".split())
"""The last characters of a no that may be an answer."""
_ANOTHER_MATTER = 2
"""Chinese characters that make a word of their own."""


def beyond(evidence: list[Evidence], direct: list[Direct]) -> list[Evidence]:
    """The evidence without phrases that only repeat a bare yes or no with less certainty: 有."""
    return [
        item
        for item in evidence
        if item.sure or not any(one.first <= item.first and item.last <= one.last for one in direct)
    ]
