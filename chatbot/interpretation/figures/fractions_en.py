"""English fractions: "two thirds", "1/2", "two and a half", "twenty-three fifths"."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.interpretation.figures.number_words import (
    FRACTIONS,
    PARTS,
    SCALE_WORDS,
    WORDS,
    WRITTEN_FRACTIONS,
)
from chatbot.interpretation.normalise import Token


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


def part(tokens: Sequence[Token], position: int) -> tuple[float, int] | None:
    """The "two thirds", "seven tenths", "an eighth", and the token after it.

    "The third" and "a third cycle" are places in a row.
    """
    key, at = tokens[position].key, _past_dash(tokens, position + 1)
    name, after = _key(tokens, at), _key(tokens, at + 1)
    share = PARTS.get(name)
    if share is None:
        return None
    if key in WORDS and name.endswith("s"):
        return WORDS[key] * share, at + 1
    alone = at + 1 >= len(tokens) or after in ("of", "or")
    if key == "one":
        return share, at + 1
    return (share, at + 1) if key in ("a", "an") and (after == "of" or (alone and position == 0)) else None


def is_of_parts(tokens: Sequence[Token], position: int) -> bool:
    """Whether the number that ends before a token counts parts: "three quarters"."""
    name = _key(tokens, position)
    return name in PARTS and name.endswith("s")


def is_mixed(tokens: Sequence[Token], count: float, position: int) -> bool:
    """Whether the count that ends before a token is the fraction of a mixed number.

    It is the "three" of "a hundred and three quarters", not the "thirty" of "a hundred and thirty fifths".
    """
    return is_of_parts(tokens, position) and count * PARTS[_key(tokens, position)] < 1


def of_parts(tokens: Sequence[Token], value: float, after: int) -> float | None:
    """The number of "twenty-three fifths"; None: no plural of a part follows."""
    if not is_of_parts(tokens, after) or value != int(value):
        return None
    return value * PARTS[_key(tokens, after)]


def with_fraction(tokens: Sequence[Token], value: float, after: int) -> tuple[float, int]:
    """The value with the fraction after it: "twelve and a half", "two and three quarters"."""
    if _key(tokens, after) != "and" or value != int(value):
        return value, after
    article, at = _key(tokens, after + 1), _past_dash(tokens, after + 2)
    noun = _key(tokens, at)
    scale = SCALE_WORDS.get(_key(tokens, after - 1), 1.0)
    if article in ("a", "one") and noun in ("half", "quarter", "third"):
        return value + FRACTIONS[noun] * (scale if scale > 100 else 1.0), at + 1
    if article in ("a", "an", "one") and noun in PARTS and _ends(tokens, at + 1):
        return value + PARTS[noun], at + 1
    if article in ("half", "quarter"):
        return value + FRACTIONS[article], after + 2
    if article in WORDS and is_of_parts(tokens, at):
        return value + WORDS[article] * PARTS[noun], at + 1
    half = written_fraction(tokens, after + 1)
    return (value + half, after + 4) if half is not None else (value, after)


def _past_dash(tokens: Sequence[Token], position: int) -> int:
    return position + (_key(tokens, position) == "-")


def _ends(tokens: Sequence[Token], position: int) -> bool:
    """Whether no word follows that "a fourth" could belong to ("three and a fourth is due")."""
    return position >= len(tokens) or tokens[position].kind == "punct"
