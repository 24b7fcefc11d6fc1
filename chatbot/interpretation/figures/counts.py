"""Counts: of treatments, in figures, as "third line", or by the treatments named."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.figures.either_count import either_count
from chatbot.interpretation.figures.han_reader import DIGITS
from chatbot.interpretation.figures.names import kind_of_drug
from chatbot.interpretation.figures.numbered_lines import numbered_lines
from chatbot.interpretation.figures.numbers import NumberMention, find_numbers
from chatbot.interpretation.figures.parts_of_lines import without_parts_of_lines
from chatbot.interpretation.figures.phrasebook import Phrasebook, by_meaning
from chatbot.interpretation.figures.regimens import Lines, count_regimens
from chatbot.interpretation.figures.repair import repaired
from chatbot.interpretation.figures.said import read_said
from chatbot.interpretation.figures.statements import Statement
from chatbot.interpretation.figures.timeline import settled
from chatbot.interpretation.normalise import Token, Utterance
from chatbot.interpretation.phrases import Phrases
from criteria.model import Question, Trial
from criteria.values import Interval, Quantity

_NOUNS = Phrasebook(
    by_meaning(
        {
            "": (
                "line,lines,kind,kinds,type,types,sort,sorts,treatment,treatments,therapy,therapies,"
                "drug,drugs,"
                "regimen,regimens,different,so far,medicine,medicines,chemos,chemo,systemic,other,"
                "prior,previous,"
                "lots of treatment,lots of chemo,separate,combos,combinations,cancer drugs,things,"
                "种,个,线,套,样,项,个方案,方案,种药,类"
            )
        }
    )
)
_ZERO = Phrasebook(
    by_meaning(
        {
            "": (
                "none,nothing,no,nope,nil,never,surgery only,only surgery,just surgery,op only,"
                "operation only,"
                "no treatment,no drugs,no chemo,not had any,haven't had any,untreated,"
                "not yet,haven't started,no medication,no systemic,没有,没,无,从没,没用过,没吃过,"
                "没打过,没化疗,没化疗过,"
                "没做过,未治疗,初治,还没,没治过,没治疗,未用药,未化疗,从来没,一种都没,一个都没,未,都没有"
            )
        }
    )
)
_DOUBT = Phrasebook(
    dict.fromkeys(
        "no idea,no clue,not sure,don't know,can't remember,don't remember,不知道,不清楚,不记得,忘".split(
            ","
        ),
        True,
    )
)
_FUTURE = frozenset(
    "starting start about going next will soon planned planning booked due would 准 打 将 要".split()
)


_TOGETHER = expression(
    r"\b(?:together|combined|combination|combo|simultaneously|at (?:once|the same time))\b"
    r"|一起|联合|同时|合着|合用"
)
"""Drugs given so are one line: "three drugs together"; asked back."""

_NOT_ONE = expression(
    r"(?<!第)一[种个样类线套款次针片回趟][^\W\d]{0,4}?[都也][还从来根本]{0,4}(?:没|未|不曾)(?:有)?(?:[用上吃打做化试尝接碰沾开治输使选进烧吐疼发犯断漏去晕摔轮捞赶排住见来挨查得](?!完|几|多|够)|过?(?:\W|$))"
    r"|(?<!第)一[种个次针片回趟](?:都|也)?(?:不剩|不留)"
    r"|(?<![第\w])一[种个次针片回趟](?:没|未)(?:有)?(?:[用吃打做住烧吐犯去摔查得]过?)?(?=\W|$)"
    r"|\b(?:not|never|haven't|hasn't|without) (?:had |taken |been given |tried |got )?(?:a single|even) one\b"
)
"""That there was not one: 一种药都还没上过."""


def not_one(text: str) -> re.Match[str] | None:
    """Where the words say that there was not one; None: they don't."""
    return _NOT_ONE.search(text)


_ROW = frozenset(("", "-", ".", ",", *"line treatment therapy regimen drug chemo one now 种 线 个".split()))
"""What may follow "third" where it is a place in a row of treatments."""


def read_number(utterance: Utterance, trial: Trial, question: Question) -> tuple[Candidate, ...]:
    """The readings of an answer to a question for a number of treatments."""
    utterance = repaired(utterance)
    tokens = utterance.tokens
    if numbered := numbered_lines(utterance):
        return numbered
    named = count_regimens(tokens)
    counts = _counts(utterance, sessions=named.count > 0)
    places = _places(utterance)
    denied = not_one(utterance.text)
    if denied is not None and all(denied.start() <= one.start < denied.end() for one in counts):
        return (_candidate(0.0, denied.start(), denied.end(), True),)
    if len(counts) == 1 and not named.count and _TOGETHER.search(utterance.text):
        return (_candidate(1.0, counts[0].start, counts[0].end, False),)
    if counts:
        return (
            _each(utterance, counts, named)
            or _kind_by_kind(utterance)
            or _sum(utterance, counts, named)
            or either_count(utterance)
            or _checked(utterance.text, counts, named)
        )
    if places:
        return (_by_place(tokens, places, named),)
    zero = _in_words(utterance, trial, question)
    if named.count and not _denies_all(utterance, zero, named):
        return (_candidate(float(named.count), named.start, named.end, named.sure),)
    nothing = _none(tokens, named) or zero
    return tuple(replace(one, sure=False) for one in nothing) if named.beside else nothing


def _candidate(count: float, start: int, end: int, sure: bool) -> Candidate:
    return Candidate(Quantity(Interval(count, count)), start, end, sure)


_OF_EACH = expression(r"(?:各自?|每[样种类]|分别|都|一样)[用吃打做上试过了有]{0,4}$")


def _each(utterance: Utterance, counts: Sequence[Candidate], named: Lines) -> tuple[Candidate, ...]:
    """What 化疗、靶向各两种 comes to, asked back; empty: so many of each aren't told."""
    kinds = sum(len(group) for group in named.groups)
    value = counts[0].value
    if len(counts) > 1 or kinds < 2 or not isinstance(value, Quantity) or value.interval.low is None:
        return ()
    if not value.interval.exact or _OF_EACH.search(utterance.text, 0, counts[0].start) is None:
        return ()
    return (_candidate(value.interval.low * kinds, named.start, counts[0].end, False),)


_KIND_AND_COUNT = expression(
    r"(?:化疗|靶向|免疫|内分泌|口服)(?:治疗|药|方案)?[用吃打做上试过了有是换先后]{0,4}([一二两三俩仨1-3])[种套样类](?:药|方案)?"
    r"|([一二两三俩仨1-3])[种套样类](?:化疗|靶向|免疫|内分泌|口服)"
)
_IN_ALL = expression("一共|总共|合计|加起来|共")


def _kind_by_kind(utterance: Utterance) -> tuple[Candidate, ...]:
    """What 化疗两种，靶向一种 comes to, asked back; empty: fewer than two kinds are counted so."""
    found = list(_KIND_AND_COUNT.finditer(utterance.text))
    if len(found) < 2 or _IN_ALL.search(utterance.text) is not None:
        return ()
    figures = (one[1] or one[2] for one in found)
    total = sum(DIGITS.get(figure) or int(figure) for figure in figures)
    return (_candidate(float(total), found[0].start(), found[-1].end(), False),)


def _sum(utterance: Utterance, counts: Sequence[Candidate], named: Lines) -> tuple[Candidate, ...]:
    """What kinds counted apart, and treatments named besides, come to, asked back; empty: none such.

    "two chemos and one tablet" is three, and so is "two chemos and then sunitinib".
    """
    tokens = utterance.tokens
    every = [one for one in find_numbers(utterance) if _kind_counted(tokens, one)]
    joined = all(
        _JOINS.intersection(token.key for token in tokens[one.last : other.first])
        for one, other in pairwise(every)
    )
    if not every or not joined or len(counts) > len(every):
        return ()
    besides = _named_besides(named, {_kind_counted(tokens, one) for one in every})
    if len(every) + besides < 2:
        return ()
    total = sum(one.value or 0.0 for one in every) + besides
    return (_candidate(total, every[0].start, max(every[-1].end, named.end if besides else 0), False),)


def _named_besides(named: Lines, counted: Collection[str]) -> int:
    """How many treatments are named that are of no kind counted."""
    kinds = [{kind_of_drug(drug) for drug in group - set(counted)} for group in named.groups]
    return sum(1 for kind in kinds if kind and not kind & set(counted))


def _kind_counted(tokens: Sequence[Token], mention: NumberMention) -> str:
    """The class of which a figure counts treatments: "one lot of chemo"; empty: it counts none."""
    following = next((token.key for token in tokens[mention.last :] if token.key not in _OF_A_KIND), "")
    if mention.ordinal or mention.value not in _FEW:
        return ""
    return next((kind for opening, kind in _KINDS.items() if following.startswith(opening)), "")


_JOINS = frozenset("and plus then".split())
_KINDS = {
    "chemo": "chemotherapy", "target": "targeted", "immun": "immunotherapy", "prrt": "radioligand",
    "lutath": "radioligand", "tablet": "tablet", "pill": "tablet", "capsul": "tablet",
    "infusion": "infusion", "drip": "infusion",
}  # fmt: skip
"""How the words begin that name a kind of treatment, with its class in the data or a word for it."""
_OF_A_KIND = frozenset(
    "lot lots kind kinds type types sort sorts course courses line lines of different other separate".split()
)
"""Words between a figure and the kind that it counts."""
_FEW = (1, 2, 3)
"""Of one kind; greater figures count tablets or cycles."""


def _counts(utterance: Utterance, sessions: bool) -> list[Candidate]:
    """The figures that count treatments and not cycles, weeks or milligrams.

    Args:
        utterance: The answer.
        sessions: Whether treatments are named, so that 打仨 tells how often one was given.
    """
    said = read_said(utterance)
    usable = [one for one in said.statements if _counts_lines(utterance.tokens, one)]
    usable = without_parts_of_lines(utterance.text, usable)
    if sessions:
        usable = [one for one in usable if not _given_so_often(utterance.tokens, one)]
    kept = _begun_lines(utterance, usable) or settled(usable)[0]
    found: dict[Interval, Candidate] = {}
    for statement in kept:
        mention = statement.figure.mention
        interval = mention.interval if not mention.approximate else mention.widened()
        if not _whole(interval) and not mention.approximate:
            continue
        sure = not (mention.approximate or statement.doubtful)
        found.setdefault(interval, Candidate(Quantity(interval), mention.start, mention.end, sure))
    return list(found.values())


def _begun_lines(utterance: Utterance, usable: Sequence[Statement]) -> list[Statement]:
    """Of lines counted one by one the last that is no mere plan (二线，准备三线); empty: there are none."""
    in_lines = [one for one in usable if utterance.tokens[one.figure.last - 1].key == "线"]
    starts = [one.figure.mention.start for one in in_lines]
    leads = [utterance.text[max(0, start - _LEAD) : start] for start in starts]
    ends = [utterance.tokens[one.figure.last - 1].end for one in in_lines]
    planned = [
        one
        for one, lead, end in zip(in_lines, leads, ends, strict=True)
        if _PLANNED.search(lead) or _NOT_BEGUN.match(utterance.text, end)
    ]
    begun = [one for one in in_lines if one not in planned]
    if begun and len(in_lines) > 1:
        return [max(begun, key=lambda one: one.figure.mention.value or 0.0)]
    return [] if begun else [_one_fewer(one) for one in planned]


_PLANNED = expression(
    r"(?:准备|打算|计划|考虑|建议|下一步|下一个|将要|即将|要上|要换|要用|该上|等着|接下来|想上|想用|说上)"
    r"[^,，。;；]{0,6}$"
)

_NOT_BEGUN = expression(
    r"(?:治疗|方案|的?药|呢)?[,，]?(?:目前|暂时|现在|人家)?[还都]?(?:没|未|不知道)(?:有)?[^,，。]{0,3}?"
    r"(?:定|上(?!完|几|多)|开始|用[上过]|选|想好|决|确|着落)"
)
"""After a line: it has not begun (三线还没定)."""
_LEAD = 12
"""Characters before a line among which it may be told as planned."""


def _one_fewer(statement: Statement) -> Statement:
    """The line before one that is only planned, to be asked back."""
    mention = statement.figure.mention
    fewer = Interval.exactly(max((mention.value or 1.0) - 1, 0.0))
    figure = replace(statement.figure, mention=replace(mention, interval=fewer))
    return replace(statement, figure=figure, doubtful=True)


def _whole(interval: Interval) -> bool:
    return all(end is None or (end == int(end) and end <= 20) for end in (interval.low, interval.high))


def _counts_lines(tokens: Sequence[Token], statement: Statement) -> bool:
    figure = statement.figure
    mention = figure.mention
    before = tokens[mention.first - 1].key if mention.first else ""
    after = tokens[figure.last].key if figure.last < len(tokens) else ""
    if statement.is_limit or mention.percent or before in ("x", "×", "*", "头") or after in ("x", "×", "*"):
        return False
    if figure.plural or (mention.interval.low or 0) > 1900:
        return False
    if figure.foreign is None and figure.unit is None:
        return not statement.dropped or after in ("lines", "line")
    return figure.foreign == "place" and _NOUNS.at(tokens, mention.last) is not None


def _given_so_often(tokens: Sequence[Token], statement: Statement) -> bool:
    """Whether it is the 仨 of 打了仨, which tells how often what was named has been given."""
    figure = statement.figure
    told = [token.key for token in tokens[max(0, figure.first - 2) : figure.first] if token.key != "了"]
    after = tokens[figure.last].key if figure.last < len(tokens) else "。"
    return told[-1:] in (["打"], ["做"], ["化"], ["输"]) and figure.foreign is None and after in _ENDS


_ENDS = frozenset("了 , ; . ! ? 、 。 呢 吧".split())


def _places(utterance: Utterance) -> list[NumberMention]:
    """Places in a row of treatments: "third line", "on his third"."""
    tokens = utterance.tokens
    found = []
    for mention in find_numbers(utterance):
        after = tokens[mention.last].key if mention.last < len(tokens) else ""
        before = tokens[mention.first - 1].key if mention.first else ""
        of_a_row = after in _ROW or _begun(tokens, mention.first)
        if mention.ordinal and mention.value is not None and (of_a_row or before == "line"):
            found.append(mention)
    return found


def _begun(tokens: Sequence[Token], first: int) -> bool:
    """Whether it is one that was begun: "she began a third in September"."""
    before = [token.key for token in tokens[max(0, first - 2) : first]]
    return len(before) == 2 and before[0] in _BEGUN and before[1] in _ARTICLES


_BEGUN = frozenset("began begun started start onto on now had having tried".split())
_ARTICLES = frozenset("a the my his her another".split())


def _by_place(tokens: Sequence[Token], places: Sequence[NumberMention], named: Lines) -> Candidate:
    last = max(places, key=lambda mention: mention.value or 0.0)
    value = last.value or 0.0
    planned = any(token.key in _FUTURE for token in tokens[max(0, last.first - 4) : last.first])
    if planned:
        return _candidate(max(value - 1, float(named.count)), last.start, last.end, False)
    sure = named.count <= value
    return _candidate(max(value, float(named.count)), last.start, last.end, sure)


_DRUGS = expression(
    r"(?: (?:different|cancer|chemo))*+ (?:drugs|medicines|medications|meds)\b|[种个样][^\W\d]{0,3}药"
)
"""What a figure counts that may be given together: "4 drugs in total, FOLFIRINOX" is one line."""


def _checked(text: str, counts: list[Candidate], named: Lines) -> tuple[Candidate, ...]:
    """The figures, doubted where the names add up to something else."""
    if len(counts) > 1:
        return tuple(replace(one, sure=False) for one in counts)
    value = counts[0].value
    of_drugs = named.count > 0 and _DRUGS.match(text, counts[0].end) is not None
    if not isinstance(value, Quantity) or (named.count < 2 and not of_drugs):
        return tuple(counts)
    low, high = value.interval.low, value.interval.high
    fewer = (named.sure or of_drugs) and low is not None and named.count < low
    agrees = not fewer and (high is None or named.count <= high)
    return tuple(counts) if agrees else tuple(replace(one, sure=False) for one in counts)


def _in_words(utterance: Utterance, trial: Trial, question: Question) -> tuple[Candidate, ...]:
    """None, where the trial's own words for it say so."""
    matches = _zero_words(trial.digest, question.id, _Sayings(trial)).find(utterance.words)
    whole = [match for match in matches if not _NOT_FOR_LONG.match(utterance.text, match.end)]
    return tuple(_candidate(0.0, match.start, match.end, len(whole) == len(matches)) for match in whole[:1])


def _denies_all(utterance: Utterance, zero: Sequence[Candidate], named: Lines) -> bool:
    """Whether right after the names stands that none of them was had: 化疗靶向都没上过."""
    return any(one.start == named.end and utterance.text[one.start] in "都全" for one in zero)


_NOT_FOR_LONG = expression(r"换|[用吃打做化]?[上了到够过成]?(?:几|两|半|多久|多少|\d)")
"""What follows a "not" that denies how long, or a change, and not that it was: 没用几天就停了, 没换过."""


@dataclass(frozen=True, eq=False)
class _Sayings:
    """A trial's words, as a cache key that is told apart by the digest beside it."""

    trial: Trial

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Sayings)


@cache
def _zero_words(digest: str, question_id: str, sayings: _Sayings) -> Phrases[str]:
    words = (one.questions.get(question_id) for one in sayings.trial.words.values())
    return Phrases.of([("zero", pattern) for one in words if one for pattern in one.says.get("zero", ())])


def _none(tokens: Sequence[Token], named: Lines) -> tuple[Candidate, ...]:
    if not tokens or any(_DOUBT.at(tokens, at) is not None for at in range(len(tokens))):
        return ()
    for at in range(len(tokens)):
        found = _ZERO.at(tokens, at)
        after = "".join(token.key for token in tokens[found[1] : found[1] + 4]) if found else ""
        if found is not None and not _NOT_FOR_LONG.match(after):
            sure = not named.beside and at <= 3
            return (_candidate(0.0, tokens[at].start, tokens[found[1] - 1].end, sure),)
    return ()
