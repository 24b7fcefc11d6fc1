"""The clauses of a sentence: where one ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chatbot.interpretation.denied_rows import parts_denied_row
from chatbot.interpretation.lexicon import NEGATIONS
from chatbot.interpretation.normalise import Token
from criteria.frozen import frozen

_ENDS = frozenset(
    ', . ; : ! ? 。 ( ) " but though although however because except so 但 可 而 。 ...'.split()
)
"""Marks and words that end a clause; "、" and "/" only part the items of a list."""

SUBJECTS = frozenset("i he she it they we you there that this who which".split())
"""Words that open a statement of its own."""
_OPENING = SUBJECTS | NEGATIONS
"""After these, an "and" begins a statement of its own."""


@frozen
class Clause:
    """A stretch of words without an inner mark."""

    first: int
    """Index in ``Utterance.words``."""
    last: int
    """Index after its last word."""
    mark: str
    """What ended it: a mark, a word such as "but"; empty at the end of the answer."""


_AFTER_BUT = frozenset("是 我 他 她 它 俺 咱 没 医 大 我们 这 那 后 现".split())
"""What follows 可 where it says "but" (可是, 可我 …); elsewhere it is part of a word (可以, 可能, 不可)."""


def _ends_clause(words: Sequence[Token], index: int) -> bool:
    word = words[index].key
    if word == "so":
        before = words[index - 1].key if index else ""
        opens = before not in _BEFORE_SO_MUCH and not _word_ends_here(words, index)
        return opens and words[index + 1].key not in _SO
    if word == "可":
        return index > 0 and index + 1 < len(words) and words[index + 1].key in _AFTER_BUT
    return word in _ENDS


_BEFORE_SO_MUCH = frozenset("not isnt wasnt arent werent aint never even ever or quite".split())
"""Before these "so" opens no clause: "not so much", "even so"."""
_SO = frozenset(
    "far much many well bad badly lucky long good tired ill sick poorly little few often easy easily sure "
    "sore weak rough active".split()
)
"""What "so" measures, where it joins nothing: "I should be so lucky"."""


def clauses(words: Sequence[Token]) -> Iterator[Clause]:
    """The clauses of the words, from left to right; one at least."""
    first = 0
    for index, word in enumerate(words):
        if _ends_clause(words, index):
            if parts_denied_row(words, first, index):
                continue
            yield Clause(first, index, word.key)
            first = index + 1
        elif word.key == "and" and index + 1 < len(words) and words[index + 1].key in _OPENING:
            yield Clause(first, index, "and")
            first = index + 1
        elif word.key == "nor" and index > first:
            yield Clause(first, index, "nor")
            first = index
        elif word.key == "-" and index:
            yield Clause(first, index, "-")
            first = index + 1
    if first < len(words) or not words:
        yield Clause(first, len(words), "")


def _word_ends_here(words: Sequence[Token], index: int) -> bool:
    return index + 1 == len(words) or words[index + 1].kind == "punct"
