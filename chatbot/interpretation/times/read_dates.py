"""The answer to "when did you last …?": which of the dates said is the one asked for."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.normalise import Utterance
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.times import context, notes, sayings
from chatbot.interpretation.times.atoms import Row, row_of
from chatbot.interpretation.times.calendar import shifted
from chatbot.interpretation.times.dates import DateMention, dates_in, days_back
from chatbot.interpretation.times.durations import lengths_in
from chatbot.interpretation.times.found import Found
from criteria.model import Lang
from criteria.values import Dates, Never


def read_date(situation: Situation) -> tuple[Candidate, ...]:
    """The readings of an answer to a question about the last time something happened.

    Nothing that lies ahead is such a date: it gives a candidate without a value.
    """
    row = row_of(situation.utterance, situation.today)
    reader = _Reader(situation.utterance.text, row, situation.lang)
    never = sayings.said(situation, "never")
    events = reader.events() if reader.mentions else ()
    if events:
        return _of_the_thing(situation, reader, events, never)
    current = _current(situation)
    if current:
        return current
    if never is not None:
        return (Candidate(Never(), never.start, never.end, never.sure),)
    if reader.mentions:
        return reader.leads()
    return _generic_never(situation, reader) or reader.bare_length()


def _of_the_thing(
    situation: Situation, reader: _Reader, events: tuple[Candidate, ...], never: sayings.Said | None
) -> tuple[Candidate, ...]:
    """The dates found, unless the words say that they are another thing's ("just a biopsy 2 weeks ago")."""
    trapped = sayings.trap(situation)
    if trapped is not None:
        if not sayings.names_its_thing(situation, [(trapped.start, trapped.end)]):
            place = events[0]
            return (Candidate(None, place.start, place.end, sure=False, note=trapped.key.note),)
        return tuple(replace(event, sure=False) for event in events)
    if never is None or reader.denied_since:
        return events
    if never.only and not sayings.names_its_thing(situation, [(never.start, never.end)]):
        return (Candidate(Never(), never.start, never.end, sure=False),)
    return tuple(replace(event, sure=False) for event in events)


def _current(situation: Situation) -> tuple[Candidate, ...]:
    """Today, where it goes on; no date at all where the question's words know no such answer."""
    today = Dates(situation.today, situation.today)
    now = sayings.said(situation, "now")
    if now is not None:
        return (Candidate(today, now.start, now.end, now.sure),)
    current = context.is_ongoing(situation.utterance.text)
    if current is None:
        return ()
    if situation.vocabulary is not None and not sayings.knows_now(situation):
        return (Candidate(None, *current, sure=False, note=notes.WHICH_DAY[situation.lang]),)
    return (Candidate(today, *current, sure=situation.vocabulary is None),)


def _generic_never(situation: Situation, reader: _Reader) -> tuple[Candidate, ...]:
    if not situation.question.allows_never or reader.lengths:
        return ()
    never = context.says_never(reader.text)
    return () if never is None else (Candidate(Never(), *never),)


def read_bare_date(utterance: Utterance, lang: Lang, today: date) -> tuple[Candidate, ...]:
    """The date of words that answer no question in particular: it may lie ahead."""
    row = row_of(utterance, today)
    mentions = dates_in(row)
    kept = [mentions[index] for index in context.after_correction(utterance.text, mentions)]
    if kept:
        return tuple(_bare_candidate(mention, lang) for mention in kept[-1:])
    current = context.is_ongoing(utterance.text) or context.now_alone(utterance.text)
    if current is not None:
        return (Candidate(Dates(today, today), *current),)
    return ()


def _bare_candidate(mention: DateMention, lang: Lang) -> Candidate:
    found = mention.found
    note = notes.DAY_OR_MONTH[lang] if found.others else None
    return Candidate(mention.days, mention.start, mention.end, found.sure and not found.ahead, note)


_FOR_SO_LONG = re.compile(r"\b(?:for|been on|been having|been taking|lasted|took)\b|打了|吃了|用了|做了")
"""Words with which a length of time says how long, not how long ago."""


class _Reader:
    """The dates of one answer, sorted by what they are dates of."""

    def __init__(self, text: str, row: Row, lang: Lang) -> None:
        self.text, self.row, self.lang, self.today = text, row, lang, row.today
        every = dates_in(row)
        phases = [context.phase(text, every, index) for index in range(len(every))]
        self._negated = {
            mention: context.negated_before(text, every, index)
            for index, mention in enumerate(every)
            if mention.role == "since"
        }
        kept = context.after_correction(text, every)
        self.mentions = [every[index] for index in kept]
        self._phases = {every[index]: phases[index] for index in kept}
        self.lengths = [length for length in lengths_in(row) if not length.every]

    @property
    def denied_since(self) -> bool:
        """Whether the words are of the kind "not had any since May"."""
        return any(self._negated.values())

    def events(self) -> tuple[Candidate, ...]:
        """The dates at which it may have happened last; empty: none of those said is one."""
        past = [mention for mention in self.mentions if self._is_event(mention)]
        ended = [mention for mention in past if self._phases[mention] == "ended" or mention.role == "until"]
        chosen = max(ended or past, key=self._when, default=None)
        if chosen is None:
            return ()
        return self._candidates(chosen, alone=len(past) == 1 or len(ended) == 1)

    def _is_event(self, mention: DateMention) -> bool:
        phase = self._phases[mention]
        if phase == "began" or self._lies_ahead(mention):
            return False
        return mention.role != "since" or self._negated[mention]

    def _lies_ahead(self, mention: DateMention) -> bool:
        last = mention.last_of.earliest
        if last is not None and last > self.today:
            return True
        return self._phases[mention] == "planned" and not self._is_settled(mention)

    def _is_settled(self, mention: DateMention) -> bool:
        """Whether the words fix the date wholly: with a year, "… ago", "yesterday", "last month"."""
        return any(code in "YDmTAwE" for code in self.row.codes[mention.first : mention.last])

    def _when(self, mention: DateMention) -> tuple[date, date]:
        found = mention.last_of
        return found.latest or date.max, found.earliest or date.min

    def _candidates(self, mention: DateMention, alone: bool) -> tuple[Candidate, ...]:
        found = mention.last_of
        start, end = mention.start, mention.end
        if found.others:
            days = [day for day in (found.earliest, *found.others) if day is not None and day <= self.today]
            return tuple(
                Candidate(Dates(day, day), start, end, sure=False, note=notes.DAY_OR_MONTH[self.lang])
                for day in days
            )
        if found.ahead and found.grain == "day" and self._phases[mention] != "ended":
            return (Candidate(None, start, end, sure=False, note=notes.STILL_AHEAD[self.lang]),)
        doubtful = found.ahead or self._phases[mention] == "planned" or not alone
        return (Candidate(self._until_today(found), start, end, sure=found.sure and not doubtful),)

    def _until_today(self, found: Found) -> Dates:
        latest = found.latest
        return Dates(found.earliest, min(latest, self.today) if latest is not None else None)

    def leads(self) -> tuple[Candidate, ...]:
        """What dates that are none of the event itself lead to: when the next is due, since when it goes on."""
        for mention in self.mentions:
            if self._phases[mention] == "planned" or self._lies_ahead(mention):
                return self._before_next(mention)
        mention = self.mentions[-1]
        if mention.role == "since":
            return (Candidate(Dates(self.today, self.today), mention.start, mention.end, sure=False),)
        return (Candidate(self._until_today(mention.found), mention.start, mention.end, sure=False),)

    def _before_next(self, mention: DateMention) -> tuple[Candidate, ...]:
        """The day that lies one interval before the next one."""
        coming = self._coming(mention)
        every = [length for length in lengths_in(self.row) if length.every]
        if coming is None or len(every) != 1 or coming.earliest is None or coming.latest is None:
            return (
                Candidate(None, mention.start, mention.end, sure=False, note=notes.STILL_AHEAD[self.lang]),
            )
        low, high = every[0].low or 0, every[0].high or 0
        days = Dates(shifted(coming.earliest, -high), shifted(coming.latest, -low))
        if not 0 < low <= high or days.latest is None or days.latest > self.today:
            return (
                Candidate(None, mention.start, mention.end, sure=False, note=notes.STILL_AHEAD[self.lang]),
            )
        return (Candidate(days, mention.start, mention.end, sure=False),)

    def _coming(self, mention: DateMention) -> Found | None:
        found = mention.found
        if found.earliest is None or found.earliest > self.today or found.in_year is None:
            return found if found.earliest is not None and found.earliest > self.today else None
        for year in (self.today.year, self.today.year + 1):
            days = found.in_year(year) if year < 9999 else None
            if days is not None and days[0] > self.today:
                return replace(found, earliest=days[0], latest=days[1])
        return None

    def bare_length(self) -> tuple[Candidate, ...]:
        """The "3 weeks" as an answer to when: so long ago, to be confirmed."""
        kept = [self.lengths[index] for index in context.after_correction(self.text, self.lengths)]
        if len(kept) != 1 or kept[0].length is None:
            return ()
        without = context.negated_before(self.text, kept, 0) or context.says_never(self.text) is not None
        without = without or re.match(r"(?:都|一直|也)?没", context.beside(self.text, kept, 0)[1]) is not None
        if _FOR_SO_LONG.search(self.text) and not without:
            return ()
        found = days_back(self.today, kept[0].length)
        return (Candidate(Dates(found.earliest, found.latest), kept[0].start, kept[0].end, sure=False),)
