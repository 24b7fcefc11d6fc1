"""Numbers, percentages and weights where no question of a trial is asked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.figures.counts import not_one
from chatbot.interpretation.figures.either_count import either_count
from chatbot.interpretation.figures.han_reader import DIGITS
from chatbot.interpretation.figures.leftover import doubted, is_price_or_label, without_things
from chatbot.interpretation.figures.notation import in_notation
from chatbot.interpretation.figures.number_words import SCALE_WORDS, WORDS
from chatbot.interpretation.figures.numbers import NumberMention, find_numbers, find_numerals
from chatbot.interpretation.figures.numeral import MINUS
from chatbot.interpretation.figures.percent import percentages
from chatbot.interpretation.figures.quantities import read_plain_quantity
from chatbot.interpretation.figures.repair import repaired
from chatbot.interpretation.figures.said import read_said
from chatbot.interpretation.figures.signs import with_signs
from chatbot.interpretation.figures.timeline import settled
from chatbot.interpretation.figures.written import is_written, with_written_figures
from chatbot.interpretation.normalise import Token, Utterance, normalise
from criteria.model import BareRange, Question, UnitForm
from criteria.values import Interval, Quantity, ValueKind

_WEIGHT = Question(
    id="weight", section="", kind=ValueKind.QUANTITY, unit="kg", loinc="29463-7",
    units=(
        UnitForm("kg", 1, 1e-12, 1e12), UnitForm("[lb_av]", 0.45359237, 0.001, 1e12),
        UnitForm("[stone_av]", 6.35029318, 0.01, 1e6), UnitForm("[jin]", 0.5, 0.001, 1e12),
        UnitForm("g", 0.001, 1e-9, 1e12), UnitForm("[oz_av]", 0.028349523125, 0.01, 1e12),
    ),
    bare=(
        BareRange(30, 100, "kg", lang="en"), BareRange(100.01, 130, "kg", sure=False, lang="en"),
        BareRange(30, 69.9, "kg", lang="zh"), BareRange(70, 95, "kg", sure=False, lang="zh"),
    ),
)  # fmt: skip
"""A weight of anything; a bare figure is a person's."""
_OF_A_PERSON = (0.3, 400.0)
"""Kilograms between which a weight is taken without asking back."""
_NONE_AT_ALL = expression(
    r"(?:no[,. ]+)?(?:none|nothing|nil|zero|not any|no|nope|not one|never)(?: of (?:them|those|it))?"
    r"(?: at all| whatsoever| so far| yet| ever| to date)?"
)
_NONE = frozenset(("none", "nil", "no", "没有", "无", "没"))
_NEVER_DONE = expression(r"(?:从来?|压根|根本|还|都)?没有?(?:过|[\u4e00-\u9fff]过)[呢啊吧了]?")
"""没住过, 从来没有过: the thing counted was never done."""
_CHILDREN = expression(r"([一二两俩三四五六])[儿男](?:子)?([一二两俩三四五六])女(?:儿)?")
"""一儿一女, 两男一女."""


Kind = Literal["number", "percent", "weight"]
"""What may be read where no question of a trial is put."""


def read_bare(kind: Kind, utterance: Utterance, today: date) -> tuple[Candidate, ...]:
    """The readings of an answer as a value of a bare kind."""
    if kind == "weight":
        return _weights(utterance, today)
    signed = with_signs(repaired(utterance))
    if kind == "percent":
        found = without_things(utterance, _percentages(signed, today))
        return _share(utterance) or doubted(utterance, found)
    written = in_notation(utterance.text)
    if written is not None:
        value = Quantity(Interval(written, written))
        return (Candidate(value, 0, len(utterance.text), sure=False),)
    told = with_written_figures(signed)
    often = _so_often(utterance, today)
    return often or _ratio(told) or _children(utterance) or doubted(utterance, _numbers(told))


_SO_OFTEN = expression(
    r"((?:(?:not|never|no|more|less|fewer|than|at least|at most|only|just|the|about|maybe|perhaps|probably"
    r"|it|was|were|has|had|been|happened|that|i|think|over|under|up|to) )*)(once|twice|thrice)"
    r"(?: or (twice|thrice))?(?! in a (?:blue|while|lifetime|million))"
    r"(?=[,.;!?]|$| (?:in|last|this|so far|since|already|ever|an? (?:hour|day|night|week|month|year))\b)"
)
_TIMES = {"once": 1, "twice": 2, "thrice": 3}


def _so_often(utterance: Utterance, today: date) -> tuple[Candidate, ...]:
    """The number of "not more than twice", "once or twice"."""
    told = _SO_OFTEN.match(utterance.text)
    if told is None:
        return ()
    often = " or ".join(str(_TIMES[word]) for word in told.groups()[1:] if word)
    written = normalise(f"{told[1]}{often}{utterance.text[told.end() :]}", utterance.lang)
    return tuple(
        replace(one, start=0, end=told.end(), sure=False) for one in read_bare("number", written, today)
    )


def _percentages(utterance: Utterance, today: date) -> tuple[Candidate, ...]:
    """The shares said, of any size and sign; a rise or fall by so much too."""
    found = percentages(utterance, today, frozenset(), lambda interval: False, greatest=None)
    if any(one.value is not None for one in found):
        return tuple(replace(one, sure=one.sure and not _is_odd(utterance, one)) for one in found)
    shares = [one for one in find_numbers(utterance) if one.percent]
    return tuple(Candidate(Quantity(one.widened()), one.start, one.end, sure=False) for one in shares)


def _is_odd(utterance: Utterance, one: Candidate) -> bool:
    """Whether a share is below nothing, or the part of a price that 十折 leaves."""
    low = one.value.interval.low if isinstance(one.value, Quantity) else None
    return (low is not None and low < 0) or utterance.text[one.start : one.end].endswith("折")


def _children(utterance: Utterance) -> tuple[Candidate, ...]:
    """How many sons and daughters come to, asked back."""
    found = _CHILDREN.search(utterance.text)
    if found is None:
        return ()
    count = float(sum(DIGITS[one] for one in found.groups()))
    return (Candidate(Quantity(Interval(count, count)), found.start(), found.end(), sure=False),)


_OVER = (["over"], ["out", "of"], ["in"], ["out", "of", "every"], ["in", "every"])


def _ratio(utterance: Utterance) -> tuple[Candidate, ...]:
    """The "one over twenty", "3 out of 8" that is the whole answer; "120 over 80" is none."""
    tokens = tuple(token for token in utterance.tokens if token.kind != "punct" or token.key == MINUS)
    numbers = find_numerals(replace(utterance, tokens=tokens))
    if len(numbers) != 2:
        return ()
    (above, below), (left, right) = (one.value for one in numbers), numbers
    between = [token.key for token in tokens[left.last : right.first]]
    if above is None or below is None or not abs(above) < below:
        return ()
    count = (Candidate(Quantity(Interval(above, above)), left.start, left.end, sure=False),)
    if _OF_A_WHOLE.fullmatch(" ".join(between)):
        return count
    if between not in _OVER:
        return ()
    if right.last < len(tokens):
        done = between == ["out", "of"] and " ".join(_keys_from(tokens, right.last)) in _DONE_SO_FAR
        return count if done else ()
    if between != ["over"] and (left.first > 0 or 1900 <= below <= 2099):
        return ()
    share = above / below
    return (Candidate(Quantity(Interval(share, share)), left.start, right.end, sure=False),)


_OF_A_WHOLE = expression(r"(?:out )?of (?:the|a|an|my|our|his|her|their)(?: [a-z]+)?")
"""Between two figures they tell that the first is counted: "12 out of the planned 20"."""
_DONE_SO_FAR = ("so far", "done", "done so far", "by now", "up to now", "to date", "already", "already done")
"""After "6 out of 8" they tell that the six are counted."""


def _keys_from(tokens: Sequence[Token], position: int) -> list[str]:
    return [token.key for token in tokens[position:]]


_SHARE = expression(r"(\d{1,3}) (?:out of|in) (\d{1,4})|(?:50|fifty)[/ -](?:50|fifty)")


def _share(utterance: Utterance) -> tuple[Candidate, ...]:
    """The "9 out of 10" and "50/50", which elsewhere are marks and dates."""
    share = _SHARE.fullmatch(utterance.text.strip(" ."))
    if share is None:
        return ()
    part, whole = (float(share[1]), float(share[2])) if share[1] else (1.0, 2.0)
    if not part <= whole or not whole:
        return ()
    percent = round(100 * part / whole, 6)
    return (Candidate(Quantity(Interval(percent, percent)), 0, len(utterance.text), sure=False),)


_A_COUPLE = expression(r"a (?:couple|pair) of (\w+)[.!]?")
_ONE_OF_A_UNIT = expression(
    r"(?:(half|three quarters|(?:a |one )?quarter)(?: of)? )?(?:an?|one) (\w+)( and a half)?[.!]?"
)
_SHARES = {"": 1.0, "half": 0.5, "three quarters": 0.75}


def _weights(utterance: Utterance, today: date) -> tuple[Candidate, ...]:
    """Weights; "half a kilo" and "a stone and a half" have their figure put before the unit."""
    pair, one = _A_COUPLE.fullmatch(utterance.text), _ONE_OF_A_UNIT.fullmatch(utterance.text)
    if pair is not None:
        return _weights(normalise(f"2 {pair[1]}", utterance.lang), today)
    if one is None:
        found = doubted(utterance, read_plain_quantity(utterance, _WEIGHT, today))
        return tuple(
            one if _is_of_a_person(one) else replace(one, sure=False)
            for one in found
            if not is_price_or_label(utterance, one)
        )
    figure = _SHARES.get(one[1] or "", 0.25) + (0.5 if one[3] else 0)
    found = read_plain_quantity(normalise(f"{figure} {one[2]}", utterance.lang), _WEIGHT, today)
    return tuple(replace(reading, start=0, end=len(utterance.text), sure=False) for reading in found)


def _is_of_a_person(one: Candidate) -> bool:
    ends = (one.value.interval.low, one.value.interval.high) if isinstance(one.value, Quantity) else ()
    return all(end is None or _OF_A_PERSON[0] <= end <= _OF_A_PERSON[1] for end in ends)


def _numbers(utterance: Utterance) -> tuple[Candidate, ...]:
    tokens = utterance.tokens
    found: dict[Interval, Candidate] = {}
    for mention in _mentions(utterance):
        if mention.percent or _is_of_a_unit(tokens, mention) or _is_money(tokens, mention):
            continue
        dozens = _DOZENS.get(_key(tokens, mention.last), 1.0) if _counts_things(tokens, mention) else 1.0
        doubtful = _is_read_out(tokens, mention) or _is_bullet(tokens, mention)
        pieces = any(is_written(utterance, token) for token in tokens[mention.first : mention.last])
        parted = mention.spelled and mention.other is not None
        sure = not (mention.weak or doubtful or pieces or parted or dozens > 1)
        interval = mention.widened() if dozens == 1 else mention.widened().scaled(dozens)
        found.setdefault(interval, Candidate(Quantity(interval), mention.start, mention.end, sure))
    if _says_none(utterance, found.keys()):
        nothing = Quantity(Interval(0.0, 0.0))
        return (Candidate(nothing, tokens[0].start, tokens[-1].end, sure=False),)
    total = _total(utterance)
    if total is not None:
        return (total,)
    if len(found) > 1:
        found = {interval: replace(one, sure=False) for interval, one in found.items()}
    return either_count(utterance) or tuple(found.values())


_SUMMED = expression(
    r"(?:so|makes?|making|that'?s|that is|which is|equals?|=|altogether|totals?|comes to|in all|all told)"
    r"\W{0,3}(?:that'?s |is |of |it'?s |makes? )?(?:a )?(?:total of )?$"
)
_SUMMED_AFTER = expression(r"\W*(?:in all|in total|altogether|all told|together|total|all in)\b")


def _total(utterance: Utterance) -> Candidate | None:
    """The sum that is told with what it is made up of: "one and two, so three", "three: one here, two there".

    None: what is told is not the sum of the others.
    """
    every = [one for one in find_numbers(utterance) if one.value is not None and not one.percent]
    values = [one.value or 0.0 for one in every]
    if len(values) <= _FEWEST_PARTS:
        return None
    text, last = utterance.text, every[-1]
    told = _SUMMED.search(text[max(0, last.start - _SHORTLY) : last.start]) or _SUMMED_AFTER.match(
        text, last.end
    )
    if told and values[-1] == sum(values[:-1]):
        whole = last
    elif values[0] == sum(values[1:]) and _MADE_UP.match(text, every[0].end):
        whole = every[0]
    else:
        return None
    return Candidate(Quantity(whole.interval), whole.start, whole.end, sure=False)


_FEWEST_PARTS = 2
_SHORTLY = 40
"""Characters before a sum within which words say that it is one."""
_MADE_UP = expression(r"[^,:;()\d-]{0,24}[,:;(-]")
"""After a sum: a mark that its parts follow."""


def _says_none(utterance: Utterance, found: Collection[Interval]) -> bool:
    """Whether the words say that there was nothing: "none at all", 一次也没烧过."""
    if not_one(utterance.text) is not None:
        return all(one == Interval(1.0, 1.0) for one in found)
    text = " ".join(token.key for token in utterance.tokens if token.kind != "punct")
    together = text.replace(" ", "")
    none = together in _NONE or _NONE_AT_ALL.fullmatch(text) or _NEVER_DONE.fullmatch(together)
    return not found and bool(none)


def _mentions(utterance: Utterance) -> list[NumberMention]:
    """The numbers said that may be meant, those of other times, years and "a thing" left out."""
    tokens = utterance.tokens
    said = read_said(utterance).statements
    undated = {one.first for one in _without_years(tokens, [one.figure.mention for one in said])}
    live = [one for one in said if one.figure.mention.first in undated]
    mentions = [one.figure.mention for one in settled(live)[0]]
    if not any(not _is_article(tokens, one) for one in mentions):
        said_at_all = [one for one in find_numbers(utterance) if not one.dated]
        mentions = [one for one in said_at_all if not _is_place(utterance, one)]
    mentions = [one for one in mentions if not _is_whole(utterance, one)] or mentions
    told = [one for one in mentions if not _is_article(tokens, one)] or mentions
    return _without_parts(tokens, _without_years(tokens, told) or told)


_OUT_OF = expression(r"[个次项条名位只枚颗]?(?:里头|里面|里边|里|中|当中|之中)[,，]?(?:就|只|也就|才)?有")


def _is_whole(utterance: Utterance, mention: NumberMention) -> bool:
    """Whether it is that of which others are a part: the 17 of 17个里头有3个."""
    return _OUT_OF.match(utterance.text, mention.end) is not None


def _is_year(tokens: Sequence[Token], mention: NumberMention, after_year: bool) -> bool:
    """Whether it tells when another number was so: "4200 in 1987", "two, in 1994 and 2011"."""
    value = mention.value
    before = tokens[mention.first - 1].key if mention.first else ""
    return value is not None and 1900 <= value <= 2099 and (
        before in _BEFORE_YEARS or (after_year and before in _BETWEEN_YEARS)
    )  # fmt: skip


_BEFORE_YEARS = frozenset("in : (".split())
_BETWEEN_YEARS = frozenset("and , & or".split())


def _without_years(tokens: Sequence[Token], mentions: Sequence[NumberMention]) -> list[NumberMention]:
    kept, after_year = [], False
    for mention in mentions:
        after_year = _is_year(tokens, mention, after_year)
        if not after_year:
            kept.append(mention)
    return kept


def _without_parts(tokens: Sequence[Token], mentions: Sequence[NumberMention]) -> list[NumberMention]:
    """The numbers but for what a number before them is made up of: "four, two of each"."""
    return [
        one
        for number, one in enumerate(mentions)
        if not number or " ".join(_keys_from(tokens[one.last : one.last + 2], 0)) not in _OF_THEM
    ]


_OF_THEM = ("of each", "of them", "of those", "of which", "of whom", "of these", "a side", "each side")


def _is_article(tokens: Sequence[Token], mention: NumberMention) -> bool:
    """Whether it is the 一个 of "a number which …", and not that of 就剩一个了."""
    written = [token.key for token in tokens[mention.first : mention.last + 1]]
    named = tokens[mention.last + 1].key not in _NOTHING_NAMED if mention.last + 1 < len(tokens) else False
    return written[:1] == ["一"] and len(written) == 2 and written[1] in "个种批只位名条" and named


_NOTHING_NAMED = frozenset("了 吧 啊 呢 啦 的 , . ; ! ? 。 ， 、".split())
"""After a figure and its classifier: nothing that it counts is named."""


def _is_of_a_unit(tokens: Sequence[Token], mention: NumberMention) -> bool:
    """Whether a unit is written on to the figure: "180ml", "29km"."""
    after = tokens[mention.last] if mention.last < len(tokens) else None
    figure = tokens[mention.last - 1]
    if after is None or after.start != figure.end or figure.kind != "number":
        return False
    return after.kind == "word" and after.key not in _AFTER_FIGURES


_MONEY = ("美元", "美金", "美刀", "欧元", "英镑", "日元", "港币", "港元", "块钱", "人民币", "元")
_DOZENS = {"打": 12.0, "双": 2.0}


def _is_money(tokens: Sequence[Token], mention: NumberMention) -> bool:
    """Whether it is a price: 一美元, 八十块钱."""
    return "".join(token.key for token in tokens[mention.last : mention.last + 3]).startswith(_MONEY)


def _counts_things(tokens: Sequence[Token], mention: NumberMention) -> bool:
    """Whether a thing follows the 打 of 十打鸡蛋, where it is no "to give an injection"."""
    thing = tokens[mention.last + 1 : mention.last + 2]
    return bool(thing) and thing[0].kind == "han" and thing[0].key not in "针药了过完在"


def _key(tokens: Sequence[Token], position: int) -> str:
    return tokens[position].key if position < len(tokens) else ""


_AFTER_FIGURES = frozenset("x s ish st nd rd th or to and plus".split())


def _is_read_out(tokens: Sequence[Token], mention: NumberMention) -> bool:
    """Whether it is digit words side by side ("one two three"), which may be several numbers."""
    keys = [token.key for token in tokens[mention.first : mention.last]]
    value = mention.value
    return (
        mention.spelled and value is not None and value >= 100 and not any(key in SCALE_WORDS for key in keys)
    )


def _is_bullet(tokens: Sequence[Token], mention: NumberMention) -> bool:
    """Whether the minus before it may be the mark of a list ("- 12")."""
    sign, following = tokens[mention.first], tokens[min(mention.first + 1, len(tokens) - 1)]
    return sign.key == MINUS and sign.text == "-" and sign.end < following.start


def _is_place(utterance: Utterance, mention: NumberMention) -> bool:
    """Whether it is a place in a row of something ("May 4th", "first class"), and not a number."""
    around = utterance.text[: mention.start] + utterance.text[mention.end :]
    last = utterance.tokens[mention.last - 1]
    return (
        mention.ordinal
        and mention.interval.exact
        and around.strip(" .!") not in ("", "the", "a")
        and last.kind == "word"
        and last.key not in WORDS
    )
