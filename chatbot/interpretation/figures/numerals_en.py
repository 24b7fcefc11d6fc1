"""English numerals: digits and words, scales, spoken forms, fractions and ordinals."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.interpretation.figures.fractions_en import (
    fraction,
    is_mixed,
    of_parts,
    with_fraction,
    written_fraction,
)
from chatbot.interpretation.figures.number_words import (
    BY_TEN,
    COLLECTIVES,
    DECADES,
    GROUPS,
    LABELS,
    ORDINAL_WORDS,
    PARTS,
    PARTS_OF_DECADE,
    SCALE_WORDS,
    SPOKEN_ZEROS,
    STARTERS,
    WORDS,
    is_point,
)
from chatbot.interpretation.figures.numeral import Numeral, read_digits
from chatbot.interpretation.figures.pronouns_en import may_be_pronoun, names_a_thing
from chatbot.interpretation.normalise import Token

_DOZENS = frozenset(("dozen", "dozens"))


def read(tokens: Sequence[Token], position: int) -> Numeral | None:
    """The longest English numeral that begins at a token; None: none does."""
    token = tokens[position]
    if token.kind == "number":
        return _from_digits(tokens, position)
    if token.kind != "word" or token.key not in STARTERS:
        return None
    return _special(tokens, position) or _from_words(tokens, position)


def _key(tokens: Sequence[Token], position: int) -> str:
    return tokens[position].key if 0 <= position < len(tokens) else ""


def _labels(tokens: Sequence[Token], position: int) -> bool:
    """Whether a word makes the number after it a label: "cycle 4", but not "last week 112"."""
    return _key(tokens, position) in LABELS and _key(tokens, position - 1) not in ("last", "this", "every")


def _glued(tokens: Sequence[Token], position: int) -> bool:
    return 0 < position < len(tokens) and tokens[position - 1].end == tokens[position].start


def _from_digits(tokens: Sequence[Token], position: int) -> Numeral | None:
    digits = read_digits(tokens[position].text)
    if digits is None:
        return None
    value, other = digits
    after = position + 1
    if _is_ordinal(tokens, after, value):
        return Numeral(value, value, after + 1, ordinal=True)
    if _spaced_thousands(tokens, after, value):
        return Numeral(value * 1000 + float(tokens[after].text), value * 1000 + float(tokens[after].text),
                       after + 1)  # fmt: skip
    fraction = written_fraction(tokens, position)
    if fraction is not None:
        return Numeral(fraction, fraction, position + 3)
    mixed = written_fraction(tokens, after)
    if mixed is not None and value == int(value):
        scaled, last = _scaled(tokens, value + mixed, after + 3)
        return Numeral(scaled, scaled, last)
    decade = _decade(tokens, position, value, after)
    if decade is not None:
        return decade
    scaled, last = _scaled(tokens, value, after)
    if last > after:
        other = None if other is None else other * scaled / value if value else other
        return Numeral(scaled, scaled, last, other)
    decimals = _decimals(tokens, after) if value == int(value) else None
    if decimals is not None:
        return Numeral(value + decimals[0], value + decimals[0], decimals[1])
    vague = _something(tokens, value, after)
    if vague is not None:
        return vague
    if _key(tokens, after) in _DOZENS:
        return Numeral(value * 12, value * 12, after + 1)
    parts = of_parts(tokens, value, after)
    if parts is not None:
        return Numeral(parts, parts, after + 1, spelled=True)
    value, last = _fraction_of_scale(tokens, value, after)
    hash_before = _key(tokens, position - 1) == "#" and not _glued(tokens, position - 1)
    ordinal = _labels(tokens, position - 1) or hash_before
    return Numeral(value, value, last, other if last == after else None, ordinal=ordinal)


def _something(tokens: Sequence[Token], value: float, after: int) -> Numeral | None:
    """Vague numbers: "60 something", "three hundred and something", "11 point something"."""
    after += _key(tokens, after) == "-" and _key(tokens, after + 1) in ("something", "odd")
    words = [_key(tokens, after), _key(tokens, after + 1)]
    if value != int(value):
        return None
    if words[0] == "odd" and value >= 20 and value % 10 == 0:
        words[0] = "something"
    if words[0] == "something":
        last, whole = after + 1, value < 20
    elif words in (["and", "something"], ["point", "something"], ["and", "odd"], ["an", "odd"]):
        last, whole = after + 2, words[0] == "point"
    else:
        return None
    if whole:
        return Numeral(value, value + 0.9, last)
    step = next(step for step in (1000, 100, 10, 1) if value % step == 0)
    return Numeral(value, value + step - 1, last)


def _decade(tokens: Sequence[Token], position: int, value: float, after: int) -> Numeral | None:
    """A whole ten or hundred ("in the 90s", "mid 200s"); "two 30s" are two of thirty each."""
    part = PARTS_OF_DECADE.get(_key(tokens, position - 1))
    if part is None or _key(tokens, after) not in ("s", "'s") or not _glued(tokens, after) or value % 10:
        return None
    ten = 1 if value % 100 else 10
    return Numeral(value + part[0] * ten, value + part[1] * ten, after + 1) if 20 <= value <= 900 else None


def _is_ordinal(tokens: Sequence[Token], after: int, value: float) -> bool:
    suffix = _key(tokens, after)
    if suffix == "st":
        return _glued(tokens, after) and value % 10 == 1 and value != 11
    return suffix in ("nd", "rd", "th") and _glued(tokens, after)


def _spaced_thousands(tokens: Sequence[Token], after: int, value: float) -> bool:
    """Whether "150 000" is one: only a round second group, as columns may stand side by side."""
    text = _key(tokens, after)
    if _key(tokens, after - 2) in ("-", "/") and tokens[after - 2].end == tokens[after - 1].start:
        return False
    return (
        len(text) == 3 and text.endswith("00") and text.isdigit() and 1 <= value <= 999
        and value == int(value) and tokens[after].start == tokens[after - 1].end + 1
    )  # fmt: skip


def _special(tokens: Sequence[Token], position: int) -> Numeral | None:
    """Dozens, couples, lone fractions and ordinals."""
    key, then = tokens[position].key, _key(tokens, position + 1)
    grouped = _group(tokens, position)
    if grouped is not None:
        return Numeral(grouped[0], grouped[0], grouped[1], spelled=True)
    share = fraction(tokens, position)
    if share is not None:
        return Numeral(share.value, share.value, share.last, share.other, spelled=True)
    noun = position + (key in ("a", "an"))
    if key in DECADES:
        low, high = PARTS_OF_DECADE.get(_key(tokens, position - 1), (0, 9))
        return Numeral(DECADES[key] + low, DECADES[key] + high, position + 1, spelled=True)
    if key in BY_TEN:
        ending = noun + 2 if then == "-" else noun + 1
        one = ORDINAL_WORDS.get(_key(tokens, ending), 10.0)
        if one < 10:
            return Numeral(BY_TEN[key] + one, BY_TEN[key] + one, ending + 1, ordinal=True, spelled=True)
    if key in ORDINAL_WORDS:
        value = ORDINAL_WORDS[key]
        return Numeral(value, value, position + 1, ordinal=True, spelled=True)
    return None


def _group(tokens: Sequence[Token], position: int) -> tuple[float, int] | None:
    """The "dozen", "a couple of dozen", "three score and ten", "half a million"."""
    key = tokens[position].key
    article = key in ("a", "an")
    noun = position + article
    name = _key(tokens, noun)
    if key in ("half", "quarter") or (article and name in ("half", "quarter")):
        return _share_of_scale(tokens, noun)
    if name in ("baker's", "bakers") and _key(tokens, noun + 1) == "dozen":
        return 13.0, noun + 2
    if name in ("couple", "pair") and article:
        beyond = noun + (2 if _key(tokens, noun + 1) == "of" else 1)
        name = _key(tokens, beyond)
        scale = COLLECTIVES.get(name) or (SCALE_WORDS.get(name) if name != "k" else None)
        return (2 * scale, beyond + 1) if scale is not None else (2.0, noun + 1)
    counted = _key(tokens, position - 1) in ("several", "some", "few", "many")
    if name in GROUPS and (article or (name == "dozen" and not counted)):
        return (GROUPS[name], noun + 1) if name in ("dozen", "couple") or _ends(tokens, noun + 1) else None
    count = None if article else _below_hundred(tokens, position)
    if count is None:
        return None
    value, after = with_fraction(tokens, *count)
    scale = COLLECTIVES.get(_key(tokens, after))
    if scale is None:
        return None
    joint = (
        after + 1 + (scale == 20 and _key(tokens, after + 1) == "years" and _key(tokens, after + 2) == "and")
    )
    more = _below_hundred(tokens, joint + 1) if _key(tokens, joint) == "and" else None
    more = more if more is not None and more[0] < scale else None
    return (value * scale + more[0], more[1]) if more is not None else (value * scale, after + 1)


def _ends(tokens: Sequence[Token], position: int) -> bool:
    """Whether nothing that could give the word before another sense follows ("a score of 3")."""
    if position >= len(tokens):
        return True
    return tokens[position].key == "of" and _key(tokens, position + 1) in ("years", "people", "times")


def _share_of_scale(tokens: Sequence[Token], position: int) -> tuple[float, int] | None:
    """The "half a million", "quarter of a million", "half a dozen"; a lone "half"."""
    share, after = PARTS[tokens[position].key], position + 1
    beyond = after + (_key(tokens, after) == "of")
    if _key(tokens, after) in _DOZENS:
        return 12 * share, after + 1
    if _key(tokens, beyond) in ("a", "an"):
        name = _key(tokens, beyond + 1)
        scale = COLLECTIVES.get(name) or (SCALE_WORDS.get(name) if name != "k" else None)
        if scale is not None:
            return share * scale, beyond + 2
    scale = SCALE_WORDS.get(_key(tokens, after), 0)
    return (share * scale, after + 1) if scale > 1000 else (share, after)


def _from_words(tokens: Sequence[Token], position: int) -> Numeral | None:
    key = tokens[position].key
    after = position
    if key in ("a", "an"):
        if _key(tokens, position + 1) not in SCALE_WORDS or _key(tokens, position + 1) == "k":
            return None
        value, after = 1.0, position + 1
    elif key == "hundred" and _key(tokens, position - 1) not in _SEVERAL:
        value = 1.0
    elif key == "point":
        decimals = _decimals(tokens, position)
        if decimals is None:
            return None
        return Numeral(decimals[0], decimals[0], decimals[1], spelled=True)
    else:
        group = _spoken(tokens, position)
        if group is None:
            return None
        value, after = group
    value, after = _scaled(tokens, value, after)
    if _key(tokens, after) in _DOZENS:
        return Numeral(value * 12, value * 12, after + 1, spelled=True)
    dozens = _below_hundred(tokens, after + 1) if _key(tokens, after) == "and" else None
    if dozens is not None and _key(tokens, dozens[1]) in _DOZENS:
        value, after = value + 12 * dozens[0], dozens[1] + 1
        return Numeral(value, value, after, spelled=True)
    vague = _something(tokens, value, after)
    if vague is not None:
        return vague
    decimals, other = _decimals(tokens, after), None
    if decimals is not None:
        value, after = _scaled(tokens, value + decimals[0], decimals[1])
    else:
        whole = value
        value, after = _fraction_of_scale(tokens, whole, after)
        other = whole + 0.5 if 100 < value - whole < whole else None
    other = value - 1 if may_be_pronoun(tokens, position, after) else other
    weak, ordinal = after == position + 1 and names_a_thing(tokens, position), _labels(tokens, position - 1)
    return Numeral(value, value, after, other, weak=weak, ordinal=ordinal, spelled=True)


_SEVERAL = frozenset("several few some many couple of the".split())
"""Before "hundred" they leave open how many; after other words it is one."""


def _fraction_of_scale(tokens: Sequence[Token], value: float, after: int) -> tuple[float, int]:
    """The value with the fraction after it, and the scale after that: "two and a half million"."""
    mixed, last = with_fraction(tokens, value, after)
    return _scaled(tokens, mixed, last) if last > after else (mixed, last)


def _below_hundred(tokens: Sequence[Token], position: int) -> tuple[float, int] | None:
    value = WORDS.get(_key(tokens, position))
    if value is None or tokens[position].kind != "word":
        return None
    after = position + 1
    if value >= 20 and value % 10 == 0:
        unit_at = after + 1 if _key(tokens, after) == "-" else after
        unit = WORDS.get(_key(tokens, unit_at), 0.0)
        if 1 <= unit <= 9:
            return value + unit, unit_at + 1
    return value, after


def _spoken(tokens: Sequence[Token], position: int) -> tuple[float, int] | None:
    """Up to three places as they are said: "one twenty seven", "one oh two", "one two seven"."""
    first = _below_hundred(tokens, position)
    if first is None:
        return None
    value, after = first
    if value in (18, 19, 20):
        second = _below_hundred(tokens, after + 1 if _key(tokens, after) == "-" else after)
        return (value * 100 + second[0], second[1]) if second and second[0] >= 10 else first
    if not 1 <= value <= 9:
        return first
    if _is_big_round(tokens, position, after):
        return value * 10, after + 2 - (_key(tokens, after) != "-")
    hyphen = _key(tokens, after) == "-"
    if _key(tokens, after + hyphen) in SPOKEN_ZEROS:
        unit_at = after + 1 + 2 * hyphen
        unit = WORDS.get(_key(tokens, unit_at), 0.0)
        return (value * 100 + unit, unit_at + 1) if 1 <= unit <= 9 else first
    second = _below_hundred(tokens, after)
    if second is None:
        return first
    if second[0] >= 10:
        return value * 100 + second[0], second[1]
    third = _below_hundred(tokens, second[1])
    if third is not None and third[0] <= 9:
        return value * 100 + second[0] * 10 + third[0], third[1]
    return first


def _is_big_round(tokens: Sequence[Token], position: int, after: int) -> bool:
    """Whether a round ten is said as "eight-oh" or "the big five oh"."""
    hyphen = _key(tokens, after) == "-"
    led = hyphen or _key(tokens, position - 1) == "big"
    zero = after + hyphen
    following = zero + 1 + (_key(tokens, zero + 1) == "-")
    alone = WORDS.get(_key(tokens, following), 10.0) >= 10
    return led and alone and _key(tokens, zero) in ("oh", "o")


def _scaled(tokens: Sequence[Token], value: float, after: int) -> tuple[float, int]:
    """The value times the scale words that follow, with what follows those ("hundred and ten")."""
    total, smallest = 0.0, float("inf")
    while True:
        scale = SCALE_WORDS.get(_key(tokens, after))
        if scale is None or scale >= smallest or _is_unit_k(tokens, after):
            return total + value, after
        if scale == 100.0:
            value, after = _hundreds(tokens, value, after + 1)
            continue_with = SCALE_WORDS.get(_key(tokens, after))
            if continue_with is None or continue_with == 100.0:
                return total + value, after
            continue
        total, smallest, after, value = total + value * scale, scale, after + 1, 0.0
        rest_at = after + 1 if _key(tokens, after) == "and" else after
        rest = _spoken(tokens, rest_at) or _digits_before_scale(tokens, rest_at)
        if rest is None or (rest_at > after and _stands_apart(tokens, *rest)):
            return total, after
        if scale <= SCALE_WORDS.get(_key(tokens, rest[1]), 0):
            return total, after
        value, after = rest
        if _key(tokens, after) not in SCALE_WORDS:
            return total + value, after


def _hundreds(tokens: Sequence[Token], value: float, after: int) -> tuple[float, int]:
    rest_at = after + 1 if _key(tokens, after) == "and" else after
    rest = _below_hundred(tokens, rest_at)
    if rest is None and rest_at > after and _key(tokens, rest_at).isdigit():
        rest = float(tokens[rest_at].text), rest_at + 1
    if rest is None or rest[0] >= 100 or (rest_at > after and _stands_apart(tokens, *rest)):
        return value * 100, after
    if _key(tokens, rest[1]) == "hundred":
        return value * 100, after
    return value * 100 + rest[0], rest[1]


def _stands_apart(tokens: Sequence[Token], count: float, after: int) -> bool:
    """Whether the count after "and" belongs to what follows: "and three quarters", "and two dozen"."""
    return is_mixed(tokens, count, after) or _key(tokens, after) in _DOZENS


def _digits_before_scale(tokens: Sequence[Token], position: int) -> tuple[float, int] | None:
    digits = read_digits(_key(tokens, position)) if _key(tokens, position)[:1].isdigit() else None
    if digits is None or _key(tokens, position + 1) not in SCALE_WORDS:
        return None
    return digits[0], position + 1


def _is_unit_k(tokens: Sequence[Token], position: int) -> bool:
    """Whether a k is part of the unit K/uL, and not the thousand of "150k"."""
    return _key(tokens, position) == "k" and _key(tokens, position + 1) in ("/", "per")


def _decimals(tokens: Sequence[Token], position: int) -> tuple[float, int] | None:
    """What "point two five" or "point twenty five" adds, and the token after."""
    if not is_point(_key(tokens, position), _key(tokens, position + 1)):
        return None
    digits, at = "", position + 1
    while len(digits) < 12:
        part = _below_hundred(tokens, at)
        if part is None:
            if _key(tokens, at) in ("oh", "o"):
                digits, at = digits + "0", at + 1
                continue
            if not digits and _key(tokens, at).isdigit():
                digits, at = _key(tokens, at), at + 1
            break
        digits, at = digits + str(int(part[0])), part[1]
    return (float("0." + digits), at) if digits else None
