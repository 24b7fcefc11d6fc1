"""When something was last done, told in passing: only where the words say that it was the last time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from chatbot.interpretation import kinds
from chatbot.interpretation.agreed import agreed
from chatbot.interpretation.clauses import Clause
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.last_of_all import none_follows
from chatbot.interpretation.lexicon import NEGATIONS
from chatbot.interpretation.outcome import Outcome
from chatbot.interpretation.phrases import Match, longest
from chatbot.interpretation.reading import Also, Status
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.stretches import Stretch
from criteria.model import Question, Trial
from criteria.values import Dates, Never, ValueKind


def last_time(situation: Situation, question: Question, near: Sequence[Stretch]) -> Also | None:
    """When something was done, where the words say that it was the last time.

    A treatment told by the way need not be the last one, unless it still goes on or ended of late.
    """
    last = [(0, end) for first, end in near if _none_since(situation, first, end)]
    last += [stretch for stretch in near if _NO_MORE.search(_words(situation, stretch))]
    last += [stretch for stretch in near if none_follows(situation, question, stretch[1])]
    last = last or [stretch for stretch in near if tells(situation, stretch, _LAST)]
    fact = agreed(situation, question, last or near)
    if last or fact is None or not isinstance(fact.value, Dates):
        return fact if last else None
    today, days = situation.today, fact.value
    goes_on = days.earliest == days.latest == today
    of_late = days.earliest is not None and (today - days.earliest).days <= _OF_LATE
    dated = [stretch for stretch in near if agreed(situation, question, [stretch]) is not None]
    ended = of_late and max(near) in dated and all(_tells_end(situation, stretch) for stretch in dated)
    return fact if goes_on or ended else None


def never_any(situation: Situation, question: Question, own: Sequence[Match[str]]) -> Also | None:
    """That there never was any, where several such things are denied: "no operation or ablation ever".

    One denied alone leaves the others of the question open, unless its name is that of all of them and
    holds the denial itself: 没参加过临床试验.
    """
    clauses = [situation.sentence.clause_of(one.first) for one in own]
    stretch = min(one.first for one in clauses), max(one.last for one in clauses)
    named = {situation.utterance.text[one.start : one.end] for one in longest(own)}
    several = len(named) >= _SEVERAL and _tells_ever(situation, stretch)
    if not several and not any(_denies(situation, one) for one in own):
        return None
    if any(_is_bounded(situation, one, len(named) >= _SEVERAL) for one in clauses):
        return None
    outcome = kinds.read(situation.passing(question, stretch))
    sure = outcome.status is Status.UNDERSTOOD and isinstance(outcome.value, Never)
    if not sure or outcome.value is None or outcome.span is None:
        return None
    return Also(question.id, outcome.value, situation.utterance.raw_span(*outcome.span))


_SEVERAL = 2
_EVER = frozenset("ever never 从来 从没 从未".split())
_NOT_ONCE = expression("[都也全一].*(?:没|未).*过|(?:没|未)[^,]*过.*[也都]")
"""The same in Chinese of several things: 化疗靶向都没用过, 没开过刀,也没做过消融."""


def _tells_ever(situation: Situation, stretch: Stretch) -> bool:
    said = _words(situation, stretch)
    return tells(situation, stretch, _EVER) or _NOT_ONCE.search(said) is not None


def _is_bounded(situation: Situation, clause: Clause, several: bool) -> bool:
    """True for a Chinese clause that denies less than all or ever: 化疗前没用过, 手术做过, 别的没用过."""
    if situation.utterance.lang != "zh":
        return False
    said = _said(situation, clause)
    told = _TOLD.search(said) is not None and not situation.sentence.has_denial(clause.first, clause.last)
    return told or _BOUNDS.search(said) is not None or (not several and "别的" in said)


_TOLD = expression("[过了着]")
_BOUNDS = expression(
    "(?<!以)前|最近|近来|(?<!到)(?:现在|目前)|眼下|今年|去年|前年|这[两几]|怎么|几次|多少|多久|听说|要是|如果|假如|除|只|就是|不算"
    "|(?:其他|其它|另外|第二)|[谁的]才|吗"
)
"""What leaves a time, a share or a condition in which it may have been otherwise."""


def _denies(situation: Situation, named: Match[str]) -> bool:
    """True for a name with a denial in it."""
    return any(word.key in NEGATIONS for word in situation.utterance.words[named.first : named.last])


def _is_time_of_another(situation: Situation, trial: Trial, named: Match[str]) -> bool:
    """True for words that name no thing where a time of another thing is told: 进过试验，末次用药是6月.

    Args:
        situation: The answer.
        trial: Whose questions are looked for.
        named: Words that are of a question whose answer is a time.
    """
    if situation.utterance.lang != "zh" or named not in situation.asides:
        return False
    before = [one for one in situation.topics if one.last <= named.first]
    latest = max(before, key=lambda one: one.last).key if before else situation.question.id
    return latest != named.key and trial.question(latest).kind in (ValueKind.DATE, ValueKind.DURATION)


def without_none_since(situation: Situation, trial: Trial, own: list[Match[str]]) -> list[Match[str]]:
    """The names without those of another thing's time, and of a clause that only denies any since.

    Args:
        situation: The answer.
        trial: Whose questions are looked for.
        own: Where the thing of a question whose answer is a time is named.
    """
    own = [one for one in own if not _is_time_of_another(situation, trial, one)]
    since = [one for one in own if _only_denies_more(situation, situation.sentence.clause_of(one.first))]
    return [one for one in own if one not in since] if len(since) < len(own) else own


def _only_denies_more(situation: Situation, clause: Clause) -> bool:
    """True for 之后没用药, which tells no time itself."""
    return (
        situation.utterance.lang == "zh"
        and _NO_MORE.search(_said(situation, clause)) is not None
        and not any(word.kind == "number" for word in situation.utterance.words[clause.first : clause.last])
    )


def last_time_of_several(
    situation: Situation, question: Question, own: Sequence[Match[str]], outcome: Outcome
) -> Also | None:
    """The same told over Chinese clauses: EP方案打了六次，今年3月26号打完，后来再没用药.

    Args:
        situation: The answer.
        question: Another one than was answered.
        own: Where its thing is named.
        outcome: What the answer says to its own question.
    """
    if situation.utterance.lang != "zh":
        return None
    runs = list(dict.fromkeys(_run(situation, question, one, outcome) for one in own))
    return last_time(situation, question, [run for run in runs if run is not None])


def _run(situation: Situation, question: Question, named: Match[str], outcome: Outcome) -> Stretch | None:
    """The clauses from the name's on, as far as they tell of nothing else; None: they tell no last time."""
    clauses = situation.sentence.clauses
    at = clauses.index(situation.sentence.clause_of(named.first))
    first, last = clauses[at].first, clauses[at].last
    for clause in _following(situation, question, clauses[at : at + _MOST_CLAUSES], outcome):
        last = clause.last
    said = _said(situation, clauses[at])
    if last == clauses[at].last and at and _NO_MORE.search(said) is not None:
        before = clauses[at - 1]
        first = before.first if _USED.search(_said(situation, before)) is not None else first
    said = _words(situation, (first, last))
    return (first, last) if _THE_LAST.search(said) or _NO_MORE.search(said) else None


def _following(
    situation: Situation, question: Question, clauses: Sequence[Clause], outcome: Outcome
) -> Iterator[Clause]:
    """The clauses after the first that go on with it: those of the answer itself and of others don't."""
    words = situation.utterance.words
    for before, clause in pairwise(clauses):
        others = situation.named_in(clause) - {question.id}
        span = words[clause.first].start, words[clause.last - 1].end
        answers = outcome.span is not None and outcome.span[0] < span[1] and span[0] < outcome.span[1]
        if before.mark != "," or others or answers:
            return
        yield clause


def _said(situation: Situation, clause: Clause) -> str:
    return _words(situation, (clause.first, clause.last))


def _words(situation: Situation, stretch: Stretch) -> str:
    """The Chinese words of a stretch, run together."""
    return "".join(word.key for word in situation.utterance.words[slice(*stretch)])


_MOST_CLAUSES = 5
"""Clauses that are looked at from a name on."""
_USED = expression("[打吃用输停化做].*[的了完]")
"""That something was given or taken: 今年4月18号打的."""
_NO_MORE = expression(
    "(?:之后|以后|后来|后面|往后|此后|打那)[^,]{0,6}(?:空着|停着|(?:没|未|不)有?再?(?:药|别的|用|吃|打|做|治|化|放|动|开|弄|上药))"
    "|再(?:也)?(?:没|未)有?(?:用|吃|打|做|治|化|放|动|开|弄|上)|(?:没|未)有?再(?:用|吃|打|做|治|化|放|动|开|弄|上)"
)
"""That there was none after it: 那以后没再用过药."""
_THE_LAST = expression(
    "最[后近]|末[次一了]|上[次回一]|刚[刚才]?[打吃用做停]|[停断]|结束|[打做吃用化放]完|(?:还|仍|一直|正|照样)[在还]?[吃打用化上做]"
)
"""That the time told is the last one: 停的, 打完, 还在吃."""


def _none_since(situation: Situation, first: int, end: int) -> bool:
    """True where the words [first, end) deny that there was another: "removed in May, no operation since".

    Not since something else, which the clause before names: "the Whipple in May, no chemo since".
    """
    before = situation.sentence.clause_of(max(first - 2, 0))
    if before.last <= first and situation.named_in(before) - situation.named_in(
        situation.sentence.clause_of(first)
    ):
        return False
    return situation.utterance.words[end - 1].key == "since" and situation.sentence.has_denial(first, end)


def _tells_end(situation: Situation, stretch: Stretch) -> bool:
    """True where the stretch tells the end of a treatment, and not that it was paused: 停过一周."""
    ended = tells(situation, stretch, _ENDED) or situation.sentence.tells("completed", *stretch)
    return ended and _PAUSED.search(_words(situation, stretch)) is None


_PAUSED = expression("停过|停了?(?:一|两|三|几|[0-9]+)个?(?:次|周|月|星期|礼拜|天|疗程)")

_OF_LATE = 366
"""Days within which the end that is told of a treatment is taken for that of the last one."""


def tells(situation: Situation, stretch: Stretch, words: frozenset[str]) -> bool:
    """True where one of the words stands in the stretch."""
    keys = [word.key for word in situation.utterance.words[slice(*stretch)]]
    return any(
        (key in words and not (key == "last" and following in _PERIODS)) or key + following in words
        for key, following in pairwise((*keys, ""))
    )


_LAST = frozenset("last latest final recent recently 最 末 上 刚 才 这一 这次 这针 这回".split())
"""Words, or one or two Chinese characters, that tell the last time from an earlier one."""
_ENDED = frozenset("finished finish finishes ended completed 停 结束 打完 做完".split())
"""Words, or one or two Chinese characters, that tell the end of a treatment, rather than one time of it."""
_PERIODS = frozenset("week month year spring summer autumn fall winter night".split())
"""What "last" says nothing of the treatment before: "surgery last year"."""
