"""The answers to "how often …?": the interval between two times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.times import context, rhythm
from chatbot.interpretation.times.durations import DurationMention
from chatbot.interpretation.times.joins import DateMention
from chatbot.interpretation.times.row import Atom, Row
from criteria.values import Interval, Quantity

USED_TO = expression(
    r"\b(?:used to|no longer|not any ?more|was|were|originally|initially|before|previously|at first"
    r"|to (?:begin|start) with|started|formerly|once was|tried|until|till)\b"
    r"|原来|以前|之前|本来|开始|开头|起初|起先|最早|最初|原先|曾经|从前(?![年天])|先前|头几[次针回个年月]|先是|那阵子?|那会儿?|那时候?|疫情|本该|应该|应当|按说|按理|规定|说明书|理论上|原定|说好|照理|[拖推延]到?过"
)
"""That something was so before: the interval that was."""
_MOVED = (
    r"\b(?:changed|moved|switched|tightened|shortened|stretched|spaced|dropped|went|brought|cut|upped)"
    r"\b[^,;.]{0,24}\b(?:to|every)\b"
)
_NOW = expression(
    r"\b(?:now|currently|these days|nowadays|at present|at the moment|lately|back to)\b"
    rf"|{_MOVED}|现在|目前|如今|缩到|缩短|延长|拉长|改(?:成|为|到|回|隔|每|了|打|用|\s)|换[成回]|调[成到回整]|恢复|变回|回到|延到|变成|眼下|后来|实际|其实|(?:[总老常都]是?|每次|次次|往往|经常)(?:[要得会给被]|往后)*[拖推延]|[今去前]年起"
)
_CHANGED = expression(
    r"\b(?:(?:more|less) (?:often|frequent(?:ly)?)|closer together|(?:further|farther|wider) apart"
    r"|no longer|not any ?more|used to be"
    r"|(?:shortened|lengthened|tightened|squeezed|stretched|spaced|changed|moved|sped|speeded|brought|pulled"
    r"|pushed)(?: (?:up|out))? (?:it|them|that|things|the (?:interval|gap|timing)s?)"
    r"|(?:brought|moved|pulled|pushed) (?:forward|closer|back)"
    r"|(?:been|was|were|got) (?:shortened|lengthened|tightened|squeezed|stretched|spaced|changed))\b"
    r"|^\W*from\b.*(?:daily|weekly|monthly|days?|weeks?|months?)\b.*\bto\b"
)
"""That the interval is another now, whether or not it is said which."""
_MOVED_FROM = expression(
    r"\b(?:changed?|moved?|switched|tightened|shortened|stretched|spaced|dropped|went|gone|goes|brought|cut|came|come"
    r"|reduced|increased|extended|upped|put|taken?|down|up)\b[^,;.]{0,24}\bfrom (?:the |every |once every )?$"
    r"|^\W*from (?:every )?$"
)
"""What leads to the interval that was, before the one that is: "went from four weekly to …"."""
_SEASON = 92
"""Days: a longer time that is no interval by its words may tell how long it has been going on."""
_AND_THEN = expression(r" (?:and|then|but)(?: then)? |[,;]")
"""Between two intervals: what stands before it is said of the first."""
_SOMETIMES = expression(r"\W{0,3}(?:or )?(?:sometimes|occasionally|maybe|有时候?|偶尔) ?(\d{1,2})(?!\d)")
_LEADS_A_LENGTH = expression(
    r"(?:\b(?:every|to|it's|its|is|'s|was|at|or|sometimes|occasionally|maybe|then|now|not|back to"
    r"|(?:made|make|making|got|cut) (?:it|that|them|this)(?: to| down to)?)"
    r"|改成|改为|变成|到|是|每)\s*$"
)
_NOW_IT_IS = expression(r" (?:since|now|nowadays|these days|after that|at the moment|lately|after)\b")
_NOW_AND_THEN = expression(r"有时|偶尔|个别时候")
"""Beside an interval: it is one of several that hold, whatever was planned."""
_OR_ELSE = expression(r"\b(?:sometimes|occasionally)(?: it's| every| up to)? $")
_ONLY_COMPARED = expression(
    r"\b(?:(?:more|less) (?:often|frequent(?:ly)?) than|not as (?:often|frequent(?:ly)?) as) $"
)
_NOT_A_LENGTH = frozenset("mg ml mcg ug microgram micrograms milligrams times in % percent more".split())


def of_length(low: float | None, high: float | None, span: context.Span, sure: bool,
                     note: str | None = None) -> Candidate:  # fmt: skip
    """The reading of a length said at a place, its ends open where its words leave them so."""
    said = span if isinstance(span, DurationMention) else None
    bound = said.length.bound if said is not None and said.length is not None else ""
    low_open = (bound == "over" and high is None) or (said is not None and said.low_open)
    high_open = (bound == "less" and low is None) or (said is not None and said.high_open)
    days = Interval(low, high, low_open=low_open, high_open=high_open)
    return Candidate(Quantity(days, "d"), span.start, span.end, sure, note)


class HowOften:
    """The intervals of one answer."""

    def __init__(
        self, text: str, row: Row, lengths: Sequence[DurationMention], dates: Sequence[DateMention]
    ) -> None:
        """Take the answer, with the lengths and dates found in it."""
        self.text, self.row, self.lengths, self.dates = text, row, lengths, dates

    def read(self) -> tuple[Candidate, ...]:
        """The interval between two times; what it "used to be" gives way to what it is now."""
        monthly = rhythm.on_a_weekday_of_the_month(self.row)
        if monthly is not None:
            return (self._only(monthly),)
        said = any(mention.every for mention in self.lengths)
        every = [one for at, one in enumerate(self.lengths) if one.every or (said and self._is_too(at))]
        if any(_ONLY_COMPARED.search(self.text[: one.start]) for one in self.lengths):
            return ()
        plain = [mention for mention in self.lengths if not mention.every]
        others = [self._current(self._unit_left_out(every or plain)), self._told_otherwise(plain)]
        found = others[1] or rhythm.reached(self.text, others[0])
        if not found:
            return ()
        first = found[0]
        if len(found) == 1:
            return (self._only(first),)
        if not self._are_alternatives(found):
            return tuple(of_length(mention.low, mention.high, mention, sure=False) for mention in found)
        low, high = min(mention.low or 0 for mention in found), max(mention.high or 0 for mention in found)
        return (of_length(low, high, first, sure=all(mention.sure for mention in found)),)

    def _only(self, said: DurationMention) -> Candidate:
        """The reading of the one interval said; none of it where it is denied, or was so and has changed."""
        changed = self._has_changed(said)
        was = changed and USED_TO.search(self._words_beside([said], 0)) is not None
        if was or context.is_denied(self.text, [said], 0):
            return Candidate(None, said.start, said.end, sure=False)
        high = self._sometimes(said) or said.high
        short = said.every or (said.low or 0) <= _SEASON
        sure = said.sure and short and not changed and None not in (said.low, high)
        return of_length(said.low, high, said, sure)

    def _told_otherwise(self, plain: Sequence[DurationMention]) -> list[DurationMention]:
        """An interval told without "every": by dates, by days of the month or by how many in a time."""
        found = rhythm.so_many_in(self.row, plain) or rhythm.within_a_month(self.row)
        found = found or (None if self.lengths else rhythm.on_a_day_of_the_month(self.row))
        if found is None and not self.lengths:
            found = rhythm.between_dates(self.row, self.dates)
        return [] if found is None else [found]

    def _unit_left_out(self, lengths: Sequence[DurationMention]) -> list[DurationMention]:
        """The lengths, and bare figures in the unit said before: "it was four weeks, it's three now"."""
        whole = (one for one in lengths if one.length is not None and len(one.length.terms) == 1)
        first = next(whole, None)
        if first is None or first.length is None or self._sometimes(first) is not None:
            return list(lengths)
        term, made = first.length.terms[0], list(lengths)
        taken = [(one.start, one.end) for one in lengths] + [(one.start, one.end) for one in self.dates]
        for at, atom in enumerate(self.row.atoms):
            apart = atom.start >= first.end and not any(start <= atom.start < end for start, end in taken)
            if atom.code == "N" and apart and self._stands_for_a_length(at, atom):
                days = replace(term, low=atom.value[0], high=atom.value[1]).days()
                if days[0] <= 4 * term.days()[1] and term.days()[0] <= 4 * days[1]:
                    made.append(DurationMention(*days, atom.start, atom.end, every=True, sure=False))
        return made

    def _stands_for_a_length(self, at: int, atom: Atom) -> bool:
        """Whether words of change or of how it is lead to a figure, and nothing is counted by it."""
        following = self.row.atoms[at + 1] if at + 1 < len(self.row.atoms) else None
        counts = following is not None and (following.code in "UMc" or following.text in _NOT_A_LENGTH)
        led = _LEADS_A_LENGTH.search(self.text[: atom.start]) or _NOW_IT_IS.match(self.text, atom.end)
        return not counts and led is not None

    def _sometimes(self, mention: DurationMention) -> float | None:
        """The other end of "every 4 weeks, sometimes 5"; None: nothing of the kind follows."""
        follow = _SOMETIMES.match(self.text, mention.end)
        if follow is None or mention.length is None or len(mention.length.terms) != 1:
            return None
        term = mention.length.terms[0]
        more = replace(term, low=float(follow[1]), high=float(follow[1])) if follow[1].isdigit() else None
        return more.days()[1] if more is not None and term.high < more.high <= 2 * term.high else None

    def _current(self, mentions: Sequence[DurationMention]) -> list[DurationMention]:
        kept = context.after_correction(self.text, mentions)
        if len(kept) > 1 and _MOVED_FROM.search(self.text[: mentions[kept[0]].start]):
            kept = kept[1:]
        words = {index: self._words_beside(mentions, index) for index in kept}
        now = [index for index in kept if _NOW.search(words[index])]
        if not now and any(_NOW_AND_THEN.search(words[index]) for index in kept):
            return [mentions[index] for index in kept]
        if not now or len(now) == len(kept):
            now = [index for index in kept if not USED_TO.search(words[index])] or list(kept)
        return [mentions[index] for index in now]

    def _is_too(self, index: int) -> bool:
        """Whether a length without "every" is an interval beside those with: "now 3 weeks", "sometimes 6"."""
        before = self.text[: self.lengths[index].start]
        return (
            _NOW.search(self._words_beside(self.lengths, index)) is not None
            or _OR_ELSE.search(before) is not None
        )

    def _words_beside(self, mentions: Sequence[DurationMention], index: int) -> str:
        """The words before and after an interval, as far as the next one or the "and" between them."""
        before, after = context.beside(self.text, mentions, index)
        if index:
            before = _AND_THEN.split(before)[-1]
        if index + 1 < len(mentions):
            between = self.text[mentions[index].end : mentions[index + 1].start]
            after = _AND_THEN.split(between)[0] if between.isascii() and _AND_THEN.search(between) else after
        return f"{before} {after}"

    def _has_changed(self, mention: DurationMention) -> bool:
        """Whether the interval said has given way to one that is not: "was monthly, now more often"."""
        now = _NOW.search(self._words_beside([mention], 0)) is not None
        return not now and _CHANGED.search(self.text) is not None

    def _are_alternatives(self, mentions: Sequence[DurationMention]) -> bool:
        """Whether "or", "to" or "sometimes" stands between two intervals."""
        between = self.text[mentions[0].end : mentions[-1].start]
        return rhythm.are_extremes(self.text, mentions) or (
            len(mentions) == 2
            and re.search(r"\b(?:or|to|sometimes|occasionally)\b|-|或|到|有时|就是", between) is not None
        )
