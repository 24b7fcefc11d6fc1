"""How many lines of treatment an answer names: regimens one after the other, not drugs given together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from chatbot.interpretation.figures.names import Drug, drugs
from chatbot.interpretation.figures.phrasebook import Phrasebook, by_meaning
from chatbot.interpretation.normalise import Token
from chatbot.interpretation.spelling import everyday, stem

_COUNTED = frozenset(("chemotherapy", "targeted", "immunotherapy", "radioligand", "unspecified"))
_DOUBTFUL = frozenset(("analogue", "herbal"))
_REGIMENS = frozenset(
    "capecitabine_temozolomide etoposide_platinum folfox xelox sox folfiri folfirinox irinotecan_cisplatin "
    "prrt chemotherapy targeted pd1".split()
)
"""Ids that are a whole line by themselves: two of them side by side are two lines."""

_LINKS = Phrasebook(
    {",": "list"}
    | by_meaning(
        {
            "then": (
                "then,after that,afterwards,after which,followed by,later,later on,next,subsequently,"
                "switched to,"
                "switch to,changed to,moved to,moved on to,moved onto,went on to,went onto,second line,"
                "third line,"
                "2nd line,3rd line,second,third,secondly,before that,before,after,prior to that,now,"
                "currently,"
                "when that failed,when that stopped,when it grew,until,more recently,since then,→,->,>,"
                "finally,"
                "and then,1st line,first line,fourth line,4th line,lately,these days,progressed on,"
                "后来,然后,之后,再,接着,又换,换成,换了,改成,改用,改为,换,又用,又吃,又打,其后,现在,二线,"
                "三线,后线,不行,不行了,不管用,不顶用,不见效,不起作用,不灵,无效,没效,没效果,没起作用,"
                "再后来,目前,最后,后面,后,第二,第三,四线,随后,继而,又"
            ),
            "with": (
                "and,with,plus,+,/,&,combined with,together with,along with,-,in combination with,"
                "alongside,on top of,"
                "加,加上,联合,和,配,跟,与,合用,搭配,同时,一起"
            ),
            "list": ";,；,、,.,。,or,也,还有,还,以及",
            "no": (
                "no,not,never,without,haven't,hasn't,didn't,refused,declined,没,没有,不,未,拒绝,没用过,"
                "没打过,没吃过"
            ),
            "future": (
                "starting,start,about to,going to,will,planned,planning,booked,scheduled,considering,offered,"
                "due to,hoping,might,may,waiting for,soon,thinking of,准备,打算,计划,将,要上,考虑,即将,"
                "下周,下个月,建议"
            ),
        }
    )
)


@dataclass(slots=True)
class Lines:
    """Lines of treatment counted from the names in an answer."""

    groups: list[set[str]] = field(default_factory=list)
    """Drug ids by line, in order."""
    sure: bool = True
    start: int = 0
    """Position of the first name in the text."""
    end: int = 0
    last_kind: str = ""
    """Class of the drug named last."""
    beside: bool = False
    """True: only what may not count as a line was named (analogues, herbs)."""

    @property
    def count(self) -> int:
        """Number of lines."""
        return len(self.groups)


def count_regimens(tokens: Sequence[Token]) -> Lines:
    """The lines that an answer names."""
    lines, link = Lines(), ""
    for found, first, last in _events(tokens):
        if not isinstance(found, Drug):
            link = _stronger(link, found)
            continue
        if found.kind in _DOUBTFUL:
            lines.beside, link = True, _stronger(link, "list")
            continue
        if found.kind not in _COUNTED:
            continue
        if link in ("no", "future"):
            lines.sure, link = lines.sure and link == "no", ""
            continue
        if not lines.groups:
            lines.start = tokens[first].start
        lines.end = tokens[last - 1].end
        _add(lines, found, link)
        link = ""
    _settle(lines)
    lines.sure = lines.sure and not _is_had_again(tokens) and not _names_another(tokens)
    return lines


def _events(tokens: Sequence[Token]) -> Iterator[tuple[str | Drug, int, int]]:
    """Names and the words between them, with their first token and the one after them."""
    position = 0
    while position < len(tokens):
        drug, link = drugs().at(tokens, position), _LINKS.at(tokens, position)
        if drug is not None and (link is None or drug[1] >= link[1]):
            yield drug[0], position, drug[1]
            position = drug[1]
        elif link is not None:
            yield link[0], position, link[1]
            position = link[1]
        else:
            position += 1


_STRENGTH = {"": 0, "with": 1, "list": 2, "then": 3, "future": 4, "no": 4}


def _stronger(one: str, other: str) -> str:
    """A negation ends with its clause; otherwise the strongest word between two names counts."""
    if one in ("no", "future") and other in ("list", "then"):
        return other
    return one if _STRENGTH[one] > _STRENGTH[other] else other


def _add(lines: Lines, drug: Drug, link: str) -> None:
    groups = lines.groups
    if groups and drug.of in groups[-1]:
        lines.sure = lines.sure and link != "then"
    elif groups and (
        _spells_out(groups[-1], drug, link) or (_is_beside(link) and _given_together(lines, drug))
    ):
        groups[-1].add(drug.of)
    else:
        once_more = any(drug.of in group for group in groups)
        lines.sure = lines.sure and not once_more and (not groups or link == "then")
        groups.append({drug.of})
    lines.last_kind = drug.kind


def _is_beside(link: str) -> bool:
    return link not in ("then", "list")


def _spells_out(before: set[str], drug: Drug, link: str) -> bool:
    """Whether the drug tells which it was: "just the chemo, carboplatin …"."""
    return before == {drug.kind} and link in ("", "list")


def _given_together(lines: Lines, drug: Drug) -> bool:
    """Whether "and" or the like makes a drug part of the regimen before it, not a line of its own."""
    before = lines.groups[-1]
    if drug.kind in before or lines.last_kind == drug.of:
        return True
    both_targeted = drug.kind == lines.last_kind == "targeted"
    return not (before & _REGIMENS or drug.of in _REGIMENS or both_targeted)


_LETTERS_OF_A_NAME = 4
_NO_LINE = frozenset(
    stem(word)
    for word in "surgery operation radiotherapy radiation embolisation embolization ablation tace sirt tare "
    "relapse relapsed recurrence recurred remission progression progressed octreotide lanreotide".split()
)
"""What may stand between two treatments and is no line."""


def _names_another(tokens: Sequence[Token]) -> bool:
    """Whether one word that nothing here knows stands where a treatment does: "chemo, then xyz, then …"."""
    links = [(first, last) for found, first, last in _events(tokens) if found in ("then", "list")]
    borders = pairwise([(0, 0), *links, (len(tokens), len(tokens))])
    alone = (last for (_, last), (first, _) in borders if first == last + 1)
    return any(_is_unknown(tokens, at) for at in alone)


def _is_unknown(tokens: Sequence[Token], at: int) -> bool:
    word, key = tokens[at], stem(tokens[at].key)
    named = word.kind == "word" and len(word.key) >= _LETTERS_OF_A_NAME
    return named and not (key in _NO_LINE or key in everyday() or drugs().at(tokens, at))


_SO_OFTEN = frozenset("twice thrice 回 趟".split())
_A_DAY = frozenset("a per each every daily weekly 天 日 周 月".split())


def _is_had_again(tokens: Sequence[Token]) -> bool:
    """Whether something was had twice, which may be two lines: "everolimus twice", not "twice a day"."""
    keys = [token.key for token in tokens]
    often = [at for at, key in enumerate(keys) if key in _SO_OFTEN]
    return any(_A_DAY.isdisjoint((*keys[at + 1 : at + 2], *keys[max(0, at - 3) : at])) for at in often)


def _settle(lines: Lines) -> None:
    if lines.beside and lines.groups:
        lines.sure = False
    if lines.groups == [{"chemotherapy"}] or lines.groups == [{"targeted"}]:
        lines.sure = False
