"""The answers to "how long …?" and "how often …?": lengths as said, or counted from dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.normalise import Utterance, normalise
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.times import context, notes, rhythm, spans_zh
from chatbot.interpretation.times.atoms import row_of
from chatbot.interpretation.times.dates import dates_in
from chatbot.interpretation.times.durations import DurationMention, lengths_in
from chatbot.interpretation.times.found import Found
from chatbot.interpretation.times.joins import DateMention
from chatbot.interpretation.times.lengths import Length, Term, counted_days
from chatbot.interpretation.times.notation import clinical, days_in_notation, whole_unit
from chatbot.interpretation.times.row import Atom, Row
from chatbot.interpretation.times.stretches import Stretch, begins, stretch
from criteria.model import Lang
from criteria.values import Interval, Quantity, ValueKind

_ASKS_HOW_OFTEN = re.compile(
    r"\bhow (?:often|frequent\w*|far apart)\b|\bhow many (?:days|weeks|months) (?:apart|between|lie)"
    r"|\binterval\b"
    r"|多久.{0,6}一[次针回]|间隔|隔多久|几周一|几天一|多长时间.{0,6}一[次针]"
)
_SINCE_THEN = re.compile(
    r"\b(?:since|thereafter|ever after|from then|clean|clear|stable|unchanged|no change|no changes|to date|"
    r"up to now|until now|till now|to this day|all clear|remission|cancer free|cancer-free"
    r"|disease free|ned)\b"
    r"|到现在|到如今|到今|到目前|到眼下|至今|以来|以后|之后|一直|从那|后就|后没|没再|没变|没复发|稳定|干净|就没事"
)
_IN_ALL = re.compile(r"\b(?:total|altogether|in all|all in all|overall)\b|一共|总共|加起来|合计|共")
_USED_TO = re.compile(
    r"\b(?:used to|was|were|originally|initially|before|previously|at first|to begin with|started"
    r"|formerly|once was|tried|until|till)\b"
    r"|原来|以前|之前|本来|开始|开头|起初|起先|最早|最初|原先|曾经|从前|先前|头几[次针回个年月]|先是|那阵子?|那会儿?|那时候?|疫情|[拖推延]到?过"
)
_MOVED = (
    r"\b(?:changed|moved|switched|tightened|shortened|stretched|spaced|dropped|went|brought|cut|upped)"
    r"\b[^,;.]{0,24}\b(?:to|every)\b"
)
_NOW = re.compile(
    r"\b(?:now|currently|these days|nowadays|at present|at the moment|lately|back to)\b"
    rf"|{_MOVED}|现在|目前|如今|缩到|缩短|延长|拉长|改(?:成|为|到|回|隔|每|了|打|用)|换[成回]|调[成到回整]|恢复|变回|回到|延到|变成|眼下|后来|[今去前]年起"
)
_MOVED_FROM = re.compile(
    r"\b(?:changed?|moved?|switched|tightened|shortened|stretched|spaced|dropped|went|gone|goes|brought|cut|came|come"
    r"|reduced|increased|extended|upped|put|taken?|down|up)\b[^,;.]{0,24}\bfrom (?:the |every |once every )?$"
)
"""What leads to the interval that was, before the one that is: "went from four weekly to …"."""
_SEASON = 92
"""Days: a longer time that is no interval by its words may tell how long it has been going on."""
_SOMETIMES = re.compile(r"\W{0,3}(?:or )?(?:sometimes|occasionally|maybe|有时候?|偶尔) ?(\d{1,2})(?!\d)")
_TO_COME = re.compile(
    r"\b(?:come|tomorrow|'ll be|will be|(?:on|this) (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|next (?:week|month|year|mon|tues|wednes|thurs|fri|satur|sun"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|明天就?|下个?[周月]|(?:一个?|每个?)疗程"
)
"""Words that put the end of a length ahead ("a year come Christmas"), or make it one of several."""
_UNTIL_IT_IS = re.compile(r" ?(?:clear |free )?(?:in|come|this|this coming|on|by|at) |就?要?[满够]|就要?")
_LEADS_A_LENGTH = re.compile(
    r"(?:\b(?:every|to|it's|its|is|'s|was|at|or|sometimes|occasionally|maybe|then|now|not|back to)"
    r"|改成|改为|变成|到|是|每)\s*$"
)
_MAY_BE_YEARS = re.compile(r"[a-z] [0-2]\d\b(?! ?(?:\d|,)).*[a-z] [0-2]\d$")
"""The "march 23 to may 24", whose numbers may be days or years."""
_NOW_IT_IS = re.compile(r" (?:since|now|nowadays|these days|after that|at the moment|lately|after)\b")
_OR_ELSE = re.compile(r"\b(?:sometimes|occasionally)(?: it's| every| up to)? $")
_ONLY_COMPARED = re.compile(
    r"\b(?:(?:more|less) (?:often|frequent(?:ly)?) than|not as (?:often|frequent(?:ly)?) as) $"
)
_NOT_A_LENGTH = frozenset("mg ml mcg ug microgram micrograms milligrams times in % percent more".split())
_COUNTED = re.compile(
    r"\b(?:injection|jab|shot|dose|cycle|needle|infusion|depot|treatment)s?\b|[针支次剂瓶]|个?疗程"
)


def read_duration(situation: Situation) -> tuple[Candidate, ...]:
    """The readings of an answer to a question about a length of time, in days."""
    row = row_of(situation.utterance, situation.today)
    reader = _Reader(situation.utterance.text, row, situation.lang)
    asked = _wording(situation)
    if _ASKS_HOW_OFTEN.search(asked):
        return reader.how_often()
    found = _written(reader.text) or reader.how_long() or reader.counted(_interval_known(situation))
    return found if found or asked else reader.how_often()


def _wording(situation: Situation) -> str:
    """How the question is worded: it tells "how often" from "how long"."""
    if situation.asked or situation.vocabulary is None:
        return situation.asked.lower()
    wording = situation.vocabulary.trial.wording[situation.lang].questions.get(situation.question.id)
    return "" if wording is None else wording.ask.lower()


def _interval_known(situation: Situation) -> Interval | None:
    """The interval between doses that an answer to another question gave."""
    if situation.vocabulary is None:
        return None
    trial = situation.vocabulary.trial
    for question in trial.questions:
        fact = situation.facts.get(question.id)
        if question.kind is ValueKind.DURATION and isinstance(fact, Quantity):
            texts = (trial.wording[lang].questions[question.id].ask for lang in trial.wording)
            if any(_ASKS_HOW_OFTEN.search(text.lower()) for text in texts):
                return fact.interval
    return None


def read_bare_duration(utterance: Utterance, lang: Lang, today: date) -> tuple[Candidate, ...]:
    """The length of words that answer no question in particular: a plain one is a single figure."""
    if _SO_MANY_DAYS.fullmatch(utterance.text):
        asked = read_bare_duration(normalise(utterance.text.replace("日", "天"), lang), lang, today)
        return tuple(replace(one, sure=False) for one in asked)
    row = row_of(utterance, today)
    written = days_in_notation(utterance.text)
    if written is not None:
        return (Candidate(Quantity(Interval(written, written), "d"), 0, len(utterance.text), sure=False),)
    reader = _Reader(utterance.text, row, lang)
    found = [reader.lengths[index] for index in context.after_correction(utterance.text, reader.lengths)]
    written_so = _written(utterance.text)
    if written_so:
        return written_so
    if row.codes == "U":
        days = counted_days(Length((Term(1, 1, row.atoms[0].value),), 0, 1))
        return (Candidate(Quantity(Interval(days, days), "d"), 0, len(utterance.text), sure=False),)
    whole = whole_unit(utterance.text) if not found else None
    if whole is not None:
        return (Candidate(Quantity(Interval(whole[0], whole[0]), "d"), whole[1], whole[2], sure=False),)
    if len(found) != 1:
        return reader.how_long() or reader.how_often()
    mention = found[0]
    if mention.length is None or not _is_plain(mention.length) or mention.every:
        return (_candidate(mention.low, mention.high, mention, mention.sure),)
    days = counted_days(mention.length)
    return (_candidate(days, days, mention, mention.sure),)


_SO_MANY_DAYS = re.compile(r"[半\d一二两三四五六七八九十]{1,4}日")
"""三日 may be a day of the month too; as a length of time it is three days."""


def _written(text: str) -> tuple[Candidate, ...]:
    """The "8/12" of clinicians; it may be a date: asked back."""
    found = clinical(text)
    return () if found is None else (Candidate(Quantity(Interval(*found[0]), "d"), *found[1], sure=False),)


def _is_plain(length: Length) -> bool:
    return not length.bound and all(term.low == term.high for term in length.terms)


def _candidate(low: float | None, high: float | None, span: context.Span, sure: bool, note: str | None = None
               ) -> Candidate:  # fmt: skip
    bound = span.length.bound if isinstance(span, DurationMention) and span.length is not None else ""
    days = Interval(
        low, high, low_open=bound == "over" and high is None, high_open=bound == "less" and low is None
    )
    return Candidate(Quantity(days, "d"), span.start, span.end, sure, note)


class _Reader:
    """The lengths and dates of one answer."""

    def __init__(self, text: str, row: Row, lang: Lang) -> None:
        self.text, self.row, self.lang, self.today = text, row, lang, row.today
        self.lengths = lengths_in(row)
        self.dates = dates_in(row)

    # How often

    def how_often(self) -> tuple[Candidate, ...]:
        """The interval between two times; what it "used to be" gives way to what it is now."""
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
        if len(found) == 1 and context.is_denied(self.text, found, 0):
            return (Candidate(None, first.start, first.end, sure=False),)
        if len(found) == 1:
            high = self._sometimes(first) or first.high
            sure = (
                first.sure and None not in (first.low, high) and (first.every or (first.low or 0) <= _SEASON)
            )
            return (_candidate(first.low, high, first, sure),)
        if not self._are_alternatives(found):
            return tuple(_candidate(mention.low, mention.high, mention, sure=False) for mention in found)
        low, high = min(mention.low or 0 for mention in found), max(mention.high or 0 for mention in found)
        return (_candidate(low, high, first, sure=all(mention.sure for mention in found)),)

    def _told_otherwise(self, plain: Sequence[DurationMention]) -> list[DurationMention]:
        """An interval told without "every": by dates, by days of the month or by how many in a time."""
        found = rhythm.so_many_in(self.row, plain) or rhythm.within_a_month(self.row)
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
        if not now or len(now) == len(kept):
            now = [index for index in kept if not _USED_TO.search(words[index])] or list(kept)
        return [mentions[index] for index in now]

    def _is_too(self, index: int) -> bool:
        """Whether a length without "every" is an interval beside those with: "now 3 weeks", "sometimes 6"."""
        before = self.text[: self.lengths[index].start]
        return (
            _NOW.search(self._words_beside(self.lengths, index)) is not None
            or _OR_ELSE.search(before) is not None
        )

    def _words_beside(self, mentions: Sequence[DurationMention], index: int) -> str:
        return " ".join(context.beside(self.text, mentions, index))

    def _are_alternatives(self, mentions: Sequence[DurationMention]) -> bool:
        """Whether "or", "to" or "sometimes" stands between two intervals."""
        between = self.text[mentions[0].end : mentions[-1].start]
        return rhythm.are_extremes(self.text, mentions) or (
            len(mentions) == 2
            and re.search(r"\b(?:or|to|sometimes|occasionally)\b|-|或|到|有时|就是", between) is not None
        )

    # How long

    def how_long(self) -> tuple[Candidate, ...]:
        """The length said, or the time since the date said."""
        if context.has_recurred(self.text):
            return ()
        broken = context.is_interrupted(self.text)
        plain = [mention for mention in self.lengths if not mention.every]
        plain = [plain[index] for index in context.after_correction(self.text, plain)]
        since = self._since()
        if plain:
            found = self._lengths_said(plain, since)
        elif since is not None:
            found = [_candidate(since.low, since.high, since, since.sure)]
        else:
            nth = spans_zh.nth_unit(self.text)
            return () if nth is None else (_candidate(nth.low, nth.high, nth, sure=False),)
        if (plain and _TO_COME.search(self.text)) or context.was_cleared(self.text):
            found = [replace(candidate, sure=False) for candidate in found]
        if broken:
            note = notes.INTERRUPTED[self.lang]
            return tuple(replace(candidate, sure=False, note=note) for candidate in found)
        return tuple(found)

    def _lengths_said(self, plain: list[DurationMention], since: Stretch | None) -> list[Candidate]:
        if len(plain) == 1 and context.is_denied(self.text, plain, 0):
            return [Candidate(None, plain[0].start, plain[0].end, sure=False)]
        total = [one for index, one in enumerate(plain) if _IN_ALL.search(self._words_beside(plain, index))]
        both = spans_zh.added_up(self.text, plain)
        if both is not None and not total:
            return [_candidate(both.low, both.high, both, sure=False)]
        if len(plain) > 1 and len(total) != 1:
            days = {(mention.low, mention.high) for mention in plain}
            return [_candidate(m.low, m.high, m, sure=len(days) == 1 and m.sure) for m in plain]
        mention = total[0] if total else plain[0]
        coming = self._to_come(mention)
        if coming is not None:
            return [coming]
        low, high, sure = mention.low, mention.high, mention.sure and not _is_loose(mention)
        if since is not None and since.sure:
            apart = since.high < (low or 0) or (high is not None and since.low > high)
            if apart:
                return [_candidate(low, high, mention, sure=False)]
            low, high = max(low or 0, since.low), since.high if high is None else min(high, since.high)
            sure = True
        return [_candidate(low, high, mention, sure)]

    def _to_come(self, mention: DurationMention) -> Candidate | None:
        """The "three years in February" of who means the February to come; asked back."""
        if len(self.dates) != 1 or mention.length is None or mention.high is None:
            return None
        coming = self.dates[0]
        found, between = coming.found, self.text[mention.end : coming.start]
        if coming.end <= mention.start:
            between = self.text[coming.end : mention.start]
        if not _UNTIL_IT_IS.fullmatch(between) or _USED_TO.search(self.text):
            return None
        for year in (self.today.year, self.today.year + 1):
            days = _days_in(found, year)
            if days is not None and days[0] > self.today and (mention.low or 0) > (days[1] - self.today).days:
                low = (mention.low or 0) - (days[1] - self.today).days
                high = mention.high - (days[0] - self.today).days
                return _candidate(low, high, mention, sure=False)
        return None

    def _since(self) -> Stretch | None:
        """The time from the date said to today, or between the dates of a beginning and an end."""
        kept = [self.dates[index] for index in context.after_correction(self.text, self.dates)]
        past = [one for one in kept if begins(one) <= self.today and not one.found.wrong]
        if not past:
            return None
        between = self._between(past)
        if between is not None:
            return between
        earlier = [one for one in past if not (one.role == "until" and begins(one) == self.today)]
        past, unbroken = earlier or past, len(earlier) == 1 and len(past) > 1
        marked = [mention for mention in past if mention.role == "since"]
        chosen = max(marked or past, key=begins)
        if chosen.ends is not None:
            began, ended = chosen.ends
            years = _MAY_BE_YEARS.search(self.text[chosen.start : chosen.end]) is not None
            return stretch(replace(chosen, found=began), ended.earliest, ended.latest, sure=not years)
        sure = unbroken or bool(marked) or (len(past) == 1 and _SINCE_THEN.search(self.text) is not None)
        return stretch(chosen, self.today, self.today, sure and chosen.found.sure and not chosen.found.ahead)

    def _between(self, past: Sequence[DateMention]) -> Stretch | None:
        """The "started in January 2025, stopped in June"."""
        if len(past) != 2:
            return None
        phases = [context.phase(self.text, past, index) for index in (0, 1)]
        if phases != ["began", "ended"]:
            return None
        return stretch(past[0], past[1].found.earliest, past[1].found.latest, sure=True)

    # How many times the interval

    def counted(self, interval: Interval | None) -> tuple[Candidate, ...]:
        """The "only four injections so far", times the interval said or known; always confirmed."""
        every = [mention for mention in self.lengths if mention.every]
        if len(every) == 1:
            interval = Interval(every[0].low, every[0].high)
        if interval is None or interval.low is None or interval.high is None:
            return ()
        for atom in self.row.atoms:
            following = self.text[atom.end : atom.end + 16]
            apart = all(not mention.start <= atom.start < mention.end for mention in every)
            if atom.code == "N" and apart and _COUNTED.search(following):
                low, high = atom.value
                days = Interval(interval.low * low, interval.high * high)
                return (Candidate(Quantity(days, "d"), atom.start, atom.end, sure=False),)
        return ()


def _days_in(found: Found, year: int) -> tuple[date, date] | None:
    """The days of a date in a year, or as they stand where the date has a year of its own (下个月)."""
    if found.in_year is not None:
        return found.in_year(year)
    return None if found.earliest is None or found.latest is None else (found.earliest, found.latest)


def _is_loose(mention: DurationMention) -> bool:
    """Whether "about" reaches half a year or more either way, for more than a year."""
    length = mention.length
    return (
        length is not None
        and length.bound in ("about", "nearly")
        and length.slack >= 182
        and length.terms[0].low >= 2
    )
