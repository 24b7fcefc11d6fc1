"""English fractions: "two thirds", "1/2", "two and a half", "twenty-three fifths"."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.interpretation.figures.cardinals_en import cardinal, denominator
from chatbot.interpretation.figures.number_words import (
    COLLECTIVES,
    DENOMINATORS,
    ORDINAL_UNITS,
    PARTS,
    SCALE_WORDS,
    WORDS,
    WRITTEN_FRACTIONS,
)
from chatbot.interpretation.normalise import Token
from criteria.frozen import frozen

_LONGEST = 12
"""Words of a fraction."""
_BELOW_TEN = frozenset(
    word for names in (WORDS, DENOMINATORS, ORDINAL_UNITS) for word, n in names.items() if n < 10
)


@frozen
class Fraction:
    """A fraction in words."""

    value: float
    last: int
    """Index of the token after it."""
    other: float | None = None
    """What it is where the words are parted elsewhere ("one hundred thirty fifths")."""


def _key(tokens: Sequence[Token], position: int) -> str:
    return tokens[position].key if 0 <= position < len(tokens) else ""


def written_fraction(tokens: Sequence[Token], position: int) -> float | None:
    """The fraction of "1/2"; others are dates or marks ("3/7")."""
    slash = position + 1
    if _key(tokens, slash) != "/" or tokens[slash - 1].end != tokens[slash].start:
        return None
    above, below = _key(tokens, position), _key(tokens, position + 2)
    if not (above.isdigit() and below.isdigit() and len(above) == len(below) == 1):
        return None
    if (int(above), int(below)) not in WRITTEN_FRACTIONS or _key(tokens, position + 3) == "/":
        return None
    return int(above) / int(below)


def fraction(tokens: Sequence[Token], position: int) -> Fraction | None:
    """The "two thirds", "one twenty-fifth", "thirteen sixty-fourths" that begins at a token."""
    key = tokens[position].key
    if key not in WORDS and key not in ("a", "an"):
        return None
    end = _name_of_parts(tokens, position)
    if end is None:
        return None
    words = [token.key for token in tokens[position : end + 1]]
    if key in WORDS or words[1] in SCALE_WORDS:
        found = _parted(words if key in WORDS else ["one", *words[1:]])
    else:
        found = _one_part(words[1:], _key(tokens, end + 1), position)
    if not found:
        return None
    scale = _of_a_scale(tokens, end + 1)
    if scale is not None:
        return Fraction(found[0] * scale, end + 4)
    return Fraction(found[0], end + 1, found[1] if len(found) > 1 else None)


def _name_of_parts(tokens: Sequence[Token], position: int) -> int | None:
    """The token that ends the name of the parts, where only words of numbers lead to it."""
    for at in range(position + 1, min(position + _LONGEST, len(tokens))):
        key = tokens[at].key
        if key in DENOMINATORS or key in ORDINAL_UNITS:
            return at
        if key not in WORDS and key not in SCALE_WORDS and key not in ("-", "and"):
            return None
    return None


def _one_part(name: Sequence[str], after: str, position: int) -> list[float]:
    """One part: "a fifth of it", "a twenty-first", which may be a place in a row as "a third cycle" is."""
    below = denominator(name)
    alone = position == 0 and after in ("", "or", ".", ",", "!")
    if below is None or not (alone or after == "of"):
        return []
    return [1 / below, below] if len(name) > 1 and after != "of" else [1 / below]


def _parted(words: Sequence[str]) -> list[float]:
    """What the words say, parted into a count and the name of its parts wherever they can be.

    The longest name comes first. The "and three" of "a hundred and three quarters" is no end of the count.
    """
    found: list[float] = []
    for at in range(1, len(words)):
        joined = words[at - 1] == "-"
        count, below = cardinal(words[: at - joined]), denominator(words[at:])
        if count is None or below is None or (count == 1) == words[-1].endswith(("s", "halves")):
            continue
        ten = joined and WORDS.get(words[at - 2], 0) >= 20 and WORDS[words[at - 2]] % 10 == 0
        compound = ten and words[at] in _BELOW_TEN
        mixed = words[at - 2 : at - 1] == ["and"] and WORDS.get(words[at - 1], below) < below
        if not mixed and not compound:
            found.append(count / below)
    return found


def _of_a_scale(tokens: Sequence[Token], position: int) -> float | None:
    """The million of "three quarters of a million"."""
    if _key(tokens, position) != "of" or _key(tokens, position + 1) not in ("a", "an"):
        return None
    name = _key(tokens, position + 2)
    return COLLECTIVES.get(name) or (SCALE_WORDS.get(name) if name != "k" else None)


def is_mixed(tokens: Sequence[Token], count: float, position: int) -> bool:
    """Whether the count that ends before a token is the fraction of a mixed number.

    It is the "three" of "a hundred and three quarters", not the "thirty" of "a hundred and thirty fifths".
    """
    name = _key(tokens, position)
    return name in PARTS and name.endswith("s") and count * PARTS[name] < 1


def of_parts(tokens: Sequence[Token], count: float, position: int) -> float | None:
    """The "2 thirds" whose count in digits ends before a token; None: no plural name of parts follows."""
    name = _key(tokens, position)
    if name not in PARTS or not name.endswith("s") or count != int(count):
        return None
    of_a_year = name == "quarters" and _key(tokens, position + 1) != "of"
    return None if of_a_year else count * PARTS[name]


def with_fraction(tokens: Sequence[Token], value: float, after: int) -> tuple[float, int]:
    """The value with the fraction after it: "twelve and a half", "two and three quarters"."""
    if _key(tokens, after) != "and" or value != int(value):
        return value, after
    more = WORDS.get(_key(tokens, after + 1), 0)
    if value % 10 == 0 and 0 < more < 10 and _key(tokens, after + 2) == "and":
        whole = with_fraction(tokens, value + more, after + 2)
        return whole if whole[1] > after + 2 else (value, after)
    article, at = _key(tokens, after + 1), _past_dash(tokens, after + 2)
    noun = _key(tokens, at)
    scale = SCALE_WORDS.get(_key(tokens, after - 1), 1.0)
    if article in ("a", "one") and noun in ("half", "quarter", "third"):
        return value + PARTS[noun] * (scale if scale > 100 else 1.0), at + 1
    if article in ("a", "an", "one") and noun in PARTS and _ends(tokens, at + 1):
        return value + PARTS[noun], at + 1
    if article in ("half", "quarter"):
        return value + PARTS[article], after + 2
    found = fraction(tokens, after + 1) if article in WORDS else None
    if found is not None and found.value < 1:
        return value + found.value, found.last
    if article in WORDS and noun == "quarter" and _key(tokens, at + 1) in SCALE_WORDS:
        return value + WORDS[article] / 4, at + 1
    half = written_fraction(tokens, after + 1)
    return (value + half, after + 4) if half is not None else (value, after)


def _past_dash(tokens: Sequence[Token], position: int) -> int:
    return position + (_key(tokens, position) == "-")


def _ends(tokens: Sequence[Token], position: int) -> bool:
    """Whether no word follows that "a fourth" could belong to ("three and a fourth is due")."""
    return position >= len(tokens) or tokens[position].kind == "punct"
