"""Lines of treatment as nurses number them: "1L carbo/etop, 2L FOLFIRI"."""

from __future__ import annotations

from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.normalise import Utterance
from criteria.values import Interval, Quantity

_LINE = expression(
    r"(?<![\w.])([1-9]) ?l\b(?! ?(?:of|/|per|a) )"
    r"(?P<planned>[^,;，；]{0,12}\b(?:planned|next|due|pending)\b)?"
)


def numbered_lines(utterance: Utterance) -> tuple[Candidate, ...]:
    """The greatest number of lines told one after the other from the first on; empty: they aren't told so.

    A line that is only planned isn't counted; a single one, "2L", may be anything and is left to others.
    """
    lines = list(_LINE.finditer(utterance.text))
    numbers = [int(line[1]) for line in lines if line["planned"] is None]
    if len(lines) < 2 or numbers != list(range(1, len(numbers) + 1)) or not numbers:
        return ()
    count = float(numbers[-1])
    return (Candidate(Quantity(Interval(count, count)), lines[0].start(), lines[-1].end(), sure=True),)
