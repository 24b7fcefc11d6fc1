"""English numerals: digits and words, scales, spoken forms, fractions and ordinals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from chatbot.interpretation.figures.numeral import Numeral, read_digits
from chatbot.interpretation.normalise import Token

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_SCALES = {
    "hundred": 100.0, "thousand": 1e3, "thousands": 1e3, "k": 1e3, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5,
    "lacs": 1e5, "million": 1e6, "millions": 1e6, "crore": 1e7, "billion": 1e9,
}  # fmt: skip
_ZEROS = ("zero", "nought", "naught", "nil")
_SPOKEN_ZEROS = frozenset((*_ZEROS, "oh", "o"))
_FRACTIONS = {
    "half": 0.5, "halves": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25,
    "fifth": 0.2, "fifths": 0.2,
}  # fmt: skip
_WRITTEN_FRACTIONS = {(1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 5), (1, 8)}
_PRONOUN_BEFORE = frozenset(
    "that this which the last next another other no any each every first only wrong right new old big "
    "small biggest monthly daily same my our his her liver someone main".split()
)
_AFTER_PRONOUN = frozenset(
    "of on is was i they day came that which from at has had he she it we said says with after where when "
    "for because didnt isnt wasnt shows showed says reads read got done came comes before they've "
    "i've this".split()
)
_PARTS_OF_DECADE = {
    "the": (0, 9), "low": (0, 4), "lower": (0, 4), "early": (0, 4), "mid": (3, 7), "middle": (3, 7),
    "high": (6, 9), "upper": (6, 9), "late": (6, 9), "-": (0, 9),
}  # fmt: skip
"""What stands before the tens ("low 30s") to the part of the ten that it means."""
_DECADES = {f"{ten[:-1]}ies": float(n * 10) for n, ten in enumerate(_TENS, 2)}
_LABELS = frozenset(
    "cycle grade stage type phase session line cohort arm step ward room bed krenning factor question "
    "week day nyha ecog kps version chapter covid".split()
)
_REAL_WORDS = frozenset(
    "there thee tree fort even thin sit net ten fie our sever tow to too for ate fight fourty".split()
)


def _with_typing_errors(words: Mapping[str, float]) -> dict[str, float]:
    """The words and what they become when a letter of a longer one is left out, doubled or swapped."""
    spelled: dict[str, float] = {}
    for word, number in words.items():
        if len(word) >= 5:
            for slip in _slips(word):
                if slip not in _REAL_WORDS:
                    spelled.setdefault(slip, number)
    return {**spelled, "fourty": 40.0, "ninty": 90.0, "fivety": 50.0, "tweleve": 12.0, **words}


def _slips(word: str) -> Iterator[str]:
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at] + word[at:]
        if at + 1 < len(word):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


_BELOW_TWENTY = {word: float(n) for n, word in enumerate([*_ONES, *_TEENS], 1)}
_BY_TEN = {word: float(n * 10) for n, word in enumerate(_TENS, 2)}
_TOGETHER = {ten + one: _BY_TEN[ten] + _BELOW_TWENTY[one] for ten in _TENS for one in _ONES}
_WORDS = {
    **_with_typing_errors({**_BELOW_TWENTY, **_BY_TEN, **_TOGETHER}),
    **dict.fromkeys(_ZEROS, 0.0),
}
_ORDINAL_WORDS = {
    **{word: float(n) for n, word in enumerate(_ORDINALS, 1)},
    **{f"{word}th": float(n) for n, word in enumerate(_TEENS, 10) if n > 12},
    **{f"{ten[:-1]}ieth": float(n * 10) for n, ten in enumerate(_TENS, 2)},
}
_SCALE_WORDS = _with_typing_errors(_SCALES)
_STARTERS = frozenset(
    (*_DECADES, *_WORDS, *_SCALE_WORDS, *_FRACTIONS, *_ORDINAL_WORDS, "a", "an", "point", "dozen")
)


def read(tokens: Sequence[Token], position: int) -> Numeral | None:
    """The longest English numeral that begins at a token; None: none does."""
    token = tokens[position]
    if token.kind == "number":
        return _from_digits(tokens, position)
    if token.kind != "word" or token.key not in _STARTERS:
        return None
    return _special(tokens, position) or _from_words(tokens, position)


def _key(tokens: Sequence[Token], position: int) -> str:
    return tokens[position].key if 0 <= position < len(tokens) else ""


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
    fraction = _written_fraction(tokens, position)
    if fraction is not None:
        return Numeral(fraction, fraction, position + 3)
    mixed = _written_fraction(tokens, after)
    if mixed is not None and value == int(value):
        return Numeral(value + mixed, value + mixed, after + 3)
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
    value, last = _with_fraction(tokens, value, after)
    hash_before = _key(tokens, position - 1) == "#" and not _glued(tokens, position - 1)
    ordinal = _key(tokens, position - 1) in _LABELS or hash_before
    return Numeral(value, value, last, other if last == after else None, ordinal=ordinal)


def _something(tokens: Sequence[Token], value: float, after: int) -> Numeral | None:
    """Vague numbers: "60 something", "three hundred and something", "11 point something"."""
    words = [_key(tokens, after), _key(tokens, after + 1)]
    if value != int(value):
        return None
    if words[0] == "something":
        last, whole = after + 1, value < 20
    elif words in (["and", "something"], ["point", "something"]):
        last, whole = after + 2, words[0] == "point"
    else:
        return None
    if whole:
        return Numeral(value, value + 0.9, last)
    step = next(step for step in (1000, 100, 10, 1) if value % step == 0)
    return Numeral(value, value + step - 1, last)


def _decade(tokens: Sequence[Token], position: int, value: float, after: int) -> Numeral | None:
    """A whole ten ("in the 90s", "low 30s"); "two 30s" are two of thirty each."""
    part = _PARTS_OF_DECADE.get(_key(tokens, position - 1))
    if part is None or _key(tokens, after) not in ("s", "'s") or not _glued(tokens, after) or value % 10:
        return None
    return Numeral(value + part[0], value + part[1], after + 1) if 20 <= value <= 900 else None


def _is_ordinal(tokens: Sequence[Token], after: int, value: float) -> bool:
    suffix = _key(tokens, after)
    if suffix == "st":
        return _glued(tokens, after) and value % 10 == 1 and value != 11
    return suffix in ("nd", "rd", "th") and _glued(tokens, after)


def _spaced_thousands(tokens: Sequence[Token], after: int, value: float) -> bool:
    """Whether "150 000" is one: only a round second group, as columns may stand side by side."""
    text = _key(tokens, after)
    return (
        len(text) == 3 and text.endswith("00") and text.isdigit() and 1 <= value <= 999
        and value == int(value) and tokens[after].start == tokens[after - 1].end + 1
    )  # fmt: skip


def _written_fraction(tokens: Sequence[Token], position: int) -> float | None:
    if _key(tokens, position + 1) != "/" or not _glued(tokens, position + 1):
        return None
    above, below = _key(tokens, position), _key(tokens, position + 2)
    if not (above.isdigit() and below.isdigit() and len(above) == len(below) == 1):
        return None
    if (int(above), int(below)) not in _WRITTEN_FRACTIONS or _key(tokens, position + 3) == "/":
        return None
    return int(above) / int(below)


def _special(tokens: Sequence[Token], position: int) -> Numeral | None:
    """Dozens, couples, lone fractions and ordinals."""
    key, then = tokens[position].key, _key(tokens, position + 1)
    article = key in ("a", "an")
    noun = position + 1 if article else position
    if _key(tokens, noun) in ("dozen", "couple") and (article or key == "dozen"):
        value = 12.0 if _key(tokens, noun) == "dozen" else 2.0
        return Numeral(value, value, noun + 1, spelled=True)
    if key == "half" and then == "a" and _key(tokens, position + 2) == "dozen":
        return Numeral(6, 6, position + 3, spelled=True)
    if _key(tokens, noun) in ("half", "quarter"):
        value = _FRACTIONS[tokens[noun].key]
        return Numeral(value, value, noun + 1, spelled=True)
    if article and then in ("third", "fifth") and _key(tokens, position + 2) == "of":
        return Numeral(_FRACTIONS[then], _FRACTIONS[then], position + 2, spelled=True)
    if then == "dozen" and key in _WORDS:
        return Numeral(_WORDS[key] * 12, _WORDS[key] * 12, position + 2, spelled=True)
    if then in ("halves", "thirds", "quarters", "fifths") or (key == "one" and then in ("third", "fifth")):
        if key in _WORDS:
            value = _WORDS[key] * _FRACTIONS[then]
            return Numeral(value, value, position + 2, spelled=True)
    if key in _DECADES:
        low, high = _PARTS_OF_DECADE.get(_key(tokens, position - 1), (0, 9))
        return Numeral(_DECADES[key] + low, _DECADES[key] + high, position + 1, spelled=True)
    if key in _BY_TEN:
        ending = noun + 2 if then == "-" else noun + 1
        one = _ORDINAL_WORDS.get(_key(tokens, ending), 10.0)
        if one < 10:
            return Numeral(_BY_TEN[key] + one, _BY_TEN[key] + one, ending + 1, ordinal=True, spelled=True)
    if key in _ORDINAL_WORDS:
        value = _ORDINAL_WORDS[key]
        return Numeral(value, value, position + 1, ordinal=True, spelled=True)
    return None


def _from_words(tokens: Sequence[Token], position: int) -> Numeral | None:
    key = tokens[position].key
    after = position
    if key in ("a", "an"):
        if _key(tokens, position + 1) not in _SCALE_WORDS or _key(tokens, position + 1) == "k":
            return None
        value, after = 1.0, position + 1
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
    vague = _something(tokens, value, after)
    if vague is not None:
        return vague
    decimals = _decimals(tokens, after)
    if decimals is not None:
        value, after = _scaled(tokens, value + decimals[0], decimals[1])
    else:
        value, after = _with_fraction(tokens, value, after)
    weak = key == "one" and after == position + 1 and _is_pronoun(tokens, position)
    ordinal = _key(tokens, position - 1) in _LABELS
    return Numeral(value, value, after, weak=weak, ordinal=ordinal, spelled=True)


def _is_pronoun(tokens: Sequence[Token], position: int) -> bool:
    before = _key(tokens, position - 1)
    if before[:1].isdigit() or before in _ORDINAL_WORDS:
        return True
    if before == "the" and _key(tokens, position - 2) in ("just", "only"):
        return False
    if before == "only" and _key(tokens, position - 2) not in ("the", "is", "'s", "thats"):
        return False
    return before in _PRONOUN_BEFORE or _key(tokens, position + 1) in _AFTER_PRONOUN


def _below_hundred(tokens: Sequence[Token], position: int) -> tuple[float, int] | None:
    value = _WORDS.get(_key(tokens, position))
    if value is None or tokens[position].kind != "word":
        return None
    after = position + 1
    if value >= 20 and value % 10 == 0:
        unit_at = after + 1 if _key(tokens, after) == "-" else after
        unit = _WORDS.get(_key(tokens, unit_at), 0.0)
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
    if _key(tokens, after) in _SPOKEN_ZEROS:
        unit = _WORDS.get(_key(tokens, after + 1), 0.0)
        return (value * 100 + unit, after + 2) if 1 <= unit <= 9 else first
    second = _below_hundred(tokens, after)
    if second is None:
        return first
    if second[0] >= 10:
        return value * 100 + second[0], second[1]
    third = _below_hundred(tokens, second[1])
    if third is not None and third[0] <= 9:
        return value * 100 + second[0] * 10 + third[0], third[1]
    return first


def _scaled(tokens: Sequence[Token], value: float, after: int) -> tuple[float, int]:
    """The value times the scale words that follow, with what follows those ("hundred and ten")."""
    total, smallest = 0.0, float("inf")
    while True:
        scale = _SCALE_WORDS.get(_key(tokens, after))
        if scale is None or scale >= smallest or _is_unit_k(tokens, after):
            return total + value, after
        if scale == 100.0:
            value, after = _hundreds(tokens, value, after + 1)
            continue_with = _SCALE_WORDS.get(_key(tokens, after))
            if continue_with is None or continue_with == 100.0:
                return total + value, after
            continue
        total, smallest, after, value = total + value * scale, scale, after + 1, 0.0
        rest_at = after + 1 if _key(tokens, after) == "and" else after
        rest = _spoken(tokens, rest_at) or _digits_before_scale(tokens, rest_at)
        if rest is None:
            return total, after
        value, after = rest
        if _key(tokens, after) not in _SCALE_WORDS:
            return total + value, after


def _hundreds(tokens: Sequence[Token], value: float, after: int) -> tuple[float, int]:
    rest_at = after + 1 if _key(tokens, after) == "and" else after
    rest = _below_hundred(tokens, rest_at)
    if rest is None and rest_at > after and _key(tokens, rest_at).isdigit():
        rest = float(tokens[rest_at].text), rest_at + 1
    if rest is None or rest[0] >= 100:
        return value * 100, after
    return value * 100 + rest[0], rest[1]


def _digits_before_scale(tokens: Sequence[Token], position: int) -> tuple[float, int] | None:
    digits = read_digits(_key(tokens, position)) if _key(tokens, position)[:1].isdigit() else None
    if digits is None or _key(tokens, position + 1) not in _SCALE_WORDS:
        return None
    return digits[0], position + 1


def _is_unit_k(tokens: Sequence[Token], position: int) -> bool:
    """Whether a k is part of the unit K/uL, and not the thousand of "150k"."""
    return _key(tokens, position) == "k" and _key(tokens, position + 1) in ("/", "per")


def _decimals(tokens: Sequence[Token], position: int) -> tuple[float, int] | None:
    """What "point two five" or "point twenty five" adds, and the token after."""
    if _key(tokens, position) not in ("point", "dot"):
        return None
    digits, at = "", position + 1
    while len(digits) < 4:
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


def _with_fraction(tokens: Sequence[Token], value: float, after: int) -> tuple[float, int]:
    """The value with the fraction after it: "twelve and a half", "two and three quarters"."""
    if _key(tokens, after) != "and" or value != int(value):
        return value, after
    article, noun = _key(tokens, after + 1), _key(tokens, after + 2)
    if article in ("a", "one") and noun in ("half", "quarter", "third"):
        return value + _FRACTIONS[noun], after + 3
    if article in ("half", "quarter"):
        return value + _FRACTIONS[article], after + 2
    if article in ("two", "three") and noun in ("thirds", "quarters"):
        return value + _WORDS[article] * _FRACTIONS[noun], after + 3
    half = _written_fraction(tokens, after + 1)
    return (value + half, after + 4) if half is not None else (value, after)
