"""English words of numbers, and words that tell a number from other uses of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_SCALES = {
    "hundred": 100.0, "thousand": 1e3, "thousands": 1e3, "k": 1e3, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5,
    "lacs": 1e5, "million": 1e6, "millions": 1e6, "crore": 1e7, "crores": 1e7, "billion": 1e9,
    "billions": 1e9, "trillion": 1e12, "trillions": 1e12,
}  # fmt: skip
_ZEROS = ("zero", "nought", "naught", "nil", "nowt", "zilch", "nada")
SPOKEN_ZEROS = frozenset((*_ZEROS, "oh", "o"))
ORDINAL_UNITS = {"first": 1, "firsts": 1, "second": 2, "seconds": 2}
"""Ends of a compound only: "twenty-firsts"."""
_DENOMINATORS = {
    "half": 2, "third": 3, "quarter": 4,
    **{word: n for n, word in enumerate(_ORDINALS[3:], 4)},
    **{f"{word}th": n for n, word in enumerate(_TEENS, 10) if n > 12},
    **{f"{ten[:-1]}ieth": 10 * n for n, ten in enumerate(_TENS, 2)},
    "hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
DENOMINATORS = {**_DENOMINATORS, **{f"{word}s": n for word, n in _DENOMINATORS.items()}, "halves": 2}
"""Names of parts, single and plural, to how many of them make a whole."""
PARTS = {word: 1 / n for word, n in DENOMINATORS.items()}
COLLECTIVES = {"dozen": 12.0, "dozens": 12.0, "score": 20.0, "gross": 144.0}
"""Nouns that multiply the number before them."""
GROUPS = {"dozen": 12.0, "couple": 2.0, "pair": 2.0, "trio": 3.0, "score": 20.0, "gross": 144.0}
WRITTEN_FRACTIONS = {(1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 5), (1, 8)}
PRONOUN_BEFORE = frozenset(
    "that this which the last next another other no any each every first only wrong right new old big "
    "small biggest monthly daily same my our his her liver someone main mg milligram milligrams".split()
)
AFTER_PRONOUN = frozenset(
    "of on is was i they day came that which from at has had he she it we said says with after where when "
    "for because didnt isnt wasnt shows showed says reads read got done came comes before they've "
    "i've this".split()
)
PARTS_OF_DECADE = {
    "the": (0, 9), "low": (0, 4), "lower": (0, 4), "early": (0, 4), "mid": (3, 7), "middle": (3, 7),
    "high": (6, 9), "upper": (6, 9), "late": (6, 9), "-": (0, 9),
}  # fmt: skip
"""What stands before the tens ("low 30s") to the part of the ten that it means."""
DECADES = {f"{ten[:-1]}ies": float(n * 10) for n, ten in enumerate(_TENS, 2)}
LABELS = frozenset(
    "cycle grade stage type phase session line cohort arm step ward room bed krenning factor question "
    "page week day nyha ecog status zubrod kps version chapter covid since until till channel".split()
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
BY_TEN = {word: float(n * 10) for n, word in enumerate(_TENS, 2)}
_TOGETHER = {ten + one: BY_TEN[ten] + _BELOW_TWENTY[one] for ten in _TENS for one in _ONES}
WORDS = {
    **_with_typing_errors({**_BELOW_TWENTY, **BY_TEN, **_TOGETHER}),
    **dict.fromkeys(_ZEROS, 0.0),
}
ORDINAL_WORDS = {
    **{word: float(n) for n, word in enumerate(_ORDINALS, 1)},
    **{f"{word}th": float(n) for n, word in enumerate(_TEENS, 10) if n > 12},
    **{f"{ten[:-1]}ieth": float(n * 10) for n, ten in enumerate(_TENS, 2)},
}
SCALE_WORDS = _with_typing_errors(_SCALES)
STARTERS = frozenset(
    (*DECADES, *WORDS, *SCALE_WORDS, *PARTS, *ORDINAL_WORDS, "a", "an", "point", "dozen", "half")
)


def is_point(word: str, following: str) -> bool:
    """Whether a word is the point of a figure; "pt" only before one digit ("eleven pt four"), else a test."""
    if word == "pt":
        return WORDS.get(following, 10) < 10 or (following.isdigit() and len(following) == 1)
    return word in ("point", "dot")
