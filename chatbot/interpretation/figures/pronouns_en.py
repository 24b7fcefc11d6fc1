"""Whether "one" is a number or stands for a thing: "that one", "never gave me one"."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.interpretation.figures.number_words import AFTER_PRONOUN, ORDINAL_WORDS, PRONOUN_BEFORE
from chatbot.interpretation.normalise import Token


def is_pronoun(tokens: Sequence[Token], position: int) -> bool:
    """Whether the "one" at a position stands for a thing."""
    before = _key(tokens, position - 1)
    if before[:1].isdigit() or before in ORDINAL_WORDS:
        return True
    if before == "the" and _key(tokens, position - 2) in ("just", "only"):
        return False
    named = any(_key(tokens, position - back) in ("the", "that", "this") for back in (2, 3))
    if named and all(token.kind == "word" for token in tokens[position - 2 : position]):
        return before not in _COUNTED_AFTER
    if before == "only" and _key(tokens, position - 2) not in ("the", "is", "'s", "thats"):
        return False
    if before in _GIVEN and any(_key(tokens, position - back) in _DENIALS for back in (2, 3, 4)):
        return True
    return before in PRONOUN_BEFORE or _key(tokens, position + 1) in AFTER_PRONOUN


def may_be_pronoun(tokens: Sequence[Token], position: int, after: int) -> bool:
    """Whether the "one" that ends a number may stand for a thing: "the thirty one", "a twenty one"."""
    led = _key(tokens, position - 1) in ("the", "a", "that", "this")
    ends = after == len(tokens) or tokens[after].kind == "punct" or _key(tokens, after) in AFTER_PRONOUN
    return led and ends and after == position + 2 and _key(tokens, after - 1) == "one"


def names_a_thing(tokens: Sequence[Token], position: int) -> bool:
    """Whether a number is no figure: a "one" that stands for a thing, or the "two" of "one of the two"."""
    if _key(tokens, position) == "one":
        return is_pronoun(tokens, position)
    before = _key(tokens, position - 2), _key(tokens, position - 1)
    return before in _OF_THOSE or (before[1] == "of" and _key(tokens, position - 2) in ("one", "either"))


_OF_THOSE = tuple(("of", word) for word in ("the", "those", "these", "them"))
_GIVEN = frozenset("gave give given got get had have mentioned wrote quoted saw seen see me us".split())
_DENIALS = frozenset("never not didn't didnt haven't havent hasn't hasnt don't dont nobody no-one".split())
"""Before "one" they make of it the thing that there is not: "never gave me one"."""
_COUNTED_AFTER = frozenset("answer dose figure is result total value was".split())
"""After "the" and one of these a "one" is a figure; after other words it is a thing: "the pink one"."""


def _key(tokens: Sequence[Token], position: int) -> str:
    return tokens[position].key if 0 <= position < len(tokens) else ""
