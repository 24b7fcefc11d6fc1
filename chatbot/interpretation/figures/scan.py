"""An answer as a row of figures, names and telling words, from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from chatbot.interpretation.figures.cues import CUES, Sign
from chatbot.interpretation.figures.names import Drug, Name, drug_names, test_names
from chatbot.interpretation.figures.numbers import NumberMention, find_numbers, with_trailing
from chatbot.interpretation.figures.phrasebook import Phrasebook
from chatbot.interpretation.figures.units import COUNTER, FOREIGN, Unit, read_unit
from chatbot.interpretation.normalise import Token, Utterance
from criteria.frozen import frozen


@frozen
class Figure:
    """A number with its unit."""

    mention: NumberMention
    unit: Unit | None
    """None: none was given."""
    foreign: str | None
    """What else the number counts ("time", "length"); None: nothing, or ``unit`` says."""
    first: int
    """Index of its first token."""
    last: int
    """Index of the token after it."""
    plural: bool = False
    """True: an s hangs on it, of a plural ("two 30s") or of seconds."""
    reckoned: bool = False
    """True: nobody said it, it is what two figures come to."""


@frozen
class Mark:
    """A phrase that says something about the figures around it."""

    meaning: Sign | Name | Drug
    first: int
    last: int


Item = Figure | Mark

_FLAGS = frozenset(("h", "l", "↑", "↓", "hh", "ll", "⬆", "⬇"))
_ABOUT_TIMES = (Sign.TWICE, Sign.THRICE, Sign.HALF_OF, Sign.EARLIER, Sign.EARLIER_BEFORE, Sign.NOW)
_DIVISIONS = ("/", "^", " per ", "每")
_YEAR_BEFORE = frozenset(
    "in since from of year until till by back around summer spring autumn winter fall".split()
)


@cache
def _book() -> Phrasebook[Sign | Name | Drug]:
    """Telling words win over test names, and those over drug names, where one phrase is several."""
    return Phrasebook[Sign | Name | Drug]({**drug_names(), **test_names(), **CUES})


def tests_named(utterance: Utterance, start: int, end: int) -> frozenset[str]:
    """The laboratory tests whose names the words between two characters are of."""
    tokens = utterance.tokens
    return frozenset(
        item.meaning.of
        for item in scan(utterance)
        if isinstance(item, Mark) and isinstance(item.meaning, Name)
        and tokens[item.first].start < end and start < tokens[item.last - 1].end
    )  # fmt: skip


def may_name_a_test(utterance: Utterance) -> bool:
    """False where no name of a test stands anywhere in the words: then nothing of one needs to be read."""
    tokens, book = utterance.tokens, _book()
    found = (book.at(tokens, position) for position in range(len(tokens)))
    return any(one is not None and isinstance(one[0], Name) for one in found)


def opening() -> Iterator[None]:
    """Steps that make every name and telling word ready to be looked up."""
    return _book().opening()


def scan(utterance: Utterance) -> tuple[Item, ...]:
    """The items of an answer in order; words that tell nothing are left out."""
    return tuple(_items(utterance))


def _items(utterance: Utterance) -> Iterator[Item]:
    tokens, position, pending, yielded = utterance.tokens, 0, None, 0
    mentions = {mention.first: mention for mention in find_numbers(utterance)}
    divides = any(sign in utterance.text for sign in _DIVISIONS)
    while position < len(tokens):
        _reanchor(mentions, position)
        mention = mentions.get(position)
        phrase = _book().at(tokens, position)
        if phrase is not None and (mention is None or _beats(phrase, mention)):
            if phrase[0] is not Sign.MASK:
                yield Mark(phrase[0], position, phrase[1])
            position = yielded = phrase[1]
            continue
        unit = _unit_alone(tokens, position) if divides and (mention is None or mention.value == 10) else None
        if unit is not None:
            pending, position = unit
            continue
        if mention is None:
            position += 1
            continue
        figure = _figure(utterance, mention)
        if pending is not None and figure.unit is None and figure.foreign is None:
            figure = replace(figure, unit=pending)
        pending = None
        if not (
            mention.ordinal or mention.dated or mention.weak or _in_a_word(tokens, mention, yielded)
            or _is_certainty(tokens, mention)
        ):  # fmt: skip
            yield figure
        position = yielded = max(figure.last, position + 1)


def _in_a_word(tokens: Sequence[Token], mention: NumberMention, named: int) -> bool:
    """Digits that hang on a word which is no name of anything ("jkhgf7")."""
    if not mention.first or mention.first == named:
        return False
    before = tokens[mention.first - 1]
    return before.kind == "word" and before.end == mention.start and before.key != "x"


def _is_certainty(tokens: Sequence[Token], mention: NumberMention) -> bool:
    """Whether it tells how sure somebody is: "99% certain it's 40", 百分之九十的把握."""
    after = "".join(token.key for token in tokens[mention.last : mention.last + 3])
    return mention.percent and after.startswith(_CERTAIN)


_CERTAIN = (
    "certain",
    "sure",
    "confident",
    "convinced",
    "确定",
    "肯定",
    "把握",
    "的把握",
    "能确定",
    "敢肯定",
    "的可能",
)


def _reanchor(mentions: dict[int, NumberMention], position: int) -> None:
    """Let a number whose bound was part of a phrase ("goes up to 55") begin after the phrase."""
    for first in range(max(0, position - 4), position):
        mention = mentions.pop(first, None)
        if mention is not None and mention.last > position:
            mentions.setdefault(position, mention)


def _beats(phrase: tuple[Sign | Name | Drug, int], mention: NumberMention) -> bool:
    """Whether a phrase that begins where a number does is what is meant: a name with digits in it."""
    meaning, last = phrase
    if meaning is Sign.MASK or isinstance(meaning, Name | Drug):
        return last >= mention.last or last > mention.first + 1
    return meaning in _ABOUT_TIMES and last > mention.last


def _unit_alone(tokens: Sequence[Token], position: int) -> tuple[Unit, int] | None:
    """A unit that stands before its figure, as in the head of a column ("(10^9/L)")."""
    found = read_unit(tokens, position)
    if found is None or found[1] - position < 3:
        return None
    return found


def _figure(utterance: Utterance, mention: NumberMention) -> Figure:
    tokens = utterance.tokens
    after = mention.last
    if _key(tokens, after) in _FLAGS and not _is_divided(tokens, after):
        after += 1
    elif _key(tokens, after) == "-" and not mention.approximate:
        after += 1 if _unit_or_foreign(tokens, after + 1)[0] is not None else 0
    unit, foreign, last = _in_brackets(tokens, after) or _unit_or_foreign(tokens, after)
    last = last if unit is not None or foreign is not None else mention.last
    plural = unit is not None and unit.names == ("s",) and tokens[mention.last].start == mention.end
    if last > mention.last and unit is not None:
        mention = with_trailing(mention, utterance, last)
        last = max(last, mention.last)
    if foreign is None and unit is None and (_is_date(tokens, mention) or _is_age(tokens, mention)):
        foreign = "time"
    plural = plural and tokens[after].key == "s"
    return Figure(mention, unit, foreign, mention.first, last, plural)


def _is_age(tokens: Sequence[Token], mention: NumberMention) -> bool:
    """Whether it is told as an age: "weight 59 kg, age 70"."""
    return mention.first > 0 and _key(tokens, mention.first - 1) in ("age", "aged")


def _is_divided(tokens: Sequence[Token], position: int) -> bool:
    """Whether a stroke hangs on the letter: that of "L/min", not the one of "121 H / ALT 35"."""
    after = position + 1
    return _key(tokens, after) == "/" and tokens[after].start == tokens[position].end


_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}


def _in_brackets(tokens: Sequence[Token], position: int) -> tuple[Unit, None, int] | None:
    """The unit of "20 (kg)"; "5.2 (L)" is marked low."""
    closing = _BRACKETS.get(_key(tokens, position))
    if closing is None or _key(tokens, position + 1) in _FLAGS:
        return None
    unit = read_unit(tokens, position + 1)
    return None if unit is None or _key(tokens, unit[1]) != closing else (unit[0], None, unit[1] + 1)


def _key(tokens: Sequence[Token], position: int) -> str:
    return tokens[position].key if 0 <= position < len(tokens) else ""


def _unit_or_foreign(tokens: Sequence[Token], position: int) -> tuple[Unit | None, str | None, int]:
    unit = read_unit(tokens, position)
    foreign = FOREIGN.at(tokens, position)
    if foreign is not None and (unit is None or foreign[1] > unit[1]):
        return None, foreign[0], foreign[1]
    if unit is not None:
        return unit[0], None, unit[1]
    return None, None, position


def _is_date(tokens: Sequence[Token], mention: NumberMention) -> bool:
    """A year, a day beside its month, or the hour at which something was done."""
    value, before, after = mention.value, _key(tokens, mention.first - 1), _key(tokens, mention.last)
    if value is None or value != int(value):
        return False
    if before == "at" and value <= _HOURS and _key(tokens, mention.first - 2) in _DONE_AT:
        return True
    months = CUES.get(before) is Sign.MONTH or CUES.get(after) is Sign.MONTH
    return (months and (value <= 31 or value >= 1900)) or (
        1950 <= value <= 2060 and (before in _YEAR_BEFORE or mention.end - mention.start == 4)
        and (before in _YEAR_BEFORE or len(tokens) > 2)
    )  # fmt: skip


_HOURS = 24
_DONE_AT = frozenset("tested checked measured taken drawn done ate eaten breakfast up went seen woke".split())
"""Before "at 8": what was done at that hour."""


def is_counter(figure: Figure) -> bool:
    """True for a number of vials, injections and the like."""
    return figure.foreign == COUNTER
