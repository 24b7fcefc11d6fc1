"""The clauses of a sentence: where one ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chatbot.interpretation.denied_rows import parts_denied_row
from chatbot.interpretation.lexicon import NEGATIONS
from chatbot.interpretation.normalise import Token
from chatbot.interpretation.times.lexicon_en import WORDS_EN
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


_NO_BUT = frozenset("愿 凡".split())
"""What makes of 但 a wish or a condition: 但愿没有."""


def _ends_clause(words: Sequence[Token], index: int) -> bool:
    word = words[index].key
    if word == "so":
        before = words[index - 1].key if index else ""
        opens = before not in _BEFORE_SO_MUCH and not _word_ends_here(words, index)
        return opens and words[index + 1].key not in _SO
    if word == "可":
        return index > 0 and index + 1 < len(words) and words[index + 1].key in _AFTER_BUT
    if word == "但":
        return index + 1 == len(words) or words[index + 1].key not in _NO_BUT
    return word in _ENDS and not (word in _IN_A_DATE and _stands_in_a_date(words, index))


_IN_A_DATE = frozenset(", .".split())
MONTHS = frozenset(word for word, (code, _) in WORDS_EN.items() if code == "M")


def _stands_in_a_date(words: Sequence[Token], index: int) -> bool:
    """True for the mark of "15 October, 2026", "October 15, 2026", "Thursday, October 15", "Oct. 15"."""
    if not 0 < index < len(words) - 1:
        return False
    before, after = words[index - 1], words[index + 1]
    if words[index].key == ".":
        return before.key in MONTHS and before.end == words[index].start and after.key[0].isdigit()
    if len(after.key) == _YEAR and after.key.startswith(("19", "20")) and after.key.isdigit():
        return any(word.key in MONTHS for word in words[max(0, index - 3) : index])
    return WORDS_EN.get(before.key, ("",))[0] == "W" and after.key in MONTHS


_YEAR = 4
"""Figures of a year."""


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
        elif word.key == "-" and index and not _joins_figures(words, index):
            yield Clause(first, index, "-")
            first = index + 1
    if first < len(words) or not words:
        yield Clause(first, len(words), "")


def _joins_figures(words: Sequence[Token], index: int) -> bool:
    """True for the mark of 2026-10-15, and of "Jan 2020 - May 2026"."""
    around = words[index - 1 : index + 2]
    if len(around) == 3 and around[0].kind == "number" and around[2].key in MONTHS:
        return True
    numbers = len(around) == 3 and around[0].key[-1:].isdigit() and around[2].key[-1:].isdigit()
    return numbers and around[0].end == around[1].start and around[1].end == around[2].start


def _word_ends_here(words: Sequence[Token], index: int) -> bool:
    return index + 1 == len(words) or words[index + 1].kind == "punct"
