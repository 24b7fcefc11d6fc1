"""Raw words to a normalised, tokenised utterance in which every character knows where it came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.lexicon import CLITICS, GLUED, SPELLED
from chatbot.interpretation.remembered import remembered
from chatbot.interpretation.script import DROPPED, FOLDED
from criteria.frozen import frozen

if TYPE_CHECKING:
    from criteria.model import Lang

LONGEST_READ = 2000
"""Characters of an answer that are read; what follows is cut and said so."""

MOST_FIGURES = 400
"""Figures that are read in one answer: with more of them in its characters it is no report, and none is."""

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Chinese characters, as the inside of a character class."""

_SHAPES = (
    r"(?P<number>(?<=ki)67(?=\d{{1,2}}(?!\d))|\d+(?:[.,]\d+)*|(?<![\w.])\.\d+)"
    r"|(?P<word>\([-+]\)|(?<=\s)[-+]ve\b|\b[wh]/o\b|(?:{letter}{{1,2}}\d(?!\d|[.,]\d){letter}*|{letter}+\d{letter}+|{letter}+)(?:'{letter}+)*)"
    r"|(?P<han>{han})"
    r"|(?P<punct>\S)"
)


@cache
def _token_pattern(ascii_only: bool) -> re.Pattern[str]:
    """The shapes of tokens; the one for plain ASCII takes a tenth of the time to compile."""
    letter, han = ("[a-z]", "(?!)") if ascii_only else (rf"[^\W\d_{HAN}]", f"[{HAN}]")
    return re.compile(_SHAPES.format(letter=letter, han=han))


TokenKind = Literal["word", "number", "han", "punct"]


class Token(NamedTuple):
    """One word, figure, Chinese character or mark of the normalised text."""

    text: str
    """As normalised: "can't", "12.1", "1,500", "肝", "%"."""
    start: int
    """Position in ``Utterance.text`` of the first character."""
    end: int
    """Position after the last character."""
    kind: TokenKind
    """"word": Latin letters with inner apostrophes, and a single digit after one or two letters or
    between letters ("can't", "g2", "q3w", "hba1c"; but "ki67" is "ki" and "67", "ecog0" is "ecog" and
    "0"); "number": a run of digits with its decimal and thousand marks, so
    also "25.10.2026"; "han": one character; "punct": one mark."""
    key: str
    """What patterns compare: the text without the apostrophe of n't ("cant"), in
    ``Utterance.words`` also with shorthand spelled out."""


@frozen
class Utterance:
    """One answer, normalised. Spans of readers are positions in ``text``; see ``raw_span``."""

    raw: str
    text: str
    """NFKC, lower case, Simplified, with one kind of quote and dash; at most 2,000 characters."""
    lang: Lang
    tokens: tuple[Token, ...]
    origins: tuple[int, ...] | None
    """For each character of ``text`` its position in ``raw``; None: the same position."""
    cut: bool
    """True when the raw answer was longer than is read."""

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The [start, end) in ``raw`` that text[start:end] was made from."""
        if self.origins is None:
            return start, end
        if not self.origins:
            return 0, 0
        first = self.origins[min(start, len(self.origins) - 1)]
        last = self.origins[max(min(end, len(self.origins)) - 1, 0)]
        return first, max(first, last + 1)

    def part(self, first: int, last: int) -> Utterance:
        """The utterance with nothing but the words [first, last) in it, at the same positions."""
        words = self.words[first:last]
        if not words:
            return replace(self, text="", tokens=())
        start, end = words[0].start, words[-1].end
        text = " " * start + self.text[start:end]
        kept = tuple(token for token in self.tokens if start <= token.start and token.end <= end)
        return replace(self, text=text, tokens=kept)

    @remembered
    def languages(self) -> tuple[Lang, ...]:
        """The languages whose words the answer may use: its script's first, then the conversation's."""
        kinds = {token.kind for token in self.tokens}
        if "han" in kinds:
            return ("zh", "en") if "word" in kinds else ("zh",)
        return ("en", "zh") if self.lang == "zh" else ("en",)

    @remembered
    def words(self) -> tuple[Token, ...]:
        """The tokens that patterns are matched against.

        "it's" and "its" are "it" and "'s", everyday shorthand is spelled out, a plus between words too,
        marks inside hyphenated words are left out.
        """
        words: list[Token] = []
        for token in self.tokens:
            if token.kind in _AS_THEY_STAND or (
                token.kind == "word" and token.text.isalpha() and token.key not in _SHORT
            ):
                words.append(token)
            else:
                words.extend(self._words_of(token))
        return tuple(words)

    @remembered
    def keys(self) -> frozenset[str]:
        """The keys of all words."""
        return frozenset(word.key for word in self.words)

    def _words_of(self, token: Token) -> Iterator[Token]:
        if token.kind == "punct":
            if token.text == "+" and _JOINING_PLUS.match(self.text, max(0, token.start - 2)) is not None:
                yield token._replace(key="and")
            elif not self._is_part_of_word(token):
                yield token._replace(key=SPELLED[token.key]) if token.key in SPELLED else token
            return
        if token.kind == "word":
            bare, mark, clitic = token.text.rpartition("'")
            pair = (bare, mark + clitic) if mark + clitic in CLITICS else GLUED.get(token.text)
            if pair is not None and pair[0]:
                middle = token.end - len(clitic) - 1 if mark else token.end
                yield Token(pair[0], token.start, middle, "word", pair[0])
                yield Token(pair[1], middle, token.end, "word", pair[1])
                return
            if token.key in _MINE and self._is_of_own(token):
                yield token._replace(key="my")
                return
            if token.key == _NO and self._numbers(token.start, token.end):
                yield token._replace(key="number")
                return
            if token.key in SPELLED:
                yield token._replace(key=SPELLED[token.key])
                return
        yield token

    def _is_of_own(self, me: Token) -> bool:
        """True for the "me" of "it's in me liver", not for that of "they gave me jabs"."""
        named = _OWN_THING.match(self.text, me.end) is not None
        return named and _GIVING.search(self.text, max(0, me.start - _LONGEST_GIVING), me.start) is None

    def _is_part_of_word(self, mark: Token) -> bool:
        if mark.text == ".":
            no = mark.start - len(_NO)
            return self.text.startswith(_NO, max(0, no)) and self._numbers(no, mark.start)
        return mark.text == "-" and self._inside_word(mark)

    def _numbers(self, start: int, end: int) -> bool:
        """True for the "no" of "cycle no. 4" at [start, end), which denies nothing."""
        numbered = _NUMBERED.search(self.text, max(0, start - _LONGEST_NUMBERED), max(0, start))
        return numbered is not None and _ITS_NUMBER.match(self.text, end) is not None

    def _inside_word(self, dash: Token) -> bool:
        before = self.text[dash.start - 1 : dash.start]
        after = self.text[dash.end : dash.end + 1]
        return (before.isalpha() and after.isalnum()) or (before.isdigit() and after.isalpha())


_AS_THEY_STAND = ("han", "number")
_NO = "no"
_SHORT = GLUED.keys() | SPELLED.keys() | {_NO}
"""What is written out as other words."""
_JOINING_PLUS = expression(r".?[a-z](?P<gap> ?)\+(?P=gap)[a-z](?!e\b)")
"""A plus between two words, set apart from both or neither: "liver + bone", but no "sstr+ on PET"."""


_MINE = frozenset("me ma mi mah".split())
_LONGEST_GIVING = 9
_GIVING = expression(r"\b(?:told|tells?|g[ai]ves?|giving|offered|sends?|sent|show(?:ed|s)?|asked|cost) $")
"""Before a "me" to whom something is told or given."""
_OWN_THING = expression(
    r" (?:(?:own|left|right|last|first|poor|whole|old|wee|bad|big) )*"
    r"(?:liver|brain|lungs?|stomach|tummy|belly|guts?|pancreas|bowels?|appendix|bones?|hips?|back|spine|f[eo]+t|toes"
    r"|hands?|fingers|legs?|arms?|hair|heart|kidneys?|bloods?|sugars?|skin|mouth|head|eyes|chest|womb|ovaries|periods"
    r"|weight|age|doctor|doc|nurse|consultant|gp|wife|missus|husband|hubby|mam|mum|mom|ma|da|dad|son|daughter|lad"
    r"|lass|sister|brother|nan|gran|jabs?|injections?|chemo|treatment|scans?|results|report|letter|paperwork|tablets"
    r"|pills|meds|shopping|tumou?rs?|cancer|op|operation|diabetes|platelets|creatinine|haemoglobin|hemoglobin)\b"
)
"""What one has, after the dialects' "me" and "ma" for "my"."""

_LONGEST_NUMBERED = 14
_NUMBERED = expression(
    r"\b(?:cycle|dose|course|injection|jab|shot|infusion|fraction|session|round|scan|ct|mri|pet|visit|treatment|prrt"
    r"|lutathera|pluvicto|lutetium|chemo|line|met|lesion|tumou?r|sample|test|report|bed|room|ward|patient|pt|ref"
    r"|case|file|chart|nhs|hospital|record|id|phone|tel|pregnancy|child|question|op|surgery|biopsy|tace) $"
)
"""What is counted or has a number, before the "no" of "cycle no. 4"."""
_ITS_NUMBER = expression(r"\.? ?\d{1,10}\b(?! ?[%x]| (?:days?|weeks?|months?|years?|times)\b)")


def language_of(text: str) -> Lang:
    """Chinese where a Chinese character stands, else English."""
    return "zh" if not text.isascii() and re.search(f"[{HAN}]", text) else "en"


def normalise(raw: str, lang: Lang | None = None) -> Utterance:
    """The utterance of any text at all.

    Args:
        raw: The answer as typed.
        lang: The language of the conversation; None: found from the answer.
    """
    read = raw[:LONGEST_READ]
    if read.isascii():
        text = _without_controls(read.lower())
        origins = None
    else:
        text, origins = _fold(read)
    return Utterance(
        raw, text, lang or language_of(text), tuple(_tokens(text)), origins, len(raw) > len(read)
    )


def _without_controls(text: str) -> str:
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)


def _fold(read: str) -> tuple[str, tuple[int, ...]]:
    from chatbot.interpretation.blanks import parted
    from chatbot.interpretation.dialect import standard

    folded: list[str] = []
    origins: list[int] = []
    for position, cluster in _clusters(read):
        for character in _folded(cluster, read, position):
            folded.append(character)
            origins.append(position)
    return parted(standard("".join(folded))), tuple(origins)


def _clusters(read: str) -> Iterator[tuple[int, str]]:
    """Each base character with its combining marks, and where it begins."""
    start = 0
    for position in range(1, len(read) + 1):
        if position == len(read) or not unicodedata.combining(read[position]):
            yield start, read[start:position]
            start = position


def _folded(cluster: str, read: str, position: int) -> str:
    if cluster in DROPPED:
        return ""
    if (
        cluster == "。"
        and read[position - 1 : position].isdigit()
        and read[position + 1 : position + 2].isdigit()
    ):
        return "."
    if cluster in FOLDED:
        return FOLDED[cluster]
    plain = unicodedata.normalize("NFKC", cluster[:8]).lower()
    return _without_controls("".join(FOLDED.get(c, c) for c in plain))


def _tokens(text: str) -> Iterator[Token]:
    for found in _token_pattern(text.isascii()).finditer(text):
        kind = cast("TokenKind", found.lastgroup)
        word = found.group()
        key = word.replace("'t", "t") if kind == "word" and word.endswith("n't") else word
        yield Token(word, *found.span(), kind, key)
