"""An utterance as a row of time atoms: the words of both languages become one alphabet.

Each atom has a one-letter code, so that grammar is written once, as patterns over the row of codes:

=====  =======================================  =====  ==========================================
``N``  a count, (low, high)                     ``A``  ago
``O``  a day of the month ("3rd", 3号)           ``<``  before          ``>``  after, later
``Y``  a year                                   ``L``  last            ``H`` this     ``X`` next
``M``  a month's name, (first, last)            ``h``  half            ``+`` "and a half"
``m``  a certain month, (year, month)           ``q``  about           ``Q`` "or so"
``D``  a date in figures, its possible days     ``j``  nearly          ``k`` over     ``K`` just over
``W``  a weekday, Monday 0                      ``l``  at least        ``n`` at most
``w``  a certain week, its Monday               ``I``  "within" (以内)  ``p`` "and more" (多)
``T``  a certain day                            ``v``  or              ``&`` and      ``r`` to, "-"
``R``  some days, offsets from today            ``u``  until           ``b`` between  ``s`` since
``E``  a weekend, its Saturday                  ``y``  every           ``Z`` every other
``S``  part of a year, (first, last month)      ``d``  weekly, monthly ``c`` once, times, 次
``P``  early, mid, late in a month              ``a``  a, an           ``i`` in, on   ``g`` passed over
``B``  the same in a year                       ``F``  a festival      ``U`` a unit   ``x`` exactly
``C``  "by the lunar calendar"                  ``J``  a lunar month   ``,`` comma    ``;`` sentence end
``e``  earlier                                  ``z``  other           ``0`` now
``2``  "before last"                            ``7``  "week of"       ``V`` a whole length (俩月)
``o``  odd ("20 odd")                           ``G``  11/3            ``.`` any other word
``5``  a decade, its first year                 ``8``  "last but one"
``4``  a certain quarter, (year, month)
=====  =======================================  =====  ==========================================
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.normalise import MOST_FIGURES, Token, Utterance
from chatbot.interpretation.times import numeric
from chatbot.interpretation.times.atoms_of_han import HanAtoms
from chatbot.interpretation.times.counts import count_at
from chatbot.interpretation.times.lexicon_en import (
    DOUBTFUL,
    HEDGES,
    MONTH_AFTER,
    NOT_A_MONTH_AFTER,
    PHRASES_EN,
    SHORT_UNITS,
    THINKS,
    WHEN,
    WORDS_EN,
)
from chatbot.interpretation.times.respelling import respelt, respelt_month, respelt_unit
from chatbot.interpretation.times.row import Row

_PUNCTUATION = {",": ",", "、": ",", "-": "r", "~": "r", "/": "r", "+": "p", "=": "i"}
_COMPARED: dict[str, tuple[str, str | None]] = {
    "<": ("n", "less"), "<=": ("n", None), "≤": ("n", None),
    ">": ("k", None), ">=": ("l", None), "≥": ("l", None),
}  # fmt: skip
"""Marks of comparison to the words that they stand for."""
_SENTENCE_ENDS = frozenset(".;!?。；！？")


def row_of(utterance: Utterance, today: date) -> Row:
    """The row of an utterance; words like "yesterday" are taken from ``today``. Too many figures: empty."""
    key = (utterance.text, utterance.lang, today)
    row = _LATEST.get(key)
    if row is None:
        if len(_LATEST) >= 16:
            _LATEST.clear()
        row = _LATEST[key] = _row(utterance.text, utterance.tokens, utterance.lang, today)
    return row


_LATEST: dict[tuple[str, str, date], Row] = {}
"""The rows read last: several readers look at the same answer."""


def _row(text: str, tokens: tuple[Token, ...], lang: str, today: date) -> Row:
    tokens = tuple(_without_possessive(tokens)) if "'s" in text else tokens
    figures = numeric.dates_in_figures(text, lang, today)
    reader = _Reader(text, tokens, lang, today)
    at = 0
    while at < len(tokens):
        found = figures.get(tokens[at].start)
        if found is not None:
            reader.add(found.code, found.value, found.start, found.end)
            while at < len(tokens) and tokens[at].start < found.end:
                at += 1
        else:
            at += reader.read(at)
    codes = "".join(atom.code for atom in reader.atoms)
    if codes.count("N") > MOST_FIGURES:
        return Row((), "", today, lang, text)
    return Row(tuple(reader.atoms), codes, today, lang, text)


_OWNING = frozenset("today yesterday night morning afternoon evening".split())
_OWNING_PERIODS = frozenset("week month year fortnight spring summer autumn winter weekend".split())
_LED = frozenset("last this".split())
_IS = frozenset("been the a an not no too my when gone be going getting".split())
"""After a time they make "is" or "has" of its 's: "today's the day"."""


def _without_possessive(tokens: tuple[Token, ...]) -> Iterator[Token]:
    """The tokens with the 's taken off a time that something is of: "yesterday's dose", "last week's jab"."""
    before = ""
    for at, token in enumerate(tokens):
        stem = token.text[:-2] if token.text.endswith("'s") else ""
        owning = stem in _OWNING or (stem in _OWNING_PERIODS and before in _LED)
        following = tokens[at + 1].text if at + 1 < len(tokens) else ""
        before = token.text
        yield token._replace(text=stem, key=stem) if owning and following not in _IS else token


class _Reader(HanAtoms):
    """Reads tokens into atoms."""

    def read(self, at: int) -> int:
        """Read what begins at a token; the number of tokens read."""
        token = self.tokens[at]
        if token.kind == "word" or token.text == "&":
            return self._word(at)
        if token.kind == "han":
            return self._han(at)
        count = count_at(self.text, self.tokens, at) if token.kind == "number" else None
        if count is not None:
            return self._count(at, count)
        if token.text in _COMPARED:
            return self._comparison(at)
        code = _PUNCTUATION.get(token.text) or (";" if token.text in _SENTENCE_ENDS else ".")
        if code == "r" and self._text(at - 1) == token.text == "-":
            return 1
        if token.text != "'" and not self._abbreviates(token):
            self.add(code, "over" if code == "p" else None, token.start, token.end)
        return 1

    def _comparison(self, at: int) -> int:
        """The "<", ">=" before a figure; the head of an arrow ("->") is any other mark."""
        token = self.tokens[at]
        marks = 2 if self._text(at + 1) == "=" else 1
        entry = (".", None) if self._text(at - 1) in ("-", "=") else _COMPARED[token.text + "=" * (marks - 1)]
        self.add(*entry, token.start, self.tokens[at + marks - 1].end)
        return marks

    def _abbreviates(self, token: Token) -> bool:
        """Whether a full stop belongs to "Nov.", "wks." or "October.2"."""
        last = self.atoms[-1] if self.atoms else None
        if last is not None and last.code == "M" and last.end == token.start:
            if _DAY_OF_A_MONTH.match(self.text, token.end):
                return True
        return (
            token.text == "."
            and last is not None
            and (last.code in "MWU" or (last.code == "N" and self._month_follows(token)))
            and last.end == token.start
            and (len(last.text) <= 4 and token.end < len(self.text.rstrip()))
        )

    def _month_follows(self, mark: Token) -> bool:
        """Whether a month's name stands after a full stop: "16. Nov. 2016"."""
        word = self.text[mark.end : mark.end + 12].split()[:1]
        known = bool(word) and WORDS_EN.get(word[0].rstrip("."), ("",))[0] == "M"
        return known and (word[0] not in DOUBTFUL or _A_YEAR_NEXT.match(self.text, mark.end) is not None)

    # English

    def _word(self, at: int) -> int:
        token = self.tokens[at]
        for words, entry in PHRASES_EN.get(token.text, ()):
            if all(self._text(at + n) == word for n, word in enumerate(words)):
                self.add(*entry, token.start, self.tokens[at + len(words) - 1].end)
                return len(words)
        last = self.atoms[-1] if self.atoms else None
        if last is not None and last.code in "N+" and token.text in SHORT_UNITS:
            self.add("U", SHORT_UNITS[token.text], token.start, token.end)
            return 1
        known = WORDS_EN.get(token.text) or _possessive(token.text) or respelt(token.text)
        if not known and last is not None and last.code == "N":
            known = respelt_unit(token.text)
        if not known and self._beside_a_day(at):
            known = respelt_month(token.text)
        counted = not known or token.text == "second" or self._text(at + 1) in ("hundred", "thousand")
        count = count_at(self.text, self.tokens, at) if counted else None
        if count is not None:
            return self._count(at, count)
        return self._entry(at, known) if known else self._compound(at)

    def _entry(self, at: int, entry: tuple[str, Any]) -> int:
        token = self.tokens[at]
        if token.text in DOUBTFUL and not self._meant_as_time(at):
            entry = (".", None)
        self.add(*entry, token.start, token.end)
        return 1

    def _meant_as_time(self, at: int) -> bool:
        before, after = self._text(at - 1), self._text(at + 1)
        if after == "i" and (before in WHEN or self._text(at + 2) in THINKS):
            return True
        if after in NOT_A_MONTH_AFTER:
            return False
        if after == "," and self._opens_time(at + 2):
            return True
        if after == "or":
            beyond = self._text(at + 2 + (self._text(at + 2) in HEDGES))
            return beyond != self.tokens[at].text and WORDS_EN.get(beyond, ("",))[0] in ("M", "W", "S")
        if after in ("to", "-", "till", "until") and WORDS_EN.get(self._text(at + 2), ("",))[0] in ("M", "W"):
            return True
        if after in ("this", "last", "just") and self._text(at + 2) in ("year", "yr", "gone"):
            return True
        if after == "of" and self._text(at + 2) in ("this", "last"):
            return True
        if after in ("the", "of") or (after == "." and WORDS_EN[self.tokens[at].text][0] == "M"):
            after = self._text(at + 2)
        last = self.atoms[-1] if self.atoms else None
        if last is not None and last.code in "NOPYMWvr" and last.end + 2 > self.tokens[at].start:
            return True
        if before in MONTH_AFTER or after in ("/", "-", "'") or after[:1].isdigit() or len(self.tokens) < 3:
            return True
        entry = WORDS_EN.get(after)
        if after in ("second", "third", "twenty", "thirty"):
            return True
        return after.endswith(("first", "rd", "th")) or (entry is not None and entry[0] in "MWTLY")

    def _opens_time(self, at: int) -> bool:
        """Whether a year or a month stands there: the rest of "March, 2025", "March, April time"."""
        word = self._text(at)
        return (word.isdigit() and len(word) == 4) or WORDS_EN.get(word, ("",))[0] == "M"

    def _beside_a_day(self, at: int) -> bool:
        """Whether a day of the month stands before a word, and a year or nothing after it: "2 Jnue 2025"."""
        last = self.atoms[-1] if self.atoms else None
        day = last is not None and (last.code == "O" or (last.code == "N" and 1 <= last.value[1] <= 31))
        after = self._text(at + 1)
        return day and (not after[:1].isalpha()) and (not after.isdigit() or len(after) == 4)

    def _compound(self, at: int) -> int:
        """The "q3w" for every three weeks, "Q3" for a quarter; any other word."""
        token = self.tokens[at]
        figure = _EVERY.fullmatch(token.text)
        of_a_year = self._text(at + 1).isdigit() and len(self._text(at + 1)) == 4
        if token.text in ("h1", "h2") and (of_a_year or (self.atoms and self.atoms[-1].code == "Y")):
            self.add("S", (1, 6) if token.text == "h1" else (7, 12), token.start, token.end)
            return 1
        if figure is None:
            self.add(".", None, token.start, token.end)
            return 1
        number, unit = int(figure[1]), figure[2]
        ranged = self._text(at + 1) in ("-", "to") and self._text(at + 3) in SHORT_UNITS
        counts = ranged or WORDS_EN.get(self._text(at + 1), ("",))[0] in ("U", "d")
        if not unit and not counts and 1 <= number <= 4:
            self.add("S", (3 * number - 2, 3 * number), token.start, token.end)
            return 1
        self.add("y", None, token.start, token.start + 1)
        self.add("N", (float(number), float(number)), token.start + 1, token.end)
        if unit:
            self.add("U", SHORT_UNITS.get(unit, "week"), token.end, token.end)
        return 1


def _possessive(word: str) -> tuple[str, Any] | None:
    """The entry of "October's" and "Monday's", as in "October's was on the 14th"; None: another word."""
    entry = WORDS_EN.get(word[:-2]) if word.endswith("'s") and word[:-2] not in DOUBTFUL else None
    return entry if entry is not None and entry[0] in "MWS" else None


_DAY_OF_A_MONTH = expression(r"(?:\d{1,2}| \d{1,2}(?=[.,!]?$))(?:st|nd|rd|th)?\b")
_A_YEAR_NEXT = expression(r" ?[a-z]+\.? (?:19|20)\d\d\b")
_EVERY = expression(r"q(\d{1,3})(d|w|wk|m|h)?")
