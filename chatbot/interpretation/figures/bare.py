"""Numbers, percentages and weights where no question of a trial is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.figures.leftover import doubted, is_price_or_label, without_things
from chatbot.interpretation.figures.notation import in_notation
from chatbot.interpretation.figures.number_words import SCALE_WORDS, WORDS
from chatbot.interpretation.figures.numbers import NumberMention, find_numbers
from chatbot.interpretation.figures.percent import percentages
from chatbot.interpretation.figures.quantities import read_plain_quantity
from chatbot.interpretation.figures.repair import repaired
from chatbot.interpretation.figures.said import read_said
from chatbot.interpretation.figures.timeline import settled
from chatbot.interpretation.normalise import Token, Utterance, normalise
from criteria.model import BareRange, Lang, Question, UnitForm
from criteria.values import Interval, Quantity, ValueKind

_WEIGHT = Question(
    id="weight", section="", kind=ValueKind.QUANTITY, unit="kg", loinc="29463-7",
    units=(
        UnitForm("kg", 1, 1e-6, 1e6), UnitForm("[lb_av]", 0.45359237, 0.001, 1e6),
        UnitForm("[stone_av]", 6.35029318, 0.01, 1e5), UnitForm("[jin]", 0.5, 0.001, 1e6),
        UnitForm("g", 0.001, 0.001, 1e9), UnitForm("[oz_av]", 0.028349523125, 0.01, 1e6),
    ),
    bare=(
        BareRange(30, 100, "kg", lang="en"), BareRange(100.01, 130, "kg", sure=False, lang="en"),
        BareRange(30, 69.9, "kg", lang="zh"), BareRange(70, 95, "kg", sure=False, lang="zh"),
    ),
)  # fmt: skip
"""A weight of anything; a bare figure is a person's."""
_OF_A_PERSON = (0.3, 400.0)
"""Kilograms between which a weight is taken without asking back."""


_NONE = frozenset(("none", "nil", "no", "没有", "无", "没"))


def read_bare(
    kind: Literal["number", "percent", "weight"], utterance: Utterance, lang: Lang
) -> tuple[Candidate, ...]:
    """The readings of an answer as a value of a bare kind."""
    if kind == "percent":
        found = without_things(utterance, _percentages(utterance, lang))
        return _share(utterance) or doubted(utterance, found)
    if kind == "weight":
        return _weights(utterance, lang)
    written = in_notation(utterance.text)
    if written is not None:
        value = Quantity(Interval(written, written))
        return (Candidate(value, 0, len(utterance.text), sure=False),)
    return _over(utterance, lang) or doubted(utterance, _numbers(repaired(utterance)))


def _over(utterance: Utterance, lang: Lang) -> tuple[Candidate, ...]:
    """The fraction of "one over twenty"; "120 over 80" is none."""
    sides = utterance.text.strip(" .").split(" over ")
    if len(sides) != 2:
        return ()
    read = [_numbers(normalise(side, lang)) for side in sides]
    whole = [
        one[0] for one, side in zip(read, sides, strict=True) if len(one) == 1 and one[0].end == len(side)
    ]
    values = [one.value.interval.low for one in whole if isinstance(one.value, Quantity)]
    if len(values) != 2 or values[0] is None or values[1] is None or not abs(values[0]) < values[1]:
        return ()
    share = values[0] / values[1]
    return (Candidate(Quantity(Interval(share, share)), 0, len(utterance.text), sure=False),)


def _percentages(utterance: Utterance, lang: Lang) -> Sequence[Candidate]:
    """The shares said, of any size and sign; a rise or fall by so much too."""
    found = percentages(utterance, lang, frozenset(), lambda interval: False, greatest=None)
    if not any(one.value is not None for one in found):
        shares = [one for one in find_numbers(repaired(utterance)) if one.percent]
        found = tuple(Candidate(Quantity(one.widened()), one.start, one.end, sure=False) for one in shares)
    return [_negative(utterance, one) for one in found]


_MINUS = re.compile(r"(?:(?:^|[\s(])- ?|\bminus |\bnegative |负)$")


def _negative(utterance: Utterance, one: Candidate) -> Candidate:
    """The share below nothing where a minus stands before it, or 百分之负五."""
    value = one.value
    inside = utterance.text[one.start : one.end].startswith("百分之负")
    if not isinstance(value, Quantity) or not (inside or _MINUS.search(utterance.text[: one.start])):
        return one
    low, high = value.interval.low, value.interval.high
    if low is None or high is None:
        return one
    return replace(one, value=Quantity(Interval(-high, -low)))


_SHARE = re.compile(r"(\d{1,3}) (?:out of|in) (\d{1,4})|(?:50|fifty)[/ -](?:50|fifty)")


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


_A_COUPLE = re.compile(r"a (?:couple|pair) of (\w+)[.!]?")
_ONE_OF_A_UNIT = re.compile(
    r"(?:(half|three quarters|(?:a |one )?quarter)(?: of)? )?(?:an?|one) (\w+)( and a half)?[.!]?"
)
_SHARES = {"": 1.0, "half": 0.5, "three quarters": 0.75}


def _weights(utterance: Utterance, lang: Lang) -> tuple[Candidate, ...]:
    """Weights; "half a kilo" and "a stone and a half" have their figure put before the unit."""
    pair, one = _A_COUPLE.fullmatch(utterance.text), _ONE_OF_A_UNIT.fullmatch(utterance.text)
    if pair is not None:
        return _weights(normalise(f"2 {pair[1]}", lang), lang)
    if one is None:
        found = doubted(utterance, read_plain_quantity(utterance, _WEIGHT, lang))
        return tuple(
            one if _is_of_a_person(one) else replace(one, sure=False)
            for one in found
            if not is_price_or_label(utterance, one)
        )
    figure = _SHARES.get(one[1] or "", 0.25) + (0.5 if one[3] else 0)
    found = read_plain_quantity(normalise(f"{figure} {one[2]}", lang), _WEIGHT, lang)
    return tuple(replace(reading, start=0, end=len(utterance.text), sure=False) for reading in found)


def _is_of_a_person(one: Candidate) -> bool:
    ends = (one.value.interval.low, one.value.interval.high) if isinstance(one.value, Quantity) else ()
    return all(end is None or _OF_A_PERSON[0] <= end <= _OF_A_PERSON[1] for end in ends)


def _numbers(utterance: Utterance) -> tuple[Candidate, ...]:
    tokens = utterance.tokens
    said = read_said(utterance)
    kept, _ = settled(said.statements)
    mentions = [one.figure.mention for one in kept]
    if not any(not _is_article(tokens, one) for one in mentions):
        said_at_all = [one for one in find_numbers(utterance) if not one.dated]
        mentions = [one for one in said_at_all if not _is_place(utterance, one)]
    found: dict[Interval, Candidate] = {}
    mentions = [one for one in mentions if not _is_article(tokens, one)] or mentions
    for mention in mentions:
        if mention.percent or _is_of_a_unit(tokens, mention):
            continue
        interval = _signed(tokens, mention)
        negative = interval.high is not None and interval.high < 0
        start = tokens[mention.first - 1].start if negative and mention.first else mention.start
        doubtful = _is_read_out(tokens, mention) or _is_bullet(tokens, mention, negative)
        sure = not mention.weak and not doubtful
        candidate = Candidate(Quantity(interval), start, mention.end, sure)
        found.setdefault(interval, candidate)
    if not found and "".join(token.key for token in tokens) in _NONE:
        nothing = Quantity(Interval(0.0, 0.0))
        return (Candidate(nothing, tokens[0].start, tokens[-1].end, sure=False),)
    if len(found) > 1:
        return tuple(replace(one, sure=False) for one in found.values())
    return tuple(found.values())


def _is_article(tokens: Sequence[Token], mention: NumberMention) -> bool:
    """Whether it is the 一个 of "a number which …"."""
    written = [token.key for token in tokens[mention.first : mention.last + 1]]
    return written[:1] == ["一"] and len(written) == 2 and written[1] in "个种批只位名条"


def _is_of_a_unit(tokens: Sequence[Token], mention: NumberMention) -> bool:
    """Whether a unit is written on to the figure: "180ml", "29km"."""
    after = tokens[mention.last] if mention.last < len(tokens) else None
    figure = tokens[mention.last - 1]
    if after is None or after.start != figure.end or figure.kind != "number":
        return False
    return after.kind == "word" and after.key not in _AFTER_FIGURES


_AFTER_FIGURES = frozenset("x s ish st nd rd th or to and plus".split())


def _is_read_out(tokens: Sequence[Token], mention: NumberMention) -> bool:
    """Whether it is digit words side by side ("one two three"), which may be several numbers."""
    keys = [token.key for token in tokens[mention.first : mention.last]]
    value = mention.value
    return (
        mention.spelled and value is not None and value >= 100 and not any(key in SCALE_WORDS for key in keys)
    )


def _is_bullet(tokens: Sequence[Token], mention: NumberMention, negative: bool) -> bool:
    """Whether the minus before it may be the mark of a list ("- 12")."""
    before = tokens[mention.first - 1] if negative and mention.first else None
    return before is not None and before.key == "-" and before.end < mention.start


def _is_place(utterance: Utterance, mention: NumberMention) -> bool:
    """Whether it is a place in a row of something ("May 4th", "first class"), and not a number."""
    around = utterance.text[: mention.start] + utterance.text[mention.end :]
    last = utterance.tokens[mention.last - 1]
    return (
        mention.ordinal
        and around.strip(" .!") not in ("", "the", "a")
        and last.kind == "word"
        and last.key not in WORDS
    )


def _signed(tokens: Sequence[Token], mention: NumberMention) -> Interval:
    """The interval, negative after a minus sign or word."""
    interval = mention.widened()
    before = tokens[mention.first - 1] if mention.first else None
    earlier = tokens[mention.first - 2] if mention.first > 1 else None
    if before is None or interval.low is None or interval.high is None:
        return interval
    apart = earlier is None or earlier.end < before.start
    sign = before.key == "-" and (earlier is None or (before.end == mention.start and apart))
    if not (sign or before.key in ("minus", "negative", "负")):
        return interval
    return Interval(-interval.high, -interval.low)
