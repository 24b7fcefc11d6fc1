"""Ages told by another's: "my brother's 55 and I'm two years younger", 我哥六十，我比他小三岁."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.times.age_bounds import AgeMention
from chatbot.interpretation.times.row import Atom, Row


class _Apart(NamedTuple):
    """By how many years, and between which places, the speaker's age differs from another's."""

    years: int
    """Below zero: the speaker is younger."""
    start: int
    end: int


_YEARS_APART = expression(r"\W*(?:years?|yrs?)\W*(younger|older)\b(?: than (me|i|myself)\b)?")
_SPEAKER = expression(r"\b(?:i'm|im|i am|me)\b[^,.;]{0,12}$")
_YEARS_APART_ZH = expression(r"\W*岁")
_COMPARED_ZH = expression(
    r"(?P<opens>^|[,。;]\s?)?(?P<own>我)?(?P<who>\w{0,4}?)"
    r"比(?P<me>我)?(?P<whom>[^\W\d]{0,6}?)(?P<more>大|小|长|年轻|年长)\W?$"
)
_BESIDE_THE_SPEAKER = frozenset(
    ("", "也", "还", "才", "就", "只", "自己", "本人", "今年", "现在", "应该", "好像")
)
"""What may stand between 我, said or left out, and 比; a name there is somebody else."""


def age_compared(row: Row, every: Sequence[AgeMention]) -> AgeMention | None:
    """The speaker's age, where it is told by how far it is from the one age given; None: it isn't so told."""
    apart = list(_apart(row))
    told = [one for one in every if all(one.end <= far.start or one.start >= far.end for far in apart)]
    if len(apart) != 1 or len(told) != 1 or told[0].high != told[0].low:
        return None
    years = told[0].low + apart[0].years
    start, end = min(told[0].start, apart[0].start), max(told[0].end, apart[0].end)
    return AgeMention(years, years, start, end, sure=False)


def _apart(row: Row) -> Iterator[_Apart]:
    for atom in row.atoms:
        if atom.code == "N" and atom.value[0] == atom.value[1] <= 40:
            found = _english(row.text, atom) or _chinese(row.text, atom)
            if found is not None:
                yield found


def _english(text: str, atom: Atom) -> _Apart | None:
    found = _YEARS_APART.match(text, atom.end)
    if found is None:
        return None
    older = found[1] == "older"
    if found[2] is not None:
        older = not older
    elif _SPEAKER.search(text[max(0, atom.start - 24) : atom.start]) is None:
        return None
    return _Apart(int(atom.value[0]) * (1 if older else -1), atom.start, found.end())


def _chinese(text: str, atom: Atom) -> _Apart | None:
    """我比他小三岁, 他比我大三岁, and with the speaker left out 比我老伴小三岁."""
    after = _YEARS_APART_ZH.match(text, atom.end)
    said = _COMPARED_ZH.search(text, max(0, atom.start - 16), atom.start)
    if after is None or said is None:
        return None
    of_another = said["me"] is not None and not said["whom"]
    led = said["own"] is not None or said["opens"] is not None
    if not of_another and not (led and said["who"] in _BESIDE_THE_SPEAKER):
        return None
    older = (said["more"] in ("大", "长", "年长")) != of_another
    return _Apart(int(atom.value[0]) * (1 if older else -1), atom.start, after.end())
