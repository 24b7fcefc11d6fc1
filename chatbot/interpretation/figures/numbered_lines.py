"""Lines of treatment as nurses number them: "1L carbo/etop, 2L FOLFIRI", 一线EP，三线未做."""

from __future__ import annotations

from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.normalise import Utterance
from criteria.values import Interval, Quantity

_LINE = expression(
    r"(?<![\w.])([1-9]) ?l\b(?! ?(?:of|/|per|a) )"
    r"(?P<planned>[^,;，；]{0,12}\b(?:planned|next|due|pending)\b)?"
)

_LINE_ZH = expression(
    r"(?P<never>(?:未|没|没有|不|暂不|尚未|还没)[行做用上打接受进有过到]{0,2})?"
    r"第?(?P<number>[一二三四五六])线(?:治疗|化疗|方案|药)?"
    r"(?P<not>[还尚暂就都也]{0,2}(?:未|没有?|无|不)(?=[做行用上打]|开始|接受|进行|安排|治|\W|$))?"
)


def numbered_lines(utterance: Utterance) -> tuple[Candidate, ...]:
    """The lines that are numbered one by one; empty: they aren't, or not so that it tells how many."""
    return _in_shorthand(utterance) or _not_all_had(utterance.text)


def _not_all_had(text: str) -> tuple[Candidate, ...]:
    """The lines that come before the first that was not had: 一线EP，二线FOLFIRI，三线未做.

    To be confirmed where not each of these is told.
    """
    lines = list(_LINE_ZH.finditer(text)) if "线" in text else []
    had = {_NUMBERS.index(line["number"]) + 1 for line in lines if not (line["never"] or line["not"])}
    never = [_NUMBERS.index(line["number"]) for line in lines if line["never"] or line["not"]]
    if not never or (had and max(had) > min(never)):
        return ()
    count, each = float(min(never)), had == set(range(1, min(never) + 1))
    return (Candidate(Quantity(Interval(count, count)), lines[0].start(), lines[-1].end(), sure=each),)


_NUMBERS = "一二三四五六"


def _in_shorthand(utterance: Utterance) -> tuple[Candidate, ...]:
    """The greatest number of lines told one after the other from the first on; empty: they aren't told so.

    A line that is only planned isn't counted; a single one, "2L", may be anything and is left to others.
    """
    lines = list(_LINE.finditer(utterance.text))
    numbers = [int(line[1]) for line in lines if line["planned"] is None]
    if len(lines) < 2 or numbers != list(range(1, len(numbers) + 1)) or not numbers:
        return ()
    count = float(numbers[-1])
    return (Candidate(Quantity(Interval(count, count)), lines[0].start(), lines[-1].end(), sure=True),)
